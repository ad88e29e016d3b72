"""Places in a document that no hotspot covers, each as a hotspot that could be added, with a recipe for its region."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.dataset import recipe
from geo.dataset.model import Dataset, Hotspot, Precision
from geo.dataset.recipe import Region
from geo.dataset.recipe_names import atlas_index
from geo.places.containment import Containment, breadth
from geo.places.named_outlines import countries_in, outline
from geo.places.toponym import PlaceKind, Toponym
from geo.proposals.sections import Section, Sentence
from geo.slug import free_id, slug

__all__ = ["NewPlaces", "find_new_places"]

_COVERING = 4
"""Breadth up to which a hotspot covers the places in it; a country in a wider one may well be a hotspot itself."""
_CITY_KM, _PROVINCE_KM = 25.0, 100.0
"""Radius of the disc that stands for a city, and for a province of which the atlas has no outline."""
_NAMING = (PlaceKind.COUNTRY, PlaceKind.CAPITAL)
"""Kinds that propose a whole country, besides a people; what else lies in it then speaks for it, too."""
_OUTLINED = (PlaceKind.PROVINCE, PlaceKind.REGION, PlaceKind.SEA)
"""Kinds of which an analyst wants to hear where no outline is known."""
_LONGEST_STEM = 56
"""Letters; an id has at most 60, and may need a number behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlaces:
    """What a text names that no hotspot covers."""

    hotspots: Mapping[str, Hotspot]
    """By id, which no hotspot of the dataset has; without excerpts."""
    unplaced: tuple[str, ...]
    """Names of those that have no outline here, in the order of the text."""


def find_new_places(dataset: Dataset, containment: Containment, sections: Sequence[Section]) -> NewPlaces:
    """The places that a text is about, in its order, which no hotspot covers."""
    open_places = [place for place in _named(sections) if not _covered(dataset, containment, place)]
    countries = _spoken_of(open_places)
    found: dict[Region, Hotspot] = {}
    unplaced: dict[str, None] = {}
    for place in open_places:
        hotspot = _hotspot(place, None if _in_actor(containment, place) else _of_country(place.country), countries)
        if hotspot is not None and hotspot.region not in found:
            parent = _parent(dataset, containment, place, hotspot.region)
            found[hotspot.region] = hotspot.model_copy(update={"parent": parent})
        elif hotspot is None and place.kind in _OUTLINED and place.country is None:
            unplaced[place.name] = None
    return NewPlaces(hotspots=dict(_with_ids(dataset, found.values())), unplaced=tuple(unplaced))


def _named(sections: Sequence[Section]) -> Iterator[Toponym]:
    """The places of all sentences and headings, each heading once, save those named in passing."""
    above: Sentence | None = None
    for section in sections:
        new = [section.heading] if section.heading and section.heading is not above else []
        above = section.heading
        for sentence in (*new, *section.sentences):
            yield from (place for place in sentence.places if not sentence.in_passing(place))


def _covered(dataset: Dataset, containment: Containment, place: Toponym) -> bool:
    if containment.is_actor(place):
        return True
    return any(
        reach.direct or (not reach.rough and breadth(dataset.hotspots[reach.hotspot].region) <= _COVERING)
        for reach in containment.reach(place)
    )


def _spoken_of(places: Sequence[Toponym]) -> frozenset[str]:
    """The countries that are named, or that a place and an adjective speak for: `the Romanian navy off Constanta`."""
    whole = {place.country for place in places if _is_whole(place)}
    adjectives = {place.country for place in places if place.kind is PlaceKind.DEMONYM}
    inside = {place.country for place in places if place.kind is not PlaceKind.DEMONYM}
    return frozenset(code for code in whole | (adjectives & inside) if code)


def _is_whole(place: Toponym) -> bool:
    # `the Armenians` speaks of a country; `the Armenian minister` alone makes no hotspot of it.
    people = place.kind is PlaceKind.DEMONYM and place.text.endswith("s")
    return people or place.kind in _NAMING


def _in_actor(containment: Containment, place: Toponym) -> bool:
    return place.country is not None and containment.is_actor(_country(place.country))


def _hotspot(place: Toponym, country: Hotspot | None, countries: Collection[str]) -> Hotspot | None:
    """What a place would be as a hotspot: its country where that is named, too, or where nothing narrower is drawn."""
    if place.country in countries:
        return country
    match place.kind:
        case PlaceKind.PROVINCE:
            return _drawn(place, _province(place) or _disc(place, _PROVINCE_KM), Precision.PROVINCE) or country
        case PlaceKind.CITY:
            return _drawn(place, _disc(place, _CITY_KM), Precision.CITY) or country
        case PlaceKind.SEA:
            return _drawn(place, outline(place.name), Precision.SEA)
        case PlaceKind.REGION:
            region = outline(place.name)
            several = region is not None and countries_in(region)
            return _drawn(place, region, Precision.MULTI_COUNTRY if several else Precision.PROVINCE) or country
    return None


def _of_country(code: str | None) -> Hotspot | None:
    if code is None or code not in atlas_index().countries:
        return None
    region = recipe.Countries(countries=(code,))
    return Hotspot.model_construct(
        name=atlas_index().countries[code], region=region, precision=Precision.COUNTRY, excerpts=()
    )


def _drawn(place: Toponym, region: Region | None, precision: Precision) -> Hotspot | None:
    if region is None:
        return None
    return Hotspot.model_construct(name=place.name, region=region, precision=precision, excerpts=())


def _province(place: Toponym) -> Region | None:
    if place.province is None or place.province not in atlas_index().provinces:
        return None
    return recipe.Provinces(provinces=(place.province,))


def _disc(place: Toponym, radius_km: float) -> Region | None:
    if place.point is None:
        return None
    lon, lat = place.point
    return recipe.Point(point=(round(lon, 2), round(lat, 2)), radius_km=radius_km)


def _parent(dataset: Dataset, containment: Containment, place: Toponym, region: Region) -> str | None:
    """The narrowest hotspot that holds all of it; a box, a disc or a parallel can say so of a point alone."""
    parts = [_country(code) for code in sorted(countries_in(region))] or [place]
    held = [
        [reach.hotspot for reach in containment.reach(part) if isinstance(region, recipe.Point) or not reach.rough]
        for part in parts
    ]
    shared = set.intersection(*map(set, held))
    return min(
        (id_ for id_ in held[0] if id_ in shared), key=lambda id_: breadth(dataset.hotspots[id_].region), default=None
    )


def _country(code: str) -> Toponym:
    name = atlas_index().countries.get(code, code)
    return Toponym(start=0, end=0, text=name, kind=PlaceKind.COUNTRY, name=name, country=code)


def _with_ids(dataset: Dataset, found: Iterable[Hotspot]) -> Iterator[tuple[str, Hotspot]]:
    """Each with an id: its name as a slug, with a number where another hotspot has that."""
    taken = set(dataset.hotspots)
    for hotspot in found:
        id_ = free_id(slug(hotspot.name)[:_LONGEST_STEM].strip("-") or "place", taken)
        taken.add(id_)
        yield id_, hotspot
