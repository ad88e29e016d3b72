"""Natural Earth's 1:10m disputed areas: which of them the atlas has, and how they cut the 1:50m countries."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import pieces
from geo.atlas.build.coverage import enlarged, faces, label_faces, labelled_edges, node, rebuild
from geo.atlas.build.cuttings import AREA_UNITS, DISPUTED_CUTS, ISLANDS, DisputedCut
from geo.atlas.build.leads import led_on
from geo.errors import HotspotsError

__all__ = ["disputed_atom", "disputed_lines", "disputed_shapes", "with_disputed", "with_islands", "with_korean_dmz"]

Area = Polygon | MultiPolygon

_KOREAS = ("KOR", "PRK")
_DMZ_DEG = 2 / 111.2
"""Two kilometres in degrees of latitude."""

_NEAR = 0.005
"""Degrees within which two outlines at 1:10m are one."""

_MOST = 0.5
"""Share of a face within an outline from which the face belongs to the area."""


def disputed_shapes(features: Iterable[Mapping[str, Any]]) -> dict[str, Area]:
    """Area id → its outline, from the GeoJSON features of the layer.

    Raises HotspotsError where a table names an outline that the layer does not hold.
    """
    outlines = {one["properties"]["BRK_NAME"]: shapely.geometry.shape(one["geometry"]) for one in features}
    found: dict[str, Area] = {}
    for area, cut in {**DISPUTED_CUTS, **ISLANDS}.items():
        if missing := set(cut.names) - set(outlines):
            raise HotspotsError(
                where="disputed areas",
                what=f"no {', '.join(sorted(missing))}",
                expected=f"expected by {area}",
            )
        found[area] = MultiPolygon(pieces(shapely.union_all([outlines[name] for name in cut.names]), Polygon))
    return found


def disputed_lines(countries: Mapping[str, Area], disputed: Mapping[str, Area]) -> list[BaseGeometry]:
    """What of the outlines of disputed areas runs inside their 1:50m countries, led on to the countries' outlines."""
    return [_line(countries[cut.country], disputed[area], cut.margin_deg) for area, cut in _cuts(disputed)]


def _cuts(disputed: Mapping[str, Area]) -> list[tuple[str, DisputedCut]]:
    return [(area, DISPUTED_CUTS[area]) for area in disputed if area in DISPUTED_CUTS]


def _line(country: Area, outline: Area, margin_deg: float) -> BaseGeometry:
    inside = country.intersection(outline.buffer(1.0)).buffer(-margin_deg)
    return led_on(shapely.union_all(pieces(outline.boundary.intersection(inside), LineString)), country)


def disputed_atom(country: str, whole: str, face: Polygon, disputed: Mapping[str, Area]) -> str:
    """The atom that a face of `whole`, in a 1:50m country, belongs to once the disputed areas are cut out of it."""
    for area, cut in _cuts(disputed):
        if cut.country == country and face.intersection(disputed[area]).area > _MOST * face.area:
            return f"{cut.holder or whole}.{area}"
    return whole


def with_disputed(coverage: Mapping[str, Area], disputed: Mapping[str, Area]) -> dict[str, Area]:
    """The coverage of the 1:10m provinces, by atom, with the disputed areas cut out of it.

    Here outlines and borders are of one scale: both are taken as they are, but for what lies within 500 m of each
    other.
    """
    holders = {area: (cut.holder or cut.country).partition(".")[0] for area, cut in _cuts(disputed)}
    near = shapely.union_all([disputed[area] for area in holders])
    close = {atom: shape for atom, shape in coverage.items() if shape.intersects(near)}
    lines = [_line(_unit(close, unit), disputed[area], _NEAR) for area, unit in holders.items()]
    atoms, shapes = list(close), list(close.values())
    tree = shapely.STRtree(shapes)

    def label(face: Polygon) -> str | None:
        inside = tree.query(face.representative_point(), predicate="within")
        whole = atoms[int(inside[0])] if len(inside) else None
        for area, unit in holders.items():
            if whole and whole.partition(".")[0] == unit and face.intersection(disputed[area]).area > _MOST * face.area:
                return f"{DISPUTED_CUTS[area].holder or whole}.{area}"
        return whole

    cut = label_faces(faces(node([*(shape.boundary for shape in shapes), *lines])), label)
    return {**{atom: shape for atom, shape in coverage.items() if atom not in close}, **cut}


def _unit(coverage: Mapping[str, Area], unit: str) -> Area:
    parts = [shape for atom, shape in coverage.items() if atom.partition(".")[0] == unit]
    return MultiPolygon(pieces(shapely.union_all(parts), Polygon))


def with_islands(coverage: Mapping[str, Area], disputed: Mapping[str, Area], grid_deg: float) -> dict[str, Area]:
    """The coverage with the disputed islands, whether it has them already or lacks them.

    An island smaller than four cells of a grid is drawn as a square of four, as `with_room` draws a small state.
    """
    islands = {area: shape for area, shape in disputed.items() if area in ISLANDS}
    near = shapely.union_all(list(islands.values())).buffer(_NEAR)
    found = {atom: _without(shape, near) if shape.intersects(near) else shape for atom, shape in coverage.items()}
    for area, shape in islands.items():
        parts = [enlarged(part, grid_deg) for part in pieces(shape, Polygon)]
        country = ISLANDS[area].country
        atom = country if AREA_UNITS.get(area) == country else f"{country}.{area}"
        found[atom] = MultiPolygon(pieces(shapely.union_all(parts), Polygon))
    return {atom: found[atom] for atom in sorted(found)}


def _without(shape: Area, near: BaseGeometry) -> Area:
    return MultiPolygon([part for part in pieces(shape, Polygon) if not near.contains(part)])


def with_korean_dmz(coverage: Mapping[str, Area], grid_deg: float) -> dict[str, Area]:
    """A coverage that holds `KOR` and `PRK`, with Korea's demilitarized zone cut out of both sides.

    It is what lies within 2 km of the line between them (armistice agreement of 27 July 1953, article I.1), measured
    from the line as it is drawn: the outlines of the source are as narrow as its coarseness, and would cross it.
    """
    sides = {side: coverage[side] for side in _KOREAS}
    line = labelled_edges(sides)[_KOREAS]
    narrower = math.cos(math.radians(line.centroid.y))
    flat = shapely.transform(line, lambda points: points * [narrower, 1.0])
    zone = shapely.transform(flat.buffer(_DMZ_DEG, cap_style="flat"), lambda points: points / [narrower, 1.0])

    def side_or_zone(side: str, face: Polygon) -> str:
        return f"{side}.korean-dmz" if face.intersection(zone).area > _MOST * face.area else side

    lines = [part for shape in (*sides.values(), zone) for part in pieces(shape.boundary, LineString)]
    cut = rebuild(lines, sides, grid_deg, rename=side_or_zone)
    found = {**coverage, **cut}
    return {atom: found[atom] for atom in sorted(found)}
