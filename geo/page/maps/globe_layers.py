"""What only a globe has: what hides its far side, its sea and shading, and its names.

deck.gl's globe (9.4) hides nothing by itself. Upright discs of the globe's middle, seen from far away, do it: such a
disc faces the reader however the globe is turned, grows with it, and lies at one depth, drawn or not. Names and
markers are upright too, each at the depth of its place. So a disc that is moved towards the reader hides each of them
as a whole or not at all: what lies farther from the middle of the view than an angle (`_curtain`).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import cos, log2, radians

from geo.cartography.globe_names import (
    FURTHER_DEG,
    LINE_PX,
    REACHES_DEG,
    GlobeName,
    PlacedGlobeName,
    place_on_globe,
    steps_of_zoom,
)
from geo.cartography.type_widths import broken, width_em
from geo.page.maps.camera import GLOBE_ALTITUDE, GLOBE_NEAR, GLOBE_RADIUS
from geo.page.maps.layer_specs import CLEAR, GLYPHS, LABEL_FONT, Spec, painted, standing
from geo.page.maps.scene import Scene

MIDDLE = "[0, 0, -6370997]"
"""Longitude, latitude, metres above the sea; 25 m off the middle of deck.gl's globe, where it draws nothing."""

UNITS = 256
"""Radius of deck.gl's globe in its own units."""

LIMB_DEG = 87
"""Farther from the middle of the view than this nothing is drawn."""

EVERYWHERE_PX = 8000

SEEN_BITS, FOUND_BITS = 24, 16
"""Of the depth of what is seen, and of what deck.gl (9.4) looks in for what is under the mouse."""

NAME_PX = 13
LINE_EM = LINE_PX / NAME_PX

WRAP_EM = 6.0
"""A name that is wider than this stands in two or three lines."""

STEPS = 5
"""The whole globe, and so many doublings of it less one, at each of which there is room for more names."""

SHADE = (0.6, 0.74, 0.85, 0.93, 0.98)
"""Where the rings of the shading begin, in radii; each ends at the limb."""


def globe_seas(scene: Scene) -> list[Spec]:
    """Return what lies beneath everything: what hides the far side, from the mouse as well; the sea.

    What hides it from the mouse catches a click beside the globe. It is as good as not drawn: where depth is finer it
    lies behind the other.
    """
    sea = _disc("sea", [*scene.palette.sea], UNITS, "common") | {"picked": True, "parameters": _flat(scene)}
    beside = _curtain(scene, "beside", LIMB_DEG, compare="less-equal", bits=FOUND_BITS) | {"picked": True}
    return [_curtain(scene, "behind", LIMB_DEG, compare="less-equal"), beside, sea]


def globe_shading(scene: Scene) -> list[Spec]:
    """Return a light shading towards the limb, and the limb."""
    rings = [{"middle": UNITS * (1 + inner) / 2, "wide": UNITS * (1 - inner)} for inner in SHADE]
    ring: Spec = {
        "type": "ScatterplotLayer", "get_position": MIDDLE, "billboard": True, "filled": False, "stroked": True,
        "radius_units": '"common"', "pickable": False, "parameters": _flat(scene),
    }  # fmt: skip
    shade = {"data": rings, "get_radius": "middle", "get_line_width": "wide", "line_width_units": '"common"'}
    limb = {"data": [None], "get_radius": UNITS, "get_line_width": 1, "line_width_units": '"pixels"'}
    return [
        ring | shade | {"id": "shade", "get_line_color": [*scene.palette.shade, 8]},
        ring | limb | {"id": "rim", "get_line_color": [*scene.palette.coast]},
    ]


