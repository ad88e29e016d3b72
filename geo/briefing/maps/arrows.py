"""Arrows on a map: curves from points to points that stay apart, each with a head and a mark near its middle."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from shapely import LineString

from geo.briefing.drawing.typesetting import PAGE, Style, rgb, width_in
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.lettering import Lettering
from geo.cartography.label_placement import LabelBox
from geo.cartography.projection import MapFrame
from geo.selection.arcs import fan
from geo.selection.palette import Rgb

__all__ = ["MapArrow", "arrow_boxes", "draw_arrows", "planned_arrows"]

XY = tuple[float, float]

_GAP_EM: Final = 0.9
"""Between an arrow and either of its ends, in sizes of the type."""
_HEAD_EM: Final = (0.85, 0.6)
"""Length and width of a head."""
_MARK_SHARES: Final = (0.5, 0.35, 0.65, 0.2)
"""Where on their ways the marks of arrows stand that run side by side."""
_WIDTHS_PT: Final = (1.0, 1.7, 2.4, 3.1)
"""Of lines: for one, two, three and more."""
_CLEAR_PT: Final = 3.0
_STEP_PT: Final = 5.0
"""To either side of an arrow, and along it: what names keep off."""
_BESIDE_PT: Final = 5.0
"""From the middle of a mark to its sign."""
_LEVEL: Final = 14.0
"""Above the regions and below what is written (`zorder`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MapArrow:
    """One arrow: where from, where to, and how it looks."""

    start: XY
    """Longitude, latitude in degrees."""
    end: XY
    colour: Rgb
    fill: Rgb
    """Of its mark."""
    marker: str
    """matplotlib's marker of its mark."""
    dashed: bool
    count: int
    """How many it stands for: its width."""
    sign: str = ""
    """Stands beside its mark."""


def planned_arrows(frame: MapFrame, arrows: Sequence[MapArrow], gap_m: float) -> tuple[tuple[XY, ...] | None, ...]:
    """Their curves in the frame's metres, `gap_m` from their ends where there is room; None where an end is unseen."""
    if not arrows:
        return ()
    ends = np.array([[*arrow.start, *arrow.end] for arrow in arrows])
    starts, goals = (frame.to_plane(ends[:, columns]) for columns in ([0, 1], [2, 3]))
    seen = [bool(np.isfinite(row).all()) for row in np.hstack([starts, goals])]
    pairs = [
        ((float(a[0]), float(a[1])), (float(b[0]), float(b[1]))) if ok else ((0.0, 0.0), (0.0, 0.0))
        for a, b, ok in zip(starts, goals, seen, strict=True)
    ]
    return tuple(one or other for one, other in zip(fan(pairs, gap_m), fan(pairs, 0.0), strict=True))


def arrow_boxes(canvas: Canvas, arrows: Sequence[MapArrow]) -> tuple[LabelBox, ...]:
    """Small boxes along the arrows, and one at each mark, in points: what no name may hide."""
    curves = planned_arrows(canvas.frame, arrows, _GAP_EM * canvas.text_pt * canvas.metres_per_pt)
    boxes: list[LabelBox] = []
    before = Counter[tuple[XY, XY]]()
    for arrow, curve in zip(arrows, curves, strict=True):
        if curve is not None:
            if arrow.sign:
                place = _mark_at(_head(curve, canvas.text_pt * canvas.metres_per_pt)[1], before[arrow.start, arrow.end])
                x, y = map(float, canvas.points(np.array([place]))[0])
                wide = width_in(arrow.sign, _sign_style(canvas.text_pt)) * 72
                boxes.append((x, y - 0.6 * canvas.text_pt, x + _BESIDE_PT + wide + 1, y + 0.6 * canvas.text_pt))
            before[arrow.start, arrow.end] += 1
            line = shapely.segmentize(LineString(canvas.points(np.array(curve))), _STEP_PT)
            boxes += [(x - _CLEAR_PT, y - _CLEAR_PT, x + _CLEAR_PT, y + _CLEAR_PT) for x, y in line.coords]
    return tuple(boxes)


def draw_arrows(axes: Axes, canvas: Canvas, arrows: Sequence[MapArrow]) -> None:
    """Draw arrows into the axes of a canvas, those that stand for the fewest uppermost."""
    em_m = canvas.text_pt * canvas.metres_per_pt
    curves = planned_arrows(canvas.frame, arrows, _GAP_EM * em_m)
    before = Counter[tuple[XY, XY]]()
    for arrow, curve in zip(arrows, curves, strict=True):
        if curve is not None:
            place = _draw_arrow(axes, arrow, curve, em_m, before[arrow.start, arrow.end])
            if arrow.sign:
                x, y = map(float, canvas.points(np.array([place]))[0])
                style = _sign_style(canvas.text_pt)
                middle = x + _BESIDE_PT + width_in(arrow.sign, style) * 36
                Lettering(axes, canvas).text(arrow.sign, middle, y, style, arrow.colour)
            before[arrow.start, arrow.end] += 1


def _draw_arrow(axes: Axes, arrow: MapArrow, curve: tuple[XY, ...], em_m: float, before: int) -> XY:
    """Draw one arrow and return where its mark stands."""
    level = _LEVEL + 0.01 / arrow.count
    tip, shaft = _head(curve, em_m)
    xs, ys = zip(*shaft, strict=True)
    width = _WIDTHS_PT[min(arrow.count, len(_WIDTHS_PT)) - 1]
    for wide, ink, dashed, above in ((width + 2.0, PAGE, False, 0.0), (width, arrow.colour, arrow.dashed, 0.1)):
        line = Line2D(xs, ys, color=rgb(ink), linewidth=wide, dash_capstyle="butt", zorder=level + above)
        if dashed:
            line.set_linestyle((0, (4, 2)))
        axes.add_artist(line)
    axes.add_artist(
        Polygon(tip, closed=True, facecolor=rgb(arrow.colour), edgecolor=rgb(PAGE), linewidth=0.5, zorder=level + 0.2)
    )
    x, y = _mark_at(shaft, before)
    for size, fill, edge, above in ((8.0, PAGE, PAGE, 0.3), (5.6, arrow.fill, arrow.colour, 0.4)):
        mark = Line2D(
            [x], [y], marker=arrow.marker, markersize=size, markerfacecolor=rgb(fill), markeredgecolor=rgb(edge),
            markeredgewidth=1.0, linestyle="none", zorder=level + above,
        )  # fmt: skip
        axes.add_artist(mark)
    return x, y


def _mark_at(shaft: Sequence[XY], before: int) -> XY:
    """Where the mark stands of an arrow that has so many beside it before."""
    return shaft[round(_MARK_SHARES[before % len(_MARK_SHARES)] * (len(shaft) - 1))]


def _sign_style(text_pt: float) -> Style:
    return Style(size_pt=text_pt, bold=True)


def _head(curve: tuple[XY, ...], em_m: float) -> tuple[list[XY], tuple[XY, ...]]:
    """The corners of the head, and the curve without it."""
    (x, y), (length, width) = curve[-1], (share * em_m for share in _HEAD_EM)
    shaft = [point for point in curve[:-1] if math.dist(point, (x, y)) >= length] or [curve[0]]
    turn = math.atan2(y - shaft[-1][1], x - shaft[-1][0])
    back = (x - length * math.cos(turn), y - length * math.sin(turn))
    aside = (-math.sin(turn) * width / 2, math.cos(turn) * width / 2)
    corners = [(x, y), (back[0] + aside[0], back[1] + aside[1]), (back[0] - aside[0], back[1] - aside[1])]
    return corners, (*shaft, back)
