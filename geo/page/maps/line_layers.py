"""Coasts, borders, hatching and outlines of regions in a projection: one layer, in which each line is drawn once."""

import json

from geo.cartography.screen_files import BORDER, COAST, HATCH, LineKinds
from geo.page.maps.hotspot_layers import HOLLOW_PX
from geo.page.maps.layer_specs import CLEAR, Spec, tiled
from geo.page.maps.scene import Scene

_UNSEEN = 0
_PLAIN, _HOLLOW = "plain", "hollow"
_WIDTHS = {HATCH: 0.8, COAST: 0.7, BORDER: 0.8, _PLAIN: 1, _HOLLOW: HOLLOW_PX}


def common_lines(scene: Scene) -> list[Spec]:
    """Return the layer; none on the globe, whose lines have layers of their own."""
    if scene.files.lines is None or scene.line_work is None:
        return []
    looks = [_look(scene, kinds) for kinds in scene.line_work.kinds]
    colours, widths = _by_look(_colours(scene), looks), _by_look([0, *_WIDTHS.values()], looks)
    triggers = {"getLineColor": colours, "getLineWidth": widths}
    styles: Spec = {"get_line_color": colours, "get_line_width": widths, "update_triggers": triggers}
    return [tiled(scene, "lines", scene.files.lines, scene.line_work.tiles, styles)]


def _look(scene: Scene, kinds: LineKinds) -> int:
    """Place in the tables of what a line is seen as: the outline of what is shown, else what lies there anyway."""
    ids = list(scene.regions)
    marks = [scene.marks[ids[kind]] for kind in kinds if isinstance(kind, int) and ids[kind] in scene.marks]
    names = list(_WIDTHS)
    if marks:
        # A hollow region has nothing but its outline to be seen by.
        return names.index(_HOLLOW if any(mark.passing for mark in marks) else _PLAIN) + 1
    ground = [kind for kind in kinds if isinstance(kind, str)]
    return names.index(ground[-1]) + 1 if ground else _UNSEEN


def _colours(scene: Scene) -> list[list[int]]:
    palette = scene.palette
    outline = [*palette.outline, 255]
    return [[*CLEAR], [*palette.hatch, 150], [*palette.coast, 255], [*palette.border, 255], outline, outline]


def _by_look(values: list[list[int]] | list[float], looks: list[int]) -> str:
    """A deck.gl expression for a line's value by its look, of the feature's `k`."""
    table, places = (json.dumps(one, separators=(",", ":")) for one in (values, looks))
    # In brackets, since the expression parser takes `[…][…]` for two expressions.
    return f"({table})[({places})[properties.k]]"
