"""What the browser gets to draw in a screen frame: ground and regions as GeoJSON in the frame's units.

Such files have GeoJSON's form but not its coordinates (RFC 7946 knows longitude and latitude only): x and y in units of
`geo.cartography.screen`, y up. Regions lie on the very vertices of the land, so that fills meet coasts without a gap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from geo.cartography.line_tiles import AlikeLines, FillTiles, LineTiles
from geo.cartography.screen import ScreenBox, ScreenFrame
from geo.cartography.shared_lines import shared_lines
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = [
    "BORDER",
    "COAST",
    "HATCH",
    "LineKinds",
    "LineWork",
    "ground_files",
    "land_tiles",
    "line_work",
    "region_box",
    "region_fills",
    "region_ink",
    "region_outline",
    "region_spot",
]

_DECIMALS = 2
"""A hundredth of a unit is half a pixel at the closest zoom."""
_FINE_DECIMALS = 4
_FINE_BELOW = 1.5
"""Regions smaller than this, in units, keep more decimals: on the coarse grid a small disc would be a lump."""

_STRAIGHT = 0.005
"""What a vertex may lie off a straight line and be left out, in units: half of what is rounded anyway."""

_SMOOTH = 0.02
"""The same for the net, whose curves show no corner of so small an angle."""

_ON_SHORE_M = 20.0
"""How near to a coast a line is part of it."""

_NEARLY = 0.12
"""How far beside its region a label point may lie and still be its place, in units: on a coast."""


@lru_cache(maxsize=64)
def ground_files(screen: ScreenFrame, viewpoint: Viewpoint) -> Mapping[str, bytes]:
    """Layer name → feature collection.

    `sea` (the frame's own outline), `contested` (borders, to be dashed), `net` (meridians and parallels) and
    `circle` (the Arctic Circle; empty elsewhere). Land is in `land_tiles`, other lines are in `line_work`.
    """
    ground, net = backdrop(screen.frame, viewpoint), graticule(screen.frame)
    shapes: dict[str, BaseGeometry] = {
        "sea": screen.frame.outline,
        "contested": ground.contested,
        "net": net.net,
        "circle": net.circle,
    }
    return {name: _file(screen, shape, _SMOOTH if name == "net" else _STRAIGHT) for name, shape in shapes.items()}


def _file(screen: ScreenFrame, shape: BaseGeometry, off: float) -> bytes:
    if shape.is_empty:
        return geojson.collection([])
    # Curves come with a vertex at every degree; the shapes of the ground lose nothing by it.
    # Each part by itself: together they would keep a vertex wherever one crosses another.
    parts = shapely.simplify(shapely.get_parts(screen.shape(shape)), off)
    return geojson.collection(
        [geojson.feature({}, parts[0] if len(parts) == 1 else MultiLineString(list(parts)), _DECIMALS)]
    )


HATCH, COAST, BORDER = "hatch", "coast", "border"
"""What a line can be besides the outline of a region."""

LineKinds = tuple[str | int, ...]
"""All that one line is: of `HATCH`, `COAST` and `BORDER`, and the places of the regions whose outline it is."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class LineWork:
    """Coasts, borders, hatching and outlines of regions, each line once."""

    tiles: LineTiles
    """A feature's `k` is its place in `kinds`."""
    kinds: tuple[LineKinds, ...]


def line_work(screen: ScreenFrame, outlines: Sequence[tuple[Region, bool]], viewpoint: Viewpoint) -> LineWork:
    """Return the lines of a frame: of the ground, and of regions, each with or without what runs along a coast."""
    ground = backdrop(screen.frame, viewpoint)
    lines: dict[str | int, BaseGeometry] = {HATCH: ground.hatch, COAST: ground.coast, BORDER: ground.borders}
    for place, (region, shore) in enumerate(outlines):
        lines[place] = _outline(screen, region, viewpoint, shore=shore)
    shared = shared_lines({kind: screen.shape(shape) for kind, shape in lines.items()})
    boxes = [region_box(screen, region, viewpoint) for region, _ in outlines]
    alike = []
    for n, (kinds, shape) in enumerate(shared.items()):
        decimals = max(_decimals(boxes[kind]) if isinstance(kind, int) else _DECIMALS for kind in kinds)
        alike.append(AlikeLines(properties={"k": n}, lines=shape, decimals=decimals))
    return LineWork(tiles=LineTiles(alike, screen.box), kinds=tuple(shared))


def _outline(screen: ScreenFrame, region: Region, viewpoint: Viewpoint, *, shore: bool) -> BaseGeometry:
    """Lines round a region, in projected metres; in a close view those of its area, drawn from finer shapes."""
    if not is_detailed(screen.frame):
        return screen.frame.lines(outline_lines(region, viewpoint, shore=shore))
    if not _near(screen, region, viewpoint):
        return MultiLineString()
    # An area goes a little beyond the frame, so that the edge at which it is cut is never seen.
    lines = region_area(screen.frame, region, viewpoint).boundary.intersection(screen.frame.outline)
    if not shore:
        lines = lines.difference(backdrop(screen.frame, viewpoint).coast.buffer(_ON_SHORE_M))
    return MultiLineString(pieces(lines, LineString))


@lru_cache(maxsize=2048)
def _area(screen: ScreenFrame, region: Region, viewpoint: Viewpoint) -> BaseGeometry:
    if is_detailed(screen.frame) and not _near(screen, region, viewpoint):
        return MultiPolygon()  # without composing it from the 1:10m outlines first
    return screen.shape(region_area(screen.frame, region, viewpoint))


def _near(screen: ScreenFrame, region: Region, viewpoint: Viewpoint) -> bool:
    """Whether a region reaches into the window of a close view, or nearly."""
    windows = [shapely.box(*window) for window in windows_of(screen.frame)]
    return bool(shapely.intersects(compose_region(region, viewpoint), windows).any())


def _decimals(box: ScreenBox | None) -> int:
    if box is None:
        return _DECIMALS
    return _FINE_DECIMALS if max(box[2] - box[0], box[3] - box[1]) < _FINE_BELOW else _DECIMALS


def region_box(screen: ScreenFrame, region: Region, viewpoint: Viewpoint) -> ScreenBox | None:
    """The box round what is seen of a region, in units; None where nothing of it is."""
    area = _area(screen, region, viewpoint)
    if area.is_empty:
        return None
    x0, y0, x1, y1 = area.bounds
    return float(x0), float(y0), float(x1), float(y1)


def region_ink(screen: ScreenFrame, region: Region, viewpoint: Viewpoint) -> tuple[float, float]:
    """Area of what is seen of a region and length of its outline, in units and their squares."""
    area = _area(screen, region, viewpoint)
    return float(area.area), float(area.length)


def region_fills(screen: ScreenFrame, regions: Sequence[tuple[int, Region]], viewpoint: Viewpoint) -> FillTiles:
    """The areas of regions, painted in this order; a feature's `i` is the number that stands beside its region."""
    drawn = []
    for number, region in regions:
        if (box := region_box(screen, region, viewpoint)) is not None:
            area = _area(screen, region, viewpoint)
            drawn.append(AlikeLines(properties={"i": number}, lines=area, decimals=_decimals(box)))
    return FillTiles(drawn, screen.box)


@lru_cache(maxsize=64)
def land_tiles(screen: ScreenFrame, viewpoint: Viewpoint) -> FillTiles:
    """The land of a frame."""
    land = screen.shape(backdrop(screen.frame, viewpoint).land)
    return FillTiles([AlikeLines(properties={}, lines=land)], screen.box)


@lru_cache(maxsize=2048)
def region_outline(screen: ScreenFrame, region: Region, viewpoint: Viewpoint) -> dict[str, Any] | None:
    """The geometry of a region's outline; None where nothing of it is in the frame.

    It has no line where a shape is cut at 180° only because its coordinates end there.
    """
    box = region_box(screen, region, viewpoint)
    if box is None:
        return None
    lines = _outline(screen, region, viewpoint, shore=True)
    return None if lines.is_empty else geojson.geometry(screen.shape(lines), _decimals(box))


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
