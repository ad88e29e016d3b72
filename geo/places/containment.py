"""Which hotspots a place is evidence for: those that it names, and those whose region it lies in.

A region is asked through its recipe: codes of countries, provinces and areas, names of subregions and seas. Only where
a recipe says no names (boxes, discs, parallels, strips along borders) does a point decide, and that is called rough: an
approximate outline is weak evidence. Only strips and discs around cities are composed.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from enum import IntEnum
from functools import cache, cached_property

import shapely

from geo.atlas.atoms import Atom, atoms, holders_of_seas, labels, seas
from geo.atlas.compose import compose_region
from geo.atlas.sphere import EARTH_RADIUS_KM
from geo.dataset import recipe
from geo.dataset.model import Dataset, Hotspot, Viewpoint
from geo.dataset.recipe import Region
from geo.dataset.recipe_names import atlas_index
from geo.places.actors import OTHER_NAMES
from geo.places.named_outlines import countries_in, outline
from geo.places.toponym import PlaceKind, Reach, Toponym

__all__ = ["Containment", "breadth"]

_WHOLE = (PlaceKind.COUNTRY, PlaceKind.DEMONYM)
"""Kinds that stand for a whole country; a capital stands for its city, and in the news for its government."""
_BOXED = 400
"""Breadth of a box or of all that lies north of a parallel, in countries: wider than any continent."""
_MOST = 0.9
"""Share of a group's countries that makes it lie in a region."""
_Position = tuple[float, float]


class _Certainty(IntEnum):
    """How surely a place lies in a region."""

    NO = 0
    ROUGH = 1
    """A point of it lies in a box, a disc or beyond a parallel."""
    SURE = 2
    """The recipe names it, or what it lies in."""


class Containment:
    """The hotspots of one dataset, ready to be asked for many places."""

    def __init__(self, dataset: Dataset, new: Collection[str] = ()) -> None:
        """`new` are ids of those hotspots that are only proposed: beside them no other one counts as wider."""
        self._hotspots = dict(dataset.hotspots)
        self.new = frozenset(new)
        """Ids of the hotspots that are only proposed."""
        self._actors = _countries_of(dataset.about.actors)
        self._actor_names = {
            name.casefold() for actor in dataset.about.actors for name in (actor, *OTHER_NAMES.get(actor, ()))
        }
        self._names: dict[str, list[str]] = {}
        for id_, hotspot in self._hotspots.items():
            for name in dict.fromkeys(name.casefold() for name in (hotspot.name, *hotspot.aliases)):
                self._names.setdefault(name, []).append(id_)
        self._known: dict[Toponym, tuple[Reach, ...]] = {}

    def is_actor(self, place: Toponym) -> bool:
        """Whether the place is an actor of the corpus, its people or its capital (`Moscow`), and so no evidence."""
        if place.name.casefold() in self._actor_names or place.text.casefold() in self._actor_names:
            return True
        return place.country in self._actors and place.kind in {*_WHOLE, PlaceKind.CAPITAL}

    def reach(self, place: Toponym) -> tuple[Reach, ...]:
        """The hotspots that a place is evidence for: those it names, then those it lies in, the narrowest first."""
        key = _anywhere(place)
        if key not in self._known:
            self._known[key] = tuple(self._reaches(key))
        return self._known[key]

    def _reaches(self, place: Toponym) -> Iterable[Reach]:
        # `European` is no name of the hotspot Europe, but its place's name is.
        by_name = self._names.get(place.name.casefold(), ())
        named = [id_ for id_ in dict.fromkeys((*place.hotspots, *by_name)) if id_ in self._hotspots]
        for id_ in named:
            yield Reach(hotspot=id_, why=_why(place, self._hotspots[id_]), direct=True)
        if self.is_actor(place):
            return
        fits = {id_: self._fit(place, hotspot.region) for id_, hotspot in self._hotspots.items() if id_ not in named}
        inside = sorted((-fit, breadth(self._hotspots[id_].region), id_) for id_, fit in fits.items() if fit)
        settled = [size for _, size, id_ in inside if id_ not in self.new]
        for negative_fit, size, id_ in inside:
            hotspot = self._hotspots[id_]
            direct = place.kind in _WHOLE and hotspot.region == _alone(place.country)
            if id_ in self.new:
                wider = bool(named) or size > inside[0][1]
            else:
                wider = any(one not in self.new for one in named) or size > settled[0]
            rough = -negative_fit == _Certainty.ROUGH
            yield Reach(hotspot=id_, why=_why(place, hotspot), direct=direct, wider=wider, rough=rough)

    def _fit(self, place: Toponym, region: Region) -> _Certainty:
        match region:
            case recipe.Union():
                return max(self._fit(place, part) for part in region.union)
            case recipe.Difference():
                first, *others = (self._fit(place, part) for part in region.difference)
                return first if not any(others) else _Certainty.NO
            case recipe.Clip():
                fits = [self._fit(place, part) for part in region.clip]
                # A box that only trims what is named makes that no rougher, unless an actor's country is trimmed.
                return max(fits) if all(fits) and place.country not in self._actors else min(fits)
            case recipe.NorthOf() | recipe.Box() | recipe.Point() | recipe.BorderStrip() | recipe.Places():
                return _Certainty.ROUGH if (point := _point(place)) and _lies_in(point, region) else _Certainty.NO
        return _Certainty.SURE if _named_in(place, region) else _Certainty.NO


