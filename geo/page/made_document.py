"""A document that takes longer than a reader waits for without a word: made when asked for, then shown as it is."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.briefing.content.sheet import Sheet
from geo.briefing.write import Format, Template, file_name, info
from geo.page import note_outline, page_preview, slide_show
from geo.page.briefing_choices import LABELS
from geo.page.cautions import draw_cautions
from geo.page.shared import made_files
from geo.page.shared.markdown import escape_markdown
from geo.page.template_choice import draw_template

__all__ = ["draw_download", "draw_made_document"]


def draw_made_document(sheet: Sheet, form: Format, unmade: Callable[[], None] | None = None) -> None:
    """Draw the button that makes or fetches the document, and below it what is in it; before it is made, `unmade`.

    Raises HotspotsError where it cannot be made.
    """
    _draw_document(sheet, form, unmade)
    draw_cautions(sheet, form)


def _draw_document(sheet: Sheet, form: Format, unmade: Callable[[], None] | None) -> None:
    template = draw_template(sheet, form)
    with st.container(key="briefing-download", horizontal=True, vertical_alignment="center", gap="small"):
        made = _draw_buttons(sheet, form, template)
    if not made:
        if unmade is not None:
            unmade()
        return
    content = made_files.file(sheet, form, template=template)
    match form:
        case Format.PPTX:
            slide_show.draw_slides(content)
        case Format.DOCX:
            note_outline.draw_outline(content)
        case _:
            page_preview.draw_made_page(content)


def _draw_buttons(sheet: Sheet, form: Format, template: Template | None) -> bool:
    """Draw the button; return whether the document is made by now."""
    slot = st.empty()
    if not made_files.is_made(sheet, form, template):
        if not slot.button(f"Make the {LABELS[form]} file", key="briefing-make", type="primary",
                           icon=":material/build:"):  # fmt: skip
            st.caption(f"It takes a moment, and is then called {escape_markdown(file_name(sheet, form))}.")
            return False
        _make(sheet, form, template, slot)
    draw_download(slot, sheet, form, template)
    return True


def draw_download(slot: DeltaGenerator, sheet: Sheet, form: Format, template: Template | None = None) -> None:
    """Draw the button that fetches a file, which is made on the click where it is not yet, and what it is called."""
    name = file_name(sheet, form)
    slot.download_button(
        f"Download {LABELS[form]}", data=lambda: made_files.file(sheet, form, template=template), file_name=name,
        mime=info(form).media_type, on_click="ignore", type="primary", icon=":material/download:",
    )  # fmt: skip
    st.caption(escape_markdown(name), width="content")


def _make(sheet: Sheet, form: Format, template: Template | None, slot: DeltaGenerator) -> None:
    bar = slot.progress(0.0, text="Beginning …")

    def progress(done: int, total: int) -> None:
        bar.progress(done / total, text=f"{done} of {total} done")

    made_files.file(sheet, form, progress, template)
