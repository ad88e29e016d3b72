"""The comparison on the page, without a browser: which two, the table's numbers and the quotes behind them."""

from typing import Any

import pytest
from app_page import REAL, address, click, component, components, notices, open_page, remembered, rerun, said, status
from small_map import SmallDataset
from streamlit.testing.v1 import AppTest

from geo.page.shared import served_files
from geo.selection.comparing import NO_AGREEMENT, Facet, compare, usual_pair
from geo.selection.filtering import apply_filters
from geo.selection.selection import Filters

ARTICLES, HOTSPOTS = ("dispatch-2020", "usip-2019"), ("arctic", "syria")


def opened(*pair: str, **more: str) -> AppTest:
    return open_page({"compare": list(pair), **more})


def table(page: AppTest) -> dict[str, Any]:
    return component(page, "compare")


def numbers(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [n for row in data["rows"] for cell in row["cells"] for item in cell for n in item["numbers"]]


def choice(page: AppTest) -> tuple[str, str]:
    return page.selectbox(key="compare-one").value, page.selectbox(key="compare-other").value


@pytest.mark.parametrize("pair", [ARTICLES, HOTSPOTS])
def test_every_number_has_as_many_quotes_each_in_its_articles_words(pair: tuple[str, ...]) -> None:
    data = table(opened(*pair))
    quotes = {e.id: (e.source, e.quote) for h in REAL.hotspots.values() for e in h.excerpts}
    for number in numbers(data):
        assert number["count"] == len({quote["id"] for quote in number["quotes"]}) == len(number["quotes"])
        for quote in number["quotes"]:
            told = data["quotes"][quote["id"]]
            assert (told["source"], told["quote"].split()) == (quotes[quote["id"]][0], quotes[quote["id"]][1].split())
            for place in quote["hotspots"]:
                assert quote["id"] in {e.id for e in REAL.hotspots[place].excerpts}
                assert data["places"][place] == REAL.hotspots[place].name


@pytest.mark.parametrize("pair", [ARTICLES, HOTSPOTS])
def test_the_table_has_what_the_comparison_has_in_three_columns(pair: tuple[str, ...]) -> None:
    data, found = table(opened(*pair)), compare(REAL, apply_filters(REAL, Filters()), pair)
    assert tuple(data["columns"]) == found.heads
    for row, facet in zip(data["rows"], Facet, strict=True):
        assert row["head"] == found.head(facet)
        for cell, items in zip(row["cells"], found.columns(facet), strict=True):
            told = [(item["label"], [n["count"] for n in item["numbers"]]) for item in cell]
            assert told == [(item.label, [count for count in item.counts if count]) for item in items]
    assert NO_AGREEMENT in data["caption"]
    assert data["title"].startswith(" and ".join(side.name for side in found.sides))


def test_no_two_numbers_of_the_table_are_taken_for_one() -> None:
    places = [number["at"] for number in numbers(table(opened(*ARTICLES)))]
    assert len(places) == len(set(places))


def test_without_a_choice_the_two_stand_that_suggest_themselves_and_the_link_says_nothing_of_them() -> None:
    page = open_page({"figure": "compare"})
    pair = usual_pair(REAL, apply_filters(REAL, Filters()))
    assert choice(page) == tuple(f"articles:{id_}" for id_ in pair)
    assert address(page) == {"figure": ["compare"]}
    assert status(page).endswith("Comparison drawn.")


def test_another_second_one_goes_into_the_link() -> None:
    page = opened(*HOTSPOTS)
    page.selectbox(key="compare-other").set_value("hotspots:iran")
    assert address(rerun(page)) == {"compare": ["arctic", "iran"]}
    assert table(page)["columns"] == ["Only Arctic", "Both", "Only Iran"]


def test_a_first_one_of_the_other_kind_brings_a_second_one_with_it() -> None:
    page = opened(*HOTSPOTS)
    page.selectbox(key="compare-one").set_value("articles:wsj-2017")
    one, other = address(rerun(page))["compare"]
    assert one == "wsj-2017"
    assert other in REAL.sources
    assert not notices(page)


def test_the_second_as_the_first_changes_places() -> None:
    page = opened(*HOTSPOTS)
    page.selectbox(key="compare-one").set_value("hotspots:syria")
    assert address(rerun(page)) == {"compare": ["syria", "arctic"]}
    assert address(click(page, "compare-swap")) == {"compare": ["arctic", "syria"]}


def test_the_panel_begins_with_the_open_hotspot() -> None:
    page = click(open_page({"hotspot": "hong-kong"}), "compare-with")
    assert address(page)["compare"] == ["hong-kong", REAL.hotspots["hong-kong"].parent]
    assert page.button_group(key="figure").value == "compare"
    assert page.header[0].value == "Hong Kong"


def test_other_views_remember_the_two_and_their_links_do_not_hold_them() -> None:
    page = opened(*HOTSPOTS)
    page.button_group(key="figure").set_value("matrix")
    assert address(rerun(page)) == {"figure": ["matrix"]}
    page.button_group(key="figure").set_value("compare")
    assert address(rerun(page)) == {"compare": list(HOTSPOTS)}


def test_filters_hold_and_where_nothing_of_one_is_left_it_is_said() -> None:
    page = opened(*HOTSPOTS, topic="diplomacy")
    assert {n["count"] for row in table(page)["rows"] if row["head"] == "Topics" for n in numbers({"rows": [row]})} > {
        1
    }
    assert "under the filter in force" in table(page)["caption"]
    page = opened(*HOTSPOTS, topic="military")
    assert "no excerpt of Arctic is left by the filters in force" in said(page) + " ".join(i.value for i in page.info)
    assert choice(page) == ("hotspots:arctic", "hotspots:syria")
    assert not components(page, "compare")


def test_what_is_gone_from_the_data_is_not_compared() -> None:
    page = opened(*HOTSPOTS)
    remembered(page).map.compare = ("arctic", "atlantis")
    assert address(rerun(page)) == {"figure": ["compare"]}
    assert not page.exception


def test_a_link_that_compares_no_two_of_a_kind_says_so_and_opens_the_map() -> None:
    page = opened("arctic", "usip-2019")
    assert len(notices(page)) == 1
    assert page.button_group(key="figure").value == "map"


def test_the_window_is_named_by_the_two_and_the_maps_stand_above_the_table() -> None:
    page = opened(*HOTSPOTS)
    data = component(page, "picture")
    assert [mark["opens"][0]["hotspot"] for mark in data["marks"]] == list(HOTSPOTS)
    content = served_files.get(data["src"].removeprefix(f"{served_files.PREFIX}/"))
    assert content is not None
    assert content.startswith(b"\x89PNG")


def test_a_quote_whose_wording_is_not_confirmed_says_so(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = next(e.quote for h in _small(small_dataset).values() for e in h.excerpts)
    small_dataset.replace(quote[:20], f"{quote[:10]}XYZ{quote[13:20]}")
    monkeypatch.setenv("HOTSPOTS_DATA", str(small_dataset.data))
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(small_dataset.documents))
    quotes = table(open_page({"figure": "compare"}))["quotes"].values()
    assert {bool(told["doubt"]) for told in quotes if "XYZ" in told["quote"]} == {True}
    assert {bool(told["doubt"]) for told in quotes if "XYZ" not in told["quote"]} == {False}


def _small(small: SmallDataset) -> dict[str, Any]:
    from geo.dataset.loader import load  # noqa: PLC0415  beside its only use

    return load(small.data).dataset.hotspots
