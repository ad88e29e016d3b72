"""Closing a hotspot goes back to what the map showed before it was opened."""

from typing import Any

import pytest
from app_page import address, click, deck, open_page, remembered, rerun
from streamlit.testing.v1 import AppTest

from geo.selection.selection import MapView

CAMERA = {"lat": "10.5000", "lon": "-20.2500", "zoom": "2.50"}
OTHER_VIEW = next(view for view in reversed(MapView))


def seen(page: AppTest) -> dict[str, Any]:
    found: dict[str, Any] = deck(page)["initialViewState"]
    return found


def test_closing_restores_the_camera_that_a_link_had_set() -> None:
    page = open_page(dict(CAMERA))
    before = seen(page)
    assert seen(click(page, "open-korea")) != before
    assert seen(click(page, "close")) == before
    assert address(page) == {key: [value] for key, value in CAMERA.items()}


def test_of_several_opened_in_a_row_the_first_counts() -> None:
    page = click(open_page(dict(CAMERA)), "open-syria")
    (child,) = [button for button in page.button if button.label == "Idlib"]
    child.click()
    rerun(page)
    click(page, "zoom-to")
    click(page, "close")
    assert address(page) == {key: [value] for key, value in CAMERA.items()}


def test_each_opening_has_its_own_way_back() -> None:
    page = click(click(open_page(dict(CAMERA)), "open-korea"), "close")
    assert remembered(page).map.before is None
    page.query_params = {}
    rerun(page)
    assert address(click(click(page, "open-korea"), "close")) == {}


def test_a_hotspot_that_a_link_has_opened_closes_to_the_world() -> None:
    world = seen(open_page())
    page = open_page({"hotspot": "korea", **CAMERA})
    assert seen(click(page, "close")) == world


def test_the_browsers_forward_remembers_where_it_came_from() -> None:
    page = click(open_page(dict(CAMERA)), "open-korea")
    forward = dict(page.query_params)
    page.query_params = dict(CAMERA)
    rerun(page)
    page.query_params = forward
    rerun(page)
    assert address(click(page, "close")) == {key: [value] for key, value in CAMERA.items()}


def test_a_view_that_was_turned_meanwhile_stays_and_shows_the_world() -> None:
    world = seen(open_page({"view": OTHER_VIEW.value}))
    page = click(open_page(dict(CAMERA)), "open-korea")
    page.button_group(key="view").set_value(OTHER_VIEW.value)
    rerun(page)
    assert seen(click(page, "close")) == world
    assert address(page) == {"view": [OTHER_VIEW.value]}


def _opening_turns() -> None:
    import streamlit as st  # noqa: PLC0415

    from geo.page.shared import state, widgets  # noqa: PLC0415
    from geo.selection.selection import MapView  # noqa: PLC0415

    first, *_, last = [view.value for view in MapView]
    if "closes" in st.query_params:
        state.select(None)
    else:
        widgets.set_value(widgets.WidgetKey.VIEW, first)
        state.select("korea")
        widgets.set_value(widgets.WidgetKey.VIEW, last)
    st.text(widgets.value(widgets.WidgetKey.VIEW, str))


@pytest.mark.parametrize(("query", "view"), [("opens", OTHER_VIEW), ("closes", next(iter(MapView)))])
def test_a_view_that_the_opening_has_chosen_is_left_again(query: str, view: MapView) -> None:
    page = rerun(AppTest.from_function(_opening_turns))
    page.query_params[query] = "1"
    assert rerun(page).text[0].value == view
