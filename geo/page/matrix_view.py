"""The matrix: every shown hotspot by every shown article, each number a button that opens those excerpts."""

import streamlit as st

from geo.dataset.model import Dataset
from geo.page.hotspot_list import depth, in_order
from geo.page.maps import map_view
from geo.page.shared import state
from geo.page.shared.components import matrix_table
from geo.page.shared.widgets import WidgetKey
from geo.selection.filtering import Shown, ShownHotspot
from geo.selection.palette import CLASSES, Palette, Rgb, contrast, css, step

INKS: tuple[Rgb, Rgb] = ((17, 24, 39), (255, 255, 255))


def draw_matrix_view(dataset: Dataset, shown: Shown, selected: str | None) -> None:
    """Draw the matrix."""
    with st.container(key="matrix"):
        matrix_table(WidgetKey.MATRIX, matrix_data(dataset, shown, selected, map_view.palette()), _picked)


def matrix_data(dataset: Dataset, shown: Shown, selected: str | None, colours: Palette) -> dict[str, object]:
    """Return the matrix as its script reads it."""
    numbers = {source: number for number, source in enumerate(dataset.sources, start=1)}
    hotspots = [shown.hotspots[i] for i in in_order(dataset, shown)]
    most = max((h.count(s) for h in hotspots for s in shown.sources), default=1)
    heads = [
        {"short": f"[{numbers[s]}] {dataset.sources[s].label}", "full": dataset.sources[s].title or s}
        for s in shown.sources
    ]
    spoken = [sum(s in h.sources for h in hotspots) for s in shown.sources]
    return {
        "caption": f"{shown.summary()}. A number opens these excerpts; “silent” means that no excerpt shown is of "
        "that article. The arrow keys go from cell to cell.",
        "columns": [{"short": "Hotspot", "full": "Hotspot"}, *heads, {"short": "All", "full": "Excerpts shown"}],
        "rows": [_row(dataset, shown, hotspot, most) for hotspot in hotspots],
        "totals": ["Hotspots it speaks of", *(str(count) for count in spoken), str(len(hotspots))],
        "levels": [{"fill": css(fill), "ink": css(_ink(fill))} for fill in colours.ramp],
        "selected": {"hotspot": selected, "source": state.speaker()},
    }


def _row(dataset: Dataset, shown: Shown, hotspot: ShownHotspot, most: int) -> dict[str, object]:
    name = hotspot.hotspot.name
    return {
        "id": hotspot.id,
        "name": name,
        "depth": depth(dataset, hotspot.id),
        "cells": [
            {
                "source": source,
                "count": count,
                "level": step(count, max(most, CLASSES)) if count else 0,
                "label": f"{count} of {dataset.sources[source].label} on {name}",
            }
            for source, count in ((s, hotspot.count(s)) for s in shown.sources)
        ],
        "total": len(hotspot.excerpts),
    }


def _ink(fill: Rgb) -> Rgb:
    return max(INKS, key=lambda ink: contrast(ink, fill))


def _picked() -> None:
    state.take_pick(WidgetKey.MATRIX)
