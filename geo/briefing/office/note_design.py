"""The briefing note's paper, and its styles by name: how they look stands in the template (`templates/README.md`)."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from docx import Document
from docx.document import Document as Note
from docx.shared import Mm

from geo.briefing.content.paper import Paper, Size, paper_of

__all__ = ["NoteStyle", "note_paper", "open_note", "text_width_mm"]

_TEMPLATE: Final = Path(__file__).parent / "templates" / "note.docx"


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


def open_note(sides: Paper) -> Note:
    """An empty note on a paper, from the template."""
    note = Document(str(_TEMPLATE))
    section = note.sections[0]
    section.page_width, section.page_height = Mm(sides.width_mm), Mm(sides.height_mm)
    return note


def text_width_mm(note: Note) -> float:
    """Millimetres between the margins, to a tenth: a file has them in twentieths of a point."""
    section = note.sections[0]
    sides = (section.page_width, section.left_margin, section.right_margin)
    width, left, right = (round(side.mm, 1) if side is not None else 0.0 for side in sides)
    return width - left - right
