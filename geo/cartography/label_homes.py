"""What of a region its name may stand on: the part that no smaller region covers, without details."""

from functools import lru_cache

import numpy as np
import shapely
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import pieces
from geo.atlas.compose import label_point
from geo.cartography.backdrop import region_area
from geo.cartography.projection import MapFrame
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = ["inside", "own_part", "simplified"]

_ISLET = 25.0
"""Smaller islands in a sea, in squares of the tolerance, may lie beneath its name."""
_OWN_SHARE = 0.02
"""Share of a region that has to be left by smaller ones for its label to stand there."""


@lru_cache(maxsize=2048)
def own_part(
    frame: MapFrame, region: Region, smaller: tuple[Region, ...], viewpoint: Viewpoint, tolerance_m: float
) -> tuple[tuple[float, float], BaseGeometry] | None:
    """Where a region is pointed at, and what of it no smaller region covers, in metres; None where it is out of frame.

    Corners and islets below the tolerance are left out.
    """
    area: BaseGeometry = region_area(frame, region, viewpoint)
    if area.is_empty:
        return None
    upon = [other for other in (region_area(frame, one, viewpoint) for one in smaller) if other.intersects(area)]
    own = area.difference(shapely.union_all(upon)) if upon else area
    own = own if own.area > _OWN_SHARE * area.area else area
    own = simplified(own, tolerance_m)
    x, y = frame.to_plane(np.array([label_point(region, viewpoint)]))[0]
    usual = np.isfinite(x) and own.contains(Point(x, y))
    return ((float(x), float(y)) if usual else inside(own)), own


def simplified(area: BaseGeometry, tolerance_m: float) -> BaseGeometry:
    """An area without corners and islets that labels do not care for; as it is where nothing else is left."""
    parts = [
        Polygon(part.exterior, [ring for ring in part.interiors if Polygon(ring).area > _ISLET * tolerance_m**2])
        for part in pieces(shapely.simplify(area, tolerance_m), Polygon)
    ]
    # Parts may lie in holes that are filled, and an area that was cut to a frame may touch itself.
    return shapely.union_all(shapely.make_valid(parts)) if parts else area


def inside(area: BaseGeometry) -> tuple[float, float]:
    """The middle of the largest circle in the largest part."""
    largest = max(pieces(area, Polygon), key=lambda part: part.area)
    x0, y0, x1, y1 = largest.bounds
    circle = shapely.maximum_inscribed_circle(largest, tolerance=max(x1 - x0, y1 - y0) / 100)
    x, y = circle.coords[0]
    return float(x), float(y)
