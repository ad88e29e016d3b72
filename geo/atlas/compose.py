"""Turns a recipe into a geometry, and measures it.

Geometries are in EPSG:4326 degrees, valid, inside the world and cut at the antimeridian. Everything is pure and cached
by recipe and viewpoint.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import shapely
from shapely import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.atlas import sphere
from geo.atlas.antimeridian import pieces
from geo.atlas.atoms import Area, Atom, atoms, detail, labels, seas
from geo.atlas.cities import cities
from geo.atlas.land_borders import atoms_of, land_border
from geo.atlas.viewpoints import viewpoint_label
from geo.dataset import recipe
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region
from geo.dataset.recipe_names import atlas_index, place_named
from geo.errors import HotspotsError, nearest

__all__ = ["bounds", "compose_region", "label_point", "over_and_under", "overlapping", "region_area_km2", "under_land"]

_CACHED = 1024
"""Recipes kept: several files of a hundred hotspots in every viewpoint."""

CIRCUMPOLAR_LABEL = (0.0, 78.0)
"""Longitude, latitude in degrees: between Greenland and Svalbard, at the middle of a world map."""

_DECIMALS = 9
"""Digits of the edges of boxes, a tenth of a millimetre: GEOS divides by what is smaller."""

_LEAST_AREA = 1e-9
"""Square degrees, 12 m² at the equator: in less, no point can be told from the outline (GEOS finds none in 1e-190)."""

_OVERLAP = 1e-6
"""Share of the smaller region's area from which two regions overlap; less is rounding."""


@lru_cache(maxsize=_CACHED)
def compose_region(region: Region, viewpoint: Viewpoint, *, detailed: bool = False) -> Area:
    """The geometry of a recipe in a viewpoint; `detailed` takes land from the 1:10m outlines.

    Raises HotspotsError for a name that the atlas does not know and for a recipe that leaves nothing, or less than can
    be drawn.
    """
    found = _polygons(_shape(region, viewpoint, detailed=detailed))
    if sum(part.area for part in found) < _LEAST_AREA:
        raise HotspotsError(
            where=f"region {_recipe_text(region)}",
            what="too little is left of it to be drawn" if found else "nothing is left of it",
            expected="expected some area",
            remedy="look at what is cut away or clipped",
        )
    return found[0] if len(found) == 1 else MultiPolygon(found)


def _recipe_text(region: Region) -> str:
    return region.model_dump_json(by_alias=True)[:80]


def _shape(  # noqa: PLR0911 - one line for each kind of recipe
    region: Region, viewpoint: Viewpoint, *, detailed: bool
) -> BaseGeometry:
    match region:
        case recipe.NorthOf():
            return sphere.box(-180, round(region.north_of, _DECIMALS), 180, 90)
        case recipe.Box():
            return sphere.box(*(round(edge, _DECIMALS) for edge in region.box))
        case recipe.Point():
            return sphere.disc(*region.point, region.radius_km)
        case recipe.BorderStrip():
            return _strip(region, viewpoint, detailed=detailed)
        case recipe.Places():
            return shapely.union_all([_around_city(name, region.radius_km) for name in region.places])
        case recipe.Union():
            return shapely.union_all([compose_region(part, viewpoint, detailed=detailed) for part in region.union])
        case recipe.Difference():
            first, *others = (compose_region(part, viewpoint, detailed=detailed) for part in region.difference)
            return first.difference(shapely.union_all(others))
        case recipe.Clip():
            first, *others = (compose_region(part, viewpoint, detailed=detailed) for part in region.clip)
            return shapely.intersection_all([first, *others])
        case _:
            return _named(region, viewpoint, detailed=detailed)


def _named(region: Region, viewpoint: Viewpoint, *, detailed: bool) -> BaseGeometry:
    index = atlas_index()
    match region:
        case recipe.Countries():
            return _countries(_known("country", region.countries, index.countries), viewpoint, detailed=detailed)
        case recipe.Subregions():
            names = _known("subregion", region.subregions, index.subregions)
            return _countries((code for name in names for code in index.subregions[name]), viewpoint, detailed=detailed)
        case recipe.Continents():
            names = _known("continent", region.continents, index.continents)
            return _countries((code for name in names for code in index.continents[name]), viewpoint, detailed=detailed)
        case recipe.Areas():
            areas = _known("area", region.areas, index.areas)
            return _merged((atom for atom in atoms().values() if atom.areas & {*areas}), detailed=detailed)
        case recipe.Provinces():
            codes = _known("province", region.provinces, index.provinces)
            return _merged((atom for atom in atoms().values() if atom.province in codes), detailed=detailed)
        case recipe.Seas():
            return shapely.union_all([seas()[name] for name in _known("sea", region.seas, index.seas)])
    raise AssertionError(region)


def _known(kind: str, names: tuple[str, ...], known: Mapping[str, object]) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            close = nearest(name, known)
            hint = (
                f"did you mean {' or '.join(close)}?" if close else "see geo/atlas/geodata/index.json for all of them"
            )
            raise HotspotsError(
                where="region",
                what=f"no {kind} is called {name[:40]!r}",
                expected="expected one of the atlas",
                remedy=hint,
            )
    return names


def _countries(codes: Iterable[str], viewpoint: Viewpoint, *, detailed: bool) -> BaseGeometry:
    return _merged(atoms_of(frozenset(codes), viewpoint), detailed=detailed)


