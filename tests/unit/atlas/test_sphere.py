import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.atlas.sphere import EARTH_RADIUS_KM, WORLD, area_km2, box, circle_bounds, disc


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
