"""Coverages: polygons that share their edges vertex by vertex, so that neighbours neither overlap nor gape.

Every function here takes and returns geometries in EPSG:4326 degrees and is pure and deterministic. Labels are the
keys of mappings; one label is one polygon or multipolygon.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.problem import HotspotsError

__all__ = [
    "FRAME",
    "Coverage",
    "edges",
    "faces",
    "label_faces",
    "node",
    "polygons",
    "simplify",
    "snap",
    "with_room",
    "without_specks",
]

Coverage = Mapping[str, Polygon | MultiPolygon]
"""Label → polygon; together a valid coverage in the sense of `shapely.coverage_is_valid`."""

Points = npt.NDArray[np.float64]
"""Longitude, latitude in degrees; shape (n, 2)."""

FRAME = (-180.0, -90.0, 180.0, 90.0)
"""West, south, east, north of the world in degrees."""

_MUCH = 0.02
"""Share of a label's area from which an island of it is never a speck."""

_OF_AN_ISLAND = 0.12
"""Tolerance for an island, as a share of the square root of its area."""

_INNER_RIM = shapely.box(*FRAME).exterior
_RIM = shapely.box(-181, -91, 181, 91).difference(shapely.box(*FRAME))


def polygons(geometry: BaseGeometry) -> tuple[Polygon, ...]:
    """The non-empty polygons of a geometry; points and lines are left out."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return tuple(part for part in parts if isinstance(part, Polygon) and not part.is_empty)


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


def simplify(coverage: Coverage, tolerance_deg: float) -> dict[str, Polygon | MultiPolygon]:
    """The coverage with fewer vertices and the same topology (Visvalingam-Whyatt, as GEOS does it).

    `tolerance_deg` is the square root of the smallest triangle kept, in degrees at the equator: triangles are
    measured on Lambert's cylindrical equal-area projection, or the Arctic would take half of all vertices. Islands
    keep more, in proportion to their size, or the small ones would shrink to triangles.
    """
    mainland, islands = _apart(coverage)
    simple: dict[str, list[Polygon]] = defaultdict(list)
    for label, shape in _simplified(mainland, tolerance_deg).items():
        simple[label].extend(polygons(shape))
    for label, island in islands:
        share = min(tolerance_deg, _OF_AN_ISLAND * math.sqrt(island.area))
        simple[label].extend(polygons(_simplified({label: island}, share)[label]))
    return {label: _dissolved(simple[label]) for label in coverage}


def _simplified(coverage: Coverage, tolerance_deg: float) -> dict[str, Polygon | MultiPolygon]:
    # A rim laid round the world holds the corners on the antimeridian and at the pole: without it they would be
    # vertices like any other, and the two halves of Chukotka would no longer meet.
    flat = shapely.transform([*coverage.values(), _RIM], _to_equal_area)
    simple = shapely.transform(shapely.coverage_simplify(flat, tolerance_deg), _from_equal_area)
    return dict(zip(coverage, simple[:-1], strict=True))


def _to_equal_area(points: Points) -> Points:
    y = np.where(np.abs(points[:, 1]) > 90, points[:, 1], np.degrees(np.sin(np.radians(points[:, 1]))))
    return np.column_stack([points[:, 0], y])


def _from_equal_area(points: Points) -> Points:
    inside = np.clip(np.radians(points[:, 1]), -1, 1)
    return np.column_stack([points[:, 0], np.degrees(np.arcsin(inside))])


def snap(
    coverage: Coverage,
    grid_deg: float,
    cuts: tuple[LineString, ...] = (),
    rename: Callable[[str, Polygon], str] = lambda label, _face: label,
) -> dict[str, Polygon | MultiPolygon]:
    """The coverage with every vertex on a grid, valid again; what is thinner than the grid is lost.

    `cuts` cut faces on the way, and `rename` gives the label of a face from the one it had.
    """
    labels, shapes = list(coverage), shapely.make_valid(list(coverage.values()))
    shapely.prepare(shapes)
    tree = shapely.STRtree(shapes)

    def label_of(face: Polygon) -> str | None:
        candidates = sorted(int(i) for i in tree.query(face, predicate="intersects"))
        shares = [(_share(face, shapes[i]), -i) for i in candidates]
        share, index = max(shares, default=(0.0, 0))
        return rename(labels[-index], face) if share > 0.5 else None

    lines = [*(shape.boundary for shape in coverage.values()), *cuts]
    return label_faces(faces(node(lines, grid_deg)), label_of)


def _share(face: Polygon, shape: BaseGeometry) -> float:
    # The prepared test is quick, and true for nearly every face of a large coverage.
    return 1.0 if shape.contains_properly(face) else face.intersection(shape).area / face.area


def without_specks(coverage: Coverage, least_deg2: float) -> dict[str, Polygon | MultiPolygon]:
    """The coverage without islands smaller than `least_deg2`, save where they make up much of their label."""
    mainland, islands = _apart(coverage)
    kept = {label: list(polygons(shape)) for label, shape in mainland.items()}
    for label, island in islands:
        if island.area >= min(least_deg2, _MUCH * coverage[label].area):
            kept.setdefault(label, []).append(island)
    return {label: _dissolved(kept[label]) for label in coverage}


def with_room(coverage: Coverage, grid_deg: float) -> dict[str, Polygon | MultiPolygon]:
    """The coverage with what is smaller than four cells of a grid drawn as a square of four, such as the Vatican.

    Its neighbours give way. Without it such a state would vanish when vertices are set on the grid.
    """
    squares = {label: _square(shape, grid_deg) for label, shape in coverage.items() if shape.area < 4 * grid_deg**2}
    taken = shapely.union_all(list(squares.values()))
    roomy = {
        label: _dissolved(list(polygons(shape.difference(taken)))) if shape.intersects(taken) else shape
        for label, shape in coverage.items()
        if label not in squares
    }
    return {label: squares.get(label) or roomy[label] for label in coverage}


def _square(shape: Polygon | MultiPolygon, grid_deg: float) -> Polygon:
    column, row = round(shape.centroid.x / grid_deg), round(shape.centroid.y / grid_deg)
    west, south, east, north = (cell * grid_deg for cell in (column - 1, row - 1, column + 1, row + 1))
    return shapely.box(west, south, east, north)


def _apart(coverage: Coverage) -> tuple[dict[str, Polygon | MultiPolygon], list[tuple[str, Polygon]]]:
    """The parts that touch another part or the world's rim, by label, and the islands, which touch nothing."""
    owners = [(label, part) for label, shape in coverage.items() for part in polygons(shape)]
    parts = [part for _, part in owners]
    touching = set(shapely.STRtree(parts).query(_INNER_RIM, predicate="intersects").tolist())
    pairs = shapely.STRtree(parts).query(parts, predicate="intersects")
    touching |= set(pairs[0][pairs[0] != pairs[1]].tolist())
    mainland: dict[str, list[Polygon]] = defaultdict(list)
    for i in sorted(touching):
        mainland[owners[i][0]].append(parts[i])
    islands = [owner for i, owner in enumerate(owners) if i not in touching]
    return {label: _dissolved(mainland[label]) for label in coverage if label in mainland}, islands


