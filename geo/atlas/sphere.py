"""Geometry on the sphere: discs, areas and boxes in longitude and latitude (EPSG:4326 degrees).

The sphere is that of the International Union of Geodesy and Geophysics: mean radius 6,371.0088 km.
"""

import math
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

__all__ = ["EARTH_RADIUS_KM", "WORLD", "area_km2", "box", "circle_bounds", "disc", "strip"]

_Points = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

EARTH_RADIUS_KM = 6371.0088

WORLD = shapely.box(-180, -90, 180, 90)

_CORNERS = 96
"""Corners of a disc: its outline strays from the circle by 0.05 % of the radius."""

_REACH_DEG = 4.0
"""Width and height of the pieces in which a line is buffered: each lies flat in a plane of its own."""

_SMOOTHING = 0.01
"""What the outline of a strip may be off, as a share of its width on either side."""

_TURNS = tuple(np.array([turn, 0.0]) for turn in (-360.0, 0.0, 360.0))

_DECIMALS = 6
"""Digits after the point, a tenth of a metre: enough, and the same on every machine."""


def box(west: float, south: float, east: float, north: float) -> MultiPolygon:
    """A box in longitude and latitude; with `west` greater than `east` it crosses the antimeridian, cut there."""
    if west <= east:
        return MultiPolygon([shapely.box(west, south, east, north)])
    spans = [(left, right) for left, right in ((west, 180.0), (-180.0, east)) if left < right]
    return MultiPolygon([shapely.box(left, south, right, north) for left, right in spans])


def disc(lon: float, lat: float, radius_km: float) -> MultiPolygon:
    """What lies within a distance of a point on the sphere, cut at the antimeridian, whole round a pole."""
    angle = radius_km / EARTH_RADIUS_KM
    bearing = np.linspace(0, 2 * math.pi, _CORNERS + 1)
    phi = math.radians(lat)
    # Destination at a distance and bearing: https://www.movable-type.co.uk/scripts/latlong.html#destPoint
    sine = math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * np.cos(bearing)
    lats = np.degrees(np.arcsin(np.clip(sine, -1, 1)))
    turns = np.arctan2(np.sin(bearing) * math.sin(angle) * math.cos(phi), math.cos(angle) - math.sin(phi) * sine)
    pole = 90.0 if lat >= 0 else -90.0
    if math.radians(90 - abs(lat)) > angle:
        return _into_world(Polygon(np.column_stack([lon + np.degrees(turns), lats])))
    # Round a pole the outline is no ring in longitude and latitude: it goes once round and is closed along the pole.
    order = np.argsort(lon + np.degrees(turns[:-1]), kind="stable")
    lons, lats = (lon + np.degrees(turns[:-1]))[order], lats[:-1][order]
    lons = np.concatenate([lons[-1:] - 360, lons, lons[:1] + 360])
    lats = np.concatenate([lats[-1:], lats, lats[:1]])
    corners = [(lons[-1], pole), (lons[0], pole)]
    return _into_world(Polygon([*zip(lons, lats, strict=True), *corners]))


def strip(lines: BaseGeometry, buffer_km: float) -> MultiPolygon:
    """What lies within a distance of lines on the sphere, to 1 % of it, cut at the antimeridian.

    The lines keep `buffer_km` from both poles. Each piece of them is buffered in an azimuthal equidistant plane round
    its own middle, where distances of up to 800 km from there are true to 0.3 %.
    """
    return _into_world(*(_piece_of_strip(part, buffer_km) for part in _short_parts(lines)))


def _short_parts(lines: BaseGeometry) -> list[BaseGeometry]:
    west, south, east, north = lines.bounds
    cells = [
        shapely.box(lon, lat, lon + _REACH_DEG, lat + _REACH_DEG)
        for lon in np.arange(west, east + _REACH_DEG, _REACH_DEG)
        for lat in np.arange(south, north + _REACH_DEG, _REACH_DEG)
    ]
    parts = shapely.intersection(lines, np.array(cells, dtype=object))
    return [part for part in parts if part.length > 0]