def breadth(region: Region) -> int:  # noqa: PLR0911 - one line for each kind of recipe
    """How much of the world a recipe may take in, in countries, to tell narrower hotspots from wider ones."""
    match region:
        case recipe.Union():
            return sum(map(breadth, region.union))
        case recipe.Difference():
            return breadth(region.difference[0])
        case recipe.Clip():
            return min(map(breadth, region.clip))
        case recipe.NorthOf() | recipe.Box():
            return _BOXED
        case recipe.Countries() | recipe.Subregions() | recipe.Continents():
            return 1 + len(countries_in(region))
        case recipe.Provinces() | recipe.Areas():
            return 1
        case _:
            return 0


def _why(place: Toponym, hotspot: Hotspot) -> str:
    return place.text if place.text.casefold() == hotspot.name.casefold() else f"{place.text} → {hotspot.name}"


def _anywhere(place: Toponym) -> Toponym:
    """The place without where it stands in its text, so that each name is looked at once."""
    return Toponym(
        start=0, end=0, text=" ".join(place.text.split()), kind=place.kind, name=place.name, country=place.country,
        province=place.province, point=place.point, hotspots=place.hotspots,
    )  # fmt: skip


def _alone(country: str | None) -> Region | None:
    return recipe.Countries(countries=(country,)) if country else None


def _countries_of(actors: Iterable[str]) -> frozenset[str]:
    """The codes of the actors that are countries."""
    names = {name.casefold(): code for code, name in atlas_index().countries.items()}
    wanted = [actor.casefold() for actor in actors]
    return frozenset(names[name] for actor in wanted for name in (actor, f"{actor} of america") if name in names)


def _named_in(place: Toponym, region: Region) -> bool:
    match region:
        case recipe.Seas():
            found = {_sea(place.name)} if place.kind == PlaceKind.SEA else _seas_around(place)
            return any(sea in region.seas or holders_of_seas()[sea] & {*region.seas} for sea in found if sea)
        case recipe.Provinces():
            held = _atoms_of(place)
            return bool(held) and all(atom.province in region.provinces for atom in held)
        case recipe.Areas():
            held = _atoms_of(place)
            return bool(held) and all(atom.areas & {*region.areas} for atom in held)
    codes = countries_in(region)
    if place.country is not None:
        return place.country in codes
    known = outline(place.name) if place.kind == PlaceKind.REGION else None
    group = countries_in(known) if known else frozenset()
    # Natural Earth counts far islands to no continent: Saint Helena is in Western Africa and not in Africa.
    return bool(group) and len(group & codes) >= _MOST * len(group)


@cache
def _sea(name: str) -> str | None:
    """The id of a sea of the atlas by its name."""
    found = outline(name)
    return found.seas[0] if isinstance(found, recipe.Seas) else None


