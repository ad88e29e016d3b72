"""Names of what lies around the hotspots, where their names leave room: countries, seas and capitals.

Lengths are pixels, positions units of the projection (`geo.cartography.screen`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import numpy as np
import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.atlas.atoms import labels as country_points
from geo.atlas.cities import cities
from geo.cartography.backdrop import region_area
from geo.cartography.label_anchor import LabelAnchor
from geo.cartography.label_boxes import Flags, Numbers, moved
from geo.cartography.label_candidates import Candidates, Surroundings, find_candidates
from geo.cartography.label_homes import inside, simplified
from geo.cartography.named_shapes import all_countries, disputed_units, waters
from geo.cartography.screen import ORIGIN, UNIT_M, ScreenFrame
from geo.cartography.screen_names import SetName, WantedName, Window, name_size, surroundings
from geo.cartography.type_widths import broken
from geo.cartography.wanted_names import scaled
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region
from geo.dataset.recipe_names import atlas_index

__all__ = ["CONTEXT_PX", "DOT_PX", "ContextKind", "ContextName", "place_context"]

CONTEXT_PX = 11.5
"""Size of the type."""
DOT_PX = 1.8
"""Radius of a capital's dot."""

_WRAP_EM = 8.0
_TOLERANCE_M = 12_000.0
_ON_PLACE = 0.85
"""Share of a name that lies on its country or sea."""
_CAPITALS_FROM = 2.4
"""Zoom from which capitals are named: a pixel is then 15 km."""
_SAME_AREA = (0.4, 2.5)
"""A hotspot whose area is that of a country, times this, is that country, where it holds the country's middle."""
_SPOT_PX = 3.0
"""What names keep from the middle of a hotspot without a mark."""
_INK_PX = 0.5
"""Tolerance of the line round an open hotspot."""
_STEP_PX = 3.0
"""Between the boxes along a leader that names keep clear of."""


class ContextKind(Enum):
    """What is named."""

    COUNTRY = 0
    CAPITAL = 1
    SEA = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class ContextName:
    """A name at its place, and what it names."""

    kind: ContextKind
    name: SetName


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Place:
    kind: ContextKind
    name: str
    spot: tuple[float, float]
    """In projected metres."""
    area: BaseGeometry | None
    """The same; None of a capital."""


@lru_cache(maxsize=256)
def place_context(  # noqa: PLR0913  # as `place_names`, and its outcome
    screen: ScreenFrame, viewpoint: Viewpoint, wanted: tuple[WantedName, ...], placed: tuple[SetName, ...],
    *, zooms: tuple[float, float], window: Window | None, outlined: Region | None = None,
) -> tuple[ContextName, ...]:  # fmt: skip
    """The names that find room beside those of hotspots; of what is a hotspot itself there is none.

    A region that is outlined is drawn over them, so they keep off its edge.
    """
    scale = 2 ** zooms[0]
    shown = [one for one in wanted if one.region is not None]
    boxes, held = _taken(placed, zooms[0])
    spots = np.array([[*_px(one.spot, scale), max(one.radius, _SPOT_PX)] for one in wanted]).reshape(-1, 3)
    edge = None if outlined is None else region_area(screen.frame, outlined, viewpoint).boundary
    inked = edge and shapely.simplify(scaled(edge, scale), _INK_PX)
    found: list[ContextName] = []
    for place in _places(screen, viewpoint):
        if place.kind is ContextKind.CAPITAL and zooms[0] < _CAPITALS_FROM:
            continue
        if place.area is not None and _is_hotspot(screen, viewpoint, place, shown):
            continue
        around = surroundings(screen, zooms, boxes, held, window)
        name = _set(place, around, spots, scale, inked)
        if name is not None:
            found.append(ContextName(kind=place.kind, name=name))
            box, hold = _taken([name], zooms[0])
            boxes, held = np.concatenate([boxes, box]), np.concatenate([held, hold])
    return tuple(found)


def _px(units: tuple[float, float], scale: float) -> tuple[float, float]:
    return (units[0] - ORIGIN) * scale, (units[1] - ORIGIN) * scale


def _taken(placed: Sequence[SetName], zoom: float) -> tuple[Numbers, Numbers]:
    """What names and their leaders cover, and what holds it."""
    boxes = [one.box(zoom) for one in placed]
    held = [_px(one.at, 2**zoom) for one in placed]
    for one in placed:
        if one.leader is not None:
            line = shapely.LineString([_px(end, 2**zoom) for end in one.leader])
            for x, y in shapely.segmentize(line, _STEP_PX).coords:
                boxes.append((x - 1, y - 1, x + 1, y + 1))
                held.append((x, y))
    return np.array(boxes).reshape(-1, 4), np.array(held).reshape(-1, 2)


