"""What is written on a map at its regions: their names or numbers.

Places are in points (1/72 inch) from the lower left corner of the frame.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.briefing.drawing.typesetting import LEADING, Style, width_in, wrap
from geo.briefing.maps.canvas import Canvas
from geo.cartography.backdrop import backdrop, region_area
from geo.cartography.label_homes import own_part, simplified
from geo.cartography.label_placement import LabelAnchor, LabelBox, LabelPlace, fits_at_home, place_labels
from geo.cartography.projection import MapFrame
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = [
    "RegionLabel",
    "Written",
    "dot_radius",
    "is_tiny",
    "label_size",
    "layouts",
    "number_radius",
    "region_labels",
    "set_label",
    "simple_land",
    "small_marks",
    "spot",
    "within",
    "without_details",
]

_STEPS = 800
"""Parts of a frame's width to which outlines are followed where labels are placed."""
_NUMBER_REACH_PT = 300.0
"""How far from its place a number is looked for at first."""
_PANEL_PT, _PANEL_SHARE = 252.0, 0.75
"""Width below which a map is one of several, and the share of their size that numbers then have."""
_MANY, _MANY_SHARE = 30, 0.85
_LEAST_TYPE_PT = 7.0
"""Numbers are set in 0.82 of that."""

_WRAP_EM = 9.0
"""Width at which a name is broken into lines, in sizes of the type."""
_REACH_EM = 7.0
"""How far a name may stand from its place, in sizes of the type."""
_DOT_EM = 0.28
_LEADER_STEP_PT = 3.0
_TINY_EM = 0.75
"""Regions narrower than this are shown by a dot besides."""
_SMALL_EM = 2.2
"""Regions narrower than this would be lost beneath a town or a name."""
_OWN_EM = 1.5
"""How far from the middle of a small region its own label keeps, so as not to hide it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionLabel:
    """What is to stand at a region."""

    text: str | None = None
    number: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A text at its place."""

    lines: tuple[str, ...]
    number: int | None
    style: Style
    x: float
    """Middle of the label."""
    y: float
    box: LabelBox
    leader: tuple[tuple[float, float], tuple[float, float]] | None

    @property
    def boxes(self) -> tuple[LabelBox, ...]:
        """What is covered: the label, and small boxes along its leader."""
        if self.leader is None:
            return (self.box,)
        line = shapely.segmentize(shapely.LineString(self.leader), _LEADER_STEP_PT)
        return (self.box, *((float(x) - 1, float(y) - 1, float(x) + 1, float(y) + 1) for x, y in line.coords))


def dot_radius(text_pt: float) -> float:
    """Radius of the dot on a region that is too small to be seen, in points."""
    return _DOT_EM * text_pt


def small_marks(
    canvas: Canvas, areas: Iterable[BaseGeometry], dots: Iterable[tuple[float, float]]
) -> tuple[LabelBox, ...]:
    """Boxes in points of what nothing else may hide: small regions (in projected metres), and dots at such places."""
    radius = dot_radius(canvas.text_pt)
    found = [
        (x - radius, y - radius, x + radius, y + radius) for x, y in (canvas.points(np.array([d]))[0] for d in dots)
    ]
    drawn = [canvas.shape(area).bounds for area in areas if not area.is_empty]
    most = _SMALL_EM * canvas.text_pt
    found += [(x0, y0, x1, y1) for x0, y0, x1, y1 in drawn if max(x1 - x0, y1 - y0) < most]
    return tuple((float(x0), float(y0), float(x1), float(y1)) for x0, y0, x1, y1 in found)


def number_radius(text_pt: float, number: int) -> float:
    """Radius of the disc that holds a number, in points."""
    return text_pt * (0.68 if number < 100 else 0.9)


def is_tiny(area: BaseGeometry, canvas: Canvas) -> bool:
    """Whether a region (in projected metres) is drawn so small that it needs a dot."""
    x0, y0, x1, y1 = area.bounds
    return max(x1 - x0, y1 - y0) < _TINY_EM * canvas.text_pt * canvas.metres_per_pt


