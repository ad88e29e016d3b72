"""Map projections: where a point of the earth lies on a figure, and what part of the earth a figure shows.

Projected coordinates are metres on the WGS 84 ellipsoid, x to the right and y up. Names of projections and their
parameters are PROJ's (https://proj.org/operations/projections/). What to show of the earth is planned in
`geo.cartography.framing`.
"""

import math
import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from pyproj import Geod, Proj
from shapely import GeometryCollection, LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas import sphere
from geo.atlas.antimeridian import Points, angles, pieces, recentred, seamless
from geo.cartography.projection_name import ProjectionName

__all__ = ["FAR_SIDE_DEG", "WORLD_LON", "MapFrame", "distance_m"]

Shapes = np.ndarray[tuple[int, ...], np.dtype[np.object_]]
"""Geometries, shape (n,)."""

Extent = tuple[float, float, float, float]
"""x0, y0, x1, y1 in projected metres."""

WORLD_LON = 11.0
"""Central meridian of a world map, in degrees: it is then cut in the Bering Strait, and Chukotka stays whole."""

_STEP_DEG = 0.5
"""Longest piece of a line, since a parallel is a curve on most maps."""

FAR_SIDE_DEG = 145.0
"""Angle from the centre of an azimuthal map beyond which nothing is drawn: its far point would be a whole circle."""

_BLEED = 0.01
"""Share of the frame that shapes go beyond its edge, so that cut edges are never seen."""

_ON_EDGE_DEG = 1e-6

