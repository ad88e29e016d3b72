"""The names that recipes may use: countries, provinces, seas, areas, subregions, continents, neighbours and cities.

Reads small JSON files, each when it is first needed, and imports no geometry library, so that checking a hotspots file
stays fast.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

__all__ = ["AtlasIndex", "atlas_index", "land_neighbours", "place_countries", "place_named"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AtlasIndex:
    """Every code and name of the atlas, each mapping in alphabetical order of its keys."""

    countries: Mapping[str, str]
    """Natural Earth `ADM0_A3` → name, such as `SRB` → `Serbia`."""
    provinces: Mapping[str, str]
    """ISO 3166-2 → name, such as `SY-ID` → `Idlib`; only the provinces that the atlas ships."""
    seas: Mapping[str, str]
    """Id → name, such as `gulf-of-oman` → `Gulf of Oman`."""
    sea_sources: Mapping[str, str]
    """Id of each sea → `natural-earth`, or `own envelope` where Natural Earth lacks it."""
    areas: Mapping[str, str]
    """Id → name of a disputed area or a piece of a country, such as `crimea` → `Crimea`."""
    subregions: Mapping[str, tuple[str, ...]]
    """Natural Earth `SUBREGION` → `ADM0_A3` codes of its countries."""
    continents: Mapping[str, tuple[str, ...]]
    """Natural Earth `CONTINENT` → `ADM0_A3` codes of its countries."""


def _members(table: dict[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({name: tuple(codes) for name, codes in table.items()})


@cache
def atlas_index() -> AtlasIndex:
    """The index of the atlas that is shipped with the package."""
    raw = _geodata("index.json")
    return AtlasIndex(
        countries=MappingProxyType(raw["countries"]),
        provinces=MappingProxyType(raw["provinces"]),
        seas=MappingProxyType(raw["seas"]),
        sea_sources=MappingProxyType(raw["sea_sources"]),
        areas=MappingProxyType(raw["areas"]),
        subregions=_members(raw["subregions"]),
        continents=_members(raw["continents"]),
    )


@cache
def land_neighbours() -> Mapping[str, tuple[str, ...]]:
    """`ADM0_A3` → the countries with which it shares a land border in every viewpoint."""
    return _members(_geodata("neighbours.json"))


@cache
def place_countries() -> Mapping[str, tuple[str, ...]]:
    """Name of a populated place → `ADM0_A3` of each that bears it; a country stands twice where two of its own do."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _geodata("places.json"):
        found[row["name"]] = (*found.get(row["name"], ()), row["country"])
    return MappingProxyType(found)


def place_named(text: str) -> tuple[str, tuple[str, ...]]:
    """The name in `Minsk` or `Victoria, SYC`, and the countries where the atlas knows a place that is meant by it.

    One country: the place is found. None: the name is unknown, or not there. Several: it says too little.
    """
    if (split := _WITH_COUNTRY.fullmatch(text)) and text not in place_countries():
        name, code = split.groups()
        return name, tuple(one for one in place_countries().get(name, ()) if one == code)
    return text, place_countries().get(text, ())


_WITH_COUNTRY = re.compile(r"(.+), ([A-Z]{3})")


def _geodata(name: str) -> Any:  # noqa: ANN401  what a JSON file holds
    return json.loads(files("geo").joinpath("atlas", "geodata", name).read_bytes())
