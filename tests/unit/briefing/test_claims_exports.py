"""Claims in data and documents: one row or line a claim, the analyst's, each with the way to its quote."""

import csv
import io

import pytest
from coded_claims_map import coded_edition, many_claims
from docx import Document
from invented_sheet import edition, excerpt, hotspot, sheet, source
from pptx import Presentation

from geo.briefing.content.caption import alt_text, description
from geo.briefing.content.claim_lines import CLAIMS_HEADING, claim_lines
from geo.briefing.content.sheet import Sheet
from geo.briefing.exports.claims_csv import CLAIM_COLUMNS, to_claims_csv
from geo.briefing.write import Format, write_sheet
from geo.dataset.claims import EventType
from geo.selection.selection import FigureKind, Filters, Selection

LINES = (
    "Russia accuses the United States (Serbia; September 2020; A Minister, as reported by the article) [1]",
    "Russia and China cooperate with each other (Serbia, Korea) [2]",
    "China aids Serbia (Serbia) [2]",
    "NATO would threaten Russia and China (Serbia) [2]",
    "Korea will mobilize (threat) (South China Sea; An Official, as reported and disputed by the article) [1]",
    "The United States will coerce China (forecast) (South China Sea) [1]",
)


def coded(kind: FigureKind = FigureKind.CLAIMS) -> Sheet:
    return sheet(coded_edition(), kind)


def rows(of: Sheet) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_claims_csv(of).decode("utf-8-sig"))))


def test_lines_say_who_does_what_where_when_who_says_so_and_in_which_article() -> None:
    assert claim_lines(coded()) == LINES


def test_the_table_has_a_row_for_each_claim() -> None:
    found = rows(coded())
    assert list(found[0]) == list(CLAIM_COLUMNS)
    assert len(found) == len(LINES)
    first, shared = found[0], found[1]
    assert (first["coded_claim"], first["coded_who"], first["coded_does"], first["coded_whom"]) == (
        "Russia accuses the United States",
        "Russia",
        "accuse",
        "United States",
    )
    assert (first["coded_date"], first["speaker"], first["stance"], first["mode"]) == (
        "2020-09",
        "A Minister",
        "reports",
        "stated",
    )
    assert (shared["place"], shared["hotspots"], shared["coded_context"]) == (
        "serbia; korea",
        "serbia; korea",
        "military; economic",
    )
    assert first["quote"] == "The minister blamed the Americans for the unrest."


def test_a_cell_of_claims_is_no_formula() -> None:
    claims = [{"who": ["=HYPERLINK(1)"], "does": "aid"}]
    of = sheet(
        edition({"s": source("S")}, {"a": hotspot("A", excerpt("s", "Q.", claims=claims))}, actors=["=HYPERLINK(1)"])
    )
    (row,) = rows(of)
    assert row["coded_who"] == "'=HYPERLINK(1)"


def test_only_a_sheet_of_claims_has_claims_as_its_table() -> None:
    assert write_sheet(coded(), Format.CSV) == to_claims_csv(coded())
    assert b"coded_claim" not in write_sheet(coded(FigureKind.MATRIX), Format.CSV)


def test_a_filter_on_kinds_holds_for_the_table() -> None:
    selection = Selection(figure=FigureKind.CLAIMS, filters=Filters(claim=(EventType.AID,)))
    assert [row["coded_claim"] for row in rows(sheet(coded_edition(), selection=selection))] == ["China aids Serbia"]


@pytest.mark.parametrize("kind", [FigureKind.MAP, FigureKind.CLAIMS])
def test_a_page_and_a_text_list_them_as_the_analysts_and_lead_to_the_excerpts(kind: FigureKind) -> None:
    of = coded(kind)
    page, text = write_sheet(of, Format.HTML).decode(), write_sheet(of, Format.MARKDOWN).decode()
    assert f"<h2 id=claims>{CLAIMS_HEADING}</h2>" in page
    assert "Analyst’s coding" in page
    assert "Analyst’s coding" in text
    assert f"## {CLAIMS_HEADING}" in text
    for row in of.claims:
        assert f'href="#excerpt-{row.excerpt.id}"' in page
        assert f'id="excerpt-{row.excerpt.id}"' in page
        assert f"excerpt {row.excerpt.id}" in text
    for line in LINES:
        clause = line.partition(" (")[0]
        assert f"<em>{clause}" in page
        assert f"“{clause}" not in page + text


def test_without_claims_there_is_no_section() -> None:
    of = sheet(many_claims(1, 1, each=0))
    assert CLAIMS_HEADING not in write_sheet(of, Format.HTML).decode()
    assert CLAIMS_HEADING not in write_sheet(of, Format.MARKDOWN).decode()


def test_a_note_and_slides_of_claims_list_them() -> None:
    of = coded()
    note = Document(io.BytesIO(write_sheet(of, Format.DOCX)))
    paragraphs = [paragraph.text for paragraph in note.paragraphs]
    assert [text for text in paragraphs if text in LINES] == list(LINES)
    deck = Presentation(io.BytesIO(write_sheet(of, Format.PPTX)))
    shown = [p.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
             for p in shape.text_frame.paragraphs]  # fmt: skip
    assert [text for text in shown if text in LINES] == list(LINES)


def test_the_words_for_who_cannot_see_the_figure_hold_every_claim() -> None:
    of = coded()
    assert description(of).splitlines()[2:] == list(LINES)
    assert alt_text(of).startswith("Matrix of who does what to whom on 4 hotspots: 6 claims, coded by the analyst")
