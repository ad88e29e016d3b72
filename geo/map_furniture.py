"""What stands on a map besides its places: scale bar, locator, the net's labels; and which corner hides least.

Everything is planned before anything is drawn, so that labels keep clear of it. Lengths and places are in points.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geo.brief import ProjectionName
from geo.canvas import Canvas
from geo.graticule import NetLabel, graticule
from geo.ink import LEADING, Style, width_in
from geo.labelling import Box
from geo.locator import Locator, locator
from geo.scale_bar import scale_bar

__all__ = ["BAR_PT", "Furniture", "arrange", "net_box", "small_type"]

BAR_PT = 4.0
"""Height of a scale bar's ends."""

_INSET_PT = 6.0
"""Distance from the edge of the axes."""
_LOCATOR_SHARE = 0.13
"""Radius of a locator as a share of the map's shorter side, within the limits below."""
_LOCATOR_PT = (20.0, 58.0)

_SMALL_EM = 0.8

NORTH_NOTE = "North: towards the centre"
VARIES = "Scale varies"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Furniture:
    """What is drawn where."""

    words: tuple[str, ...]
    """Lines of the scale bar's corner, the uppermost first; the last stands on the bar."""
    bar_pt: float | None
    """Length of the scale bar; None where the scale varies."""
    bar_box: Box
    locator: Locator | None
    locator_box: Box | None
    net: tuple[NetLabel, ...]
    boxes: tuple[Box, ...]
    """All that is taken."""


def small_type(canvas: Canvas) -> Style:
    """The type of scale bar and net."""
    return Style(size_pt=_SMALL_EM * canvas.text_pt)


def arrange(canvas: Canvas, areas: Sequence[BaseGeometry], *, wanted: bool) -> Furniture:
    """Furniture for a map of areas (projected metres); only the net's labels where no other is `wanted`."""
    frame = canvas.frame
    net = graticule(frame).labels
    taken = [net_box(canvas, label) for label in net]
    shown = [canvas.shape(area) for area in areas]
    inset = locator(frame) if wanted else None
    locator_box = None
    if inset is not None:
        low, high = _LOCATOR_PT
        side = 2 * min(max(_LOCATOR_SHARE * min(canvas.width_pt, canvas.height_pt), low), high)
        # From the upper left on: the scale bar is looked for below.
        locator_box = _corner(canvas, (side, side), shown, taken, (2, 3, 1, 0))
        taken.append(locator_box)
    bar = scale_bar(frame)
    north = (NORTH_NOTE,) if frame.projection is ProjectionName.POLAR else ()
    words = (*north, bar.text if bar else VARIES)
    style = small_type(canvas)
    bar_pt = bar.length_m / canvas.metres_per_pt if bar else None
    width = max([*(width_in(line, style) * 72 for line in words), bar_pt or 0.0])
    height = len(words) * LEADING * style.size_pt + (BAR_PT if bar else 0)
    bar_box = _corner(canvas, (width, height), shown, taken, (0, 1, 2, 3))
    if wanted:
        taken.append(bar_box)
    return Furniture(
        words=words if wanted else (), bar_pt=bar_pt if wanted else None, bar_box=bar_box, locator=inset,
        locator_box=locator_box, net=net, boxes=tuple(taken),
    )  # fmt: skip


def net_box(canvas: Canvas, label: NetLabel) -> Box:
    """Where a label of the net stands: beside its place, in the direction that it asks for."""
    style = small_type(canvas)
    width, height = width_in(label.text, style) * 72, style.size_pt
    (x, y), (dx, dy) = canvas.points(shapely.get_coordinates(shapely.Point(label.x, label.y)))[0], label.outward
    x, y = float(x) + dx * (width / 2 + 3), float(y) + dy * (height / 2 + 3)
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _corner(
    canvas: Canvas,
    size: tuple[float, float],
    shown: Sequence[BaseGeometry],
    taken: Sequence[Box],
    order: tuple[int, ...],
) -> Box:
    """The box of a size in the corner where it hides least of the areas and of what is taken."""
    width, height = size
    right, top = canvas.width_pt - _INSET_PT - width, canvas.height_pt - _INSET_PT - height
    lower_lefts = [(_INSET_PT, _INSET_PT), (right, _INSET_PT), (_INSET_PT, top), (right, top)]
    corners = [(x, y, x + width, y + height) for x, y in (lower_lefts[i] for i in order)]

    def hidden(box: Box) -> float:
        on = shapely.box(*box)
        return sum(on.intersection(area).area for area in shown) + 10 * sum(
            on.intersection(shapely.box(*other)).area for other in taken
        )

    # Ties go to the first of the order.
    return min(corners, key=lambda box: round(hidden(box), 1))
