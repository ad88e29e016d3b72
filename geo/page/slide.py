"""What an embedded page says besides its map or figure: a slide its title above, every frame its source line below."""

import streamlit as st

from geo.dataset.dates import date_text
from geo.errors import HotspotsError
from geo.page.figure_view import drawn_sheet
from geo.page.shared.compared_pair import compared_pair
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.selection.filtering import Shown
from geo.selection.pair import PairOf, pair_of
from geo.selection.selection import FrameSize, Selection

__all__ = ["draw_slide_source", "draw_slide_title", "is_titled"]


def is_titled(selection: Selection) -> bool:
    """Whether an embedded page carries a title; one that the frame fills has the title of the page around it."""
    return selection.titled and selection.size is FrameSize.PRESENTATION


def draw_slide_title(page: PageData, selection: Selection) -> None:
    """Draw the headline of what stands below it, as in a briefing; of nothing, the data file's title."""
    try:
        title = drawn_sheet(page, selection).title
    except HotspotsError:  # nothing is shown, so that there is no figure
        title = page.loaded.dataset.about.title
    with st.container(key="slide-title"):
        st.title(escape_markdown(title), anchor=False)


def draw_slide_source(page: PageData, shown: Shown, selection: Selection) -> None:
    """Draw the articles shown by their numbers on the map, who publishes it, and of when its information is."""
    dataset = page.loaded.dataset
    pair = compared_pair(dataset, selection)
    sources = pair if pair_of(dataset, pair) is PairOf.ARTICLES else shown.sources
    numbered = [
        f"[{number}] {source.label}"
        for number, (source_id, source) in enumerate(dataset.sources.items(), start=1)
        if source_id in sources
    ]
    articles = ", ".join(numbered) or "no article"
    about = dataset.about
    with st.container(key="slide-source"):
        st.markdown(
            escape_markdown(
                f"Articles shown: {articles}. {about.publisher}; information as of {date_text(about.as_of)}."
            )
        )
