"""What a click and the mouse find on a map: markers within their circles, else the smallest region, else a near miss.

In a projection the browser changes by itself between files with more and less detail (deck.gl's `TileLayer`, which
knows levels where Python does not know how far a hand has zoomed); on a globe there is one file. Rows and features
have `id`, `tip` (plain text) and, where several are so close together that a click may have meant each, `near`: the
ids of all of them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import acos, cos, pi, radians, sin
from typing import Any

from geo.cartography.pick_shapes import MARKER_LEVELS, REGION_LEVELS, close_by, region_shapes
from geo.cartography.screen import ScreenFrame
from geo.dataset.model import Dataset, Viewpoint
from geo.page.maps.hotspot_layers import MARKER_PX
from geo.page.maps.layer_specs import CLEAR, Spec, painted, standing
from geo.page.maps.regions import DrawnRegion, drawn_regions
from geo.page.maps.scene import HotspotMark, Scene

PICK_LAYERS = ("pick", "hit", "miss", "name")
"""First words of the ids of layers whose rows, or features, name a hotspot by `id`."""

HIT_PX = MARKER_PX + 1
"""Radius of what is taken for a marker: its circle with the line round it."""

REACH_PX = 12
"""How far beside a marker's circle a click on open ground is still meant for it; and how far apart circles are that a
click cannot tell apart."""

_ONE_TILE = 2**20
"""Size of a tile at zoom 0, in units: then all of a map lies in one, up to the closest zoom."""

_EXTENT = [0, 0, 2048, 2048]


def meant(objects: Mapping[str, Sequence[Mapping[str, Any] | None]]) -> tuple[str, ...]:
    """Return the ids of the hotspots that a pick may mean, by what was picked in each layer; none on open ground."""
    for layer, rows in objects.items():
        if layer.split("-")[0] in PICK_LAYERS and rows and (row := rows[0]):
            found = {**row, **row.get("properties", {})}  # an `id` may stand beside the properties, too
            return tuple(found.get("near") or (found["id"],))
    return ()


def region_picks(
    dataset: Dataset, viewpoint: Viewpoint, screen: ScreenFrame, tips: Mapping[str, str]
) -> Mapping[int, bytes]:
    """Return the shapes of the regions that have a tooltip, by level: feature collections, the smallest region last."""
    drawn = drawn_regions(dataset, viewpoint, screen)
    order = sorted(tips, key=lambda i: -drawn[i].area_km2)

    def features(tolerance: float) -> Iterator[str]:
        for i in order:
            told = {"id": i, "tip": tips[i]}
            for shape in region_shapes(screen, dataset.hotspots[i].region, viewpoint, tolerance):
                yield _feature(told, shape)

    return {level: _collection(features(tolerance)) for level, tolerance in REGION_LEVELS.items()}


def marker_picks(regions: Mapping[str, DrawnRegion], marks: Mapping[str, HotspotMark]) -> Mapping[int, bytes]:
    """Return the markers of what is shown, by level: feature collections of points, the smallest region last.

    `hit` and `miss` are the radii, in pixels, in which a point is caught above and beneath the regions. Close together
    are circles that touch, and such as have no gap of more than `REACH_PX` between them.
    """
    drawn = _marked(regions, marks)
    spots = {region.id: region.spot for region in drawn if region.spot is not None}

    def features(level: int) -> Iterator[str]:
        touching, around = close_by(spots, level, 2**0.5 * REACH_PX), close_by(spots, level, 2 * (MARKER_PX + REACH_PX))
        for i, (x, y) in spots.items():
            point = f'{{"type":"Point","coordinates":[{x},{y}]}}'
            for near, hit, miss in ((around[i], 0, MARKER_PX + REACH_PX), (touching[i], HIT_PX, 0)):
                yield _feature({**_told(marks, i, near), "hit": hit, "miss": miss}, point)

    return {level: _collection(features(level)) for level in MARKER_LEVELS}


def globe_picks(scene: Scene) -> list[dict[str, object]]:
    """Return the rows of markers on a globe, as close together as they are where the app has put the camera."""
    drawn = _marked(scene.regions, scene.marks)
    spots = {region.id: region.spot for region in drawn if region.spot is not None}
    radius = 512 / (2 * pi) / max(cos(radians(scene.camera.lat)), 0.2) * 2**scene.camera.zoom
    rows = []
    for i, spot in spots.items():
        away = {other: _angle(spot, at) * radius for other, at in spots.items() if other != i}
        near = (i, *sorted((o for o in away if away[o] < 2**0.5 * REACH_PX), key=lambda o: (away[o], o)))
        rows.append({**_told(scene.marks, i, near), "at": spot})
    return rows


def _angle(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The angle between two positions in degrees on a sphere, in radians."""
    (lon, lat), (lon_2, lat_2) = (map(radians, place) for place in (one, other))
    return acos(min(sin(lat) * sin(lat_2) + cos(lat) * cos(lat_2) * cos(lon - lon_2), 1.0))


def _marked(regions: Mapping[str, DrawnRegion], marks: Mapping[str, HotspotMark]) -> list[DrawnRegion]:
    shown = (region for i, region in regions.items() if i in marks and region.small and region.spot is not None)
    return sorted(shown, key=lambda region: -region.area_km2)


def _told(marks: Mapping[str, HotspotMark], hotspot_id: str, near: tuple[str, ...]) -> dict[str, object]:
    if len(near) == 1:
        return {"id": hotspot_id, "tip": marks[hotspot_id].tip}
    names = [marks[i].label for i in near]
    return {"id": hotspot_id, "tip": f"{', '.join(names[:-1])} or {names[-1]}?\nClick to choose", "near": list(near)}


def _feature(properties: Mapping[str, object], geometry: str) -> str:
    return f'{{"type":"Feature","properties":{json.dumps(properties)},"geometry":{geometry}}}'


def _collection(features: Iterable[str]) -> bytes:
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'.encode()


def catching(scene: Scene) -> list[Spec]:
    """Return what catches the mouse, from the bottom up: near misses, regions, markers."""
    if scene.screen is None:
        regions: Spec = {
            "type": "SolidPolygonLayer", "id": "pick", "picked": True, "data": scene.files.picks,
            "get_polygon": "polygon", "get_fill_color": [*CLEAR], "parameters": painted(scene),
        }  # fmt: skip
        rows = globe_picks(scene)
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
        "get_fill_color": [*CLEAR], "billboard": True, "parameters": standing(scene),
    }  # fmt: skip


def _points(scene: Scene, name: str) -> Spec:
    return {
        **_tiled(scene, name, scene.files.marker_picks, list(MARKER_LEVELS), "points-circle"),
        "get_point_radius": f"properties.{name}", "point_radius_units": '"pixels"', "point_billboard": True,
    }  # fmt: skip


def _tiled(scene: Scene, name: str, pattern: str, levels: list[int], sub_layer: str) -> Spec:
    """A layer that takes one of several files, by how far the reader has zoomed."""
    return {
        "type": "TileLayer", "id": name, "picked": True, "data": pattern, "tile_size": _ONE_TILE, "extent": _EXTENT,
        "min_zoom": levels[0], "max_zoom": levels[-1], "max_requests": -1, "stroked": False, "filled": True,
        "parameters": painted(scene), "_sub_layer_props": {sub_layer: {"getFillColor": [*CLEAR]}},
    }  # fmt: skip
