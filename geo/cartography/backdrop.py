"""The ground of a map: land, coasts, borders and contested areas of a viewpoint, in the metres of a frame.

Maps the size of a country are drawn from the 1:10m outlines, all others from those at 1:50m.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Polygon, STRtree
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import angles, pieces, seamless
from geo.atlas.atoms import Atom, atom_edges, atoms, browser_file, detail
from geo.atlas.compose import compose_region, under_land
from geo.atlas.map_edges import without_strips
from geo.atlas.viewpoints import Border, border
from geo.cartography.bounding_caps import HEMISPHERE_DEG, Caps, caps_of
from geo.cartography.projection import FAR_SIDE_DEG, MapFrame
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region, Seas

__all__ = [
    "DETAIL_BELOW_M",
    "Backdrop",
    "all_land",
    "backdrop",
    "is_detailed",
    "region_area",
    "region_land",
    "windows_of",
]

DETAIL_BELOW_M = 4500e3
"""Longer side of the largest frame drawn from the 1:10m outlines: a coast at 1:50m would look cut with shears."""

_LAKE_DEG2 = 0.1
"""Square degrees; smaller lakes at 1:50m have too few corners to be seen beside coasts at 1:10m."""

_NARROW = 1 / 800
"""Share of the frame's width: half of what an inlet must measure to be part of a sea."""
_LEAST_POND = 16.0
"""In squares of that half: smaller parts of a sea are crumbs."""
_LEAST_PART = 0.005
"""Share of its largest part below which another is a bay behind a cape."""
_BULGE_DEG = 0.02
_SLACK_DEG = 0.3
"""How far outlines at 1:10m and at 1:50m may lie apart, and a little more."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Backdrop:
    """Geometries in projected metres, clipped to the frame."""

    land: MultiPolygon
    coast: MultiLineString
    borders: MultiLineString
    contested: MultiLineString
    hatch: MultiLineString


def is_detailed(frame: MapFrame) -> bool:
    """Whether a frame is small enough for the 1:10m outlines."""
    return frame.rectangular and max(frame.width_m, frame.height_m) < DETAIL_BELOW_M


@lru_cache(maxsize=16)
def backdrop(frame: MapFrame, viewpoint: Viewpoint) -> Backdrop:
    """The ground of a frame. The first frame the size of a country takes a second more, to read its outlines."""
    if is_detailed(frame):
        return _detailed(frame, viewpoint)
    near = None if frame.reach_deg > HEMISPHERE_DEG else _near(frame)
    if near is None:
        land, coast = frame.polygons(all_land()), frame.lines(_coast())
    else:
        land, coast = frame.place(near), frame.shores(near)
    return Backdrop(
        land=land,
        coast=coast,
        borders=frame.lines(_borders(viewpoint, Border.INTERNATIONAL)),
        contested=frame.lines(_borders(viewpoint, Border.CONTESTED)),
        hatch=frame.lines(_hatch()),
    )


@lru_cache(maxsize=256)
def region_area(frame: MapFrame, region: Region, viewpoint: Viewpoint) -> MultiPolygon:
    """A region in the metres of a frame, clipped to it, on the same outlines as the ground."""
    if not is_detailed(frame):
        return frame.polygons(compose_region(region, viewpoint))
    shape = compose_region(region, viewpoint, detailed=True)
    if not under_land(region):
        return frame.polygons(shape)
    # A sea's shore is that of 1:50m: it is led beneath the land, and cut off at the shore that is drawn.
    wider = shape.union(_slack(shape).intersection(all_land()))
    cut = frame.polygons(wider).difference(backdrop(frame, viewpoint).land)
    return _without_crumbs(cut, frame.polygons(shape), frame)


def _slack(shape: BaseGeometry) -> BaseGeometry:
    """Where the two shores of a sea may differ: around it, but not beyond a line that is its end in open water."""
    hulls = [part.convex_hull.buffer(_BULGE_DEG) for part in pieces(shape, Polygon)]
    return shape.buffer(_SLACK_DEG).intersection(shapely.union_all(hulls))


def _without_crumbs(cut: BaseGeometry, sea: BaseGeometry, frame: MapFrame) -> MultiPolygon:
    """A sea at the shore that is drawn, without inlets narrower than a line and without ponds behind the shore."""
    narrow = _NARROW * frame.width_m
    opened = cut.buffer(-narrow, quad_segs=2).buffer(1.5 * narrow, quad_segs=2).intersection(cut)
    parts = [part for part in pieces(opened, Polygon) if part.area > _LEAST_POND * narrow**2]
    least = _LEAST_PART * max((part.area for part in parts), default=0.0)
    return MultiPolygon([part for part in parts if part.area > least and part.intersection(sea).area > part.area / 2])


@lru_cache(maxsize=64)
def region_land(frame: MapFrame, region: Region, viewpoint: Viewpoint) -> MultiPolygon:
    """What a region that is drawn beneath the land, such as the Arctic, covers of it; in the metres of a frame."""
    if isinstance(region, Seas):
        return MultiPolygon()
    area = region_area(frame, region, viewpoint)
    return MultiPolygon(pieces(area.intersection(backdrop(frame, viewpoint).land), Polygon))


@cache
def all_land() -> BaseGeometry:
    """All land, each island and continent one polygon, cut at the antimeridian."""
    return shapely.coverage_union_all([atom.geometry for atom in atoms().values()])


@cache
def _coast() -> MultiLineString:
    return without_strips(all_land())


@cache
def _land_caps() -> Caps:
    return caps_of(all_land())


def _near(frame: MapFrame) -> list[Polygon] | None:
    """The land in an azimuthal frame; None where some of it reaches to the far side of the earth, and must be cut."""
    found = []
    for part in _land_caps().near(frame):
        away = angles(shapely.get_coordinates(part), (frame.lon_0, frame.lat_0))
        if away.min() < frame.reach_deg:
            if away.max() > FAR_SIDE_DEG:
                return None
            found.append(part)
        elif away.max() < FAR_SIDE_DEG and frame.around(part):
            found.append(part)
    return found


@cache
def _hatch() -> MultiLineString:
    features = json.loads(browser_file("hatch"))["features"]
    return MultiLineString(
        pieces(shapely.from_geojson(json.dumps({"type": "FeatureCollection", "features": features})), LineString)
    )


@lru_cache(maxsize=2 * len(Viewpoint))
def _borders(viewpoint: Viewpoint, kind: Border) -> BaseGeometry:
    lines = [edge.geometry for edge in atom_edges() if border(edge.a, edge.b, viewpoint) is kind]
    return shapely.line_merge(shapely.union_all(lines))


@cache
def _lakes() -> tuple[Polygon, ...]:
    """The waters within the land at 1:50m; the outlines at 1:10m have none of them but the Caspian Sea."""
    return tuple(Polygon(ring) for part in pieces(all_land(), Polygon) for ring in part.interiors)


@cache
def _detail_tree() -> tuple[STRtree, tuple[Atom, ...]]:
    """Every polygon at 1:10m, and the atom that each belongs to."""
    pairs = [(part, atoms()[key]) for key, shape in detail().items() for part in pieces(shape, Polygon)]
    return STRtree([part for part, _ in pairs]), tuple(atom for _, atom in pairs)


def _detailed(frame: MapFrame, viewpoint: Viewpoint) -> Backdrop:
    near = _atoms_in(frame)
    land = _joined(near.values())
    shapely.prepare(land)
    lakes = [lake for lake in _lakes() if lake.area > _LAKE_DEG2 and land.covers(lake.representative_point())]
    land = land.difference(shapely.union_all(lakes)) if lakes else land
    lines = _borders_between(near, viewpoint)
    parts = seamless(land)
    return Backdrop(
        land=frame.place(parts),
        coast=frame.shores(parts),
        borders=frame.lines(lines[Border.INTERNATIONAL]),
        contested=frame.lines(lines[Border.CONTESTED]),
        hatch=frame.lines(_hatch()),
    )


def _joined(parts: Iterable[BaseGeometry]) -> BaseGeometry:
    """The union of neighbours, the fast way where they still fit together after they were cut to a frame."""
    shapes = list(parts)
    try:
        return shapely.coverage_union_all(shapes)
    except GEOSException:
        # The box cut two neighbours' common side in two places that differ in the last digit.
        return shapely.union_all(shapes)


def _atoms_in(frame: MapFrame) -> dict[Atom, BaseGeometry]:
    """The atoms near a frame at 1:10m, cut to a box round it."""
    tree, owners = _detail_tree()
    found: dict[Atom, list[Polygon]] = {}
    for west, south, east, north in windows_of(frame):
        for i in sorted(tree.query(shapely.box(west, south, east, north))):
            cut = shapely.clip_by_rect(tree.geometries[i], west, south, east, north)
            found.setdefault(owners[i], []).extend(pieces(cut, Polygon))
    return {atom: MultiPolygon(parts) for atom, parts in found.items() if parts}


def windows_of(frame: MapFrame) -> list[tuple[float, float, float, float]]:
    """Boxes in longitude and latitude round a frame, with a margin; two where it crosses the antimeridian."""
    rim = frame.to_sphere(shapely.get_coordinates(frame.outline))
    south, north = rim[:, 1].min() - 1, rim[:, 1].max() + 1
    if frame.outline.contains(shapely.Point(frame.to_plane(np.array([[0.0, 90.0]]))[0])):
        return [(-180, south, 180, 90)]
    turned = (rim[:, 0] - frame.lon_0 + 180) % 360 - 180 + frame.lon_0
    west, east = turned.min() - 1, turned.max() + 1
    spans = [(west, east), (west - 360, east - 360), (west + 360, east + 360)]
    return [(max(w, -180), south, min(e, 180), north) for w, e in spans if w < 180 and e > -180]


def _borders_between(near: Mapping[Atom, BaseGeometry], viewpoint: Viewpoint) -> dict[Border, BaseGeometry]:
    found = list(near.items())
    outlines = [shape.boundary for _, shape in found]
    pairs = STRtree([shape for _, shape in found]).query([shape for _, shape in found], predicate="intersects")
    lines: dict[Border, list[LineString]] = {kind: [] for kind in Border}
    for i, j in sorted((int(i), int(j)) for i, j in pairs.T if i < j):
        kind = border(found[i][0], found[j][0], viewpoint)
        if kind is not Border.NONE:
            lines[kind] += pieces(outlines[i].intersection(outlines[j]), LineString)
    return {kind: shapely.line_merge(MultiLineString(parts)) for kind, parts in lines.items()}