def _piece_of_strip(lines: BaseGeometry, buffer_km: float) -> Polygon | MultiPolygon:
    west, south, east, north = lines.bounds
    lon, lat = (west + east) / 2, math.radians((south + north) / 2)

    def to_plane(points: _Points) -> _Points:
        turn, phi = np.radians(points[:, 0] - lon), np.radians(points[:, 1])
        # Azimuthal equidistant on the sphere: Snyder, Map Projections (USGS 1395), eq. 22-4 and 25-2 to 25-4.
        cosine = math.sin(lat) * np.sin(phi) + math.cos(lat) * np.cos(phi) * np.cos(turn)
        angle = np.arccos(np.clip(cosine, -1, 1))
        scale = EARTH_RADIUS_KM / np.sinc(angle / math.pi)
        y = math.cos(lat) * np.sin(phi) - math.sin(lat) * np.cos(phi) * np.cos(turn)
        return np.column_stack([scale * np.cos(phi) * np.sin(turn), scale * y])

    def to_sphere(points: _Points) -> _Points:
        x, y = points[:, 0] / EARTH_RADIUS_KM, points[:, 1] / EARTH_RADIUS_KM
        angle = np.hypot(x, y)
        sine = np.sinc(angle / math.pi)
        phi = np.arcsin(np.cos(angle) * math.sin(lat) + y * sine * math.cos(lat))
        turn = np.arctan2(x * sine, math.cos(lat) * np.cos(angle) - y * math.sin(lat) * sine)
        return np.column_stack([lon + np.degrees(turn), np.degrees(phi)])

    flat = shapely.transform(shapely.segmentize(lines, 0.1), to_plane)
    wide = shapely.simplify(shapely.buffer(flat, buffer_km), _SMOOTHING * buffer_km)
    return shapely.transform(wide, to_sphere)


def _into_world(*shapes: Polygon | MultiPolygon) -> MultiPolygon:
    turned = [shapely.transform(s, lambda p, turn=turn: p + turn) for s in shapes for turn in _TURNS]
    pieces = shapely.intersection(np.array(turned, dtype=object), WORLD)
    parts = [part for piece in pieces for part in shapely.get_parts(piece) if isinstance(part, Polygon)]
    rounded = shapely.transform(parts, lambda points: np.round(points, _DECIMALS))
    merged = shapely.union_all(rounded)
    return MultiPolygon([part for part in shapely.get_parts(merged) if isinstance(part, Polygon) and part.area > 0])


def area_km2(geometry: BaseGeometry) -> float:
    """The area on the sphere of polygons whose edges are straight in longitude and latitude, in km²."""
    total = 0.0
    for part in shapely.get_parts(shapely.orient_polygons(geometry)):
        for ring in shapely.get_rings(part):
            total += _ring_area(np.radians(shapely.get_coordinates(ring)))
    return total * EARTH_RADIUS_KM**2


def _ring_area(ring: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    """The area on the unit sphere to the left of a ring given in radians: the integral of -sin(lat) along it."""
    width, height = np.diff(ring[:, 0]), np.diff(ring[:, 1])
    middle = (ring[:-1, 1] + ring[1:, 1]) / 2
    # The mean of sin over a stretch of latitudes is sin at its middle times sinc of half its length.
    return -float(np.sum(width * np.sin(middle) * np.sinc(height / 2 / math.pi)))


def circle_bounds(parts: Iterable[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    """The smallest box round boxes: west, south, east, north in degrees; west > east across the antimeridian."""
    boxes = sorted(parts)
    south, north = min(one[1] for one in boxes), max(one[3] for one in boxes)
    spans = [[boxes[0][0], boxes[0][2]]]
    for west, _, east, _ in boxes[1:]:
        if west <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], east)
        else:
            spans.append([west, east])
    # The gap across the antimeridian comes first, so that it wins where another is as wide.
    gaps = [(spans[0][0] + 360 - spans[-1][1], spans[0][0], spans[-1][1])]
    gaps += [(right[0] - left[1], right[0], left[1]) for left, right in pairwise(spans)]
    widest, west, east = max(gaps, key=lambda gap: gap[0])
    return (west, south, east, north) if widest > 0 else (-180.0, south, 180.0, north)
