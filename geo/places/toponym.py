"""What is recognised in a text as a place, and for which hotspots it is evidence."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["PlaceKind", "Reach", "Toponym"]


class PlaceKind(StrEnum):
    """What a recognised name is a name of."""

    HOTSPOT = "hotspot"
    """A name or alias of a hotspot that no gazetteer knows."""
    ORGANISATION = "organisation"
    """An organisation or plan that is an alias of a hotspot, such as the European Union: evidence, but no place."""
    COUNTRY = "country"
    CAPITAL = "capital"
    """A capital; in the news it often stands for its government."""
    CITY = "city"
    PROVINCE = "province"
    """A first-level division of a country."""
    REGION = "region"
    """A part of the world: a continent, a subregion, a cultural or historical region."""
    SEA = "sea"
    """A sea, strait, gulf, ocean, river or other water."""
    DEMONYM = "demonym"
    """People, language or adjective of a place: `Syrian`, `Uighurs`, `Malian`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """One mention of a place. Offsets are code points of the text, end exclusive."""

    start: int
    end: int
    text: str
    """The text's own characters."""
    kind: PlaceKind
    name: str
    """The place's usual English name, such as `Syria` for `Syrian`."""
    country: str | None = None
    """Natural Earth `ADM0_A3` code of the country it is, or lies in; None where it is in several or in none."""
    province: str | None = None
    """ISO 3166-2 code of the province it is, or lies in, where that is known."""
    point: tuple[float, float] | None = None
    """Longitude, latitude in degrees (WGS 84), of a city or capital."""
    hotspots: tuple[str, ...] = ()
    """Ids of hotspots of which it is a name or alias."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A hotspot that a place is evidence for, and why."""

    hotspot: str
    why: str
    """Short, such as `Syria` or `Belgrade → Serbia` or `Idlib → Syria`."""
    direct: bool
    """Whether the place is the hotspot by name, rather than inside it."""
    wider: bool = False
    """Whether the place reaches a narrower hotspot, too, such as Africa for a city in Sudan where Sudan is one."""
    rough: bool = False
    """Whether only a box, a disc or a parallel says so: such outlines are approximate."""
