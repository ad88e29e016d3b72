"""The panel: what each article says about the open hotspot, quotes first; without an open one, the finding."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from geo.dataset.model import Dataset
from geo.page.article_head import draw_article_head, draw_citations
from geo.page.coding import not_shown, others_lines
from geo.page.compare_view import open_comparison
from geo.page.excerpt_block import draw_excerpt
from geo.page.shared import state, widgets
from geo.page.shared.basket_state import flip_picked, kept_part
from geo.page.shared.components import copy_bar, sheet_handle
from geo.page.shared.keep_button import keep_button
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.page.shared.session import session
from geo.page.shared.widgets import WidgetKey
from geo.page.start_panel import draw_start
from geo.selection.filtering import Shown, ShownHotspot
from geo.selection.selection import Selection

MOST_RELATIVES = 2
"""More places of one kind than these are a menu: they would take lines away from the quotes."""


def draw_panel(page: PageData, shown: Shown, selection: Selection, overlapping: Sequence[str]) -> None:
    """Draw the open hotspot, or the strongest finding and how to open one."""
    dataset = page.loaded.dataset
    if selection.hotspot is None:
        draw_start(page, shown, selection)
        return
    _head(dataset, selection.hotspot)
    _relatives(dataset, shown, selection.hotspot, overlapping)
    if selection.hotspot in shown.hotspots:
        _articles(page, shown, shown.hotspots[selection.hotspot], selection)
    else:
        _hidden(dataset, shown, selection.hotspot, selection)


def _head(dataset: Dataset, hotspot_id: str) -> None:
    # A link of the page's own, which list.js makes lead to the hotspot's row.
    st.html('<a class="skip to-row" href="#hotspot-list">Back to its row in the list (Esc)</a>')
    with st.container(key="panel-head", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.header(escape_markdown(dataset.hotspots[hotspot_id].name), anchor=False)
        st.button("Zoom to", key="zoom-to", icon=":material/center_focus_strong:", type="tertiary",
                  on_click=state.select, args=(hotspot_id,))  # fmt: skip
        st.button("Close", key="close", icon=":material/close:", type="tertiary",
                  on_click=state.select, args=(None,))  # fmt: skip
        sheet_handle(WidgetKey.SHEET, hotspot_id)


def _hidden(dataset: Dataset, shown: Shown, hotspot_id: str, selection: Selection) -> None:
    names = ", ".join(selection.filters.active)
    hidden = escape_markdown(", ".join(not_shown(dataset, shown, hotspot_id)))
    st.info(f"Not shown by the filters in force ({names}): {hidden}.", icon=":material/filter_alt:")
    st.button("Show it: drop the filters", key="unhide", on_click=state.reset_filters, args=(dataset,))


def _relatives(dataset: Dataset, shown: Shown, hotspot_id: str, overlapping: Sequence[str]) -> None:
    """Draw how exactly the hotspot is placed, and what opens its parent, its children and every other that overlaps."""
    hotspot = dataset.hotspots[hotspot_id]
    children = [i for i, h in dataset.hotspots.items() if h.parent == hotspot_id]
    others = [i for i in overlapping if i != hotspot.parent and i not in children]
    # "Filed under" and not "part of": whether Kosovo is part of Serbia is not for a map to say.
    filed = [hotspot.parent] if hotspot.parent else []
    groups = (("Filed under", filed), ("Filed under it", children), ("Also here", others))
    with st.container(key="relatives", horizontal=True, vertical_alignment="center", gap="xsmall"):
        for title, ids in groups:
            _group(dataset, hotspot_id, title, ids)
        if len(shown.hotspots) > 1:
            st.button("Compare with …", key="compare-with", type="tertiary",
                      on_click=open_comparison, args=(dataset, shown, hotspot_id))  # fmt: skip
        _precision(dataset, hotspot_id)
        if hotspot.excerpts:
            _keeper(dataset, hotspot_id)


def _precision(dataset: Dataset, hotspot_id: str) -> None:
    hotspot = dataset.hotspots[hotspot_id]
    precision = f"Precision: {hotspot.precision.label}"
    if hotspot.note is None:
        st.caption(precision, width="content")
        return
    with st.popover(precision, type="tertiary", key=f"placed-{hotspot_id}"):
        st.markdown(escape_markdown(hotspot.note))


def _keeper(dataset: Dataset, hotspot_id: str) -> None:
    """Draw what puts the whole hotspot into the briefing basket, or takes it out."""
    button = keep_button(kept_part(session().basket, dataset, hotspot_id))
    item = {
        **button,
        "label": f"{button['words']}: {dataset.hotspots[hotspot_id].name}",
        "flips": {"hotspot": hotspot_id, "excerpt": None},
    }
    copy_bar(f"keep-{hotspot_id}", [item], partial(flip_picked, dataset, f"keep-{hotspot_id}"))


def _group(dataset: Dataset, hotspot_id: str, title: str, ids: list[str]) -> None:
    def name(other: str) -> str:
        return escape_markdown(dataset.hotspots[other].name)

    if len(ids) > MOST_RELATIVES:
        key = f"{title}-of-{hotspot_id}"
        st.menu_button(f"{title}: {len(ids)} hotspots", ids, key=key, type="tertiary", format_func=name,
                       on_click=_open_relative, args=(key,))  # fmt: skip
        return
    if ids:
        st.caption(f"{title}:", width="content")
    for other in ids:
        st.button(name(other), key=f"{title}-{other}", type="tertiary", on_click=state.select, args=(other,))


def _open_relative(key: str) -> None:
    if chosen := widgets.value(key, str):
        state.select(chosen)


def _articles(page: PageData, shown: Shown, hotspot: ShownHotspot, selection: Selection) -> None:
    dataset, speaker = page.loaded.dataset, state.speaker()
    if speaker in hotspot.sources and len(hotspot.sources) > 1:
        with st.container(key="only-article", horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(f"Only excerpts from {escape_markdown(dataset.sources[speaker].label)}.", width="content")
            st.button(f"Show all {len(hotspot.sources)} articles", key="hear-all", type="tertiary",
                      icon=":material/forum:", on_click=state.hear_all)  # fmt: skip
    heard = (speaker,) if speaker in hotspot.sources else hotspot.sources
    for source_id in heard:
        draw_article_head(dataset, source_id)
        for number, excerpt in enumerate(e for e in hotspot.excerpts if e.source == source_id):
            draw_excerpt(page, hotspot, excerpt, selection, f"{hotspot.id}-{source_id}-{number}")
    with st.container(key="others", gap="xxsmall"):
        for line in others_lines(dataset, shown, hotspot.id):
            st.caption(line)
    draw_citations(dataset, heard)
