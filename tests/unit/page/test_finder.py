"""Ctrl-K: what can be found, and what a choice does."""

import json
from typing import Any

import pytest
from app_page import REAL, address, component, components, deck, open_page, remembered, rerun
from streamlit.testing.v1 import AppTest

from geo.page.finder import finder_file
from geo.page.hotspot_list import neighbour
from geo.page.shared import served_files
from geo.page.shared.session import PageDialogue
from geo.selection.filtering import apply_filters
from geo.selection.selection import FigureKind, Filters, MapView

Entries = list[dict[str, Any]]


def groups(*, editing: bool = False) -> dict[str, Entries]:
    found: list[dict[str, Any]] = json.loads(finder_file(REAL, editing=editing))
    return {group["title"]: group["items"] for group in found}


def test_names_come_before_excerpts() -> None:
    assert list(groups()) == ["Hotspots", "Articles", "Commands", "Excerpts"]


def test_everything_on_the_map_can_be_found() -> None:
    found = groups()
    assert {entry["pick"]["hotspot"] for entry in found["Hotspots"]} == set(REAL.hotspots)
    assert [entry["pick"]["only"] for entry in found["Articles"]] == list(REAL.sources)
    assert {entry["name"] for entry in found["Excerpts"]} == {
        " ".join(e.quote.split()) for h in REAL.hotspots.values() for e in h.excerpts
    }
    views = {entry["pick"].get("view") for entry in found["Commands"]} - {None}
    assert views == {kind.value for kind in FigureKind}
    maps = {entry["pick"].get("map") for entry in found["Commands"]} - {None}
    assert maps == {view.value for view in MapView if view is not MapView.REGION}


def test_the_hotspot_with_the_most_articles_comes_first() -> None:
    counts = {i: len(h.sources) for i, h in apply_filters(REAL, Filters()).hotspots.items()}
    ranked = [counts[entry["pick"]["hotspot"]] for entry in groups()["Hotspots"]]
    assert ranked == sorted(ranked, reverse=True)


def test_an_excerpt_stands_once_with_its_article_and_all_its_hotspots() -> None:
    (entry,) = [e for e in groups()["Excerpts"] if "United Nations sanctions on North Korea" in e["name"]]
    assert entry["aside"] == "[3] China Factor 2021"
    assert {hotspot for hotspot, _ in entry["places"]} == {"iran", "syria", "venezuela", "korea"}
    assert entry["pick"]["hotspot"] == entry["places"][0][0]
    assert all(name == REAL.hotspots[hotspot].name for hotspot, name in entry["places"])


def test_review_is_found_only_where_it_can_be_opened() -> None:
    named = [{entry["name"] for entry in groups(editing=editing)["Commands"]} for editing in (False, True)]
    assert named[1] - named[0] == {"Review"}


def finder_data(page: AppTest) -> dict[str, Any]:
    return component(page, "finder")


def test_what_can_be_found_does_not_travel_with_the_page() -> None:
    page = open_page()
    before = finder_data(page)
    page.text_input(key="q").set_value("sanctions")
    after = finder_data(rerun(page))
    assert before["items"] == after["items"]
    assert after["query"] == "q=sanctions"
    assert len(json.dumps(after)) < 350
    kept = served_files.get(after["items"].removeprefix(f"{served_files.PREFIX}/"))
    assert kept == finder_file(REAL, editing=False)


def _page_with_choices() -> None:
    """The page; what stands under `choice` is followed first, where Streamlit calls a component's callback."""
    import streamlit as st  # noqa: PLC0415  a script of its own

    from geo.page import finder, main  # noqa: PLC0415
    from geo.page.shared import page_data  # noqa: PLC0415
    from geo.selection.filtering import apply_filters  # noqa: PLC0415
    from geo.selection.selection import Filters  # noqa: PLC0415

    if "choice" in st.session_state:
        dataset = page_data.load_page_data().loaded.dataset
        order = tuple(apply_filters(dataset, Filters()).hotspots)
        finder.follow_choice(st.session_state.pop("choice"), dataset, order)
    main.draw_page()


def start(**query: str) -> AppTest:
    page = AppTest.from_function(_page_with_choices, default_timeout=30)
    for key, value in query.items():
        page.query_params[key] = value
    return rerun(page)


def follow(page: AppTest, **choice: object) -> AppTest:
    page.session_state["choice"] = choice
    return rerun(page)


