"""The legend below the map: what its colours and lines mean, and how many hotspots are in each class.

It is one line where the map has 780 px, so its words are few; a tooltip on each sign says more.
"""

import streamlit as st

from geo.atlas.vagueness import is_vague
from geo.dataset.claims import PASSING
from geo.dataset.model import Viewpoint
from geo.selection.filtering import Shown
from geo.selection.palette import Palette, Rgb, css
from geo.selection.ramp_classes import ramp_classes

_TINT = 2
"""Class whose tint stands for all wide regions: the middle one."""


def draw_legend(shown: Shown, colours: Palette, viewpoint: Viewpoint) -> None:
    """Draw the legend: the classes that can occur, with how many hotspots each holds, and the signs of the map."""
    st.html(legend_markup(shown, colours, viewpoint))


def legend_markup(shown: Shown, colours: Palette, viewpoint: Viewpoint) -> str:
    """Return the legend as HTML: numbers, words and colours of our own only, nothing from the data."""
    classes = ramp_classes(shown)
    filled = [hotspot for hotspot in shown.hotspots.values() if not hotspot.passing]
    steps = [classes.step(hotspot) for hotspot in filled]
    entries = [
        _swatch(colours, i, f"<b>{classes.label(i)}</b> ({steps.count(i)})", f"{classes.title}: {classes.label(i)}")
        for i in classes.possible
    ]
    if any(is_vague(hotspot.hotspot, viewpoint) for hotspot in filled):
        entries.append(_wide(colours))
    if passing := len(shown.hotspots) - len(filled):
        hollow = f'<i style="border-color:{css(colours.outline)}"></i>'
        entries.append(_sign(f"{hollow}{PASSING} only ({passing})", f"{PASSING} only: no excerpt shown is about it"))
    border = f'<i class="dash" style="border-color:{css(colours.contested)}"></i>'
    area = f'<i class="hatch" style="color:{css(colours.hatch)}"></i>'
    entries.append(_sign(f"{border}{area}contested", "dashed: contested border; hatched: contested area"))
    title = f'<span class="title">{classes.title} <small>(places)</small></span>'
    return f'<div class="legend">{title}{"".join(entries)}</div>'


def _sign(markup: str, more: str) -> str:
    return f'<span class="sign" title="{more}">{markup}</span>'


def _halves(land: Rgb, sea: Rgb, edge: Rgb) -> str:
    halves = f"{css(land)} 50%, {css(sea)} 50%"
    return f'<i style="background:linear-gradient(90deg, {halves});border-color:{css(edge)}"></i>'


def _swatch(colours: Palette, index: int, text: str, more: str) -> str:
    land, sea = (colours.fill(index, over_sea=over_sea) for over_sea in (False, True))
    return _sign(f"{_halves(land, sea, colours.outline)}{text}", f"{more}; left half: on land, right half: at sea")


def _wide(colours: Palette) -> str:
    land, sea = (colours.vague_fill(_TINT, over_sea=over_sea) for over_sea in (False, True))
    more = "a region of many countries, or an ocean: paler, whatever its number; left half: on land, right half: at sea"
    return _sign(f"{_halves(land, sea, colours.vague_outline)}wide region", more)
