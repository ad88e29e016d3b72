import math

from hypothesis import given
from hypothesis import strategies as st

from geo.atlas.build.visvalingam import Vertex, thin

LINES = st.lists(
    st.tuples(st.integers(-500, 500), st.integers(-500, 500)).map(lambda p: (p[0] / 10, p[1] / 10)),
    min_size=2,
    max_size=40,
    unique=True,
)


def alike(_point: Vertex) -> float:
    return 1.0


def thinned(line: list[Vertex], least: float) -> list[Vertex]:
    return thin(line, least, alike, frozenset())


@given(LINES, st.floats(0, 1000))
def test_what_stays_is_part_of_the_line_in_its_order_with_both_ends(line: list[Vertex], least: float) -> None:
    kept = thinned(line, least)
    assert kept == [point for point in line if point in set(kept)]
    assert (kept[0], kept[-1]) == (line[0], line[-1])


@given(LINES, st.floats(0, 100), st.floats(0, 100))
def test_a_larger_tolerance_keeps_a_part_of_what_a_smaller_one_keeps(line: list[Vertex], a: float, b: float) -> None:
    assert set(thinned(line, max(a, b))) <= set(thinned(line, min(a, b)))


def test_a_vertex_on_a_straight_line_goes_and_a_corner_stays() -> None:
    assert thinned([(0, 0), (1, 0), (2, 0), (2, 2), (4, 2)], 0.01) == [(0, 0), (2, 0), (2, 2), (4, 2)]


def test_a_spike_goes_before_a_bend_of_the_same_triangle() -> None:
    bend, spike = (3.0, 1.0), (9.0, 3.0)
    line = [(0.0, 0.0), bend, (6.0, 0.0), (8.66, 0.0), spike, (9.32, 0.0), (14.0, 0.0)]
    kept = thinned(line, 2.0)
    assert bend in kept
    assert spike not in kept


def test_a_ring_stays_a_ring_with_an_inside() -> None:
    circle = [(math.cos(i / 20 * math.tau), math.sin(i / 20 * math.tau)) for i in range(20)]
    kept = thinned([*circle, circle[0]], 1e9)
    assert kept[0] == kept[-1]
    assert len(kept) >= 4


def test_fixed_vertices_and_heavy_places_stay() -> None:
    line = [(float(x), 0.1 * (x % 2)) for x in range(11)]
    assert (5.0, 0.1) in thin(line, 1.0, alike, frozenset({(5.0, 0.1)}))
    assert set(line[:4]) <= set(thin(line, 1.0, lambda point: 1e3 if point[0] < 4 else 1.0, frozenset()))
