"""Names in small type of what lies around the regions of a map: disputed areas, neighbours, towns, seas."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

import numpy as np
import shapely
from shapely import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import pieces
from geo.atlas.atoms import atoms
from geo.atlas.atoms import labels as country_points
from geo.atlas.viewpoints import owner
from geo.briefing.drawing.typesetting import Style, wrap
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.region_labels import Written, label_size, set_label, simple_land, within, without_details
from geo.briefing.maps.towns import TownLabel, town_labels, towns_in, wider
from geo.cartography.label_homes import inside
from geo.cartography.label_placement import LabelAnchor, LabelBox, place_labels
from geo.cartography.named_shapes import all_countries, countries, disputed, disputed_units, waters
from geo.cartography.projection import MapFrame
from geo.dataset.model import Viewpoint
from geo.dataset.recipe_names import atlas_index

__all__ = ["ContextNames", "context_labels"]

_SIZE_EM = 0.8
_WRAP_EM = 9.0
"""Width at which a name is broken into lines, in sizes of its type."""
_REACH_EM = 4.0
"""How far the name of a disputed area may stand from it, in sizes of its type."""
_EDGE_EM = 0.4
"""What names keep from the map's edge."""
_BEYOND_EM = 0.6
_COARSE = 0.003
"""Tolerance of what names keep clear of, as a share of its length."""
_WORTH_NAMING = 0.5
"""Share of its name's area that a part of a country must have for the name to stand there."""
_MOST = 15
_LEAST_SHARE = 0.006
"""Share of the frame from which a neighbour or a sea is named."""
_LEAST_DISPUTED = 0.0006
_LONGEST_NAME = 30
"""Letters of a disputed area's name; longer ones stand in the caption only."""

_FAR_PARTS = {("France", "French Guiana"): (-55.0, 2.0, -51.0, 6.0)}
"""Country and part → west, south, east, north: Natural Earth has one unit for both."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _NamedArea:
    name: str
    area: BaseGeometry
    """In projected metres."""
    spot: tuple[float, float]
    """Where it is pointed at, in projected metres."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ContextNames:
    """What is written around the regions of a map."""

    lands: tuple[Written, ...] = ()
    """Disputed areas and countries."""
    seas: tuple[Written, ...] = ()
    towns: tuple[TownLabel, ...] = ()


def context_labels(
    canvas: Canvas,
    shown: Sequence[MultiPolygon],
    viewpoint: Viewpoint,
    obstacles: Sequence[LabelBox],
    names: Collection[str] = (),
) -> ContextNames:
    """Names of disputed areas and countries, of towns and of seas, as far as there is room; none of what is shown.

    Disputed areas come first, beside them where they are small, and none without the countries that some viewpoint
    draws it with, where these are in frame. Two names keep so far apart that nobody reads them as one. `shown` are
    areas in projected metres, `obstacles` boxes in points, `names` what is written on the map already.
    """
    frame = canvas.frame
    style = Style(size_pt=_SIZE_EM * canvas.text_pt)
    shapely.prepare(shown)
    writer = _Writer(canvas, shown, simple_land(frame, viewpoint), list(obstacles))
    lands = writer.parts_with_wholes(_disputed_places(frame), _wholes_in(frame, viewpoint), style)
    towns = towns_in(canvas, shown, writer.taken, names)
    writer.taken += [town.dot for town in towns]
    lands |= writer.at_home([one for one in _country_places(frame, viewpoint) if one.name not in lands], style)
    labels = town_labels(canvas, towns, writer.taken)
    writer.taken += [label.written.box for label in labels]
    seas = writer.at_home(_sea_places(frame), replace(style, italic=True))
    return ContextNames(lands=tuple(lands.values()), seas=tuple(seas.values()), towns=labels)


