"""On a telephone the map is lower while a hotspot is open in a sheet: the camera is put for what is seen of it."""

import pytest
from app_page import REAL, address, click, open_page, remembered, rerun
from streamlit.testing.v1 import AppTest

from geo.cartography.screen import regional
from geo.page.maps import camera
from geo.page.maps.regions import drawn_regions
from geo.page.shared.session import Move

WIDTH, WHOLE, ABOVE_SHEET = 375, 640, 280
"""A map on a telephone in pixels: its width, and its height without and above a sheet."""


def tell_size(page: AppTest) -> None:
    """Remember what a telephone tells of the map: the harness runs no component's script."""
    kept = remembered(page).map
    kept.measured, kept.open_height = (WIDTH, WHOLE), ABOVE_SHEET


def zoom(page: AppTest) -> float:
    return float(address(page)["zoom"][0])


def fitting_zoom(height: int) -> float:
    viewpoint = REAL.about.viewpoint
    screen = regional(REAL.hotspots["korea"].region, viewpoint)
    box = drawn_regions(REAL, viewpoint, screen)["korea"].box
    assert box is not None
    return camera.fit_box(screen, box, WIDTH, height).zoom


def test_what_is_opened_is_fitted_into_the_map_above_the_sheet() -> None:
    page = open_page()
    tell_size(page)
    click(rerun(page), "open-korea")
    assert zoom(page) == pytest.approx(fitting_zoom(ABOVE_SHEET), abs=0.02)
    assert fitting_zoom(WHOLE) > fitting_zoom(ABOVE_SHEET) + 0.1


def test_a_link_is_fitted_anew_once_the_size_is_told() -> None:
    page = open_page({"hotspot": "korea"})
    assert remembered(page).map.guessed
    tell_size(page)
    remembered(page).map.move = Move.TURN
    rerun(page)
    assert zoom(page) == pytest.approx(fitting_zoom(ABOVE_SHEET), abs=0.02)
    assert not remembered(page).map.guessed


def test_a_camera_in_a_link_is_no_guess() -> None:
    page = open_page({"hotspot": "korea", "lat": "40", "lon": "127", "zoom": "4.5"})
    assert not remembered(page).map.guessed
