"""The hotspots' outlines for the browser: files that are fetched once, and the light shapes that catch the mouse.

Outlines depend on the recipes and the viewpoint only, never on filters; colours and counts travel apart
(`geo.page.maps.deck`), so a filter costs a few kilobytes. What catches the mouse carries its tooltip, and is fetched
again after a filter.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from geo.atlas.basemap import outline_geometry, pick_geometry, region_geometry
from geo.atlas.compose import bounds, label_point, over_and_under, overlapping, region_area_km2, under_land
from geo.dataset.model import Dataset, Viewpoint
from geo.dataset.recipe import Region
from geo.selection.selection import MapView

LonLat = tuple[float, float]
"""Longitude, latitude in degrees (EPSG:4326)."""

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
    label: LonLat
    bounds: tuple[float, float, float, float]
    rings: tuple[tuple[LonLat, ...], ...]
    """Simplified outer rings that catch the mouse."""
    overlaps: tuple[str, ...]
    """Ids of the hotspots whose regions overlap this one, smallest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionFiles:
    """GeoJSON feature collections, UTF-8; each feature has the one property `i`."""

    land: bytes
    sea: bytes
    outlines: bytes


@lru_cache(maxsize=16)
def _drawn(recipes: tuple[tuple[str, Region, bool], ...], viewpoint: Viewpoint) -> Mapping[str, DrawnRegion]:
    overlaps = overlapping({hotspot_id: region for hotspot_id, region, _ in recipes}, viewpoint)
    areas = {hotspot_id: region_area_km2(region, viewpoint) for hotspot_id, region, _ in recipes}
    return {
        hotspot_id: DrawnRegion(
            id=hotspot_id,
            index=index,
            over_sea=over_sea,
            small=areas[hotspot_id] < SMALL_KM2,
            area_km2=areas[hotspot_id],
            label=label_point(region, viewpoint),
            bounds=bounds(region, viewpoint),
            rings=pick_geometry(region, viewpoint),
            overlaps=tuple(overlaps.get(hotspot_id, ())),
        )
        for index, (hotspot_id, region, over_sea) in enumerate(recipes)
    }


def _recipes(dataset: Dataset) -> tuple[tuple[str, Region, bool], ...]:
    return tuple((i, h.region, under_land(h.region)) for i, h in dataset.hotspots.items())


def drawn_regions(dataset: Dataset, viewpoint: Viewpoint) -> Mapping[str, DrawnRegion]:
    """Return every hotspot's region as it is drawn, by id in the file's order; cached by recipes and viewpoint."""
    return _drawn(_recipes(dataset), viewpoint)


def _collection(features: list[tuple[int, dict[str, object]]]) -> bytes:
    parts = [{"type": "Feature", "properties": {"i": i}, "geometry": geometry} for i, geometry in features]
    return json.dumps({"type": "FeatureCollection", "features": parts}, separators=(",", ":")).encode()


@lru_cache(maxsize=16)
def _files(recipes: tuple[tuple[str, Region, bool], ...], viewpoint: Viewpoint, view: MapView) -> RegionFiles:
    whole = view is MapView.GLOBE
    drawn = _drawn(recipes, viewpoint)
    # Painted in this order: the smallest last, so that Sudan lies on Africa and not under it.
    order = sorted(recipes, key=lambda recipe: -drawn[recipe[0]].area_km2)
    parts = [(drawn[i].index, over_and_under(region)) for i, region, _ in order]

    def shapes(which: int) -> bytes:
        found = ((index, part[which]) for index, part in parts)
        return _collection([(i, region_geometry(p, viewpoint, whole=whole)) for i, p in found if p is not None])

    return RegionFiles(
        land=shapes(0),
        sea=shapes(1),
        outlines=_collection(
            [
                (drawn[i].index, outline_geometry(region, viewpoint, whole=whole, shore=not over_sea))
                for i, region, over_sea in order
            ]
        ),
    )


def region_files(dataset: Dataset, viewpoint: Viewpoint, view: MapView) -> RegionFiles:
    """Return the outlines at the browser's resolution (0.01°), smallest region last; cached like `drawn_regions`.

    A flat map ends at ±85.05° of latitude; on a globe the regions reach the pole.
    """
    return _files(_recipes(dataset), viewpoint, view)


@lru_cache(maxsize=256)
def outline_file(region: Region, viewpoint: Viewpoint, view: MapView) -> bytes:
    """Return the outline of one region alone, to be drawn over all others while its hotspot is open."""
    return _collection([(0, outline_geometry(region, viewpoint, whole=view is MapView.GLOBE))])


def pick_file(regions: Mapping[str, DrawnRegion], tips: Mapping[str, str]) -> bytes:
    """Return what catches the mouse: a JSON array with a row for each ring of the regions that have a tooltip.

    A row has `id`, `tip` (plain text) and `polygon` (positions). The smallest region stands last: on top.
    """
    shown = sorted((regions[i] for i in tips), key=lambda region: -region.area_km2)
    rows = [
        f'{{"id":{json.dumps(region.id)},"tip":{json.dumps(tips[region.id])},"polygon":{ring}}}'
        for region in shown
        for ring in _rings_as_json(region.rings)
    ]
    return f"[{','.join(rows)}]".encode()


@lru_cache(maxsize=1024)
def _rings_as_json(rings: tuple[tuple[LonLat, ...], ...]) -> tuple[str, ...]:
    return tuple(json.dumps(ring, separators=(",", ":")) for ring in rings)