_ARC = 180
"""Points of a quarter of an outline."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MapFrame:
    """A projection and what of it is seen."""

    projection: ProjectionName
    lon_0: float
    """Longitude of the centre or of the central meridian, degrees."""
    lat_0: float
    """Latitude of the centre, degrees; 0 for Equal Earth, 90 for the polar map."""
    extent: Extent
    """What fills the axes."""
    radius_m: float | None = None
    """Radius of a round map about the origin; None for a rectangle and for the world, which has its own outline."""

    @property
    def name(self) -> str:
        """The projection in words, as a caption names it."""
        match self.projection:
            case ProjectionName.EQUAL_EARTH:
                return f"Equal Earth, central meridian {degrees_text(self.lon_0, 'EW')}"
            case ProjectionName.LAEA:
                centre = f"{degrees_text(self.lat_0, 'NS')} {degrees_text(self.lon_0, 'EW')}"
                return f"Lambert azimuthal equal-area, centred on {centre}"
            case ProjectionName.POLAR:
                return "Polar stereographic (EPSG:3995)"

    @property
    def rectangular(self) -> bool:
        """Whether the map fills its axes to the corners."""
        return self.radius_m is None and self.projection is not ProjectionName.EQUAL_EARTH

    @property
    def width_m(self) -> float:
        """Width of the extent in projected metres."""
        return self.extent[2] - self.extent[0]

    @property
    def height_m(self) -> float:
        """Height of the extent in projected metres."""
        return self.extent[3] - self.extent[1]

    @property
    def outline(self) -> Polygon:
        """What is seen, in projected metres: a rectangle, a disc or the globe's own outline."""
        return _outline(self)

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude, latitude in degrees of the middle of what is seen."""
        x0, y0, x1, y1 = self.extent if self.rectangular else (0.0, 0.0, 0.0, 0.0)
        lon, lat = self.to_sphere(np.array([[(x0 + x1) / 2, (y0 + y1) / 2]]))[0]
        return float(lon), float(lat)

    @property
    def reach_deg(self) -> float:
        """Angle on the sphere from the projection's centre to the farthest point that is seen; 180 for the world."""
        return _reach(self)

    def to_plane(self, points: Points) -> Points:
        """Longitude, latitude in degrees, shape (n, 2) → x, y in metres."""
        lon, lat = points[:, 0], points[:, 1]
        # The edges themselves stay where they are, at either side.
        lon = np.where(lon < self.lon_0 - 180 - _ON_EDGE_DEG, lon + 360, lon)
        lon = np.where(lon > self.lon_0 + 180 + _ON_EDGE_DEG, lon - 360, lon)
        return np.column_stack(_proj(self)(lon, lat))

    def to_sphere(self, points: Points) -> Points:
        """Projected x, y in metres, shape (n, 2) → longitude, latitude in degrees."""
        return np.column_stack(_proj(self)(points[:, 0], points[:, 1], inverse=True))

    def polygons(self, shape: BaseGeometry) -> MultiPolygon:
        """Polygons in EPSG:4326 → metres in frame: no seam at 180°, none at a pole, clipped to what is seen."""
        if self.projection is ProjectionName.EQUAL_EARTH:
            return self.place(recentred(shape, self.lon_0, Polygon))
        return self.place(seamless(self._near_side(shape)))

    def place(self, parts: Iterable[Polygon]) -> MultiPolygon:
        """Polygons as `geo.atlas.antimeridian` makes them → metres in frame, valid, clipped to what is seen."""
        return MultiPolygon(pieces(GeometryCollection(list(self.place_each(parts))), Polygon))

    def place_each(self, parts: Iterable[Polygon]) -> Shapes:
        """The same, each polygon by itself: empty where nothing of it is seen."""
        flat = shapely.transform(np.array(list(parts), dtype=object), self.to_plane)
        broken = ~shapely.is_valid(flat)
        flat[broken] = shapely.make_valid(flat[broken])
        return self._clipped(flat)

    def shores(self, parts: Iterable[Polygon]) -> MultiLineString:
        """The outlines of polygons as `geo.atlas.antimeridian` makes them → metres in frame."""
        flat = shapely.transform(shapely.boundary(np.array(list(parts), dtype=object)), self.to_plane)
        return MultiLineString(pieces(GeometryCollection(list(self._clipped(flat))), LineString))

    def lines(self, shape: BaseGeometry) -> MultiLineString:
        """Lines in EPSG:4326 → metres in frame, clipped to what is seen."""
        parts = pieces(shape, LineString)
        if self.projection is ProjectionName.EQUAL_EARTH:
            dense = np.array(recentred(MultiLineString(parts), self.lon_0, LineString), dtype=object)
        else:
            dense = self._near_lines(shapely.segmentize(np.array(parts, dtype=object), _STEP_DEG))
        flat = shapely.transform(dense, self.to_plane)
        return MultiLineString(pieces(GeometryCollection(list(self._clipped(flat))), LineString))

    def around(self, part: Polygon) -> bool:
        """Whether a polygon as `geo.atlas.antimeridian` makes them lies round the centre of an azimuthal map."""
        ring = shapely.transform(Polygon(part.exterior), self.to_plane)
        return bool(ring.contains(Point(0, 0)))

    def _near_lines(self, lines: Shapes) -> Shapes:
        """Lines without what of them lies on the far side of the earth."""
        points, line = shapely.get_coordinates(lines, return_index=True)
        near = angles(points, (self.lon_0, self.lat_0)) < FAR_SIDE_DEG
        if near.all():
            return lines
        # A new run begins with each line, and wherever a line comes back from the far side.
        run = np.cumsum(np.diff(line, prepend=-1).astype(bool) | np.diff(near, prepend=False))
        points, run = points[near], run[near]
        _, index, sizes = np.unique(run, return_inverse=True, return_counts=True)
        keep = sizes[index] > 1
        _, index = np.unique(index[keep], return_inverse=True)
        return np.asarray(shapely.linestrings(points[keep], indices=index))

    def _near_side(self, shape: BaseGeometry) -> BaseGeometry:
        """The shape without what lies round the point opposite to the centre, where it reaches that far."""
        opposite = ((self.lon_0 + 360) % 360 - 180, -self.lat_0)
        reach = angles(shapely.get_coordinates(shape), (self.lon_0, self.lat_0)).max()
        if reach < FAR_SIDE_DEG and not shape.covers(Point(opposite)):
            return shape
        radius_km = math.radians(180 - FAR_SIDE_DEG) * sphere.EARTH_RADIUS_KM
        return shape.difference(sphere.disc(*opposite, radius_km))

    def _clipped(self, flat: Shapes) -> Shapes:
        if self.radius_m is not None:
            flat = shapely.intersection(flat, self.outline)
        elif self.rectangular:
            x0, y0, x1, y1 = self.extent
            bleed = _BLEED * max(self.width_m, self.height_m)
            flat = shapely.clip_by_rect(flat, x0 - bleed, y0 - bleed, x1 + bleed, y1 + bleed)
        return flat


