"""What stands in the derived files: the properties of atoms, the files for the browser."""

from collections.abc import Mapping

import shapely
from shapely import MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import pieces
from geo.atlas.build.coverage import Coverage
from geo.atlas.build.cuttings import AREA_UNITS, AREAS, CALM_AREAS, ISLANDS, PROVINCES
from geo.atlas.build.hatching import hatch
from geo.atlas.geojson import collection, feature
from geo.atlas.map_edges import MERCATOR_LIMIT, without_strips

__all__ = ["atom_properties", "browser_files"]

Area = Polygon | MultiPolygon

_CAPS = 12
"""Pieces of the polar cap, each 30° wide."""


def atom_properties(atom: str, country_names: Mapping[str, str]) -> dict[str, str | None]:
    """The properties of an atom, read off its id."""
    unit, *rest = atom.split(".")
    province = next((part for part in rest if part in PROVINCES), None)
    units = {code: area for area, code in AREA_UNITS.items()}
    # The innermost: the Shebaa farms are in the Golan.
    area = next((part for part in reversed(rest) if part in AREAS), units.get(unit))
    if province and PROVINCES[province].area == area:
        name = PROVINCES[province].title
    else:
        name = AREAS[area] if area and (rest or unit not in country_names) else country_names[unit]
    return {"id": atom, "unit": unit, "province": province, "area": area, "name": name}


def browser_files(atoms: Coverage, coast: MultiLineString) -> dict[str, bytes]:
    """The files that are the same in every viewpoint; see `geo.atlas.basemap` for what they are."""
    window = shapely.box(-180, -MERCATOR_LIMIT, 180, MERCATOR_LIMIT)
    land = MultiPolygon(pieces(shapely.coverage_union_all(list(atoms.values())).intersection(window), Polygon))
    shore = without_strips(coast.intersection(window))
    areas: dict[str, list[BaseGeometry]] = {}
    for atom, shape in atoms.items():
        area = atom_properties(atom, dict.fromkeys([atom.split(".")[0]], ""))["area"]
        if area is not None and area not in CALM_AREAS and area not in ISLANDS:
            areas.setdefault(area, []).append(shape)
    hatched = [feature({"area": area}, _hatched(areas[area]), 3) for area in sorted(areas)]
    width = 360 // _CAPS
    caps = MultiPolygon(
        [shapely.box(-180 + width * i, -90, -180 + width * (i + 1), -MERCATOR_LIMIT) for i in range(_CAPS)]
    )
    return {
        "land.geojson": collection([feature({}, land, 2)]),
        "coast.geojson": collection([feature({}, shore, 2)]),
        "hatch.geojson": collection(hatched),
        "cap.geojson": collection([feature({}, caps, 2)]),
    }


def _hatched(shapes: list[BaseGeometry]) -> MultiLineString:
    return hatch(MultiPolygon(pieces(shapely.union_all(shapes), Polygon)))
