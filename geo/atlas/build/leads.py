"""Lines that end short of an outline, led on to it: an outline at 1:10m is not quite the one at 1:50m."""

from collections import defaultdict

import shapely
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

__all__ = ["led_on"]

_PAST_THE_EDGE = 1e-6
"""Degrees by which a cut is drawn across the outline that it has to meet."""


def led_on(lines: BaseGeometry, country: Polygon | MultiPolygon) -> BaseGeometry:
    """Lines, each loose end of which that lies inside a country is led to the nearest point of its outline."""
    merged = shapely.line_merge(lines)
    ends: dict[tuple[float, float], int] = defaultdict(int)
    for line in shapely.get_parts(merged):
        for x, y in (line.coords[0], line.coords[-1]):
            ends[x, y] += 1
    loose = [Point(end) for end, count in sorted(ends.items()) if count == 1]
    return shapely.union_all([merged, *(_lead(end, country) for end in loose if country.contains(end))])


def _lead(end: Point, country: Polygon | MultiPolygon) -> LineString:
    onto = nearest_points(end, country.boundary)[1]
    length = max(end.distance(onto), _PAST_THE_EDGE)
    factor = 1 + _PAST_THE_EDGE / length
    beyond = Point(end.x + (onto.x - end.x) * factor, end.y + (onto.y - end.y) * factor)
    # By way of `onto` itself: at a corner of the outline, a line straight to `beyond` may pass by it.
    return LineString([end, onto, beyond])
