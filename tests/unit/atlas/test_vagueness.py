import pytest
from repository import ROOT

from geo.atlas.vagueness import is_vague
from geo.dataset.loader import load
from geo.dataset.model import Hotspot, Precision, Viewpoint
from geo.dataset.recipe import Continents, Countries, Region, Seas

SHIPPED = load(ROOT / "data/hotspots.yaml").dataset.hotspots

WIDE = {
    "arctic", "central-asia", "africa", "latin-america", "middle-east", "europe", "european-union", "asia-pacific",
    "south-east-asia", "indian-ocean", "south-pacific",
}  # fmt: skip


def place(region: Region, precision: Precision) -> Hotspot:
    return SHIPPED["serbia"].model_copy(update={"region": region, "precision": precision})


@pytest.mark.parametrize("hotspot", SHIPPED)
def test_of_the_shipped_hotspots_the_wide_ones_are_vague(hotspot: str) -> None:
    assert is_vague(SHIPPED[hotspot], Viewpoint.DE_FACTO) is (hotspot in WIDE)


def test_all_that_are_named_as_wide_are_shipped() -> None:
    assert set(SHIPPED) >= WIDE


@pytest.mark.parametrize("viewpoint", Viewpoint)
def test_whose_borders_are_drawn_makes_no_difference(viewpoint: Viewpoint) -> None:
    assert {i for i, hotspot in SHIPPED.items() if is_vague(hotspot, viewpoint)} == WIDE


@pytest.mark.parametrize(
    ("region", "precision", "vague"),
    [
        (Countries(countries=("RUS",)), Precision.COUNTRY, False),
        (Countries(countries=("USA", "CAN")), Precision.MULTI_COUNTRY, True),
        (Countries(countries=("BEL", "NLD", "LUX")), Precision.MULTI_COUNTRY, False),
        (Continents(continents=("Africa",)), Precision.REGION, True),
        (Seas(seas=("south-china-sea",)), Precision.SEA, False),
        (Seas(seas=("indian-ocean",)), Precision.SEA, True),
    ],
)
def test_precision_and_area_decide_together(region: Region, precision: Precision, vague: bool) -> None:
    assert is_vague(place(region, precision), Viewpoint.DE_FACTO) is vague
