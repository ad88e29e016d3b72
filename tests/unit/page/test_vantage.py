"""Which view a hotspot opens in, and how much of it the place takes."""

import pytest
from repository import DATA

from geo.briefing.maps.place_svg import close_map
from geo.cartography.screen import regional
from geo.dataset.loader import load
from geo.page.maps import camera
from geo.page.maps.insets import TOO_SMALL
from geo.page.maps.regions import drawn_regions
from geo.selection.palette import LIGHT

REAL = load(DATA).dataset
VIEWPOINT = REAL.about.viewpoint
LAPTOP = (815.0, 466.0)
TOWNS = {"baghdad-embassy", "gaza", "hong-kong"}
"""What is smaller than a tenth of the map even from the finest outlines."""


@pytest.mark.parametrize("hotspot_id", REAL.hotspots)
def test_an_open_place_takes_enough_of_the_map_and_not_all_of_it(hotspot_id: str) -> None:
    screen = regional(REAL.hotspots[hotspot_id].region, VIEWPOINT)
    box = drawn_regions(REAL, VIEWPOINT, screen)[hotspot_id].box
    assert box is not None
    x0, y0, x1, y1 = camera.seen(screen, camera.fit_box(screen, box, *LAPTOP), *LAPTOP)
    share = (box[2] - box[0]) * (box[3] - box[1]) / ((x1 - x0) * (y1 - y0))
    assert share <= 0.7
    assert (share < TOO_SMALL) is (hotspot_id in TOWNS)


@pytest.mark.parametrize("hotspot_id", sorted(TOWNS))
def test_a_town_has_a_close_up(hotspot_id: str) -> None:
    picture, km = close_map(REAL.hotspots[hotspot_id].region, VIEWPOINT, LIGHT)
    assert picture.startswith(b"<svg ")
    assert 60 <= km <= 200
