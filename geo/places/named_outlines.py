"""The outline of a region, an island or a water by its name: of the atlas, else of `placenames/outlines.json`."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from geo.dataset import recipe
from geo.dataset.recipe import Region
from geo.dataset.recipe_names import atlas_index
from geo.places.gazetteer import PLACENAMES
from geo.slug import slug

__all__ = ["countries_in", "outline"]


@cache
def outline(name: str) -> Region | None:
    """The recipe for a place by the name it has in the news, such as `West Africa`; None where nothing outlines it."""
    index = atlas_index()
    groups = {_plain(known): known for known in (*index.continents, *index.subregions)}
    if group := groups.get(_plain(name)):
        if group in index.subregions:
            return recipe.Subregions(subregions=(group,))
        return recipe.Continents(continents=(group,))
    if id_ := _id(name, index.seas):
        return recipe.Seas(seas=(id_,))
    if id_ := _id(name, index.provinces):
        return recipe.Provinces(provinces=(id_,))
    if id_ := _id(name, index.areas):
        return recipe.Areas(areas=(id_,))
    return _own().get(name)


def countries_in(region: Region) -> frozenset[str]:
    """The `ADM0_A3` codes of the countries that a recipe names, itself or by the group they are in."""
    index = atlas_index()
    match region:
        case recipe.Countries():
            return frozenset(region.countries)
        case recipe.Subregions():
            return frozenset(code for name in region.subregions for code in index.subregions.get(name, ()))
        case recipe.Continents():
            return frozenset(code for name in region.continents for code in index.continents.get(name, ()))
    return frozenset()


def _id(name: str, known: Mapping[str, str]) -> str | None:
    wanted = name.casefold().removeprefix("the ")
    return next((id_ for id_, one in known.items() if one.casefold() == wanted or id_ == slug(wanted)), None)


def _plain(name: str) -> str:
    folded = name.casefold().replace("-", "").replace(" ", "").removeprefix("the")
    return folded.replace("ern", "").replace("middleafrica", "centralafrica")


@cache
def _own() -> Mapping[str, Region]:
    """What the atlas has no name for: groups of countries, and discs that stand for straits, gulfs and islands."""
    raw: dict[str, Any] = json.loads((PLACENAMES / "outlines.json").read_bytes())
    adapter: TypeAdapter[Region] = TypeAdapter(Region)
    return {name: adapter.validate_python(region, strict=False) for name, region in raw.items()}
