"""What stands on a map besides its places: scale bar, locator, the net's labels; and which corner hides least.

Everything is planned before anything is drawn, so that nothing touches anything else and labels keep clear of it all.
Lengths and places are in points.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geo.briefing.drawing.typesetting import LEADING, Style, width_in
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.locator import Locator, locator
from geo.cartography.graticule import NetLabel, graticule
from geo.cartography.label_placement import LabelBox
from geo.cartography.projection_name import ProjectionName
from geo.cartography.scale_bar import ScaleBar, scale_bar

__all__ = ["BAR_PT", "WIDE_DEG", "Furniture", "arrange_furniture", "net_box", "small_type"]

BAR_PT = 4.0
"""Height of a scale bar's ends."""

_INSET_PT = 6.0
"""Distance from the edge of the axes."""
_AIR_PT = 2.0
"""Least distance of two things."""
_OVERHANG_EM = 0.4
"""How far a label of the net may reach out of the axes, in sizes of the type: a third of what panels are apart."""
_LOCATOR_SHARE = 0.13
"""Radius of a locator as a share of the map's shorter side, within the limits below."""
_LOCATOR_PT = (20.0, 58.0)

WIDE_DEG = 75.0
"""Reach of a map from which on it shows by itself where on earth it lies."""

_SMALL_EM = 0.8

_COVERED, _TOUCHED, _ON_THE_MAP = 1.0, 10.0, 0.2
"""What a square point of a thing costs on the places shown, on another thing, and on a map that leaves corners free."""

_NORTH_NOTE = ("North: towards", "the centre")
_VARIES = ("Scale varies",)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Furniture:
    """What is drawn where."""

    words: tuple[str, ...]
    """Lines of the scale bar's corner, the uppermost first; the last stands on the bar."""
    bar_pt: float | None
    """Length of the scale bar; None where the scale varies."""
    bar_box: LabelBox | None
    locator: Locator | None
    locator_box: LabelBox | None
    net: tuple[NetLabel, ...]
    boxes: tuple[LabelBox, ...]
    """All that is taken; no two of them touch."""


def small_type(canvas: Canvas) -> Style:
    """The type of scale bar and net."""
    return Style(size_pt=_SMALL_EM * canvas.text_pt)


def arrange_furniture(canvas: Canvas, areas: Sequence[BaseGeometry], *, wanted: bool) -> Furniture:
    """Furniture for a map of areas (projected metres); only the net's labels where no other is `wanted`."""
    net = _net(canvas)
    if not wanted:
        boxes = tuple(net_box(canvas, label) for label in net)
        return Furniture(
            words=(), bar_pt=None, bar_box=None, locator=None, locator_box=None, net=net, boxes=boxes
        )  # fmt: skip
    corners = _Corners(canvas, [canvas.shape(area) for area in areas], [net_box(canvas, label) for label in net])
    inset = locator(canvas.frame) if canvas.frame.reach_deg < WIDE_DEG else None
    locator_box = None
    if inset is not None:
        low, high = _LOCATOR_PT
        side = 2 * min(max(_LOCATOR_SHARE * min(canvas.width_pt, canvas.height_pt), low), high)
        # From the upper left on: the scale bar is looked for below.
        _, locator_box = corners.best((side, side), (2, 3, 1, 0))
        corners.taken.append(locator_box)
    bar = scale_bar(canvas.frame)
    bar_pt = bar.length_m / canvas.metres_per_pt if bar else None
    words, bar_box = _bar_corner(canvas, corners, bar)
    # Of twelve meridians one may go without its name, but no map without its scale.
    net = tuple(label for label in net if _apart(net_box(canvas, label), bar_box))
    boxes = (*(net_box(canvas, label) for label in net), *([locator_box] if locator_box else []), bar_box)
    return Furniture(
        words=words, bar_pt=bar_pt, bar_box=bar_box, locator=inset, locator_box=locator_box, net=net, boxes=boxes
    )  # fmt: skip


