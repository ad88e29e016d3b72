"""The page without a browser: what it shows for every filter, hotspot, view and link.

A click on the map cannot be made here; it is in the tests with a browser.
"""

from collections.abc import Callable

import pytest
from app_page import (
    REAL,
    Query,
    address,
    assert_agreement,
    badges,
    click,
    deck,
    fetched,
    notices,
    open_page,
    rerun,
    said,
    status,
    twin,
)
from streamlit.testing.v1 import AppTest

from geo.atlas.viewpoints import (
    boundaries_as_of,
    viewpoint_definition,
    viewpoint_departures,
    viewpoint_label,
    viewpoint_notes,
)
from geo.cartography.screen import WORLD
from geo.dataset.dates import date_text
from geo.dataset.model import Precision, Topic, Viewpoint
from geo.page.shared.markdown import escape_markdown
from geo.selection.filtering import apply_filters
from geo.selection.selection import Filters

EVERYTHING = apply_filters(REAL, Filters()).summary()
LARGEST_DECK = 36_000
"""Bytes that go over the line with every click or change of a filter, for the map alone. A globe needs the most: its
markers, and its names with their tooltips twice, to be read and to be clicked, travel with it."""


def test_the_first_page_shows_everything_and_says_how_much_that_is() -> None:
    page = open_page()
    assert_agreement(page, Filters())
    assert status(page).startswith(f"{EVERYTHING}. ")
    assert page.title[0].value == escape_markdown(REAL.about.title)
    assert address(page) == {}
    assert not notices(page)


def test_the_map_says_what_it_shows_to_those_who_do_not_see_it() -> None:
    assert EVERYTHING in open_page().get("deck_gl_json_chart")[0].proto.alt