class _Writer:
    """A map on which names are placed one after the other; `taken` grows by them."""

    def __init__(
        self, canvas: Canvas, shown: Sequence[MultiPolygon], land: BaseGeometry, taken: list[LabelBox]
    ) -> None:
        self._canvas, self._shown, self._land, self.taken = canvas, shown, land, taken

    def at_home(self, places: Sequence[_NamedArea], style: Style) -> dict[str, Written]:
        """The names that can stand on their places."""
        found = ((one.name, self._place(one, style)) for one in places)
        return {name: written for name, written in found if written is not None}

    def parts_with_wholes(
        self, parts: Sequence[_NamedArea], wholes: Mapping[str, Sequence[_NamedArea]], style: Style
    ) -> dict[str, Written]:
        """The names of disputed areas with those of the countries that each belongs to in some view; else neither."""
        found: dict[str, Written] = {}
        for part in parts:
            before, added = list(self.taken), {}
            # A whole that is itself shown, or named already, is there.
            for whole in wholes.get(part.name, ()):
                if whole.name not in found and not self._is_shown(whole):
                    added[whole.name] = self._place(whole, style) or self._place(whole, style, beside=True)
            added[part.name] = None if None in added.values() else self._place(part, style, beside=True)
            if None in added.values():
                self.taken = before
            else:
                found |= {name: written for name, written in added.items() if written is not None}
        return found

    @cached_property
    def _room(self) -> BaseGeometry:
        return within(self._canvas, _EDGE_EM * _SIZE_EM * self._canvas.text_pt)

    @cached_property
    def _open_room(self) -> BaseGeometry:
        """Where names may stand beside their places: never on what is shown."""
        return _without(self._room, [self._canvas.shape(area) for area in self._coarse])

    @cached_property
    def _coarse(self) -> tuple[BaseGeometry, ...]:
        """What is shown, as names keep clear of it."""
        found = tuple(shapely.simplify(area, _COARSE * _length(area)) for area in self._shown if not area.is_empty)
        shapely.prepare(found)
        return found

    @cached_property
    def _foreign(self) -> BaseGeometry:
        """Land, where a name beside its place seems to name something else."""
        return self._canvas.shape(self._land)

    def _is_shown(self, one: _NamedArea) -> bool:
        return any(area.contains(Point(one.spot)) for area in self._shown)

    def _place(self, one: _NamedArea, style: Style, *, beside: bool = False) -> Written | None:
        """A name on its place or, where it may be, beside it on nobody's land; None where there is no room."""
        canvas, size = self._canvas, style.size_pt
        if self._is_shown(one):
            return None
        lines = tuple(wrap(one.name, style, _WRAP_EM * size / 72))
        width, height = label_size(lines, None, style)
        # A name may reach a little beyond a narrow country.
        beyond = 0 if beside else _BEYOND_EM * size
        if not beside and not _holds(one.area, (width - 2 * beyond, height - 2 * beyond), canvas.metres_per_pt):
            return None
        x, y = canvas.points(np.array([one.spot]))[0]
        home = _wide_parts(canvas.shape(_without(one.area, self._coarse)), _WORTH_NAMING * width * height)
        home = home if beside else home.buffer(beyond, quad_segs=1)
        room = self._open_room if beside else self._room
        anchor = LabelAnchor(
            x=float(x), y=float(y), width=width, height=height, home=home, apart=beside,
            avoid=self._foreign if beside else None,
        )  # fmt: skip
        taken = [wider(box, size) for box in self.taken]
        (placed,) = place_labels([anchor], room, taken, reach_pt=_REACH_EM * size if beside else -1)
        if placed is None:
            return None
        written = set_label(placed, lines, None, style)
        self.taken += written.boxes
        return written


def _wide_parts(home: BaseGeometry, least: float) -> BaseGeometry:
    """The parts of an area on which its name is understood: on a chain of islets it would seem to name the sea."""
    parts = [part for part in pieces(home, Polygon) if part.area >= least]
    return MultiPolygon(parts) if parts else home


def _holds(area: BaseGeometry, size_pt: tuple[float, float], metres_per_pt: float) -> bool:
    """Whether a box of a size could lie in a part of an area at all, by the part's own width and height."""
    bounds = shapely.bounds(shapely.get_parts(area))
    return bool(((bounds[:, 2:] - bounds[:, :2]) >= np.array(size_pt) * metres_per_pt).all(axis=1).any())


def _without(area: BaseGeometry, others: Sequence[BaseGeometry]) -> BaseGeometry:
    upon = [other for other in others if other.intersects(area)]
    return area.difference(shapely.union_all(upon)) if upon else area


def _length(area: BaseGeometry) -> float:
    x0, y0, x1, y1 = area.bounds
    return float(max(x1 - x0, y1 - y0))


@lru_cache(maxsize=16)
def _disputed_places(frame: MapFrame) -> tuple[_NamedArea, ...]:
    """The disputed areas, each by its own name."""
    found = {_plain_name(key): area for key, area in disputed(frame).items()}
    short = {name: area for name, area in found.items() if len(name) <= _LONGEST_NAME}
    return _largest(frame, short, {}, _LEAST_DISPUTED)


