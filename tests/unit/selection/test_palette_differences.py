"""How far apart the map's colours are, for all kinds of colour vision: CIEDE2000 after Brettel, Viénot and Mollon."""

from functools import cache
from itertools import pairwise

import pytest
from coloraide import Color

from geo.selection.palette import CLASSES, DARK, LIGHT, Palette, Rgb

NORMAL, TRITAN = "normal", "tritan"
DICHROMATS = ("protan", "deutan", TRITAN)
EVERYBODY = (NORMAL, *DICHROMATS)
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = pytest.mark.parametrize("over_sea", [False, True], ids=["land", "sea"])
SIGHTS = pytest.mark.parametrize("sight", EVERYBODY)

NEIGHBOURS = {NORMAL: 15.0, "protan": 12.0, "deutan": 12.0, TRITAN: 11.0}
"""Least difference of what lies side by side on the map or in the legend."""
NESTED = {NORMAL: 15.0, "protan": 8.0, "deutan": 8.0, TRITAN: 8.0}
"""Least difference of a region and the wide one it lies in, of whatever classes; the outline parts them besides."""
QUIET = {NORMAL: 4.5, "protan": 3.0, "deutan": 3.0, TRITAN: 3.0}
"""Least difference of the palest tint from its bare ground."""
TINTS = 1.4
"""Least difference of neighbouring tints: enough to see an order side by side, no more."""


@cache
def seen(colour: Rgb, sight: str) -> Color:
    found = Color("srgb", [channel / 255 for channel in colour])
    if sight == NORMAL:
        return found
    linear = found.filter(sight, method="brettel", out_space="srgb-linear")
    return Color("srgb-linear", [min(max(channel, 0.0), 1.0) for channel in linear[:3]])


def difference(one: Rgb, other: Rgb, sight: str = NORMAL) -> float:
    return float(seen(one, sight).delta_e(seen(other, sight), method="2000"))


def full(palette: Palette, *, over_sea: bool) -> list[Rgb]:
    return [palette.fill(i, over_sea=over_sea) for i in range(CLASSES)]


def tints(palette: Palette, *, over_sea: bool) -> list[Rgb]:
    return [palette.vague_fill(i, over_sea=over_sea) for i in range(CLASSES)]


def lightness(colour: Rgb, sight: str) -> float:
    return float(seen(colour, sight).convert("lab-d65")["lightness"])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_is_that_of_the_standard(one: list[float], other: list[float], expected: float) -> None:
    # Pairs 1, 17 and 34 of Sharma, Wu and Dalal 2005, "The CIEDE2000 color-difference formula".
    found = Color("lab-d65", one).delta_e(Color("lab-d65", other), method="2000")
    assert found == pytest.approx(expected, abs=0.0001)


@PALETTES
@GROUNDS
@SIGHTS
def test_neighbouring_classes_and_the_bare_ground_are_told_apart(palette: Palette, over_sea: bool, sight: str) -> None:
    ladder = [palette.ground(over_sea=over_sea), *full(palette, over_sea=over_sea)]
    assert min(difference(*pair, sight) for pair in pairwise(ladder)) >= NEIGHBOURS[sight]


@PALETTES
@SIGHTS
def test_land_and_sea_are_told_apart_plain_and_in_every_class(palette: Palette, sight: str) -> None:
    assert difference(palette.land, palette.sea, sight) >= NEIGHBOURS[sight]
    both = zip(full(palette, over_sea=False), full(palette, over_sea=True), strict=True)
    assert min(difference(land, sea, sight) for land, sea in both) >= NEIGHBOURS[sight]


@PALETTES
@SIGHTS
def test_no_quoted_sea_looks_like_land_and_no_quoted_land_like_sea(palette: Palette, sight: str) -> None:
    for one in (palette.land, *full(palette, over_sea=False), *tints(palette, over_sea=False)):
        for other in (palette.sea, *full(palette, over_sea=True), *tints(palette, over_sea=True)):
            assert difference(one, other, sight) >= 12 * (1.0 if sight == NORMAL else 0.75)


@PALETTES
def test_land_is_warm_and_water_is_blue(palette: Palette) -> None:
    for red, _, blue in (palette.land, *full(palette, over_sea=False), *tints(palette, over_sea=False)):
        assert red > blue
    for red, _, blue in (palette.sea, *full(palette, over_sea=True), *tints(palette, over_sea=True)):
        assert blue > red


@PALETTES
@GROUNDS
@SIGHTS
def test_classes_go_one_way_in_lightness_whoever_looks(palette: Palette, over_sea: bool, sight: str) -> None:
    steps = [lightness(fill, sight) for fill in full(palette, over_sea=over_sea)]
    assert steps == sorted(steps, reverse=palette is LIGHT)
    assert min(abs(one - other) for one, other in pairwise(steps)) >= 10


@PALETTES
@GROUNDS
@SIGHTS
def test_a_region_within_a_wide_one_stands_out_whatever_the_classes_of_both(
    palette: Palette, over_sea: bool, sight: str
) -> None:
    for tint in tints(palette, over_sea=over_sea):
        assert min(difference(tint, one, sight) for one in full(palette, over_sea=over_sea)) >= NESTED[sight]


@PALETTES
@GROUNDS
@SIGHTS
def test_a_wide_region_is_seen_on_its_ground_and_its_tints_have_an_order(
    palette: Palette, over_sea: bool, sight: str
) -> None:
    found = tints(palette, over_sea=over_sea)
    ground = palette.ground(over_sea=over_sea)
    assert min(difference(ground, tint, sight) for tint in found) >= QUIET[sight]
    assert min(difference(*pair) for pair in pairwise(found)) >= TINTS
    steps = [lightness(tint, sight) for tint in found]
    assert steps == sorted(steps, reverse=palette is LIGHT)


@PALETTES
@GROUNDS
def test_no_wide_region_is_heavier_than_a_country_that_an_article_names(palette: Palette, over_sea: bool) -> None:
    ground = palette.ground(over_sea=over_sea)
    lightest = difference(ground, palette.fill(0, over_sea=over_sea))
    assert max(difference(ground, tint) for tint in tints(palette, over_sea=over_sea)) < lightest


@PALETTES
@GROUNDS
def test_regions_that_step_back_are_paler_keep_their_order_and_are_still_seen(palette: Palette, over_sea: bool) -> None:
    ground = palette.ground(over_sea=over_sea)
    classes = full(palette, over_sea=over_sea)
    back = [palette.receded(fill, over_sea=over_sea) for fill in classes]
    assert all(difference(ground, one) < difference(ground, other) for one, other in zip(back, classes, strict=True))
    assert min(difference(*pair) for pair in pairwise([ground, *back])) >= 6
    steps = [lightness(fill, NORMAL) for fill in back]
    assert steps == sorted(steps, reverse=palette is LIGHT)
