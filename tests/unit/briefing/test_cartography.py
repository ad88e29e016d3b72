"""Canvas, net, locator, ground and seams: what a map is put together from."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.atlas.antimeridian import angles, recentred, seamless
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.locator import locator
from geo.cartography.backdrop import backdrop, region_area
from geo.cartography.framing import plan_frame
from geo.cartography.graticule import ARCTIC_CIRCLE, graticule
from geo.cartography.named_shapes import countries, disputed, disputed_units, waters
from geo.cartography.projection import MapFrame
from geo.cartography.projection_name import ProjectionName
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Continents, Countries, NorthOf, Region, Seas

DF = Viewpoint.DE_FACTO
SERBIA = Countries(countries=("SRB",))
ARCTIC = NorthOf(north_of=ARCTIC_CIRCLE)


def frame_of(region: Region, forced: ProjectionName | None = None) -> MapFrame:
    return plan_frame({"r": region}, DF, aspect=1.5, forced=forced)


@given(x=st.floats(0, 500), y=st.floats(0, 300))
def test_points_of_paper_are_metres_and_back(x: float, y: float) -> None:
    canvas = Canvas(frame=frame_of(SERBIA), width_pt=500, text_pt=9)
    assert canvas.points(np.array([canvas.metres(x, y)]))[0] == pytest.approx((x, y), abs=1e-6)


def test_a_canvas_has_the_shape_of_its_frame() -> None:
    canvas = Canvas(frame=frame_of(SERBIA), width_pt=500, text_pt=9)
    assert canvas.height_pt == pytest.approx(500 / 1.5, rel=1e-4)
    assert canvas.shape(canvas.frame.outline).bounds == pytest.approx((0, 0, 500, canvas.height_pt), abs=0.01)


def test_a_regional_map_has_no_net_and_a_polar_one_names_its_lines() -> None:
    assert graticule(frame_of(SERBIA)).net.is_empty
    polar = graticule(frame_of(ARCTIC))
    frame = frame_of(ARCTIC)
    radii = np.hypot(*shapely.get_coordinates(polar.circle).T)
    (expected,) = np.hypot(*frame.to_plane(np.array([[40.0, ARCTIC_CIRCLE]])).T)
    assert radii == pytest.approx(np.full(len(radii), expected), rel=1e-4)
    assert {"Arctic Circle", "80° N", "180°"} <= {label.text for label in (*polar.rim, *polar.within)}


def test_the_locator_shows_where_the_frame_is() -> None:
    inset = locator(frame_of(SERBIA))
    assert inset is not None
    assert shapely.Point(0, 0).buffer(1.001).contains(inset.frame)
    assert inset.frame.contains(shapely.Point(0, 0))
    assert 0.1 < inset.frame.bounds[2] < 0.9
    assert inset.land.intersects(inset.frame)
    assert locator(frame_of(ARCTIC)) is None


@pytest.mark.parametrize("code", ["SRB", "RUS", "FJI", "USA", "NZL", "VEN"])
def test_no_line_of_a_rectangular_map_is_a_streak(code: str) -> None:
    frame = frame_of(Countries(countries=(code,)), ProjectionName.LAEA)
    ground = backdrop(frame, DF)
    for line in shapely.get_parts(shapely.union_all([ground.coast, ground.borders, ground.contested])):
        steps = np.hypot(*np.diff(shapely.get_coordinates(line), axis=0).T)
        assert steps.max() < 0.12 * frame.width_m


@pytest.mark.parametrize("region", [SERBIA, Continents(continents=("Asia",)), ARCTIC])
def test_coasts_and_regions_lie_on_the_land_that_is_drawn(region: Region) -> None:
    frame = frame_of(region)
    ground = backdrop(frame, DF)
    assert ground.land.is_valid
    assert (
        ground.coast.difference(ground.land.boundary.buffer(frame.width_m / 500)).length < 0.001 * ground.coast.length
    )
    if isinstance(region, Countries):
        area = region_area(frame, region, DF)
        assert area.difference(ground.land).area < 0.001 * area.area


def test_a_sea_ends_at_the_shore_that_is_drawn() -> None:
    sea = Seas(seas=("taiwan-strait",))
    frame = frame_of(sea)
    assert region_area(frame, sea, DF).intersection(backdrop(frame, DF).land).area == pytest.approx(0, abs=1e6)


def test_what_is_near_a_frame_can_be_named() -> None:
    frame = frame_of(SERBIA)
    assert {"SRB", "KOS", "ROU", "HUN"} <= countries(frame, DF).keys()
    assert "KOS" not in countries(frame, Viewpoint.SERBIA)
    assert "NZL" not in countries(frame, DF)
    assert disputed(frame).keys() == {"kosovo"}
    assert "black-sea" in waters(frame)
    assert "yellow-sea" not in waters(frame)


def test_hong_kong_is_no_disputed_area_and_kosovo_is_nothing_else() -> None:
    assert {"KOS", "TWN", "CYN"} <= disputed_units()
    assert not {"HKG", "CHN", "UKR", "RUS"} & disputed_units()
    assert "hong-kong" not in disputed(frame_of(Countries(countries=("HKG",))))


def test_a_shape_cut_at_the_antimeridian_becomes_whole() -> None:
    halves = shapely.MultiPolygon([shapely.box(170, -20, 180, -10), shapely.box(-180, -20, -165, -10)])
    (whole,) = seamless(halves)
    assert whole.bounds == pytest.approx((170, -20, 195, -10))


def test_a_cap_round_the_pole_has_no_edge_along_it() -> None:
    (cap,) = seamless(shapely.box(-180, 70, 180, 90))
    assert angles(shapely.get_coordinates(cap), (0.0, 90.0)) == pytest.approx(
        np.full(len(shapely.get_coordinates(cap)), 20.0), abs=0.1
    )


@given(lon=st.floats(0, 170), west=st.floats(-180, 150), width=st.floats(1, 30))
def test_recentring_keeps_the_area_within_half_a_turn(lon: float, west: float, width: float) -> None:
    shape = shapely.box(west, -30, min(west + width, 180), 40)
    parts = recentred(shape, lon, shapely.Polygon)
    assert sum(part.area for part in parts) == pytest.approx(shape.area)
    assert all(lon - 180 - 1e-6 <= part.bounds[0] and part.bounds[2] <= lon + 180 + 1e-6 for part in parts)
