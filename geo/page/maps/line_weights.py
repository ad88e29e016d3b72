"""Widths of the map's lines on the screen, in CSS pixels, in proportion to each other.

The ground is thinner than what lies on it, a wide region quieter than a country, and the open region the heaviest. Its
line never takes more of it than `INK` of its area: what is all coast, such as Norway, Greece, Chile or Indonesia, would
be nothing but ink.
"""

__all__ = [
    "BORDER", "CASING", "CASING_ALPHA", "COAST", "CONTESTED", "HATCH", "HOLLOW", "INK", "MARKER", "MARKER_SELECTED",
    "NET", "NET_ALPHA", "OUTLINE", "RIM", "SELECTED", "THINNEST", "VAGUE_OUTLINE", "selection_widths",
]  # fmt: skip

NET, NET_ALPHA = 0.6, 110
"""Meridians and parallels, and their opacity, 0 to 255."""
RIM = 1.0
HATCH = 0.6
COAST = 0.7
BORDER = 0.7
VAGUE_OUTLINE = 0.8
OUTLINE = 1.0
CONTESTED = 1.2
"""Dashed, so heavier than a border for the same weight."""
HOLLOW = 1.8
"""Of a region that is named in passing only: it has nothing but its outline to be seen by."""
MARKER, MARKER_SELECTED = 1.5, 2.5
"""Outline of the circle on a small place."""

SELECTED = 2.0
"""The open region's outline, at most."""
CASING = 1.7
"""Width of the light line beneath it, as a multiple of it: 0.7 px on either side of 2."""
CASING_ALPHA = 215
"""Opacity of the light line, 0 to 255: what lies beneath it is guessed at, and it stands out at 3:1 still."""
THINNEST = 1.0
"""The open region's outline, at least: as wide as that of the others, and the colour tells it."""
INK = 0.12
"""Share of a region's area that its own line may cover; half of a line lies within the region."""


def selection_widths(area_px2: float, outline_px: float) -> tuple[float, float]:
    """Return the widths of the open region's line and of its casing, both in CSS pixels, to a tenth.

    `area_px2` is the region's area and `outline_px` the length of its outline on the screen, in square pixels and
    pixels at the scale that it is opened at. A region without an outline has the full width.
    """
    fair = SELECTED if outline_px <= 0 else 2 * INK * area_px2 / outline_px
    width = round(min(max(fair, THINNEST), SELECTED), 1)
    return width, round(width * CASING, 1)
