"""Coverages: polygons that share their edges vertex by vertex, so that neighbours neither overlap nor gape.

Every function here takes and returns geometries in EPSG:4326 degrees and is pure and deterministic. Labels are the
keys of mappings; one label is one polygon or multipolygon.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

import numpy as np
import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import pieces
from geo.atlas.build.visvalingam import Vertex, thin
from geo.errors import HotspotsError

__all__ = [
    "FRAME",
    "Coverage",
    "enlarged",
    "even",
    "faces",
    "label_faces",
    "labelled_edges",
    "node",
    "rebuild",
    "thin_edges",
    "with_room",
    "without_specks",
]

Coverage = Mapping[str, Polygon | MultiPolygon]
"""Label → polygon; together a valid coverage in the sense of `shapely.coverage_is_valid`."""

FRAME = (-180.0, -90.0, 180.0, 90.0)
"""West, south, east, north of the world in degrees."""

_MUCH = 0.02
"""Share of a label's area from which an island of it is never a speck."""

_OF_AN_ISLAND = 0.12
"""Tolerance for an island, as a share of the square root of its area."""

_OF_A_BORDER = 0.65
"""Tolerance for a border, as a share of that for a coast: borders are short, and outlines of countries live by them."""

_INNER_RIM = shapely.box(*FRAME).exterior


def node(lines: Iterable[BaseGeometry], grid_deg: float | None = None) -> BaseGeometry:
    """Lines cut wherever they meet; with `grid_deg` also snapped to a grid (snap rounding)."""
    return shapely.union_all(np.array(list(lines), dtype=object), grid_size=grid_deg)


def faces(lines: BaseGeometry) -> tuple[Polygon, ...]:
    """The faces that noded lines enclose; dangling ends enclose nothing and are dropped."""
    found = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    return tuple(face for face in found if isinstance(face, Polygon))


def label_faces(
    found: Iterable[Polygon], label_of: Callable[[Polygon], str | None]
) -> dict[str, Polygon | MultiPolygon]:
    """Faces dissolved by label, in the order of the labels; faces without a label are left out."""
    groups: dict[str, list[Polygon]] = defaultdict(list)
    for face in found:
        label = label_of(face)
        if label is not None:
            groups[label].append(face)
    return {label: _dissolved(groups[label]) for label in sorted(groups)}


def thin_edges(coverage: Coverage, tolerance_deg: float, weight: Callable[[Vertex], float]) -> list[LineString]:
    """The coverage's edges with fewer vertices, by weighted Visvalingam-Whyatt; `rebuild` makes polygons of them.

    `tolerance_deg` is the square root of the smallest triangle kept where `weight` is 1. Edges of what is small keep
    more, in proportion, or islands and small states would shrink to triangles. The corners on the world's rim stay.
    """
    areas = {label: shape.area for label, shape in coverage.items()}
    thinned: list[LineString] = []
    for (a, b), lines in labelled_edges(coverage).items():
        for line in lines.geoms:
            points = [(float(x), float(y)) for x, y in line.coords]
            rim = frozenset(point for point in points if abs(point[0]) == 180 or point[1] == -90)
            smallest = min(areas[a], areas[b] if b else math.inf)
            if line.is_ring:
                smallest = min(smallest, Polygon(line).area)
            along = tolerance_deg * (_OF_A_BORDER if b else 1.0)
            least = min(along, _OF_AN_ISLAND * math.sqrt(smallest)) ** 2
            thinned.append(LineString(thin(points, least, weight, rim)))
    return thinned


def even(point: Vertex) -> float:
    """The weight that lets a square kilometre count the same at every latitude."""
    return math.cos(math.radians(point[1]))


def rebuild(
    lines: list[LineString],
    coverage: Coverage,
    grid_deg: float,
    rename: Callable[[str, Polygon], str] = lambda label, _face: label,
) -> dict[str, Polygon | MultiPolygon]:
    """The faces between lines on a grid, each with the label that covers most of it in `coverage`: valid again.

    Faces of which less than half is covered are water. `rename` may give a face another label.
    """
    labels, shapes = list(coverage), shapely.make_valid(list(coverage.values()))
    shapely.prepare(shapes)
    tree = shapely.STRtree(shapes)

    def label_of(face: Polygon) -> str | None:
        candidates = sorted(int(i) for i in tree.query(face, predicate="intersects"))
        shares = [(_share(face, shapes[i]), -i) for i in candidates]
        _, index = max(shares, default=(0.0, 0))
        return rename(labels[-index], face) if sum(share for share, _ in shares) > 0.5 else None

    return label_faces(faces(node(lines, grid_deg)), label_of)


