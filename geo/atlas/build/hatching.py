"""Hatch lines as geometry: patterns drawn by the graphics card are fragile where it is emulated in software."""

import math

import numpy as np
import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Polygon

from geo.atlas.antimeridian import pieces

__all__ = ["hatch"]

_WIDEST_DEG = 0.5
_LINES = 9


def hatch(area: Polygon | MultiPolygon) -> MultiLineString:
    """Lines at 45° across an area, closer together in a small one, so that each part shows several.

    The spacing is a ninth of the square root of the largest part's area, at most half a degree. Lines start from a
    common origin, so that neighbours with the same spacing are hatched through. Coordinates have three decimals.
    """
    largest = max(part.area for part in pieces(area, Polygon))
    spacing = min(_WIDEST_DEG, math.sqrt(largest) / _LINES) * math.sqrt(2)
    west, south, east, north = area.bounds
    first, last = math.ceil((south - east) / spacing), math.floor((north - west) / spacing)
    lines = [[(west, west + offset), (east, east + offset)] for offset in (i * spacing for i in range(first, last + 1))]
    clipped = shapely.intersection(MultiLineString(lines), area)
    parts = pieces(clipped, LineString)
    rounded = sorted(tuple(map(tuple, np.round(part.coords, 3).tolist())) for part in parts)
    return MultiLineString([line for line in rounded if line[0] != line[-1]])
