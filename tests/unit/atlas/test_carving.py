from itertools import pairwise

import pytest
import shapely
from shapely import Polygon, box

from geo.atlas.build.carving import Province, atom_id, carve
from geo.atlas.build.cuttings import AREA_CUTS, AREAS, PROVINCES
from geo.errors import HotspotsError


def provinces_of(country: str, iso_a2: str, south: float) -> list[Province]:
    """Vertical strips one degree wide, a little short of the country's coast, with one more at the end."""
    cuts = {**PROVINCES, **AREA_CUTS}
    names = [name for cut in cuts.values() if cut.country == country for name in cut.names]
    strips = [box(x, south + 0.1, x + 1, south + 0.9) for x in range(len(names) + 1)]
    return [
        Province(iso_a2=iso_a2, name=name, geometry=strip)
        for name, strip in zip([*names, "The rest"], strips, strict=True)
    ]


def world() -> tuple[dict[str, Polygon], tuple[Province, ...]]:
    countries, provinces = {}, []
    rows = [("CHN", "CN"), ("GEO", "GE"), ("IND", "IN"), ("PAK", "PK"), ("RUS", "RU"), ("SYR", "SY"), ("UKR", "UA")]
    for row, (country, iso_a2) in enumerate(rows):
        found = provinces_of(country, iso_a2, row * 2.0)
        provinces += found
        countries[country] = box(0, row * 2.0, len(found), row * 2.0 + 1)
    return countries, tuple(provinces)


def test_pieces_reach_the_coast_that_their_provinces_stop_short_of() -> None:
    countries, provinces = world()
    atoms = carve(countries, provinces, {})
    assert atoms["SYR.SY-ID"].equals(box(0, 10, 1, 11))
    assert shapely.coverage_is_valid(list(atoms.values()))
    assert sum(shape.area for shape in atoms.values()) == pytest.approx(sum(map(shapely.area, countries.values())))


def test_every_wanted_piece_is_cut() -> None:
    countries, provinces = world()
    atoms = carve(countries, provinces, {})
    expected = {atom_id(cut.country, cut.area, code) for code, cut in PROVINCES.items()}
    expected |= {atom_id(cut.country, area) for area, cut in AREA_CUTS.items()}
    assert set(atoms) == expected | set(countries)


def test_the_middle_of_a_country_is_cut_on_both_sides() -> None:
    countries, provinces = world()
    strips = [shape for key, shape in carve(countries, provinces, {}).items() if key.startswith("RUS.")]
    bounds = sorted(shape.bounds[::2] for shape in strips)
    assert all(left[1] == pytest.approx(right[0]) for left, right in pairwise(bounds))


def test_a_province_that_the_source_does_not_hold_is_told() -> None:
    countries, provinces = world()
    fewer = tuple(province for province in provinces if province.name != "Idlib")
    with pytest.raises(HotspotsError, match="provinces of SYR: no Idlib; expected by SY-ID"):
        carve(countries, fewer, {})


def test_an_atom_is_named_by_unit_province_and_area() -> None:
    assert atom_id("RUS", "south-kurils", "RU-SAK") == "RUS.RU-SAK.south-kurils"
    assert atom_id("SRB") == "SRB"
    assert {cut.area for cut in PROVINCES.values()} - {None} <= set(AREAS)
