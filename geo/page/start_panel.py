"""The panel while no hotspot is open: the strongest finding, a quote of it, and what else there is to open."""

import streamlit as st

from geo.dataset.claims import PASSING
from geo.dataset.model import Dataset
from geo.page.coding import said_line
from geo.page.excerpt_block import quote_in_context
from geo.page.filters import source_badge
from geo.page.most_quoted import MostQuoted, most_quoted, most_quoted_excerpt, most_quoted_text, ranked_hotspots
from geo.page.shared import state
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.selection.filtering import Shown, ShownHotspot
from geo.selection.selection import FigureKind, Selection

MOST_LISTED = 10
"""Hotspots that an empty panel offers."""


def draw_start(page: PageData, shown: Shown, selection: Selection) -> None:
    """Draw the finding and the list; nothing where the filters leave nothing."""
    finding = most_quoted(shown)
    if finding is None:
        return
    dataset = page.loaded.dataset
    with st.container(key="finding", gap="xsmall"):
        told = most_quoted_text(dataset, shown, finding, selection.filters)
        st.subheader(escape_markdown(f"{told}."), anchor=False)
        _quote(page, finding, selection.filters.q)
    how = "Click a region or a name" if selection.figure is FigureKind.MAP else "Choose a name"
    st.caption(f"{how} to read what is said of it, word for word. Most articles first:")
    with st.container(key="ranked", gap=None):
        for hotspot in ranked_hotspots(shown)[:MOST_LISTED]:
            st.button(_listed(dataset, hotspot), key=f"open-{hotspot.id}", type="tertiary",
                      on_click=state.select, args=(hotspot.id,))  # fmt: skip


def _quote(page: PageData, finding: MostQuoted, query: str) -> None:
    """Draw a quote of the finding as a button that opens its hotspot, and below it who says so."""
    found = most_quoted_excerpt(finding, page.verification.proofs)
    if found is None:
        return
    hotspot, excerpt = found
    dataset = page.loaded.dataset
    source = dataset.sources[excerpt.source]
    words = quote_in_context(excerpt, page.verification.proofs[excerpt.id], query)
    with st.container(key="lead-quote", gap=None):
        st.button(words, key="lead", type="tertiary", wrap=True, on_click=state.select, args=(hotspot.id,))
        where = f"{escape_markdown(source.label)}, on {escape_markdown(hotspot.hotspot.name)}"
        whose = (said_line(dataset, excerpt, hotspot.hotspot), f"{source_badge(dataset, excerpt.source)} {where}")
        st.markdown(" · ".join(part for part in whose if part))


def _listed(dataset: Dataset, hotspot: ShownHotspot) -> str:
    badges = " ".join(source_badge(dataset, s) for s in hotspot.sources)
    aside = f" :small[*{PASSING} only*]" if hotspot.passing else ""
    return f"{escape_markdown(hotspot.hotspot.name)} {badges}{aside}"
