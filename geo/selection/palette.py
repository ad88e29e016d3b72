"""Colours of the map for light and dark pages, and the classes of the legend.

Land is warm and water blue, plain or quoted, so that no sea is taken for land. Each ground has a ramp of its own with
falling (light) or rising (dark) lightness, which stays ordered in greyscale and under every kind of colour-vision
deficiency. The ramps were found by search under the limits that the tests state: neighbouring classes, the plain ground
and the lowest class, plain land and plain sea, and the same class on land and at sea are 15 or more apart by CIEDE2000
(ISO/CIE 11664-6), and 11 or more as dichromats see them (Brettel, Viénot and Mollon 1997).

A wide region (`geo.atlas.vagueness`) has a tint between the ground and the lowest class, 15 or more from every class,
so that a country within it stands out whatever the classes of both. Every region has an outline besides, at 3:1 or more
against land and sea (WCAG 2.2, 1.4.11).
"""

from dataclasses import dataclass

Rgb = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""

CLASSES = 5
"""Steps of the ramp: more could not be told apart on a map."""

SEA_TINT = 0.45
"""Share of a colour that is of no ramp in a sea's fill; the rest is the water's own."""
LAND_TINT = 0.3
"""Share of a region's colour on land that it covers, where it is drawn beneath the land."""
RECEDED = 0.45
"""Share of its colour that a region keeps while another is open; the rest is the ground's."""


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
    """Fills on land, the lowest class first; so are the other three."""
    sea_ramp: tuple[Rgb, ...]
    vague_ramp: tuple[Rgb, ...]
    """Fills of wide regions on land: ordered too, but quiet."""
    vague_sea_ramp: tuple[Rgb, ...]
    outline: Rgb
    sea_outline: Rgb
    vague_outline: Rgb
    vague_sea_outline: Rgb
    selected: Rgb
    label: Rgb
    halo: Rgb
    shade: Rgb
    """What darkens a globe towards its limb."""
    cooperation: Rgb
    """Marks and arrows of what is done with or for somebody; never told by its colour alone."""
    conflict: Rgb
    """The same against somebody."""

    def fill(self, step: int, *, over_sea: bool) -> Rgb:
        """Return the fill of a region in class `step` (0 is the lowest), on land or over the sea."""
        return (self.sea_ramp if over_sea else self.ramp)[step]

    def vague_fill(self, step: int, *, over_sea: bool) -> Rgb:
        """Return the tint of a wide region in class `step`: lighter (dark page: darker) than any other region's."""
        return (self.vague_sea_ramp if over_sea else self.vague_ramp)[step]

    def ground(self, *, over_sea: bool) -> Rgb:
        """Return the bare sea or the bare land."""
        return self.sea if over_sea else self.land

    def receded(self, fill: Rgb, *, over_sea: bool) -> Rgb:
        """Return a region's fill while another region is open: the same colour, stepped back towards its ground."""
        return mix(fill, self.ground(over_sea=over_sea), RECEDED)

    def edge(self, *, over_sea: bool, vague: bool = False) -> Rgb:
        """Return the colour of a region's outline; that of a wide region is quieter, and still 3:1."""
        if vague:
            return self.vague_sea_outline if over_sea else self.vague_outline
        return self.sea_outline if over_sea else self.outline


LIGHT = Palette(
    sea=(206, 232, 247),
    land=(252, 246, 234),
    coast=(126, 150, 164),
    border=(168, 160, 148),
    contested=(122, 92, 74),
    hatch=(122, 92, 74),
    ramp=((255, 202, 99), (220, 145, 55), (181, 95, 26), (141, 53, 17), (89, 8, 6)),
    sea_ramp=((80, 185, 215), (0, 142, 199), (0, 102, 173), (26, 60, 122), (27, 26, 56)),
    vague_ramp=((253, 236, 218), (246, 229, 209), (238, 219, 198), (231, 210, 187), (223, 201, 176)),
    vague_sea_ramp=((190, 225, 255), (189, 219, 245), (188, 213, 236), (186, 208, 227), (184, 202, 218)),
    outline=(104, 48, 10),
    sea_outline=(14, 52, 92),
    vague_outline=(138, 96, 58),
    vague_sea_outline=(66, 106, 144),
    selected=(17, 24, 39),
    label=(17, 24, 39),
    halo=(255, 255, 255),
    shade=(20, 40, 62),
    cooperation=(21, 96, 178),
    conflict=(190, 58, 12),
)

DARK = Palette(
    sea=(6, 32, 48),
    land=(70, 64, 60),
    coast=(110, 128, 140),
    border=(138, 132, 124),
    contested=(196, 170, 148),
    hatch=(196, 170, 148),
    ramp=((142, 50, 24), (174, 92, 16), (208, 144, 37), (233, 198, 109), (252, 244, 205)),
    sea_ramp=((44, 85, 159), (35, 125, 200), (7, 169, 233), (124, 218, 246), (222, 245, 247)),
    vague_ramp=((85, 79, 74), (92, 84, 77), (99, 88, 79), (106, 93, 82), (113, 97, 84)),
    vague_sea_ramp=((11, 41, 68), (22, 45, 70), (31, 49, 71), (39, 54, 73), (46, 58, 75)),
    outline=(250, 208, 150),
    sea_outline=(170, 214, 240),
    vague_outline=(206, 184, 158),
    vague_sea_outline=(120, 158, 188),
    selected=(255, 255, 255),
    label=(240, 244, 248),
    halo=(16, 27, 37),
    shade=(0, 0, 0),
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
