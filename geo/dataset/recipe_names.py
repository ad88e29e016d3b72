"""The names that recipes may use: countries, provinces, seas, areas, subregions and continents.

Reads one small JSON file and imports no geometry library, so that checking a hotspots file stays fast.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["AtlasIndex", "atlas_index"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AtlasIndex:
    """Every code and name of the atlas, each mapping in alphabetical order of its keys."""

    countries: Mapping[str, str]
    """Natural Earth `ADM0_A3` → name, such as `SRB` → `Serbia`."""
    provinces: Mapping[str, str]
    """ISO 3166-2 → name, such as `SY-ID` → `Idlib`; only the provinces that the atlas ships."""
    seas: Mapping[str, str]
    """Id → name, such as `gulf-of-oman` → `Gulf of Oman`."""
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
    raw = json.loads(files("geo").joinpath("atlas", "geodata", "index.json").read_bytes())
    return AtlasIndex(
        countries=MappingProxyType(raw["countries"]),
        provinces=MappingProxyType(raw["provinces"]),
        seas=MappingProxyType(raw["seas"]),
        areas=MappingProxyType(raw["areas"]),
        subregions=_members(raw["subregions"]),
        continents=_members(raw["continents"]),
    )