FIRST, SECOND, *_ = REAL.sources
CASES: dict[str, tuple[Query, Filters]] = {
    "one article": ({"source": FIRST}, Filters(source=(FIRST,))),
    "two articles": ({"source": [FIRST, SECOND]}, Filters(source=(FIRST, SECOND))),
    "no article": ({"source": "-"}, Filters(source=())),
    "topic": ({"topic": "energy"}, Filters(topic=(Topic.ENERGY,))),
    "topics": ({"topic": ["energy", "rights"]}, Filters(topic=(Topic.ENERGY, Topic.RIGHTS))),
    "actor": ({"actor": "NATO"}, Filters(actor=("NATO",))),
    "precision": ({"precision": "sea"}, Filters(precision=(Precision.SEA,))),
    "from": ({"from": "2020"}, Filters(from_="2020")),
    "to": ({"to": "2019-06"}, Filters(to="2019-06")),
    "dates": ({"from": "2019-06", "to": "2020-07-15"}, Filters(from_="2019-06", to="2020-07-15")),
    "search": ({"q": "guaido"}, Filters(q="guaido")),
    "search for a name": ({"q": "SYRIA"}, Filters(q="SYRIA")),
    "all at once": (
        {"source": [FIRST, SECOND], "topic": "military", "actor": "Russia", "precision": "country", "from": "2019",
         "to": "2020", "q": "syria"},
        Filters(source=(FIRST, SECOND), topic=(Topic.MILITARY,), actor=("Russia",), precision=(Precision.COUNTRY,),
                from_="2019", to="2020", q="syria"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_link_filters_map_list_and_status_alike(case: str) -> None:
    query, filters = CASES[case]
    page = open_page(query)
    assert_agreement(page, filters)
    assert not notices(page)
    assert address(page) == {key: [value] if isinstance(value, str) else value for key, value in query.items()}


def choose(page: AppTest, key: str, values: list[str]) -> object:
    """Choose in a filter, which is a row of pills or, with many options, a list to search in."""
    searched = [box for box in page.multiselect if box.key == key]
    return searched[0].set_value(values) if searched else page.button_group(key=key).set_value(values)


SETTINGS: dict[str, tuple[Callable[[AppTest], object], str, Filters]] = {
    "topic": (lambda page: page.button_group(key="topic").set_value(["energy"]), "topic", CASES["topic"][1]),
    "actor": (lambda page: choose(page, "actor", ["NATO"]), "actor", CASES["actor"][1]),
    "precision": (lambda page: page.button_group(key="precision").set_value(["sea"]), "precision",
                  CASES["precision"][1]),
    "source": (lambda page: page.button_group(key="source").set_value([FIRST]), "source", CASES["one article"][1]),
    "only": (lambda page: page.menu_button(key="only").click(FIRST), "source", CASES["one article"][1]),
    "none": (lambda page: page.button(key="none").click(), "source", CASES["no article"][1]),
    "from": (lambda page: page.text_input(key="from").set_value("2020"), "from", CASES["from"][1]),
    "to": (lambda page: page.text_input(key="to").set_value(" 2019-06 "), "to", CASES["to"][1]),
    "q": (lambda page: page.text_input(key="q").set_value("guaido"), "q", CASES["search"][1]),
}  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_a_filter_changes_map_list_status_and_link_and_reset_takes_it_back(name: str) -> None:
    use, key, filters = SETTINGS[name]
    page = open_page()
    use(page)
    assert_agreement(rerun(page), filters)
    assert list(address(page)) == [key]
    assert_agreement(click(page, "reset"), Filters())
    assert address(page) == {}


def test_filters_add_up_and_can_be_taken_back_one_by_one() -> None:
    page = open_page()
    page.button_group(key="topic").set_value(["military"])
    assert_agreement(rerun(page), Filters(topic=(Topic.MILITARY,)))
    page.button_group(key="source").set_value([FIRST])
    assert_agreement(rerun(page), Filters(topic=(Topic.MILITARY,), source=(FIRST,)))
    page.text_input(key="q").set_value("iran")
    assert_agreement(rerun(page), Filters(topic=(Topic.MILITARY,), source=(FIRST,), q="iran"))
    page.button_group(key="topic").set_value([])
    assert_agreement(rerun(page), Filters(source=(FIRST,), q="iran"))
    assert_agreement(click(page, "all"), Filters(q="iran"))


def test_a_date_that_is_none_is_named_and_filters_nothing() -> None:
    page = open_page()
    page.text_input(key="from").set_value("last week")
    assert_agreement(rerun(page), Filters())
    assert "A date is YYYY, YYYY-MM or YYYY-MM-DD." in said(page)


@pytest.mark.parametrize("hotspot_id", REAL.hotspots)
def test_a_link_opens_its_hotspot_with_every_excerpt(hotspot_id: str) -> None:
    page = open_page({"hotspot": hotspot_id})
    hotspot = REAL.hotspots[hotspot_id]
    assert [header.value for header in page.header] == [escape_markdown(hotspot.name)]
    text = said(page)
    assert all(escape_markdown(excerpt.quote) in text for excerpt in hotspot.excerpts)
    assert all(escape_markdown(excerpt.note) in text for excerpt in hotspot.excerpts if excerpt.note)
    assert [badge.startswith(":green-badge[:material/spellcheck: wording checked: ") for badge in badges(page)] == [
        True for _ in hotspot.excerpts
    ]
    assert [row["id"] for row in twin(page)["rows"] if row["name"].endswith("(open)")] == [hotspot_id]
    assert [layer["id"] for layer in deck(page)["layers"] if layer["id"].startswith("selected")]
    assert address(page)["hotspot"] == [hotspot_id]
    assert not notices(page)


def test_relatives_are_links() -> None:
    page = open_page({"hotspot": "syria"})
    (child,) = [b for b in page.button if b.label == "Idlib"]
    child.click()
    assert rerun(page).header[0].value == "Idlib"
    (parent,) = [b for b in page.button if b.label == "Syria"]
    parent.click()
    assert rerun(page).header[0].value == "Syria"
    assert address(page)["hotspot"] == ["syria"]


def test_opening_moves_the_camera_and_closing_moves_it_back() -> None:
    page = open_page()
    before = deck(page)["initialViewState"]
    opened = deck(click(page, "open-korea"))["initialViewState"]
    assert opened["zoom"] > before["zoom"]
    assert address(page)["view"] == ["region"]
    assert {"lat", "lon", "zoom", "hotspot", "view"} == set(address(page))
    assert deck(click(page, "close"))["initialViewState"] == before
    assert not page.header
    assert address(page) == {}


def test_a_link_holds_the_camera() -> None:
    page = open_page({"lat": "10.5", "lon": "-20.25", "zoom": "2.5", "hotspot": "korea"})
    state = deck(page)["initialViewState"]
    assert (state["target"], state["zoom"]) == ([*WORLD.position(-20.25, 10.5), 0], 2.5)


def test_a_link_of_former_times_opens_the_world() -> None:
    page = open_page({"view": "flat", "lat": "10.5", "lon": "-20.25", "zoom": "2.5"})
    assert not page.info
    assert deck(page)["views"][0]["id"] == "world"
    assert address(page) == {"lat": ["10.5000"], "lon": ["-20.2500"], "zoom": ["2.50"]}


@pytest.mark.parametrize(
    ("hotspot", "view", "drawn"),
    [("arctic", "arctic", "arctic"), ("syria", "region", "laea-30-30"), ("south-pacific", "region", "wide-m150-m30")],
)
def test_a_hotspot_opens_in_the_view_that_suits_it(hotspot: str, view: str, drawn: str) -> None:
    page = open_page({"hotspot": hotspot})
    assert deck(page)["views"][0]["id"] == drawn
    assert address(page)["view"] == [view]


def test_where_half_the_earth_is_in_sight_no_small_map_says_where_on_it_that_is() -> None:
    def located(query: Query) -> bool:
        return any('class="locator"' in element.proto.body for element in open_page(query).get("html"))

    assert located({"hotspot": "syria"})
    assert not located({"hotspot": "south-pacific"})
    assert not located({"hotspot": "syria", "view": "region", "lat": "30", "lon": "30", "zoom": "-1"})


def test_a_view_of_a_region_without_one_is_that_of_the_world() -> None:
    page = open_page({"view": "region"})
    assert deck(page)["views"][0]["id"] == "world"
    assert address(page) == {}


def test_a_link_holds_the_viewpoint() -> None:
    page = open_page({"viewpoint": "UA", "hotspot": "crimea"})
    assert page.selectbox(key="viewpoint").value == "UA"
    assert f"viewpoint: {escape_markdown(viewpoint_label(Viewpoint.UKRAINE))}. " in said(page)


def test_a_link_holds_the_globe() -> None:
    page = open_page({"view": "globe"})
    assert deck(page)["views"][0]["@@type"] == "_GlobeView"
    page.button_group(key="view").set_value("world")
    assert deck(rerun(page))["views"][0]["@@type"] == "OrthographicView"
    assert address(page) == {}


def test_the_viewpoint_changes_borders_and_link() -> None:
    page = open_page()
    before = fetched(page)
    page.selectbox(key="viewpoint").set_value("UA")
    after = fetched(rerun(page))
    changed = {name for name in before if before[name] != after[name]}
    assert {"contested-world", "region-land-world"} <= changed
    assert not {"land-world", "coast-world"} & changed
    assert address(page) == {"viewpoint": ["UA"]}


@pytest.mark.parametrize("query", [{}, {"hotspot": "asia-pacific", "view": "globe"}, {"q": "china"}])
def test_what_a_rerun_sends_for_the_map_is_small(query: Query) -> None:
    page = open_page(query)
    assert len(page.get("deck_gl_json_chart")[0].proto.json.encode()) <= LARGEST_DECK


def test_a_match_is_marked_in_the_quote() -> None:
    page = open_page({"hotspot": "venezuela", "q": "MADÚRO"})
    assert ":orange-background[Maduro]" in said(page)


def test_an_empty_result_names_the_filters_to_loosen_and_one_click_does_it() -> None:
    page = open_page({"topic": "energy", "precision": "circumpolar", "q": "huawei"})
    shown = {b.key: b.label for b in page.button if (b.key or "").startswith("loosen-")}
    assert "Nothing passes all these filters together." in said(page)
    assert shown == {"loosen-all": "Drop all filters"}
    page = open_page({"topic": "energy", "q": "huawei"})
    shown = {b.key: b.label for b in page.button if (b.key or "").startswith("loosen-")}
    assert set(shown) == {"loosen-topic", "loosen-search"}
    loosened = apply_filters(REAL, Filters(q="huawei"))
    assert f": {len(loosened.hotspots)} hotspot" in shown["loosen-topic"]
    assert_agreement(click(page, "loosen-topic"), Filters(q="huawei"))


def test_the_selection_survives_filters_and_says_when_they_hide_it() -> None:
    page = open_page({"hotspot": "idlib"})
    page.button_group(key="topic").set_value(["technology"])
    rerun(page)
    assert page.header[0].value == "Idlib"
    told = r"Not shown by the filters in force (topic): Joscelyn 2020 \(2 excerpts\)."
    assert [info.value for info in page.info] == [told]
    assert "no excerpt" not in said(page).casefold()
    assert address(page)["hotspot"] == ["idlib"]
    page.text_input(key="q").set_value("huawei")
    assert page.header[0].value == "Idlib"
    click(page, "unhide")
    assert_agreement(page, Filters())
    assert "wording checked" in said(page)


def test_the_selection_survives_a_change_of_view() -> None:
    page = open_page({"hotspot": "idlib"})
    page.button_group(key="view").set_value("globe")
    assert rerun(page).header[0].value == "Idlib"
    assert address(page)["view"] == ["globe"]


@pytest.mark.parametrize("viewpoint", [Viewpoint.DE_FACTO, Viewpoint.UNITED_NATIONS, Viewpoint.UKRAINE])
def test_about_says_what_a_viewpoint_draws_of_when_and_where_it_departs(viewpoint: Viewpoint) -> None:
    page = open_page({"viewpoint": viewpoint.value})
    click(page, "about")
    told = [viewpoint_definition(viewpoint), *viewpoint_departures(viewpoint)]
    told += [text for note in viewpoint_notes(viewpoint, None) for text in (note.text, note.source)]
    assert [text for text in told if escape_markdown(text) not in said(page)] == []
    assert f"Boundaries as of {date_text(boundaries_as_of(viewpoint))}." in said(page)


def test_about_says_how_many_excerpts_are_verified_and_what_is_unknown() -> None:
    page = open_page()
    click(page, "about")
    total = apply_filters(REAL, Filters()).total_excerpts
    assert f"{total} of {total} excerpts were found word for word" in said(page)
    unknown = [
        escape_markdown(f"Unknown: {', '.join(s.unknown_fields())}.")
        for s in REAL.sources.values()
        if s.unknown_fields()
    ]
    assert all(line in said(page) for line in unknown)