def region_labels(
    canvas: Canvas,
    regions: Mapping[str, Region],
    wanted: Mapping[str, RegionLabel],
    viewpoint: Viewpoint,
    obstacles: Sequence[LabelBox] = (),
) -> Mapping[str, Written]:
    """The labels of regions, by their keys; one for which there is no room near its place is left out.

    Numbers alone always find a place: where there is none nearby, a leader goes as far as it must. Their discs are all
    of one size, so that where they stand does not depend on which number is whose.
    """
    regions_, obstacles_ = tuple(regions.items()), tuple(obstacles)
    numbers = [label.number for label in wanted.values() if label.text is None and label.number is not None]
    if not numbers or len(numbers) < len(wanted):
        return _region_labels(canvas, regions_, tuple(wanted.items()), viewpoint, obstacles_)
    widest = RegionLabel(number=max(numbers))
    placed = _region_labels(canvas, regions_, tuple((key, widest) for key in wanted), viewpoint, obstacles_)
    return {key: replace(written, number=wanted[key].number) for key, written in placed.items()}


@lru_cache(maxsize=32)
def _region_labels(
    canvas: Canvas,
    named: tuple[tuple[str, Region], ...],
    labels: tuple[tuple[str, RegionLabel], ...],
    viewpoint: Viewpoint,
    obstacles: tuple[LabelBox, ...],
) -> Mapping[str, Written]:
    # Cached, since whether names fit on a map is asked before the map is drawn.
    regions, wanted = dict(named), dict(labels)
    frame = canvas.frame
    asked = [key for key in regions if key in wanted and (wanted[key].text or wanted[key].number is not None)]
    spots = {key: found for key in asked if (found := _own(frame, regions, key, viewpoint))}
    numbered = all(wanted[key].text is None for key in spots)
    size_pt = _number_type(canvas, len(spots)) if numbered else canvas.text_pt
    style = Style(size_pt=size_pt, bold=True)
    laid = {key: _laid(canvas, own, spot, wanted[key], style) for key, (spot, own) in spots.items()}
    if not numbered:
        land = simple_land(frame, viewpoint)
        laid = {key: (lines, replace(anchor, avoid=canvas.shape(land))) for key, (lines, anchor) in laid.items()}
    anchors, room = [anchor for _, anchor in laid.values()], within(canvas, 0.25 * canvas.text_pt)
    placed = place_labels(
        anchors, room, obstacles, reach_pt=_NUMBER_REACH_PT if numbered else _REACH_EM * style.size_pt
    )
    if numbered and None in placed:
        placed = place_labels(anchors, room, obstacles, reach_pt=canvas.width_pt + canvas.height_pt)
    return {
        key: set_label(one, lines, wanted[key].number, style)
        for (key, (lines, _)), one in zip(laid.items(), placed, strict=True)
        if one is not None
    }


def _number_type(canvas: Canvas, count: int) -> float:
    """Size of type of numbers alone: smaller where there are many and on small maps, which they would hide."""
    if canvas.width_pt < _PANEL_PT:
        return max(_PANEL_SHARE * canvas.text_pt, min(_LEAST_TYPE_PT, canvas.text_pt))
    return canvas.text_pt * (_MANY_SHARE if count > _MANY else 1.0)


def _laid(
    canvas: Canvas, own: BaseGeometry, spot: tuple[float, float], label: RegionLabel, style: Style
) -> tuple[tuple[str, ...], LabelAnchor]:
    """A label's lines and its anchor: broken so that it stands on its region, where it can be."""
    choices = layouts(label.text or "", style)
    anchors = [
        _anchor(canvas, own, spot, label_size(lines, label.number, style), apart=bool(label.text)) for lines in choices
    ]
    if len(choices) > 1:
        for lines, anchor in zip(choices, anchors, strict=True):
            if fits_at_home(anchor):
                return lines, anchor
    return choices[0], anchors[0]


