"""Builds `geo/atlas/geodata/` from Natural Earth: `python -m geo.atlas.build INPUT_DIR [OUTPUT_DIR]`.

Needs the files that `geo/atlas/geodata/README.md` lists; the same inputs give the same bytes. Not used at run time.
"""

import hashlib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
import shapely
from shapely import MultiLineString, MultiPolygon, Polygon

from geo.atlas.build.carving import Province, carve
from geo.atlas.build.coverage import even, labelled_edges, rebuild, thin_edges, with_room, without_specks
from geo.atlas.build.cuttings import AREAS, PROVINCES
from geo.atlas.build.detail import detail_file
from geo.atlas.build.outputs import atom_properties, browser_files, sea_shapes
from geo.atlas.geojson import collection, feature
from geo.errors import HotspotsError
from geo.files import PACKAGE

__all__ = ["INPUTS", "Inputs", "build_atlas", "build_atoms", "main", "read_inputs"]

COUNTRIES_FILE = "ne_50m_admin_0_countries_lakes.zip"
PROVINCES_FILE = "ne_10m_admin_1_states_provinces.zip"
INPUTS: Mapping[str, str] = {
    COUNTRIES_FILE: "cfb591386c80929c44a91ddcd913f6856d7ef0b4e5450ad418abe9f0c58f83c0",
    PROVINCES_FILE: "4816daf8b95a4c1c28fbaf20b41388ff2b1319e3add7e837a400760acef91a2c",
}
"""Input file → its SHA-256."""

GEODATA = PACKAGE / "atlas" / "geodata"
SEA_ENVELOPES = "sea_envelopes.geojson"
"""The one source file that stands among the derived ones: own work, not Natural Earth's."""

GRID_DEG = 0.01
TOLERANCE_DEG = 0.065
"""Chosen by its result: with it the browser's files take 255 KB gzipped, of the 260 they may."""
REMOTE = 0.15
"""How much a square kilometre of coast counts in the Americas, in Antarctica and in the islands of the Arctic.

No hotspot's outline turns on the fjords of Ellesmere Island, which would take a fifth of all vertices.
"""
SPECK_DEG2 = 0.015
VIEWS = ("CN", "IN", "RU", "UA", "US")
"""The viewpoints that Natural Earth has a column for."""

Area = Polygon | MultiPolygon


@dataclass(frozen=True, kw_only=True, slots=True)
class Inputs:
    """The source files, read."""

    countries: Mapping[str, Area]
    """`ADM0_A3` → 1:50m polygon, in the order of the codes."""
    attributes: Mapping[str, Mapping[str, Any]]
    """`ADM0_A3` → Natural Earth's columns."""
    provinces: tuple[Province, ...]
    """The 1:10m provinces."""
    seas: tuple[Mapping[str, Any], ...]
    """GeoJSON features of the seas' envelopes."""


def read_inputs(folder: Path) -> Inputs:
    """The inputs; raises HotspotsError where a file is missing or is another version."""
    for name, sha256 in INPUTS.items():
        path = folder / name
        if not path.is_file():
            raise HotspotsError(
                where=path,
                what="no such file",
                expected="expected a file of Natural Earth",
                remedy="see geo/atlas/geodata/README.md",
            )
        if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise HotspotsError(
                where=path,
                what="another version",
                expected=f"expected SHA-256 {sha256}",
                remedy="see geo/atlas/geodata/README.md",
            )
    countries = geopandas.read_file(f"zip://{folder / COUNTRIES_FILE}").sort_values("ADM0_A3")
    provinces = geopandas.read_file(f"zip://{folder / PROVINCES_FILE}", encoding="utf-8")
    rows = zip(provinces["iso_a2"], provinces["name"], provinces.geometry, strict=True)
    return Inputs(
        countries=dict(zip(countries["ADM0_A3"], countries.geometry, strict=True)),
        attributes={row["ADM0_A3"]: row for row in countries.drop(columns="geometry").to_dict("records")},
        provinces=tuple(Province(iso_a2=str(iso_a2), name=str(name), geometry=shape) for iso_a2, name, shape in rows),
        seas=tuple(json.loads((GEODATA / SEA_ENVELOPES).read_bytes())["features"]),
    )


