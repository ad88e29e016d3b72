"""The outline of a region as other programs get it: with points along its straight edges, so that it can be projected.

An edge of a file in longitude and latitude is straight there, and a parallel is: other programs project its ends only,
and draw a chord. The polar circle of five vertices has no area in a polar projection, and a sea's northern edge is a
great circle to whoever measures on the ellipsoid.
"""

from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geo.atlas.compose import compose_region
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = ["DECIMALS", "exported_outline"]

DECIMALS = 4
"""Digits of a coordinate after the point: seven significant ones at most, some 11 m, finer than the outlines are."""

_LONGEST_DEG = 1.0
"""Of an edge: the chord of a degree takes 0.01 % off the area of a cap."""


@lru_cache(maxsize=512)
def exported_outline(region: Region, viewpoint: Viewpoint) -> BaseGeometry:
    """The polygon or polygons of a region, EPSG:4326, on a grid of four decimals; no edge is longer than a degree."""
    # Snapping to the grid, unlike rounding number by number, keeps the polygons valid. It drops points on straight
    # edges, so theirs come after.
    snapped = shapely.set_precision(compose_region(region, viewpoint), 10**-DECIMALS)
    return shapely.segmentize(shapely.set_precision(snapped, 0), _LONGEST_DEG)
