from math import cos, radians, sin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from repository import DATA

from geo.cartography.screen import ARCTIC, WORLD, ScreenBox, ScreenFrame, regional
from geo.dataset.loader import load
from geo.dataset.model import Viewpoint
from geo.page.maps.camera import (
    GLOBE_RADIUS,
    MAX_ZOOM,
    Bounds,
    fit_box,
    fit_globe,
    seen,
    seen_on_globe,
    whole,
)
from geo.page.maps.regions import drawn_regions
from geo.selection.selection import Camera

REAL = load(DATA).dataset
LAPTOP = (820.0, 520.0)
SIZES = st.sampled_from((LAPTOP, (358.0, 420.0), (2400.0, 1500.0)))
DEGREES = st.floats(-180, 180).map(lambda lon: round(lon, 2))
LATITUDES = st.tuples(st.floats(-90, 90), st.floats(0.01, 180)).map(
    lambda pair: (min(pair[0], 89.9), min(pair[0] + pair[1], 90.0))
)
REGIONAL = regional(REAL.hotspots["korea"].region, Viewpoint.DE_FACTO)


@st.composite
def bounds_on_earth(draw: st.DrawFn) -> Bounds:
    south, north = draw(LATITUDES)
    return draw(DEGREES), south, draw(DEGREES), north


@st.composite
def boxes(draw: st.DrawFn) -> tuple[ScreenFrame, ScreenBox]:
    """A projection, and a box on its map whose middle lies within its outline."""
    screen = draw(st.sampled_from((WORLD, ARCTIC, REGIONAL)))
    x0, y0, x1, y1 = screen.box
    across, up = (draw(st.floats(0.3, 0.7)) for _ in "xy")
    half_x, half_y = (draw(st.floats(0.01, 0.3)) for _ in "xy")
    width, height = x1 - x0, y1 - y0
    return screen, (
        x0 + (across - half_x) * width, y0 + (up - half_y) * height,
        x0 + (across + half_x) * width, y0 + (up + half_y) * height,
    )  # fmt: skip


def holds(outer: ScreenBox, inner: ScreenBox, slack: float = 0.1) -> bool:
    lower = all(outer[i] <= inner[i] + slack for i in (0, 1))
    return lower and all(outer[i] >= inner[i] - slack for i in (2, 3))


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


@given(boxes(), SIZES)
def test_a_map_holds_the_whole_box(drawn: tuple[ScreenFrame, ScreenBox], size: tuple[float, float]) -> None:
    screen, box = drawn
    camera = fit_box(screen, box, *size)
    assume(camera.zoom < screen.closest_zoom)
    assert holds(seen(screen, camera, *size), box)


def test_a_box_fills_its_share_of_the_map() -> None:
    camera = fit_box(WORLD, (500, 500, 520, 510), *LAPTOP, padding=0.62)
    x0, _, x1, _ = seen(WORLD, camera, *LAPTOP)
    assert 20 / (x1 - x0) == pytest.approx(0.62, rel=0.01)
    camera = fit_globe((-10, -10, 10, 10), *LAPTOP)
    assert on_globe(camera, 0, 10)[1] == pytest.approx(LAPTOP[1] * 0.72 / 2, rel=0.01)


@pytest.mark.parametrize("screen", [WORLD, ARCTIC, REGIONAL])
@pytest.mark.parametrize("size", [LAPTOP, (358.0, 420.0), (2400.0, 1500.0)])
def test_at_first_all_of_a_projection_is_in_sight_and_fills_the_map(
    screen: ScreenFrame, size: tuple[float, float]
) -> None:
    box = seen(screen, whole(screen, *size), *size)
    assert holds(box, screen.box)
    shares = [(screen.box[i + 2] - screen.box[i]) / (box[i + 2] - box[i]) for i in (0, 1)]
    assert max(shares) == pytest.approx(0.98, abs=0.02)


