"""Cities: Natural Earth's populated places, for recipes that name capitals and for tests of where a region lies."""

import json
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


@cache
def cities() -> tuple[City, ...]:
    """Some 1,200 cities in the order of country and name; names occur more than once, in different countries too."""
    raw = files("geo").joinpath("atlas", "geodata", "places.json").read_bytes()
    return tuple(City(**row) for row in json.loads(raw))
