"""A view that the server draws: the figure of what is shown, sized for its place on the page."""

import html
from contextlib import suppress
from dataclasses import replace

import streamlit as st

from geo.briefing.content.brief import Brief
from geo.briefing.content.caption import alt_text
from geo.briefing.content.paper import Paper
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.errors import HotspotsError
from geo.evidence.edition import Edition
from geo.page.shared import made_files, served_files
from geo.page.shared.complaints import complaint_text
from geo.page.shared.components import map_size, measure_map
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.page.shared.widgets import WidgetKey
from geo.selection.selection import Selection

MM_PER_PX = 25.4 / made_files.CSS_DPI
TEXT_PT, SMALL_TEXT_PT = 9.5, 8.5
"""Size of type on the page; on a telephone there is less room."""

NARROW_PX = 500

TALLER = (1, 1.5, 2.25)
"""Heights that are tried, in heights of the place."""


def edition(page: PageData) -> Edition:
    """Return what the page shows as an edition."""
    return Edition(dataset=page.loaded.dataset, sha256=page.loaded.sha256, verification=page.verification)


def draw_figure_view(page: PageData, selection: Selection) -> None:
    """Draw the chosen kind of figure of everything shown; the hotspot that is open stays in the panel."""
    with st.container(key=f"figure-{selection.figure.value}"), st.container(key="picture"):
        try:
            with st.spinner("Drawing …"):
                sheet = make_sheet(Brief(selection=replace(selection, hotspot=None)), edition(page))
                content, taller = _picture(sheet)
        except HotspotsError as error:
            st.info(escape_markdown(complaint_text(error)), icon=":material/imagesmode:")
        else:
            address = served_files.put("figure", content, "png")
            # The text is the data's: quoted, so that it stays an attribute's value.
            # What scrolls must be reached with the keyboard.
            look = 'class="figure taller" tabindex="0"' if taller else 'class="figure"'
            st.html(f'<img {look} src="{address}" alt="{html.escape(alt_text(sheet))}">')
        measure_map(WidgetKey.MEASURE)


def _picture(sheet: Sheet) -> tuple[bytes, bool]:
    """The figure as PNG, and whether it is taller than its place: what is too much for it scrolls.

    Raises HotspotsError where it fits on no height.
    """
    for taller in TALLER[:-1]:
        with suppress(HotspotsError):
            return made_files.picture(sheet, _paper(taller)), taller > 1
    return made_files.picture(sheet, _paper(TALLER[-1])), True


def _paper(taller: float) -> Paper:
    width, height = map_size(WidgetKey.MEASURE)
    height = round(height * taller)
    return Paper(
        width_mm=round(width * MM_PER_PX, 3),
        height_mm=round(height * MM_PER_PX, 3),
        text_pt=TEXT_PT if width >= NARROW_PX else SMALL_TEXT_PT,
    )
