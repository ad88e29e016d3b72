"""What the browser gets to draw in a screen frame: ground and regions as GeoJSON in the frame's units.

Such files have GeoJSON's form but not its coordinates (RFC 7946 knows longitude and latitude only): x and y in units of
`geo.cartography.screen`, y up. Regions lie on the very vertices of the land, so that fills meet coasts without a gap.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas import geojson
from geo.atlas.antimeridian import pieces
from geo.atlas.basemap import outline_lines
from geo.atlas.compose import compose_region, label_point
from geo.cartography.backdrop import backdrop, is_detailed, region_area, windows_of
from geo.cartography.graticule import graticule
from geo.cartography.screen import Box, ScreenFrame
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = ["ground_files", "region_box", "region_fill", "region_outline", "region_spot"]

_DECIMALS = 2
"""A hundredth of a unit is half a pixel at the closest zoom."""
_FINE_DECIMALS = 4
_FINE_BELOW = 1.5
"""Regions smaller than this, in units, keep more decimals: on the coarse grid a small disc would be a lump."""

_STRAIGHT = 0.005
"""What a vertex may lie off a straight line and be left out, in units: half of what is rounded anyway."""

_NEARLY = 0.12
"""How far beside its region a label point may lie and still be its place, in units: on a coast."""


@lru_cache(maxsize=64)
def ground_files(screen: ScreenFrame, viewpoint: Viewpoint) -> Mapping[str, bytes]:
    """Layer name → feature collection.

    `sea` (the frame's own outline), `land`, `coast`, `borders` and `contested` (lines, the last to be dashed), `hatch`
    (lines across contested areas), `net` (meridians and parallels) and `circle` (the Arctic Circle; empty elsewhere).
    """
    ground, net = backdrop(screen.frame, viewpoint), graticule(screen.frame)
    shapes: dict[str, BaseGeometry] = {
        "sea": screen.frame.outline,
        "land": ground.land,
        "coast": ground.coast,
        "borders": ground.borders,
        "contested": ground.contested,
        "hatch": ground.hatch,
        "net": net.net,
        "circle": net.circle,
    }
    return {name: _file(screen, shape) for name, shape in shapes.items()}


def _file(screen: ScreenFrame, shape: BaseGeometry) -> bytes:
    if shape.is_empty:
        return geojson.collection([])
    # Curves come with a vertex at every degree; the shapes of the ground lose nothing by it.
    return geojson.collection([geojson.feature({}, shapely.simplify(screen.shape(shape), _STRAIGHT), _DECIMALS)])


@lru_cache(maxsize=2048)
def _area(screen: ScreenFrame, region: Region, viewpoint: Viewpoint) -> BaseGeometry:
    if is_detailed(screen.frame) and not _near(screen, region, viewpoint):
        return MultiPolygon()  # without composing it from the 1:10m outlines first
    return screen.shape(region_area(screen.frame, region, viewpoint))


def _near(screen: ScreenFrame, region: Region, viewpoint: Viewpoint) -> bool:
    """Whether a region reaches into the window of a close view, or nearly."""
    windows = [shapely.box(*window) for window in windows_of(screen.frame)]
    return bool(shapely.intersects(compose_region(region, viewpoint), windows).any())


def _decimals(box: Box) -> int:
    return _FINE_DECIMALS if max(box[2] - box[0], box[3] - box[1]) < _FINE_BELOW else _DECIMALS


def region_box(screen: ScreenFrame, region: Region, viewpoint: Viewpoint) -> Box | None:
    """The box round what is seen of a region, in units; None where nothing of it is."""
    area = _area(screen, region, viewpoint)
    if area.is_empty:
        return None
    x0, y0, x1, y1 = area.bounds
    return float(x0), float(y0), float(x1), float(y1)


@lru_cache(maxsize=2048)
def region_fill(screen: ScreenFrame, region: Region, viewpoint: Viewpoint) -> dict[str, Any] | None:
    """The geometry of a region's area; None where nothing of it is in the frame."""
    box = region_box(screen, region, viewpoint)
    return None if box is None else geojson.geometry(_area(screen, region, viewpoint), _decimals(box))


@lru_cache(maxsize=2048)
def region_outline(
    screen: ScreenFrame, region: Region, viewpoint: Viewpoint, *, shore: bool = True
) -> dict[str, Any] | None:
    """The geometry of a region's outline, without `shore` also without what runs along a coast, which is drawn anyway.

    It has no line where a shape is cut at 180° only because its coordinates end there.
    """
    box = region_box(screen, region, viewpoint)
    lines = screen.frame.lines(outline_lines(region, viewpoint, shore=shore))
    if box is None or lines.is_empty:
        return None
    return geojson.geometry(screen.shape(MultiLineString(pieces(lines, LineString))), _decimals(box))


@lru_cache(maxsize=2048)
def region_spot(screen: ScreenFrame, region: Region, viewpoint: Viewpoint) -> tuple[float, float] | None:
    """Where a region is marked and named, in units: its label point, or the middle of what is seen of it; else None."""
    area = _area(screen, region, viewpoint)
    if area.is_empty:
        return None
    place = label_point(region, viewpoint)
    if screen.holds(*place):
        spot = screen.position(*place)
        if area.buffer(_NEARLY).contains(Point(spot)):
            return spot
    largest = max(pieces(area, Polygon), key=lambda part: part.area)
    x0, y0, x1, y1 = largest.bounds
    circle = shapely.maximum_inscribed_circle(largest, tolerance=max(x1 - x0, y1 - y0) / 100)
    x, y = circle.coords[0]
    return round(float(x), 3), round(float(y), 3)
