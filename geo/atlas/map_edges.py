"""Lines without the strips that are edges of the map, not of the land: along the antimeridian and below 85° S."""

from collections.abc import Callable
from itertools import pairwise

import shapely
from shapely import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import pieces

__all__ = ["MERCATOR_LIMIT", "on_a_strip", "without", "without_strips"]

LonLat = tuple[float, float]
"""Longitude, latitude in degrees (EPSG:4326)."""

MERCATOR_LIMIT = 85.05
"""Latitude in degrees at which the browser's map ends; Web Mercator's own is 85.0511."""

_ANTIMERIDIAN = 179.995
_BOTTOM = -85.03
_TOP = 85.03


def without_strips(lines: BaseGeometry) -> MultiLineString:
    """Lines (or the outlines of polygons) without the segments that lie on a strip; empty where nothing is left."""
    return without(lines, on_a_strip)


def without(lines: BaseGeometry, dropped: Callable[[LonLat, LonLat], bool]) -> MultiLineString:
    """Lines (or the outlines of polygons) without the segments that are dropped, merged where they meet."""
    kept: list[LineString] = []
    outlines = lines.boundary if "Polygon" in lines.geom_type else lines
    for line in shapely.get_parts(outlines):
        points = [(float(x), float(y)) for x, y in shapely.get_coordinates(line)]
        run: list[tuple[float, float]] = []
        for a, b in pairwise(points):
            if dropped(a, b):
                kept += [LineString(run)] if run else []
                run = []
            else:
                run.extend([b] if run else [a, b])
        kept += [LineString(run)] if run else []
    return MultiLineString(pieces(shapely.line_merge(MultiLineString(kept)), LineString))


def on_a_strip(a: LonLat, b: LonLat) -> bool:
    """Whether a segment lies along the antimeridian, or beyond where the flat map ends."""
    return (
        (abs(a[0]) >= _ANTIMERIDIAN and abs(b[0]) >= _ANTIMERIDIAN and a[0] * b[0] > 0)
        or (a[1] <= _BOTTOM and b[1] <= _BOTTOM)
        or (a[1] >= _TOP and b[1] >= _TOP)
    )
