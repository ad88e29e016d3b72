"""The data formats, of a sheet: exactly what the figure shows, no row more and no row less."""

import csv
import io
import json

import pytest
from hypothesis import given
from odd_sources import sources
from repository import DATA

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.exports import csl as export_csl
from geo.briefing.exports import csv_table, geojson
from geo.dataset.model import Source, Topic, Viewpoint
from geo.evidence.citation import csl
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import Filters, Selection

SELECTIONS = (
    Selection(),
    Selection(hotspot="korea"),
    Selection(filters=Filters(source=("usip-2019", "wsj-2017"))),
    Selection(filters=Filters(topic=(Topic.MILITARY,), from_="2019")),
    Selection(hotspot="ukraine", filters=Filters(actor=("United States",))),
    Selection(filters=Filters(q="sanctions"), viewpoint=Viewpoint.CHINA),
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition(DATA, None)


@pytest.fixture(params=range(len(SELECTIONS)))
def sheet(request: pytest.FixtureRequest, edition: Edition) -> Sheet:
    return make_sheet(Brief(selection=SELECTIONS[request.param]), edition)


def shown(sheet: Sheet) -> list[tuple[str, str]]:
    return [(i, e.id) for i, h in sheet.shown.hotspots.items() for e in h.excerpts]


def test_the_table_has_a_row_for_each_excerpt_shown(sheet: Sheet) -> None:
    content = csv_table.to_csv(sheet.part).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert [(row["hotspot"], row["excerpt"]) for row in rows] == shown(sheet)


def test_the_geojson_has_the_hotspots_and_excerpts_shown_in_the_viewpoint_shown(sheet: Sheet) -> None:
    collection = json.loads(geojson.to_geojson(sheet.part))
    found = [(f["id"], e["id"]) for f in collection["features"] for e in f["properties"]["excerpts"]]
    assert found == shown(sheet)
    assert collection["boundaries"]["viewpoint"] == sheet.viewpoint


def test_csl_json_has_the_articles_that_pass_the_filters(sheet: Sheet) -> None:
    items = json.loads(export_csl.to_csl(sheet.part))
    assert [item["id"] for item in items] == [source.id for source in sheet.sources]
    assert [item["citation-label"] for item in items] == [source.source.label for source in sheet.sources]


@given(sources())
def test_odd_sources_come_back_from_csl_json(source: Source) -> None:
    item = json.loads(json.dumps(csl("odd-1", source)))
    read = {name: item.get(name) for name in ("type", "title", "container-title", "publisher", "URL", "note", "author")}
    names = [name.model_dump(exclude_none=True) for name in source.author or ()]
    assert read == {
        "type": source.type,
        "title": source.title,
        "container-title": source.container_title,
        "publisher": source.publisher,
        "URL": source.URL,
        "note": source.note and f"Analyst’s note: {' '.join(source.note.split())}",
        "author": names or None,
    }
    for name, date in (("issued", source.issued), ("accessed", source.accessed)):
        parts = item[name]["date-parts"][0] if name in item else None
        assert parts == (None if date is None else [int(part) for part in date.split("-")])
