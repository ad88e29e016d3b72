"""The map on the screen: the figures' projections in the units of deck.gl's orthographic view.

A unit is a 512th of the equator, so that a zoom means what it means on a web map: at zoom 0 a pixel is a unit, and
each step doubles the scale. All positions are positive: what deck.gl keeps by the tile then lies in one tile, whatever
the zoom.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.atlas import sphere
from geo.atlas.antimeridian import Points, angles
from geo.atlas.compose import compose_region
from geo.atlas.disputes import AreaNote
from geo.atlas.viewpoints import viewpoint_notes
from geo.cartography.framing import laea_radius_m, plan_frame
from geo.cartography.projection import WORLD_LON, MapFrame
from geo.cartography.projection_name import ProjectionName
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = ["ARCTIC", "ORIGIN", "UNIT_M", "WORLD", "ScreenFrame", "regional"]

UNIT_M = 40_075_016.686 / 512
"""Projected metres to a unit."""

ORIGIN = 512.0
"""x and y of the projection's centre, in units."""

_ARCTIC_RIM = 40.0
"""Latitude in degrees to which the Arctic view reaches: Eurasia and North America are then told by their coasts."""

_REGIONAL_REACH_DEG = 60.0
"""Angle from its centre to which a regional view reaches; farther off it would be bent more than it tells."""

_CLOSE_DEG = 33.0
"""Angle from the centre of a regional view within which all of a region lies that is shown in it: what lies there is
bent by less than 4 %."""

_WIDE_DEG, _WIDE_REACH_DEG = 88.0, 100.0
"""The same of a wide regional view, for continents and oceans; what reaches farther is shown on the world's map."""

_TOWN_M = 330e3
"""Longer side of the largest region that is shown in a close view, from the 1:10m outlines."""

_CLOSE_M = (1500e3, 1000e3)
"""Width and height of a close view."""

_CLOSE_STEP_DEG = 3
"""Degrees between the centres of close views: towns of one country share one."""

_ROWS = ((60.0, 45.0), (30.0, 30.0), (0.0, 30.0), (-30.0, 30.0))
"""Latitudes of the centres of regional views, and the degrees of longitude between two of them. There are few, so that
who goes from one place to its neighbour mostly stays in one view."""

_CLOSEST_ZOOM = {True: 7.3, False: 6.2}
"""Of views from the 1:10m outlines, and of the others."""

_LEAST_NOTED = 1 / 800

_ASPECT = 1.6
"""Width over height of the map on a laptop."""

