"""Lines and areas in tiles: coarse from afar, fine from near, and only where one looks.

What a map costs to draw without a graphics card is its lines: each segment is a dozen vertices, seen or not. So the
browser (deck.gl's `TileLayer`) gets them in a quadtree: level 0 is one square with all of a frame, each further level
halves the sides. A line is off by a third of a pixel at most, at any zoom; its ends stay where they are.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from typing import TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas import geojson
from geo.atlas.antimeridian import pieces
from geo.cartography.screen import ScreenBox

__all__ = ["COARSEST_TO_ZOOM", "LEVELS", "TILE_UNITS", "AlikeLines", "FillTiles", "LineTiles", "extent_of"]

TILE_UNITS = 1024
"""Side of the square of level 0, in units of `geo.cartography.screen`: from (0, 0), it holds every frame."""

LEVELS = 6

COARSEST_TO_ZOOM = 0.9
"""Zoom up to which level 0 is drawn; each further level serves one step more, the last all that is closer."""

_OFF_PX = 1 / 3
_FINEST = 0.0015
"""What lines of the last level may be off by, in units: less than half a pixel at zoom 8."""

_DECIMALS = 2
_FAR_DECIMALS = 1
"""Of level 0: a twentieth of a unit is a tenth of a pixel there."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class AlikeLines:
    """Lines, or areas, of one look."""

    properties: Mapping[str, object]
    lines: BaseGeometry
    """In units."""
    decimals: int = _DECIMALS


def extent_of(box: ScreenBox) -> tuple[int, int, int, int]:
    """The area that the tiles of a box cover, in whole units."""
    return floor(box[0]), floor(box[1]), ceil(box[2]), ceil(box[3])


class LineTiles:
    """Lines within a box, by tile; each tile is made when it is first asked for, in any thread."""

    def __init__(self, drawn: Sequence[AlikeLines], box: ScreenBox) -> None:
        self._drawn = drawn
        self._parts = [np.array(pieces(one.lines, LineString), dtype=object) for one in drawn]
        self._extent = extent_of(box)
        self._made: dict[tuple[int, int, int], bytes] = {}

    @cached_property
    def digest(self) -> str:
        """Hexadecimal; other tiles have another."""
        found = hashlib.sha256(repr((TILE_UNITS, LEVELS, COARSEST_TO_ZOOM, _OFF_PX, _FINEST)).encode())
        for one in self._drawn:
            found.update(repr((one.properties, one.decimals)).encode())
            found.update(shapely.to_wkb(one.lines))
        return found.hexdigest()

    def get(self, level: int, x: int, y: int) -> bytes | None:
        """A feature collection with a feature for each of the lines that are in a tile; None beyond the box.

        x and y are counted in tiles from the origin. A tile in which no line is has no feature.
        """
        if (made := self._made.get((level, x, y))) is not None:
            return made
        if not 0 <= level < LEVELS:
            return None
        side = TILE_UNITS / 2**level
        box = (x * side, y * side, (x + 1) * side, (y + 1) * side)
        x0, y0, x1, y1 = self._extent
        if not (box[0] < x1 and box[2] > x0 and box[1] < y1 and box[3] > y0):
            return None
        made = geojson.plain_collection(self._features(level, box))
        self._made[level, x, y] = made
        return made

    def size(self) -> int:
        """Bytes of all tiles made so far."""
        return sum(map(len, self._made.copy().values()))

    def _features(self, level: int, box: ScreenBox) -> Iterator[str]:
        for one, parts in zip(self._drawn, self._parts, strict=True):
            found = _cut(parts, box, LineString)
            if found and (lines := _simple(np.array(found, dtype=object), _off(level))):
                yield geojson.plain_feature(one.properties, MultiLineString(lines), _decimals(one, level))


class FillTiles(LineTiles):
    """Areas within a box, by tile: off by half of what lines are, so that both fit together."""

    def __init__(self, drawn: Sequence[AlikeLines], box: ScreenBox) -> None:
        super().__init__(drawn, box)
        self._parts = [np.array(pieces(one.lines, Polygon), dtype=object) for one in drawn]
        self._of_level: dict[int, list[NDArray[np.object_]]] = {}

    def _features(self, level: int, box: ScreenBox) -> Iterator[str]:
        if level not in self._of_level:
            self._of_level[level] = [_simple_areas(parts, _off(level)) for parts in self._parts]
        # Cut when they are simple: what two tiles share is the same in both.
        for one, parts in zip(self._drawn, self._of_level[level], strict=True):
            if found := _cut(parts, box, Polygon):
                yield geojson.plain_feature(one.properties, MultiPolygon(found), _decimals(one, level))


Part = TypeVar("Part", LineString, Polygon)


def _cut(parts: NDArray[np.object_], box: ScreenBox, kind: type[Part]) -> list[Part]:
    cut = shapely.clip_by_rect(parts, *box)
    return [piece for part in cut[~shapely.is_empty(cut)] for piece in pieces(part, kind)]


def _decimals(one: AlikeLines, level: int) -> int:
    return _FAR_DECIMALS if level == 0 and one.decimals == _DECIMALS else one.decimals


def _off(level: int) -> float:
    return _FINEST if level + 1 == LEVELS else _OFF_PX / 2 ** (COARSEST_TO_ZOOM + level)


def _simple_areas(areas: NDArray[np.object_], off: float) -> NDArray[np.object_]:
    """Polygons of fewer vertices, without those that would be less than a third of a pixel."""
    x0, y0, x1, y1 = shapely.bounds(areas).T
    return np.asarray(shapely.simplify(areas[np.hypot(x1 - x0, y1 - y0) > off], off / 2))


def _simple(lines: NDArray[np.object_], off: float) -> list[LineString]:
    """Lines of fewer vertices; a ring of less than three times `off` is a stroke, one of less than `off` is dropped."""
    x0, y0, x1, y1 = shapely.bounds(lines).T
    across = np.where(shapely.is_closed(lines), np.hypot(x1 - x0, y1 - y0), np.inf)
    lines, across = lines[across > off], across[across > off]
    simple = shapely.simplify(lines, off)
    return [_stroke(line) if size < 3 * off else fewer for line, fewer, size in zip(lines, simple, across, strict=True)]


def _stroke(ring: LineString) -> LineString:
    points = shapely.get_coordinates(ring)
    far = points[np.argmax(np.hypot(*(points - points[0]).T))]
    return LineString([points[0], far])
