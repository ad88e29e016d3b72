"""The names of places that the package knows, read from `geo/places/placenames/`.

Keys are names as `geo.places.spelling.matching_form` writes them. One key may stand for several places (Georgia,
Paris); the likelier one stands first.
"""

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from geo.places.spelling import matching_form
from geo.places.toponym import PlaceKind

__all__ = ["PLACENAMES", "Gazetteer", "GazetteerEntry", "gazetteer", "placename_rows", "word_set"]

PLACENAMES = Path(__file__).parent / "placenames"
_LONG_NAME = 6
"""Letters from which the name of a division may speak for itself."""
_IN_THE_NEWS = 50
"""Thousands of inhabitants that a city of the own table counts for where GeoNames does not know it."""
_WEAK = "="
"""After a name in a table: it means something else as often, so the text must say that it is a place."""
_ACRONYM = re.compile("[A-Z]{2,4}")
_SAINT = re.compile(r"(Saint|Fort|Mount|Sankt) ")
_LONG_FIRST = ("Saint ", "Fort ", "Mount ", "Sankt ")
_SHORT = {"Saint": ("St. ", "St "), "Fort": ("Ft. ",), "Mount": ("Mt. ",), "Sankt": ("St. ",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """One place that a name may stand for."""

    name: str
    """Usual English name."""
    kind: PlaceKind
    country: str | None = None
    """`ADM0_A3` code."""
    province: str | None = None
    """ISO 3166-2 code."""
    point: tuple[float, float] | None = None
    """Longitude, latitude in degrees."""
    thousands: int = 0
    """Thousands of inhabitants of a city."""
    weak: bool = False
    """Whether the text must say that it is a place."""
    near: frozenset[str] = frozenset()
    """Codes of countries and provinces beside it, where its name alone means another place elsewhere: the Gulf."""
    short: bool = False
    """Whether it is an abbreviation that stands after a city only: `Ala.`, `TX`."""


class Gazetteer:
    """All names with the places they stand for; a city is read only when it is asked for."""

    def __init__(self) -> None:
        self._entries: dict[str, list[GazetteerEntry]] = {}
        self._rows: dict[str, str] = {}
        for key, entry in (*_countries(), *_states(), *_places()):
            self._entries.setdefault(key, []).append(entry)
        self._read_derived()
        self.masks: frozenset[str] = frozenset(map(matching_form, _words("masks.txt")))
        """Names of organisations, agreements, things and diseases that hold a place's name."""
        self.names: tuple[str, ...] = tuple(dict.fromkeys((*self._entries, *self._rows, *sorted(self.masks))))
        """Every key once, masks included."""
        self.organisations: frozenset[str] = frozenset(_words("organisations.txt"))
        """Words that end the name of an organisation: University, Times."""
        self.words: frozenset[str] = frozenset(map(matching_form, _words("words.txt")))
        """Names of places that are mostly words, or persons' names."""
        self.given: frozenset[str] = frozenset(map(matching_form, _words("given.txt")))
        """Given names of persons."""
        self.acronyms: frozenset[str] = frozenset(
            word for key in self._entries if not key.islower() for word in key.split(" ") if _ACRONYM.fullmatch(word)
        )
        """Words of keys that have capitals only, such as `UAE`."""

    def __contains__(self, key: object) -> bool:
        return key in self._entries or key in self._rows or key in self.masks

    def __getitem__(self, key: str) -> tuple[GazetteerEntry, ...]:
        """The places that a key stands for, the likelier first; none for a mask or an unknown name."""
        return _entries_of(self, key)

    def listed(self, key: str) -> Iterator[GazetteerEntry]:
        """The places that a key stands for, read anew."""
        derived = [_derived(line) for line in self._rows.get(key, "").splitlines()]
        cities = [entry for entry in derived if entry.kind is PlaceKind.CITY]
        # A capital or a city of the own table is one of GeoNames' cities, which knows where it lies.
        own = [_placed(entry, cities) for entry in self._entries.get(key, [])]
        # So is a country of one city, such as Singapore.
        taken = {(entry.point, entry.country) for entry in own if entry.point}
        whole = {entry.country for entry in own if entry.kind is PlaceKind.COUNTRY}
        yield from own
        if len(derived) == 1 and not own and self._speaks_for_itself(key, derived[0]):
            derived = [replace(derived[0], weak=False)]
        for entry in derived:
            if entry.point is None or ((entry.point, entry.country) not in taken and entry.country not in whole):
                yield entry

    def _speaks_for_itself(self, key: str, entry: GazetteerEntry) -> bool:
        """Whether a division's name means nothing else, as Uttar Pradesh does."""
        plain = key not in self.words and key not in self.given and len(key) >= _LONG_NAME
        return plain and entry.kind is PlaceKind.PROVINCE and entry.country in word_set("divided")

    def _read_derived(self) -> None:
        keys, rows = self._entries, self._rows

        def add(key: str, line: str) -> None:
            # Lines of one name are one string: a list for each would take the collector of garbage twice the time.
            rows[key] = f"{rows[key]}\n{line}" if key in rows else line

        for line in (PLACENAMES / "divisions.tsv").read_text("utf-8").splitlines():
            add(matching_form(line.split("\t", 2)[1]), line)
        for line in gzip.decompress((PLACENAMES / "cities.tsv.gz").read_bytes()).decode().splitlines():
            name, _, rest = line.partition("\t")
            key = name if name.isascii() and "`" not in name else matching_form(name)
            add(key, line)
            if "-" in key or key.startswith(_LONG_FIRST):
                for variant in _variants(key):
                    add(variant, line)
            if not rest.endswith("\t"):
                for spelling in rest.rpartition("\t")[2].split("|"):
                    if spelling not in keys:
                        add(spelling, line)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the package, read once."""
    return Gazetteer()


def placename_rows(name: str) -> Iterator[Mapping[str, str]]:
    """The rows of a table of `geo/places/placenames/` by the names in its first line."""
    head, *lines = (PLACENAMES / name).read_text("utf-8").splitlines()
    columns = head.split("\t")
    for line in lines:
        yield MappingProxyType(dict(zip(columns, line.split("\t"), strict=True)))


@cache
def word_set(name: str) -> frozenset[str]:
    """A set of words of `placenames/context.tsv`; the README beside it says what each set is for."""
    lines = (line.split("\t") for line in _words("context.tsv"))
    return next(frozenset(words.split(" ")) for key, words in lines if key == name)


@cache
def _entries_of(names: Gazetteer, key: str) -> tuple[GazetteerEntry, ...]:
    return tuple(names.listed(key))


def _words(name: str) -> Iterator[str]:
    return iter((PLACENAMES / name).read_text("utf-8").splitlines())


def _derived(line: str) -> GazetteerEntry:
    """The place of a line of a derived file: a division has four columns, a city seven."""
    columns = line.split("\t")
    if len(columns) == 4:
        kind, name, country, province = columns
        weak = kind == PlaceKind.PROVINCE and country != "USA"
        return GazetteerEntry(name=name, kind=PlaceKind(kind), country=country, province=province or None, weak=weak)
    name, country, province, longitude, latitude, thousands, _ = columns
    return GazetteerEntry(
        name=name,
        kind=PlaceKind.CITY,
        country=country,
        province=province or None,
        point=(float(longitude), float(latitude)),
        thousands=int(thousands),
    )


def _placed(entry: GazetteerEntry, cities: list[GazetteerEntry]) -> GazetteerEntry:
    """A capital or a city of the own tables with what GeoNames says of the largest city of that name there."""
    if entry.kind not in {PlaceKind.CAPITAL, PlaceKind.CITY} or entry.point is not None:
        return entry
    same = next((city for city in cities if city.country == entry.country), None)
    if same is None:
        return entry
    return GazetteerEntry(
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        province=same.province,
        point=same.point,
        thousands=same.thousands,
        weak=entry.weak,
    )


def _variants(key: str) -> Iterator[str]:
    """Other ways to write a name: without hyphens, with its first word short."""
    if "-" in key:
        yield key.replace("-", " ")
    if match := _SAINT.match(key):
        for short in _SHORT[match[1]]:
            yield short + key[match.end() :]


def _keys(
    names: Iterable[str], kind: PlaceKind, name: str, **more: str | bool | None
) -> Iterator[tuple[str, GazetteerEntry]]:
    usual = name.rstrip(_WEAK)
    for each in names:
        if plain := each.rstrip(_WEAK):
            weak = each.endswith(_WEAK) or bool(more.get("weak"))
            entry = GazetteerEntry(
                name=usual,
                kind=kind,
                country=_text(more.get("country")),
                province=_text(more.get("province")),
                weak=weak,
                short=bool(more.get("short")),
            )
            key = matching_form(plain)
            yield key, entry
            yield from ((variant, entry) for variant in _variants(key))


def _text(value: str | bool | None) -> str | None:
    return value if isinstance(value, str) and value else None


def _countries() -> Iterator[tuple[str, GazetteerEntry]]:
    for row in placename_rows("countries.tsv"):
        code, name = row["a3"], row["name"]
        names = (name, *_without_article(row["names"].split("|")))
        yield from _keys(dict.fromkeys(names), PlaceKind.COUNTRY, name, country=code)
        for capital in row["capitals"].split("|"):
            yield from _keys((capital,), PlaceKind.CAPITAL, capital, country=code)
        yield from _keys(row["people"].split("|"), PlaceKind.DEMONYM, name, country=code)


def _without_article(names: Iterable[str]) -> Iterator[str]:
    # `the Emirates` is a place and `Emirates` an airline; but the article is no part of the name.
    return (name[0].upper() + name[1:] if name[:4] != "the " else name[4:] + _WEAK for name in names if name)


def _states() -> Iterator[tuple[str, GazetteerEntry]]:
    country = {"US": "USA", "CA": "CAN", "AU": "AUS"}
    for row in placename_rows("states.tsv"):
        names = row["names"].split("|")
        name, place = names[0], {"country": country[row["iso"][:2]], "province": row["iso"]}
        yield from _keys(names, PlaceKind.PROVINCE, name, **place)
        yield from _keys(row["abbreviations"].split("|"), PlaceKind.PROVINCE, name, short=True, **place)
        yield from _keys(row["people"].split("|"), PlaceKind.DEMONYM, name, **place)


def _places() -> Iterator[tuple[str, GazetteerEntry]]:
    for row in placename_rows("places.tsv"):
        kind, name, country = PlaceKind(row["kind"]), row["name"], row["country"]
        names = (name, *_without_article(row["names"].split("|")))
        near = frozenset(row["near"].split("|")) - {""}
        for key, entry in _keys(dict.fromkeys(names), kind, name, country=country):
            yield key, replace(entry, near=near, thousands=_IN_THE_NEWS if kind is PlaceKind.CITY else 0)
        yield from _keys(row["people"].split("|"), PlaceKind.DEMONYM, name.rstrip(_WEAK), country=country)
