"""The hotspots on the map: their areas, outlines and markers; `geo.page.maps.picks` has what catches the mouse."""

from typing import TypedDict

from geo.page.maps import line_weights
from geo.page.maps.layer_specs import CLEAR, Spec, alike, fills, lines, standing, table
from geo.page.maps.regions import MapPosition
from geo.page.maps.scene import Scene
from geo.selection.palette import Rgb

MARKER_PX = 6
"""Radius of a marker."""


class MarkerRow(TypedDict):
    """How a marker looks; its line's width is in pixels."""

    at: MapPosition
    fill: Rgb
    line: Rgb
    width: float


def areas(scene: Scene, *, over_sea: bool) -> Spec:
    """Return the areas of what lies on land, or beneath the land."""
    colours: list[object] = [
        [*scene.fill(i, over_sea=over_sea)] if i in scene.marks else [*CLEAR] for i in scene.regions
    ]
    name, url = ("region-sea", scene.files.region_sea) if over_sea else ("region-land", scene.files.region_land)
    return fills(scene, name, url, table(colours))


def outlines(scene: Scene) -> list[Spec]:
    """Return the outline of the open hotspot, on the globe over all others; else these are among the lines."""
    drawn = [_all_outlines(scene)] if scene.screen is None else []
    url = scene.files.selected_outline
    if url is None:
        return drawn
    # A light line beside a dark one stands out from any colour (WCAG technique C40).
    line_px, casing_px = scene.selected_px
    casing = lines(scene, "casing", url, scene.palette.halo, width=casing_px, alpha=line_weights.CASING_ALPHA)
    casing["parameters"] = standing(scene) | {"depthWriteEnabled": False}  # or it would hide the line on a globe
    return [*drawn, casing, lines(scene, "selected", url, scene.palette.selected, width=line_px)]


def _all_outlines(scene: Scene) -> Spec:
    colours: list[object] = [[*scene.edge(i), 255] if i in scene.marks else [*CLEAR] for i in scene.regions]
    expression = table(colours)
    shown = {i: outline_px(passing=mark.passing, vague=mark.vague) for i, mark in scene.marks.items()}
    widths = table([shown.get(i, 0) for i in scene.regions])
    triggers = {"linestrings": {"updateTriggers": {"getColor": expression, "getWidth": widths}}}
    return {
        "type": "GeoJsonLayer", "id": "outlines", "data": scene.files.region_outlines, "stroked": True,
        "filled": False, "pickable": False, "get_line_color": expression, "get_line_width": widths,
        "line_width_units": '"pixels"', "parameters": standing(scene), "_sub_layer_props": triggers,
    }  # fmt: skip


def outline_px(*, passing: bool, vague: bool) -> float:
    """Return the width of a shown region's outline in pixels; a hollow one has nothing else to be seen by."""
    if passing:
        return line_weights.HOLLOW
    return line_weights.VAGUE_OUTLINE if vague else line_weights.OUTLINE


def markers(scene: Scene) -> Spec:
    """Return a circle for each region too small to be seen from afar."""
    return {
        "type": "ScatterplotLayer", "id": "marker", "pickable": False, "data": marker_rows(scene), "get_position": "at",
        "get_radius": alike(MARKER_PX), "radius_units": '"pixels"', "stroked": True, "filled": True,
        "get_fill_color": "fill", "get_line_color": "line", "get_line_width": "width",
        "line_width_units": '"pixels"', "billboard": True, "parameters": standing(scene),
    }  # fmt: skip


def marker_rows(scene: Scene) -> list[MarkerRow]:
    """Return a row for each circle, that of the smallest region last."""
    palette = scene.palette
    return [
        {
            "at": region.spot,
            "fill": _marker_fill(scene, region.id),
            "line": palette.selected if region.id == scene.selected else scene.edge(region.id),
            "width": line_weights.MARKER_SELECTED if region.id == scene.selected else line_weights.MARKER,
        }
        for region in scene.smallest_last()
        if region.small and region.spot is not None
    ]


def _marker_fill(scene: Scene, hotspot_id: str) -> Rgb:
    # Not clear: through a hollow marker one would see the borders beneath it.
    if scene.marks[hotspot_id].passing:
        return scene.palette.halo
    return scene.fill(hotspot_id, over_sea=scene.regions[hotspot_id].over_sea)
