"""The template of slides and notes: one that ships, or the reader's own file."""

from functools import lru_cache

import streamlit as st

from geo.briefing.content.sheet import Sheet
from geo.briefing.write import SHIPPED_TEMPLATES, TEMPLATE_SUFFIXES, Format, Template, read_template, shipped_template
from geo.page.shared.markdown import escape_markdown

__all__ = ["draw_template"]

LABELS = {"plain": "Plain", "ministry": "Ministry", "": "Your own …"}
LARGEST_MB = 20


def draw_template(sheet: Sheet, form: Format) -> Template | None:
    """Draw the choice of a document's template; None where the format has none, or no file is chosen yet.

    What the reader's own lacks is told below it. Raises HotspotsError for a file that is no template.
    """
    if form not in TEMPLATE_SUFFIXES:
        return None
    names = [*(template.name for template in SHIPPED_TEMPLATES), ""]
    chosen = st.selectbox(
        "Template", names, key="briefing-template", format_func=LABELS.__getitem__, persist_state="session"
    )
    if chosen:
        return shipped_template(chosen)
    # Each format has its own: a reader who goes from slides to the note has not thrown the slides' away.
    file = st.file_uploader(
        "Your own template", type=list(TEMPLATE_SUFFIXES[form]), key=f"briefing-template-{form.value}",
        max_upload_size=LARGEST_MB, label_visibility="collapsed",
    )  # fmt: skip
    if file is None:
        st.caption("Its masters, layouts, typefaces and colours are used. Until a file is chosen, it is the plain one.")
        return None
    template = _read(file.getvalue(), form, file.name, marked=bool(sheet.marking or sheet.brief.draft))
    if template.told:
        st.caption("\n".join(f"- {escape_markdown(line)}" for line in template.told))
    return template


@lru_cache(maxsize=4)
def _read(content: bytes, form: Format, name: str, *, marked: bool) -> Template:
    return read_template(content, form, name, marked=marked)
