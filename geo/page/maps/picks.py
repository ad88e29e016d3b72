"""What a click and the mouse find on a map: markers within their circles, else the smallest region, else a near miss.

In a projection the browser changes by itself between files with more and less detail (deck.gl's `TileLayer`, which
knows levels where Python does not know how far a hand has zoomed); on a globe there is one file. Rows and features have
`id`, `tip` (plain text) and, where several are so close together that a click may have meant each, `near`: the ids of
all of them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import acos, cos, pi, radians, sin
from typing import Any

from geo.cartography.pick_shapes import GLOBE_OFF_DEG, MARKER_LEVELS, REGION_LEVELS, close_by, region_shapes
from geo.cartography.screen import ScreenFrame
from geo.dataset.model import Dataset, Viewpoint
from geo.dataset.recipe import Region
from geo.page.maps.hotspot_layers import MARKER_PX
from geo.page.maps.layer_specs import CLEAR, Spec, alike, by_level, fills, painted, standing
from geo.page.maps.regions import DrawnRegion, MapPosition
from geo.page.maps.scene import HotspotMark, Scene

PICK_LAYERS = ("pick", "hit", "miss", "name")
"""First words of the ids of layers whose rows, or features, name a hotspot by `id`."""

HIT_PX = MARKER_PX + 1
"""Radius of what is taken for a marker: its circle with the line round it."""

REACH_PX = 12
"""How far beside a marker's circle a click on open ground is still meant for it; and how far apart circles are that a
click cannot tell apart."""


def meant(objects: Mapping[str, Sequence[Mapping[str, Any] | None]]) -> tuple[str, ...]:
    """Return the ids of the hotspots that a pick may mean, by what was picked in each layer; none on open ground."""
    for layer, rows in objects.items():
        if layer.split("-")[0] in PICK_LAYERS and rows and (row := rows[0]):
            found = {**row, **row.get("properties", {})}  # an `id` may stand beside the properties, too
            return tuple(found.get("near") or (found["id"],))
    return ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Marker:
    """What a click on a marker may mean, and its tooltip."""

    id: str
    label: str
    tip: str
    spot: MapPosition


CaughtRegions = tuple[tuple[str, str, Region], ...]
"""Id, tooltip and region of hotspots, the smallest last: it is on top."""


def _smallest_last(regions: Mapping[str, DrawnRegion], marks: Mapping[str, HotspotMark]) -> list[DrawnRegion]:
    return sorted((region for i, region in regions.items() if i in marks), key=lambda region: -region.area_km2)


def caught_regions(
    dataset: Dataset, regions: Mapping[str, DrawnRegion], marks: Mapping[str, HotspotMark]
) -> CaughtRegions:
    """Return the regions of what is shown."""
    shown = _smallest_last(regions, marks)
    return tuple((one.id, marks[one.id].tip, dataset.hotspots[one.id].region) for one in shown)


def caught_markers(regions: Mapping[str, DrawnRegion], marks: Mapping[str, HotspotMark]) -> tuple[Marker, ...]:
    """Return the markers of what is shown, that of the smallest region last."""
    return tuple(
        Marker(id=one.id, label=marks[one.id].label, tip=marks[one.id].tip, spot=one.spot)
        for one in _smallest_last(regions, marks)
        if one.small and one.spot is not None
    )


@lru_cache(maxsize=32)
def region_pick_file(shown: CaughtRegions, viewpoint: Viewpoint, screen: ScreenFrame | None, level: int) -> bytes:
    """Return the shapes of regions at the nearest of `REGION_LEVELS`: a feature collection in their order.

    On a globe, without a screen, all levels are the same.
    """
    nearest = min(max(level, min(REGION_LEVELS)), max(REGION_LEVELS))
    tolerance = GLOBE_OFF_DEG if screen is None else REGION_LEVELS[nearest]
    return _collection(
        _feature({"id": hotspot_id, "tip": tip}, shape)
        for hotspot_id, tip, region in shown
        for shape in region_shapes(screen, region, viewpoint, tolerance)
    )


def marker_pick_file(shown: tuple[Marker, ...], level: int) -> bytes:
    """Return markers at one of `MARKER_LEVELS`: a feature collection of points in their order.

    `hit` and `miss` are the radii, in pixels, in which a point is caught above and beneath the regions. Close together
    are circles that touch, and such as have no gap of more than `REACH_PX` between them.
    """
    spots = {one.id: one.spot for one in shown}
    touching, around = close_by(spots, level, 2**0.5 * REACH_PX), close_by(spots, level, 2 * (MARKER_PX + REACH_PX))
    points = {i: f'{{"type":"Point","coordinates":[{x},{y}]}}' for i, (x, y) in spots.items()}
    radii = ((around, 0, MARKER_PX + REACH_PX), (touching, HIT_PX, 0))
    return _collection(
        _feature({**_told(shown, near[i]), "hit": hit, "miss": miss}, point)
        for i, point in points.items()
        for near, hit, miss in radii
    )


def globe_picks(scene: Scene) -> list[dict[str, object]]:
    """Return the rows of markers on a globe, as close together as they are where the app has put the camera."""
    shown = caught_markers(scene.regions, scene.marks)
    radius = 512 / (2 * pi) / max(cos(radians(scene.camera.lat)), 0.2) * 2**scene.camera.zoom
    rows = []
    for one in shown:
        away = {other.id: _angle(one.spot, other.spot) * radius for other in shown if other is not one}
        near = sorted((i for i in away if away[i] < 2**0.5 * REACH_PX), key=lambda i: (away[i], i))
        rows.append({**_told(shown, (one.id, *near)), "at": one.spot})
    return rows


def _angle(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The angle between two positions in degrees on a sphere, in radians."""
    (lon, lat), (lon_2, lat_2) = (map(radians, place) for place in (one, other))
    return acos(min(sin(lat) * sin(lat_2) + cos(lat) * cos(lat_2) * cos(lon - lon_2), 1.0))


