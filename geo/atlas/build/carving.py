"""Cuts countries into atoms: the smallest pieces whose owner may differ from one viewpoint to the next.

Takes the polygons of the source files, knows nothing of the files themselves.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas.build.coverage import faces, label_faces, node
from geo.atlas.build.cuttings import AREA_CUTS, LINE_CUTS, PART_CUTS, PROVINCES, ProvinceCut
from geo.atlas.build.disputed import disputed_atom, disputed_lines
from geo.atlas.build.leads import led_on
from geo.errors import HotspotsError

__all__ = ["Province", "atom_id", "carve"]

Area = Polygon | MultiPolygon


@dataclass(frozen=True, kw_only=True, slots=True)
class Province:
    """A province of the source file."""

    iso_a2: str
    """ISO 3166-1 alpha-2 code of its country."""
    name: str
    """Name, spelt as in the file."""
    geometry: Area
    """Outline in EPSG:4326 degrees."""


def atom_id(country: str, area: str | None = None, province: str | None = None) -> str:
    """The id of an atom: its country, then the province and the area that it was cut out as."""
    return ".".join(part for part in (country, province, area) if part)


def carve(
    countries: Mapping[str, Area], provinces: tuple[Province, ...], disputed: Mapping[str, Area]
) -> dict[str, Area]:
    """Atom id → polygon: a coverage of the same land, at the resolution of `countries`.

    `countries` maps `ADM0_A3` to polygons that form a valid coverage, `disputed` area ids to outlines. Raises
    HotspotsError where a table names a province that `provinces` does not hold.
    """
    cuts = _province_cuts(provinces)
    lines = [_cut_lines(countries[country], pieces) for country, pieces in cuts.items()]
    lines += [LineString(cut.line) for cut in LINE_CUTS.values()]
    lines += disputed_lines(countries, disputed)
    noded = node([*(shape.boundary for shape in countries.values()), *lines])
    codes, shapes = list(countries), np.array(list(countries.values()), dtype=object)
    tree = shapely.STRtree(shapes)

    def label(face: Polygon) -> str | None:
        inside = tree.query(face.representative_point(), predicate="within")
        if not len(inside):
            return None
        country = codes[int(inside[0])]
        whole = atom_id(country, _area(country, face, cuts), _province(country, face, cuts))
        return disputed_atom(country, whole, face, disputed)

    return label_faces(faces(noded), label)


def _province_cuts(provinces: tuple[Province, ...]) -> dict[str, dict[str | None, Area]]:
    """Country → code or area id → the union of its provinces; None is everything else in the country."""
    wanted: dict[str, dict[str, ProvinceCut]] = defaultdict(dict)
    for key, cut in {**PROVINCES, **AREA_CUTS}.items():
        wanted[cut.country][key] = cut
    found: dict[str, dict[str | None, Area]] = {}
    for country, table in wanted.items():
        iso_a2 = next(iter(table.values())).iso_a2
        own = [province for province in provinces if province.iso_a2 == iso_a2]
        pieces: dict[str | None, Area] = {}
        for key, cut in table.items():
            if missing := set(cut.names) - {province.name for province in own}:
                raise HotspotsError(
                    where=f"provinces of {country}",
                    what=f"no {', '.join(sorted(missing))}",
                    expected=f"expected by {key}",
                )
            pieces[key] = _union([province for province in own if province.name in cut.names])
        named = {name for cut in table.values() for name in cut.names}
        pieces[None] = _union([province for province in own if province.name not in named])
        found[country] = pieces
    return found


def _union(provinces: list[Province]) -> Area:
    merged = shapely.union_all([shapely.make_valid(province.geometry) for province in provinces])
    assert isinstance(merged, Polygon | MultiPolygon)
    return merged


def _cut_lines(country: Area, pieces: Mapping[str | None, Area]) -> BaseGeometry:
    """The lines between the pieces, led on to the country's outline where they end short of it.

    The 1:10m coast is not the 1:50m coast: a line between two provinces ends near the latter, not on it.
    """
    boundaries = {key: piece.boundary for key, piece in pieces.items()}
    keys = list(boundaries)
    shared = [boundaries[a].intersection(boundaries[b]) for i, a in enumerate(keys) for b in keys[i + 1 :]]
    lines = [part for line in shared for part in shapely.get_parts(line) if isinstance(part, LineString)]
    return led_on(shapely.union_all(lines), country)


def _province(country: str, face: Polygon, cuts: Mapping[str, Mapping[str | None, Area]]) -> str | None:
    key = _piece(face, cuts[country]) if country in cuts else None
    return key if key in PROVINCES else None


def _area(country: str, face: Polygon, cuts: Mapping[str, Mapping[str | None, Area]]) -> str | None:
    point = face.representative_point()
    for area, part in PART_CUTS.items():
        if part.country == country and shapely.box(*part.box).contains(face):
            return area
    for area, cut in LINE_CUTS.items():
        if cut.country == country and shapely.box(*cut.side).contains(point):
            return area
    key = _piece(face, cuts[country]) if country in cuts else None
    if key is None or key in AREA_CUTS:
        return key
    return PROVINCES[key].area


def _piece(face: Polygon, pieces: Mapping[str | None, Area]) -> str | None:
    """The piece that covers most of a face, or lies nearest to it where none covers any (an islet)."""
    shares = {key: face.intersection(piece).area for key, piece in pieces.items()}
    best = max(shares, key=lambda key: shares[key])
    if shares[best] > 0:
        return best
    return min(pieces, key=lambda key: face.distance(pieces[key]))
