"""What of the coding stands beside a quote, and what is said of articles that have none."""

from dataclasses import replace

import pytest
from small_map import SmallDataset

from geo.dataset.claims import Mode, Stance
from geo.dataset.clauses import claim_text
from geo.dataset.loader import load
from geo.dataset.model import Dataset, Excerpt
from geo.evidence.said_by import MODE_WORDS, STANCE_WORDS, said_by
from geo.page.coding import FILTER_OR_NOT, claims_line, not_shown, others_lines, said_line, shown_signs
from geo.page.shared.markdown import escape_markdown
from geo.selection.filtering import apply_filters
from geo.selection.selection import Filters
from geo.selection.signs import Sign


@pytest.fixture
def dataset(coded_map: SmallDataset) -> Dataset:
    return load(coded_map.data).dataset


def said(dataset: Dataset, hotspot_id: str, begins: str) -> str:
    hotspot = dataset.hotspots[hotspot_id]
    return said_line(dataset, excerpt(dataset, hotspot_id, begins), hotspot)


def excerpt(dataset: Dataset, hotspot_id: str, begins: str) -> Excerpt:
    (found,) = [e for e in dataset.hotspots[hotspot_id].excerpts if e.quote.startswith(begins)]
    return found


def test_a_quote_says_who_speaks_how_firmly_and_what_is_only_named(dataset: Dataset) -> None:
    master = said(dataset, "belgrade", "“No port")
    assert master.startswith(f"— **The harbour master**, {STANCE_WORDS[Stance.REPORTS]}; ")
    assert master.endswith(MODE_WORDS[Mode.PROMISE])
    forecast = said(dataset, "serbia", "Serbia may")
    assert forecast.startswith("— **The article itself**; ")
    assert forecast.endswith(MODE_WORDS[Mode.FORECAST])
    assert said(dataset, "belgrade", "Both") == "— **The article itself**"
    disputed = said(dataset, "serbia", "The council")
    assert disputed == f"— **The council**, {STANCE_WORDS[Stance.DISPUTES]} · Serbia is named in passing."


def test_where_no_speaker_is_coded_an_article_that_states_something_is_not_named_again(
    small_dataset: SmallDataset,
) -> None:
    dataset = load(small_dataset.data).dataset
    serbia = dataset.hotspots["serbia"]
    assert [said_line(dataset, e, serbia) for e in serbia.excerpts] == ["", "", ""]
    forecast = serbia.excerpts[0].model_copy(update={"mode": Mode.FORECAST})
    assert said_line(dataset, forecast, serbia).casefold() == f"— {said_by(forecast)}".casefold()


def test_claims_are_marked_as_the_analysts_and_name_hotspots_that_act(dataset: Dataset) -> None:
    assert claims_line(dataset, excerpt(dataset, "serbia", "Serbia may"), "serbia") == (
        "**Analyst’s coding:** Serbia coerces Norland, about Belgrade’s harbour \\(economic, March 2020\\)"
    )
    assert claims_line(dataset, excerpt(dataset, "belgrade", "“No port"), "belgrade") == ""


def test_a_claim_in_words_has_no_preposition_before_nobody_and_names_no_place_twice(dataset: Dataset) -> None:
    (alone,) = excerpt(dataset, "belgrade", "Both").claims
    (coerced,) = excerpt(dataset, "serbia", "Serbia may").claims
    assert claim_text(dataset, alone, "belgrade") == "Council and Norland agree with each other"
    assert claim_text(dataset, coerced, "belgrade") == "Serbia coerces Norland (economic, March 2020)"


def test_articles_without_a_quote_are_told_apart_by_what_they_have(dataset: Dataset) -> None:
    everything = apply_filters(dataset, Filters())
    assert list(others_lines(dataset, everything, "serbia")) == ["Quoted only for a place within it: Herald 2021."]
    assert list(others_lines(dataset, everything, "islands")) == [
        "No excerpt: Herald 2021.",
        "Silent (read in full, says nothing of it): Gazette 2020.",
    ]


def test_what_a_filter_hides_is_told_to_the_excerpt_of_articles_too_that_show_others(dataset: Dataset) -> None:
    shown = apply_filters(dataset, Filters(q="council", source=("gazette", "bulletin")))
    total = {s: sum(e.source == s for e in dataset.hotspots["serbia"].excerpts) for s in dataset.sources}
    left = {s: shown.hotspots["serbia"].count(s) for s in dataset.sources}
    assert left == {"gazette": 1, "bulletin": 0, "herald": 0}
    assert not_shown(dataset, shown, "serbia") == [
        f"Gazette 2020 ({total['gazette'] - left['gazette']} excerpt)",
        f"Bulletin 2019 ({total['bulletin']} excerpt)",
        "Herald 2021 (only of a place within it)",
    ]
    hidden = escape_markdown(", ".join(not_shown(dataset, shown, "serbia")))
    assert list(others_lines(dataset, shown, "serbia")) == [f"Not shown by the filter: {hidden}."]


def test_without_a_filter_nothing_is_not_shown(dataset: Dataset) -> None:
    everything = apply_filters(dataset, Filters())
    assert [not_shown(dataset, everything, hotspot) for hotspot in dataset.hotspots] == [[], [], []]


def test_beside_a_filter_no_article_is_said_to_have_no_excerpt(dataset: Dataset) -> None:
    for filters in (Filters(q="islands"), Filters(source=("bulletin",)), Filters(to="2019"), Filters(source=())):
        shown = apply_filters(dataset, filters)
        lines = [line for hotspot in dataset.hotspots for line in others_lines(dataset, shown, hotspot)]
        assert not [line for line in lines if "no excerpt" in line.casefold()]
        assert f"{FILTER_OR_NOT}: Gazette 2020, Herald 2021." in lines


def test_a_filter_that_leaves_a_quote_under_another_hotspot_is_one_all_the_same(dataset: Dataset) -> None:
    """An excerpt of two hotspots is counted once: its number alone does not tell that one of them is gone."""
    everything = apply_filters(dataset, Filters())
    without = replace(everything, hotspots={i: h for i, h in everything.hotspots.items() if i != "serbia"})
    without = replace(without, total_excerpts=without.excerpts)
    assert shown_signs(dataset, without).of("islands", "gazette") is Sign.NO_EXCERPT


@pytest.mark.parametrize("filters", [Filters(q="islands"), Filters(source=("bulletin", "herald")), Filters(to="2020")])
def test_beside_a_filter_no_article_is_called_silent(filters: Filters, dataset: Dataset) -> None:
    shown = apply_filters(dataset, filters)
    assert shown_signs(dataset, shown).of("islands", "gazette") is Sign.NO_EXCERPT
    lines = list(others_lines(dataset, shown, "islands"))
    assert not [line for line in lines if "ilent" in line or "says nothing" in line]
    everything = apply_filters(dataset, replace(filters, q="", source=None, to=None))
    assert shown_signs(dataset, everything).of("islands", "gazette") is Sign.SILENT
