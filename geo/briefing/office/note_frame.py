"""What stands around every page of a note: its map, marking and draft stamp at the top, its date and number below."""

from docx.document import Document as Note
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.typesetting import PAGE
from geo.briefing.figures.stamps import DRAFT, TLP_COLOURS
from geo.briefing.office.note_design import NoteStyle
from geo.briefing.office.note_edges import banner_of, edges_of, line_of
from geo.briefing.office.note_parts import add_field, add_text
from geo.dataset.dates import date_text

__all__ = ["add_header_and_footer"]


def add_header_and_footer(note: Note, sheet: Sheet) -> None:
    """Fill the headers and the footers of the note's pages, beside what a house has there."""
    headers, footers = edges_of(note)
    for header in headers:
        line = line_of(header)
        line.style = note.styles[NoteStyle.DRAFT if sheet.brief.draft else NoteStyle.SMALL]
        add_text(line, DRAFT if sheet.brief.draft else sheet.about.title)
        _add_marking(note, banner_of(header, top=True, marked=bool(sheet.marking)), sheet.marking)
    for footer in footers:
        line = line_of(footer)
        line.style = note.styles[NoteStyle.SMALL]
        add_text(line, f"As of {date_text(sheet.as_of)} · {sheet.version} · page ")
        add_field(line, "PAGE", "1")
        line.add_run(" of ")
        add_field(line, "NUMPAGES", "1")
        _add_marking(note, banner_of(footer, top=False, marked=bool(sheet.marking)), sheet.marking)


def _add_marking(note: Note, paragraph: Paragraph | None, marking: str | None) -> None:
    if paragraph is None or marking is None:
        return
    paragraph.style = note.styles[NoteStyle.MARKING]
    add_text(paragraph, marking)
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor(*TLP_COLOURS.get(marking, PAGE))
