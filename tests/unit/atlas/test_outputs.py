import json

import pytest
import shapely
from shapely import MultiLineString, box

from geo.atlas.build.outputs import atom_properties, browser_files


@pytest.mark.parametrize(
    ("atom", "unit", "province", "area", "name"),
    [
        ("SRB", "SRB", None, None, "Serbia"),
        ("KOS", "KOS", None, "kosovo", "Kosovo"),
        ("RUS.RU-SAK", "RUS", "RU-SAK", None, "Sakhalin Oblast"),
        ("RUS.RU-SAK.south-kurils", "RUS", "RU-SAK", "south-kurils", "South Kuril Islands"),
        ("UKR.UA-14.southeastern-ukraine", "UKR", "UA-14", "southeastern-ukraine", "Donetsk Oblast"),
        ("RUS.crimea", "RUS", None, "crimea", "Crimea"),
    ],
)
def test_an_atoms_properties_are_read_off_its_id(
    atom: str, unit: str, province: str | None, area: str | None, name: str
) -> None:
    names = {"SRB": "Serbia", "KOS": "Kosovo", "RUS": "Russia", "UKR": "Ukraine"}
    assert atom_properties(atom, names) == {
        "id": atom, "unit": unit, "province": province, "area": area, "name": name,
    }  # fmt: skip


def test_the_browsers_files_end_at_the_flat_maps_edge() -> None:
    atoms = {"ATA": box(-180, -90, 180, -80), "KOS": box(20, 42, 21, 43)}
    files = browser_files(atoms, MultiLineString([[(-180, -80), (180, -80)], [(-180, -90), (-180, -80)]]))
    assert shapely.from_geojson(files["land.geojson"]).bounds == (-180, -85.05, 180, 43)
    assert shapely.from_geojson(files["coast.geojson"]).bounds == (-180, -80, 180, -80)
    assert [one["properties"] for one in json.loads(files["hatch.geojson"])["features"]] == [{"area": "kosovo"}]
