from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.selection.palette import CLASSES, DARK, LIGHT, Palette, Rgb, class_label, contrast, css, luminance, mix, step

PALETTES = {"light": LIGHT, "dark": DARK}
GRAPHICS = 3.0
"""Least contrast of what must be seen to understand a map (WCAG 2.2, 1.4.11)."""
TEXT = 4.5
"""Least contrast of text (WCAG 2.2, 1.4.3)."""
TWO_COLOURS = 9.0
"""Contrast of two lines of which one stands out at 3:1 from any colour (WCAG technique C40)."""
APART = 1.35
"""Least ratio of the luminances of neighbouring steps of the ramp, in greyscale."""

COLOURS = st.tuples(*(st.integers(0, 255),) * 3)


def each_palette() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())


def fills(palette: Palette, *, over_sea: bool) -> list[Rgb]:
    return [palette.fill(i, over_sea=over_sea) for i in range(CLASSES)]


def ratio(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


@each_palette()
@pytest.mark.parametrize(
    "line", ["outline", "sea_outline", "vague_outline", "vague_sea_outline", "selected", "contested", "hatch"]
)
@pytest.mark.parametrize("ground", ["land", "sea"])
def test_a_line_with_a_meaning_stands_out_from_land_and_sea(palette: Palette, line: str, ground: str) -> None:
    assert contrast(getattr(palette, line), getattr(palette, ground)) >= GRAPHICS


@each_palette()
@pytest.mark.parametrize(("index", "over_sea"), list(product(range(CLASSES), (False, True))))
def test_a_fill_that_is_faint_on_its_ground_has_an_outline_that_stands_out_from_both(
    palette: Palette, index: int, over_sea: bool
) -> None:
    fill = palette.fill(index, over_sea=over_sea)
    ground = palette.sea if over_sea else palette.land
    edge = palette.edge(over_sea=over_sea)
    assert contrast(edge, ground) >= GRAPHICS
    assert contrast(fill, ground) >= GRAPHICS or contrast(edge, fill) >= GRAPHICS


@each_palette()
def test_the_open_hotspot_stands_out_from_every_colour_under_it(palette: Palette) -> None:
    assert contrast(palette.selected, palette.halo) >= TWO_COLOURS
    for ground in (palette.land, palette.sea, *fills(palette, over_sea=False), *fills(palette, over_sea=True)):
        assert max(contrast(palette.selected, ground), contrast(palette.halo, ground)) >= GRAPHICS


@each_palette()
def test_a_label_can_be_read_on_its_halo(palette: Palette) -> None:
    assert contrast(palette.label, palette.halo) >= TEXT


@each_palette()
@pytest.mark.parametrize("over_sea", [False, True])
def test_the_ramp_goes_one_way_in_greyscale(palette: Palette, over_sea: bool) -> None:
    steps = [luminance(fill) for fill in fills(palette, over_sea=over_sea)]
    assert steps == sorted(steps, reverse=palette is LIGHT)
    assert all(ratio(*pair) >= APART for pair in pairwise(steps))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0, 0), (255, 255, 255), 21),
        ((255, 0, 0), (255, 255, 255), 3.998),
        ((119, 119, 119), (255, 255, 255), 4.478),
    ],
)
def test_contrast_is_that_of_the_standard(one: Rgb, other: Rgb, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


@given(COLOURS, COLOURS, st.floats(0, 1))
def test_a_mixed_colour_lies_between_its_parts(colour: Rgb, ground: Rgb, share: float) -> None:
    for mixed, one, other in zip(mix(colour, ground, share), colour, ground, strict=True):
        assert min(one, other) <= mixed <= max(one, other)


def test_mixing_all_or_nothing_changes_nothing() -> None:
    assert mix((1, 2, 3), (200, 100, 50), 1) == (1, 2, 3)
    assert mix((1, 2, 3), (200, 100, 50), 0) == (200, 100, 50)


def test_css_writes_a_colour() -> None:
    assert css((1, 20, 255)) == "rgb(1, 20, 255)"


@pytest.mark.parametrize("total", range(1, 40))
def test_the_classes_of_the_legend_hold_every_count_once_and_in_order(total: int) -> None:
    steps = [step(count, total) for count in range(1, total + 1)]
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert max(steps) == min(total, CLASSES) - 1
    covered: list[int] = []
    for label in (class_label(i, total) for i in range(CLASSES)):
        low, _, high = label.partition("–")
        covered += range(int(low), int(high or low) + 1) if label else ()
    assert covered == list(range(1, total + 1))


@pytest.mark.parametrize(
    ("total", "labels"),
    [
        (0, ["", "", "", "", ""]),
        (1, ["1", "", "", "", ""]),
        (3, ["1", "2", "3", "", ""]),
        (5, ["1", "2", "3", "4", "5"]),
        (6, ["1–2", "3", "4", "5", "6"]),
        (20, ["1–4", "5–8", "9–12", "13–16", "17–20"]),
    ],
)
def test_labels_of_the_legend(total: int, labels: list[str]) -> None:
    assert [class_label(i, total) for i in range(CLASSES)] == labels
