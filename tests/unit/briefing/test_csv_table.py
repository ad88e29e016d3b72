import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import make_sheet
from geo.briefing.exports.csv_table import COLUMNS, csv_rows, plain_cell, safe_cell, to_csv
from geo.evidence.edition import open_edition
from geo.selection.selection import Selection


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


def test_a_row_says_who_speaks_and_what_the_analyst_makes_of_it(coded_dataset: SmallDataset) -> None:
    speech, passing, forecast, untrue, _, promise = rows(coded_dataset)
    assert [row["speaker"] for row in (speech, forecast, untrue)] == ["the harbour master of Belgrade", "", "Fishermen"]
    assert [row["stance"] for row in (speech, forecast, untrue, promise)] == [
        "reports",
        "asserts",
        "disputes",
        "asserts",
    ]
    assert (forecast["analyst_mode"], promise["analyst_mode"], speech["analyst_weight"]) == (
        "forecast", "promise", "subject",
    )  # fmt: skip
    assert forecast["analyst_claims"] == "Council coerces Fishermen; Council retreats"
    assert json.loads(forecast["analyst_claims_json"])[1] == {"who": ["Council"], "does": "retreat", "about": "serbia"}
    assert passing["analyst_claims_json"] == ""


def test_hotspots_that_act_have_their_names_and_in_the_claims_their_ids(coded_dataset: SmallDataset) -> None:
    speech = rows(coded_dataset)[0]
    assert speech["actors"] == "Council; The islands"
    assert speech["analyst_claims"] == (
        "Belgrade’s harbour accuses Council and The islands, about The islands (economic, 4 March 2020)"
    )
    assert json.loads(speech["analyst_claims_json"]) == [
        {
            "who": ["belgrade"], "does": "accuse", "whom": ["Council", "islands"], "about": "islands",
            "context": ["economic"], "date": "2020-03-04",
        }
    ]  # fmt: skip


def test_one_sentence_is_coded_for_each_hotspot_of_its_own(coded_dataset: SmallDataset) -> None:
    speech, passing = rows(coded_dataset)[:2]
    assert speech["excerpt"] == passing["excerpt"]
    told = ("topics", "actors", "event_date", "analyst_event_name", "analyst_weight", "analyst_note")
    assert [passing[column] for column in told] == ["diplomacy", "Fishermen", "", "", "mention", ""]
    assert [speech[column] for column in told] == [
        "economy", "Council; The islands", "2020-03-04", "Speech", "subject", "He did not say whose.",
    ]  # fmt: skip


def test_a_part_of_the_map_names_hotspots_that_it_does_not_hold(coded_dataset: SmallDataset) -> None:
    edition = open_edition(coded_dataset.data, coded_dataset.documents)
    (row,) = csv_rows(make_sheet(Brief(selection=Selection(hotspot="belgrade")), edition).part, "belgrade")
    assert (row["actors"], "about The islands" in row["analyst_claims"]) == ("Council; The islands", True)


def test_old_columns_stay_where_they_were() -> None:
    assert COLUMNS[:21] == (
        "hotspot", "hotspot_name", "parent", "precision", "excerpt", "source", "source_label", "quote",
        "analyst_note", "topics", "actors", "event_date", "event_until", "analyst_event_name", "citation", "url",
        "state", "document", "sha256", "start", "end",
    )  # fmt: skip


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
