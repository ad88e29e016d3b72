"""What the mouse catches: regions as they are drawn, in two degrees of detail, and markers that stand close together.

The browser itself changes from one file to the next where a hand zooms: a level holds zooms above the level before it,
up to its own.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from math import hypot, sqrt

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import pieces
from geo.atlas.compose import compose_region
from geo.cartography.backdrop import region_area
from geo.cartography.screen import ScreenFrame
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = ["GLOBE_OFF_DEG", "MARKER_LEVELS", "REGION_LEVELS", "close_by", "region_shapes"]

REGION_LEVELS: Mapping[int, float] = {3: 0.12, 4: 0.06, 5: 0.03, 6: 0.007}
"""Level → what its shapes may be off by, in units: one pixel at its zoom, of the last two at zoom 8.

The last serves all zooms above. The first holds a third of the vertices, and is what a page needs that has just been
opened.
"""

GLOBE_OFF_DEG = 0.04
"""What shapes on a globe may be off by, in degrees: three pixels at the closest zoom of the app's camera. They are not
in tiles, which deck.gl (9.4) does not look for under the mouse beyond 85.05° of latitude."""

MARKER_LEVELS = range(8)
"""Levels of what is close together; the first serves all zooms below, the last all zooms above."""

_DECIMALS = 3

PickRing = list[tuple[float, float]]
"""x, y in units; the last point is the first again."""


@lru_cache(maxsize=4096)
def region_shapes(
    screen: ScreenFrame | None, region: Region, viewpoint: Viewpoint, tolerance: float
) -> tuple[str, ...]:
    """The polygons of a region as GeoJSON geometries, off the drawn outline by no more than `tolerance` units.

    In units, or on a globe (without a screen) in degrees, EPSG:4326; as JSON, one for each part, since what is picked
    is sent to the server whole. Parts and holes smaller than the tolerance are left out, but never all of them.
    """
    if screen is None:
        area: BaseGeometry = compose_region(region, viewpoint)
    else:
        area = screen.shape(region_area(screen.frame, region, viewpoint))
    least = tolerance**2
    parts = [part for part in pieces(shapely.simplify(area, tolerance), Polygon) if part.area > least]
    return tuple(_as_json(part, least) for part in parts or pieces(area, Polygon))


def _as_json(part: Polygon, least: float) -> str:
    rings = [_ring(part.exterior), *(_ring(hole) for hole in part.interiors if Polygon(hole).area > least)]
    return json.dumps({"type": "Polygon", "coordinates": rings}, separators=(",", ":"))


def _ring(ring: BaseGeometry) -> PickRing:
    return [(float(x), float(y)) for x, y in np.round(shapely.get_coordinates(ring), _DECIMALS)]


def close_by(spots: Mapping[str, tuple[float, float]], level: int, apart_px: float) -> Mapping[str, tuple[str, ...]]:
    """Id of each spot (x, y in units) → its own and those of the others less than `apart_px` away, the nearest first.

    Measured at the middle of the level: where its zooms end, a distance on the screen is by a factor of √2 another.
    """
    least = apart_px / (2**level / sqrt(2))

    def around(x: float, y: float) -> tuple[str, ...]:
        away = {other: hypot(at[0] - x, at[1] - y) for other, at in spots.items()}
        return tuple(sorted((i for i in away if away[i] < least), key=lambda other: (away[other], other)))

    return {i: (i, *(other for other in around(*at) if other != i)) for i, at in spots.items()}
