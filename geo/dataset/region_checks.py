"""Checks that the atlas knows the countries, provinces, seas and areas that regions name."""

from collections.abc import Iterator
from typing import Any

from geo.dataset.finding import Finding
from geo.dataset.recipe_names import atlas_index
from geo.dataset.yaml.tree import Path
from geo.errors import quoted

__all__ = ["check_region_names"]

_SINGULAR = {
    "countries": "country",
    "provinces": "province",
    "seas": "sea",
    "areas": "area",
    "subregions": "subregion",
    "continents": "continent",
}
_CODED = ("countries", "provinces", "seas", "areas")
_COMBINING = ("union", "difference", "clip")


def check_region_names(data: Any) -> Iterator[Finding]:  # noqa: ANN401  plain data of any shape
    """A finding for every name in a region that the atlas does not have."""
    hotspots = data.get("hotspots") if isinstance(data, dict) else None
    if not isinstance(hotspots, dict):
        return
    for id_, hotspot in hotspots.items():
        if isinstance(hotspot, dict):
            yield from _check(("hotspots", id_, "region"), hotspot.get("region"))


def _check(path: Path, region: Any) -> Iterator[Finding]:  # noqa: ANN401  plain data of any shape
    pending = [(path, region)]
    while pending:
        here, recipe = pending.pop()
        if not isinstance(recipe, dict):
            continue
        for key, value in recipe.items():
            if not isinstance(value, list):
                continue
            if key in _COMBINING:
                pending += [((*here, key, index), part) for index, part in enumerate(value)]
            elif key in _SINGULAR:
                yield from _check_names((*here, key), key, value)


def _check_names(path: Path, kind: str, names: list[Any]) -> Iterator[Finding]:
    known = getattr(atlas_index(), kind)
    for index, name in enumerate(names):
        if isinstance(name, str) and name not in known:
            yield Finding(
                path=(*path, index), what=f"the atlas has no {_SINGULAR[kind]} {quoted(name)}",
                expected=f"{'a code' if kind in _CODED[:2] else 'a name' if kind not in _CODED else 'an id'} of "
                "`geo/atlas/geodata/index.json` is expected",
                fix="look it up there",
                misspelt=name, known=known if kind in _CODED else tuple(known),
            )  # fmt: skip