def globe_names(scene: Scene) -> list[Spec]:
    """Return the names on a globe, each behind the curtain of its reach; none in a projection."""
    if scene.screen is not None:
        return []
    placed = steps_of_zoom(_placed(scene))
    rows = _rows(scene, placed.get(0, ()))
    found: list[Spec] = []
    boxes: list[Spec] = []
    for reach in REACHES_DEG:
        closer = placed if reach == FURTHER_DEG else {}
        here = [row for row in rows if row["reach"] == reach]
        further = [_closer(scene, step) for step in closer if step and str(step) in scene.files.names]
        if here or further:
            found.append(_curtain(scene, f"curtain-{reach}", reach, compare="not-equal"))
        if here:
            found.append(_text(scene, f"labels-{reach}", here))
            boxes.append(_box(scene, f"name-{reach}", _text(scene, "", here), reach))
        found.extend(further)
        boxes.extend(_box(scene, str(one["id"]).replace("labels", "name"), one, reach) for one in further)
    if scene.arrows is not None:
        rows = [row | {"shift": [0, 0]} for row in scene.arrows.label_rows(None)]
        found.append(_curtain(scene, "curtain", LIMB_DEG, compare="not-equal"))
        found.append(_text(scene, "labels-claims", rows) | {"get_text_anchor": "anchor"})
    return [*found, *boxes]


def further_names(scene: Scene) -> Mapping[str, bytes]:
    """Return by step the names for which there is room only closer: GeoJSON with `id`, `tip`, `name` and `shift`."""
    return {str(step): _collection(_rows(scene, some)) for step, some in steps_of_zoom(_placed(scene)).items() if step}


def with_further_names(scene: Scene, put: Callable[[str, bytes], str]) -> Scene:
    """Return the scene of a globe with the files of its further names, which `put` shelves under an address."""
    files = {step: put(f"names-{step}", content) for step, content in further_names(scene).items()}
    return replace(scene, files=replace(scene.files, names=files))


def _placed(scene: Scene) -> tuple[PlacedGlobeName, ...]:
    shown = [
        region
        for region in sorted(scene.smallest_last(), key=scene.rank, reverse=True)
        if scene.arrows is None or region.id in scene.arrows.named(scene.selected)
    ]
    names = tuple(_name(region.id, region.spot, scene.marks[region.id].label, marked=region.small) for region in shown)
    return place_on_globe(names, scene.globe_px, STEPS)


def _name(hotspot_id: str, spot: tuple[float, float] | None, label: str, *, marked: bool) -> GlobeName:
    assert spot is not None  # of what is shown and on the map
    lines = broken(label, WRAP_EM)[0]
    width_px = round(max(map(width_em, lines)) * NAME_PX, 1)
    return GlobeName(id=hotspot_id, at=spot, width_px=width_px, lines=len(lines), marked=marked)


def _rows(scene: Scene, placed: tuple[PlacedGlobeName, ...]) -> list[dict[str, object]]:
    return [
        {
            "id": name.id,
            "tip": scene.marks[name.id].tip,
            "at": [*(scene.regions[name.id].spot or ())],
            "name": "\n".join(broken(scene.marks[name.id].label, WRAP_EM)[0]),
            "shift": [0, -name.up_px],
            "reach": name.reach_deg,
        }
        for name in placed
    ]