def _strip(region: recipe.BorderStrip, viewpoint: Viewpoint, *, detailed: bool) -> BaseGeometry:
    """The strip along a border, on the land of its two countries: no third country is drawn into it."""
    one, other = _known("country", region.border, atlas_index().countries)
    line = land_border(one, other, viewpoint)
    if line.is_empty:
        raise HotspotsError(
            where="region",
            what=f"{one} and {other} have no land border in {viewpoint_label(viewpoint)}",
            expected="expected two countries that share one",
            remedy="name two neighbours",
        )
    return sphere.strip(line, region.buffer_km).intersection(_countries(region.border, viewpoint, detailed=detailed))


def _around_city(text: str, radius_km: float) -> BaseGeometry:
    name, countries = place_named(text)
    if len(countries) != 1:
        raise HotspotsError(
            where="region",
            what=f"{len(countries) or 'no'} places are called {text[:40]!r}",
            expected="expected a name that one city of geo/atlas/geodata/places.json bears",
            remedy="write it as there, with the country's code behind it (Victoria, SYC) where it is borne by several",
        )
    city = next(one for one in cities() if (one.name, one.country) == (name, countries[0]))
    return sphere.disc(city.lon, city.lat, radius_km)


def _merged(found: Iterable[Atom], *, detailed: bool) -> BaseGeometry:
    return shapely.coverage_union_all([detail()[atom.id] if detailed else atom.geometry for atom in found])


def _polygons(shape: BaseGeometry) -> tuple[Polygon, ...]:
    """The polygons of a geometry in a fixed order; lines and points that an overlay leaves behind are dropped."""
    valid = shape if shape.is_valid else shapely.make_valid(shape)
    return tuple(part for part in pieces(valid.normalize(), Polygon) if part.area > 0)


@lru_cache(maxsize=_CACHED)
def region_area_km2(region: Region, viewpoint: Viewpoint) -> float:
    """The region's area on the sphere, in km²."""
    return sphere.area_km2(compose_region(region, viewpoint))


@lru_cache(maxsize=_CACHED)
def bounds(region: Region, viewpoint: Viewpoint) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees, the shortest way round; west > east where it crosses the antimeridian."""
    return sphere.circle_bounds(tuple(part.bounds) for part in shapely.get_parts(compose_region(region, viewpoint)))


@lru_cache(maxsize=_CACHED)
def label_point(region: Region, viewpoint: Viewpoint) -> tuple[float, float]:
    """Longitude, latitude in degrees of a point inside the region where its name reads well.

    That is Natural Earth's own label point for a single country, a point north of the Atlantic for what lies round
    the pole, else the point of the largest part that is farthest from its outline.
    """
    shape = compose_region(region, viewpoint)
    fixed = _label_candidate(region, shape)
    if fixed is not None and shape.contains(Point(fixed)):
        return fixed
    largest = max(shapely.get_parts(shape), key=sphere.area_km2)
    west, south, east, north = largest.bounds
    centre = shapely.maximum_inscribed_circle(largest, tolerance=max(east - west, north - south) / 200)
    lon, lat = centre.coords[0]
    rounded = (round(lon, 3), round(lat, 3))
    return rounded if shape.contains(Point(rounded)) else (lon, lat)


def _label_candidate(region: Region, shape: Area) -> tuple[float, float] | None:
    if isinstance(region, recipe.Point):
        return region.point
    if isinstance(region, recipe.Countries) and len(region.countries) == 1:
        return labels()[region.countries[0]]
    return CIRCUMPOLAR_LABEL if shape.bounds[3] == 90 else None


def overlapping(regions: Mapping[str, Region], viewpoint: Viewpoint) -> Mapping[str, tuple[str, ...]]:
    """For each id the ids of the regions that share area with it, the smallest first; a common border is no overlap."""
    ids = list(regions)
    shapes = [compose_region(regions[key], viewpoint) for key in ids]
    pairs = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    found: dict[str, list[str]] = {key: [] for key in ids}
    for i, j in sorted((int(i), int(j)) for i, j in pairs.T if i < j):
        if shapes[i].intersection(shapes[j]).area > _OVERLAP * min(shapes[i].area, shapes[j].area):
            found[ids[i]].append(ids[j])
            found[ids[j]].append(ids[i])
    return {
        key: tuple(sorted(others, key=lambda other: (region_area_km2(regions[other], viewpoint), other)))
        for key, others in found.items()
    }


def under_land(region: Region) -> bool:
    """Whether a region is drawn beneath the land, so as not to hide it: seas, and what has no land for its limits."""
    match region:
        case recipe.Seas() | recipe.NorthOf() | recipe.Box():
            return True
        case recipe.Union():
            return all(map(under_land, region.union))
        case recipe.Difference():
            return under_land(region.difference[0])
        case recipe.Clip():
            return all(map(under_land, region.clip))
    return False


def over_and_under(region: Region) -> tuple[Region | None, Region | None]:
    """What of a region is drawn above the ground and what beneath the land; None for what it has nothing of.

    A union of countries and seas is both: its seas lie beneath the land and below smaller seas, as any sea does.
    """
    if not isinstance(region, recipe.Union):
        return (None, region) if under_land(region) else (region, None)
    over, under = ([part for part in region.union if under_land(part) is beneath] for beneath in (False, True))
    return _together(over), _together(under)


def _together(parts: list[Region]) -> Region | None:
    return recipe.Union(union=tuple(parts)) if len(parts) > 1 else parts[0] if parts else None
