"""The file of a briefing, `briefing.yaml`: saved as it stands, and loaded as a link is followed."""

from dataclasses import replace
from io import BytesIO

import streamlit as st

from geo.briefing.content.brief import Brief
from geo.briefing.content.briefing_file import BRIEFING_SUFFIXES, parse_briefing, to_briefing_yaml
from geo.dataset.model import Dataset
from geo.errors import HotspotsError
from geo.page.briefing_choices import NO_MARKING
from geo.page.shared import widgets
from geo.page.shared.complaints import complaint_text
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.session import PageDialogue, session
from geo.page.shared.widgets import WidgetKey
from geo.selection.selection import selection_to_query

__all__ = ["draw_load", "draw_save", "follow_loaded"]

FILE_NAME = "briefing.yaml"


def draw_save(brief: Brief) -> None:
    """Draw the button that fetches the file of a brief with something collected."""
    st.download_button(
        f"Save {FILE_NAME}", data=to_briefing_yaml(brief), file_name=FILE_NAME, mime="application/yaml",
        on_click="ignore", key="basket-save", icon=":material/save:",
    )  # fmt: skip


def draw_load(dataset: Dataset) -> None:
    """Draw what loads such a file, and why the last one could not be loaded."""
    with st.popover("Load …", icon=":material/upload_file:", key="basket-load"):
        st.file_uploader(
            f"A {FILE_NAME} that was saved here, or written by hand", type=[s[1:] for s in BRIEFING_SUFFIXES],
            key=WidgetKey.BASKET_FILE, on_change=_load_chosen, args=(dataset,),
        )  # fmt: skip
        st.caption("It replaces the basket and the filters. The browser’s Back brings them back.")
    refused = session().briefing.refused
    if refused is not None:
        st.error(escape_markdown(refused[1]), icon=":material/error:")
        st.button("Load what is left of it", key="basket-load-rest", on_click=_load_rest, args=(dataset,))


def follow_loaded() -> None:
    """Go where a file that was just loaded leads, and come back to this dialogue."""
    kept = session()
    loaded, kept.briefing.loaded = kept.briefing.loaded, None
    if loaded is not None:
        st.query_params.from_dict(selection_to_query(loaded))
        kept.finder.asked = PageDialogue.BRIEFING
        st.rerun()


def _load_chosen(dataset: Dataset) -> None:
    file = widgets.value(WidgetKey.BASKET_FILE, BytesIO)
    session().briefing.refused = None
    if file is not None:
        _load(file.getvalue(), dataset, skip_missing=False)


def _load_rest(dataset: Dataset) -> None:
    refused = session().briefing.refused
    if refused is not None:
        _load(refused[0], dataset, skip_missing=True)


def _load(data: bytes, dataset: Dataset, *, skip_missing: bool) -> None:
    kept = session().briefing
    try:
        brief = parse_briefing(data, FILE_NAME, dataset, skip_missing=skip_missing)
    except HotspotsError as error:
        kept.refused = data, complaint_text(error)
        return
    kept.refused = None
    _take(brief)


def _take(brief: Brief) -> None:
    """Put what a file asks for into the fields, and have the next run follow what it selects."""
    collected = brief.collected
    if collected is None:  # a file without items is refused
        return
    values: dict[str, object] = {
        WidgetKey.BASKET_TITLE: brief.title or "",
        WidgetKey.BASKET_DATE: collected.date or "",
        WidgetKey.BRIEFING_AS_OF: brief.as_of or "",
        WidgetKey.BRIEFING_DRAFT: brief.draft,
    }
    if brief.marking is not None:
        values[WidgetKey.BRIEFING_MARKING] = brief.marking or NO_MARKING
    for key, value in values.items():
        widgets.set_value(key, value)
    kept = session().briefing
    kept.sections = dict(collected.sections)
    kept.loaded = replace(brief.selection, basket=collected.basket)
