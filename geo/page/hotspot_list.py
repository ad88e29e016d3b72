"""The map's twin for keyboard and screen reader: every shown hotspot as a row, selecting the same way."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from geo.dataset.claims import PASSING
from geo.dataset.model import Dataset
from geo.page.coding import shown_signs
from geo.page.shared import state, widgets
from geo.page.shared.basket_state import flip_picked, kept_part
from geo.page.shared.components import list_table
from geo.page.shared.keep_button import keep_buttons
from geo.page.shared.session import session
from geo.page.shared.widgets import WidgetKey
from geo.selection.filtering import Shown
from geo.selection.hotspot_order import depth
from geo.selection.signs import SIGN_WORDS, Sign, Signs

MARKS = {Sign.WITHIN: "↳", Sign.HIDDEN: "×", Sign.NO_EXCERPT: "–", Sign.SILENT: "○"}
"""What stands where an article has no number."""


def draw_hotspot_list(dataset: Dataset, shown: Shown, selected: str | None) -> None:
    """Draw the table of hotspots by sources with the numbers of excerpts."""
    st.subheader("Hotspots and articles", anchor="hotspot-list")
    columns = [{"short": "Hotspot", "full": "Hotspot"}, {"short": "Precision", "full": "How exactly it is placed"}]
    for number, source_id in enumerate(dataset.sources, start=1):
        if source_id in shown.sources:
            source = dataset.sources[source_id]
            columns.append({"short": f"[{number}] {source.label}", "full": source.title or source.label})
    columns.append({"short": "Excerpts", "full": "Excerpts shown"})
    found = shown_signs(dataset, shown)
    rows = [_row(dataset, shown, found, i, selected) for i in shown.hotspots]
    occurring = {found.of(i, s) for i in shown.hotspots for s in shown.sources}
    meant = "; ".join(f"{mark} {SIGN_WORDS[sign]}" for sign, mark in MARKS.items() if sign in occurring)
    caption = f"{shown.summary()}. A name opens the hotspot." + (f" Without a number: {meant}." if meant else "")
    opened = dataset.hotspots[selected].name if selected else None
    keeps = keep_buttons(str(row["kept"]) for row in rows)
    data = {
        "columns": columns,
        "rows": rows,
        "keeps": keeps,
        "caption": caption,
        "selected": selected,
        "opened": opened,
    }
    list_table(WidgetKey.LIST, data, _picked, partial(flip_picked, dataset, WidgetKey.LIST))


def neighbour(order: Sequence[str], hotspot_id: str | None, step: int) -> str | None:
    """Return the hotspot `step` places after this one in `order`, round its ends; None where the order is empty.

    From none, or from one that is not in the order, 1 leads to the first and -1 to the last.
    """
    if not order:
        return None
    at = order.index(hotspot_id) if hotspot_id in order else (-1 if step > 0 else 0)
    return order[(at + step) % len(order)]


def _row(dataset: Dataset, shown: Shown, found: Signs, hotspot_id: str, selected: str | None) -> dict[str, object]:
    hotspot = shown.hotspots[hotspot_id]
    without = {s: found.of(hotspot_id, s) for s in shown.sources if not hotspot.count(s)}
    return {
        "id": hotspot_id,
        "name": hotspot.hotspot.name + (" (open)" if hotspot_id == selected else ""),
        "depth": depth(dataset, hotspot_id),
        "aside": f"{PASSING} only" if hotspot.passing else "",
        "precision": hotspot.hotspot.precision.label,
        "counts": [
            {"mark": MARKS[without[s]], "words": SIGN_WORDS[without[s]]} if s in without else hotspot.count(s)
            for s in shown.sources
        ],
        "total": len(hotspot.excerpts),
        "kept": kept_part(session().basket, dataset, hotspot_id),
    }


def _picked() -> None:
    picked = widgets.component_value(WidgetKey.LIST, "picked")
    if isinstance(picked, str):
        state.select(picked)