def test_a_hotspot_opens() -> None:
    page = follow(start(), hotspot="korea", source=None)
    assert page.header[0].value == "North Korea"
    assert remembered(page).panel.speaker is None


def test_an_excerpt_opens_its_hotspot_at_its_article() -> None:
    page = follow(start(), hotspot="korea", source="usip-2019")
    assert page.header[0].value == "North Korea"
    assert remembered(page).panel.speaker == "usip-2019"


def test_an_article_is_shown_alone() -> None:
    last = list(REAL.sources)[-1]
    assert address(follow(start(q="china"), only=last)) == {"q": ["china"], "source": [last]}


def test_next_and_previous_follow_the_order_of_the_list() -> None:
    page = start()
    listed = [row["id"] for row in components(page, "list")[0]["rows"]]
    seen = [address(follow(page, step=step))["hotspot"] for step in (1, 1, -1, -1)]
    assert seen == [[listed[0]], [listed[1]], [listed[0]], [listed[-1]]]


@pytest.mark.parametrize("kind", [FigureKind.MATRIX, FigureKind.CLAIMS])
def test_a_view_opens(kind: FigureKind) -> None:
    assert address(follow(start(), view=kind.value)) == {"figure": [kind.value]}


@pytest.mark.parametrize("view", [view for view in MapView if view is not MapView.REGION])
def test_a_map_opens_from_any_view(view: MapView) -> None:
    page = follow(start(figure="matrix", lat="10", lon="20", zoom="3"), map=view.value)
    default = next(iter(MapView))
    kept = {"lat": ["10.0000"], "lon": ["20.0000"], "zoom": ["3.00"]}
    assert address(page) == (kept if view is default else {"view": [view.value]})
    assert deck(page)["views"]


def test_the_commands_do_what_the_buttons_do() -> None:
    page = start(hotspot="korea", topic="military")
    assert address(follow(page, do="reset")).keys() == {"hotspot", "view", "lat", "lon", "zoom"}
    assert address(follow(page, do="close")) == {}


@pytest.mark.parametrize(
    ("asked", "words"),
    [(PageDialogue.SHARE, "Link to this view"), (PageDialogue.ABOUT, "Method"), (PageDialogue.BRIEFING, "Download")],
)
def test_a_dialogue_opens_once(asked: PageDialogue, words: str) -> None:
    page = follow(start(), open=asked.value)
    assert words in on_page(page)
    assert words not in on_page(rerun(page))


def on_page(page: AppTest) -> str:
    downloads = [element.proto.label for element in page.get("download_button")]
    return " ".join([*(e.value for e in (*page.markdown, *page.subheader)), *downloads])


@pytest.mark.parametrize(
    "choice",
    [
        {}, {"hotspot": "atlantis", "source": None}, {"hotspot": ["korea"], "source": None}, {"hotspot": "korea"},
        {"only": "gone-2018"}, {"view": "cube"}, {"map": "cube"}, {"step": 5}, {"step": "1"}, {"open": "door"},
        {"do": "review"}, {"do": 1},
    ],
)  # fmt: skip
def test_what_is_not_known_is_nothing(choice: dict[str, object]) -> None:
    assert address(follow(start(), **choice)) == {}


def test_an_article_that_is_not_known_opens_the_whole_hotspot() -> None:
    assert remembered(follow(start(), hotspot="korea", source={"a": 1})).panel.speaker is None


@pytest.mark.parametrize(
    ("hotspot", "step", "found"),
    [
        ("b", 1, "c"), ("b", -1, "a"), ("c", 1, "a"), ("a", -1, "c"), (None, 1, "a"), (None, -1, "c"),
        ("hidden", 1, "a"), ("hidden", -1, "c"),
    ],
)  # fmt: skip
def test_the_neighbour_of_a_hotspot(hotspot: str | None, step: int, found: str) -> None:
    assert neighbour(["a", "b", "c"], hotspot, step) == found


def test_nothing_has_no_neighbour() -> None:
    assert neighbour([], "a", 1) is None


def test_what_has_a_quote_can_be_put_into_the_basket() -> None:
    found = groups()
    quoted = {i for i, hotspot in REAL.hotspots.items() if hotspot.excerpts}
    assert {e["pick"]["hotspot"] for e in found["Hotspots"] if "keeps" in e} == quoted
    ids = {e.id for hotspot in REAL.hotspots.values() for e in hotspot.excerpts}
    assert {e["keeps"] for e in found["Excerpts"]} == ids
    assert not [e for e in (*found["Articles"], *found["Commands"]) if "keeps" in e]