def _is_hotspot(screen: ScreenFrame, viewpoint: Viewpoint, place: _Place, shown: Sequence[WantedName]) -> bool:
    """Whether a country or sea has a name already: as a hotspot of the same name, or of nearly the same area."""
    assert place.area is not None
    for one in shown:
        if one.text == place.name:
            return True
        assert one.region is not None
        area = region_area(screen.frame, one.region, viewpoint)
        if _SAME_AREA[0] < area.area / place.area.area < _SAME_AREA[1] and area.contains(Point(place.spot)):
            return True
    return False


def _set(
    place: _Place, around: Surroundings, spots: Numbers, scale: float, inked: BaseGeometry | None
) -> SetName | None:
    """A name at the best of its places off a line; None where none is free."""
    x, y = (value * scale / UNIT_M for value in place.spot)
    home = None
    if place.area is not None:
        home = shapely.transform(place.area, lambda points: points * (scale / UNIT_M))
    for lines in broken(place.name, _WRAP_EM):
        width, height = name_size(lines, CONTEXT_PX)
        if home is not None and home.area < _ON_PLACE * width * height:
            continue
        anchor = LabelAnchor(
            x=x, y=y, width=width, height=height, home=home, apart=True, core=_ON_PLACE, marked=home is None,
            radius=0.0 if home is not None else DOT_PX + 1,
        )  # fmt: skip
        if home is None and (np.hypot(*(spots[:, :2] - (x, y)).T) < spots[:, 2] + 2 * DOT_PX).any():
            return None
        found = find_candidates(anchor, around, spots, 0.0 if home is None else -1.0)
        free = np.flatnonzero(_off(inked, found, around))
        if len(free):
            x0, y0, x1, y1 = found.boxes[free[0], :4]
            hold_x, hold_y = found.held[free[0]]
            return SetName(
                key=place.name,
                lines=lines,
                at=(round(hold_x / scale + ORIGIN, 3), round(hold_y / scale + ORIGIN, 3)),
                offset=(round((x0 + x1) / 2 - hold_x, 1), round(hold_y - (y0 + y1) / 2, 1)),
                size=(float(x1 - x0), float(y1 - y0)),
                leader=None,
            )
    return None


def _off(inked: BaseGeometry | None, found: Candidates, around: Surroundings) -> Flags:
    """Which places are off a line where the names begin and, if there is a window, as it is seen through that."""
    boxes = found.boxes[:, :4]
    off = np.ones(len(boxes), dtype=bool)
    if inked is None:
        return off
    for times in {1.0, 1.0 if around.cuts is None else around.cuts.scale}:
        here = moved(boxes, found.held, np.array([times])) / times
        off &= ~shapely.intersects(inked, shapely.box(*here.T))
    return off


@lru_cache(maxsize=32)
def _places(screen: ScreenFrame, viewpoint: Viewpoint) -> tuple[_Place, ...]:
    """Countries, the largest first, then seas, then capitals in the order of their countries."""
    index, frame = atlas_index(), screen.frame
    lands = {
        code: area
        for code, area in all_countries(frame, viewpoint).items()
        if code in index.countries and code not in disputed_units()
    }
    points = {code: country_points()[code] for code in lands if code in country_points()}
    found = _areas(screen, ContextKind.COUNTRY, {index.countries[code]: area for code, area in lands.items()},
                   {index.countries[code]: point for code, point in points.items()})  # fmt: skip
    found += _areas(screen, ContextKind.SEA, {index.seas[sea]: area for sea, area in waters(frame).items()}, {})
    order = sorted(lands, key=lambda code: -lands[code].area)
    for code in order:
        for city in cities():
            if city.capital and city.country == code and screen.holds(city.lon, city.lat):
                x, y = frame.to_plane(np.array([[city.lon, city.lat]]))[0]
                found.append(
                    _Place(kind=ContextKind.CAPITAL, name=city.english_name, spot=(float(x), float(y)), area=None)
                )
    return tuple(found)


def _areas(
    screen: ScreenFrame, kind: ContextKind, areas: Mapping[str, BaseGeometry],
    points: Mapping[str, tuple[float, float]],
) -> list[_Place]:  # fmt: skip
    """Places of areas, the largest first; `points` are where the atlas would write them."""
    found = []
    for name, area in sorted(areas.items(), key=lambda one: (-one[1].area, one[0])):
        simple = simplified(area, _TOLERANCE_M)
        x, y = screen.frame.to_plane(np.array([points[name]]))[0] if name in points else (np.nan, np.nan)
        usual = np.isfinite(x) and simple.contains(Point(x, y))
        spot = (float(x), float(y)) if usual else inside(simple)
        found.append(_Place(kind=kind, name=name, spot=spot, area=simple))
    return found
