"""Names for a globe: from every side no two touch, none lies on another's marker, and none sticks out over the limb."""

import math
from collections.abc import Iterator
from itertools import combinations

import pytest
from repository import DATA

from geo.atlas.compose import label_point, region_area_km2
from geo.cartography.globe_names import (
    FURTHER_DEG,
    LINE_PX,
    MARK_PX,
    REACHES_DEG,
    GlobeName,
    PlacedGlobeName,
    place_on_globe,
    steps_of_zoom,
)
from geo.evidence.edition import open_edition

Spot = tuple[float, float, float]


@pytest.fixture(scope="module")
def names() -> tuple[GlobeName, ...]:
    dataset = open_edition(DATA, None).dataset
    viewpoint = dataset.about.viewpoint
    return tuple(
        GlobeName(
            id=i,
            at=label_point(hotspot.region, viewpoint),
            width_px=7.0 * len(hotspot.name.split(" (")[0]),
            marked=region_area_km2(hotspot.region, viewpoint) < 60_000,
        )
        for i, hotspot in dataset.hotspots.items()
    )


def seen_from(lon: float, lat: float, at: tuple[float, float]) -> Spot:
    """Orthographic: right, up and towards the reader, in radii (Snyder 1987, p. 149)."""
    turn, there, here = math.radians(at[0] - lon), math.radians(at[1]), math.radians(lat)
    right = math.cos(there) * math.sin(turn)
    up = math.cos(here) * math.sin(there) - math.sin(here) * math.cos(there) * math.cos(turn)
    towards = math.sin(here) * math.sin(there) + math.cos(here) * math.cos(there) * math.cos(turn)
    return right, up, towards


def views() -> Iterator[tuple[float, float]]:
    """Not those that the placement tries."""
    for lat in (-89, *range(-79, 80, 7), 85, 89):
        for lon in range(-180, 180, 11):
            yield float(lon), float(lat)


def shown(placed: PlacedGlobeName, spot: Spot) -> bool:
    return spot[2] > math.cos(math.radians(placed.reach_deg))


@pytest.mark.parametrize(("radius", "step"), [(160.0, 0), (211.0, 0), (211.0, 2)])
def test_from_every_side_names_keep_apart_and_within_the_limb(
    names: tuple[GlobeName, ...], radius: float, step: int
) -> None:
    known = {name.id: name for name in names}
    placed = [one for one in place_on_globe(names, radius, step + 1) if one.step <= step]
    size = radius * 2**step
    for lon, lat in views():
        spots = {name.id: seen_from(lon, lat, name.at) for name in names}
        here = [one for one in placed if shown(one, spots[one.id])]
        boxes = {}
        for one in here:
            x, y = spots[one.id][0] * size, spots[one.id][1] * size
            half = known[one.id].width_px / 2
            boxes[one.id] = (x - half, y + one.up_px - LINE_PX / 2, x + half, y + one.up_px + LINE_PX / 2)
            assert math.hypot(abs(x) + half, abs(y + one.up_px) + LINE_PX / 2) <= size, (lon, lat, one.id)
        for first, second in combinations(boxes, 2):
            a, b = boxes[first], boxes[second]
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (lon, lat, first, second)


def test_no_name_stands_on_the_marker_of_another_place(names: tuple[GlobeName, ...]) -> None:
    radius = 211.0
    known = {name.id: name for name in names}
    marks = [name for name in names if name.marked]
    assert marks
    for lon, lat in views():
        for one in place_on_globe(names, radius):
            x, y, near = seen_from(lon, lat, known[one.id].at)
            for mark in marks if shown(one, (x, y, near)) else ():
                right, up, towards = seen_from(lon, lat, mark.at)
                beside = abs(right - x) * radius > known[one.id].width_px / 2 + MARK_PX / 4
                above = abs(up * radius - y * radius - one.up_px) > LINE_PX / 2 + MARK_PX / 4
                assert towards < 0 or beside or above, (one.id, mark.id)


def test_names_come_by_rank_and_more_of_them_closer(names: tuple[GlobeName, ...]) -> None:
    steps = steps_of_zoom(place_on_globe(names, 211.0, 5))
    assert names[0].id in {one.id for one in steps[0]}
    assert len(steps[0]) >= 15
    assert sum(map(len, steps.values())) >= 0.9 * len(names)
    assert {one.reach_deg for one in steps[0]} <= set(REACHES_DEG)
    assert {one.reach_deg for step, some in steps.items() if step for one in some} == {FURTHER_DEG}


def test_of_two_names_at_one_place_only_the_first_is_shown() -> None:
    twins = tuple(GlobeName(id=i, at=(10.0, 50.0), width_px=40.0, marked=False) for i in ("first", "second"))
    assert [one.id for one in place_on_globe(twins, 200.0, 5)] == ["first"]


def test_no_names_are_no_error() -> None:
    assert place_on_globe((), 200.0) == ()
