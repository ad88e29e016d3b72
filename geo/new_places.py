"""Places in a document that no hotspot covers, each as a hotspot that could be added, with a recipe for its region."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.atlas_index import atlas_index
from geo.attribution import Evidence, Reasons
from geo.containment import Containment, breadth
from geo.model import Dataset, Precision
from geo.place import Place, PlaceKind
from geo.region_names import check_region_names
from geo.section import Sentence
from geo.suggestion import NewPlace, Proposal, Strength

__all__ = ["new_places"]

_COVERING = 4
"""Breadth up to which a hotspot covers the places in it; a country in a wider one may well be a hotspot itself."""
_CITY_KM, _PROVINCE_KM = 25.0, 100.0
"""Radius of the disc that stands for a city, and for a province of which the atlas has no outline."""
_LONGEST_ID = 60
_NAMING = (PlaceKind.COUNTRY, PlaceKind.CAPITAL)
"""Kinds that propose a whole country; what else lies in it then speaks for it, too."""

Propose = Callable[[Sentence, Reasons], Iterable[Proposal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """What a place would be as a hotspot."""

    name: str
    region: Mapping[str, Any]
    precision: Precision


def new_places(
    dataset: Dataset, containment: Containment, sentences: Sequence[Sentence], propose: Propose
) -> tuple[NewPlace, ...]:
    """The places of these sentences that no hotspot covers, those with most sentences first."""
    found: dict[str, _Candidate] = {}
    reasons: dict[str, list[tuple[Sentence, Evidence]]] = {}
    ids = _Ids(dataset)
    open_places = [
        (sentence, place)
        for sentence in sentences
        for place in sentence.places
        if not sentence.in_passing(place) and not _covered(dataset, containment, place)
    ]
    # An adjective alone (`the French foreign minister`) makes no hotspot of its country.
    countries = {place.country for _, place in open_places if place.kind in _NAMING}
    for sentence, place in open_places:
        candidate = _candidate(place, whole=place.country in countries)
        if candidate is None or not _known(candidate.region):
            continue
        id_ = ids.of(candidate)
        found.setdefault(id_, candidate)
        named = place.text.casefold() == candidate.name.casefold()
        why = place.text if named else f"{place.text} → {candidate.name}"
        evidence = Evidence(why=why, strength=Strength.STRONG if named else Strength.MEDIUM)
        reasons.setdefault(id_, []).append((sentence, evidence))
    made = [_new_place(id_, found[id_], reasons[id_], propose) for id_ in found]
    return tuple(sorted((one for one in made if one.proposals), key=lambda one: (-len(one.proposals), one.name)))


def _new_place(
    id_: str, candidate: _Candidate, reasons: Sequence[tuple[Sentence, Evidence]], propose: Propose
) -> NewPlace:
    by_sentence: dict[int, tuple[Sentence, list[Evidence]]] = {}
    for sentence, evidence in reasons:
        known = by_sentence.setdefault(sentence.start, (sentence, []))[1]
        if evidence not in known:
            known.append(evidence)
            known.sort(key=lambda one: -one.strength)
    return NewPlace(
        id=id_,
        name=candidate.name,
        region=candidate.region,
        precision=str(candidate.precision),
        proposals=tuple(one for sentence, why in by_sentence.values() for one in propose(sentence, {id_: why})),
    )


def _covered(dataset: Dataset, containment: Containment, place: Place) -> bool:
    if containment.is_actor(place):
        return True
    return any(
        reach.direct or (not reach.rough and breadth(dataset.hotspots[reach.hotspot].region) <= _COVERING)
        for reach in containment.reach(place)
    )


def _candidate(place: Place, *, whole: bool) -> _Candidate | None:
    """What a place would be as a hotspot: the whole country where that is named in the text."""
    index = atlas_index()
    if whole and place.country is not None and place.country in index.countries:
        name = index.countries[place.country]
        return _Candidate(name=name, region={"countries": [place.country]}, precision=Precision.COUNTRY)
    match place.kind:
        case PlaceKind.PROVINCE:
            return _province(place) or _disc(place, _PROVINCE_KM, Precision.PROVINCE)
        case PlaceKind.CITY:
            return _disc(place, _CITY_KM, Precision.CITY)
        case PlaceKind.SEA:
            return _of_the_atlas(place, "seas", index.seas, Precision.SEA)
        case PlaceKind.REGION:
            return (
                _group(place)
                or _of_the_atlas(place, "provinces", index.provinces, Precision.PROVINCE)
                or _of_the_atlas(place, "areas", index.areas, Precision.PROVINCE)
            )
    return None


def _province(place: Place) -> _Candidate | None:
    if place.province not in atlas_index().provinces:
        return None
    return _Candidate(name=place.name, region={"provinces": [place.province]}, precision=Precision.PROVINCE)


def _group(place: Place) -> _Candidate | None:
    index = atlas_index()
    for kind, names in (("subregions", index.subregions), ("continents", index.continents)):
        if place.name in names:
            return _Candidate(name=place.name, region={kind: [place.name]}, precision=Precision.MULTI_COUNTRY)
    return None


def _disc(place: Place, radius_km: float, precision: Precision) -> _Candidate | None:
    if place.point is None:
        return None
    lon, lat = place.point
    point = [round(lon, 2), round(lat, 2)]
    return _Candidate(name=place.name, region={"point": point, "radius_km": radius_km}, precision=precision)


def _of_the_atlas(place: Place, kind: str, names: Mapping[str, str], precision: Precision) -> _Candidate | None:
    wanted = place.name.casefold().removeprefix("the ")
    id_ = next((known for known, name in names.items() if name.casefold() == wanted or known == _slug(wanted)), None)
    return _Candidate(name=names[id_], region={kind: [id_]}, precision=precision) if id_ else None


def _known(region: Mapping[str, Any]) -> bool:
    return not list(check_region_names({"hotspots": {"new": {"region": dict(region)}}}))


class _Ids:
    """Ids for new hotspots that no hotspot of the data has."""

    def __init__(self, dataset: Dataset) -> None:
        self._taken = set(dataset.hotspots)
        self._given: dict[str, str] = {}

    def of(self, candidate: _Candidate) -> str:
        """The id of a candidate: its name in lower case, with a number where another one has that."""
        key = f"{candidate.name} {candidate.region}"
        if key not in self._given:
            slug = _slug(candidate.name) or "place"
            self._given[key] = next(id_ for id_ in _numbered(slug) if id_ not in self._taken)
            self._taken.add(self._given[key])
        return self._given[key]


def _numbered(slug: str) -> Iterator[str]:
    yield slug
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", ""))[: _LONGEST_ID - 4].strip("-")
