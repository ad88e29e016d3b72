"""What the browser gets: the ground as compact GeoJSON files, and the regions that lie on it.

Everything is EPSG:4326 at 0.01°, and for any region on the very vertices of the land it lies on, so that fills meet
coasts and borders without a gap. The ground stops at ±85.05° of latitude (but for `polar_cap`), regions at the poles.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from shapely import MultiLineString
from shapely.geometry.base import BaseGeometry

from geo.atlas import geojson
from geo.atlas.atoms import atom_edges, browser_file
from geo.atlas.compose import bounds, compose_region
from geo.atlas.map_edges import LonLat, on_a_strip, without, without_strips
from geo.atlas.viewpoints import Border, border
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = ["layers", "outline_geometry", "outline_lines", "polar_cap", "region_geometry"]

DECIMALS = 2
_FINE_DECIMALS = 4
_FINE_BELOW_DEG = 1.0
"""Regions smaller than this keep more decimals: on a grid of 0.01° a small disc would be a lump."""

_ON_THE_GRID_DEG = 1e-9
"""What floating-point numbers may be off the grid by."""

_LONGEST_DEG = 3.0
"""Longest straight piece of an outline."""


@lru_cache(maxsize=len(Viewpoint))
def layers(viewpoint: Viewpoint) -> Mapping[str, bytes]:
    """Layer name → GeoJSON feature collection, to be fetched once by the browser.

    `land` (one multipolygon), `coast`, `borders` and `contested` (lines, the last to be dashed) and `hatch` (lines
    across contested areas, one feature each with the property `area`).
    """
    return {
        "land": browser_file("land"),
        "coast": browser_file("coast"),
        "borders": _lines(viewpoint, Border.INTERNATIONAL),
        "contested": _lines(viewpoint, Border.CONTESTED),
        "hatch": browser_file("hatch"),
    }


def polar_cap() -> bytes:
    """The land south of 85.05° S, which the other files lack."""
    return browser_file("cap")


def _lines(viewpoint: Viewpoint, kind: Border) -> bytes:
    parts = [part for edge in atom_edges() if border(edge.a, edge.b, viewpoint) is kind for part in edge.geometry.geoms]
    return geojson.collection([geojson.feature({}, without_strips(MultiLineString(parts)), DECIMALS)])


def _decimals(region: Region, viewpoint: Viewpoint) -> int:
    west, south, east, north = bounds(region, viewpoint)
    return _FINE_DECIMALS if max((east - west) % 360, north - south) < _FINE_BELOW_DEG else DECIMALS


@lru_cache(maxsize=1024)
def _snapped(region: Region, viewpoint: Viewpoint) -> BaseGeometry:
    shape = compose_region(region, viewpoint)
    decimals = _decimals(region, viewpoint)
    points = shapely.get_coordinates(shape)
    if np.abs(points - np.round(points, decimals)).max() < _ON_THE_GRID_DEG:
        # Left as it is: snapping would drop vertices on straight borders, which the land has.
        return shape
    snapped = shapely.set_precision(shape, 10.0**-decimals)
    return shape if snapped.is_empty else snapped


def region_geometry(region: Region, viewpoint: Viewpoint) -> dict[str, Any]:
    """GeoJSON polygon or multipolygon of a region at the browser's resolution."""
    return geojson.geometry(_snapped(region, viewpoint), _decimals(region, viewpoint))


def outline_geometry(region: Region, viewpoint: Viewpoint, *, shore: bool = True) -> dict[str, Any]:
    """GeoJSON lines round a region, as of `outline_lines`, cut up since a parallel is a curve on a globe."""
    lines = outline_lines(region, viewpoint, shore=shore)
    return geojson.geometry(shapely.segmentize(lines, _LONGEST_DEG), _decimals(region, viewpoint))


def outline_lines(region: Region, viewpoint: Viewpoint, *, shore: bool = True) -> MultiLineString:
    """Lines round a region, EPSG:4326, without the strips along the antimeridian and round the poles.

    Without `shore` also without what runs along a coast, which is drawn anyway: a third of all vertices of outlines
    are shores of seas, and lines are what a map without a graphics card spends its time on.
    """
    shape = _snapped(region, viewpoint)
    return without_strips(shape) if shore else without(shape, lambda a, b: on_a_strip(a, b) or (a, b) in _shores())


@lru_cache(maxsize=1)
def _shores() -> frozenset[tuple[LonLat, LonLat]]:
    """Every segment of the coast, in both directions."""
    features = json.loads(browser_file("coast"))["features"]
    lines = [line for feature in features for line in feature["geometry"]["coordinates"]]
    there = {((a[0], a[1]), (b[0], b[1])) for line in lines for a, b in pairwise(line)}
    return frozenset(there | {(b, a) for a, b in there})