@given(bounds_on_earth(), SIZES)
def test_a_globe_holds_the_whole_box(bounds: Bounds, size: tuple[float, float]) -> None:
    camera = fit_globe(bounds, *size)
    assert abs(camera.lat) <= 90
    assert abs(camera.lon) <= 180
    assert camera.zoom <= MAX_ZOOM
    for lon, lat in edge(bounds):
        x, y = on_globe(camera, lon, lat)
        assert x <= size[0] / 2
        assert y <= size[1] / 2


@pytest.mark.parametrize(
    ("bounds", "lon"),
    [((170, -20, -170, -10), -180), ((160, 0, -160, 10), -180), ((-10, 0, 30, 10), 10), ((150, 0, -170, 10), 170)],
)
def test_on_a_globe_a_box_across_the_antimeridian_is_as_wide_as_it_is(bounds: Bounds, lon: float) -> None:
    west, south, east, north = bounds
    camera = fit_globe(bounds, *LAPTOP)
    assert camera.lon % 360 == lon % 360
    shifted = fit_globe((west - 100, south, (east % 360) - 100, north), *LAPTOP)
    assert camera.zoom == shifted.zoom


def test_a_point_is_shown_no_closer_than_the_outlines_allow() -> None:
    at = Camera(lat=42.66, lon=21.17, zoom=MAX_ZOOM)
    assert fit_globe((at.lon, at.lat, at.lon, at.lat), *LAPTOP) == at
    wide, close = (regional(REAL.hotspots[i].region, Viewpoint.DE_FACTO) for i in ("serbia", "kosovo"))
    for screen in (WORLD, wide, close):
        x, y = screen.position(21.17, 42.66)
        found = fit_box(screen, (x, y, x, y), *LAPTOP)
        assert (found.lat, found.lon) == (pytest.approx(at.lat, abs=1e-2), pytest.approx(at.lon, abs=1e-2))
        assert found.zoom == screen.closest_zoom
    assert close.closest_zoom > wide.closest_zoom == WORLD.closest_zoom


@pytest.mark.parametrize(("south", "north"), [(66.56, 90), (-90, -60)])
def test_a_polar_cap_is_seen_from_above_on_a_globe(south: float, north: float) -> None:
    bounds = (-180.0, south, 180.0, north)
    camera = fit_globe(bounds, *LAPTOP)
    assert camera.lat == pytest.approx((south + north) / 2)
    assert all(y <= LAPTOP[1] / 2 for _, y in (on_globe(camera, *point) for point in edge(bounds)))


@pytest.mark.parametrize("size", [LAPTOP, (358.0, 420.0), (2400.0, 1500.0)])
def test_at_first_the_whole_globe_is_in_sight(size: tuple[float, float]) -> None:
    camera = whole(None, *size)
    assert on_globe(camera, camera.lon + 180, 0)[0] <= min(size) / 2


@given(DEGREES, st.floats(-50, 40), st.floats(1, 59), st.floats(1, 10), SIZES)
def test_what_is_seen_of_a_globe_holds_the_box_that_it_was_fitted_to(
    west: float, south: float, width: float, height: float, size: tuple[float, float]
) -> None:
    # It is a box about a round view: good for what lies well within the visible half.
    bounds = (west, south, (west + width + 180) % 360 - 180, south + height)
    camera = fit_globe(bounds, *size)
    assume(0 < camera.zoom < MAX_ZOOM)
    left, bottom, right, top = seen_on_globe(camera, *size)
    assert bottom <= bounds[1] + 0.01
    assert top >= bounds[3] - 0.01
    assert (left, right) == (-180, 180) or (bounds[0] - left) % 360 <= (right - left) % 360 + 0.01


@pytest.mark.parametrize("hotspot_id", REAL.hotspots)
def test_every_hotspot_is_in_the_frame_of_its_camera(hotspot_id: str) -> None:
    bounds = drawn_regions(REAL, Viewpoint.DE_FACTO, None)[hotspot_id].box
    assert bounds is not None
    camera = fit_globe(bounds, *LAPTOP)
    for lon, lat in edge(bounds):
        x, y = on_globe(camera, lon, min(lat, 90))
        assert x <= LAPTOP[0] / 2 + 1
        assert y <= LAPTOP[1] / 2 + 1
