"""The articles' looks: told apart by any one of them, in every kind of sight."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from geo.briefing.drawing.source_marks import COLOURS, HATCHES, MARKERS, source_mark
from geo.briefing.drawing.typesetting import PAGE
from geo.selection.palette import LIGHT, Rgb, contrast

# Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB.
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def lab(colour: Rgb, sight: str) -> np.ndarray:
    """CIE L*a*b* (D65) of an sRGB colour as it is seen."""
    share = np.array(colour) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(SIGHTS[sight]) @ linear, 0, 1)
    ratio = XYZ @ seen / np.array([0.95047, 1.0, 1.08883])
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("sight", SIGHTS)
def test_colours_of_articles_stay_apart_in_every_sight(sight: str) -> None:
    seen = [lab(colour, sight) for colour in COLOURS]
    assert min(np.linalg.norm(one - other) for one, other in combinations(seen, 2)) >= 25


@pytest.mark.parametrize("sight", SIGHTS)
def test_classes_of_the_legend_stay_apart_and_in_order_in_every_sight(sight: str) -> None:
    lightness = [lab(colour, sight)[0] for colour in LIGHT.ramp]
    assert all(one - other > 8 for one, other in pairwise(lightness))


@pytest.mark.parametrize("colour", COLOURS)
def test_colours_of_articles_stand_out_from_land_sea_and_page(colour: Rgb) -> None:
    assert min(contrast(colour, ground) for ground in (LIGHT.land, LIGHT.sea, PAGE)) >= 3


def test_forty_articles_share_no_pair_of_colour_and_hatch() -> None:
    marks = [source_mark(number) for number in range(1, 41)]
    assert len({(mark.colour, mark.hatch) for mark in marks}) == 40
    assert len({(mark.colour, mark.marker) for mark in marks}) == 40


def test_the_first_articles_differ_without_colour() -> None:
    marks = [source_mark(number) for number in range(1, len(COLOURS) + 1)]
    assert len({mark.hatch for mark in marks}) == len({mark.marker for mark in marks}) == len(COLOURS)
    assert len(set(HATCHES)) == len(HATCHES)
    assert len(set(MARKERS)) == len(MARKERS)


def test_an_article_looks_the_same_whatever_else_is_shown() -> None:
    assert source_mark(3) == source_mark(3)
    assert source_mark(3).sign == "[3]"
