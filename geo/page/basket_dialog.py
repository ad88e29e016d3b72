"""The basket in the briefing dialogue: its items, what they are called together, and the document made of them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from geo.briefing.content.brief import Brief
from geo.briefing.content.collected import Collected, without_gone
from geo.briefing.content.sheet import make_sheet
from geo.briefing.write import PAGED, Format
from geo.dataset.model import About, Dataset
from geo.errors import HotspotsError
from geo.evidence.edition import Edition
from geo.page import basket_file, made_document
from geo.page.basket_items import draw_basket_items
from geo.page.briefing_choices import LABELS, draw_as_of, draw_draft, draw_marking
from geo.page.figure_view import edition
from geo.page.share import page_address
from geo.page.shared.complaints import complaint_text
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.page.shared.session import session
from geo.page.shared.widgets import WidgetKey
from geo.selection.basket import LONGEST_WORDS, Basket
from geo.selection.filtering import Shown, apply_filters
from geo.selection.selection import FigureKind, Selection

__all__ = ["draw_basket"]

EMPTY = (
    "The basket is empty. “Add to briefing” puts a place or a single quote into it: in the panel, the list, the "
    "matrix, and the search, where Shift and Enter do."
)


def draw_basket(page: PageData, selection: Selection) -> None:
    """Draw the items on the left, and on the right the document that is made of them."""
    basket_file.follow_loaded()
    dataset, of_page = page.loaded.dataset, edition(page)
    items, result = st.columns([5, 7], gap="large")
    with items, st.container(key="basket", gap="small"):
        if not selection.basket:
            st.markdown(EMPTY)
            basket_file.draw_load(dataset)
            return
        place = st.container()
        asked = _draw_choices(dataset.about, selection)
        try:
            brief, trouble = asked(), ""
        except HotspotsError as error:
            brief, trouble = None, complaint_text(error)
        shown = apply_filters(dataset, selection.filters)
        rest = None if brief is None else _left(brief, dataset, shown)
        with place:
            draw_basket_items(dataset, shown, {} if rest is None else _made_headlines(rest, of_page))
        with st.container(key="basket-files", horizontal=True, gap="small"):
            if brief is not None:
                basket_file.draw_save(brief)
            basket_file.draw_load(dataset)
    with result, st.container(key="basket-result", gap="small"):
        if rest is None:
            st.error(escape_markdown(trouble), icon=":material/error:")
        else:
            _draw_result(rest, of_page)


def _draw_choices(about: About, selection: Selection) -> partial[Brief]:
    """Draw what is said of the whole; return the brief of the basket with that, not made yet: it may be refused."""
    title = st.text_input("Title", key=WidgetKey.BASKET_TITLE, placeholder="Made from the items",
                          max_chars=LONGEST_WORDS, persist_state="session")  # fmt: skip
    left, right = st.columns(2)
    date = left.text_input("Date of the briefing", key=WidgetKey.BASKET_DATE, placeholder=about.as_of, max_chars=10,
                           persist_state="session")  # fmt: skip
    with right:
        as_of = draw_as_of(about)
    marking = draw_marking(about)
    # On any view, the briefing is the same.
    wanted = replace(selection, hotspot=None, figure=FigureKind.MAP)
    collected = Collected(
        basket=selection.basket, date=(date or "").strip() or None, sections=session().briefing.sections
    )
    return partial(
        Brief, selection=wanted, collected=collected, title=(title or "").strip() or None, as_of=as_of,
        marking=marking, draft=draw_draft(), address=page_address(),
    )  # fmt: skip


def _left(brief: Brief, dataset: Dataset, shown: Shown) -> Brief:
    """The brief without what is gone from the data, or has nothing left under the filters."""
    return replace(brief, collected=without_gone(brief.collected or Collected(), dataset, shown))


def _made_headlines(brief: Brief, of_page: Edition) -> Mapping[str, str]:
    """The headline of each item that can be made, as it is without the analyst's own."""
    collected = brief.collected or Collected()
    if not collected.basket:
        return {}
    plain = Basket(items=tuple(replace(item, headline="") for item in collected.basket))
    sheet = make_sheet(replace(brief, collected=replace(collected, basket=plain)), of_page)
    return {hotspot: sheet.narrow(hotspot).title for hotspot in sheet.part.dataset.hotspots}


def _draw_result(rest: Brief, of_page: Edition) -> None:
    """Draw the choice of the format and the document of what is left, or what of it cannot be made."""
    chosen = st.segmented_control(
        "Format", [form.value for form in PAGED], key="basket-format",
        default=Format.PPTX.value, required=True, format_func=lambda value: LABELS[Format(value)],
        label_visibility="collapsed",
        persist_state="session",
    )  # fmt: skip
    left_out = rest.collected.left_out if rest.collected else ()
    if left_out:
        told = "\n".join(f"- {escape_markdown(phrase)}" for phrase in left_out)
        st.warning(f"Not everything in the basket can be made:\n{told}", icon=":material/warning:")
        if not (rest.collected and rest.collected.basket):
            return
        if not st.checkbox("Make it without that; the document says so", key="basket-rest"):
            return
    try:
        made_document.draw_made_document(make_sheet(rest, of_page), Format(chosen or Format.PPTX))
    except HotspotsError as error:
        st.error(escape_markdown(complaint_text(error)), icon=":material/error:")
