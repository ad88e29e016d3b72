import gzip
import json

import pytest
import shapely
from shapely import box

from geo.atlas.build.carving import Province
from geo.atlas.build.detail import detail_atoms, detail_file
from geo.errors import HotspotsError

ATTRIBUTES = {
    code: {"ISO_A2_EH": iso_a2}
    for code, iso_a2 in (("SYR", "SY"), ("MAR", "MA"), ("RUS", "RU"), ("SOL", "-99"), ("KOR", "KR"), ("PRK", "KP"))
}
PROVINCES = (
    Province(iso_a2="SY", name="Idlib", geometry=box(36, 35, 37, 36)),
    Province(iso_a2="SY", name="Hamah", geometry=box(37, 35, 38, 36)),
    Province(iso_a2="SY", name="Homs", geometry=box(38, 35, 39, 36)),
    Province(iso_a2="MA", name="South", geometry=box(-12, 27, -9, 29)),
    Province(iso_a2="RU", name="Crimea", geometry=box(33, 45, 34, 46)),
    Province(iso_a2="RU", name="Sevastopol", geometry=box(33, 44.5, 34, 45)),
    Province(
        iso_a2="RU", name="Sakhalin", geometry=shapely.MultiPolygon([box(142, 48, 143, 50), box(146, 44, 147, 45)])
    ),
    Province(iso_a2="-1", name="Somaliland", geometry=box(44, 9, 48, 11)),
    Province(iso_a2="KR", name="Gangwon", geometry=box(127, 37, 128, 38)),
    Province(iso_a2="KP", name="Kangwon", geometry=box(127, 38, 128, 39)),
    Province(iso_a2="-1", name="Spratly Islands", geometry=box(114, 10, 115, 11)),
)


def test_provinces_are_dissolved_into_the_atoms_of_the_atlas() -> None:
    atoms = detail_atoms(PROVINCES, ATTRIBUTES, {})
    assert {key: shape.bounds for key, shape in atoms.items()} == {
        "KOR": (127, 37, 128, 37.982),
        "KOR.korean-dmz": (127, 37.982, 128, 38),
        "MAR": (-12, 27.667, -9, 29),
        "MAR.western-sahara": (-12, 27, -9, 27.667),
        "PGA": (114, 10, 115, 11),
        "PRK": (127, 38.018, 128, 39),
        "PRK.korean-dmz": (127, 38, 128, 38.018),
        "RUS.RU-SAK": (142, 48, 143, 50),
        "RUS.RU-SAK.south-kurils": (146, 44, 147, 45),
        "RUS.crimea": (33, 44.5, 34, 46),
        "SOL": (44, 9, 48, 11),
        "SYR": (37, 35, 39, 36),
        "SYR.SY-ID": (36, 35, 37, 36),
    }
    assert shapely.coverage_is_valid(list(atoms.values()))


def test_a_province_without_a_country_has_to_be_listed() -> None:
    nowhere = Province(iso_a2="-1", name="Atlantis", geometry=box(0, 0, 1, 1))
    with pytest.raises(HotspotsError, match="province Atlantis: no country; expected an entry"):
        detail_atoms((nowhere,), ATTRIBUTES, {})


def test_the_file_has_no_time_stamp() -> None:
    content = detail_file(PROVINCES, ATTRIBUTES, {})
    assert content == detail_file(PROVINCES, ATTRIBUTES, {})
    assert content[4:8] == bytes(4)
    assert len(json.loads(gzip.decompress(content))["features"]) == 13
