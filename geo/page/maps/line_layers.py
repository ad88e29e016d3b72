"""Coasts, borders, hatching and outlines of regions in a projection: one layer, in which each line is drawn once."""

import json
from itertools import product
from typing import NamedTuple

from geo.cartography.screen_files import BORDER, COAST, HATCH, LineKinds
from geo.page.maps import line_weights
from geo.page.maps.hotspot_layers import outline_px
from geo.page.maps.layer_specs import CLEAR, Spec, tiled_lines
from geo.page.maps.scene import Scene


class _Outline(NamedTuple):
    """What decides how the outline of a region looks."""

    over_sea: bool
    vague: bool
    passing: bool


_Look = _Outline | str
_UNSEEN = ""
_LOOKS: tuple[_Look, ...] = (_UNSEEN, HATCH, COAST, BORDER, *(_Outline(*on) for on in product((False, True), repeat=3)))


def common_lines(scene: Scene) -> list[Spec]:
    """Return the layer; none on the globe, whose lines have layers of their own."""
    if scene.files.lines is None or scene.line_work is None:
        return []
    looks = [_LOOKS.index(_look(scene, kinds)) for kinds in scene.line_work.kinds]
    colours = _by_look([_colour(scene, look) for look in _LOOKS], looks)
    widths = _by_look([_width(look) for look in _LOOKS], looks)
    triggers = {"getLineColor": colours, "getLineWidth": widths}
    styles: Spec = {"get_line_color": colours, "get_line_width": widths, "update_triggers": triggers}
    return [tiled_lines(scene, "lines", scene.files.lines, styles)]


def line_look(scene: Scene, kinds: LineKinds) -> tuple[list[int], float]:
    """Return colour (with its opacity, 0 to 255) and width in pixels of a line; of what is not seen the width is 0."""
    look = _look(scene, kinds)
    return _colour(scene, look), _width(look)


def _look(scene: Scene, kinds: LineKinds) -> _Look:
    """What a line is seen as: the outline of what is shown, else what lies there anyway.

    Of several regions it is the heaviest: hollow before full, full before pale, on land before at sea.
    """
    ids = list(scene.regions)
    shown = [ids[kind] for kind in kinds if isinstance(kind, int) and ids[kind] in scene.marks]
    if shown:
        marks = [scene.marks[i] for i in shown]
        return _Outline(
            over_sea=all(scene.regions[i].over_sea for i in shown),
            vague=all(mark.vague for mark in marks),
            passing=any(mark.passing for mark in marks),
        )
    ground = [kind for kind in kinds if isinstance(kind, str)]
    return ground[-1] if ground else _UNSEEN


def _colour(scene: Scene, look: _Look) -> list[int]:
    palette = scene.palette
    if isinstance(look, _Outline):
        return [*palette.edge(over_sea=look.over_sea, vague=look.vague), 255]
    seen = {HATCH: [*palette.hatch, 150], COAST: [*palette.coast, 255], BORDER: [*palette.border, 255]}
    return seen.get(look, [*CLEAR])


def _width(look: _Look) -> float:
    if isinstance(look, _Outline):
        return outline_px(passing=look.passing, vague=look.vague)
    return {HATCH: line_weights.HATCH, COAST: line_weights.COAST, BORDER: line_weights.BORDER}.get(look, 0)


def _by_look(values: list[list[int]] | list[float], looks: list[int]) -> str:
    """A deck.gl expression for a line's value by its look, of the feature's `k`."""
    table, places = (json.dumps(one, separators=(",", ":")) for one in (values, looks))
    # In brackets, since the expression parser takes `[…][…]` for two expressions.
    return f"({table})[({places})[properties.k]]"
