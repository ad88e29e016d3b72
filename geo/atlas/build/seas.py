"""The seas: Natural Earth's marine layer, mended, fitted to the atlas's coast, and filled up where it has gaps.

The layer's lines between seas cut the water that the atoms leave; each face goes to the sea that covers it. So coasts
are the land's own vertices, neighbours share their edges, and nothing overlaps but what `sea_table` says.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import Points, pieces
from geo.atlas.build.coverage import FRAME, Coverage, faces, labelled_edges, node
from geo.atlas.build.sea_table import ENGLISH, HELD, NO_SEAS
from geo.slug import slug

__all__ = ["OWN_ENVELOPE", "marine_shapes", "sea_name", "sea_names", "sea_parts", "sea_sources"]

Area = Polygon | MultiPolygon
LonLat = tuple[float, float]
"""Longitude, latitude in degrees (EPSG:4326)."""
Feature = Mapping[str, Any]

OWN_ENVELOPE = "own envelope"
"""Source of a sea that the layer lacks."""

_GAP_AT_180_DEG = 0.001
"""The oceans end at 179.9999° E, 11 m short of where they go on."""

_COAST_DEG = 0.002
"""What of a sea's outline is farther from Natural Earth's land than this is a line across water; a shore is nearer
than half of it."""

_ASHORE_DEG, _TOUCHING_DEG = 0.002, 1e-7

_CLOSE_DEG = 1.0
"""Up to which the middle of an islet is joined to the nearest land."""

_STUB_DEG = 0.1
"""How far the outline of an envelope that fills a gap reaches into the seas round it, to cross narrow straits."""

_FITTINGS = 3
"""A moved end may lead a line across another cape, which the next round cuts off."""

_MOST = 0.5
"""Share of a face from which it belongs to a sea."""


def sea_name(name: str) -> str:
    """The English name of a sea of the layer, without its capitals and double spaces."""
    single_spaced = " ".join(name.split())
    plain = single_spaced.title() if single_spaced.isupper() else single_spaced
    return ENGLISH.get(single_spaced, plain)


def sea_names(
    marine: Mapping[str, Area], envelopes: Iterable[Feature], parts: Iterable[tuple[tuple[str, ...], Area]]
) -> dict[str, str]:
    """Id of every sea of which the atlas has water → its name, in the order of the ids."""
    drawn = {sea for ids, _ in parts for sea in ids}
    names = {holder: holder.replace("-", " ").title() for holder in HELD}
    names |= {one["properties"]["id"]: one["properties"]["name"] for one in envelopes}
    names |= {slug(sea_name(name)): sea_name(name) for name in marine}
    return {sea: names[sea] for sea in sorted(drawn)}


def sea_sources(
    marine: Mapping[str, Area], envelopes: Iterable[Feature], parts: Iterable[tuple[tuple[str, ...], Area]]
) -> dict[str, str]:
    """Id of each of those seas → `natural-earth` or, where the layer lacks it, `own envelope`."""
    lacking = {one["properties"]["id"] for one in envelopes} - {slug(sea_name(name)) for name in marine} - set(HELD)
    return {sea: OWN_ENVELOPE if sea in lacking else "natural-earth" for sea in sea_names(marine, envelopes, parts)}


def marine_shapes(features: Iterable[Feature]) -> dict[str, Area]:
    """Name of a sea in the layer, single-spaced → its polygons, valid, reaching the antimeridian.

    Parts with the same name are one sea; those that `NO_SEAS` lists are not among them.
    """
    parts: dict[str, list[Polygon]] = defaultdict(list)
    for one in features:
        shape = shapely.make_valid(_up_to_the_antimeridian(shapely.geometry.shape(one["geometry"])))
        # Collapsed rings have become lines, which go.
        parts[" ".join(one["properties"]["name"].split())] += pieces(shape, Polygon)
    return {name: _joined(parts[name]) for name in sorted(parts) if name not in NO_SEAS}


def _up_to_the_antimeridian(shape: BaseGeometry) -> BaseGeometry:
    def closed(points: Points) -> Points:
        return np.where(np.abs(np.abs(points) - 180) < _GAP_AT_180_DEG, np.sign(points) * 180, points)

    return shapely.transform(shape, closed)


def _joined(parts: Iterable[Area]) -> Area:
    return MultiPolygon(pieces(shapely.union_all(list(parts)), Polygon))


def sea_parts(
    marine: Mapping[str, Area], envelopes: Iterable[Feature], charted: Coverage, atoms: Coverage, grid_deg: float
) -> list[tuple[tuple[str, ...], Area]]:
    """Ids of the seas, the innermost first, and the water that belongs to all of them; a valid coverage.

    `marine` are the seas of the layer, `charted` the land that they were drawn for, `atoms` the land of the
    atlas, on the grid.
    """
    land = shapely.coverage_union_all(list(atoms.values()))
    own = list(envelopes)
    lines: list[BaseGeometry] = [*_open_lines(marine, charted), *_envelope_lines(own, _joined(marine.values()))]
    shore = _Shore(charted, land)
    for _ in range(_FITTINGS):
        lines = [*_fitted(shapely.union_all(lines).difference(land), shore)]
    noded = node([land.boundary, shapely.box(*FRAME).exterior, *lines], grid_deg)
    shapely.prepare(land)
    water = [face for face in faces(noded) if not land.contains(face.representative_point())]
    bases = _opened_to(water, _bases(water, marine, own))
    groups: dict[tuple[str, ...], list[Polygon]] = defaultdict(list)
    for face, base in zip(water, bases, strict=True):
        if base is not None:
            groups[_ids(face, base, own)].append(face)
    return [(ids, _joined(groups[ids])) for ids in sorted(groups)]


def _open_lines(marine: Mapping[str, Area], charted: Coverage) -> list[BaseGeometry]:
    """What of the outlines of seas runs across water: all that two share, and what is far from any shore."""
    edges = labelled_edges(marine)
    shared = [line for (_, other), line in edges.items() if other is not None]
    alone = [line for (_, other), line in edges.items() if other is None]
    ends = np.concatenate([_segments(part) for line in alone for part in line.geoms])
    ends = ends[(np.abs(ends[:, :, 0]).min(axis=1) < 180) & (np.abs(ends[:, :, 1]).min(axis=1) < 90)]
    tree = shapely.STRtree([shape.boundary for shape in charted.values()])
    _, distances = tree.query_nearest(shapely.points(ends.mean(axis=1)), return_distance=True, all_matches=False)
    return [*shared, *shapely.linestrings(ends[distances > _COAST_DEG])]


def _segments(line: LineString) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    points = shapely.get_coordinates(line)
    return np.stack([points[:-1], points[1:]], axis=1)


def _envelope_lines(envelopes: list[Feature], charted: Area) -> list[BaseGeometry]:
    """The outlines of envelopes: of one that fills a gap only what runs through the gap."""
    inner = charted.buffer(-_STUB_DEG)
    shapely.prepare(inner)
    outlines = [shapely.geometry.shape(one["geometry"]).boundary for one in envelopes]
    gaps = [one["properties"]["role"] == "gap" for one in envelopes]
    return [outline.difference(inner) if gap else outline for outline, gap in zip(outlines, gaps, strict=True)]


def _fitted(lines: BaseGeometry, shore: "_Shore") -> list[LineString]:
    """Lines whose loose ends lie on vertices of the land, so that a shore is the same segments to land and sea."""
    merged = [_positions(line) for line in pieces(shapely.line_merge(lines), LineString)]
    ends = Counter(end for line in merged for end in (line[0], line[-1]))

    def landed(end: LonLat) -> LonLat:
        return shore.landed(end, loose=ends[end] == 1)

    moved = [[landed(line[0]), *line[1:-1], landed(line[-1])] for line in merged]
    whole = [line for line in moved if LineString(line).length > 0]
    met = Counter(end for line in whole for end in (line[0], line[-1]))
    # From the middle of an islet close to a shore no line goes on; some lines touched a cape in passing.
    alone = [end for end, count in met.items() if count == 1 and abs(end[0]) < FRAME[2]]
    passing = [point for line in whole for point in line[1:-1] if shore.touches(point)]
    leads = [LineString([point, shore.nearest(point)]) for point in (*alone, *passing)]
    return [*map(LineString, whole), *(lead for lead in leads if 0 < lead.length < _CLOSE_DEG)]


def _positions(line: LineString) -> list[LonLat]:
    return [(float(x), float(y)) for x, y in shapely.get_coordinates(line)]


class _Shore:
    """The land that the seas were drawn for, and the coarser land of the atlas, with islands left out."""

    def __init__(self, charted: Coverage, land: BaseGeometry) -> None:
        self._charted = pieces(shapely.union_all(list(charted.values())), Polygon)
        self._land = pieces(land, Polygon)
        self._tree_charted, self._tree = shapely.STRtree(self._charted), shapely.STRtree(self._land)

    def landed(self, end: LonLat, *, loose: bool) -> LonLat:
        """Where an end of a line goes: to the nearest vertex of the land that it belongs to.

        Lines that ended on an islet which the atlas leaves out meet in the middle of it.
        """
        point = shapely.Point(end)
        if loose and abs(end[0]) == FRAME[2]:
            return end
        touched = self._tree.query(point, predicate="dwithin", distance=_TOUCHING_DEG)
        if len(touched):
            return _nearest_vertex(self._land[int(touched[0])], point)
        at = self._tree_charted.query(point, predicate="dwithin", distance=_ASHORE_DEG)
        if len(at):
            island = self._charted[int(at[0])]
            over = [self._land[int(i)] for i in self._tree.query(island, predicate="intersects")]
            if not over:
                return (island.centroid.x, island.centroid.y)
            return _nearest_vertex(max(over, key=lambda part: part.intersection(island).area), point)
        return self.nearest(end) if loose else end

    def touches(self, point: LonLat) -> bool:
        """Whether a point lies on the charted shore."""
        return len(self._tree_charted.query(shapely.Point(point), predicate="dwithin", distance=_ASHORE_DEG)) > 0

    def nearest(self, end: LonLat) -> LonLat:
        """The nearest vertex of the nearest land."""
        point = shapely.Point(end)
        return _nearest_vertex(self._land[int(self._tree.nearest(point))], point)


def _nearest_vertex(part: Polygon, point: shapely.Point) -> LonLat:
    vertices = shapely.get_coordinates(part)
    x, y = vertices[int(np.hypot(vertices[:, 0] - point.x, vertices[:, 1] - point.y).argmin())]
    return (float(x), float(y))


def _bases(water: list[Polygon], marine: Mapping[str, Area], envelopes: list[Feature]) -> list[str | None]:
    """For each face the sea of the layer that covers most of it, else the envelope that fills a gap there."""
    names, shapes = list(marine), list(marine.values())
    gaps = [one for one in envelopes if one["properties"]["role"] == "gap"]
    bounds = [shapely.geometry.shape(one["geometry"]) for one in gaps]
    shapely.prepare(shapes)
    tree = shapely.STRtree(shapes)
    found: list[str | None] = []
    for face in water:
        near = sorted(int(i) for i in tree.query(face, predicate="intersects"))
        share, best = max(((_share(face, shapes[i]), -i) for i in near), default=(0.0, 0))
        if share > _MOST:
            found.append(slug(sea_name(names[-best])))
        else:
            filled = (one for one, shape in zip(gaps, bounds, strict=True) if _share(face, shape) > _MOST)
            found.append(next((one["properties"]["id"] for one in filled), None))
    return found


def _share(face: Polygon, shape: BaseGeometry) -> float:
    return 1.0 if shape.contains_properly(face) else float(face.intersection(shape).area / face.area)


def _opened_to(water: list[Polygon], bases: list[str | None]) -> list[str | None]:
    """The same, with each bay that the layer left out given to the one sea that it opens to, if there is but one."""
    beside: dict[int, set[int]] = defaultdict(set)
    for a, b in labelled_edges({str(i): face for i, face in enumerate(water)}):
        if b is not None:
            beside[int(a)].add(int(b))
            beside[int(b)].add(int(a))
    found = list(bases)
    changed = True
    while changed:
        changed = False
        for i in range(len(water)):
            around = {found[j] for j in beside[i]} - {None}
            if found[i] is None and len(around) == 1:
                found[i], changed = around.pop(), True
    return found


def _ids(face: Polygon, base: str, envelopes: list[Feature]) -> tuple[str, ...]:
    straits = [
        one["properties"]["id"]
        for one in envelopes
        if one["properties"]["role"] == "within" and _share(face, shapely.geometry.shape(one["geometry"])) > _MOST
    ]
    return (*straits, base, *_holders(base))


def _holders(sea: str) -> list[str]:
    above = [holder for holder, held in HELD.items() if sea in held.parts]
    return [*above, *(higher for holder in above for higher in _holders(holder))]