@cache
def _owners() -> Mapping[str, frozenset[str]]:
    """Disputed area → the countries (`ADM0_A3`) that it is drawn with in one shipped viewpoint or another."""
    found: dict[str, set[str]] = {}
    for atom in atoms().values():
        for area in atom.areas:
            found.setdefault(area, set()).update(owner(atom, view) for view in Viewpoint)
    known = atlas_index().countries.keys() - disputed_units()
    return {area: frozenset(codes & known) for area, codes in found.items()}


@lru_cache(maxsize=16)
def _wholes_in(frame: MapFrame, viewpoint: Viewpoint) -> Mapping[str, tuple[_NamedArea, ...]]:
    """Name of a disputed area that may be written → the countries of `_owners` of which more is in frame than of it."""
    index, lands, named = atlas_index(), _lands_in(frame, viewpoint), {one.name for one in _disputed_places(frame)}
    parts = {area: shape for area, shape in disputed(frame).items() if area in _owners() and _plain_name(area) in named}
    seen = {area: [code for code in sorted(_owners()[area]) if code in lands] for area in parts}
    large = {area: [code for code in codes if lands[code].area > parts[area].area] for area, codes in seen.items()}
    places = {
        code: _places(frame, {index.countries[code]: lands[code]}, _country_points())
        for code in {code for codes in large.values() for code in codes}
    }
    return {_plain_name(area): tuple(one for code in codes for one in places[code]) for area, codes in large.items()}


def _plain_name(area: str) -> str:
    return atlas_index().areas[area].partition(" (")[0]


def _lands_in(frame: MapFrame, viewpoint: Viewpoint) -> Mapping[str, MultiPolygon]:
    """The countries in frame; none on a map of the world, where the places shown are enough."""
    return all_countries(frame, viewpoint) if frame.rectangular else countries(frame, viewpoint)


@cache
def _country_points() -> Mapping[str, tuple[float, float]]:
    """Name of a country → where the atlas would write it."""
    index = atlas_index()
    return {index.countries[code]: point for code, point in country_points().items() if code in index.countries}


@lru_cache(maxsize=16)
def _country_places(frame: MapFrame, viewpoint: Viewpoint) -> tuple[_NamedArea, ...]:
    """The countries that are no disputed areas: those have their names already."""
    index = atlas_index()
    seen = {
        index.countries[code]: area
        for code, area in _lands_in(frame, viewpoint).items()
        if code in index.countries and code not in disputed_units()
    }
    return tuple(_far_part(one, frame) for one in _largest(frame, seen, _country_points(), _LEAST_SHARE))


def _far_part(one: _NamedArea, frame: MapFrame) -> _NamedArea:
    """A country of which a part far away is in frame, by that part's name."""
    lon, lat = frame.to_sphere(np.array([one.spot]))[0]
    for (country, part), (west, south, east, north) in _FAR_PARTS.items():
        if one.name == country and west < lon < east and south < lat < north:
            return replace(one, name=part)
    return one


@lru_cache(maxsize=16)
def _sea_places(frame: MapFrame) -> tuple[_NamedArea, ...]:
    return _largest(frame, {atlas_index().seas[sea]: area for sea, area in waters(frame).items()}, {}, _LEAST_SHARE)


def _largest(
    frame: MapFrame, areas: Mapping[str, MultiPolygon], points: Mapping[str, tuple[float, float]], share: float
) -> tuple[_NamedArea, ...]:
    """The largest of areas; `points` are where the atlas would write them, longitude and latitude in degrees."""
    least = share * frame.outline.area
    large = sorted((one for one in areas.items() if one[1].area > least), key=lambda one: (-one[1].area, one[0]))
    return _places(frame, dict(large[:_MOST]), points)


def _places(
    frame: MapFrame, areas: Mapping[str, MultiPolygon], points: Mapping[str, tuple[float, float]]
) -> tuple[_NamedArea, ...]:
    """Areas with the places where they are pointed at."""
    found = []
    for name, area in areas.items():
        simple = without_details(area, frame)
        x, y = frame.to_plane(np.array([points[name]]))[0] if name in points else (np.nan, np.nan)
        usual = np.isfinite(x) and simple.contains(Point(x, y))
        found.append(_NamedArea(name=name, area=simple, spot=(float(x), float(y)) if usual else inside(simple)))
    return tuple(found)
