"""Where a drawn figure can be pointed at: which hotspot and article a place, a bar or a name stands for, and says.

Whoever draws a mark tells its shapes, in inches on the paper; the page reads them as shares of the picture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise
from math import cos, pi, sin

from geo.briefing.figures.layout import PaperBox
from geo.briefing.maps.seen_regions import Ring, SeenRegion

__all__ = ["HitArea", "HitLevel", "HitShape", "PaperMark", "PaperShape", "box_shape", "hit_areas", "map_shapes"]

_CORNERS = 12
"""Of what stands for a circle."""
_BESIDE_IN = 0.05
_DIGITS = 4
"""A tenth of a pixel of a picture that is a thousand pixels wide."""


class HitLevel(IntEnum):
    """What lies above what, as it is drawn."""

    AREA = 0
    """Regions, bars and cells."""
    NAME = 1
    """Names and numbers."""
    SPOT = 2
    """Dots on places that are too small to be seen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperShape:
    """A part of a mark, on the paper."""

    rings: tuple[Ring, ...]
    """Outlines of its parts and of the holes in them, inches from the lower left corner, y upwards."""
    level: HitLevel = HitLevel.AREA

    @property
    def size(self) -> float:
        """Square inches, without the holes."""
        return abs(sum(map(_signed_area, self.rings)))


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperMark:
    """What stands for one thing that can be opened, or only told, as it was drawn."""

    hotspots: tuple[str, ...]
    """Ids of the hotspots that it stands for; none where it is an article's own."""
    source: str | None = None
    """Id of the article, where it is of one only."""
    name: str
    """What it is: the hotspot's name, or that of an event."""
    told: tuple[str, ...] = ()
    """What is to be known of it, a line each: articles and their numbers of excerpts."""
    shapes: tuple[PaperShape, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class HitShape:
    """A part of a hit area, on the picture."""

    rings: tuple[Ring, ...]
    """Outlines and holes: shares of the picture's width from the left and of its height from the top, 0 to 1."""
    rank: int
    """Its place in the pile of all shapes of the figure; 0 is the lowest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HitArea:
    """A mark as the page shows it over the picture; as `PaperMark`."""

    hotspots: tuple[str, ...]
    source: str | None
    name: str
    told: tuple[str, ...]
    shapes: tuple[HitShape, ...]


def box_shape(box: PaperBox, level: HitLevel = HitLevel.AREA) -> PaperShape:
    """A rectangle on the paper; round words it keeps off them, or a frame would cut their first and last letter."""
    x0, y0, x1, y1 = box
    if level is HitLevel.NAME:
        x0, x1 = x0 - _BESIDE_IN, x1 + _BESIDE_IN
    return PaperShape(rings=(((x0, y0), (x1, y0), (x1, y1), (x0, y1)),), level=level)


def map_shapes(seen: SeenRegion, corner: tuple[float, float]) -> tuple[PaperShape, ...]:
    """The shapes of a region on a map whose lower left corner is there on the paper, in inches."""
    left, bottom = corner

    def placed(ring: Iterable[tuple[float, float]]) -> Ring:
        return tuple((left + x / 72, bottom + y / 72) for x, y in ring)

    shapes = [PaperShape(rings=tuple(map(placed, seen.area)))] if seen.area else []
    if seen.label is not None:
        (x0, y0), (x1, y1) = placed((seen.label[:2], seen.label[2:]))
        shapes.append(box_shape((x0, y0, x1, y1), HitLevel.NAME))
    if seen.spot is not None:
        x, y, radius = seen.spot
        angles = [2 * pi * corner / _CORNERS for corner in range(_CORNERS)]
        circle = ((x + radius * cos(angle), y + radius * sin(angle)) for angle in angles)
        shapes.append(PaperShape(rings=(placed(circle),), level=HitLevel.SPOT))
    return tuple(shapes)


def hit_areas(marks: Sequence[PaperMark], inches: tuple[float, float]) -> tuple[HitArea, ...]:
    """The marks of a figure as shares of its paper, of that width and height; those that say the same are one.

    On each level the smallest shape lies on top: what is within something larger can be reached.
    """
    width, height = inches
    joined: dict[PaperMark, list[PaperShape]] = {}
    for mark in marks:
        joined.setdefault(replace(mark, shapes=()), []).extend(mark.shapes)
    pile = sorted((s for shapes in joined.values() for s in shapes), key=lambda shape: (shape.level, -shape.size))
    ranks = {id(shape): rank for rank, shape in enumerate(pile)}

    def on_picture(ring: Ring) -> Ring:
        return tuple((_share(x / width), _share(1 - y / height)) for x, y in ring)

    return tuple(
        HitArea(
            hotspots=mark.hotspots, source=mark.source, name=mark.name, told=mark.told,
            shapes=tuple(
                HitShape(rings=tuple(map(on_picture, shape.rings)), rank=ranks[id(shape)]) for shape in shapes
            ),
        )
        for mark, shapes in joined.items()
        if shapes
    )  # fmt: skip


def _share(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), _DIGITS)


def _signed_area(ring: Ring) -> float:
    """Half the sum over the corners; the outlines of holes run the other way round."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise((*ring, *ring[:1]))) / 2
