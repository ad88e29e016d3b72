"""Which of the places of one name a text means: Paris in France or in Texas."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geo.places.gazetteer import GazetteerEntry
from geo.places.toponym import PlaceKind

__all__ = ["Setting", "choose", "lies_in"]

_BASE = {
    PlaceKind.COUNTRY: 5.0,
    PlaceKind.DEMONYM: 5.0,
    PlaceKind.REGION: 7.0,
    PlaceKind.SEA: 7.0,
    PlaceKind.PROVINCE: 4.0,
    PlaceKind.CAPITAL: 1.5,
    PlaceKind.CITY: 0.0,
}
"""Weight of a kind; to that of a city comes the decimal logarithm of its inhabitants in thousands, at most 4.4."""
_USUAL, _PROVINCE_NAMED, _COUNTRY_NAMED, _AT_HOME, _BESIDE = 1.6, 2.5, 2.0, 5.0, 9.0
_WEAK = -2.0
_HOME_TOWNS, _HOME_VOTES, _CLEARLY = 3, 0.75, 1.5
"""Towns that a state must have at least to be where local news play, its votes, and how far ahead it must be."""
_CAPITAL = "US-DC"
"""Washington stands in the news for the United States."""


@dataclass(slots=True, kw_only=True)
class Setting:
    """What a text has named so far."""

    countries: set[str] = field(default_factory=set)
    """`ADM0_A3` codes."""
    provinces: set[str] = field(default_factory=set)
    """ISO 3166-2 codes."""
    homes: set[str] = field(default_factory=set)
    """ISO 3166-2 code of the state of local news, at most one."""

    def add(self, entry: GazetteerEntry) -> None:
        """Note a place that the text names beyond doubt."""
        if entry.country:
            self.countries.add(entry.country)
        if entry.province:
            self.provinces.add(entry.province)

    def add_certain(self, entries: Sequence[GazetteerEntry]) -> None:
        """Note what a name stands for where it can be one country's only: not so Georgia."""
        strong = [entry for entry in entries if entry.kind is not PlaceKind.CITY and not entry.weak]
        if len({entry.country for entry in strong or entries}) == 1:
            self.add((strong or entries)[0])

    def add_home(self, towns: Iterable[Sequence[GazetteerEntry]]) -> None:
        """Note the state that most of these towns of the United States can lie in, where it is clearly one.

        `towns` are the places of each name. Local news names the towns around, and not always their state: each
        town gives a vote, shared among the states that have one of that name.
        """
        votes: dict[str, list[float]] = defaultdict(list)
        for entries in towns:
            states = {entry.province for entry in entries if entry.country == "USA" and entry.province}
            for state in sorted(states):
                votes[state].append(1 / len(states))
        ranked = sorted(votes, key=lambda state: -sum(votes[state]))
        for home in ranked[:1]:
            rivals = max((sum(votes[other]) for other in ranked[1:2]), default=0.0)
            if len(votes[home]) >= _HOME_TOWNS and sum(votes[home]) >= max(_HOME_VOTES, _CLEARLY * rivals):
                self.homes.add(home)
                self.provinces.add(home)
                self.countries.add("USA")

    def supports(self, entry: GazetteerEntry) -> bool:
        """Whether the text names the state of a city of the United States, or the country of any other."""
        if entry.country == "USA" and entry.province:
            return entry.province in self.provinces
        return entry.country in self.countries

    def borders(self, entry: GazetteerEntry) -> bool:
        """Whether the text names a country or province beside a place whose name alone is not enough: the Gulf."""
        return not (entry.near.isdisjoint(self.countries) and entry.near.isdisjoint(self.provinces))


def choose(
    entries: Sequence[GazetteerEntry], setting: Setting, beside: Iterable[GazetteerEntry] = ()
) -> GazetteerEntry:
    """The likeliest of the entries; `beside` are places that follow it after a comma, as in `Paris, Texas`."""
    if len(entries) == 1:
        return entries[0]
    following = tuple(beside)
    # The first city is the one most texts mean.
    usual = next((entry for entry in entries if entry.kind in {PlaceKind.CITY, PlaceKind.CAPITAL}), None)
    return max(entries, key=lambda entry: _weight(entry, setting, following) + (_USUAL if entry is usual else 0))


def _weight(entry: GazetteerEntry, setting: Setting, beside: Sequence[GazetteerEntry]) -> float:
    weight = _BASE[entry.kind] + (_WEAK if entry.weak else 0)
    if entry.kind in {PlaceKind.CITY, PlaceKind.CAPITAL}:
        weight += math.log10(entry.thousands + 1)
    if entry.province in setting.homes and entry.kind is PlaceKind.CITY:
        weight += _AT_HOME
    if setting.borders(entry):
        weight += _COUNTRY_NAMED
    if entry.province and entry.province in setting.provinces:
        weight += _PROVINCE_NAMED
    elif _country_named(entry, setting):
        weight += _COUNTRY_NAMED
    if any(lies_in(entry, other) for other in beside):
        weight += _BESIDE
    return weight


def _country_named(entry: GazetteerEntry, setting: Setting) -> bool:
    if entry.country == "USA" and entry.province not in {None, _CAPITAL}:
        # News of any part of the world name the United States: only other states of it speak for the state of Georgia.
        states = setting.provinces - {_CAPITAL}
        return entry.kind is PlaceKind.PROVINCE and any(state.startswith("US-") for state in states)
    return entry.country in setting.countries


def lies_in(entry: GazetteerEntry, other: GazetteerEntry) -> bool:
    """Whether one place lies in the other, a state or a country."""
    if other.province:
        return entry.province == other.province and entry.kind is not PlaceKind.PROVINCE
    if other.kind not in {PlaceKind.COUNTRY, PlaceKind.REGION} or other.country is None:
        return False
    return entry.country == other.country and entry.kind not in {PlaceKind.COUNTRY, PlaceKind.REGION}