def build_atoms(inputs: Inputs) -> dict[str, Area]:
    """Atom id → polygon on the grid; a valid coverage in which no country has vanished."""
    atoms = with_room(without_specks(carve(inputs.countries, inputs.provinces), SPECK_DEG2), GRID_DEG)
    snapped = rebuild(thin_edges(atoms, TOLERANCE_DEG, _worth), atoms, GRID_DEG)
    if lost := sorted(set(atoms) - set(snapped)):
        raise HotspotsError(
            where="atoms",
            what=f"{', '.join(lost)} vanished",
            expected="expected every one",
            remedy="take a smaller tolerance",
        )
    if not shapely.coverage_is_valid(list(snapped.values())):
        raise HotspotsError(
            where="atoms",
            what="overlaps or mismatched edges",
            expected="expected a valid coverage",
            remedy="look at `rebuild`",
        )
    return snapped


def build_atlas(inputs: Inputs) -> dict[str, bytes]:
    """File name → content of every derived file."""
    atoms = build_atoms(inputs)
    names = _country_names(inputs)
    lines = labelled_edges(atoms)
    between = {(a, b): line for (a, b), line in lines.items() if b is not None}
    coast = [part for (_, b), line in lines.items() if b is None for part in line.geoms]
    seas = sea_shapes(inputs.seas, atoms)
    return {
        "index.json": _json(_index(inputs, names)),
        "countries.json": _json(_labels_and_views(inputs)),
        "atoms.geojson": collection(feature(atom_properties(key, names), atoms[key], 2) for key in atoms),
        "edges.geojson": collection(feature({"a": a, "b": b}, line, 2) for (a, b), line in between.items()),
        "seas.geojson": collection(feature({"id": key}, shape, 3) for key, shape in seas.items()),
        **browser_files(atoms, MultiLineString(coast)),
        "detail.geojson.gz": detail_file(inputs.provinces, inputs.attributes),
    }


def _worth(point: tuple[float, float]) -> float:
    lon, lat = point
    remote = lat < -55 or lat > 73 or lon < -30
    return even(point) * (REMOTE if remote else 1.0)


def _country_names(inputs: Inputs) -> dict[str, str]:
    # NAME abbreviates ("Central African Rep."); ADMIN is long where NAME is not ("Republic of Serbia").
    return {
        code: row["ADMIN"].removesuffix(" S.A.R.").removesuffix(" S.A.R") if "." in row["NAME"] else row["NAME"]
        for code, row in inputs.attributes.items()
    }


def _index(inputs: Inputs, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "countries": names,
        "provinces": {code: cut.title for code, cut in sorted(PROVINCES.items())},
        "seas": {sea["properties"]["id"]: sea["properties"]["name"] for sea in inputs.seas},
        "areas": dict(sorted(AREAS.items())),
        "subregions": _members(inputs, "SUBREGION"),
        "continents": _members(inputs, "CONTINENT"),
    }


def _members(inputs: Inputs, column: str) -> dict[str, list[str]]:
    groups = sorted({str(row[column]) for row in inputs.attributes.values()})
    return {group: [code for code, row in inputs.attributes.items() if row[column] == group] for group in groups}


def _labels_and_views(inputs: Inputs) -> dict[str, Any]:
    known = set(inputs.countries)
    views = {
        view: {
            code: row[f"ADM0_A3_{view}"]
            for code, row in inputs.attributes.items()
            # "B45", disputed and nobody's, is no country: the unit then stands for itself.
            if row[f"ADM0_A3_{view}"] != code and row[f"ADM0_A3_{view}"] in known
        }
        for view in VIEWS
    }
    labels = {
        code: [round(float(row["LABEL_X"]), 3), round(float(row["LABEL_Y"]), 3)]
        for code, row in inputs.attributes.items()
    }
    return {"labels": labels, "views": views}


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def main(arguments: list[str]) -> int:
    """Write the derived files and print their sizes; 0, or 2 for wrong usage and 1 where an input is not right."""
    if len(arguments) not in {1, 2}:
        print("usage: python -m geo.atlas.build INPUT_DIR [OUTPUT_DIR]", file=sys.stderr)  # noqa: T201 - a command
        return 2
    target = Path(arguments[1]) if len(arguments) == 2 else GEODATA
    try:
        derived = build_atlas(read_inputs(Path(arguments[0])))
    except HotspotsError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command
        return 1
    target.mkdir(parents=True, exist_ok=True)
    for name, content in derived.items():
        (target / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")  # noqa: T201 - a command
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