def net_box(canvas: Canvas, label: NetLabel) -> LabelBox:
    """Where a label of the net stands: beside its place, in the direction that it asks for."""
    style = small_type(canvas)
    width, height = width_in(label.text, style) * 72, style.size_pt
    (x, y), (dx, dy) = canvas.points(shapely.get_coordinates(shapely.Point(label.x, label.y)))[0], label.outward
    x, y = float(x) + dx * (width / 2 + 3), float(y) + dy * (height / 2 + 3)
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _net(canvas: Canvas) -> tuple[NetLabel, ...]:
    """The labels of the net that stand on the axes and apart from those before them; of the rim all or none."""
    net = graticule(canvas.frame)
    on_axes = shapely.box(0, 0, canvas.width_pt, canvas.height_pt).buffer(
        _OVERHANG_EM * canvas.text_pt, join_style="mitre"
    )
    rim = {label: net_box(canvas, label) for label in net.rim}
    found = rim if all(on_axes.contains(shapely.box(*box)) for box in rim.values()) else {}
    for label in net.within:
        box = net_box(canvas, label)
        if on_axes.contains(shapely.box(*box)) and all(_apart(box, other) for other in found.values()):
            found[label] = box
    return tuple(found)


def _bar_corner(canvas: Canvas, corners: "_Corners", bar: ScaleBar | None) -> tuple[tuple[str, ...], LabelBox]:
    """The lines of the scale bar and the box of both: whole lines, or short ones where those hide less."""
    style = small_type(canvas)
    bar_pt = bar.length_m / canvas.metres_per_pt if bar else 0.0
    said = [bar.lines if bar else _VARIES]
    if canvas.frame.projection is ProjectionName.POLAR:
        said.insert(0, _NORTH_NOTE)
    found = []
    for words in (tuple(" ".join(lines) for lines in said), tuple(line for lines in said for line in lines)):
        width = max(*(width_in(line, style) * 72 for line in words), bar_pt)
        height = len(words) * LEADING * style.size_pt + (BAR_PT if bar else 0)
        cost, box = corners.best((width, height), (0, 1, 2, 3))
        found.append((cost, words, box))
    _, words, box = min(found, key=lambda one: one[0])
    return words, box


@dataclass(frozen=True, slots=True, eq=False)
class _Corners:
    """The corners of a map, and what should not be hidden there."""

    canvas: Canvas
    shown: Sequence[BaseGeometry]
    taken: list[LabelBox]

    def best(self, size: tuple[float, float], order: tuple[int, ...]) -> tuple[float, LabelBox]:
        """The corner where a box of a size hides least, as its cost and the box; ties go to the first of the order."""
        width, height = size
        right, top = self.canvas.width_pt - _INSET_PT - width, self.canvas.height_pt - _INSET_PT - height
        lower_lefts = [(_INSET_PT, _INSET_PT), (right, _INSET_PT), (_INSET_PT, top), (right, top)]
        boxes = [(x, y, x + width, y + height) for x, y in (lower_lefts[i] for i in order)]
        return min(((round(self._hidden(box), 1), box) for box in boxes), key=lambda one: one[0])

    def _hidden(self, box: LabelBox) -> float:
        on, round_about = shapely.box(*box), shapely.box(*box).buffer(_AIR_PT, join_style="mitre")
        frame = self.canvas.frame
        outline = 0.0 if frame.rectangular else on.intersection(self.canvas.shape(frame.outline)).area
        return (
            _COVERED * sum(on.intersection(area).area for area in self.shown)
            + _TOUCHED * sum(round_about.intersection(shapely.box(*other)).area for other in self.taken)
            + _ON_THE_MAP * outline
        )


def _apart(one: LabelBox, other: LabelBox) -> bool:
    """Whether two boxes have air between them."""
    return (
        max(one[0], other[0]) - min(one[2], other[2]) >= _AIR_PT
        or max(one[1], other[1]) - min(one[3], other[3]) >= _AIR_PT
    )