def _share(face: Polygon, shape: BaseGeometry) -> float:
    # The prepared test is quick, and true for nearly every face of a large coverage.
    return 1.0 if shape.contains_properly(face) else face.intersection(shape).area / face.area


def without_specks(coverage: Coverage, least_deg2: float) -> dict[str, Polygon | MultiPolygon]:
    """The coverage without islands and lakes smaller than `least_deg2`.

    Islands that make up much of their label stay. A lake is a hole that no other polygon fills.
    """
    owners = [(label, part) for label, shape in coverage.items() for part in pieces(shape, Polygon)]
    tree = shapely.STRtree([part for _, part in owners])
    kept: dict[str, list[Polygon]] = defaultdict(list)
    for label, part in owners:
        island = len(tree.query(part, predicate="intersects")) == 1 and not part.touches(_INNER_RIM)
        if not island or part.area >= min(least_deg2, _MUCH * coverage[label].area):
            lakes = [Polygon(ring) for ring in part.interiors if Polygon(ring).area < least_deg2]
            dry = [lake for lake in lakes if not len(tree.query(lake.representative_point(), predicate="within"))]
            kept[label].append(_filled(part, dry))
    return {label: _dissolved(kept[label]) for label in coverage}


def _filled(part: Polygon, lakes: list[Polygon]) -> Polygon:
    outlines = {lake.exterior.wkb for lake in lakes}
    return Polygon(part.exterior, [ring for ring in part.interiors if Polygon(ring).exterior.wkb not in outlines])


def with_room(coverage: Coverage, grid_deg: float) -> dict[str, Polygon | MultiPolygon]:
    """The coverage with what is smaller than four cells of a grid drawn as a square of four, such as the Vatican.

    Its neighbours give way. Without it such a state would vanish when vertices are set on the grid.
    """
    squares = {label: enlarged(shape, grid_deg) for label, shape in coverage.items() if shape.area < 4 * grid_deg**2}
    taken = shapely.union_all(list(squares.values()))
    roomy = {
        label: _dissolved(pieces(shape.difference(taken), Polygon)) if shape.intersects(taken) else shape
        for label, shape in coverage.items()
        if label not in squares
    }
    return {label: squares.get(label) or roomy[label] for label in coverage}


def enlarged(shape: Polygon | MultiPolygon, grid_deg: float) -> Polygon | MultiPolygon:
    """The shape, or a square of four cells of a grid at its place where it is smaller than that."""
    if shape.area >= 4 * grid_deg**2:
        return shape
    column, row = round(shape.centroid.x / grid_deg), round(shape.centroid.y / grid_deg)
    west, south, east, north = (cell * grid_deg for cell in (column - 1, row - 1, column + 1, row + 1))
    return shapely.box(west, south, east, north)


def labelled_edges(coverage: Coverage) -> dict[tuple[str, str | None], MultiLineString]:
    """Each stretch of edge with its two labels in order, or with one label and None where nothing lies beyond.

    Raises HotspotsError where more than two polygons claim one segment: then it is no coverage.
    """
    sides: dict[tuple[tuple[float, float], tuple[float, float]], list[str]] = defaultdict(list)
    for label, shape in coverage.items():
        for ring in shapely.get_rings(pieces(shape, Polygon)):
            points = [(float(x), float(y)) for x, y in shapely.get_coordinates(ring)]
            for a, b in pairwise(points):
                sides[(a, b) if a <= b else (b, a)].append(label)
    grouped: dict[tuple[str, str | None], list[tuple[tuple[float, float], tuple[float, float]]]] = defaultdict(list)
    for segment, labels in sides.items():
        if len(labels) > 2 or len(set(labels)) < len(labels):
            raise HotspotsError(
                where="coverage",
                what=f"{' and '.join(labels)} share {segment}",
                expected="expected one polygon on each side",
            )
        first, *rest = sorted(labels)
        grouped[first, rest[0] if rest else None].append(segment)
    return {pair: _merged(grouped[pair]) for pair in sorted(grouped, key=lambda pair: (pair[0], pair[1] or ""))}


def _merged(segments: list[tuple[tuple[float, float], tuple[float, float]]]) -> MultiLineString:
    merged = shapely.line_merge(MultiLineString(sorted(segments))).normalize()
    return MultiLineString(pieces(merged, LineString))


def _dissolved(parts: list[Polygon]) -> Polygon | MultiPolygon:
    merged = shapely.coverage_union_all(parts).normalize()
    found = pieces(merged, Polygon)
    return found[0] if len(found) == 1 else MultiPolygon(found)
