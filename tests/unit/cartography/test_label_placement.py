from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.label_placement import LabelAnchor, place_labels

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
