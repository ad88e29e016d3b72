import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.atlas.sphere import EARTH_RADIUS_KM, WORLD, area_km2, box, circle_bounds, disc, strip


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance by the haversine formula."""
    (lon1, lat1), (lon2, lat2) = (tuple(map(math.radians, point)) for point in (a, b))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


@settings(max_examples=200, deadline=None)
@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(1, 2000))
def test_a_disc_is_a_disc_everywhere(lon: float, lat: float, radius_km: float) -> None:
    found = disc(lon, lat, radius_km)
    assert found.is_valid
    assert WORLD.covers(found)
    cap = 2 * math.pi * EARTH_RADIUS_KM**2 * (1 - math.cos(radius_km / EARTH_RADIUS_KM))
    assert area_km2(found) == pytest.approx(cap, rel=0.04)
    edge = [point for point in shapely.get_coordinates(found).tolist() if abs(point[0]) < 180 and abs(point[1]) < 90]
    assert all(distance_km((lon, lat), (x, y)) == pytest.approx(radius_km, rel=0.002, abs=0.01) for x, y in edge)


@pytest.mark.parametrize("pole", [90, -90])
def test_a_disc_at_a_pole_is_what_lies_beyond_a_parallel(pole: int) -> None:
    found = disc(0, pole, 1000)
    parallel = 90 - math.degrees(1000 / EARTH_RADIUS_KM)
    beyond = box(-180, parallel, 180, 90) if pole > 0 else box(-180, -90, 180, -parallel)
    assert found.symmetric_difference(beyond).area < 0.01


def test_a_disc_across_the_antimeridian_has_a_part_on_each_side() -> None:
    east, west = sorted(disc(180, 10, 300).geoms, key=lambda part: -part.bounds[0])
    assert east.bounds[2] == 180
    assert west.bounds[0] == -180
    assert east.area == pytest.approx(west.area, rel=1e-6)


@settings(max_examples=100, deadline=None)
@given(st.floats(-180, 180), st.floats(-75, 75), st.floats(0, 360), st.floats(5, 500))
def test_a_strip_is_as_wide_as_it_says_everywhere(lon: float, lat: float, bearing: float, buffer_km: float) -> None:
    across, along = math.radians(bearing), math.radians(bearing + 90)
    step = 0.5
    ends = [
        (lon + sign * step * math.sin(along) / math.cos(math.radians(lat)), lat + sign * step * math.cos(along))
        for sign in (-1, 1)
    ]
    found = strip(shapely.LineString(ends), buffer_km)
    assert found.is_valid
    assert WORLD.covers(found)
    for share in (0.97, 1.03):
        # Due north and south the distance to a line across is the shortest one at its middle, where the map is true.
        far = math.degrees(share * buffer_km / EARTH_RADIUS_KM)
        point = (
            (lon + far * math.sin(across) / math.cos(math.radians(lat)) + 180) % 360 - 180,
            lat + far * math.cos(across),
        )
        nearest = min(
            distance_km(point, (ends[0][0] + t * (ends[1][0] - ends[0][0]), ends[0][1] + t * (ends[1][1] - ends[0][1])))
            for t in (n / 200 for n in range(201))
        )
        if not 0.985 < nearest / buffer_km < 1.015:
            assert found.covers(shapely.Point(point)) == (nearest < buffer_km)


def test_a_strip_across_the_antimeridian_has_a_part_on_each_side() -> None:
    east, west = sorted(strip(shapely.LineString([(179, 10), (180, 10)]), 100).geoms, key=lambda p: -p.bounds[0])
    assert east.bounds[2] == 180
    assert west.bounds[0] == -180


def test_a_strip_along_a_parallel_has_the_area_of_its_length_and_ends() -> None:
    found = strip(shapely.LineString([(-60, 50), (60, 50)]), 50)
    length = math.radians(120) * math.cos(math.radians(50)) * EARTH_RADIUS_KM
    assert area_km2(found) == pytest.approx(2 * 50 * length + math.pi * 50**2, rel=0.01)


def test_areas_on_the_sphere() -> None:
    earth = 4 * math.pi * EARTH_RADIUS_KM**2
    assert area_km2(WORLD) == pytest.approx(earth)
    assert area_km2(box(0, 0, 90, 90)) == pytest.approx(earth / 8)
    assert area_km2(box(170, -90, -170, 90)) == pytest.approx(earth / 18)
    with_hole = shapely.box(0, 0, 2, 2).difference(shapely.box(0.5, 0.5, 1, 1))
    assert area_km2(with_hole) + area_km2(shapely.box(0.5, 0.5, 1, 1)) == pytest.approx(
        area_km2(shapely.box(0, 0, 2, 2))
    )


@pytest.mark.parametrize(
    ("boxes", "bounds"),
    [
        ([(10, 0, 20, 5)], (10, 0, 20, 5)),
        ([(170, 0, 180, 5), (-180, -1, -170, 5)], (170, -1, -170, 5)),
        ([(-180, 60, 180, 90)], (-180, 60, 180, 90)),
        ([(19, 41, 180, 82), (-180, 64, -169, 71), (20, 54, 22, 55)], (19, 41, -169, 82)),
        ([(-10, 0, 0, 1), (20, 0, 30, 1)], (-10, 0, 30, 1)),
        ([(-180, 0, 0, 1), (0, 0, 180, 1)], (-180, 0, 180, 1)),
    ],
)
def test_bounds_take_the_shortest_way_round(
    boxes: list[tuple[float, float, float, float]], bounds: tuple[float, float, float, float]
) -> None:
    assert circle_bounds(boxes) == bounds
