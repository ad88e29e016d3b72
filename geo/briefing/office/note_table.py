"""The summary table of a briefing note: hotspots by row, articles by column, numbers of excerpts in the cells."""

from collections import Counter
from typing import Any, Final

from docx.document import Document as Note
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from geo.briefing.content.sheet import Sheet
from geo.briefing.content.silence import CELL_WORDS, article_sign
from geo.briefing.office.note_design import NoteStyle, text_width_mm
from geo.briefing.office.note_parts import add_link, add_text, repeat_header
from geo.selection.signs import Sign

__all__ = ["add_summary_table", "hotspot_bookmark", "source_bookmark"]

_NAME_MM: Final = 62.0
_NUMBER_MM: Final = 14.0
_WIDTH_MM: Final = 160.0


def hotspot_bookmark(hotspot_id: str) -> str:
    """The bookmark of a hotspot's heading."""
    # Word's bookmarks hold letters, digits and underscores, 40 of them at most.
    return f"hotspot_{hotspot_id.replace('-', '_')}"[:40]


def source_bookmark(number: int) -> str:
    """The bookmark of an article in the list of sources."""
    return f"source_{number}"


def add_summary_table(note: Note, sheet: Sheet, *, together: bool) -> None:
    """Add the table at the end of the note; names lead to the hotspots, numbers to the sources.

    `together` keeps it on one page.
    """
    hotspots = sheet.part.dataset.hotspots
    sources = sheet.sources
    table = note.add_table(rows=1 + len(hotspots), cols=2 + len(sources), style=NoteStyle.TABLE)
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    width_mm = min(_WIDTH_MM, text_width_mm(note))
    name_mm = min(_NAME_MM, width_mm / 2)
    number_mm = min(_NUMBER_MM, (width_mm - name_mm) / (len(sources) + 1))
    widths = [name_mm, *[number_mm] * (len(sources) + 1)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    _fill_header(note, table.rows[0], sheet)
    # Asking a table for a cell by row and column walks the whole table each time.
    for row, (hotspot_id, hotspot) in zip(list(table.rows)[1:], hotspots.items(), strict=True):
        counts = Counter(excerpt.source for excerpt in hotspot.excerpts)
        name, *numbers, total = row.cells
        add_link(_cell(note, name), hotspot.name, bookmark=hotspot_bookmark(hotspot_id))
        for cell, source in zip(numbers, sources, strict=True):
            sign = article_sign(sheet, source.id, hotspot_id)
            words = str(counts[source.id]) if sign is Sign.QUOTED else CELL_WORDS[sign]
            add_text(_cell(note, cell, right=True), words)
        add_text(_cell(note, total, right=True), str(counts.total()), bold=True)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    if together:
        for row in list(table.rows)[:-1]:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    repeat_header(table)


def _fill_header(note: Note, row: Any, sheet: Sheet) -> None:  # noqa: ANN401  # python-docx's row
    first, *numbers, last = row.cells
    add_text(_cell(note, first), "Hotspot", bold=True)
    for cell, source in zip(numbers, sheet.sources, strict=True):
        add_link(_cell(note, cell, right=True), f"[{source.number}]", bookmark=source_bookmark(source.number))
    add_text(_cell(note, last, right=True), "All", bold=True)


def _cell(note: Note, cell: Any, *, right: bool = False) -> Any:  # noqa: ANN401
    paragraph = cell.paragraphs[0]
    paragraph.style = note.styles[NoteStyle.CELL]
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph
