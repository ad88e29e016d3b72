"""Towns as points with names, so that a map of a small area says where it lies: capitals first, then large towns.

A town is a dot, whether it is a capital or not: a star would take sides where it is disputed whose it is.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.atlas.cities import City, cities
from geo.briefing.drawing.typesetting import Style, printable
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.region_labels import Written, label_size, set_label, within
from geo.cartography.label_placement import LabelAnchor, LabelBox, place_labels
from geo.cartography.projection import MapFrame

__all__ = ["DOT_EM", "Town", "TownLabel", "town_labels", "towns_in", "wider"]

_RANKS = ((1300e3, 8), (2600e3, 4), (4500e3, 2))
"""Longer side of a frame in metres, and the last of Natural Earth's ranks (0 to 10) that is shown up to there.

On larger maps countries say enough.
"""
_SIZE_EM = 0.8
DOT_EM = 0.13
"""Radius of a dot, in sizes of running text."""
_APART_EM = 3.0
"""How far dots are apart."""
_ROOM_EM = 13.0
"""A square of this side to each town, in sizes of running text: more would be a map of towns."""
_MOST = 10
_EDGE_EM = 1.0
"""How far within the map's edge a town lies, or its name would go over it."""
_REACH_EM = 0.5
"""How far a name stands from its dot: there are no lines to towns."""

_BESIDE_EM, _ABOVE_EM = 1.0, 0.2
"""What two names keep from each other along the line of reading, and above each other, in sizes of their type."""


_Placed = tuple[City, tuple[float, float]]
"""A city and where it is, in projected metres."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Town:
    """A town in frame."""

    name: str
    x: float
    """In points from the lower left corner of the frame."""
    y: float
    radius: float
    """Of its dot, in points."""

    @property
    def dot(self) -> LabelBox:
        """What its dot covers."""
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius


@dataclass(frozen=True, kw_only=True, slots=True)
class TownLabel:
    """A town with its name at a place."""

    town: Town
    written: Written


def wider(box: LabelBox, size_pt: float) -> LabelBox:
    """A box with the air round it that another name of that size keeps clear of, so that two are not read as one."""
    x0, y0, x1, y1 = box
    beside, above = _BESIDE_EM * size_pt, _ABOVE_EM * size_pt
    return x0 - beside, y0 - above, x1 + beside, y1 + above


def towns_in(
    canvas: Canvas, shown: Sequence[BaseGeometry], taken: Sequence[LabelBox], names: Collection[str]
) -> tuple[Town, ...]:
    """The towns to be shown on a map: none that anything hides or that is named already.

    Some in the areas that are shown (projected metres) come first, and then the most important around them.
    """
    found: list[Town] = []
    radius, apart = DOT_EM * canvas.text_pt, _APART_EM * canvas.text_pt
    room = within(canvas, _EDGE_EM * canvas.text_pt)
    most = min(_MOST, int(canvas.width_pt * canvas.height_pt / (_ROOM_EM * canvas.text_pt) ** 2))
    boxes = shapely.STRtree([shapely.box(*wider(box, radius)) for box in taken])
    for city, metres in _own_first(_cities_in(canvas.frame), shown, (most + 1) // 2):
        x, y = (float(value) for value in canvas.points(np.array([metres]))[0])
        near = any(np.hypot(x - other.x, y - other.y) < apart for other in found)
        name = printable(city.english_name)
        if near or name in names or not room.contains(shapely.Point(x, y)):
            continue
        town = Town(name=name, x=x, y=y, radius=radius)
        if not len(boxes.query(shapely.box(*town.dot), predicate="intersects")):
            found.append(town)
        if len(found) == most:
            break
    return tuple(found)


def town_labels(canvas: Canvas, towns: Sequence[Town], taken: Sequence[LabelBox]) -> tuple[TownLabel, ...]:
    """The towns whose names find room beside their dots, clear of what is taken; `taken` may hold the dots."""
    style = Style(size_pt=_SIZE_EM * canvas.text_pt)
    room = within(canvas, 0.4 * style.size_pt)
    dots = {town.dot for town in towns}
    others = [wider(box, style.size_pt) for box in taken if box not in dots]
    found: list[TownLabel] = []
    for town in towns:
        width, height = label_size((town.name,), None, style)
        anchor = LabelAnchor(
            x=town.x, y=town.y, width=width, height=height, radius=town.radius, apart=True, marked=True
        )
        blocked = [*others, *(dot for dot in dots if dot != town.dot)]
        (placed,) = place_labels([anchor], room, blocked, reach_pt=_REACH_EM * style.size_pt)
        if placed is not None and placed.leader is None:
            found.append(TownLabel(town=town, written=set_label(placed, (town.name,), None, style)))
            others.append(wider(placed.box, style.size_pt))
    return tuple(found)


def _own_first(found: Sequence[_Placed], shown: Sequence[BaseGeometry], most: int) -> list[_Placed]:
    """At most so many of the cities in the areas shown, then all."""
    own = [one for one in found if any(area.contains(shapely.Point(one[1])) for area in shown)][:most]
    return [*own, *(one for one in found if one not in own)]


@lru_cache(maxsize=16)
def _cities_in(frame: MapFrame) -> tuple[_Placed, ...]:
    """The cities that a frame of its size may show, in projected metres, the most important first."""
    longer = max(frame.width_m, frame.height_m)
    last = next((rank for limit, rank in _RANKS if longer < limit), None)
    if last is None or not frame.rectangular:
        return ()
    some = [city for city in cities() if city.capital or city.rank <= last]
    flat = frame.to_plane(np.array([(city.lon, city.lat) for city in some]))
    x0, y0, x1, y1 = frame.extent
    inside = (flat[:, 0] > x0) & (flat[:, 0] < x1) & (flat[:, 1] > y0) & (flat[:, 1] < y1)
    found = [(city, (float(x), float(y))) for city, (x, y), here in zip(some, flat, inside, strict=True) if here]
    return tuple(sorted(found, key=lambda one: (not one[0].capital, one[0].rank, -one[0].population, one[0].name)))
