"""The atlas that is shipped with the package: atoms, edges between them, seas and label points.

Files are those of `geo/atlas/geodata/`, built by `geo.atlas.build.__main__`; all coordinates are EPSG:4326 degrees.
Each file is read once, when it is first asked for.
"""

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, TypeVar

import shapely
from shapely import MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

__all__ = [
    "Area",
    "Atom",
    "Edge",
    "atom_edges",
    "atoms",
    "browser_file",
    "detail",
    "holders_of_seas",
    "labels",
    "natural_earth_views",
    "own_waters",
    "seas",
]

Area = Polygon | MultiPolygon
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Atom:
    """A piece of land that always changes hands as a whole."""

    id: str
    """Its unit, then the province and the area it was cut out as: `RUS.RU-SAK.south-kurils`."""
    unit: str
    """`ADM0_A3` of the Natural Earth country it was cut from, which is its owner on the ground."""
    province: str | None
    """ISO 3166-2 code."""
    area: str | None
    """Id of the disputed area it belongs to, of the innermost where there are more."""
    name: str
    """Display name."""
    geometry: Area
    """Polygon on a grid of 0.01 degrees; the atoms together are a valid coverage."""

    @property
    def areas(self) -> frozenset[str]:
        """Ids of every disputed area it belongs to: the Shebaa farms are in the Golan."""
        parts = (*self.id.split(".")[1:], self.area)
        return frozenset(part for part in parts if part and part != self.province)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Edge:
    """The line that two atoms share."""

    a: Atom
    b: Atom
    geometry: MultiLineString


@cache
def atoms() -> Mapping[str, Atom]:
    """Atom id → atom, in the order of the ids."""
    features = _features("atoms.geojson")
    shapes = _shapes(features)
    found = [Atom(geometry=_area(shape), **one["properties"]) for one, shape in zip(features, shapes, strict=True)]
    return MappingProxyType({atom.id: atom for atom in found})


@cache
def atom_edges() -> tuple[Edge, ...]:
    """Every line between two atoms; coasts are not among them."""
    features, known = _features("edges.geojson"), atoms()
    return tuple(
        Edge(a=known[one["properties"]["a"]], b=known[one["properties"]["b"]], geometry=shape)
        for one, shape in zip(features, _shapes(features), strict=True)
        if isinstance(shape, MultiLineString)
    )


@cache
def seas() -> Mapping[str, Area]:
    """Sea id → polygon without land, in the order of the ids; a sea holds those that are parts of it."""
    held = _by_key((sea, shape) for ids, shape in _sea_parts() for sea in ids)
    return MappingProxyType({sea: _area(shapely.coverage_union_all(held[sea]).normalize()) for sea in sorted(held)})


@cache
def own_waters() -> Mapping[str, Area]:
    """Sea id → what of it is in no part of it that has a name, so that no two overlap: for names on maps."""
    own = _by_key((ids[0], shape) for ids, shape in _sea_parts())
    return MappingProxyType({sea: _area(shapely.coverage_union_all(own[sea]).normalize()) for sea in sorted(own)})


@cache
def holders_of_seas() -> Mapping[str, frozenset[str]]:
    """Sea id → the ids of the seas that hold all of it: of the Aegean Sea the Mediterranean."""
    beside = _by_key((sea, frozenset(ids)) for ids, _ in _sea_parts() for sea in ids)
    return MappingProxyType({sea: frozenset.intersection(*found) - {sea} for sea, found in beside.items()})


@cache
def _sea_parts() -> tuple[tuple[tuple[str, ...], Area], ...]:
    """Ids of seas, the innermost first, and water that belongs to all of them."""
    features = _features("seas.geojson")
    pairs = zip(features, _shapes(features), strict=True)
    return tuple((tuple(one["properties"]["seas"]), _area(shape)) for one, shape in pairs)


def _by_key(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


@cache
def labels() -> Mapping[str, tuple[float, float]]:
    """`ADM0_A3` → Natural Earth's label point: longitude, latitude in degrees."""
    return MappingProxyType({code: (x, y) for code, (x, y) in _countries()["labels"].items()})


def natural_earth_views() -> Mapping[str, Mapping[str, str]]:
    """Viewpoint → unit → owner, only where the owner is another; from Natural Earth's `ADM0_A3_xx`."""
    views: Mapping[str, Mapping[str, str]] = _countries()["views"]
    return views


@cache
def detail() -> Mapping[str, Area]:
    """Atom id → polygon at 1:10m, for maps the size of a country; takes about a second, so not for the app."""
    raw = json.loads(gzip.decompress(_path("detail.geojson.gz")))["features"]
    pairs = zip(raw, _shapes(raw), strict=True)
    return MappingProxyType({one["properties"]["id"]: _area(shape) for one, shape in pairs})


@cache
def browser_file(name: Literal["land", "coast", "hatch", "cap"]) -> bytes:
    """A GeoJSON file that is the same in every viewpoint, as it goes to the browser."""
    return _path(f"{name}.geojson")


@cache
def _countries() -> Mapping[str, Any]:
    raw: Mapping[str, Any] = json.loads(_path("countries.json"))
    return MappingProxyType(raw)


def _path(name: str) -> bytes:
    return files("geo").joinpath("atlas", "geodata", name).read_bytes()


def _features(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_path(name))["features"]
    return found


def _shapes(features: list[dict[str, Any]]) -> list[BaseGeometry]:
    return list(shapely.from_geojson([json.dumps(one["geometry"]) for one in features]))


def _area(shape: BaseGeometry) -> Area:
    assert isinstance(shape, Polygon | MultiPolygon)
    return shape
