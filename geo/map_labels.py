"""What is written on a map: the names or numbers of its regions, and in small type what lies around them.

Places are in points (1/72 inch) from the lower left corner of the frame.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas import labels as country_points
from geo.atlas import seas
from geo.atlas_index import atlas_index
from geo.backdrop import countries, region_area
from geo.compose import label_point
from geo.ink import LEADING, Style, width_in, wrap
from geo.labelling import Anchor, Box, Placed, place
from geo.model import Viewpoint
from geo.projection import MapFrame
from geo.recipe import Region
from geo.seamless import pieces

__all__ = ["Label", "Written", "can_name", "context_labels", "dot_radius", "number_radius", "region_labels"]

_WRAP_EM = 9.0
"""Width at which a name is broken into lines, in sizes of the type."""
_REACH_EM = 7.0
"""How far a name may stand from its place, in sizes of the type."""
_DOT_EM = 0.28
_TINY_EM = 0.75
"""Regions narrower than this are shown by a dot besides."""
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


def dot_radius(text_pt: float) -> float:
    """Radius of the dot on a region that is too small to be seen, in points."""
    return _DOT_EM * text_pt


def number_radius(text_pt: float, number: int) -> float:
    """Radius of the disc that holds a number, in points."""
    return text_pt * (0.72 if number < 100 else 0.95)


def is_tiny(area: BaseGeometry, metres_per_pt: float, text_pt: float) -> bool:
    """Whether a region (in projected metres) is drawn so small that it needs a dot."""
    x0, y0, x1, y1 = area.bounds
    return max(x1 - x0, y1 - y0) < _TINY_EM * text_pt * metres_per_pt


def can_name(
    frame: MapFrame,
    regions: Mapping[str, Region],
    names: Mapping[str, str],
    viewpoint: Viewpoint,
    width_in: float,
    height_in: float,
    text_pt: float,
) -> bool:
    """Whether every region's name fits on a map of that size in inches, near its place and apart from the others."""
    del height_in  # the frame has the aspect of the axes
    wanted = {key: Label(text=names[key]) for key in regions}
    placed = region_labels(frame, regions, wanted, viewpoint, frame.width_m / width_in / 72, text_pt)
    return len(placed) == len(regions)


def region_labels(
    frame: MapFrame,
    regions: Mapping[str, Region],
    wanted: Mapping[str, Label],
    viewpoint: Viewpoint,
    metres_per_pt: float,
    text_pt: float,
    obstacles: Sequence[Box] = (),
) -> Mapping[str, Written]:
    """The labels of regions, by their keys; one for which there is no room near its place is left out.

    A number always finds a place: where there is none nearby, a leader goes as far as it must.
    """
    style = Style(size_pt=text_pt, bold=True)
    keys = [k for k in regions if k in wanted and (wanted[k].text or wanted[k].number is not None)]
    spots = {key: _spot(frame, regions, key, viewpoint) for key in keys}
    keys = [key for key in keys if spots[key] is not None]
    anchors, texts = [], {}
    for key in keys:
        texts[key] = tuple(wrap(wanted[key].text or "", style, _WRAP_EM * text_pt / 72))
        area = region_area(frame, regions[key], viewpoint)
        width, height = _size(texts[key], wanted[key].number, style)
        tiny = is_tiny(area, metres_per_pt, text_pt)
        spot = spots[key]
        assert spot is not None
        x, y = _to_points(frame, metres_per_pt, np.array([spot]))[0]
        anchors.append(
            Anchor(
                x=float(x), y=float(y), width=width, height=height,
                home=None if tiny else _in_points(frame, metres_per_pt, area),
                radius=dot_radius(text_pt) + 1 if tiny else 0.0,
            )
        )  # fmt: skip
    within = _in_points(frame, metres_per_pt, frame.outline).buffer(-0.25 * text_pt)
    assert isinstance(within, Polygon)
    numbered = all(wanted[key].text is None for key in keys)
    reach = max(frame.width_m, frame.height_m) / metres_per_pt if numbered else _REACH_EM * text_pt
    placed = place(anchors, within, obstacles, reach_pt=reach)
    return {
        key: _written(one, texts[key], wanted[key].number, style)
        for key, one in zip(keys, placed, strict=True)
        if one is not None
    }


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


def _to_points(
    frame: MapFrame, metres_per_pt: float, points: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"
) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    return (points - np.array(frame.extent[:2])) / metres_per_pt


def _in_points(frame: MapFrame, metres_per_pt: float, shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shape, lambda points: _to_points(frame, metres_per_pt, points))


