"""Where the disputed areas lie, in the atlas and in the detail file, and how the build cuts them."""

import pytest
import shapely
from shapely import MultiPolygon, Point, box

from geo.atlas import sphere
from geo.atlas.atoms import Area, atoms, detail
from geo.atlas.build.cuttings import DISPUTED_CUTS, ISLANDS
from geo.atlas.build.disputed import disputed_shapes, with_islands, with_korean_dmz
from geo.atlas.compose import compose_region
from geo.dataset import recipe
from geo.dataset.model import Viewpoint
from geo.errors import HotspotsError

TOWNS = [
    ("aksai-chin", "upper Galwan valley", 78.4, 34.72),
    ("aksai-chin", "the middle of Aksai Chin", 79.3, 35.2),
    ("abyei", "Abyei", 28.43, 9.59),
    ("demchok", "east of Koyul", 79.3, 32.9),
    ("essequibo", "Bartica", -58.63, 6.38),
    ("essequibo", "Lethem", -59.8, 3.38),
    ("ilemi", "north of Lokichogio", 35.2, 4.9),
    ("nagorno-karabakh", "Khankendi", 46.75, 39.82),
    ("shaksgam", "Shaksgam valley", 76.6, 36.1),
    ("south-ossetia", "Tskhinvali", 43.97, 42.23),
    ("transnistria", "Tiraspol", 29.63, 46.84),
    ("transnistria", "Rîbnița", 29.02, 47.77),
]
ELSEWHERE = [
    ("aksai-chin", "Leh", 77.58, 34.16),
    ("aksai-chin", "Hotan", 79.92, 37.11),
    ("essequibo", "Georgetown", -58.16, 6.8),
    ("nagorno-karabakh", "Ganja", 46.36, 40.68),
    ("south-ossetia", "Gori", 44.11, 41.98),
    ("transnistria", "Chisinau", 28.86, 47.01),
    ("transnistria", "Odesa", 30.72, 46.48),
]
KM2 = [("abyei", 10_500), ("essequibo", 159_500)]
"""As the Permanent Court of Arbitration (2009) and Guyana give them; on the others, figures differ with the lines."""


def area(name: str, *, detailed: bool = False) -> Area:
    return compose_region(recipe.Areas(areas=(name,)), Viewpoint.DE_FACTO, detailed=detailed)


@pytest.mark.parametrize("detailed", [False, True])
@pytest.mark.parametrize(("name", "lon", "lat"), [(name, lon, lat) for name, _, lon, lat in TOWNS])
def test_places_lie_in_their_areas(name: str, lon: float, lat: float, *, detailed: bool) -> None:
    assert area(name, detailed=detailed).contains(Point(lon, lat))


@pytest.mark.parametrize("detailed", [False, True])
@pytest.mark.parametrize(("name", "lon", "lat"), [(name, lon, lat) for name, _, lon, lat in ELSEWHERE])
def test_places_beside_them_do_not(name: str, lon: float, lat: float, *, detailed: bool) -> None:
    assert not area(name, detailed=detailed).contains(Point(lon, lat))


@pytest.mark.parametrize(("name", "km2"), KM2)
def test_areas_are_about_as_large_as_is_said(name: str, km2: float) -> None:
    assert sphere.area_km2(area(name)) == pytest.approx(km2, rel=0.15)


def test_the_galwan_valley_lies_on_the_line_of_actual_control() -> None:
    clash_of_2020 = Point(78.22, 34.77)
    assert clash_of_2020.distance(area("aksai-chin")) < 0.03


def test_the_zone_runs_along_the_line_from_sea_to_sea_and_past_panmunjom() -> None:
    zone = area("korean-dmz")
    assert Point(126.677, 37.956).distance(zone) < 0.05
    assert zone.bounds[0] < 126.8
    assert zone.bounds[2] > 128.3
    assert {atom.unit for atom in atoms().values() if atom.area == "korean-dmz"} == {"KOR", "PRK"}
    assert 700 < sphere.area_km2(zone) < 1200
    assert all(len(shapely.get_parts(atom.geometry)) == 1 for atom in atoms().values() if atom.area == "korean-dmz")


def test_land_areas_are_cut_out_of_who_holds_them() -> None:
    holders = {name: {atom.unit for atom in atoms().values() if name in atom.areas} for name in DISPUTED_CUTS}
    assert holders == {
        "abyei": {"SDN"},
        "aksai-chin": {"CHN"},
        "demchok": {"IND"},
        "essequibo": {"GUY"},
        "nagorno-karabakh": {"AZE"},
        "shaksgam": {"CHN"},
        "shebaa": {"ISR"},
        "south-ossetia": {"GEO"},
        "transnistria": {"MDA"},
    }


@pytest.mark.parametrize(("whole", "part"), [("golan", "shebaa"), ("jammu-and-kashmir", "demchok")])
def test_an_area_within_an_area_belongs_to_both(whole: str, part: str) -> None:
    assert area(whole).contains(area(part).representative_point())


@pytest.mark.parametrize("province", ["CN-XJ", "CN-XZ"])
def test_a_province_keeps_what_of_it_is_disputed(province: str) -> None:
    held = compose_region(recipe.Provinces(provinces=(province,)), Viewpoint.DE_FACTO)
    assert held.intersection(area("aksai-chin")).area > 0.3


@pytest.mark.parametrize("name", ISLANDS)
def test_islands_are_near_their_place_and_large_enough_to_be_seen(name: str) -> None:
    places = {
        "abu-musa": (55.03, 25.87), "dokdo": (131.87, 37.24), "paracel-islands": (112.0, 16.5),
        "scarborough-reef": (117.76, 15.15), "senkaku-islands": (123.8, 25.8), "spratly-islands": (114.5, 9.7),
    }  # fmt: skip
    assert area(name).convex_hull.buffer(0.15).contains(Point(places[name]))
    assert all(part.area >= 4e-4 - 1e-9 for part in shapely.get_parts(area(name)))
    assert area(name, detailed=True).within(area(name).buffer(0.02))


def test_an_island_becomes_a_square_and_takes_the_place_of_what_is_there() -> None:
    land = {"KOR": MultiPolygon([box(127, 36, 128, 37), box(131.86, 37.24, 131.861, 37.241)])}
    found = with_islands(land, {"dokdo": box(131.86, 37.24, 131.861, 37.241)}, 0.01)
    assert found["KOR"].bounds == (127, 36, 128, 37)
    assert found["KOR.dokdo"].area == pytest.approx(4e-4)


def test_the_zone_is_two_kilometres_wide_on_either_side() -> None:
    found = with_korean_dmz({"KOR": box(127, 37, 128, 38), "PRK": box(127, 38, 128, 39)}, 0.001)
    south, north = found["KOR.korean-dmz"], found["PRK.korean-dmz"]
    assert (north.bounds[3] - 38) * 111.2 == pytest.approx(2, abs=0.1)
    assert (38 - south.bounds[1]) * 111.2 == pytest.approx(2, abs=0.1)
    assert shapely.coverage_is_valid(list(found.values()))


def test_an_outline_that_the_layer_does_not_hold_is_told() -> None:
    with pytest.raises(HotspotsError, match="disputed areas: no Abyei; expected by abyei"):
        disputed_shapes([])


def test_the_detail_has_no_gap_round_the_areas() -> None:
    found = detail()
    for inner, outer in (("MDA.transnistria", "MDA"), ("GEO.south-ossetia", "GEO"), ("GUY.essequibo", "GUY")):
        assert shapely.coverage_is_valid([found[inner], found[outer]])
        assert found[inner].touches(found[outer])
