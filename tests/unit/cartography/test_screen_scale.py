from bisect import bisect_right
from itertools import pairwise
from math import hypot

import pytest
from pyproj import Geod

from geo.cartography.screen import ARCTIC, ORIGIN, WORLD, ScreenFrame, regional
from geo.cartography.screen_scale import GroundScale, ground_scale
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Countries

NEAR = regional(Countries(countries=("SYR",)), Viewpoint.DE_FACTO)
WIDE = regional(Countries(countries=("RUS", "CHN")), Viewpoint.DE_FACTO)
FRAMES = [WORLD, ARCTIC, NEAR, WIDE]
BAR_UNITS = 0.2


def read(at: float, where: tuple[float, ...], values: tuple[float, ...]) -> float:
    """What a script reads between two rows."""
    i = min(max(bisect_right(where, at), 1), len(where) - 1)
    share = (at - where[i - 1]) / (where[i] - where[i - 1])
    return values[i - 1] + share * (values[i] - values[i - 1])


def metres(scale: GroundScale, x: float, y: float) -> float:
    """Metres to a unit along a horizontal bar at a place of the screen."""
    if not scale.about_centre:
        return read(y, scale.at, scale.along)
    dx, dy = x - ORIGIN, y - ORIGIN
    far = hypot(dx, dy) or 1e-9
    return hypot(dx / far * read(far, scale.at, scale.along), dy / far * read(far, scale.at, scale.across))


@pytest.mark.parametrize("screen", FRAMES, ids=lambda screen: screen.name)
def test_a_bar_across_any_place_of_a_map_is_as_long_on_the_ground_as_the_table_says(screen: ScreenFrame) -> None:
    scale, geod = ground_scale(screen), Geod(ellps="WGS84")
    tried = 0
    for lon in range(-180, 180, 13):
        for lat in range(-77, 90, 7):
            if not screen.holds(lon, lat):
                continue
            x, y = screen.position(lon, lat)
            far = hypot(x - ORIGIN, y - ORIGIN) if scale.about_centre else abs(x - ORIGIN)
            if not scale.at[0] <= (far if scale.about_centre else y) <= scale.at[-1]:
                continue
            limit = scale.at[-1] if scale.about_centre else read(y, scale.at, scale.reach)
            if far > limit - BAR_UNITS:
                continue
            ends = [screen.lonlat(x + side * BAR_UNITS / 2, y) for side in (-1, 1)]
            true = geod.inv(*ends[0], *ends[1])[2] / BAR_UNITS
            assert metres(scale, x, y) == pytest.approx(true, rel=0.01), (lon, lat)
            tried += 1
    assert tried > 150


@pytest.mark.parametrize("screen", FRAMES, ids=lambda screen: screen.name)
def test_rows_ascend_and_columns_are_of_one_length(screen: ScreenFrame) -> None:
    scale = ground_scale(screen)
    assert all(one < other for one, other in pairwise(scale.at))
    assert len(scale.along) == len(scale.at)
    assert {len(scale.across), len(scale.reach)} == {0, len(scale.at)}


def test_on_the_worlds_map_the_scale_of_parallels_shrinks_towards_the_poles() -> None:
    scale = ground_scale(WORLD)
    equator, sixty = (read(WORLD.position(11, lat)[1], scale.at, scale.along) for lat in (0, 60))
    # Equal Earth is by a factor of 0.8607 too narrow at the equator, and of 1.2 too wide at 60° (Šavrič et al. 2019).
    assert equator * 512 == pytest.approx(40_075_017 / 0.8607, rel=0.001)
    assert equator / sixty > 1.3