@cache
def _seas_around(place: Toponym) -> frozenset[str]:
    """The ids of the seas of the atlas round islands and reefs that are in no country: contested ones."""
    known = outline(place.name) if place.kind == PlaceKind.REGION and place.country is None else None
    match known:
        case recipe.Point():
            middle = shapely.Point(known.point)
        case recipe.Areas():
            middle = shapely.union_all([atom.geometry for atom in _by_name()[place.name.casefold()]]).centroid
        case _:
            return frozenset()
    return frozenset(id_ for id_, sea in seas().items() if sea.contains(middle))


def _atoms_of(place: Toponym) -> tuple[Atom, ...]:
    """The pieces of land that a place is or lies on: of a country all, of a province its own, of a city one."""
    if place.kind in _WHOLE:
        return _held()[0].get(place.country or "", ())
    if place.province in _held()[1]:
        return _held()[1][place.province or ""]
    if place.kind in {PlaceKind.REGION, PlaceKind.PROVINCE} and place.name.casefold() in _by_name():
        return _by_name()[place.name.casefold()]
    if place.point is not None and place.kind in {PlaceKind.CITY, PlaceKind.CAPITAL, PlaceKind.PROVINCE}:
        return _ATLAS.at(place.point)
    return ()


@cache
def _held() -> tuple[Mapping[str, tuple[Atom, ...]], Mapping[str, tuple[Atom, ...]]]:
    """Atoms by unit, and by province."""
    by_unit: dict[str, tuple[Atom, ...]] = {}
    by_province: dict[str, tuple[Atom, ...]] = {}
    for atom in atoms().values():
        by_unit[atom.unit] = (*by_unit.get(atom.unit, ()), atom)
        if atom.province:
            by_province[atom.province] = (*by_province.get(atom.province, ()), atom)
    return by_unit, by_province


@cache
def _by_name() -> Mapping[str, tuple[Atom, ...]]:
    """Atoms by the name of the province or area that they make up."""
    index = atlas_index()
    found: dict[str, tuple[Atom, ...]] = {}
    for atom in atoms().values():
        for code, names in ((atom.province, index.provinces), (atom.area, index.areas)):
            if code is not None and code in names:
                name = names[code].casefold()
                found[name] = (*found.get(name, ()), atom)
    return found


class _LandFinder:
    """Finds the land at a point."""

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree([atom.geometry for atom in atoms().values()])

    def at(self, point: _Position) -> tuple[Atom, ...]:
        """The atom at a position, or none at sea."""
        hits = sorted(int(hit) for hit in self._tree.query(shapely.Point(point), predicate="intersects"))
        return (tuple(atoms().values())[hits[0]],) if hits else ()


_ATLAS = _LandFinder()


def _point(place: Toponym) -> _Position | None:
    """Longitude, latitude of a place: its own, a country's label point, or a point in a sea."""
    if place.point is not None:
        return place.point
    if place.kind in _WHOLE and place.country is not None:
        return labels().get(place.country)
    if place.kind == PlaceKind.SEA and (sea := _sea(place.name)):
        inside = seas()[sea].representative_point()
        return (inside.x, inside.y)
    return None


def _lies_in(
    point: _Position, region: recipe.NorthOf | recipe.Box | recipe.Point | recipe.BorderStrip | recipe.Places
) -> bool:
    lon, lat = point
    match region:
        case recipe.NorthOf():
            return lat >= region.north_of
        case recipe.Box():
            west, south, east, north = region.box
            return south <= lat <= north and (west <= lon <= east if west <= east else not east < lon < west)
        case recipe.BorderStrip() | recipe.Places():
            return compose_region(region, Viewpoint.DE_FACTO).covers(shapely.Point(point))
    return _distance_km(point, region.point) <= region.radius_km


def _distance_km(a: _Position, b: _Position) -> float:
    """Great-circle distance by the haversine formula (Sinnott 1984)."""
    lon_a, lat_a, lon_b, lat_b = map(math.radians, (*a, *b))
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
