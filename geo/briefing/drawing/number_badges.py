"""A number in a shape that says what became of a place: its form and its fill tell it without colour.

A filled square is new; a disc with a ring is altered; an empty diamond is gone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.lines import Line2D
from matplotlib.transforms import Transform

from geo.briefing.drawing.typesetting import PAGE, TEXT, rgb
from geo.dataset.comparison import ChangeKind
from geo.selection.palette import Rgb

__all__ = ["BADGES", "BadgeLook", "badge_shape"]

_SHARES = {"s": 0.96, "o": 1.04, "D": 0.92}
"""Sizes of matplotlib's markers that look equally large."""
_EDGE = 0.1
"""Width of an edge as a share of the badge's size."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BadgeLook:
    """How the number of a place looks, and the place itself."""

    marker: str
    """matplotlib's marker, of those in `_SHARES`."""
    fill: Rgb
    edge: Rgb
    """Of the shape, and of the place's outline."""
    ink: Rgb
    """Colour of the number."""
    area: Rgb | None
    """Colour of the place; None: it is hollow, with a hatch."""
    wide_area: Rgb | None
    """The same of a wide region, paler."""


_TEAL: Rgb = (0, 92, 84)
_OCHRE: Rgb = (150, 84, 0)
_GREY: Rgb = (84, 84, 92)

BADGES: Mapping[ChangeKind, BadgeLook] = {
    ChangeKind.ADDED: BadgeLook(
        marker="s", fill=_TEAL, edge=_TEAL, ink=PAGE, area=(64, 150, 140), wide_area=(176, 214, 208)
    ),
    ChangeKind.ALTERED: BadgeLook(
        marker="o", fill=PAGE, edge=_OCHRE, ink=TEXT, area=(255, 206, 112), wide_area=(253, 232, 196)
    ),
    ChangeKind.GONE: BadgeLook(
        marker="D", fill=PAGE, edge=_GREY, ink=_GREY, area=None, wide_area=None
    ),
}  # fmt: skip
"""By what became of a place. Numbers are 4.5:1 or more on their shapes, which are 3:1 or more on land and sea."""


def badge_shape(
    look: BadgeLook, centre: tuple[float, float], size_pt: float, transform: Transform, level: float
) -> Line2D:
    """The shape for a number of that height and width (points), at that `zorder`.

    `centre` is in the units that `transform` turns into pixels.
    """
    x, y = centre
    return Line2D(
        [x], [y], marker=look.marker, markersize=_SHARES[look.marker] * size_pt * (1 - _EDGE), linestyle="none",
        markerfacecolor=rgb(look.fill), markeredgecolor=rgb(look.edge), markeredgewidth=_EDGE * size_pt,
        transform=transform, zorder=level,
    )  # fmt: skip
