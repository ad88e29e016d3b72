"""Colours of the map for light and dark pages, and the classes of the legend.

The sequential ramp runs through one hue family with falling (light) or rising (dark) lightness, so it stays ordered
under every kind of colour-vision deficiency and in greyscale; the light one is ColorBrewer's YlOrBr
(https://colorbrewer2.org, Apache-2.0). Every region has an outline besides, at 3:1 or more against land and sea
(WCAG 2.2, 1.4.11).
"""

from dataclasses import dataclass

Rgb = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""

CLASSES = 5
"""Steps of the ramp: more could not be told apart on a map."""

SEA_TINT = 0.45
"""Share of the ramp's colour in a sea's fill; the rest is the water's own, so that seas never shout down land."""
LAND_TINT = 0.3
"""Share of a region's colour on land that it covers, where it is drawn beneath the land."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Palette:
    """Every colour that the map draws with."""

    sea: Rgb
    land: Rgb
    coast: Rgb
    border: Rgb
    contested: Rgb
    hatch: Rgb
    ramp: tuple[Rgb, ...]
    outline: Rgb
    selected: Rgb
    label: Rgb
    halo: Rgb
    cooperation: Rgb
    """Marks and arrows of what is done with or for somebody; never told by its colour alone."""
    conflict: Rgb
    """The same against somebody."""

    def fill(self, step: int, *, over_sea: bool) -> Rgb:
        """Return the fill of a region in class `step` (0 is the lowest), on land or over the sea."""
        colour = self.ramp[step]
        return mix(colour, self.sea, SEA_TINT) if over_sea else colour


LIGHT = Palette(
    sea=(220, 230, 236),
    land=(247, 245, 240),
    coast=(147, 164, 174),
    border=(163, 158, 148),
    contested=(122, 92, 74),
    hatch=(122, 92, 74),
    ramp=((254, 217, 142), (254, 173, 75), (236, 124, 32), (204, 76, 2), (140, 45, 4)),
    outline=(120, 57, 12),
    selected=(17, 24, 39),
    label=(17, 24, 39),
    halo=(255, 255, 255),
    cooperation=(21, 96, 178),
    conflict=(190, 58, 12),
)

DARK = Palette(
    sea=(27, 43, 56),
    land=(52, 65, 76),
    coast=(104, 124, 138),
    border=(118, 134, 146),
    contested=(196, 170, 148),
    hatch=(196, 170, 148),
    ramp=((122, 78, 24), (168, 104, 20), (212, 138, 20), (242, 184, 58), (255, 226, 146)),
    outline=(250, 208, 150),
    selected=(255, 255, 255),
    label=(240, 244, 248),
    halo=(16, 27, 37),
    cooperation=(140, 194, 255),
    conflict=(255, 163, 122),
)

SOURCE_COLOURS = ("blue", "green", "orange", "violet", "red", "yellow")
"""Streamlit's badge colours for the articles, in turn; the number tells them apart, the colour only helps."""


def mix(colour: Rgb, ground: Rgb, share: float) -> Rgb:
    """Return `colour` laid over `ground` at an opacity of `share`."""
    red, green, blue = (round(c * share + g * (1 - share)) for c, g in zip(colour, ground, strict=True))
    return red, green, blue


def step(count: int, total: int) -> int:
    """Return the ramp's class for a hotspot that `count` of `total` shown articles quote (count ≥ 1)."""
    if total <= CLASSES:
        return count - 1
    return min(CLASSES - 1, (count - 1) * CLASSES // total)


def class_label(index: int, total: int) -> str:
    """Return the counts of articles that fall into a class, such as `3` or `4–6`; empty where none can."""
    counts = [n for n in range(1, total + 1) if step(n, total) == index]
    if not counts:
        return ""
    return str(counts[0]) if len(counts) == 1 else f"{counts[0]}–{counts[-1]}"


def luminance(colour: Rgb) -> float:
    """Return the relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2, "relative luminance")."""
    linear = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def css(colour: Rgb) -> str:
    """Return the colour as CSS writes it."""
    return f"rgb{colour}"
