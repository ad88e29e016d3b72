"""The briefing note's paper, and its styles by name: how they look stands in the template (`templates/README.md`)."""

import io
from enum import StrEnum
from pathlib import Path
from typing import Final

from docx import Document
from docx.document import Document as Note
from docx.section import Section
from docx.shared import Mm

from geo.briefing.content.paper import Paper, Size, paper_of
from geo.briefing.office.template import PLAIN, Template

__all__ = ["NOTE_TEMPLATE", "NoteStyle", "note_paper", "open_note", "text_area_mm", "text_height_mm", "text_width_mm"]

_FOLDER: Final = Path(__file__).parent / "templates"
NOTE_TEMPLATE: Final = _FOLDER / "note.docx"


class NoteStyle(StrEnum):
    """The styles of a note, by their names in Word: a reader restyles the note in one place."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    TEXT = "Normal"
    SECTION = "Heading 1"
    HOTSPOT = "Heading 2"
    QUOTE = "Quote"
    SPEAKER = "Quote speaker"
    REFERENCE = "Quote reference"
    ANALYST = "Analyst note"
    FINDING = "Finding"
    FIGURE = "Figure"
    CAPTION = "Caption"
    SOURCE = "Source"
    TABLE = "Summary table"
    CELL = "Table text"
    MARKING = "Handling marking"
    DRAFT = "Draft stamp"
    FOOTNOTE = "footnote text"
    FOOTNOTE_NUMBER = "footnote reference"
    LINK = "Hyperlink"
    SMALL = "Footer"


def note_paper(size: Size) -> Paper:
    """The paper of a note: letter where the brief asks for it, else A4; always upright."""
    return paper_of(Size.LETTER if size is Size.LETTER else Size.A4_PORTRAIT)


def open_note(sides: Paper, template: Template = PLAIN) -> Note:
    """An empty note from a template, on a paper; somebody's own template has its own."""
    if template.content:
        return Document(io.BytesIO(template.content))
    note = Document(str(NOTE_TEMPLATE if template == PLAIN else _FOLDER / f"note-{template.name}.docx"))
    section = note.sections[0]
    section.page_width, section.page_height = Mm(sides.width_mm), Mm(sides.height_mm)
    return note


def text_area_mm(section: Section) -> tuple[float, float]:
    """Millimetres between the margins, across and down; what a section does not state is 0."""
    width, left, right, height, top, bottom = (
        side.mm if side is not None else 0.0
        for side in (
            section.page_width, section.left_margin, section.right_margin,
            section.page_height, section.top_margin, section.bottom_margin,
        )
    )  # fmt: skip
    # A margin at top or bottom that is below zero is one that a header or footer may not move.
    return width - left - right, height - abs(top) - abs(bottom)


def text_width_mm(note: Note) -> float:
    """Millimetres between the margins, to a tenth: a file has them in twentieths of a point."""
    return round(text_area_mm(note.sections[0])[0], 1)


def text_height_mm(note: Note) -> float:
    """Millimetres between the margins at top and bottom, to a tenth."""
    return round(text_area_mm(note.sections[0])[1], 1)
