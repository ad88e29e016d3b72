"""The outlines of regions and waters by their names."""

import json

import pytest

from geo.dataset import recipe
from geo.dataset.region_checks import check_region_names
from geo.places.gazetteer import PLACENAMES, placename_rows
from geo.places.named_outlines import countries_in, outline

OWN = json.loads((PLACENAMES / "outlines.json").read_bytes())


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("West Africa", {"subregions": ["Western Africa"]}),
        ("the Black Sea", {"seas": ["black-sea"]}),
        ("Crimea", {"areas": ["crimea"]}),
        ("Levant", {"countries": ["SYR", "LBN", "ISR", "PSX", "JOR"]}),
    ],
)
def test_a_place_has_the_outline_of_the_atlas_or_of_the_table(name: str, region: object) -> None:
    found = outline(name)
    assert found is not None
    assert found.model_dump(mode="json") == region


def test_what_nobody_outlined_has_none() -> None:
    assert outline("Danube") is None


def test_the_table_names_only_what_the_atlas_has_and_what_is_recognised() -> None:
    data = {"hotspots": {name: {"region": region} for name, region in OWN.items()}}
    assert list(check_region_names(data)) == []
    assert OWN.keys() <= {row["name"].rstrip("=") for row in placename_rows("places.tsv")}
    assert list(OWN) == sorted(OWN)


def test_a_name_of_the_atlas_needs_no_line_in_the_table() -> None:
    assert [name for name in OWN if outline(name) != outline.__wrapped__(name)] == []
    shadowed = [name for name, region in OWN.items() if (it := outline(name)) and it.model_dump(mode="json") != region]
    assert [name for name in shadowed if "point" not in OWN[name] and "union" not in OWN[name]] == []


def test_countries_of_groups_are_listed() -> None:
    assert {"MLI", "GHA"} <= countries_in(recipe.Continents(continents=("Africa",)))
    assert countries_in(recipe.Seas(seas=("black-sea",))) == frozenset()
