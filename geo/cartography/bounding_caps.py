"""Polygons with a cap of the sphere round each, so that what is out of frame is quickly told."""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import angles, seamless
from geo.cartography.projection import MapFrame

__all__ = ["HEMISPHERE_DEG", "Caps", "caps_of"]

HEMISPHERE_DEG = 90.0
"""Reach of a frame from which on nearly everything is in it."""

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Caps:
    """Polygons without seams, and a cap of the sphere round each: which of them may be in frame is quickly told."""

    parts: tuple[Polygon, ...]
    caps: Array
    """Longitude, latitude and radius in degrees, shape (n, 3)."""

    def near(self, frame: MapFrame) -> list[Polygon]:
        """The polygons that may be in an azimuthal frame."""
        seen = angles(self.caps[:, :2], (frame.lon_0, frame.lat_0)) < frame.reach_deg + self.caps[:, 2]
        return [part for part, one in zip(self.parts, seen, strict=True) if one]


def caps_of(shape: BaseGeometry) -> Caps:
    """The polygons of a shape in EPSG:4326, whole across its seams, and their caps."""
    parts = seamless(shape)
    caps = []
    for part in parts:
        points = shapely.get_coordinates(part)
        west, south = points.min(axis=0)
        east, north = points.max(axis=0)
        centre = ((west + east) / 2, (south + north) / 2)
        caps.append((*centre, float(angles(points, centre).max())))
    return Caps(parts=parts, caps=np.array(caps).reshape(-1, 3))
