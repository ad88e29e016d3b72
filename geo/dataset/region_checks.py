"""Checks that the atlas knows the countries, provinces, seas, areas, borders and cities that regions name."""

from collections.abc import Iterator
from typing import Any

from geo.dataset.finding import Finding
from geo.dataset.recipe_names import atlas_index, land_neighbours, place_countries, place_named
from geo.dataset.yaml.tree import Path
from geo.errors import quoted

__all__ = ["check_region_names"]

_SINGULAR = {
    "countries": "country",
    "border": "country",
    "provinces": "province",
    "seas": "sea",
    "areas": "area",
    "subregions": "subregion",
    "continents": "continent",
}
_CODED = ("countries", "provinces", "seas", "areas")
_COMBINING = ("union", "difference", "clip")


def check_region_names(data: Any) -> Iterator[Finding]:  # noqa: ANN401  plain data of any shape
    """A finding for every name in a region that the atlas does not have, or that says too little."""
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
            elif key == "places":
                yield from _check_places((*here, key), value)
            elif key in _SINGULAR:
                unknown = tuple(_check_names((*here, key), key, value))
                yield from unknown or (_check_border((*here, key), value) if key == "border" else ())


def _check_names(path: Path, key: str, names: list[Any]) -> Iterator[Finding]:
    kind = "countries" if key == "border" else key
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


def _check_border(path: Path, codes: list[Any]) -> Iterator[Finding]:
    if len(codes) != 2 or not all(isinstance(code, str) for code in codes):
        return  # the model says so
    one, other = codes
    neighbours, names = land_neighbours().get(one, ()), atlas_index().countries
    if one == other:
        yield Finding(
            path=(*path, 1), what=f"{quoted(other)} stands on both sides", expected="two countries are expected",
            fix="name a neighbour of it",
        )  # fmt: skip
    elif other not in neighbours:
        yield Finding(
            path=(*path, 1), what=f"{names[one]} and {names[other]} do not share a land border in every viewpoint",
            expected=f"a neighbour of {names[one]} is expected{_listed(neighbours)}",
            fix="name one, or draw the place by another recipe",
        )  # fmt: skip


def _listed(codes: tuple[str, ...]) -> str:
    return f": {', '.join(codes)}" if codes else ", which has none"


def _check_places(path: Path, names: list[Any]) -> Iterator[Finding]:
    for index, text in enumerate(names):
        if not isinstance(text, str) or not text.strip():
            continue
        name, countries = place_named(text)
        if not countries:
            yield _unknown_place((*path, index), text, name)
        elif len(set(countries)) < len(countries):
            yield Finding(
                path=(*path, index), what=f"the atlas has two places {quoted(name)} in {countries[0]}",
                expected="a name that one place bears is expected", fix="write a `point` with its coordinates",
            )  # fmt: skip
        elif len(countries) > 1:
            choices = [f"`{name}, {code}`" for code in sorted(countries)]
            yield Finding(
                path=(*path, index), what=f"the atlas has {len(countries)} places {quoted(name)}",
                expected="the country’s code is expected behind the name",
                fix=f"write {', '.join(choices[:-1])} or {choices[-1]}, in quotes",
            )  # fmt: skip


def _unknown_place(path: Path, text: str, name: str) -> Finding:
    elsewhere = place_countries().get(name, ())
    known = tuple(f"{name}, {code}" for code in sorted(set(elsewhere))) or tuple(place_countries())
    return Finding(
        path=path, what=f"the atlas has no place {quoted(text)}",
        expected="a name of `geo/atlas/geodata/places.json` is expected",
        fix="look it up there, or write a `point` with its coordinates",
        misspelt=text if elsewhere else name, known=known,
    )  # fmt: skip
