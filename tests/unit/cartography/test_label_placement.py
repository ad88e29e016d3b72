from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.label_candidates import Cuts, Surroundings
from geo.cartography.label_placement import LabelAnchor, place_labels, place_ranked

MAP = shapely.box(0, 0, 400, 300)
ANCHORS = st.lists(
    st.builds(
        LabelAnchor,
        x=st.floats(10, 390),
        y=st.floats(10, 290),
        width=st.floats(8, 60),
        height=st.floats(8, 20),
        radius=st.sampled_from([0.0, 3.0]),
        apart=st.booleans(),
        home=st.sampled_from([None, shapely.box(50, 50, 120, 120), shapely.box(200, 100, 380, 280)]),
    ),
    max_size=14,
)


@pytest.mark.fuzz
@given(anchors=ANCHORS)
def test_labels_overlap_neither_each_other_nor_obstacles_and_stay_on_the_map(anchors: list[LabelAnchor]) -> None:
    obstacle = (0.0, 0.0, 80.0, 60.0)
    placed = [one for one in place_labels(anchors, MAP, [obstacle], reach_pt=300) if one is not None]
    boxes = [shapely.box(*one.box) for one in placed]
    for i, box in enumerate(boxes):
        assert MAP.contains(box)
        assert not box.intersects(shapely.box(*obstacle))
        assert not any(box.intersects(other) for other in boxes[i + 1 :])


@pytest.mark.fuzz
@given(anchors=ANCHORS)
def test_the_leader_of_a_name_crosses_no_label_and_no_other_leader(anchors: list[LabelAnchor]) -> None:
    names = [replace(anchor, apart=True) for anchor in anchors]
    placed = [one for one in place_labels(names, MAP, reach_pt=300) if one is not None]
    leaders = [(i, shapely.LineString(one.leader)) for i, one in enumerate(placed) if one.leader]
    for i, line in leaders:
        assert not any(line.intersects(shapely.box(*one.box)) for k, one in enumerate(placed) if k != i)
        assert not any(line.crosses(other) for k, other in leaders if k != i)


@pytest.mark.fuzz
@given(anchors=ANCHORS)
def test_the_same_labels_end_in_the_same_places(anchors: list[LabelAnchor]) -> None:
    assert place_labels(anchors, MAP, reach_pt=100) == place_labels(anchors, MAP, reach_pt=100)


def test_a_label_that_fits_stands_on_its_place() -> None:
    (placed,) = place_labels(
        [LabelAnchor(x=150, y=150, width=40, height=10, home=shapely.box(100, 100, 200, 200))], MAP, reach_pt=9
    )
    assert placed is not None
    assert (placed.x, placed.y, placed.leader) == (150, 150, None)


def test_a_label_that_does_not_fit_leaves_its_place_free() -> None:
    home = shapely.box(145, 100, 155, 200)
    (placed,) = place_labels([LabelAnchor(x=150, y=150, width=40, height=10, home=home, apart=True)], MAP, reach_pt=40)
    assert placed is not None
    assert not shapely.box(*placed.box).intersects(home)


def test_a_label_far_from_its_place_gets_a_leader() -> None:
    crowd = [LabelAnchor(x=200, y=150, width=50, height=14, radius=3) for _ in range(6)]
    placed = place_labels(crowd, MAP, reach_pt=200)
    assert any(one is not None and one.leader for one in placed)


def test_where_there_is_no_room_there_is_no_label() -> None:
    assert place_labels([LabelAnchor(x=5, y=5, width=50, height=50)], shapely.box(0, 0, 20, 20), reach_pt=100) == (
        None,
    )


FREE = Surroundings(within=MAP, taken=np.empty((0, 4)), scales=np.array([1.0]))
A_MARK = LabelAnchor(x=100, y=100, width=40, height=10, radius=5, apart=True, marked=True)
NOTHING = np.empty((0, 3))


def test_a_label_gives_way_to_one_of_lower_rank_but_does_not_go_far_for_it() -> None:
    beside, far_above = shapely.box(95, 94, 170, 106), shapely.box(79, 200, 121, 215)
    around = replace(FREE, within=shapely.union(beside, far_above))
    # Its one place is where the other best stands.
    lower = LabelAnchor(x=170, y=100, width=40, height=10, apart=True)
    (alone,) = place_ranked([[lower]], around, NOTHING, [50], reach_pt=110)
    assert alone is not None
    first, second = place_ranked([[A_MARK], [lower]], around, NOTHING, [200, 50], reach_pt=110)
    assert first is not None
    assert first.y == 100
    assert second is None


def test_the_line_of_a_name_ends_at_its_letters_and_not_at_an_empty_corner() -> None:
    low = replace(A_MARK, letters=((-20.0, -4.0, 20.0, 0.0),))  # the upper half of its box is empty
    below = replace(FREE, within=shapely.box(0, 0, 400, 70))
    whole, written = (place_ranked([[one]], below, NOTHING, [1], reach_pt=60)[0] for one in (A_MARK, low))
    assert whole
    assert written
    assert whole.box == written.box
    assert whole.leader
    assert written.leader
    assert written.leader[1][1] == whole.leader[1][1] - 5
    assert written.held == written.leader[1]


def test_a_line_still_touches_its_mark_when_the_map_has_grown() -> None:
    grown = replace(FREE, within=shapely.box(0, 130, 400, 300), taken=np.empty((0, 8)), scales=np.array([1.0, 2.0]))
    (placed,) = place_ranked([[A_MARK]], grown, NOTHING, [1], reach_pt=60)
    assert placed
    assert placed.leader
    assert 2 * np.hypot(placed.leader[0][0] - A_MARK.x, placed.leader[0][1] - A_MARK.y) <= A_MARK.radius


def test_no_label_lies_beneath_what_covers_a_corner_of_the_window() -> None:
    window = (80.0, 80.0, 300.0, 200.0)
    hidden = replace(FREE, cuts=Cuts(scale=1.0, small=window, large=window, covered=((100.0, 80.0, 300.0, 120.0),)))
    (open_,), (covered,) = (place_ranked([[A_MARK]], one, NOTHING, [1], reach_pt=60) for one in (FREE, hidden))
    assert open_
    assert covered
    assert open_.box[0] > A_MARK.x
    assert covered.box[2] <= 100 or covered.box[1] >= 120


@given(
    spot=st.tuples(st.floats(20, 280), st.floats(20, 280)), size=st.tuples(st.floats(10, 120), st.floats(6, 30)),
    side=st.floats(5, 150), obstacle=st.tuples(st.floats(0, 300), st.floats(0, 300)),
)  # fmt: skip
def test_a_name_that_is_alone_stands_as_it_does_among_others(
    spot: tuple[float, float], size: tuple[float, float], side: float, obstacle: tuple[float, float]
) -> None:
    (x, y), (width, height) = spot, size
    home = shapely.box(x - side, y - side / 2, x + side / 3, y + side)
    taken = [(*obstacle, obstacle[0] + 10, obstacle[1] + 10)]
    alone = LabelAnchor(x=x, y=y, width=width, height=height, home=home, apart=True)
    nowhere = LabelAnchor(x=-900, y=-900, width=5, height=5, apart=True)
    both = place_labels([alone, nowhere], MAP, taken, reach_pt=60)
    assert place_labels([alone], MAP, taken, reach_pt=60) == both[:1]
