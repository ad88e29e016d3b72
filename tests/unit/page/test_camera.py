from math import asinh, cos, log2, radians, sin, tan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from repository import DATA

from geo.dataset.loader import load
from geo.dataset.model import Viewpoint
from geo.page.maps.camera import GLOBE_RADIUS, MAX_ZOOM, MERCATOR_LIMIT, TILE, Bounds, fit, frame, world
from geo.page.maps.regions import drawn_regions
from geo.selection.selection import Camera, MapView

REAL = load(DATA).dataset
LAPTOP = (820.0, 520.0)
SIZES = st.sampled_from((LAPTOP, (358.0, 420.0), (2400.0, 1500.0)))
DEGREES = st.floats(-180, 180).map(lambda lon: round(lon, 2))
LATITUDES = st.tuples(st.floats(-90, 90), st.floats(0.01, 180)).map(
    lambda pair: (min(pair[0], 89.9), min(pair[0] + pair[1], 90.0))
)


@st.composite
def boxes(draw: st.DrawFn) -> Bounds:
    south, north = draw(LATITUDES)
    return draw(DEGREES), south, draw(DEGREES), north


def world_widths(lat: float) -> float:
    return asinh(tan(radians(lat))) / radians(360)


def on_flat(camera: Camera, lon: float, lat: float) -> tuple[float, float]:
    """Pixels from the middle of a flat map, by the shorter way round."""
    scale = TILE * 2**camera.zoom
    east = (lon - camera.lon + 180) % 360 - 180
    return abs(east) / 360 * scale, abs(world_widths(lat) - world_widths(camera.lat)) * scale


def on_globe(camera: Camera, lon: float, lat: float) -> tuple[float, float]:
    """Pixels from the middle of a globe, orthographic; a point behind it stands at its limb."""
    radius = GLOBE_RADIUS / max(cos(radians(camera.lat)), 0.2) * 2**camera.zoom
    middle, lat, lon = radians(camera.lat), radians(lat), radians(lon - camera.lon)
    if sin(middle) * sin(lat) + cos(middle) * cos(lat) * cos(lon) < -1e-9:
        return radius, radius
    across, up = cos(lat) * sin(lon), cos(middle) * sin(lat) - sin(middle) * cos(lat) * cos(lon)
    return abs(across) * radius, abs(up) * radius


def edge(bounds: Bounds) -> list[tuple[float, float]]:
    west, south, east, north = bounds
    width = (east - west) % 360 or (360.0 if east != west else 0.0)
    return [(west + width * i / 12, south + (north - south) * j / 6) for i in range(13) for j in range(7)]


def is_plain(camera: Camera) -> bool:
    """Whether neither end of the zoom is reached."""
    return 0 < camera.zoom < MAX_ZOOM


@given(boxes(), SIZES)
def test_a_flat_map_holds_the_whole_box(bounds: Bounds, size: tuple[float, float]) -> None:
    camera = fit(bounds, MapView.FLAT, *size)
    for lon, lat in edge(bounds):
        x, y = on_flat(camera, lon, max(-MERCATOR_LIMIT, min(MERCATOR_LIMIT, lat)))
        assert not is_plain(camera) or (x <= size[0] / 2 and y <= size[1] / 2)


@given(boxes(), SIZES)
def test_a_globe_holds_the_whole_box(bounds: Bounds, size: tuple[float, float]) -> None:
    camera = fit(bounds, MapView.GLOBE, *size)
    for lon, lat in edge(bounds):
        x, y = on_globe(camera, lon, lat)
        assert x <= size[0] / 2
        assert y <= size[1] / 2


@given(boxes(), SIZES, st.sampled_from(MapView))
def test_the_camera_is_somewhere_on_earth(bounds: Bounds, size: tuple[float, float], view: MapView) -> None:
    camera = fit(bounds, view, *size)
    assert abs(camera.lat) <= 90
    assert abs(camera.lon) <= 180
    assert camera.zoom <= MAX_ZOOM


@pytest.mark.parametrize("view", MapView)
@pytest.mark.parametrize(
    ("bounds", "lon"),
    [((170, -20, -170, -10), -180), ((160, 0, -160, 10), -180), ((-10, 0, 30, 10), 10), ((150, 0, -170, 10), 170)],
)
def test_a_box_across_the_antimeridian_is_as_wide_as_it_is(bounds: Bounds, lon: float, view: MapView) -> None:
    west, south, east, north = bounds
    camera = fit(bounds, view, *LAPTOP)
    assert camera.lon % 360 == lon % 360
    shifted = fit((west - 100, south, (east % 360) - 100, north), view, *LAPTOP)
    assert camera.zoom == shifted.zoom


