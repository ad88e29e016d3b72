import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_map import SmallDataset

from geo.briefing.exports.csv_table import COLUMNS, plain_cell, safe_cell, to_csv
from geo.evidence.edition import open_edition


def rows(small: SmallDataset) -> list[dict[str, str]]:
    content = to_csv(open_edition(small.data, small.documents))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_each_excerpt_of_each_hotspot_is_a_row_in_the_order_of_the_sources(small_dataset: SmallDataset) -> None:
    assert [(row["hotspot"], row["source"], row["state"]) for row in rows(small_dataset)] == [
        ("belgrade", "gazette-2020", "typographic"),
        ("serbia", "gazette-2020", "exact"),
        ("serbia", "gazette-2020", "exact"),
        ("serbia", "bulletin-2019", "exact"),
        ("date-line", "bulletin-2019", "exact"),
    ]


def test_a_row_holds_everything_known_of_its_excerpt(small_dataset: SmallDataset) -> None:
    row = rows(small_dataset)[0]
    assert tuple(row) == COLUMNS
    text = (small_dataset.documents / row["document"]).read_text("utf-8")
    assert text[int(row["start"]) : int(row["end"])] == row["quote"].replace('"', "“", 1).replace('"', "”", 1)
    assert row["analyst_note"] == "The analyst’s own words."
    known = {"hotspot_name": "Belgrade’s harbour", "parent": "serbia", "topics": "economy; diplomacy"}
    dates = {"event_date": "2020-03", "event_until": "2020-04-02", "analyst_event_name": "Talks"}
    assert {column: row[column] for column in (*known, *dates)} == {**known, **dates}


def test_the_file_opens_in_a_spreadsheet(small_dataset: SmallDataset) -> None:
    content = to_csv(open_edition(small_dataset.data, small_dataset.documents))
    assert content.startswith(b"\xef\xbb\xbfhotspot,")
    assert content.count(b"\r\n") == 6


def test_no_quote_becomes_a_formula(small_dataset: SmallDataset) -> None:
    assert [row["quote"] for row in rows(small_dataset) if "Fees" in row["quote"]] == [
        "'- Fees remain as they were, the council added."
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1"])
def test_a_dangerous_cell_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@given(st.text())
def test_every_text_comes_back_from_its_cell(text: str) -> None:
    assert plain_cell(safe_cell(text)) == text
    assert safe_cell(text)[:1] not in tuple("=+-@\t\r\n")
