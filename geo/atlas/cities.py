"""Cities: Natural Earth's populated places, for recipes that name capitals and for tests of where a region lies."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["City", "cities"]


@dataclass(frozen=True, kw_only=True, slots=True)
class City:
    """A populated place."""

    name: str
    """Name as Natural Earth spells it."""
    ascii_name: str
    """The same in ASCII."""
    country: str
    """`ADM0_A3` of who holds it on the ground, one of the atlas."""
    lon: float
    """Longitude in degrees (EPSG:4326)."""
    lat: float
    """Latitude in degrees."""
    capital: bool
    """Whether Natural Earth calls it the capital of a state; of a state with two seats both may be."""
    rank: int
    """Natural Earth's `scalerank`, 0 to 10: the lower, the smaller the scale at which it is shown."""
    population: int
    """Natural Earth's `pop_max`: of the town with its surroundings, more or less of 2010."""

    @property
    def english_name(self) -> str:
        """The name as English maps write it today; recipes go by `name`."""
        return _ENGLISH.get((self.country, self.name), self.name)


_ENGLISH: Mapping[tuple[str, str], str] = {
    ("CHN", "Shenyeng"): "Shenyang",
    ("CHN", "Shijianzhuang"): "Shijiazhuang",
    ("CHN", "Xian"): "Xi’an",
    ("CMR", "Yaounde"): "Yaoundé",
    ("COL", "Bogota"): "Bogotá",
    ("DNK", "København"): "Copenhagen",
    ("EGY", "Bur Said"): "Port Said",
    ("IDN", "Bandjarmasin"): "Banjarmasin",
    ("IDN", "Ujungpandang"): "Makassar",
    ("IRN", "Bandar-e-Abbas"): "Bandar Abbas",
    ("IRQ", "An Najaf"): "Najaf",
    ("JPN", "Ōsaka"): "Osaka",
    ("KAZ", "Qaraghandy"): "Karaganda",
    ("LBY", "Banghazi"): "Benghazi",
    ("MMR", "Rangoon"): "Yangon",
    ("RUS", "Archangel"): "Arkhangelsk",
    ("RUS", "Sevastapol"): "Sevastopol",
    ("SAU", "Makkah"): "Mecca",
    ("SDN", "Niyala"): "Nyala",
    ("SOL", "Hargeysa"): "Hargeisa",
    ("TON", "Nukualofa"): "Nuku’alofa",
    ("UKR", "Kiev"): "Kyiv",
    ("UKR", "Lvov"): "Lviv",
    ("UKR", "Odessa"): "Odesa",
}
"""Names that Natural Earth misspells, or writes as no English map does any more."""


@cache
def cities() -> tuple[City, ...]:
    """Some 1,200 cities in the order of country and name; names occur more than once, in different countries too."""
    raw = files("geo").joinpath("atlas", "geodata", "places.json").read_bytes()
    return tuple(City(**row) for row in json.loads(raw))
