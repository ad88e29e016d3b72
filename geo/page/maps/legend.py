"""The legend below the map: what its colours and lines mean, and how many hotspots are in each class."""

import streamlit as st

from geo.dataset.claims import PASSING
from geo.selection.filtering import Shown
from geo.selection.palette import Palette, class_label, css, step


def draw_legend(shown: Shown, colours: Palette) -> None:
    """Draw the legend: the classes that occur, with how many hotspots each holds, and the signs of the base map.

    The markup below holds numbers and colours of our own only, nothing from the data.
    """
    total = len(shown.sources)
    steps = [step(len(h.sources), total) for h in shown.hotspots.values() if not h.passing]
    passing = sum(h.passing for h in shown.hotspots.values())
    entries = [
        _swatch(colours, i, f"<b>{class_label(i, total)}</b> ({steps.count(i)})")
        for i in range(len(colours.ramp))
        if class_label(i, total)
    ]
    if passing:
        hollow = f'<i style="border-color:{css(colours.outline)}"></i>'
        entries.append(f'<span class="sign">{hollow}{PASSING} only ({passing})</span>')
    border = f'<i class="dash" style="border-color:{css(colours.contested)}"></i>border'
    area = f'<i class="hatch" style="color:{css(colours.hatch)}"></i>area'
    signs = ['<span class="sign">land | sea</span>', f'<span class="sign">contested: {border} {area}</span>']
    title = "Articles quoted <small>(hotspots)</small>"
    st.html(f'<div class="legend"><span class="title">{title}</span>{"".join(entries)}{"".join(signs)}</div>')


def _swatch(colours: Palette, index: int, text: str) -> str:
    halves = f"{css(colours.fill(index, over_sea=False))} 50%, {css(colours.fill(index, over_sea=True))} 50%"
    style = f"background:linear-gradient(90deg, {halves});border-color:{css(colours.outline)}"
    return f'<span class="sign"><i style="{style}"></i>{text}</span>'