def test_a_box_fills_its_share_of_the_map() -> None:
    camera = fit((-10, -10, 10, 10), MapView.FLAT, *LAPTOP)
    assert on_flat(camera, 0, 10)[1] == pytest.approx(LAPTOP[1] * 0.72 / 2, rel=0.01)
    camera = fit((-10, -10, 10, 10), MapView.GLOBE, *LAPTOP)
    assert on_globe(camera, 0, 10)[1] == pytest.approx(LAPTOP[1] * 0.72 / 2, rel=0.01)


@pytest.mark.parametrize("view", MapView)
def test_a_point_is_shown_no_closer_than_the_outlines_allow(view: MapView) -> None:
    assert fit((20.46, 44.82, 20.46, 44.82), view, *LAPTOP) == Camera(lat=44.82, lon=20.46, zoom=MAX_ZOOM)


@pytest.mark.parametrize(("south", "north"), [(66.56, 90), (-90, -60)])
def test_a_polar_cap_is_seen_from_above_on_a_globe(south: float, north: float) -> None:
    bounds = (-180.0, south, 180.0, north)
    camera = fit(bounds, MapView.GLOBE, *LAPTOP)
    assert camera.lat == pytest.approx((south + north) / 2)
    assert all(y <= LAPTOP[1] / 2 for _, y in (on_globe(camera, *point) for point in edge(bounds)))


def test_a_polar_cap_on_a_flat_map_ends_where_the_map_does() -> None:
    camera = fit((-180, 66.56, 180, 90), MapView.FLAT, *LAPTOP)
    assert 66.56 < camera.lat < MERCATOR_LIMIT
    assert camera.zoom == pytest.approx(max(log2(LAPTOP[0] * 0.72 / TILE), 0), abs=0.01)


def test_a_box_beyond_the_flat_map_is_shown_at_its_edge() -> None:
    camera = fit((0, 86, 10, 88), MapView.FLAT, *LAPTOP)
    assert (camera.lat, camera.lon) == (MERCATOR_LIMIT, 5)


def test_the_whole_world_is_shown_whole() -> None:
    assert fit((-180, -90, 180, 90), MapView.FLAT, *LAPTOP) == Camera(lat=0, lon=0, zoom=0)
    globe = fit((-180, -90, 180, 90), MapView.GLOBE, *LAPTOP)
    assert GLOBE_RADIUS * 2**globe.zoom <= min(LAPTOP) / 2


@pytest.mark.parametrize("size", [LAPTOP, (358.0, 420.0), (2400.0, 1500.0)])
def test_at_first_a_flat_map_is_as_wide_as_the_world_and_no_wider(size: tuple[float, float]) -> None:
    width = TILE * 2 ** world(MapView.FLAT, *size).zoom
    assert width >= size[0]
    assert width <= max(size[0] * 1.2, TILE)


@pytest.mark.parametrize("size", [LAPTOP, (358.0, 420.0), (2400.0, 1500.0)])
def test_at_first_the_whole_globe_is_in_sight(size: tuple[float, float]) -> None:
    camera = world(MapView.GLOBE, *size)
    assert on_globe(camera, camera.lon + 180, 0)[0] <= min(size) / 2


@given(boxes(), SIZES, st.sampled_from(MapView))
def test_the_frame_of_a_fitted_camera_holds_the_box(bounds: Bounds, size: tuple[float, float], view: MapView) -> None:
    camera = fit(bounds, view, *size)
    assume(is_plain(camera))
    # On a globe the frame is a box about a round view: good for what lies well within the visible half.
    assume(view is MapView.FLAT or ((bounds[2] - bounds[0]) % 360 < 60 and max(map(abs, bounds[1::2])) < 50))
    west, south, east, north = frame(camera, view, *size)
    assert south <= max(bounds[1], -MERCATOR_LIMIT) + 0.01
    assert north >= min(bounds[3], MERCATOR_LIMIT) - 0.01
    assert (west, east) == (-180, 180) or (bounds[0] - west) % 360 <= (east - west) % 360 + 0.01


@pytest.mark.parametrize("view", MapView)
@pytest.mark.parametrize("hotspot_id", REAL.hotspots)
def test_every_hotspot_is_in_the_frame_of_its_camera(hotspot_id: str, view: MapView) -> None:
    bounds = drawn_regions(REAL, Viewpoint.DE_FACTO)[hotspot_id].bounds
    camera = fit(bounds, view, *LAPTOP)
    place = on_globe if view is MapView.GLOBE else on_flat
    limit = 90 if view is MapView.GLOBE else MERCATOR_LIMIT
    for lon, lat in edge(bounds):
        x, y = place(camera, lon, min(lat, limit))
        assert x <= LAPTOP[0] / 2 + 1
        assert y <= LAPTOP[1] / 2 + 1
