"""How outlines are drawn, in words, from their recipes: a figure says what it shows, not how exact its place is.

What a text names and the atlas has limits of (a country, a sea) is told apart from what the analyst drew because the
texts give no limits: boxes, discs, strips, what is put together or cut, and every place of the precisions `region`,
`border` and `circumpolar`.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from geo.dataset import recipe
from geo.dataset.model import Hotspot, Precision
from geo.dataset.recipe import Region

__all__ = ["extents_counted", "extents_text"]

_ARCTIC_CIRCLE: Final = 66.5622
_NO_LIMITS: Final = frozenset({Precision.REGION, Precision.BORDER, Precision.CIRCUMPOLAR})
_MOST: Final = 5
"""Kinds told of one sort: with more of them nobody reads the sentence."""
_Group = recipe.Subregions | recipe.Continents
_Named = recipe.Countries | _Group | recipe.Provinces | recipe.Areas | recipe.Seas


class _Kind(NamedTuple):
    """What an outline is: of one, and of several that are like it."""

    one: str
    several: str


_COUNTRY = _Kind("a country or territory", "countries or territories")
_COUNTRIES = _Kind("a group of countries", "groups of countries")
_AREA, _AREAS = _Kind("an area of its own", "areas of their own"), _Kind("a group of areas", "groups of areas")
_PROVINCE, _PROVINCES = _Kind("a province", "provinces"), _Kind("a group of provinces", "groups of provinces")
_SEA, _SEAS = _Kind("a sea", "seas"), _Kind("a group of seas", "groups of seas")
_MEMBERS: Final[Mapping[_Kind, str]] = {
    **dict.fromkeys((_COUNTRY, _COUNTRIES), "countries"),
    **dict.fromkeys((_AREA, _AREAS), "areas"),
    **dict.fromkeys((_PROVINCE, _PROVINCES), "provinces"),
    **dict.fromkeys((_SEA, _SEAS), "seas"),
}
"""What a group of such parts is a group of."""


def extents_text(hotspots: Collection[Hotspot]) -> str:
    """`drawn as a country or territory, as exactly as the texts place it`, or `2 drawn as seas, …` for several."""
    named = [_kind(one.region) for one in hotspots if _has_limits(one)]
    own = [_kind(one.region) for one in hotspots if not _has_limits(one)]
    told = [
        f"{_counted(kinds, alone=len(hotspots) == 1)}, {how.format('it' if len(hotspots) == 1 else 'them')}"
        for kinds, how in (
            (named, "as exactly as the texts place {}"),
            (own, "as the analyst drew {}; the texts give no limits"),
        )
        if kinds
    ]
    return "drawn " + "; ".join(told) if len(hotspots) == 1 else "; ".join(told).replace(" as ", " drawn as ", 1)


def extents_counted(hotspots: Collection[Hotspot]) -> str:
    """`16 as exactly as the texts place them, 3 as the analyst drew them where the texts give no limits`."""
    exact = sum(_has_limits(one) for one in hotspots)
    own = len(hotspots) - exact
    parts = [f"{exact:,} as exactly as the texts place them"] if exact else []
    return ", ".join([*parts, *([f"{own:,} as the analyst drew them where the texts give no limits"] if own else [])])


def _counted(kinds: list[_Kind], *, alone: bool) -> str:
    """`3 as seas, 1 as a province`: the most first, else in the order of the file; the rarest of many by number."""
    counts = Counter(kinds).most_common()
    if alone:
        return f"as {kinds[0].one}"
    told = counts if len(counts) <= _MOST else counts[: _MOST - 1]
    rest = sum(count for _, count in counts[len(told) :])
    listed = [f"{count:,} as {kind.several if count > 1 else kind.one}" for kind, count in told]
    return ", ".join([*listed, *([f"{rest:,} otherwise"] if rest else [])])


def _has_limits(hotspot: Hotspot) -> bool:
    """Whether a text that names the place says by its name alone how far it reaches."""
    return isinstance(hotspot.region, _Named) and hotspot.precision not in _NO_LIMITS


def _kind(region: Region) -> _Kind:  # noqa: PLR0911 - one line for each kind of recipe
    match region:
        case recipe.NorthOf():
            circle = "the Arctic Circle" if region.north_of == _ARCTIC_CIRCLE else f"{_latitude(region.north_of)}"
            return _same(f"everything north of {circle}")
        case recipe.Box():
            return _Kind("a box of longitude and latitude", "boxes of longitude and latitude")
        case recipe.Point():
            size = f"{region.radius_km:,g} km around"
            return _Kind(f"a disc of {size} a point", f"discs of {size} points")
        case recipe.Places():
            return _discs(region)
        case recipe.BorderStrip():
            side = f"{region.buffer_km:,g} km on either side of"
            return _Kind(f"a strip of {side} a border", f"strips of {side} borders")
        case recipe.Union():
            return _union([_kind(part) for part in region.union])
        case recipe.Difference():
            first, *others = region.difference
            whole = isinstance(first, _Group) and all(isinstance(other, recipe.Countries | _Group) for other in others)
            return _kind(first) if whole else _part(_kind(first))
        case recipe.Clip():
            frames = recipe.Box | recipe.NorthOf | recipe.Point
            return _part(_kind(next((part for part in region.clip if not isinstance(part, frames)), region.clip[0])))
    return _named(region)


def _named(region: Region) -> _Kind:
    match region:
        case recipe.Countries():
            return _COUNTRY if len(region.countries) == 1 else _COUNTRIES
        case recipe.Areas():
            return _AREA if len(region.areas) == 1 else _AREAS
        case recipe.Provinces():
            return _PROVINCE if len(region.provinces) == 1 else _PROVINCES
        case recipe.Seas():
            return _SEA if len(region.seas) == 1 else _SEAS
    return _COUNTRIES


def _discs(region: recipe.Places) -> _Kind:
    size = f"{region.radius_km:,g} km around"
    if len(region.places) == 1:
        return _Kind(f"a disc of {size} a city", f"discs of {size} cities")
    return _Kind(f"discs of {size} {len(region.places)} cities", f"groups of discs of {size} cities")


def _part(kind: _Kind) -> _Kind:
    if kind.one.startswith("part of "):
        return kind
    return _Kind(f"part of {kind.one}", f"parts of {kind.several}")


def _union(kinds: list[_Kind]) -> _Kind:
    """A group of what the atlas names; else the parts one after the other, like ones told once in the plural."""
    if all(kind in _MEMBERS for kind in kinds):
        *first, last = dict.fromkeys(_MEMBERS[kind] for kind in kinds)
        members = f"{', '.join(first)} and {last}" if first else last
        return _Kind(f"a group of {members}", f"groups of {members}")
    counts = Counter(kinds)
    return _same(", together with ".join(kind.one if count == 1 else kind.several for kind, count in counts.items()))


def _same(text: str) -> _Kind:
    return _Kind(text, text)


def _latitude(degrees: float) -> str:
    return f"{abs(degrees):g}° {'N' if degrees >= 0 else 'S'}"
