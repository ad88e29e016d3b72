"""The filters: articles in one row, the rest in a drawer, so that they never push the map off the screen."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from geo.dataset.claims import EventType, Mode, Stance
from geo.dataset.dates import date_or_none
from geo.dataset.model import Dataset, Precision, Topic, Viewpoint
from geo.dataset.named import ARTICLE_SPEAKS, actor_name, actors_named, source_number, speakers_named
from geo.page.shared import state, widgets
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.widgets import WidgetKey
from geo.selection.filtering import apply_filters
from geo.selection.palette import SOURCE_COLOURS
from geo.selection.selection import Filters, MapView, Selection

MOST_PILLS = 14
"""With more options than this, a filter is a list to search in: as pills they would push each other off the screen."""

VIEWPOINT_PX = 176
"""Width of the choice of borders: every name fits, and at 1366 pixels the row of views is one line."""

SEEN: Mapping[Viewpoint, str] = {
    Viewpoint.DE_FACTO: "on the ground",
    Viewpoint.UNITED_NATIONS: "by the UN",
    Viewpoint.CHINA: "by China",
    Viewpoint.INDIA: "by India",
    Viewpoint.RUSSIA: "by Russia",
    Viewpoint.SERBIA: "by Serbia",
    Viewpoint.UKRAINE: "by Ukraine",
    Viewpoint.UNITED_STATES: "by the US",
}
"""Who sees the borders so, after `Borders:`."""

_ARTICLE = "the article itself"


def source_badge(dataset: Dataset, source: str) -> str:
    """Return an article's coloured number as Markdown."""
    number = source_number(dataset, source)
    return f":{SOURCE_COLOURS[(number - 1) % len(SOURCE_COLOURS)]}-badge[{number}]"


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
    everything = apply_filters(dataset, replace(filters, source=None))
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
        st.menu_button("Only", list(dataset.sources), key=WidgetKey.ONLY, type="tertiary", on_click=_choose_one,
                       format_func=lambda s: f"{source_badge(dataset, s)} {escape_markdown(dataset.sources[s].label)}",
                       help="Show one article and no other")  # fmt: skip


def _choose(sources: tuple[str, ...]) -> None:
    widgets.set_value(WidgetKey.SOURCE, list(sources))


def _choose_one() -> None:
    if source := widgets.value(WidgetKey.ONLY, str):
        _choose((source,))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Choice:
    """A filter of which several values can be chosen."""

    part: WidgetKey
    label: str
    options: Sequence[str]
    name: Callable[[str], str] = escape_markdown
    """Markdown for a value."""


def _drawer(dataset: Dataset) -> None:
    with st.container(key="drawer", gap="xsmall"):
        for heading, choices in _groups(dataset):
            drawn = [choice for choice in choices if choice.options]
            if drawn:
                st.markdown(f"**{heading}**")
            for choice in drawn:
                _draw_choice(choice)
        _draw_dates()


def _draw_dates() -> None:
    left, right = st.columns(2)
    for column, part, text in ((left, WidgetKey.FROM, "Articles from"), (right, WidgetKey.TO, "Articles to")):
        value = column.text_input(text, key=state.widget_key(part), placeholder="2019 or 2019-06", max_chars=10)
        if value and date_or_none(value) is None:
            column.caption(":red[A date is YYYY, YYYY-MM or YYYY-MM-DD.]")


def _groups(dataset: Dataset) -> tuple[tuple[str, tuple[_Choice, ...]], ...]:
    """The filters of the drawer under their headings, with the values that occur in the data."""
    excerpts = [e for h in dataset.hotspots.values() for e in h.excerpts]
    topics = {t for e in excerpts for t in e.topics}
    claims = {c.does for e in excerpts for c in e.claims}
    speakers = speakers_named(dataset)
    precisions = {h.precision for h in dataset.hotspots.values()}
    what = (
        _Choice(part=WidgetKey.TOPIC, label="Topic", options=[t for t in Topic if t in topics]),
        _Choice(part=WidgetKey.ACTOR, label="Actor", options=actors_named(dataset),
                name=lambda actor: escape_markdown(actor_name(dataset, actor))),
        _Choice(part=WidgetKey.CLAIM, label="Kind of claim (the analyst’s coding)",
                options=[e for e in EventType if e in claims]),
    )  # fmt: skip
    who = (
        _Choice(part=WidgetKey.SPEAKER, label="Speaker", options=[ARTICLE_SPEAKS, *speakers] if speakers else [],
                name=lambda speaker: _ARTICLE if speaker == ARTICLE_SPEAKS else escape_markdown(speaker)),
        _Choice(part=WidgetKey.STANCE, label="The article’s attitude",
                options=_beside(Stance.ASSERTS, Stance, {e.stance for e in excerpts})),
        _Choice(part=WidgetKey.MODE, label="How firmly",
                options=_beside(Mode.STATED, Mode, {e.mode for e in excerpts})),
    )  # fmt: skip
    where = _Choice(
        part=WidgetKey.PRECISION, label="Precision of the place", options=[p for p in Precision if p in precisions],
        name=lambda value: escape_markdown(Precision(value).label),
    )  # fmt: skip
    return (("What it is about", what), ("Who says it", who), ("Where and when", (where,)))


def _beside(usual: str, every: Iterable[str], used: Collection[str]) -> list[str]:
    """The values that occur, in their order; none where only the usual one does, which leaves nothing to choose."""
    return [value for value in every if value in used] if set(used) - {usual} else []


def _draw_choice(choice: _Choice) -> None:
    # A link may hold a value that the data does not have: it stays in force, so it stays to be seen.
    chosen = widgets.value(state.widget_key(choice.part), list) or []
    options = [str(value) for value in (*choice.options, *(v for v in chosen if v not in choice.options))]
    if len(options) > MOST_PILLS:
        st.multiselect(choice.label, options, key=state.widget_key(choice.part), format_func=choice.name,
                       placeholder="Any")  # fmt: skip
    else:
        st.pills(choice.label, options, key=state.widget_key(choice.part), selection_mode="multi",
                 format_func=choice.name)  # fmt: skip


def draw_view(*, opened: bool) -> None:
    """Draw the choice of the view of the earth; that of a region is there while one is `opened`."""
    views = [view.value for view in MapView if opened or view is not MapView.REGION]
    st.segmented_control(
        "View", views, key=WidgetKey.VIEW, format_func=str.capitalize, required=True, label_visibility="collapsed",
        on_change=state.turn_view,
    )  # fmt: skip


def draw_viewpoint() -> None:
    """Draw the choice of whose borders are drawn."""
    st.selectbox(
        "Borders as seen by", [v.value for v in Viewpoint], key=WidgetKey.VIEWPOINT, width=VIEWPOINT_PX,
        format_func=lambda value: f"Borders: {SEEN[Viewpoint(value)]}", label_visibility="collapsed",
        help="Whose borders are drawn",
    )  # fmt: skip
