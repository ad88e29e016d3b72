from dataclasses import replace

import pytest
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.quotations import link_text, quotation
from geo.briefing.content.sheet import make_sheet
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import Filters, Selection


@pytest.fixture
def edition(small_dataset: SmallDataset) -> Edition:
    return open_edition(small_dataset.data, small_dataset.documents)


def test_an_excerpt_has_its_number_its_anchor_and_the_analysts_words_apart(edition: Edition) -> None:
    (item,) = quotation(make_sheet(Brief(), edition), "belgrade")
    assert item.number == 1
    assert item.quote == '"No port will be closed," said the harbour master of Belgrade.'
    assert item.reference == "[1] Gazette 2020, 5 March 2020"
    assert item.gloss == "Event: Talks, March 2020 to 2 April 2020. The analyst’s own words."
    assert item.anchor.startswith("gazette.txt, characters ")
    assert item.full.startswith(f"“{item.quote}” — Doe, Jane")
    assert item.full.endswith(f"[{item.anchor}]")


def test_excerpts_are_in_the_order_of_the_articles(edition: Edition) -> None:
    items = quotation(make_sheet(Brief(), edition), "serbia")
    assert [item.number for item in items] == [1, 1, 2]
    assert items[2].reference == "[2] Bulletin 2019, [June 2019]"
    assert items[2].gloss == "Event dated May 2019."


def test_a_quote_that_is_not_verified_says_so(small_dataset: SmallDataset) -> None:
    (small_dataset.documents / "gazette.txt").unlink()
    (item,) = quotation(make_sheet(Brief(), open_edition(small_dataset.data, small_dataset.documents)), "belgrade")
    assert item.reference.startswith("[1] Gazette 2020, 5 March 2020; wording not confirmed: ")


def test_the_speaker_and_the_coding_are_told_apart(coded_dataset: SmallDataset) -> None:
    sheet = make_sheet(Brief(), open_edition(coded_dataset.data, coded_dataset.documents))
    (speech,), (forecast, passing) = (quotation(sheet, hotspot_id) for hotspot_id in ("belgrade", "serbia"))
    assert (speech.speaker, speech.said) == (
        "the harbour master of Belgrade", "the harbour master of Belgrade, as reported by the article",
    )  # fmt: skip
    assert (
        "(the harbour master of Belgrade, as reported in “The Harbour Comes of Age”, September 2020) — " in speech.full
    )
    assert (passing.excerpt, passing.coding, passing.gloss) == (speech.excerpt, "Serbia is named in passing.", "")
    assert (forecast.speaker, forecast.said) == ("", "")
    assert forecast.coding == "A forecast. Council coerces Fishermen; Council retreats."


def test_only_excerpts_that_pass_the_filters_are_told(edition: Edition) -> None:
    sheet = make_sheet(Brief(selection=Selection(filters=Filters(source=("bulletin-2019",)))), edition)
    assert [item.number for item in quotation(sheet, "serbia")] == [2]


def test_a_link_that_nobody_can_open_is_no_text(edition: Edition) -> None:
    serbia = Brief(selection=Selection(hotspot="serbia"))
    assert link_text(make_sheet(serbia, edition)) == ""
    assert link_text(make_sheet(replace(serbia, address="http://127.0.0.1:8501/"), edition)) == ""
    served = replace(serbia, address="https://map.example/")
    assert link_text(make_sheet(served, edition)) == "https://map.example/?hotspot=serbia"
