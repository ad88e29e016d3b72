"""The matrix: every shown hotspot by every shown article, each number a button that opens those excerpts.

A cell without a number says what the article has there instead, and silence only where somebody looked for it.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from geo.dataset.claims import PASSING, Weight
from geo.dataset.model import Dataset
from geo.page.coding import shown_signs
from geo.page.maps import map_view
from geo.page.shared import state
from geo.page.shared.basket_state import flip_picked, kept_part
from geo.page.shared.components import matrix_table
from geo.page.shared.keep_button import keep_buttons
from geo.page.shared.session import session
from geo.page.shared.widgets import WidgetKey
from geo.selection.filtering import Shown, ShownHotspot
from geo.selection.hotspot_order import depth
from geo.selection.palette import CLASSES, Palette, Rgb, contrast, css, step
from geo.selection.signs import SIGN_WORDS, Sign, Signs

INKS: tuple[Rgb, Rgb] = ((17, 24, 39), (255, 255, 255))

CELL_WORDS = {Sign.WITHIN: "within", Sign.HIDDEN: "filtered", Sign.NO_EXCERPT: "–", Sign.SILENT: "silent"}
"""What stands in a cell without a number."""


def draw_matrix_view(dataset: Dataset, shown: Shown, selected: str | None) -> None:
    """Draw the matrix."""
    with st.container(key="matrix"):
        data = matrix_data(dataset, shown, selected, map_view.palette())
        matrix_table(WidgetKey.MATRIX, data, _picked, partial(flip_picked, dataset, WidgetKey.MATRIX))


def matrix_data(dataset: Dataset, shown: Shown, selected: str | None, colours: Palette) -> dict[str, object]:
    """Return the matrix as its script reads it."""
    numbers = {source: number for number, source in enumerate(dataset.sources, start=1)}
    hotspots = list(shown.hotspots.values())
    found = shown_signs(dataset, shown)
    most = max((h.count(s) for h in hotspots for s in shown.sources), default=1)
    rows = [_row(dataset, shown, hotspot, most, found) for hotspot in hotspots]
    heads = [
        {"short": f"[{numbers[s]}] {dataset.sources[s].label}", "full": dataset.sources[s].title or s}
        for s in shown.sources
    ]
    spoken = [sum(s in h.sources for h in hotspots) for s in shown.sources]
    return {
        "caption": f"{shown.summary()}. A number opens these excerpts. {_key(found, shown, hotspots)} "
        "The arrow keys go from cell to cell.",
        "columns": [{"short": "Hotspot", "full": "Hotspot"}, *heads, {"short": "All", "full": "Excerpts shown"}],
        "rows": rows,
        "keeps": keep_buttons(str(row["kept"]) for row in rows),
        "totals": ["Hotspots quoted on", *(str(count) for count in spoken), str(len(hotspots))],
        "levels": [{"fill": css(fill), "ink": css(_ink(fill))} for fill in colours.ramp],
        "frame": css(colours.outline),
        "selected": {"hotspot": selected, "source": state.speaker()},
    }


def _key(found: Signs, shown: Shown, hotspots: Sequence[ShownHotspot]) -> str:
    """What the signs in the cells mean, of those that occur."""
    occurring = {found.of(h.id, s) for h in hotspots for s in shown.sources}
    words = {CELL_WORDS[sign]: SIGN_WORDS[sign] for sign in CELL_WORDS if sign in occurring}
    meant = [f"“{word}”: {meaning.removeprefix('silent: ')}" for word, meaning in words.items()]
    parts = [f"Without one: {'; '.join(meant)}."] if meant else []
    if any(_passing(h, s) for h in hotspots for s in shown.sources):
        parts.append(f"In a frame: {PASSING} only.")
    return " ".join(parts)


def _passing(hotspot: ShownHotspot, source: str) -> bool:
    """Whether an article has excerpts here, and all of them only mention the hotspot."""
    weights = {e.weight for e in hotspot.excerpts if e.source == source}
    return weights == {Weight.MENTION}


def _row(dataset: Dataset, shown: Shown, hotspot: ShownHotspot, most: int, found: Signs) -> dict[str, object]:
    name = hotspot.hotspot.name
    return {
        "id": hotspot.id,
        "name": name,
        "depth": depth(dataset, hotspot.id),
        "cells": [_cell(dataset, hotspot, source, most, found) for source in shown.sources],
        "total": len(hotspot.excerpts),
        "kept": kept_part(session().basket, dataset, hotspot.id),
    }


def _cell(dataset: Dataset, hotspot: ShownHotspot, source: str, most: int, found: Signs) -> dict[str, object]:
    count, sign = hotspot.count(source), found.of(hotspot.id, source)
    if not count:
        return {"source": source, "count": 0, "sign": sign.value, "text": CELL_WORDS[sign], "label": SIGN_WORDS[sign]}
    passing = _passing(hotspot, source)
    label = f"{count} of {dataset.sources[source].label} on {hotspot.hotspot.name}"
    return {
        "source": source,
        "count": count,
        "level": step(count, max(most, CLASSES)),
        "passing": passing,
        "label": f"{label}, {PASSING} only" if passing else label,
    }


def _ink(fill: Rgb) -> Rgb:
    return max(INKS, key=lambda ink: contrast(ink, fill))


def _picked() -> None:
    state.take_pick(WidgetKey.MATRIX)
