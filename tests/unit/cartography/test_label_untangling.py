import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.label_placement import LabelAnchor, LabelPlace, place_labels
from geo.cartography.label_untangling import untangled

MAP = shapely.box(0, 0, 400, 300)
DISC = 12.0


def number(x: float, y: float, size: float = DISC) -> LabelAnchor:
    return LabelAnchor(x=x, y=y, width=size, height=size)


def place(x: float, y: float, leader: tuple[tuple[float, float], tuple[float, float]]) -> LabelPlace:
    half = DISC / 2
    return LabelPlace(x=x, y=y, box=(x - half, y - half, x + half, y + half), leader=leader, held=(x, y))


def crossings(places: tuple[LabelPlace | None, ...]) -> int:
    lines = [shapely.LineString(one.leader) for one in places if one is not None and one.leader]
    return sum(a.crosses(b) for i, a in enumerate(lines) for b in lines[i + 1 :])


def test_two_numbers_whose_leaders_cross_change_places() -> None:
    anchors = [number(100, 100), number(200, 100)]
    crossed = (place(200, 200, ((100, 100), (196, 196))), place(100, 200, ((200, 100), (104, 196))))
    assert crossings(crossed) == 1
    found = untangled(anchors, crossed)
    assert crossings(found) == 0
    assert [one and one.box for one in found] == [crossed[1].box, crossed[0].box]
    for anchor, one in zip(anchors, found, strict=True):
        assert one is not None
        assert one.leader is not None
        assert one.leader[0] == (anchor.x, anchor.y)


def test_numbers_of_two_sizes_and_names_stay_where_they_are() -> None:
    crossed = (place(200, 200, ((100, 100), (196, 196))), place(100, 200, ((200, 100), (104, 196))))
    assert untangled([number(100, 100), number(200, 100, 2 * DISC)], crossed) == crossed
    names = [LabelAnchor(x=x, y=100, width=DISC, height=DISC, apart=True) for x in (100, 200)]
    assert untangled(names, crossed) == crossed


@given(st.lists(st.tuples(st.integers(150, 200), st.integers(120, 160)), min_size=2, max_size=40, unique=True))
def test_leaders_of_a_crowd_of_numbers_never_cross(points: list[tuple[int, int]]) -> None:
    anchors = [number(x, y) for x, y in points]
    found = place_labels(anchors, MAP, reach_pt=400)
    assert crossings(found) == 0
    boxes = [shapely.box(*one.box) for one in found if one is not None]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
