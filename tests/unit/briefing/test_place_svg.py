"""The small map of a place: the outline it will have, in the page's colours, and small enough to be sent at once."""

import re
from xml.etree import ElementTree as ET

import pytest

from geo.briefing.maps.place_svg import HEIGHT, WIDTH, place_map, position_text
from geo.dataset import recipe
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region
from geo.selection.palette import DARK, LIGHT, Palette, css

MALI = recipe.Countries(countries=("MLI",))
SINGAPORE = recipe.Countries(countries=("SGP",))
FIJI = recipe.Countries(countries=("FJI",))
SEA = recipe.Seas(seas=("south-china-sea",))


def paths(region: Region, colours: Palette = LIGHT, viewpoint: Viewpoint = Viewpoint.DE_FACTO) -> list[dict[str, str]]:
    """What is drawn, the lowest first."""
    root = ET.fromstring(place_map(region, viewpoint, colours))
    assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    return [dict(element.attrib) for element in root]


def box(path: dict[str, str]) -> tuple[float, float, float, float]:
    points = [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path["d"])]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_place_lies_in_the_middle_with_its_neighbours_around(colours: Palette) -> None:
    drawn = paths(MALI, colours)
    (place,) = [path for path in drawn if path["fill"] == css(colours.ramp[1])]
    (land,) = [path for path in drawn if path["fill"] == css(colours.land)]
    assert drawn.index(land) < drawn.index(place)
    x0, y0, x1, y1 = box(place)
    assert (x0 + x1) / 2 == pytest.approx(WIDTH / 2, abs=1)
    assert (y0 + y1) / 2 == pytest.approx(HEIGHT / 2, abs=1)
    assert HEIGHT / 3 < y1 - y0 < HEIGHT
    west, north, east, south = box(land)
    assert min(north, WIDTH - east, HEIGHT - south) < 0, "land goes on beyond the edge"
    assert 0 < west < x0
    assert {path.get("stroke") for path in drawn} >= {css(colours.border), css(colours.coast), css(colours.outline)}
    assert css(colours.selected) not in {path.get("stroke") for path in drawn}, "it is large enough to be seen"


def test_a_place_of_a_few_pixels_has_a_ring() -> None:
    (ring,) = [path for path in paths(SINGAPORE) if path.get("stroke") == css(LIGHT.selected)]
    x0, y0, x1, y1 = box(ring)
    assert 12 < y1 - y0 < 24
    assert x0 < WIDTH / 2 < x1


def test_a_place_across_the_antimeridian_is_in_one_piece() -> None:
    (place,) = [path for path in paths(FIJI) if path["fill"] == css(LIGHT.ramp[1])]
    x0, _, x1, _ = box(place)
    assert x1 - x0 < WIDTH / 4


def test_a_sea_lies_beneath_the_land() -> None:
    fills = [path["fill"] for path in paths(SEA)]
    assert fills.index(css(LIGHT.fill(1, over_sea=True))) < fills.index(css(LIGHT.land))


def test_borders_are_those_of_the_viewpoint() -> None:
    ukraine = recipe.Countries(countries=("UKR",))
    assert place_map(ukraine, Viewpoint.RUSSIA, LIGHT) != place_map(ukraine, Viewpoint.UKRAINE, LIGHT)


@pytest.mark.parametrize(
    "region",
    [MALI, SINGAPORE, SEA, recipe.Countries(countries=("RUS",)), recipe.Box(box=(-180, -90, 180, 90))],
)
def test_it_is_small_and_always_the_same(region: Region) -> None:
    found = place_map(region, Viewpoint.DE_FACTO, LIGHT)
    place_map.cache_clear()
    assert place_map(region, Viewpoint.DE_FACTO, LIGHT) == found
    assert len(found) < 50_000


@pytest.mark.parametrize(
    ("region", "said"),
    [(MALI, "19° N, 2° W"), (SINGAPORE, "1° N, 104° E"), (recipe.Point(point=(0, 0), radius_km=100), "0°, 0°")],
)
def test_where_it_lies_is_said_in_degrees(region: Region, said: str) -> None:
    assert position_text(region, Viewpoint.DE_FACTO) == said
