"""The detail file: the atoms again, from the 1:10m provinces, for maps the size of a country."""

import gzip
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import shapely
from shapely import LineString, MultiPolygon, Polygon

from geo.atlas.build.carving import Province, atom_id
from geo.atlas.build.coverage import even, rebuild, thin_edges, without_specks
from geo.atlas.build.cuttings import AREA_CUTS, LINE_CUTS, PART_CUTS, PROVINCES
from geo.atlas.build.disputed import with_disputed, with_islands, with_korean_dmz
from geo.atlas.geojson import collection, feature
from geo.errors import HotspotsError

__all__ = ["detail_atoms", "detail_file"]

Area = Polygon | MultiPolygon

GRID_DEG = 0.001
TOLERANCE_DEG = 0.02
SPECK_DEG2 = 0.0005

_NO_CODE: Mapping[str, str] = {
    "Akrotiri": "CYP",
    "Baykonur lease in Qyzylorda": "KAZ",
    "Christmas Island": "IOA",
    "Clipperton Island": "FRA",
    "Cocos (Keeling) Islands": "IOA",
    "Coral Sea Islands": "AUS",
    "Dhekelia": "CYP",
    "Guantanamo Bay USNB": "CUB",
    "Kashmir": "KAS",
    "Northern Cyprus": "CYN",
    "Somaliland": "SOL",
    "Spratly Islands": "PGA",
}
"""Provinces with the country code "-1": the unit that holds them."""

_NO_UNIT: Mapping[str, str] = {"GI": "GBR", "TK": "NZL", "UM": "USA"}
"""Country codes of the provinces that no 1:50m country has: the country that holds them."""

_ISLANDS_OF_AUSTRALIA: Mapping[str, str] = {"Ashmore and Cartier Islands": "ATC"}
"""Provinces that share Australia's code and are countries of their own at 1:50m."""


def detail_atoms(
    provinces: tuple[Province, ...], attributes: Mapping[str, Mapping[str, Any]], disputed: Mapping[str, Area]
) -> dict[str, Area]:
    """Atom id → polygon: the provinces dissolved, a valid coverage on a grid of 0.001 degrees.

    `attributes` are those of the 1:50m countries, `disputed` the outlines of disputed areas by id. Lakes
    are not cut out: the provinces hold them.
    """
    codes = {str(row["ISO_A2_EH"]): code for code, row in attributes.items() if code not in {"ATC", "IOA"}}
    groups: dict[str, list[Area]] = defaultdict(list)
    for province in provinces:
        groups[_atom(province, codes)].append(province.geometry)
    dissolved = {atom: _union(groups[atom]) for atom in sorted(groups)}
    clean = with_disputed(without_specks(dissolved, SPECK_DEG2), disputed)
    whole = with_islands(clean, disputed, GRID_DEG)
    cuts = [LineString(cut.line) for cut in LINE_CUTS.values()]
    snapped = rebuild([*thin_edges(whole, TOLERANCE_DEG, even), *cuts], whole, GRID_DEG, rename=_cut)
    return with_korean_dmz(snapped, GRID_DEG)


def detail_file(
    provinces: tuple[Province, ...], attributes: Mapping[str, Mapping[str, Any]], disputed: Mapping[str, Area]
) -> bytes:
    """The file's content, gzipped without a time stamp."""
    atoms = detail_atoms(provinces, attributes, disputed)
    return gzip.compress(collection(feature({"id": key}, atoms[key], 3) for key in atoms), 9, mtime=0)


def _atom(province: Province, codes: Mapping[str, str]) -> str:
    if province.iso_a2 == "-1":
        if province.name not in _NO_CODE:
            raise HotspotsError(
                where=f"province {province.name}",
                what="no country",
                expected="expected an entry in `_NO_CODE`",
                remedy="add one",
            )
        return _NO_CODE[province.name]
    country = _ISLANDS_OF_AUSTRALIA.get(province.name) or codes.get(province.iso_a2) or _NO_UNIT[province.iso_a2]
    if country == "RUS" and province.name in {"Crimea", "Sevastopol"}:
        return atom_id(country, "crimea")
    if country == "PSX":
        return atom_id(country, "gaza" if province.name == "Gaza Strip" else "west-bank")
    for key, cut in PROVINCES.items():
        if cut.country == country and province.name in cut.names:
            return atom_id(country, cut.area, key)
    for area, cut in AREA_CUTS.items():
        if cut.country == country and province.name in cut.names:
            return atom_id(country, area)
    return country


def _cut(atom: str, face: Polygon) -> str:
    """The atom that a face belongs to once the lines drawn by hand and the South Kurils are cut."""
    point = face.representative_point()
    for area, cut in LINE_CUTS.items():
        if atom == cut.country and shapely.box(*cut.side).contains(point):
            return atom_id(atom, area)
    kurils = PART_CUTS["south-kurils"]
    if atom == "RUS.RU-SAK" and shapely.box(*kurils.box).contains(point):
        return f"{atom}.south-kurils"
    return atom


def _union(shapes: list[Area]) -> Area:
    merged = shapely.union_all(shapely.make_valid(shapes))
    assert isinstance(merged, Polygon | MultiPolygon)
    return merged
