"""Shapes without the seam at 180° and without the edge along a pole, and shapes cut where a world map ends.

Shapes come as the atlas keeps them: EPSG:4326 degrees, valid, cut at the antimeridian, closed along a pole. What
`seamless` gives back is for a projection that maps point by point, an azimuthal one: its rings may go across 180° and
round a pole, so in the plane of longitude and latitude they mean nothing.
"""

from typing import TypeVar

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

__all__ = ["Points", "angles", "pieces", "recentred", "seamless"]

Points = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
"""Positions, shape (n, 2): longitude and latitude in degrees, or projected x and y in metres."""

Piece = TypeVar("Piece", Polygon, LineString)

STEP_DEG = 0.5
"""Longest piece of an outline, since a parallel is a curve on most maps."""

_HALVES = (shapely.box(-180, -90, 0, 90), shapely.box(0, -90, 180, 90))
_DECIMALS = 9


def pieces(shape: BaseGeometry, kind: type[Piece]) -> list[Piece]:
    """The polygons, or the lines, of a geometry of any kind, in its order."""
    parts = [shape]
    while any(isinstance(part, shapely.GeometryCollection | MultiPolygon | shapely.MultiLineString) for part in parts):
        parts = list(shapely.get_parts(parts))
    return [part for part in parts if isinstance(part, kind) and not part.is_empty]


def angles(points: Points, centre: tuple[float, float]) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """Angles on the sphere in degrees between positions, shape (n, 2), and a centre (longitude, latitude)."""
    cosines = unit_vectors(points) @ unit_vectors(np.array([centre]))[0]
    return np.asarray(np.degrees(np.arccos(np.clip(cosines, -1, 1))))


def unit_vectors(points: Points) -> Points:
    """Positions in degrees, shape (n, 2) → vectors from the earth's centre, shape (n, 3)."""
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def seamless(shape: BaseGeometry) -> tuple[Polygon, ...]:
    """The polygons of a shape, whole across the antimeridian and round the poles; longitudes may exceed 180°."""
    kept: list[Polygon] = []
    across: list[Polygon] = []
    polar: dict[int, list[Polygon]] = {1: [], -1: []}
    for part in pieces(shape, Polygon):
        west, south, east, north = part.bounds
        if west > -180 and east < 180:
            kept.append(part)
        elif south == -90 or north == 90 or east - west == 360:
            polar[1 if south + north >= 0 else -1].append(part)
        else:
            across.append(shapely.transform(part, _once_round) if west == -180 else part)
    joined = pieces(shapely.union_all(across), Polygon)
    dense = shapely.segmentize(np.array([*kept, *joined], dtype=object), STEP_DEG)
    return (*dense, *(part for sign, parts in polar.items() for part in _joined_round_pole(parts, sign)))


def _once_round(points: Points) -> Points:
    return np.asarray(points + np.array([360.0, 0.0]))


def _joined_round_pole(parts: list[Polygon], sign: int) -> list[Polygon]:
    """Polygons that reach round a pole, joined in a plane with the pole at its origin.

    Halves are joined rather than wholes: a ring along a seam and back would be no valid one.
    """

    def to_plane(points: Points) -> Points:
        distance, turn = 90 - sign * points[:, 1], np.radians(points[:, 0])
        return np.asarray(np.column_stack([distance * np.cos(turn), distance * np.sin(turn)]).round(_DECIMALS))

    def to_sphere(points: Points) -> Points:
        # What holds both poles has the other one for its rim, where rounding must not lead off the earth.
        distance = np.minimum(np.hypot(points[:, 0], points[:, 1]), 180.0)
        return np.column_stack([np.degrees(np.arctan2(points[:, 1], points[:, 0])), sign * (90 - distance)])

    halves = [one for part in parts for half in _HALVES for one in pieces(part.intersection(half), Polygon)]
    flat = [shapely.transform(shapely.segmentize(half, STEP_DEG), to_plane) for half in halves]
    joined = pieces(shapely.union_all([shapely.make_valid(half) for half in flat]), Polygon)
    return [shapely.transform(part, to_sphere) for part in joined]


def recentred(shape: BaseGeometry, lon_0: float, kind: type[Piece]) -> list[Piece]:
    """The polygons or lines of a shape, cut opposite to `lon_0` ≥ 0 and whole elsewhere, within lon_0 ± 180°."""
    cut = lon_0 - 180
    west, east = shapely.box(-180, -90, cut, 90), shapely.box(cut, -90, 180, 90)
    whole: list[BaseGeometry] = []
    at_180: list[BaseGeometry] = []
    for part in pieces(shape, kind):
        left, _, right, _ = part.bounds
        for half, turned in ((west, True), (east, False)):
            inside = right <= cut if turned else left >= cut
            outside = left >= cut if turned else right <= cut
            if outside:
                continue
            one = part if inside else part.intersection(half)
            moved = shapely.transform(one, _once_round) if turned else one
            (at_180 if moved.bounds[0] == 180 or moved.bounds[2] == 180 else whole).append(moved)
    together = shapely.geometrycollections([*whole, *(shapely.get_parts(shapely.union_all(at_180)))])
    return pieces(shapely.segmentize(together, STEP_DEG), kind)
