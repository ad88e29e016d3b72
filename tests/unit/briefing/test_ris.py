from typing import Any

import pytest
import rispy
from hypothesis import given
from invented_sheet import edition, excerpt, hotspot, sheet
from invented_sheet import source as source_of
from odd_sources import numbered, one_line, sources
from repository import DATA
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import make_sheet
from geo.briefing.exports import ris
from geo.dataset.claims import Mode
from geo.dataset.model import Name, Source, SourceType
from geo.evidence.edition import open_edition
from geo.selection.selection import Filters, Selection

PASSED_ON = (
    "Passes on words of others: Fishermen (1, disputed); the council (1, quoted with approval); "
    "the harbour master of Belgrade (1)."
)


def entries(small: SmallDataset, filters: Filters | None = None) -> list[dict[str, Any]]:
    opened = open_edition(small.data, small.documents)
    shown = make_sheet(Brief(selection=Selection(filters=filters or Filters())), opened)
    return rispy.loads(ris.to_ris(shown).decode())


def test_whose_words_an_article_passes_on_is_a_note_of_what_is_shown(coded_dataset: SmallDataset) -> None:
    assert entries(coded_dataset)[0]["notes"] == [PASSED_ON]
    (only,) = entries(coded_dataset, Filters(mode=(Mode.PROMISE,)))
    assert only["notes"] == ["Passes on words of others: the council (1, quoted with approval)."]
    assert "notes" not in entries(coded_dataset, Filters(mode=(Mode.FORECAST,)))[0]


def test_fields_are_those_of_the_source(small_dataset: SmallDataset) -> None:
    gazette, bulletin = entries(small_dataset)
    assert gazette == {
        "type_of_reference": "NEWS",
        "id": "gazette-2020",
        "title": "The Harbour Question",
        "authors": ["Doe, Jane", "Harbour Desk"],
        "secondary_title": "The Gazette",
        "publisher": "Example Press",
        "year": "2020",
        "date": "2020/03/05/",
        "urls": ["https://gazette.example/harbour?page=1&view=full"],
        "access_date": "2020/12/01/",
        "label": "Gazette 2020",
        "notes": ["Inferred by the analyst: type", "Analyst’s note: A reprint."],
    }
    assert bulletin == {
        "type_of_reference": "RPRT",
        "id": "bulletin-2019",
        "year": "2019",
        "date": "2019/06//",
        "label": "Bulletin 2019",
        "notes": ["Inferred by the analyst: issued, type"],
    }


def test_only_articles_that_pass_the_filters_are_written(small_dataset: SmallDataset) -> None:
    assert [e["id"] for e in entries(small_dataset, Filters(from_="2020"))] == ["gazette-2020"]


@pytest.mark.parametrize("kind", SourceType)
def test_every_type_has_a_reference_type(kind: SourceType) -> None:
    assert kind in ris.TYPES
    assert ris.TYPES[kind] in rispy.config.TYPE_OF_REFERENCE_MAPPING


@given(sources())
def test_odd_sources_come_back_field_by_field(source: Source) -> None:
    (read,) = rispy.loads(ris.ris_entry(numbered(source)))
    wanted = {
        "title": source.title,
        "secondary_title": source.container_title,
        "publisher": source.publisher,
        "label": source.label,
    }
    for name, value in wanted.items():
        assert read.get(name, "") == one_line(value or "")
    names = [_as_author(n) for n in source.author or ()]
    assert read.get("authors", []) == [one_line(name) for name in names]
    assert read.get("urls", []) == ([source.URL] if source.URL else [])
    assert read.get("date", "").strip("/") == (source.issued or "").replace("-", "/")
    assert read.get("access_date", "").strip("/") == (source.accessed or "").replace("-", "/")
    noted = [note for note in read.get("notes", []) if note.startswith("Analyst’s note: ")]
    assert noted == ([f"Analyst’s note: {one_line(source.note)}"] if source.note else [])


def _as_author(name: Name) -> str:
    return (name.literal or "").replace(",", " ") or ", ".join(part for part in (name.family, name.given) if part)


def test_an_organisation_is_one_author_and_its_name_stands_in_full_in_a_note() -> None:
    ministry = "Ministry of Trade, Industry and Energy"
    of = sheet(
        edition({"one": source_of("One", author=[{"literal": ministry}])}, {"a": hotspot("A", excerpt("one", "B."))})
    )
    (read,) = rispy.loads(ris.to_ris(of).decode())
    assert read["authors"] == ["Ministry of Trade Industry and Energy"]
    assert f"Author’s name in full: {ministry}" in read["notes"]


def test_the_real_sources_come_back() -> None:
    of = make_sheet(Brief(), open_edition(DATA, None))
    written = ris.to_ris(of)
    read = rispy.loads(written.decode())
    assert [(e["id"], e["title"], e.get("urls", [None])[0]) for e in read] == [
        (s.id, s.source.title, s.source.URL) for s in of.sources
    ]
    assert written.count(b"\r\n") == written.count(b"\n")
