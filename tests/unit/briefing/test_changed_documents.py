"""Documents of what changed: each place with the quotes that came, went or are altered there, and no others."""

import csv
import io
import re
from dataclasses import replace

import pytest
from docx import Document
from former_maps import GONE, formerly
from pptx import Presentation
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.briefing_parts import briefing_parts
from geo.briefing.content.formats import Format
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.exports.changes_csv import CHANGE_COLUMNS
from geo.briefing.exports.csv_table import COLUMNS
from geo.briefing.write import write_sheet
from geo.evidence.edition import Edition, open_edition
from geo.evidence.former import FormerEdition
from geo.selection.selection import FigureKind, Selection

LOST = "Nothing is left of this sentence."


@pytest.fixture
def small(small_dataset: SmallDataset) -> Edition:
    return open_edition(small_dataset.data, small_dataset.documents)


def sheet_of(edition: Edition, former: FormerEdition | None = None) -> Sheet:
    chosen = Selection(figure=FigureKind.CHANGES, since="2026-03-01")
    return make_sheet(Brief(selection=chosen), edition, former or sound(formerly(edition)))


def sound(former: FormerEdition) -> FormerEdition:
    """The same with no hotspot under one that is not there, as every data file that can be read is."""
    dataset = former.edition.dataset
    hotspots = {
        i: h if h.parent in dataset.hotspots else h.model_copy(update={"parent": None})
        for i, h in dataset.hotspots.items()
    }
    edition = replace(former.edition, dataset=dataset.model_copy(update={"hotspots": hotspots}))
    return replace(former, edition=edition)


def as_it_is(edition: Edition) -> FormerEdition:
    return replace(formerly(edition), edition=edition)


def words_of(sheet: Sheet, form: Format) -> str:
    content = write_sheet(sheet, form)
    if form is Format.PPTX:
        slides = Presentation(io.BytesIO(content)).slides
        return "\n".join(s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame)
    if form is Format.DOCX:
        return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)
    return content.decode()


def test_a_place_has_the_quotes_that_changed_each_with_its_mark(small: Edition) -> None:
    sheet = sheet_of(small)
    assert sheet.since is not None
    parts = {part.hotspot: part for part in briefing_parts(sheet)}
    assert list(parts) == [place.id for place in sheet.since.places]
    for place in sheet.since.places:
        told = {(quote.excerpt, quote.mark.lower()) for quote in parts[place.id].quotes}
        changed = {(change.excerpt.id, change.kind.value) for change in place.excerpts}
        turned = {one.excerpt.id for one in place.turned} - {i for i, _ in changed}
        assert told == changed | {(i, "newly verified") for i in turned}
    assert [(quote.quote, quote.mark) for quote in parts[GONE].quotes] == [(LOST, "Gone")]
    assert parts[GONE].title == "The gone isle: gone since 1 March 2026, 1 excerpt"


def test_what_stayed_as_it_is_stands_in_no_part(small: Edition) -> None:
    former = as_it_is(small)
    place = next(i for i, h in small.dataset.hotspots.items() if len(h.excerpts) > 1)
    first, *rest = small.dataset.hotspots[place].excerpts
    then = small.dataset.hotspots[place].model_copy(update={"excerpts": tuple(rest)})
    hotspots = dict(small.dataset.hotspots) | {place: then}
    dataset = small.dataset.model_copy(update={"hotspots": hotspots})
    sheet = sheet_of(small, replace(former, edition=replace(small, dataset=dataset, sha256="ab" * 32)))
    (part,) = briefing_parts(sheet)
    assert [(quote.excerpt, quote.mark) for quote in part.quotes] == [(first.id, "Added")]
    for form in (Format.PPTX, Format.DOCX, Format.HTML, Format.MARKDOWN):
        said = words_of(sheet, form)
        assert not any(excerpt.quote in said for excerpt in rest if excerpt.quote not in first.quote), form


def test_where_nothing_changed_there_are_no_parts(small: Edition) -> None:
    sheet = sheet_of(small, as_it_is(small))
    assert briefing_parts(sheet) == ()
    assert "Nothing has changed since 1 March 2026" in words_of(sheet, Format.PPTX)