def degrees_text(value: float, signs: str) -> str:
    """An angle for a reader: `44° N`; `signs` are the letters for positive and negative."""
    rounded = round(value, 1)
    letter = f" {signs[0] if rounded > 0 else signs[1]}" if rounded % 180 else ""
    return f"{abs(rounded):g}°{letter}"


def distance_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Length of the geodesic between two positions (longitude, latitude in degrees) on WGS 84, in metres."""
    return float(_GEOD.inv(*one, *other)[2])


_GEOD = Geod(ellps="WGS84")

_DEFINITIONS = {
    # Longitudes go beyond lon_0 ± 180° by rounding only: without +over they would turn up at the other side.
    ProjectionName.EQUAL_EARTH: "+proj=eqearth +lon_0={lon_0} +ellps=WGS84 +over",
    ProjectionName.LAEA: "+proj=laea +lat_0={lat_0} +lon_0={lon_0} +ellps=WGS84",
    ProjectionName.POLAR: "+proj=stere +lat_0=90 +lat_ts=71 +lon_0={lon_0} +ellps=WGS84",
}


class _Projs(threading.local):
    """PROJ's objects, which are not to be shared between threads and take longer to make than to use."""

    def __init__(self) -> None:
        self.made: OrderedDict[str, Proj] = OrderedDict()

    def get(self, definition: str) -> Proj:
        """The object of a definition; the one that was not used for longest is dropped where there are many."""
        found = self.made.pop(definition, None)
        self.made[definition] = found if found is not None else Proj(definition)
        if len(self.made) > _MOST_PROJS:
            self.made.popitem(last=False)
        return self.made[definition]


_MOST_PROJS = 8
_PROJS = _Projs()


def _proj(frame: MapFrame) -> Proj:
    return _PROJS.get(_DEFINITIONS[frame.projection].format(lon_0=frame.lon_0, lat_0=frame.lat_0))


@lru_cache(maxsize=64)
def _outline(frame: MapFrame) -> Polygon:
    if frame.radius_m is not None:
        turn = np.linspace(0, 2 * math.pi, 4 * _ARC, endpoint=False)
        return Polygon(frame.radius_m * np.column_stack([np.cos(turn), np.sin(turn)]))
    if frame.projection is not ProjectionName.EQUAL_EARTH:
        x0, y0, x1, y1 = frame.extent
        return shapely.segmentize(shapely.box(x0, y0, x1, y1), max(x1 - x0, y1 - y0) / _ARC)
    lats = np.linspace(-90, 90, 2 * _ARC)
    east, west = np.full_like(lats, frame.lon_0 + 180), np.full_like(lats, frame.lon_0 - 180)
    rim = np.concatenate([np.column_stack([east, lats]), np.column_stack([west, lats[::-1]])])
    return Polygon(frame.to_plane(rim))


@lru_cache(maxsize=64)
def _reach(frame: MapFrame) -> float:
    if frame.projection is ProjectionName.EQUAL_EARTH:
        return 180.0
    rim = frame.to_sphere(shapely.get_coordinates(frame.outline))
    return float(angles(rim, (frame.lon_0, frame.lat_0)).max())
