"""Lines in tiles: coarse from afar, fine from near, and only where one looks.

What a map costs to draw without a graphics card is its lines: each segment is a dozen vertices, seen or not. So the
browser (deck.gl's `TileLayer`) gets them in a quadtree: level 0 is one square with all of a frame, each further level
halves the sides. A line is off by a third of a pixel at most, at any zoom; its ends stay where they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from geo.atlas import geojson
from geo.atlas.antimeridian import pieces

__all__ = ["COARSEST_TO_ZOOM", "LEVELS", "TILE_UNITS", "AlikeLines", "LineTiles", "line_tiles"]

TILE_UNITS = 1024
"""Side of the square of level 0, in units of `geo.cartography.screen`: from (0, 0), it holds every frame."""

LEVELS = 6

COARSEST_TO_ZOOM = 0.9
"""Zoom up to which level 0 is drawn; each further level serves one step more, the last all that is closer."""

_OFF_PX = 1 / 3
_FINEST = 0.0015
"""What lines of the last level may be off by, in units: less than half a pixel at zoom 8."""

_DECIMALS = 2


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class AlikeLines:
    """Lines of one look."""

    properties: Mapping[str, object]
    lines: BaseGeometry
    """In units."""
    decimals: int = _DECIMALS


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class LineTiles:
    """Lines by tile."""

    files: Mapping[str, bytes]
    """`level-x-y`, x and y counted in tiles from the origin → feature collection. Where no line is, it is empty."""
    extent: tuple[int, int, int, int]
    """x0, y0, x1, y1 of the area that the tiles cover, in units; beyond it there are none."""


def line_tiles(drawn: Sequence[AlikeLines]) -> LineTiles:
    """The tiles of lines, in each a feature for each of `drawn`, in their order."""
    parts = [np.array(pieces(one.lines, LineString), dtype=object) for one in drawn]
    boxes = [shapely.total_bounds(some) for some in parts if len(some)] or [np.full(4, TILE_UNITS / 2)]
    x0, y0 = np.floor(np.min(boxes, axis=0)[:2])
    x1, y1 = np.ceil(np.max(boxes, axis=0)[2:])
    extent = int(x0), int(y0), int(x1), int(y1)
    return LineTiles(files=dict(_tiles(drawn, parts, extent, (0, 0, 0))), extent=extent)


def _tiles(
    drawn: Sequence[AlikeLines], parts: Sequence[NDArray[np.object_]], extent: tuple[int, ...], at: tuple[int, int, int]
) -> Iterator[tuple[str, bytes]]:
    """A tile and all those within it; `parts` are what lies in it of each of `drawn`, unsimplified."""
    level, x, y = at
    yield f"{level}-{x}-{y}", geojson.collection(_features(drawn, parts, level))
    if level + 1 == LEVELS:
        return
    side = TILE_UNITS / 2 ** (level + 1)
    for column, row in ((2 * x, 2 * y), (2 * x + 1, 2 * y), (2 * x, 2 * y + 1), (2 * x + 1, 2 * y + 1)):
        x0, y0, x1, y1 = column * side, row * side, (column + 1) * side, (row + 1) * side
        if x0 < extent[2] and x1 > extent[0] and y0 < extent[3] and y1 > extent[1]:
            inside = [_cut(some, (x0, y0, x1, y1)) for some in parts]
            yield from _tiles(drawn, inside, extent, (level + 1, column, row))


def _cut(lines: NDArray[np.object_], box: tuple[float, float, float, float]) -> NDArray[np.object_]:
    cut = shapely.clip_by_rect(lines, *box)
    found = [line for part in cut[~shapely.is_empty(cut)] for line in pieces(part, LineString)]
    return np.array(found, dtype=object)


def _features(
    drawn: Sequence[AlikeLines], parts: Sequence[NDArray[np.object_]], level: int
) -> Iterator[Mapping[str, object]]:
    off = _FINEST if level + 1 == LEVELS else _OFF_PX / 2 ** (COARSEST_TO_ZOOM + level)
    for one, lines in zip(drawn, parts, strict=True):
        if len(lines):
            yield geojson.feature(one.properties, MultiLineString(_simple(lines, off)), one.decimals)


def _simple(lines: NDArray[np.object_], off: float) -> list[LineString]:
    """Lines of fewer vertices; a ring of less than three times `off` is a stroke from end to end."""
    x0, y0, x1, y1 = shapely.bounds(lines).T
    speck = shapely.is_closed(lines) & (np.hypot(x1 - x0, y1 - y0) < 3 * off)
    simple = shapely.simplify(lines, off)
    return [_stroke(line) if small else fewer for line, fewer, small in zip(lines, simple, speck, strict=True)]


def _stroke(ring: LineString) -> LineString:
    points = shapely.get_coordinates(ring)
    far = points[np.argmax(np.hypot(*(points - points[0]).T))]
    return LineString([points[0], far])
