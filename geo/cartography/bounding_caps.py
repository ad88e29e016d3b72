"""Polygons with a cap of the sphere round each, so that what is out of frame is quickly told."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import angles, pieces, seamless
from geo.cartography.projection import FAR_SIDE_DEG, MapFrame
from geo.cartography.projection_name import ProjectionName

__all__ = ["HEMISPHERE_DEG", "Caps", "KeyedCaps", "caps_of", "keyed_caps"]

HEMISPHERE_DEG = 90.0
"""Reach of a frame from which on nearly everything is in it."""

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Caps:
    """Polygons without seams, and a cap of the sphere round each: which of them may be in frame is quickly told."""

    parts: tuple[Polygon, ...]
    caps: Array
    """Longitude, latitude and radius in degrees, shape (n, 3)."""

    def near(self, frame: MapFrame) -> list[Polygon]:
        """The polygons that may be in an azimuthal frame."""
        return [self.parts[i] for i in np.flatnonzero(self.may_be_in(frame))]

    def may_be_in(self, frame: MapFrame) -> Flags:
        """Which of the polygons may be in an azimuthal frame."""
        return np.asarray(self._away(frame) < frame.reach_deg + self.caps[:, 2])

    def may_be_far(self, frame: MapFrame) -> Flags:
        """Which of the polygons may reach to the far side of the earth, and must then be cut."""
        return np.asarray(self._away(frame) + self.caps[:, 2] > FAR_SIDE_DEG)

    def _away(self, frame: MapFrame) -> Array:
        return angles(self.caps[:, :2], (frame.lon_0, frame.lat_0))


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class KeyedCaps:
    """Shapes of the sphere by their keys, all polygons of them in one row."""

    shapes: Mapping[str, BaseGeometry]
    """In EPSG:4326."""
    keys: tuple[str, ...]
    """Of each polygon."""
    caps: Caps

    def placed(self, frame: MapFrame) -> dict[str, list[Polygon]]:
        """What of each shape is in frame, in its metres, clipped to it; only those of which something is.

        What lies round the point opposite to the centre of an azimuthal frame is cut out before.
        """
        if frame.projection is ProjectionName.EQUAL_EARTH:
            return self._cut(frame, list(self.shapes))
        near = self.caps.may_be_in(frame)
        far = {self.keys[i] for i in np.flatnonzero(near & self.caps.may_be_far(frame)) if self._is_far(int(i), frame)}
        chosen = [int(i) for i in np.flatnonzero(near) if self.keys[i] not in far]
        found: dict[str, list[Polygon]] = {}
        for i, shape in zip(chosen, frame.place_each(self.caps.parts[i] for i in chosen), strict=True):
            if seen := pieces(shape, Polygon):
                found.setdefault(self.keys[i], []).extend(seen)
        return found | self._cut(frame, sorted(far))

    def _is_far(self, i: int, frame: MapFrame) -> bool:
        points = shapely.get_coordinates(self.caps.parts[i])
        return bool(angles(points, (frame.lon_0, frame.lat_0)).max() > FAR_SIDE_DEG)

    def _cut(self, frame: MapFrame, keys: list[str]) -> dict[str, list[Polygon]]:
        placed = ((key, pieces(frame.polygons(self.shapes[key]), Polygon)) for key in keys)
        return {key: parts for key, parts in placed if parts}


def caps_of(shape: BaseGeometry) -> Caps:
    """The polygons of a shape in EPSG:4326, whole across its seams, and their caps."""
    parts = seamless(shape)
    return Caps(parts=parts, caps=np.array([_cap(part) for part in parts]).reshape(-1, 3))


def keyed_caps(shapes: Mapping[str, BaseGeometry]) -> KeyedCaps:
    """Shapes in EPSG:4326 by their keys, with caps round their polygons."""
    parts = [(key, part) for key, shape in shapes.items() for part in seamless(shape)]
    caps = np.array([_cap(part) for _, part in parts]).reshape(-1, 3)
    return KeyedCaps(
        shapes=shapes, keys=tuple(key for key, _ in parts), caps=Caps(parts=tuple(part for _, part in parts), caps=caps)
    )


def _cap(part: Polygon) -> tuple[float, float, float]:
    points = shapely.get_coordinates(part)
    west, south = points.min(axis=0)
    east, north = points.max(axis=0)
    centre = ((west + east) / 2, (south + north) / 2)
    return (*centre, float(angles(points, centre).max()))