def _spot(frame: MapFrame, regions: Mapping[str, Region], key: str, viewpoint: Viewpoint) -> tuple[float, float] | None:
    """Where a region is pointed at, in projected metres: not where a smaller one lies on it. None out of frame."""
    area = region_area(frame, regions[key], viewpoint)
    others = tuple(
        other
        for name, other in regions.items()
        if name != key and region_area(frame, other, viewpoint).area < area.area
    )
    return _own_spot(frame, regions[key], others, viewpoint)


@lru_cache(maxsize=1024)
def _own_spot(
    frame: MapFrame, region: Region, smaller: tuple[Region, ...], viewpoint: Viewpoint
) -> tuple[float, float] | None:
    area: BaseGeometry = region_area(frame, region, viewpoint)
    if area.is_empty:
        return None
    x, y = frame.to_plane(np.array([label_point(region, viewpoint)]))[0]
    upon = [other for other in (region_area(frame, one, viewpoint) for one in smaller) if other.intersects(area)]
    if np.isfinite(x) and area.contains(Point(x, y)) and not any(other.contains(Point(x, y)) for other in upon):
        return float(x), float(y)
    left = area.difference(shapely.union_all(upon)) if upon else area
    return _inside(left if left.area > 0.02 * area.area else area)


def _inside(area: BaseGeometry) -> tuple[float, float]:
    """The middle of the largest circle in the largest part."""
    largest = max(pieces(area, Polygon), key=lambda part: part.area)
    x0, y0, x1, y1 = largest.bounds
    circle = shapely.maximum_inscribed_circle(largest, tolerance=max(x1 - x0, y1 - y0) / 100)
    x, y = circle.coords[0]
    return float(x), float(y)


def context_labels(
    frame: MapFrame,
    shown: Sequence[MultiPolygon],
    viewpoint: Viewpoint,
    metres_per_pt: float,
    text_pt: float,
    obstacles: Sequence[Box],
) -> tuple[tuple[Written, ...], tuple[Written, ...]]:
    """Names of neighbours and of seas in frame: the largest, none of those shown, as far as there is room."""
    highlighted = shapely.union_all(list(shown))
    land = [
        (atlas_index().countries[code], area, country_points().get(code))
        for code, area in countries(frame, viewpoint).items()
        if code in atlas_index().countries and area.intersection(highlighted).area < 0.5 * area.area
    ]
    water = [
        (atlas_index().seas[sea], area, None)
        for sea, area in ((sea, frame.polygons(shape)) for sea, shape in seas().items())
        if area.intersection(highlighted).area < 0.5 * area.area
    ]
    taken = list(obstacles)
    small = Style(size_pt=_CONTEXT_EM * text_pt)
    neighbours = _named(frame, land, small, metres_per_pt, taken)
    waters = _named(frame, water, Style(size_pt=small.size_pt, italic=True), metres_per_pt, taken)
    return neighbours, waters


def _named(
    frame: MapFrame,
    places: Sequence[tuple[str, MultiPolygon, tuple[float, float] | None]],
    style: Style,
    metres_per_pt: float,
    taken: list[Box],
) -> tuple[Written, ...]:
    least = _CONTEXT_SHARE * frame.outline.area
    large = sorted((one for one in places if one[1].area > least), key=lambda one: (-one[1].area, one[0]))
    within = _in_points(frame, metres_per_pt, frame.outline).buffer(-0.4 * style.size_pt)
    assert isinstance(within, Polygon)
    found: list[Written] = []
    for name, area, point in large[:_MOST_CONTEXT]:
        lines = tuple(wrap(name, style, _WRAP_EM * style.size_pt / 72))
        width, height = _size(lines, None, style)
        home = _in_points(frame, metres_per_pt, area)
        for x, y in _spots(frame, metres_per_pt, area, point):
            anchor = Anchor(x=x, y=y, width=width, height=height, home=home.buffer(0.5 * style.size_pt))
            (placed,) = place([anchor], within, taken, reach_pt=0)
            if placed is not None and home.intersects(Point(placed.x, placed.y)):
                taken.append(placed.box)
                found.append(_written(placed, lines, None, style))
                break
    return tuple(found)


def _spots(
    frame: MapFrame, metres_per_pt: float, area: MultiPolygon, point: tuple[float, float] | None
) -> list[tuple[float, float]]:
    spots = [_inside(area)]
    if point is not None:
        x, y = (float(value) for value in frame.to_plane(np.array([point]))[0])
        spots = [(x, y), *spots] if area.contains(Point(x, y)) else spots
    return [(float(x), float(y)) for x, y in _to_points(frame, metres_per_pt, np.array(spots))]
