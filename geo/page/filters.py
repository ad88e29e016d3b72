"""The filters: articles in one row, the rest in a drawer, so that they never push the map off the screen."""

import streamlit as st

from geo.atlas.viewpoints import viewpoint_label
from geo.dataset.dates import date_or_none
from geo.dataset.model import Dataset, Precision, Topic, Viewpoint
from geo.page.shared import state, widgets
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.widgets import WidgetKey
from geo.selection.filtering import apply_filters
from geo.selection.palette import SOURCE_COLOURS
from geo.selection.selection import Filters, MapView, Selection


def source_badge(dataset: Dataset, source: str) -> str:
    """Return an article's coloured number as Markdown."""
    number = list(dataset.sources).index(source)
    return f":{SOURCE_COLOURS[number % len(SOURCE_COLOURS)]}-badge[{number + 1}]"


def draw_filters(dataset: Dataset, selection: Selection) -> None:
    """Draw every filter; their values stand under the widgets' keys, where `state.read_selection` finds them."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _sources(dataset, selection.filters)
        st.text_input(
            "Search excerpts and names",
            key=WidgetKey.SEARCH,
            icon=":material/search:",
            max_chars=200,
            width=230,
            live="300ms",
        )
        count = len([name for name in selection.filters.active if name not in ("articles", "search")])
        with st.popover(f"Filters ({count})" if count else "Filters", icon=":material/tune:"):
            _drawer(dataset)
        if selection.filters.active:
            st.button(
                "Reset", key="reset", icon=":material/close:", type="tertiary",
                on_click=state.reset_filters, args=(dataset,), help="Drop every filter",
            )  # fmt: skip


def _sources(dataset: Dataset, filters: Filters) -> None:
    without = Filters(topic=filters.topic, actor=filters.actor, precision=filters.precision, q=filters.q)
    everything = apply_filters(dataset, without)
    counts = dict.fromkeys(dataset.sources, 0)
    for excerpt in {e.id: e for h in everything.hotspots.values() for e in h.excerpts}.values():
        counts[excerpt.source] += 1

    def name(source: str) -> str:
        return f"{source_badge(dataset, source)} {escape_markdown(dataset.sources[source].label)} ({counts[source]})"

    with st.container(key="sources", horizontal=True, vertical_alignment="bottom", gap="xsmall", width="content"):
        st.pills(
            "Articles (excerpts)", list(dataset.sources), key=WidgetKey.SOURCE, selection_mode="multi",
            format_func=name,
        )  # fmt: skip
        st.button("All", key="all", type="tertiary", on_click=_choose, args=(tuple(dataset.sources),))
        st.button("None", key="none", type="tertiary", on_click=_choose, args=((),))
        with st.popover("Only", type="tertiary", help="Show one article and no other"):
            for source in dataset.sources:
                text = f"{source_badge(dataset, source)} {escape_markdown(dataset.sources[source].label)}"
                st.button(text, key=f"only-{source}", type="tertiary", on_click=_choose, args=((source,),))


def _choose(sources: tuple[str, ...]) -> None:
    widgets.set_value(WidgetKey.SOURCE, list(sources))


def _drawer(dataset: Dataset) -> None:
    used = {t for h in dataset.hotspots.values() for e in h.excerpts for t in e.topics}
    st.pills(
        "Topic", [t.value for t in Topic if t in used], key=state.widget_key(WidgetKey.TOPIC), selection_mode="multi"
    )
    st.pills(
        "Actor",
        list(dataset.about.actors),
        key=state.widget_key(WidgetKey.ACTOR),
        selection_mode="multi",
        format_func=escape_markdown,
    )
    precisions = {h.precision for h in dataset.hotspots.values()}
    st.pills(
        "Precision of the place", [p.value for p in Precision if p in precisions],
        key=state.widget_key(WidgetKey.PRECISION), selection_mode="multi",
        format_func=lambda value: Precision(value).label,
    )  # fmt: skip
    left, right = st.columns(2)
    for column, part, text in ((left, WidgetKey.FROM, "Articles from"), (right, WidgetKey.TO, "Articles to")):
        value = column.text_input(text, key=state.widget_key(part), placeholder="2019 or 2019-06", max_chars=10)
        if value and date_or_none(value) is None:
            column.caption(":red[A date is YYYY, YYYY-MM or YYYY-MM-DD.]")


def draw_view() -> None:
    """Draw the choice between flat map and globe."""
    st.segmented_control(
        "View", [v.value for v in MapView], key=WidgetKey.VIEW, format_func=str.capitalize, required=True,
        label_visibility="collapsed", on_change=state.turn_view,
    )  # fmt: skip


def draw_viewpoint() -> None:
    """Draw the choice of whose borders are drawn."""
    st.selectbox(
        "Borders as seen by", [v.value for v in Viewpoint], key=WidgetKey.VIEWPOINT, width=180,
        format_func=lambda value: viewpoint_label(Viewpoint(value)), label_visibility="collapsed",
        help="Whose borders are drawn",
    )  # fmt: skip
