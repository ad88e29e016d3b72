"""Names on a projection: files for each zoom level, which the browser itself changes as the reader zooms.

A `TileLayer` whose one tile holds everything asks for another file when the zoom passes to the next level: its level is
the zoom plus an offset, rounded up (deck.gl 9.4). Names themselves cannot be picked, so their layer keeps its id and
they do not blink after a click; boxes of the same size, unseen, can.
"""

from geo.cartography.screen_context import CONTEXT_PX
from geo.cartography.screen_names import LINE_EM, NAME_PX
from geo.page.maps.layer_specs import CLEAR, GLYPHS, LABEL_FONT, Spec, alike, by_level, standing
from geo.page.maps.scene import Scene
from geo.selection.palette import mix

QUIET = 0.88
"""Share of the label's colour in that of names that are no hotspots'."""


def written_names(scene: Scene) -> list[Spec]:
    """Return the names and the lines that lead to them; beneath them, names of what is no hotspot."""
    if scene.names is None:
        return []
    palette = scene.palette
    look: Spec = {
        "get_text_color": alike(palette.label), "text_font_weight": 600, "text_outline_width": 8,
        "text_outline_color": [*palette.halo, 230], "pickable": False, "stroked": True, "filled": False,
        "get_line_color": alike([*palette.label, 210]), "get_line_width": alike(1.2), "line_width_units": '"pixels"',
    }  # fmt: skip
    return [*_context(scene), _texts(scene, "names", scene.names.names) | look | _triggers(look)]


def _context(scene: Scene) -> list[Spec]:
    assert scene.names is not None
    if scene.names.lands is None or scene.names.seas is None:
        return []
    palette = scene.palette
    grey, blue = [*mix(palette.label, palette.halo, QUIET)], [*mix(palette.cooperation, palette.label, QUIET)]
    look: Spec = {
        "text_outline_width": 7, "text_outline_color": [*palette.halo, 230], "pickable": False, "stroked": False,
        "get_text_size": CONTEXT_PX,
    }  # fmt: skip
    land: Spec = {
        "get_text_color": alike(grey), "text_font_weight": 500, "point_type": '"circle+text"', "filled": True,
        "get_fill_color": alike(grey), "get_point_radius": "properties.r", "point_radius_units": '"pixels"',
    }  # fmt: skip
    # The weight is written into the canvas's font as it is, so that a style can stand before it.
    sea: Spec = {"get_text_color": alike(blue), "text_font_weight": '"italic 500"'}
    return [
        _texts(scene, "lands", scene.names.lands) | look | land | _triggers(land),
        _texts(scene, "seas", scene.names.seas) | look | sea | _triggers(sea),
    ]


def _triggers(look: Spec) -> Spec:
    """Return what makes the browser take up new colours."""
    colours = {"get_text_color": "getTextColor", "get_line_color": "getLineColor", "get_fill_color": "getFillColor"}
    return {"update_triggers": {theirs: look[ours] for ours, theirs in colours.items() if ours in look}}


def name_boxes(scene: Scene) -> list[Spec]:
    """Return what catches the mouse on names."""
    if scene.names is None:
        return []
    look: Spec = {
        "picked": True, "get_text_color": alike(CLEAR), "text_font_weight": 600, "text_background": True,
        "get_text_background_color": [*CLEAR], "text_background_padding": [3, 2],
    }  # fmt: skip
    return [_texts(scene, "name", scene.names.boxes) | look]


def _texts(scene: Scene, name: str, address: str) -> Spec:
    assert scene.names is not None
    levels = scene.names.levels
    return {
        **by_level(address), "id": name, "min_zoom": 0, "max_zoom": levels.last, "zoom_offset": -levels.begin,
        "refinement_strategy": '"no-overlap"', "point_type": '"text"',
        "get_text": "properties.t", "get_text_pixel_offset": "properties.o", "get_text_size": NAME_PX,
        "text_line_height": LINE_EM, "text_font_family": LABEL_FONT, "text_font_settings": GLYPHS,
        "text_character_set": '"auto"', "parameters": standing(scene),
    }  # fmt: skip