@pytest.mark.parametrize("form", [Format.PPTX, Format.DOCX, Format.HTML, Format.MARKDOWN])
def test_each_document_says_what_is_gone_and_what_is_altered(small: Edition, form: Format) -> None:
    said = words_of(sheet_of(small), form)
    assert "The gone isle: gone since 1 March 2026, 1 excerpt" in said
    mark = {Format.PPTX: "Gone: “", Format.DOCX: "Gone\n“", Format.HTML: "<p class=mark>Gone</p>\n<blockquote"}
    before, _, after = said.partition(mark.get(form, "**Gone**\n\n> “"))
    assert before
    assert LOST.removesuffix(".") in after[:200]
    assert "What changed of it:" in said
    assert "And more." in said
    assert "Who speaks of what" not in said
    assert "Excerpts by hotspot and article" not in said


def test_links_in_the_page_lead_somewhere(small: Edition) -> None:
    page = words_of(sheet_of(small), Format.HTML)
    ids = re.findall(r'\bid="?([\w-]+)', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([\w-]+)"', page)) <= set(ids)


def test_a_quote_of_an_article_that_is_gone_has_a_number_of_its_own_and_no_link(small: Edition) -> None:
    former = sound(formerly(small))
    then = former.edition.dataset
    source = next(iter(then.sources.values())).model_copy(update={"label": "Lost Paper"})
    lost = then.hotspots[GONE].excerpts[0].model_copy(update={"source": "lost"})
    hotspots = dict(then.hotspots) | {GONE: then.hotspots[GONE].model_copy(update={"excerpts": (lost,)})}
    dataset = then.model_copy(update={"hotspots": hotspots, "sources": {"lost": source, **then.sources}})
    proofs = dict(former.edition.verification.proofs)
    proofs[lost.id] = replace(proofs[then.hotspots[GONE].excerpts[0].id], excerpt=lost.id, source="lost")
    verification = replace(former.edition.verification, proofs=proofs)
    edition = replace(former.edition, dataset=dataset, verification=verification)
    sheet = sheet_of(small, replace(former, edition=edition))
    (quote,) = briefing_parts(sheet)[-1].quotes
    number = len(small.dataset.sources) + 1
    assert (quote.number, quote.listed) == (number, False)
    assert quote.reference.startswith(f"[{number}] Lost Paper")
    page = words_of(sheet, Format.HTML)
    assert f"[{number}]" in page
    assert 'href="#source-lost"' not in page
    assert f"[{number}] Lost Paper" in words_of(sheet, Format.DOCX)


def test_of_checks_that_are_not_known_nothing_is_said(small: Edition) -> None:
    sheet = sheet_of(small, replace(sound(formerly(small)), checked=False))
    (quote,) = briefing_parts(sheet)[-1].quotes
    assert "wording not confirmed" not in quote.reference
    rows = list(csv.DictReader(io.StringIO(write_sheet(sheet, Format.CSV).decode("utf-8-sig"))))
    assert [row["state"] for row in rows if row["change"] == "gone" and row["hotspot"] == GONE] == [""]


def test_the_table_has_a_row_for_each_change_and_none_besides(small: Edition) -> None:
    sheet = sheet_of(small)
    assert sheet.since is not None
    table = csv.DictReader(io.StringIO(write_sheet(sheet, Format.CSV).decode("utf-8-sig")))
    rows = list(table)
    assert tuple(table.fieldnames or ()) == CHANGE_COLUMNS == (*COLUMNS, "change", "changed_fields")
    told = {(row["hotspot"], row["excerpt"], row["change"].split("; ")[0]) for row in rows if row["excerpt"]}
    expected = {(p.id, c.excerpt.id, c.kind.value) for p in sheet.since.places for c in p.excerpts}
    turned = {(p.id, t.excerpt.id) for p in sheet.since.places for t in p.turned} - {e[:2] for e in expected}
    assert told == expected | {(*one, "newly verified") for one in turned}
    assert {(row["hotspot"], row["changed_fields"]) for row in rows if not row["excerpt"]} == {
        (place.id, "; ".join(place.fields)) for place in sheet.since.places if place.fields
    }
    (gone,) = [row for row in rows if row["hotspot"] == GONE]
    assert (gone["quote"], gone["change"]) == (LOST, "gone")
