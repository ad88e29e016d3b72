"""The hotspots' outlines for the browser: files that are fetched once.

Outlines depend on the recipes, the viewpoint and the projection only, never on filters; colours and counts travel
apart (`geo.page.maps.deck`), so a filter costs a few kilobytes. What catches the mouse carries its tooltip, and is
fetched again after a filter (`geo.page.maps.picks`).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geo.atlas.basemap import outline_geometry, region_geometry
from geo.atlas.compose import bounds, label_point, over_and_under, overlapping, region_area_km2, under_land
from geo.cartography import screen_files
from geo.cartography.line_tiles import LineTiles
from geo.cartography.screen import ScreenFrame
from geo.cartography.screen_files import LineWork
from geo.dataset.model import Dataset, Viewpoint
from geo.dataset.recipe import Region

MapPosition = tuple[float, float]
"""x, y in units of the projection; on a globe longitude, latitude in degrees (EPSG:4326)."""

SMALL_KM2 = 60_000
"""Below this area a region gets a marker: it is a few pixels wide on a world map of 800 px."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawnRegion:
    """A region as the map needs it."""

    id: str
    index: int
    """Place of the region in the colour tables; `i` of its feature."""
    over_sea: bool
    small: bool
    area_km2: float
    spot: MapPosition | None
    """Where it is marked and named; None where it is not on the map."""
    box: tuple[float, float, float, float] | None
    """West, south, east and north edge of what is seen of it, as positions; None where it is not on the map."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionFiles:
    """Feature collections, UTF-8; each feature has the one property `i`. In a projection they are tiles."""

    land: bytes | LineTiles
    sea: bytes | LineTiles
    outlines: bytes | None
    """Of the globe."""
    lines: LineWork | None
    """Of a projection: there outlines are drawn together with coasts and borders."""


Recipes = tuple[tuple[str, Region, bool], ...]
"""Id, region, and whether it is drawn beneath the land, of every hotspot in the file's order."""


def _recipes(dataset: Dataset) -> Recipes:
    return tuple((i, h.region, under_land(h.region)) for i, h in dataset.hotspots.items())


@lru_cache(maxsize=16)
def _measured(recipes: Recipes, viewpoint: Viewpoint) -> tuple[Mapping[str, float], Mapping[str, tuple[str, ...]]]:
    """Areas in square kilometres, and which regions overlap each."""
    regions = {hotspot_id: region for hotspot_id, region, _ in recipes}
    areas = {hotspot_id: region_area_km2(region, viewpoint) for hotspot_id, region in regions.items()}
    return areas, {i: tuple(others) for i, others in overlapping(regions, viewpoint).items()}


@lru_cache(maxsize=64)
def _drawn(recipes: Recipes, viewpoint: Viewpoint, screen: ScreenFrame | None) -> Mapping[str, DrawnRegion]:
    areas, _ = _measured(recipes, viewpoint)
    found = {}
    for index, (hotspot_id, region, over_sea) in enumerate(recipes):
        found[hotspot_id] = DrawnRegion(
            id=hotspot_id,
            index=index,
            over_sea=over_sea,
            small=areas[hotspot_id] < SMALL_KM2,
            area_km2=areas[hotspot_id],
            spot=label_point(region, viewpoint)
            if screen is None
            else screen_files.region_spot(screen, region, viewpoint),
            box=bounds(region, viewpoint) if screen is None else screen_files.region_box(screen, region, viewpoint),
        )
    return found


def drawn_regions(dataset: Dataset, viewpoint: Viewpoint, screen: ScreenFrame | None) -> Mapping[str, DrawnRegion]:
    """Return every hotspot's region as it is drawn in a projection or, without one, on the globe.

    By id in the file's order; cached by recipes, viewpoint and projection.
    """
    return _drawn(_recipes(dataset), viewpoint, screen)


def overlaps(dataset: Dataset, viewpoint: Viewpoint, hotspot_id: str | None) -> tuple[str, ...]:
    """Return the ids of the hotspots whose regions overlap that of one, smallest first."""
    return () if hotspot_id is None else _measured(_recipes(dataset), viewpoint)[1].get(hotspot_id, ())


def _collection(features: Sequence[tuple[int, dict[str, Any] | None]]) -> bytes:
    parts = [
        {"type": "Feature", "properties": {"i": i}, "geometry": geometry}
        for i, geometry in features
        if geometry is not None
    ]
    return json.dumps({"type": "FeatureCollection", "features": parts}, separators=(",", ":")).encode()


@lru_cache(maxsize=64)
def _files(recipes: Recipes, viewpoint: Viewpoint, screen: ScreenFrame | None) -> RegionFiles:
    areas, _ = _measured(recipes, viewpoint)
    # Painted in this order: the smallest last, so that Sudan lies on Africa and not under it.
    order = sorted(enumerate(recipes), key=lambda numbered: -areas[numbered[1][0]])
    split = [(index, over_and_under(region)) for index, (_, region, _) in order]
    land, sea = ([(index, parts[n]) for index, parts in split] for n in (0, 1))
    if screen is not None:
        return RegionFiles(
            land=_tiles(screen, land, viewpoint),
            sea=_tiles(screen, sea, viewpoint),
            outlines=None,
            lines=screen_files.line_work(screen, [(region, not under) for _, region, under in recipes], viewpoint),
        )
    outlines = [(index, outline_geometry(region, viewpoint, shore=not under)) for index, (_, region, under) in order]
    return RegionFiles(
        land=_shapes(land, viewpoint), sea=_shapes(sea, viewpoint), outlines=_collection(outlines), lines=None
    )


Numbered = list[tuple[int, Region | None]]


def _tiles(screen: ScreenFrame, parts: Numbered, viewpoint: Viewpoint) -> LineTiles:
    return screen_files.region_fills(screen, [(n, part) for n, part in parts if part is not None], viewpoint)


def _shapes(parts: Numbered, viewpoint: Viewpoint) -> bytes:
    return _collection([(n, region_geometry(part, viewpoint)) for n, part in parts if part is not None])


def region_files(dataset: Dataset, viewpoint: Viewpoint, screen: ScreenFrame | None) -> RegionFiles:
    """Return the outlines at the browser's resolution, smallest region last; cached like `drawn_regions`."""
    return _files(_recipes(dataset), viewpoint, screen)


@lru_cache(maxsize=256)
def outline_file(region: Region, viewpoint: Viewpoint, screen: ScreenFrame | None) -> bytes:
    """Return the outline of one region alone, to be drawn over all others while its hotspot is open."""
    if screen is None:
        return _collection([(0, outline_geometry(region, viewpoint))])
    return _collection([(0, screen_files.region_outline(screen, region, viewpoint))])
