"""What stands around every page of a note: its map, marking and draft stamp at the top, its date and number below."""

from docx.document import Document as Note
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.typesetting import PAGE
from geo.briefing.figures.stamps import DRAFT, TLP_COLOURS
from geo.briefing.office.note_design import NoteStyle
from geo.briefing.office.note_parts import add_field, add_text
from geo.dataset.dates import date_text

__all__ = ["add_header_and_footer"]


def add_header_and_footer(note: Note, sheet: Sheet) -> None:
    """Fill the header and the footer of the note's pages."""
    section = note.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    if sheet.marking:
        _add_marking(note, header, sheet.marking)
        header = section.header.add_paragraph()
    header.style = note.styles[NoteStyle.DRAFT if sheet.brief.draft else NoteStyle.SMALL]
    add_text(header, DRAFT if sheet.brief.draft else sheet.about.title)
    footer.style = note.styles[NoteStyle.SMALL]
    add_text(footer, f"As of {date_text(sheet.as_of)} · {sheet.version} · page ")
    add_field(footer, "PAGE", "1")
    footer.add_run(" of ")
    add_field(footer, "NUMPAGES", "1")
    if sheet.marking:
        _add_marking(note, section.footer.add_paragraph(), sheet.marking)


def _add_marking(note: Note, paragraph: Paragraph, marking: str) -> None:
    paragraph.style = note.styles[NoteStyle.MARKING]
    add_text(paragraph, marking)
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor(*TLP_COLOURS.get(marking, PAGE))
