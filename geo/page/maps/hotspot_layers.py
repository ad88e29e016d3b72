"""The hotspots on the map: their areas, outlines and markers; `geo.page.maps.picks` has what catches the mouse."""

from geo.page.maps.layer_specs import CLEAR, Spec, fills, lines, standing, table
from geo.page.maps.scene import HotspotMark, Scene
from geo.selection.palette import Rgb

MARKER_PX, HOLLOW_PX = 6, 2
"""Width of the outline of a region that is named in passing only; that of the others is 1."""


def areas(scene: Scene, *, over_sea: bool) -> Spec:
    """Return the areas of what lies on land, or beneath the land."""
    marks = scene.marks
    colours: list[object] = [
        [*_fill(scene, marks[i], over_sea=over_sea)] if i in marks else [*CLEAR] for i in scene.regions
    ]
    expression = f"@@={table(colours)}"
    name, url = ("region-sea", scene.files.region_sea) if over_sea else ("region-land", scene.files.region_land)
    return fills(scene, name, url, expression, expression)


def _fill(scene: Scene, mark: HotspotMark, *, over_sea: bool) -> Rgb:
    if mark.passing:  # bare, whatever larger region lies beneath
        return scene.palette.sea if over_sea else scene.palette.land
    return scene.palette.fill(mark.step, over_sea=over_sea)


def outlines(scene: Scene) -> list[Spec]:
    """Return the outline of the open hotspot, on the globe over all others; else these are among the lines."""
    drawn = [_all_outlines(scene)] if scene.screen is None else []
    url = scene.files.selected_outline
    if url is None:
        return drawn
    # A light line beside a dark one stands out from any colour (WCAG technique C40).
    casing = lines(scene, "casing", url, scene.palette.halo, width=5.5)
    casing["parameters"] = standing(scene) | {"depthWriteEnabled": False}  # or it would hide the line on a globe
    return [*drawn, casing, lines(scene, "selected", url, scene.palette.selected, width=3)]


def _all_outlines(scene: Scene) -> Spec:
    colours: list[object] = [[*scene.palette.outline, 255] if i in scene.marks else [*CLEAR] for i in scene.regions]
    expression = table(colours)
    # A hollow region has nothing but its outline to be seen by.
    widths = table([HOLLOW_PX if i in scene.marks and scene.marks[i].passing else 1 for i in scene.regions])
    triggers = {"linestrings": {"updateTriggers": {"getColor": expression, "getWidth": widths}}}
    return {
        "type": "GeoJsonLayer", "id": "outlines", "data": scene.files.region_outlines, "stroked": True,
        "filled": False, "pickable": False, "get_line_color": expression, "get_line_width": widths,
        "line_width_units": '"pixels"', "parameters": standing(scene), "_sub_layer_props": triggers,
    }  # fmt: skip


def markers(scene: Scene) -> Spec:
    """Return a circle for each region too small to be seen from afar."""
    palette = scene.palette
    rows = [
        {
            "at": region.spot,
            "fill": _marker_fill(scene, scene.marks[region.id]),
            "line": palette.selected if region.id == scene.selected else palette.outline,
            "width": 3 if region.id == scene.selected else 1.5,
        }
        for region in scene.smallest_last()
        if region.small
    ]
    return {
        "type": "ScatterplotLayer", "id": "marker", "pickable": False, "data": rows, "get_position": "at",
        "get_radius": MARKER_PX, "radius_units": '"pixels"', "stroked": True, "filled": True,
        "get_fill_color": "fill", "get_line_color": "line", "get_line_width": "width",
        "line_width_units": '"pixels"', "billboard": True, "parameters": standing(scene),
    }  # fmt: skip


def _marker_fill(scene: Scene, mark: HotspotMark) -> Rgb:
    # Not clear: through a hollow marker one would see the borders beneath it.
    return scene.palette.halo if mark.passing else scene.palette.ramp[mark.step]