def _told(shown: tuple[Marker, ...], near: tuple[str, ...]) -> dict[str, object]:
    """The properties of a place by the ids of what is close by, its own the first."""
    by_id = {one.id: one for one in shown}
    if len(near) == 1:
        return {"id": near[0], "tip": by_id[near[0]].tip}
    tip = "\n".join([*(by_id[i].label for i in near), "Click to choose"])
    return {"id": near[0], "tip": tip, "near": list(near)}


def _feature(properties: Mapping[str, object], geometry: str) -> str:
    return f'{{"type":"Feature","properties":{json.dumps(properties)},"geometry":{geometry}}}'


def _collection(features: Iterable[str]) -> bytes:
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'.encode()


def catching(scene: Scene) -> list[Spec]:
    """Return what catches the mouse, from the bottom up: near misses, regions, markers."""
    if scene.screen is None:
        rows, url = globe_picks(scene), scene.files.picks.replace("{z}", "0")
        regions = fills(scene, "pick", url, alike(CLEAR)) | {"picked": True}
        return [_circles(scene, "miss", rows, MARKER_PX + REACH_PX), regions, _circles(scene, "hit", rows, HIT_PX)]
    return [
        _points(scene, "miss"),
        _tiled(scene, "pick", scene.files.picks, list(REGION_LEVELS), "polygons-fill"),
        _points(scene, "hit"),
    ]


def _circles(scene: Scene, name: str, rows: list[dict[str, object]], radius_px: int) -> Spec:
    return {
        "type": "ScatterplotLayer", "id": name, "picked": True, "data": rows, "get_position": "at",
        "get_radius": radius_px, "radius_units": '"pixels"', "stroked": False, "filled": True,
        "get_fill_color": [*CLEAR], "billboard": True, "get_polygon_offset": "[0, 0]",
        "parameters": standing(scene) | {"depthWriteEnabled": False},  # or they would hide the boxes of names
    }  # fmt: skip


def _points(scene: Scene, name: str) -> Spec:
    return {
        **_tiled(scene, name, scene.files.marker_picks, list(MARKER_LEVELS), "points-circle"),
        "get_point_radius": f"properties.{name}", "point_radius_units": '"pixels"', "point_billboard": True,
    }  # fmt: skip


def _tiled(scene: Scene, name: str, pattern: str, levels: list[int], sub_layer: str) -> Spec:
    """A layer that takes one of several files, by how far the reader has zoomed."""
    return {
        **by_level(pattern), "id": name, "picked": True,
        "min_zoom": levels[0], "max_zoom": levels[-1], "stroked": False, "filled": True,
        "parameters": painted(scene), "_sub_layer_props": {sub_layer: {"getFillColor": f"@@={alike(CLEAR)}"}},
    }  # fmt: skip