def layouts(text: str, style: Style) -> tuple[tuple[str, ...], ...]:
    """How a name with the numbers of its sources may be broken into lines, the usual way first.

    A line ends behind the name or within it; among the numbers only where they are too wide by themselves.
    """
    name, _, signs = text.partition(" [")
    signs = f"[{signs}" if signs else ""
    most = _WRAP_EM * style.size_pt / 72
    words = [width_in(word, style) for word in name.split()]
    below = tuple(wrap(signs, style, most))
    broken = [_below(wrap(name, style, width), below, width, style) for width in (most, max(words, default=most))]
    whole = (text,) if text else ()
    order = [whole, *broken] if width_in(text, style) <= most else [*broken, whole]
    return tuple(dict.fromkeys(order))


def _below(name: Sequence[str], signs: Sequence[str], width: float, style: Style) -> tuple[str, ...]:
    """Lines of a name and lines of numbers; what is left of the last line of a broken name is made use of."""
    if len(name) > 1 and len(signs) == 1 and width_in(f"{name[-1]} {signs[0]}", style) <= width:
        return (*name[:-1], f"{name[-1]} {signs[0]}")
    return (*name, *signs)


@lru_cache(maxsize=16)
def simple_land(frame: MapFrame, viewpoint: Viewpoint) -> BaseGeometry:
    """The land in frame without what labels do not care for."""
    return shapely.simplify(backdrop(frame, viewpoint).land, frame.width_m / _STEPS)


def _anchor(
    canvas: Canvas, area: BaseGeometry, spot: tuple[float, float], size: tuple[float, float], *, apart: bool
) -> LabelAnchor:
    tiny, drawn = is_tiny(area, canvas), canvas.shape(area)
    (x, y), (x0, y0, x1, y1) = canvas.points(np.array([spot]))[0], drawn.bounds
    extent = max(x1 - x0, y1 - y0)
    own = min(extent / 2, _OWN_EM * canvas.text_pt) if apart and extent < max(size) else 0.0
    return LabelAnchor(
        x=float(x), y=float(y), width=size[0], height=size[1], home=None if tiny else drawn, apart=apart,
        radius=dot_radius(canvas.text_pt) + 1 if tiny else own,
    )  # fmt: skip


def within(canvas: Canvas, margin_pt: float) -> BaseGeometry:
    """What labels may cover."""
    return canvas.shape(canvas.frame.outline).buffer(-margin_pt)


def set_label(placed: LabelPlace, lines: tuple[str, ...], number: int | None, style: Style) -> Written:
    """A label at the place that was found for it."""
    return Written(
        lines=lines, number=number, style=style, x=placed.x, y=placed.y, box=placed.box, leader=placed.leader
    )


def label_size(lines: Sequence[str], number: int | None, style: Style) -> tuple[float, float]:
    """Width and height of a label in points."""
    width = max((width_in(line, style) * 72 for line in lines), default=0.0)
    height = len(lines) * LEADING * style.size_pt
    if number is None:
        return width, height
    disc = 2 * number_radius(style.size_pt, number)
    return disc + (width + 0.3 * style.size_pt if lines else 0), max(height, disc)


def spot(frame: MapFrame, regions: Mapping[str, Region], key: str, viewpoint: Viewpoint) -> tuple[float, float] | None:
    """Where a region is pointed at, in projected metres: not where a smaller one lies on it. None out of frame."""
    found = _own(frame, regions, key, viewpoint)
    return found[0] if found else None


def _own(
    frame: MapFrame, regions: Mapping[str, Region], key: str, viewpoint: Viewpoint
) -> tuple[tuple[float, float], BaseGeometry] | None:
    area = region_area(frame, regions[key], viewpoint)
    others = tuple(
        other
        for name, other in regions.items()
        if name != key and region_area(frame, other, viewpoint).area < area.area
    )
    return own_part(frame, regions[key], others, viewpoint, frame.width_m / _STEPS)


def without_details(area: BaseGeometry, frame: MapFrame) -> BaseGeometry:
    """An area in projected metres without what labels on a map of that frame do not care for."""
    return simplified(area, frame.width_m / _STEPS)
