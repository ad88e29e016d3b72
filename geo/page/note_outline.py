"""A made Word note by its outline: Word sets its pages only when it opens the file."""

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from geo.page.shared import served_files
from geo.page.shared.markdown import escape_markdown
from geo.text import counted

if TYPE_CHECKING:
    from geo.briefing.office.note_preview import NoteOutline, NotePart

__all__ = ["draw_outline"]


def draw_outline(content: bytes) -> None:
    """Draw the headings with what stands under each, and the first figure."""
    outline = _outline(content)
    st.caption("The outline of the file. Its pages are set by Word when it opens it, so they are not shown here.")
    st.markdown("\n".join(map(_line, outline.parts)))
    if outline.figure is not None:
        address = served_files.put("note", outline.figure, "png")
        st.html(f'<img class="preview" src="{address}" alt="The first figure of the note">')


def _line(part: "NotePart") -> str:
    """A heading as an entry of a nested list, as Markdown."""
    counts = ((part.words, "word"), (part.figures, "figure"), (part.tables, "table"))
    told = ", ".join(counted(number, noun) for number, noun in counts if number)
    heading = escape_markdown(part.heading) or "Before the first heading"
    return f"{'  ' * max(part.level - 1, 0)}- {heading}" + (f" :small[:gray[{told}]]" if told else "")


@lru_cache(maxsize=4)
def _outline(content: bytes) -> "NoteOutline":
    from geo.briefing.office.note_preview import outline_note  # noqa: PLC0415  Word's library

    return outline_note(content)
