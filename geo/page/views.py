"""The views of what is shown, one at a time: map, maps by article, coverage, matrix, timeline, claims, comparison."""

import streamlit as st

from geo.page import changes_view, claims_view, compare_view, figure_view, filters, matrix_view, name_lists
from geo.page.maps import insets, map_view
from geo.page.maps.legend import draw_legend
from geo.page.shared import state, widgets
from geo.page.shared.page_data import PageData
from geo.page.shared.session import session
from geo.page.shared.widgets import WidgetKey
from geo.selection.filtering import Shown
from geo.selection.selection import FigureKind, MapView, Selection

LABELS = {
    FigureKind.MAP: "Map",
    FigureKind.MULTIPLES: "By article",
    FigureKind.COVERAGE: "Coverage",
    FigureKind.MATRIX: "Matrix",
    FigureKind.TIMELINE: "Timeline",
    FigureKind.CLAIMS: "Claims",
    FigureKind.COMPARE: "Compare",
    FigureKind.CHANGES: "Changes",
}

_MAPS = {FigureKind.MAP, FigureKind.MULTIPLES, FigureKind.COVERAGE, FigureKind.COMPARE, FigureKind.CHANGES}
"""Views with borders in them."""

_DRAWN = {
    FigureKind.MULTIPLES: "A map for each article drawn",
    FigureKind.COVERAGE: "Coverage map drawn",
    FigureKind.MATRIX: "Matrix drawn",
    FigureKind.TIMELINE: "Timeline drawn",
    FigureKind.CLAIMS: "Claims drawn",
    FigureKind.COMPARE: "Comparison drawn",
    FigureKind.CHANGES: "Changes drawn",
}


def draw_switch(kind: FigureKind) -> None:
    """Draw the choice of the view, and what else can be chosen about a map."""
    with st.container(key="views", horizontal=True, vertical_alignment="center", gap="small"):
        st.segmented_control(
            "What is drawn", [kind.value for kind in FigureKind], key=WidgetKey.FIGURE, required=True,
            format_func=lambda value: LABELS[FigureKind(value)], label_visibility="collapsed", on_change=_switched,
        )  # fmt: skip
        arrows = kind is FigureKind.CLAIMS and session().map.hotspot is not None
        if kind is FigureKind.MAP or arrows:
            filters.draw_view(opened=session().map.hotspot is not None)
        if kind in _MAPS or arrows:
            filters.draw_viewpoint()


def _switched() -> None:
    _follow(FigureKind(widgets.value(WidgetKey.FIGURE, str) or FigureKind.MAP))


def _follow(kind: FigureKind) -> None:
    # Arrows come from afar: the map of an open hotspot's claims shows more of the world than that of the hotspot.
    if kind is FigureKind.CLAIMS:
        state.move_to_open()


def show_figure(kind: FigureKind) -> None:
    """Change to another view of the data, as the switch does; for callbacks."""
    widgets.set_value(WidgetKey.FIGURE, kind.value)
    _follow(kind)


def show_map(view: MapView) -> None:
    """Change to the map, shown in that way; for callbacks."""
    show_figure(FigureKind.MAP)
    if widgets.value(WidgetKey.VIEW, str) != view:
        widgets.set_value(WidgetKey.VIEW, view.value)
        state.turn_view()


def draw_views(page: PageData, shown: Shown, selection: Selection, *, embedded: bool = False) -> None:
    """Draw the chosen view; embedded, it is the map or a figure and nothing to press."""
    dataset = page.loaded.dataset
    match selection.figure:
        case FigureKind.MAP:
            with st.container(key="map", gap="xsmall"):
                map_view.draw_map_view(dataset, shown, selection)
                insets.draw_insets(dataset, selection, map_view.palette())
                draw_legend(shown, map_view.palette(), selection.viewpoint or dataset.about.viewpoint)
                map_view.draw_boundary_note(dataset, selection)
        case FigureKind.MATRIX if not embedded:
            matrix_view.draw_matrix_view(dataset, shown, selection.hotspot)
        case FigureKind.CLAIMS:
            if selection.hotspot in shown.hotspots:
                claims_view.draw_claims_map(dataset, shown, selection)
            else:
                figure_view.draw_figure_view(page, selection, embedded=embedded)
            if not embedded:
                claims_view.draw_claims_view(dataset, shown, selection)
        case FigureKind.COMPARE:
            compare_view.draw_compare_view(page, shown, selection, embedded=embedded)
        case FigureKind.CHANGES:
            changes_view.draw_changes_view(page, selection, embedded=embedded)
        case kind:
            figure_view.draw_figure_view(page, selection, embedded=embedded)
            if not embedded and shown.hotspots:
                name_lists.draw_name_lists(dataset, shown, kind, selection.hotspot)


def draw_status(shown: Shown, kind: FigureKind) -> None:
    """Say how much is shown, and that it is drawn."""
    drawn = _DRAWN.get(kind, f"{len(shown.hotspots)} regions drawn")
    with st.container(key="status"):
        st.caption(f"{shown.summary()}. {drawn}.")
