from hypothesis import given
from hypothesis import strategies as st

from geo.briefing.figures.timeline_plan import Lanes

ITEMS = st.lists(st.tuples(st.floats(0, 10), st.floats(0.1, 5), st.integers(1, 3)), max_size=30)


def test_items_side_by_side_share_a_row() -> None:
    lanes = Lanes(gap=0.5)
    assert [lanes.put(0, 1, 1), lanes.put(2, 3, 1), lanes.put(2.5, 4, 1)] == [0, 0, 1]
    assert lanes.rows == 2


def test_a_gap_is_kept() -> None:
    lanes = Lanes(gap=0.5)
    assert [lanes.put(0, 1, 1), lanes.put(1.4, 2, 1)] == [0, 1]


@given(ITEMS)
def test_no_item_covers_another(items: list[tuple[float, float, int]]) -> None:
    lanes = Lanes(gap=0.1)
    placed = [(left, left + width, lanes.put(left, left + width, tall), tall) for left, width, tall in items]
    for number, (left, right, row, tall) in enumerate(placed):
        for other_left, other_right, other, high in placed[:number]:
            assert right <= other_left or other_right <= left or row + tall <= other or other + high <= row
    assert lanes.rows == max((row + tall for _, _, row, tall in placed), default=0)
