"""The briefing: one click from what is on the screen to a figure, document or data file that cites it."""

import html
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from geo.briefing.content.caption import alt_text
from geo.briefing.content.sheet import Sheet
from geo.briefing.write import FIGURES, PAGED, Format
from geo.errors import HotspotsError
from geo.page import basket_dialog, briefing_choices, made_document
from geo.page.cautions import draw_cautions
from geo.page.figure_view import sheet_of
from geo.page.quote_choices import draw_quote_choices
from geo.page.share import page_address
from geo.page.shared import made_files, served_files, state
from geo.page.shared.basket_state import note_basket
from geo.page.shared.complaints import complaint_text
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.page.shared.session import session
from geo.selection.selection import Selection

LANGUAGES: Mapping[Format, str | None] = {
    Format.MARKDOWN: "markdown",
    Format.BIBTEX: None,
    Format.RIS: None,
    Format.CSL: "json",
    Format.CSV: None,
    Format.GEOJSON: "json",
}
"""Formats that are text, and how a preview colours it."""

PREVIEW_LINES, PREVIEW_COLUMNS = 24, 160
"""How much of a text is shown."""


# The page behind it says how much is in the basket.
@st.dialog("Briefing", width="large", on_dismiss="rerun")
def open_dialogue(page: PageData, selection: Selection) -> None:
    """Open the dialogue over the page."""
    draw_briefing(page, selection)


def draw_briefing(page: PageData, selection: Selection) -> None:
    """Draw the basket or what is on the screen: the choices on the left, and what comes of them on the right."""
    # What was changed in here is not in the selection that the dialogue was opened with.
    selection = replace(selection, basket=note_basket())
    state.write_address(selection)
    if briefing_choices.draw_part(len(selection.basket)) == briefing_choices.BASKET:
        basket_dialog.draw_basket(page, selection)
        return
    choices, result = st.columns([4, 7], gap="large")
    with choices, st.container(key="briefing-choices", gap="small"):
        form = briefing_choices.draw_format()
        wanted = briefing_choices.draw_selection(page.loaded.dataset, selection, form)
        quotes = draw_quote_choices(page, wanted) if form in FIGURES else ()
        brief = briefing_choices.draw_brief(page.loaded.dataset.about, wanted, form)
    with result, st.container(key="briefing-result", gap="small"):
        try:
            _draw_result(sheet_of(page, brief(address=page_address(), quotes=quotes)), form)
        except HotspotsError as error:
            st.error(escape_markdown(complaint_text(error)), icon=":material/error:")


def _draw_result(sheet: Sheet, form: Format) -> None:
    """Draw what will be in the file, and the button that fetches it.

    Raises HotspotsError where it cannot be made.
    """
    if form in PAGED:
        made_document.draw_made_document(sheet, form, partial(_draw_first_figure, sheet))
        return
    place = st.container(key="briefing-download", horizontal=True, vertical_alignment="center", gap="small")
    with st.spinner("Drawing …", show_time=False):
        if form in FIGURES:
            _draw_preview(sheet)
        else:
            _draw_text(sheet, form)
    with place:
        _draw_download(sheet, form)
    draw_cautions(sheet, form)


def _draw_first_figure(sheet: Sheet) -> None:
    """Draw what a document begins with, while it is not made."""
    with st.spinner("Drawing …", show_time=False):
        _draw_preview(sheet)
    count = len(sheet.part.dataset.hotspots)
    what = "its excerpts" if count == 1 else f"the excerpts of {count} hotspots, each under its own heading"
    st.caption(f"The first figure of the document. With it come {what}, and the sources. Once made, it is shown here.")


def _draw_preview(sheet: Sheet) -> None:
    made = made_files.preview(sheet)
    address = served_files.put("preview", made.content, "png")
    # The text is the data's: quoted, so that it stays an attribute's value.
    st.html(f'<img class="preview" src="{address}" alt="{html.escape(alt_text(sheet, made.quotes))}">')


def _draw_text(sheet: Sheet, form: Format) -> None:
    content = made_files.file(sheet, form)
    if form not in LANGUAGES:
        st.caption(f"{len(content):,} bytes; {sheet.shown.summary()}.")
        return
    lines = content.decode("utf-8").splitlines()
    more = [f"… {len(lines) - PREVIEW_LINES:,} more lines"] if len(lines) > PREVIEW_LINES else []
    short = (line if len(line) <= PREVIEW_COLUMNS else f"{line[:PREVIEW_COLUMNS]} …" for line in lines[:PREVIEW_LINES])
    st.code("\n".join([*short, *more]), language=LANGUAGES[form])


def _draw_download(sheet: Sheet, form: Format) -> None:
    if form in FIGURES:
        _make_soon(sheet, form)
    # On a click: changing a choice does not wait for pixels that nobody has asked for yet.
    made_document.draw_download(st.empty(), sheet, form)


def _make_soon(sheet: Sheet, form: Format) -> None:
    """Make the figure while the reader looks at its preview, but no figure of a choice that was changed since."""
    kept = session().briefing
    if kept.soon is not None:
        kept.soon.cancel()
    kept.soon = None if made_files.is_made(sheet, form) else made_files.file_soon(sheet, form)
