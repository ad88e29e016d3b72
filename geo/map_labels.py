"""What is written on a map: the names or numbers of its regions, and in small type what lies around them.

Places are in points (1/72 inch) from the lower left corner of the frame.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import shapely
from shapely import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas import labels as country_points
from geo.atlas_index import atlas_index
from geo.backdrop import countries, region_area, waters
from geo.canvas import Canvas
from geo.compose import label_point
from geo.ink import LEADING, Style, width_in, wrap
from geo.labelling import Anchor, Box, Placed, place
from geo.model import Viewpoint
from geo.projection import MapFrame
from geo.recipe import Region
from geo.seamless import Points, pieces

__all__ = ["Label", "Written", "context_labels", "dot_radius", "is_tiny", "number_radius", "region_labels", "spot"]

_WRAP_EM = 9.0
"""Width at which a name is broken into lines, in sizes of the type."""
_REACH_EM = 7.0
"""How far a name may stand from its place, in sizes of the type."""
_DOT_EM = 0.28
_LEADER_STEP_PT = 3.0
_TINY_EM = 0.75
"""Regions narrower than this are shown by a dot besides."""
_OWN_SHARE = 0.02
"""Share of a region that has to be left by smaller ones for its label to stand there."""
_OWN_EM = 1.5
"""How far from the middle of a small region its own label keeps, so as not to hide it."""
_CONTEXT_EM = 0.8
_MOST_CONTEXT = 15
_CONTEXT_SHARE = 0.006
"""Share of the frame from which a neighbour or a sea is named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
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
    box: Box
    leader: tuple[tuple[float, float], tuple[float, float]] | None

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What is covered: the label, and small boxes along its leader."""
        if self.leader is None:
            return (self.box,)
        line = shapely.segmentize(shapely.LineString(self.leader), _LEADER_STEP_PT)
        return (self.box, *((float(x) - 1, float(y) - 1, float(x) + 1, float(y) + 1) for x, y in line.coords))


def dot_radius(text_pt: float) -> float:
    """Radius of the dot on a region that is too small to be seen, in points."""
    return _DOT_EM * text_pt


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
    wanted: Mapping[str, Label],
    viewpoint: Viewpoint,
    obstacles: Sequence[Box] = (),
) -> Mapping[str, Written]:
    """The labels of regions, by their keys; one for which there is no room near its place is left out.

    Numbers alone always find a place: where there is none nearby, a leader goes as far as it must.
    """
    frame, text_pt = canvas.frame, canvas.text_pt
    style = Style(size_pt=text_pt, bold=True)
    asked = [key for key in regions if key in wanted and (wanted[key].text or wanted[key].number is not None)]
    spots = {key: found for key in asked if (found := _own(frame, regions, key, viewpoint))}
    texts = {key: tuple(wrap(wanted[key].text or "", style, _WRAP_EM * text_pt / 72)) for key in spots}
    anchors = [
        _anchor(canvas, own, spot, _size(texts[key], wanted[key].number, style), apart=bool(texts[key]))
        for key, (spot, own) in spots.items()
    ]
    numbered = all(wanted[key].text is None for key in spots)
    reach = canvas.width_pt + canvas.height_pt if numbered else _REACH_EM * text_pt
    placed = place(anchors, _within(canvas, 0.25 * text_pt), obstacles, reach_pt=reach)
    return {
        key: _written(one, texts[key], wanted[key].number, style)
        for key, one in zip(spots, placed, strict=True)
        if one is not None
    }


def _anchor(
    canvas: Canvas, area: BaseGeometry, spot: tuple[float, float], size: tuple[float, float], *, apart: bool
) -> Anchor:
    tiny, drawn = is_tiny(area, canvas), canvas.shape(area)
    (x, y), (x0, y0, x1, y1) = canvas.points(np.array([spot]))[0], drawn.bounds
    extent = max(x1 - x0, y1 - y0)
    own = min(extent / 2, _OWN_EM * canvas.text_pt) if apart and extent < max(size) else 0.0
    return Anchor(
        x=float(x), y=float(y), width=size[0], height=size[1], home=None if tiny else drawn, apart=apart,
        radius=dot_radius(canvas.text_pt) + 1 if tiny else own,
    )  # fmt: skip


def _within(canvas: Canvas, margin_pt: float) -> Polygon:
    """What labels may cover."""
    inner = canvas.shape(canvas.frame.outline).buffer(-margin_pt)
    assert isinstance(inner, Polygon)
    return inner


def _written(placed: Placed, lines: tuple[str, ...], number: int | None, style: Style) -> Written:
    return Written(
        lines=lines, number=number, style=style, x=placed.x, y=placed.y, box=placed.box, leader=placed.leader
    )


def _size(lines: Sequence[str], number: int | None, style: Style) -> tuple[float, float]:
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
    return _own_part(frame, regions[key], others, viewpoint)


@lru_cache(maxsize=1024)
def _own_part(
    frame: MapFrame, region: Region, smaller: tuple[Region, ...], viewpoint: Viewpoint
) -> tuple[tuple[float, float], BaseGeometry] | None:
    """Where a region is pointed at, and what of it no smaller region covers; None where it is out of frame."""
    area: BaseGeometry = region_area(frame, region, viewpoint)
    if area.is_empty:
        return None
    upon = [other for other in (region_area(frame, one, viewpoint) for one in smaller) if other.intersects(area)]
    own = area.difference(shapely.union_all(upon)) if upon else area
    own = own if own.area > _OWN_SHARE * area.area else area
    x, y = frame.to_plane(np.array([label_point(region, viewpoint)]))[0]
    inside = np.isfinite(x) and own.contains(Point(x, y))
    return ((float(x), float(y)) if inside else _inside(own)), own


def _inside(area: BaseGeometry) -> tuple[float, float]:
    """The middle of the largest circle in the largest part."""
    largest = max(pieces(area, Polygon), key=lambda part: part.area)
    x0, y0, x1, y1 = largest.bounds
    circle = shapely.maximum_inscribed_circle(largest, tolerance=max(x1 - x0, y1 - y0) / 100)
    x, y = circle.coords[0]
    return float(x), float(y)


def context_labels(
    canvas: Canvas, shown: Sequence[MultiPolygon], viewpoint: Viewpoint, obstacles: Sequence[Box]
) -> tuple[tuple[Written, ...], tuple[Written, ...]]:
    """Names of neighbours and of seas in frame: the largest, none of those shown, as far as there is room."""
    frame, index = canvas.frame, atlas_index()
    land = [
        (index.countries[code], area, country_points().get(code))
        for code, area in countries(frame, viewpoint).items()
        if code in index.countries
    ]
    water = [(index.seas[sea], area, None) for sea, area in waters(frame).items()]
    taken, covered = list(obstacles), [canvas.shape(area) for area in shown]
    small = Style(size_pt=_CONTEXT_EM * canvas.text_pt)
    neighbours = _named(canvas, land, small, taken, covered)
    return neighbours, _named(canvas, water, replace(small, italic=True), taken, covered)


_Place = tuple[str, MultiPolygon, tuple[float, float] | None]
"""Name, area in metres, and where the atlas would write it: longitude, latitude."""


def _named(
    canvas: Canvas, places: Sequence[_Place], style: Style, taken: list[Box], covered: Sequence[BaseGeometry]
) -> tuple[Written, ...]:
    shapely.prepare(covered)
    least = _CONTEXT_SHARE * canvas.frame.outline.area
    large = sorted((one for one in places if one[1].area > least), key=lambda one: (-one[1].area, one[0]))
    within = _within(canvas, 0.4 * style.size_pt)
    found: list[Written] = []
    for name, area, point in large[:_MOST_CONTEXT]:
        lines = tuple(wrap(name, style, _WRAP_EM * style.size_pt / 72))
        width, height = _size(lines, None, style)
        # A name may reach a little beyond a narrow country.
        home = canvas.shape(area).buffer(0.6 * style.size_pt)
        for x, y in _spots(canvas, area, point, taken):
            if any(shown.contains(Point(x, y)) for shown in covered):
                continue
            (placed,) = place([Anchor(x=x, y=y, width=width, height=height, home=home)], within, taken, reach_pt=-1)
            if placed is not None:
                taken.append(placed.box)
                found.append(_written(placed, lines, None, style))
                break
    return tuple(found)


def _spots(
    canvas: Canvas, area: MultiPolygon, point: tuple[float, float] | None, taken: Sequence[Box]
) -> Iterator[tuple[float, float]]:
    """Where a name might stand, in points: where the atlas has it, in the middle, in the middle of what is free."""
    if point is not None:
        x, y = (float(value) for value in canvas.frame.to_plane(np.array([point]))[0])
        if area.contains(Point(x, y)):
            yield _pair(canvas.points(np.array([(x, y)])))
    yield _pair(canvas.points(np.array([_inside(area)])))
    free = canvas.shape(area).difference(shapely.union_all([shapely.box(*box) for box in taken]))
    if not free.is_empty:
        yield _inside(free)


def _pair(points: Points) -> tuple[float, float]:
    return float(points[0, 0]), float(points[0, 1])
