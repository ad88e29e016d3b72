import math
from itertools import combinations, pairwise

import pytest

from geo.selection.arcs import fan

XY = tuple[float, float]


def arrival(curve: tuple[XY, ...]) -> float:
    (x0, y0), (x1, y1) = curve[-2:]
    return math.atan2(y1 - y0, x1 - x0)


def turned(one: float, other: float) -> float:
    return abs((one - other + math.pi) % math.tau - math.pi)


def apart(one: tuple[XY, ...], other: tuple[XY, ...]) -> float:
    """The largest distance of a point of one curve from the other."""
    return max(min(math.dist(p, q) for q in other) for p in one)


def curves(ends: list[tuple[XY, XY]], gap: float = 0.5) -> list[tuple[XY, ...]]:
    found = fan(ends, gap)
    assert None not in found
    return [curve for curve in found if curve is not None]


def test_a_curve_stops_before_both_of_its_ends_and_turns_to_one_side() -> None:
    (there,) = curves([((0, 0), (10, 0))])
    (back,) = curves([((10, 0), (0, 0))])
    assert math.dist(there[0], (0, 0)) == pytest.approx(0.5, abs=0.1)
    assert math.dist(there[-1], (10, 0)) == pytest.approx(0.5, abs=0.1)
    middle = [curve[len(curve) // 2][1] for curve in (there, back)]
    assert middle[0] * middle[1] < 0  # the way back is on the other side


def test_ends_without_room_between_them_have_no_curve() -> None:
    assert fan([((0, 0), (1, 0)), ((2, 2), (2, 2)), ((0, 0), (9, 0))], 0.5)[:2] == (None, None)
    assert fan([((2, 2), (2, 2))], 0.0) == (None,)
    assert fan([], 1.0) == ()


@pytest.mark.parametrize("count", [2, 5, 22, 30, 60])
def test_however_many_arrive_from_one_point_they_arrive_apart(count: int) -> None:
    found = curves([((0, 0), (10, 0))] * count)
    angles = [arrival(curve) for curve in found]
    least = min(math.radians(15), math.radians(330) / count)
    assert all(turned(a, b) > 0.8 * least for a, b in combinations(angles, 2))
    assert all(apart(a, b) > 0.05 for a, b in combinations(found, 2))


def test_lines_from_all_sides_are_left_where_they_come_from() -> None:
    ends = [((10 * math.cos(a), 10 * math.sin(a)), (0.0, 0.0)) for a in (0.1, 1.5, 3.0, 4.5)]
    for (start, _), curve in zip(ends, curves(ends), strict=True):
        came = arrival(curve) + math.pi
        assert turned(came, math.atan2(start[1], start[0])) < math.radians(20)


def test_neighbours_keep_their_order_round_their_place() -> None:
    ends = [((10 * math.cos(a), 10 * math.sin(a)), (0.0, 0.0)) for a in (3.0, 3.05, 3.1, -3.1)]
    angles = [(arrival(curve) + math.pi) % math.tau for curve in curves(ends)]
    assert all(b > a for a, b in pairwise(angles))


def test_a_line_does_not_depend_on_those_to_other_places() -> None:
    alone = curves([((0, 0), (10, 0))])
    assert curves([((0, 0), (10, 0)), ((0, 0), (0, 10)), ((0, 0), (0, 10))])[0] == alone[0]
