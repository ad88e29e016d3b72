"""Two regions in frames of one projection and one scale."""

from itertools import combinations

import numpy as np
import pytest
import shapely
from repository import DATA

from geo.atlas.compose import compose_region
from geo.cartography.framing import plan_frame, plan_pair
from geo.cartography.projection import MapFrame
from geo.cartography.projection_name import ProjectionName
from geo.dataset.loader import load
from geo.dataset.model import Viewpoint
from geo.errors import HotspotsError

REAL = load(DATA).dataset
DE_FACTO = Viewpoint.DE_FACTO
SOME = ("arctic", "hong-kong", "syria", "indian-ocean", "asia-pacific", "latin-america", "serbia")
PAIRS = tuple(combinations(SOME, 2))


def frames(pair: tuple[str, str], aspect: float, forced: ProjectionName | None = None) -> tuple[MapFrame, MapFrame]:
    one, other = (REAL.hotspots[i].region for i in pair)
    return plan_pair((one, other), DE_FACTO, aspect=aspect, forced=forced)


@pytest.mark.parametrize("aspect", [0.8, 1.0, 1.7])
@pytest.mark.parametrize("pair", PAIRS)
def test_both_have_one_projection_one_scale_and_all_of_their_region(pair: tuple[str, str], aspect: float) -> None:
    one, other = frames(pair, aspect)
    assert one.projection is other.projection is ProjectionName.LAEA
    assert one.radius_m == other.radius_m
    # Extents are in whole metres.
    assert one.width_m == pytest.approx(other.width_m, abs=2)
    assert one.width_m / one.height_m == pytest.approx(aspect, abs=0.01)
    for id_, frame in zip(pair, (one, other), strict=True):
        points = frame.to_plane(shapely.get_coordinates(compose_region(REAL.hotspots[id_].region, DE_FACTO)))
        seen = frame.outline.buffer(1000)
        inside = shapely.contains_xy(seen, points[:, 0], points[:, 1])
        assert np.mean(inside) > 0.99, id_


@pytest.mark.parametrize("pair", PAIRS)
def test_the_scale_is_that_of_the_one_that_needs_more_room(pair: tuple[str, str]) -> None:
    shared = frames(pair, 1.4)[0]
    alone = [plan_frame({i: REAL.hotspots[i].region}, DE_FACTO, aspect=1.4, forced=ProjectionName.LAEA) for i in pair]
    if shared.radius_m is None:
        assert shared.width_m == pytest.approx(max(frame.width_m for frame in alone), abs=2)
    elif discs := [frame.radius_m for frame in alone if frame.radius_m]:
        assert shared.radius_m == pytest.approx(max(discs))


def test_the_pole_has_greenwich_below_it() -> None:
    arctic, _ = frames(("arctic", "hong-kong"), 1.4)
    assert (arctic.lat_0, arctic.lon_0) == (90.0, 0.0)


def test_a_forced_projection_shows_both_in_one_frame_or_is_refused() -> None:
    one, other = frames(("arctic", "syria"), 1.4, ProjectionName.EQUAL_EARTH)
    assert one == other
    assert one.projection is ProjectionName.EQUAL_EARTH
    with pytest.raises(HotspotsError, match="northern hemisphere"):
        frames(("arctic", "indian-ocean"), 1.4, ProjectionName.POLAR)
