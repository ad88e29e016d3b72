"""Builds `geo/atlas/geodata/` from Natural Earth: `python -m geo.atlas.build INPUT_DIR [OUTPUT_DIR]`.

Needs the files that `geo/atlas/geodata/README.md` lists; the same inputs give the same bytes. Not used at run time.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely import MultiLineString, MultiPolygon, Polygon

from geo.atlas.build.carving import carve
from geo.atlas.build.coverage import even, labelled_edges, rebuild, thin_edges, with_room, without_specks
from geo.atlas.build.cuttings import AREAS, PROVINCES
from geo.atlas.build.detail import detail_file
from geo.atlas.build.disputed import disputed_shapes, with_islands, with_korean_dmz
from geo.atlas.build.inputs import GEODATA, Inputs, read_inputs
from geo.atlas.build.neighbours import neighbours_file
from geo.atlas.build.outputs import atom_properties, browser_files
from geo.atlas.build.populated import places_file
from geo.atlas.build.seas import marine_shapes, sea_names, sea_parts, sea_sources
from geo.atlas.geojson import collection, feature
from geo.errors import HotspotsError

__all__ = ["build_atlas", "build_atoms", "main"]

GRID_DEG = 0.01
TOLERANCE_DEG = 0.065
"""Chosen by its result: with it the browser's files take 255 KB gzipped, of the 260 they may."""
REMOTE = 0.12
"""How much a square kilometre of coast counts in the Americas, in Antarctica and in the islands of the Arctic.

No hotspot's outline turns on the fjords of Ellesmere Island, which would take a fifth of all vertices.
"""
SPECK_DEG2 = 0.015
VIEWS = ("CN", "IN", "RU", "UA", "US")
"""The viewpoints that Natural Earth has a column for."""

Area = Polygon | MultiPolygon


def build_atoms(inputs: Inputs) -> dict[str, Area]:
    """Atom id → polygon on the grid; a valid coverage in which no country has vanished."""
    disputed = disputed_shapes(inputs.disputed)
    land = without_specks(carve(inputs.countries, inputs.provinces, disputed), SPECK_DEG2)
    atoms = with_room(with_islands(land, disputed, GRID_DEG), GRID_DEG)
    snapped = with_korean_dmz(rebuild(thin_edges(atoms, TOLERANCE_DEG, _worth), atoms, GRID_DEG), GRID_DEG)
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
    seas = sea_parts(marine_shapes(inputs.marine), inputs.envelopes, inputs.countries, atoms, GRID_DEG)
    return {
        "index.json": _json(_index(inputs, names, seas)),
        "countries.json": _json(_labels_and_views(inputs)),
        "neighbours.json": neighbours_file(between, _labels_and_views(inputs)["views"]),
        "atoms.geojson": collection(feature(atom_properties(key, names), atoms[key], 2) for key in atoms),
        "edges.geojson": collection(feature({"a": a, "b": b}, line, 2) for (a, b), line in between.items()),
        "seas.geojson": collection(feature({"seas": ids}, shape, 2) for ids, shape in seas),
        **browser_files(atoms, MultiLineString(coast)),
        "detail.geojson.gz": detail_file(inputs.provinces, inputs.attributes, disputed_shapes(inputs.disputed)),
        "places.json": places_file(inputs.places),
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


def _index(inputs: Inputs, names: Mapping[str, str], seas: list[tuple[tuple[str, ...], Area]]) -> dict[str, Any]:
    marine = marine_shapes(inputs.marine)
    return {
        "countries": names,
        "provinces": {code: cut.title for code, cut in sorted(PROVINCES.items())},
        "seas": sea_names(marine, inputs.envelopes, seas),
        "sea_sources": sea_sources(marine, inputs.envelopes, seas),
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