ScreenBox = tuple[float, float, float, float]
"""x0, y0, x1, y1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenFrame:
    """A projection whose map can be panned and zoomed on the screen."""

    name: str
    """ASCII letters, digits and hyphens; part of the ids of deck.gl's views and layers."""
    frame: MapFrame

    def place(self, points: Points) -> Points:
        """Projected metres, shape (n, 2) → units."""
        return np.asarray(points / UNIT_M + ORIGIN)

    def position(self, lon: float, lat: float) -> tuple[float, float]:
        """Longitude, latitude in degrees → x, y in units."""
        x, y = self.place(self.frame.to_plane(np.array([[lon, lat]])))[0]
        return round(float(x), 3), round(float(y), 3)

    def positions(self, places: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Longitudes, latitudes in degrees → x, y in units."""
        flat = self.place(self.frame.to_plane(np.array(list(places)).reshape(-1, 2)))
        return [(round(float(x), 3), round(float(y), 3)) for x, y in flat]

    def lonlat(self, x: float, y: float) -> tuple[float, float]:
        """x, y in units → longitude within ±180°, latitude in degrees; of what is off the map the nearest on it."""
        point = shapely.Point((x - ORIGIN) * UNIT_M, (y - ORIGIN) * UNIT_M)
        outline = self.frame.outline
        if not outline.contains(point):
            # A hair inside: on the outline itself the inverse may fail.
            nearest = outline.exterior.interpolate(outline.exterior.project(point))
            point = shapely.Point(nearest.x * (1 - 1e-9), nearest.y * (1 - 1e-9))
        lon, lat = self.frame.to_sphere(np.array([[point.x, point.y]]))[0]
        return (float(lon) + 180) % 360 - 180, float(lat)

    @property
    def box(self) -> ScreenBox:
        """The box round all that is drawn, in units."""
        return _box(self.frame.outline, self)

    def shape(self, metres: BaseGeometry) -> BaseGeometry:
        """A geometry in projected metres → units."""
        return shapely.transform(metres, self.place)

    def frame_of(self, box: ScreenBox) -> MapFrame | None:
        """A box, in units, as a frame of a regional view; None of other views, and of one of more than a hemisphere.

        The corners of such a box may be off the earth altogether.
        """
        x0, y0, x1, y1 = ((edge - ORIGIN) * UNIT_M for edge in box)
        farthest_m = float(np.hypot(max(-x0, x1), max(-y0, y1)))
        if self.frame.projection is not ProjectionName.LAEA or farthest_m > laea_radius_m(90.0):
            return None
        return replace(self.frame, extent=(round(x0), round(y0), round(x1), round(y1)), radius_m=None)

    @property
    def closest_zoom(self) -> float:
        """How near the camera may come: closer than this the outlines look cut with shears."""
        return _CLOSEST_ZOOM[self.frame.rectangular]

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a place is on the map."""
        if self.frame.projection is ProjectionName.EQUAL_EARTH:
            return True
        at = np.array([[lon, lat]])
        near = float(angles(at, (self.frame.lon_0, self.frame.lat_0))[0]) < self.frame.reach_deg
        return near and bool(self.frame.outline.contains(shapely.Point(self.frame.to_plane(at)[0])))

    def notes(self, box: ScreenBox, viewpoint: Viewpoint) -> tuple[AreaNote, ...]:
        """A note for each disputed area that is to be seen in a box, in units, larger than a point there."""
        return _notes(self, tuple(round(edge, 1) for edge in box), viewpoint)


def _box(shape: BaseGeometry, screen: ScreenFrame) -> ScreenBox:
    x0, y0, x1, y1 = screen.shape(shape).bounds
    return float(x0), float(y0), float(x1), float(y1)


@lru_cache(maxsize=256)
def _note_boxes(screen: ScreenFrame, viewpoint: Viewpoint) -> tuple[tuple[AreaNote, BaseGeometry], ...]:
    found = ((note, screen.frame.polygons(sphere.box(*note.bbox))) for note in viewpoint_notes(viewpoint, None))
    return tuple((note, screen.shape(area)) for note, area in found if not area.is_empty)


@lru_cache(maxsize=64)
def _notes(screen: ScreenFrame, box: ScreenBox, viewpoint: Viewpoint) -> tuple[AreaNote, ...]:
    seen = shapely.box(*box)
    least = _LEAST_NOTED * max(box[2] - box[0], box[3] - box[1])

    def longest(shape: BaseGeometry) -> float:
        x0, y0, x1, y1 = shape.bounds
        return float(max(x1 - x0, y1 - y0))

    return tuple(
        note for note, area in _note_boxes(screen, viewpoint) if longest(area) >= least and seen.intersects(area)
    )


def _disc(frame: MapFrame, radius_m: float) -> MapFrame:
    """The round frame of an azimuthal projection."""
    return replace(frame, extent=(-radius_m, -radius_m, radius_m, radius_m), radius_m=radius_m)


def _polar(rim_lat: float) -> MapFrame:
    frame = MapFrame(projection=ProjectionName.POLAR, lon_0=0.0, lat_0=90.0, extent=(0, 0, 0, 0))
    return _disc(frame, float(np.hypot(*frame.to_plane(np.array([[0.0, rim_lat]]))[0])))


WORLD = ScreenFrame(
    name="world",
    frame=MapFrame(
        projection=ProjectionName.EQUAL_EARTH, lon_0=WORLD_LON, lat_0=0.0, extent=(-17.3e6, -8.4e6, 17.3e6, 8.4e6)
    ),
)
"""Equal Earth, all of it."""

ARCTIC = ScreenFrame(name="arctic", frame=_polar(_ARCTIC_RIM))
"""Polar stereographic, EPSG:3995."""


def _named(name: str, lon: float, lat: float) -> str:
    return f"{name}-{lon:g}-{lat:g}".replace("--", "-m")


@lru_cache(maxsize=64)
def _laea(name: str, lon: float, lat: float, reach_deg: float) -> ScreenFrame:
    frame = MapFrame(projection=ProjectionName.LAEA, lon_0=lon, lat_0=lat, extent=(0, 0, 0, 0))
    return ScreenFrame(name=_named(name, lon, lat), frame=_disc(frame, laea_radius_m(reach_deg)))


def _close(points: Points) -> ScreenFrame | None:
    """The close view of an outline, longitudes and latitudes in degrees; None where it is too large for one."""
    lon, lat = (points.min(axis=0) + points.max(axis=0)) / 2
    size_m = np.ptp(points, axis=0) * np.array([np.cos(np.radians(lat)), 1.0]) * UNIT_M * 512 / 360
    if size_m.max() > _TOWN_M:
        return None
    lon, lat = (round(value / _CLOSE_STEP_DEG) * float(_CLOSE_STEP_DEG) + 0.0 for value in (lon, lat))
    frame = MapFrame(projection=ProjectionName.LAEA, lon_0=lon, lat_0=lat, extent=(0, 0, 0, 0))
    width, height = _CLOSE_M
    extent = (-width / 2, -height / 2, width / 2, height / 2)
    return ScreenFrame(name=_named("close", lon, lat), frame=replace(frame, extent=extent))


@lru_cache(maxsize=1024)
def regional(region: Region, viewpoint: Viewpoint) -> ScreenFrame:
    """The frame in which one region is best shown: round the pole, in a regional view, or on the map of the world."""
    best = plan_frame({"": region}, viewpoint, aspect=_ASPECT).projection
    if best is ProjectionName.POLAR:
        return ARCTIC
    points = shapely.get_coordinates(compose_region(region, viewpoint))
    if (close := _close(points)) is not None:
        return close
    found = min(_centres(), key=lambda centre: float(angles(points, centre).max()))
    reach = float(angles(points, found).max())
    if best is ProjectionName.EQUAL_EARTH or reach > _WIDE_DEG:
        return WORLD
    return _laea("laea", *found, _REGIONAL_REACH_DEG) if reach <= _CLOSE_DEG else _laea("wide", *found, _WIDE_REACH_DEG)


@lru_cache(maxsize=1)
def _centres() -> tuple[tuple[float, float], ...]:
    """Longitude, latitude in degrees of the centre of every regional view."""
    return tuple((float(lon), lat) for lat, step in _ROWS for lon in np.arange(-180, 180, step))
