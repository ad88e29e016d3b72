"""The page: loads the data, reads the selection, and draws map, panel, list and status from one view of it."""

from pathlib import Path

import streamlit as st

from geo.errors import HotspotsError
from geo.page import (
    about_dialog,
    briefing,
    briefing_choices,
    filters,
    finder,
    hotspot_list,
    panel,
    reading,
    share,
    slide,
    views,
)
from geo.page.document_title import REVIEW_TITLE, STARTING_TITLE, document_title
from geo.page.maps import vantage
from geo.page.maps.regions import overlaps
from geo.page.shared import page_data, state
from geo.page.shared.complaints import complaint_text
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.review_link import ReviewLink
from geo.page.shared.session import PageDialogue, session
from geo.selection.filtering import Shown, apply_filters, loosening
from geo.selection.selection import Selection

STYLE = Path(__file__).resolve().parent / "page.css"
ICON = str(STYLE.parent / "frontend" / "icon.svg")
EMBEDDED_STYLE = STYLE.with_name("embedded.css")
WATCH_S = 2
"""How often a page that waits for a mended file looks at it, in seconds."""


def draw_page() -> None:
    """Draw the page for this session."""
    # A title that stands from the run before stays until this one's view is drawn.
    first = session().address.known is None
    st.set_page_config(page_title=STARTING_TITLE if first else None, page_icon=ICON, layout="wide")
    st.html(STYLE)
    try:
        page = page_data.load_page_data()
    except HotspotsError as error:
        _draw_report(complaint_text(error))
        return
    dataset = page.loaded.dataset
    if (link := state.review()) is not None:
        # Who only looks at the map does not wait for what reads documents.
        from geo.page.review import main  # noqa: PLC0415

        main.draw_review(page, link)
        st.set_page_config(page_title=REVIEW_TITLE)
        page_data.freeze_loaded(page.loaded.sha256)
        return
    selection = state.read_selection(dataset)
    selection = vantage.settle(dataset, selection)
    shown = apply_filters(dataset, selection.filters)
    if st.context.is_embedded:
        _draw_embedded(page, shown, selection)
    else:
        _draw_whole(page, shown, selection)
    state.write_address(selection)
    # After the address: the title is then that of the new entry of the browser's history, and no other's.
    st.set_page_config(page_title=document_title(dataset, shown, selection))
    page_data.freeze_loaded(page.loaded.sha256)


def _draw_embedded(page: page_data.PageData, shown: Shown, selection: Selection) -> None:
    st.html(EMBEDDED_STYLE)
    with st.container(key=f"frame-{selection.size.value}"):
        if slide.is_titled(selection):
            slide.draw_slide_title(page, selection)
        views.draw_views(page, shown, selection, embedded=True)
        if selection.titled:
            slide.draw_slide_source(page, shown, selection)
    views.draw_status(shown, selection.figure)


def _draw_whole(page: page_data.PageData, shown: Shown, selection: Selection) -> None:
    dataset = page.loaded.dataset
    st.html('<a class="skip" href="#hotspot-list">Skip to the list of hotspots</a>')
    _draw_head(page, shown, selection)
    _draw_banners(page)
    with st.container(key="filters", gap="xsmall"):
        filters.draw_filters(dataset, selection)
    left, right = st.columns([5, 3], gap="medium")
    with left:
        views.draw_switch(selection.figure)
        # Drawn last: panel and list do not wait for a figure that the server draws.
        view = st.container(key="view-place")
    viewpoint = selection.viewpoint or dataset.about.viewpoint
    with right, st.container(key="panel", gap="small"):
        _draw_nothing_found(page, shown, selection)
        panel.draw_panel(page, shown, selection, overlaps(dataset, viewpoint, selection.hotspot))
    with st.container(key="list"):
        hotspot_list.draw_hotspot_list(dataset, shown, selection.hotspot)
    with view:
        views.draw_views(page, shown, selection)
        views.draw_status(shown, selection.figure)
    reading.draw_reading(page)


def _draw_head(page: page_data.PageData, shown: Shown, selection: Selection) -> None:
    about = page.loaded.dataset.about
    if about.marking:
        st.markdown(f"**{escape_markdown(about.marking)}**", text_alignment="center")
    asked = finder.take_asked()
    with st.container(key="head", horizontal=True, vertical_alignment="center", gap="small"):
        st.title(escape_markdown(about.title), anchor=False)
        finder.draw_finder(page.loaded.dataset, shown, selection)
        collected = f" (**{len(selection.basket)}**)" if selection.basket else ""
        if st.button(f"Briefing{collected}", key="briefing", icon=":material/slideshow:"):
            asked = PageDialogue.BRIEFING
        if page_data.editing():
            st.button("Review", key="review", icon=":material/rate_review:", on_click=state.go_to_review,
                      args=(ReviewLink(),))  # fmt: skip
        if st.button("Share", key="share-view", icon=":material/share:", type="tertiary"):
            asked = PageDialogue.SHARE
        if st.button("About", key="about", icon=":material/info:", type="tertiary"):
            asked = PageDialogue.ABOUT
    _open_dialogue(asked, page, selection)


def _open_dialogue(asked: PageDialogue | None, page: page_data.PageData, selection: Selection) -> None:
    match asked:
        case PageDialogue.BRIEFING:
            briefing_choices.begin(selection)
            briefing.open_dialogue(page, selection)
        case PageDialogue.SHARE:
            share.open_share(page, selection)
        case PageDialogue.ABOUT:
            about_dialog.draw_about(page, selection.viewpoint or page.loaded.dataset.about.viewpoint)


def _draw_banners(page: page_data.PageData) -> None:
    if page.report is not None:
        st.warning("The data file has changed and cannot be read. This is its last good version.")
        with st.expander("What is wrong with the file"):
            st.code(page.report, language=None)
        _watch()
    for notice in session().notices:
        st.info(escape_markdown(notice), icon=":material/link_off:")


def _draw_nothing_found(page: page_data.PageData, shown: Shown, selection: Selection) -> None:
    if shown.hotspots:
        return
    dataset = page.loaded.dataset
    st.info("Nothing passes all these filters together.", icon=":material/filter_alt:")
    ways = loosening(dataset, selection.filters)
    for name, count in ways:
        st.button(f"Drop the filter on {name}: {count} hotspots", key=f"loosen-{name}",
                  on_click=state.reset_filters, args=(dataset, name))  # fmt: skip
    if not ways:
        st.button("Drop all filters", key="loosen-all", on_click=state.reset_filters, args=(dataset,))


def _draw_report(report: str) -> None:
    st.title("The map’s data file cannot be read", anchor=False)
    st.markdown("The page comes back by itself as soon as the file is mended.")
    st.code(report, language=None, wrap_lines=True)
    _watch()


@st.fragment(run_every=WATCH_S)
def _watch() -> None:
    """Run the page again once the file has changed."""
    now = page_data.changed_ns(page_data.data_path())
    kept = session()
    before, kept.watched_ns = kept.watched_ns, now
    if before not in (None, now):
        st.rerun()