def _collection(rows: list[dict[str, object]]) -> bytes:
    features = [
        {
            "type": "Feature",
            "properties": {key: row[key] for key in ("id", "tip", "name", "shift")},
            "geometry": {"type": "Point", "coordinates": row["at"]},
        }
        for row in rows
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()


def _look(scene: Scene) -> dict[str, object]:
    return {
        "size": NAME_PX, "color": [*scene.palette.label], "font_family": LABEL_FONT, "font_weight": 600,
        "font_settings": GLYPHS, "outline_width": 4, "outline_color": [*scene.palette.halo, 230],
        "character_set": '"auto"', "line_height": LINE_EM,
    }  # fmt: skip


def _text(scene: Scene, name: str, rows: list[dict[str, object]]) -> Spec:
    look = {f"get_{key}" if key in {"size", "color"} else key: value for key, value in _look(scene).items()}
    return {
        "type": "TextLayer", "id": name, "data": rows, "get_position": "at", "get_text": "name",
        "get_pixel_offset": "shift", "pickable": False, "parameters": _upright(scene), **look,
    }  # fmt: skip


def _closer(scene: Scene, step: int) -> Spec:
    """Further names, which deck.gl shows by itself from a zoom on: one tile that is the whole earth."""
    look = {
        f"get_text_{key}" if key in {"size", "color"} else f"text_{key}": value for key, value in _look(scene).items()
    }
    return {
        "type": "TileLayer", "id": f"labels-step-{step}", "data": scene.files.names[str(step)], "point_type": '"text"',
        "extent": [-180, -85, 180, 85], "min_zoom": 0, "max_zoom": 0,
        "visible_min_zoom": round(log2(scene.globe_px / GLOBE_RADIUS) + step, 2),
        "get_text": "properties.name", "get_text_pixel_offset": "properties.shift", "pickable": False,
        "parameters": _upright(scene), **look,
    }  # fmt: skip


def _box(scene: Scene, name: str, text: Spec, reach_deg: int) -> Spec:
    """What catches the mouse on names, unseen: their layer keeps its id and they do not blink after a click.

    When the mouse is looked for, the one plane is that of the limb. So boxes lie as much deeper than their places as
    that is behind the curtain of their names: it hides them where that hides names.
    """
    deeper = _steps_of_depth(scene, LIMB_DEG, FOUND_BITS) - _steps_of_depth(scene, reach_deg, FOUND_BITS)
    part = "" if text["type"] == "TextLayer" else "text_"
    return text | {
        "id": name, "picked": True, f"get_{part}color": [*CLEAR], f"{part}background": True,
        f"get_{part}background_color": [*CLEAR], f"{part}background_padding": [3, 2],
        f"{part}outline_width": 0,
        "get_polygon_offset": f"[0, {deeper}]",
    }  # fmt: skip


def _upright(scene: Scene) -> Spec:
    # deck.gl winds glyphs backwards on a globe (#10519).
    return standing(scene) | {"cullMode": "none", "depthWriteEnabled": False}


def _flat(scene: Scene) -> Spec:
    return painted(scene) | {"cullMode": "none"}


def _disc(name: str, colour: list[int], radius: float, units: str) -> Spec:
    return {
        "type": "ScatterplotLayer", "id": name, "data": [None], "get_position": MIDDLE, "billboard": True,
        "get_radius": radius, "radius_units": f'"{units}"', "get_fill_color": colour, "pickable": False,
    }  # fmt: skip


def _curtain(scene: Scene, name: str, reach_deg: float, *, compare: str, bits: int = SEEN_BITS) -> Spec:
    """An unseen plane that faces the reader, in front of what lies farther than this from the middle of the view.

    It is the disc of the globe's middle, moved by deck.gl's polygon offset, whose unit is the least step of depth: a
    buffer of 24 bits has 2²⁴ of them. It leaves its depth wherever `compare` lets it.
    """
    offset = _steps_of_depth(scene, 90, bits) - _steps_of_depth(scene, reach_deg, bits)
    return _disc(name, [*CLEAR], EVERYWHERE_PX, "pixels") | {
        "antialiasing": False,
        "get_polygon_offset": f"[0, {-offset}]",
        "parameters": {"depthCompare": compare, "cullMode": "none"},
    }


def _steps_of_depth(scene: Scene, angle_deg: float, bits: int) -> int:
    return round(_depth(scene.globe_px / scene.height_px, angle_deg) * (1 << bits))


def _depth(radius: float, angle_deg: float) -> float:
    """Depth, 0 to 1, of a place at this angle from the middle of the view; lengths in heights of the map.

    The planes between which deck.gl draws lie close before the globe and behind it: from far away depth is then nearly
    a share of the globe's diameter, the same at every zoom.
    """
    near, far = GLOBE_NEAR, GLOBE_ALTITUDE + 2 * radius
    away = GLOBE_ALTITUDE + radius * (1 - cos(radians(angle_deg)))
    return far * (away - near) / (away * (far - near))
