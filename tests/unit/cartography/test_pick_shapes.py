import json
from math import dist

import pytest
import shapely
from shapely.geometry import shape

from geo.cartography.backdrop import region_area
from geo.cartography.pick_shapes import MARKER_LEVELS, REGION_LEVELS, close_by, region_shapes
from geo.cartography.screen import ARCTIC, WORLD, ScreenFrame
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Countries, Point, Region

DE_FACTO = Viewpoint.DE_FACTO
NORWAY, SOUTH_AFRICA = Countries(countries=("NOR",)), Countries(countries=("ZAF",))
CITY = Point(point=(10.75, 59.9), radius_km=0.5)
CLOSEST_ZOOM = {3: 3, 4: 4, 5: 5, 6: 8}
"""Level → the closest zoom that a hand can reach in it."""


def drawn(screen: ScreenFrame, region: Region) -> shapely.Geometry:
    return screen.shape(region_area(screen.frame, region, DE_FACTO))


def caught(screen: ScreenFrame, region: Region, level: int) -> shapely.Geometry:
    parts = region_shapes(screen, region, DE_FACTO, REGION_LEVELS[level])
    return shapely.union_all([shape(json.loads(part)) for part in parts])


@pytest.mark.parametrize("screen", [WORLD, ARCTIC], ids=lambda screen: screen.name)
@pytest.mark.parametrize("level", REGION_LEVELS)
def test_what_is_caught_is_what_is_drawn_to_within_two_pixels(screen: ScreenFrame, level: int) -> None:
    two_px = 2 / 2 ** CLOSEST_ZOOM[level]
    region, found = drawn(screen, NORWAY), caught(screen, NORWAY, level)
    a_hair = two_px / 4
    assert found.difference(region.buffer(two_px)).buffer(-a_hair).is_empty
    large = shapely.union_all([part for part in region.geoms if part.area > two_px**2])
    assert large.difference(found.buffer(two_px)).buffer(-a_hair).is_empty


def test_a_hole_is_not_caught() -> None:
    lesotho = shapely.Point(WORLD.position(28.2, -29.6))
    for level in REGION_LEVELS:
        assert not caught(WORLD, SOUTH_AFRICA, level).contains(lesotho)


def test_the_smallest_place_is_caught_at_every_level() -> None:
    assert all(not caught(WORLD, CITY, level).is_empty for level in REGION_LEVELS)


def test_farther_out_there_are_fewer_vertices() -> None:
    counts = [shapely.get_num_coordinates(caught(WORLD, NORWAY, level)) for level in REGION_LEVELS]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1] / 2


SPOTS = {"a": (500.0, 500.0), "b": (503.0, 504.0), "c": (500.0, 501.0), "far": (700.0, 500.0)}


@pytest.mark.parametrize("level", MARKER_LEVELS)
def test_what_is_close_depends_on_the_zoom(level: int) -> None:
    apart = 17
    middle = 2 ** (level - 0.5)
    for one, near in close_by(SPOTS, level, apart).items():
        expected = {other for other in SPOTS if dist(SPOTS[one], SPOTS[other]) * middle < apart}
        assert set(near) == expected


def test_the_place_itself_comes_first_then_the_nearest() -> None:
    assert close_by(SPOTS, 0, 17)["b"] == ("b", "c", "a")
    assert close_by({"a": (1.0, 1.0), "b": (1.0, 1.0)}, 7, 17) == {"a": ("a", "b"), "b": ("b", "a")}
