"""Which of the places of one name a text means: Paris in France or in Texas."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geo.gazetteer import Entry
from geo.place import PlaceKind

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
_USUAL, _PROVINCE_NAMED, _COUNTRY_NAMED, _BESIDE = 1.6, 2.5, 2.0, 9.0
_WEAK = -2.0
_CAPITAL = "US-DC"
"""Washington stands in the news for the United States."""


@dataclass(slots=True, kw_only=True)
class Setting:
    """What a text has named so far."""

    countries: set[str] = field(default_factory=set)
    """`ADM0_A3` codes."""
    provinces: set[str] = field(default_factory=set)
    """ISO 3166-2 codes."""

    def add(self, entry: Entry) -> None:
        """Note a place that the text names beyond doubt."""
        if entry.country:
            self.countries.add(entry.country)
        if entry.province:
            self.provinces.add(entry.province)

    def add_certain(self, entries: Sequence[Entry]) -> None:
        """Note what a name stands for where it can be one country's only: not so Georgia."""
        strong = [entry for entry in entries if entry.kind is not PlaceKind.CITY and not entry.weak]
        if len({entry.country for entry in strong or entries}) == 1:
            self.add((strong or entries)[0])

    def supports(self, entry: Entry) -> bool:
        """Whether the text names the state of a city of the United States, or the country of any other."""
        if entry.country == "USA" and entry.province:
            return entry.province in self.provinces
        return entry.country in self.countries


def choose(entries: Sequence[Entry], setting: Setting, beside: Iterable[Entry] = ()) -> Entry:
    """The likeliest of the entries; `beside` are places that follow it after a comma, as in `Paris, Texas`."""
    following = tuple(beside)
    # The first city is the one most texts mean.
    usual = next((entry for entry in entries if entry.kind in {PlaceKind.CITY, PlaceKind.CAPITAL}), None)
    return max(entries, key=lambda entry: _weight(entry, setting, following) + (_USUAL if entry is usual else 0))


def _weight(entry: Entry, setting: Setting, beside: Sequence[Entry]) -> float:
    weight = _BASE[entry.kind] + (_WEAK if entry.weak else 0)
    if entry.kind in {PlaceKind.CITY, PlaceKind.CAPITAL}:
        weight += math.log10(entry.thousands + 1)
    if entry.province and entry.province in setting.provinces:
        weight += _PROVINCE_NAMED
    elif _country_named(entry, setting):
        weight += _COUNTRY_NAMED
    if any(lies_in(entry, other) for other in beside):
        weight += _BESIDE
    return weight


def _country_named(entry: Entry, setting: Setting) -> bool:
    if entry.country == "USA" and entry.province not in {None, _CAPITAL}:
        # News of any part of the world name the United States: only other states of it speak for the state of Georgia.
        states = setting.provinces - {_CAPITAL}
        return entry.kind is PlaceKind.PROVINCE and any(state.startswith("US-") for state in states)
    return entry.country in setting.countries


def lies_in(entry: Entry, other: Entry) -> bool:
    """Whether one place lies in the other, a state or a country."""
    if other.province:
        return entry.province == other.province and entry.kind is not PlaceKind.PROVINCE
    return other.kind is PlaceKind.COUNTRY and entry.country == other.country and entry.kind is not PlaceKind.COUNTRY