def edges(coverage: Coverage) -> dict[tuple[str, str | None], MultiLineString]:
    """Each stretch of edge with its two labels in order, or with one label and None where nothing lies beyond.

    Raises HotspotsError where more than two polygons claim one segment: then it is no coverage.
    """
    sides: dict[tuple[tuple[float, float], tuple[float, float]], list[str]] = defaultdict(list)
    for label, shape in coverage.items():
        for ring in shapely.get_rings(polygons(shape)):
            points = [(float(x), float(y)) for x, y in shapely.get_coordinates(ring)]
            for a, b in pairwise(points):
                sides[(a, b) if a <= b else (b, a)].append(label)
    grouped: dict[tuple[str, str | None], list[tuple[tuple[float, float], tuple[float, float]]]] = defaultdict(list)
    for segment, labels in sides.items():
        if len(labels) > 2 or len(set(labels)) < len(labels):
            raise HotspotsError(f"coverage: {' and '.join(labels)} share {segment}; expected one polygon on each side")
        first, *rest = sorted(labels)
        grouped[first, rest[0] if rest else None].append(segment)
    return {pair: _merged(grouped[pair]) for pair in sorted(grouped, key=lambda pair: (pair[0], pair[1] or ""))}


def _merged(segments: list[tuple[tuple[float, float], tuple[float, float]]]) -> MultiLineString:
    parts = shapely.get_parts(shapely.line_merge(MultiLineString(sorted(segments))).normalize())
    return MultiLineString([part for part in parts if isinstance(part, LineString)])


def _dissolved(parts: list[Polygon]) -> Polygon | MultiPolygon:
    merged = shapely.coverage_union_all(parts).normalize()
    found = polygons(merged)
    return found[0] if len(found) == 1 else MultiPolygon(found)
