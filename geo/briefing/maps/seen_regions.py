"""Where hotspots can be pointed at on a map that is drawn: their areas without details, their dots, their names."""

from dataclasses import dataclass
from math import sqrt

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import pieces
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.region_labels import Written, dot_radius
from geo.cartography.label_placement import LabelBox

__all__ = ["Ring", "SeenRegion", "seen_region"]

Ring = tuple[tuple[float, float], ...]
"""Corners of an outline, the last one joined to the first; whose unit says who uses it."""

_DETAIL = 0.03
"""Details up to this share of a region's size are left out: a pointer does not feel them."""
_LEAST_DETAIL_PT, _MOST_DETAIL_PT = 1.0, 4.0
_ISLET_PT2 = 12.0
"""And islands and holes up to this one, where something larger is left."""
_SMALL_PT2, _ROUND_PT = 150.0, 2.0
"""What is smaller can be pointed at within so much around it."""
_BESIDE_SPOT_PT = 1.0
"""How far beside a dot it can still be pointed at: little, or it would hide its neighbours."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenRegion:
    """Where one hotspot is seen; in points from the lower left corner of the map, y upwards."""

    area: tuple[Ring, ...]
    """Outlines of its parts, counter-clockwise, and of the holes in them, clockwise."""
    spot: tuple[float, float, float] | None
    """Its dot, where it has one: the middle, and the radius within which it can be pointed at."""
    label: LabelBox | None
    """Box of its name or number; None where it has none on the map."""


def seen_region(
    canvas: Canvas, area: BaseGeometry, dot: tuple[float, float] | None, written: Written | None
) -> SeenRegion:
    """A hotspot of this area and dot (in the frame's metres) with what is written at it."""
    spot = None
    if dot is not None:
        x0, y0 = canvas.frame.extent[:2]
        radius = dot_radius(canvas.text_pt) + _BESIDE_SPOT_PT
        spot = ((dot[0] - x0) / canvas.metres_per_pt, (dot[1] - y0) / canvas.metres_per_pt, radius)
    return SeenRegion(area=_outlines(canvas.shape(area)), spot=spot, label=written.box if written else None)


def _outlines(area: BaseGeometry) -> tuple[Ring, ...]:
    """The outlines of an area in points, those of holes among them, without what nobody points at."""
    detail = min(max(_DETAIL * sqrt(area.area), _LEAST_DETAIL_PT), _MOST_DETAIL_PT)
    simple = shapely.simplify(area, detail)
    if simple.area < _SMALL_PT2:
        simple = shapely.simplify(simple.buffer(_ROUND_PT, join_style="mitre", mitre_limit=1.5), _LEAST_DETAIL_PT)
    parts = sorted(pieces(shapely.orient_polygons(simple), Polygon), key=lambda part: -part.area)
    kept = [part for number, part in enumerate(parts) if number == 0 or part.area > _ISLET_PT2]
    rings = [
        ring
        for part in kept
        for ring in (part.exterior, *(hole for hole in part.interiors if Polygon(hole).area > _ISLET_PT2))
    ]
    return tuple(tuple((float(x), float(y)) for x, y in ring.coords[:-1]) for ring in rings)
