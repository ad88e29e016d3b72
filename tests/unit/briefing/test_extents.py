"""How outlines are drawn, in words: for every kind of recipe, alone and among others."""

from typing import Any

import pytest
from pydantic import TypeAdapter
from repository import DATA

from geo.briefing.content.extents import extents_text
from geo.dataset.loader import load
from geo.dataset.model import Hotspot, Precision
from geo.dataset.recipe import REGION_KEYS, Region

_REGION: TypeAdapter[Region] = TypeAdapter(Region)
EXACT = "as exactly as the texts place it"
OWN = "as the analyst drew it; the texts give no limits"
FRANCE = {"countries": ["FRA"]}
STRIP = {"border": ["CHN", "RUS"], "buffer_km": 60.0}


def hotspot(recipe: dict[str, Any], precision: Precision = Precision.COUNTRY) -> Hotspot:
    region = _REGION.validate_python(recipe, strict=False)
    return Hotspot.model_construct(name="X", region=region, precision=precision, excerpts=())


CASES: list[tuple[dict[str, Any], str, str]] = [
    (FRANCE, "a country or territory", EXACT),
    ({"countries": ["FRA", "DEU"]}, "a group of countries", EXACT),
    ({"subregions": ["Central Asia"]}, "a group of countries", EXACT),
    ({"continents": ["Africa"]}, "a group of countries", EXACT),
    ({"areas": ["crimea"]}, "an area of its own", EXACT),
    ({"provinces": ["SY-ID"]}, "a province", EXACT),
    ({"provinces": ["SY-ID", "CN-XZ"]}, "a group of provinces", EXACT),
    ({"seas": ["baltic-sea"]}, "a sea", EXACT),
    ({"seas": ["baltic-sea", "black-sea"]}, "a group of seas", EXACT),
    ({"north_of": 66.5622}, "everything north of the Arctic Circle", OWN),
    ({"north_of": -10.5}, "everything north of 10.5° S", OWN),
    ({"box": [1.0, 2.0, 3.0, 4.0]}, "a box of longitude and latitude", OWN),
    ({"point": [1.0, 2.0], "radius_km": 2.5}, "a disc of 2.5 km around a point", OWN),
    (STRIP, "a strip of 60 km on either side of a border", OWN),
    ({"places": ["Minsk"], "radius_km": 50.0}, "a disc of 50 km around a city", OWN),
    ({"places": ["Minsk", "Riga"], "radius_km": 50.0}, "discs of 50 km around 2 cities", OWN),
    ({"union": [STRIP, STRIP]}, "strips of 60 km on either side of borders", OWN),
    ({"union": [FRANCE, {"subregions": ["Central Asia"]}]}, "a group of countries", OWN),
    ({"union": [FRANCE, {"seas": ["baltic-sea"]}]}, "a group of countries and seas", OWN),
    (
        {"union": [STRIP, {"areas": ["crimea"]}, STRIP]},
        "strips of 60 km on either side of borders, together with an area of its own",
        OWN,
    ),
    (
        {"union": [FRANCE, {"areas": ["crimea"]}, {"seas": ["baltic-sea"]}, {"countries": ["DEU"]}]},
        "a group of countries, areas and seas",
        OWN,
    ),
    ({"clip": [STRIP, {"box": [1.0, 2.0, 3.0, 4.0]}]}, "part of a strip of 60 km on either side of a border", OWN),
    ({"clip": [{"box": [1.0, 2.0, 3.0, 4.0]}, {"clip": [FRANCE, STRIP]}]}, "part of a country or territory", OWN),
    ({"difference": [{"continents": ["Africa"]}, {"countries": ["EGY"]}]}, "a group of countries", OWN),
    ({"difference": [FRANCE, {"areas": ["crimea"]}]}, "part of a country or territory", OWN),
]


@pytest.mark.parametrize(("recipe", "drawn", "how"), CASES, ids=lambda case: str(case)[:40])
def test_one_outline_is_told_by_its_recipe(recipe: dict[str, Any], drawn: str, how: str) -> None:
    assert extents_text([hotspot(recipe)]) == f"drawn as {drawn}, {how}"


def test_every_kind_of_recipe_is_tried() -> None:
    assert {next(key for key in REGION_KEYS if key in recipe) for recipe, _, _ in CASES} == set(REGION_KEYS)


@pytest.mark.parametrize("precision", [Precision.REGION, Precision.BORDER, Precision.CIRCUMPOLAR])
def test_a_place_without_limits_is_the_analysts_drawing_whatever_its_recipe(precision: Precision) -> None:
    assert extents_text([hotspot(FRANCE, precision)]) == f"drawn as a country or territory, {OWN}"


def test_several_outlines_are_counted_by_kind_and_by_whose_they_are() -> None:
    two = [hotspot(STRIP), hotspot(FRANCE), hotspot({"seas": ["baltic-sea"]}), hotspot(FRANCE)]
    assert extents_text(two) == (
        "2 drawn as countries or territories, 1 as a sea, as exactly as the texts place them; 1 as a strip of 60 km on "
        "either side of a border, as the analyst drew them; the texts give no limits"
    )


def test_the_rarest_of_many_kinds_are_told_by_their_number() -> None:
    many = [hotspot({"point": [1.0, 2.0], "radius_km": float(km)}) for km in (1, 1, 2, 3, 4, 5, 6)]
    assert extents_text(many) == (
        "2 drawn as discs of 1 km around points, 1 as a disc of 2 km around a point, 1 as a disc of 3 km around a "
        "point, 1 as a disc of 4 km around a point, 2 otherwise, as the analyst drew them; the texts give no limits"
    )


def test_the_extent_of_every_shipped_hotspot_is_one_short_clause() -> None:
    hotspots = load(DATA).dataset.hotspots
    for id_, one in hotspots.items():
        text = extents_text([one])
        assert text.startswith("drawn as "), id_
        assert len(text) <= 160, f"{id_}: {text}"
    assert len(extents_text(hotspots.values())) <= 600
