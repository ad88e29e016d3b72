import pytest

from geo.page.maps import line_weights
from geo.page.maps.line_weights import CASING, INK, SELECTED, THINNEST, selection_widths


def test_the_ground_is_thinner_than_what_lies_on_it() -> None:
    order = ("HATCH", "COAST", "VAGUE_OUTLINE", "OUTLINE", "HOLLOW", "SELECTED")
    widths = [getattr(line_weights, name) for name in order]
    assert widths == sorted(set(widths))
    assert line_weights.BORDER <= line_weights.COAST
    assert line_weights.BORDER < line_weights.CONTESTED < SELECTED


@pytest.mark.parametrize(
    ("place", "area_px2", "outline_px", "width"),
    [("Serbia", 82_753, 1_697, 2.0), ("Norway", 12_379, 2_300, 1.3), ("Indonesia", 35_396, 5_283, 1.6)],
)
def test_what_is_all_coast_has_a_thinner_line(place: str, area_px2: float, outline_px: float, width: float) -> None:
    assert place
    assert selection_widths(area_px2, outline_px) == (width, round(width * CASING, 1))


@pytest.mark.parametrize("area_px2", [0.0, 10.0, 1_000.0, 100_000.0])
@pytest.mark.parametrize("outline_px", [0.0, 50.0, 5_000.0])
def test_the_line_stays_between_its_limits_and_leaves_the_region_its_colour(area_px2: float, outline_px: float) -> None:
    width, casing = selection_widths(area_px2, outline_px)
    assert THINNEST <= width <= SELECTED
    assert casing > width
    if width > THINNEST:
        assert width / 2 * outline_px <= INK * area_px2 * 1.05
