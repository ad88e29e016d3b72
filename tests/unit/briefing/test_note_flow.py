"""How far down its page a note has come."""

import io

import pytest
from docx.document import Document as Note
from docx.shared import Mm
from PIL import Image

from geo.briefing.content.paper import Size
from geo.briefing.office.note_design import NoteStyle, note_paper, open_note, text_height_mm, text_width_mm
from geo.briefing.office.note_flow import NoteFlow

A4_BETWEEN_MARGINS_MM = 247
LINE = "A line of no more than a few words."


def empty() -> Note:
    return open_note(note_paper(Size.A4_PORTRAIT))


def add_picture(note: Note, height_mm: float) -> None:
    png = io.BytesIO()
    Image.new("RGB", (8, 8)).save(png, format="png")
    png.seek(0)
    note.add_paragraph(style=NoteStyle.FIGURE).add_run().add_picture(png, Mm(100), Mm(height_mm))


def test_an_empty_note_has_its_whole_page() -> None:
    assert NoteFlow(empty()).follow() == pytest.approx(A4_BETWEEN_MARGINS_MM, abs=0.5)


def test_a_margin_below_zero_is_as_wide_as_one_above() -> None:
    note = empty()
    section = note.sections[0]
    section.top_margin, section.bottom_margin = Mm(-40), Mm(-20)
    assert NoteFlow(note).follow() == pytest.approx(297 - 60, abs=0.1)
    assert text_height_mm(note) == pytest.approx(297 - 60, abs=0.1)
    assert text_width_mm(note) == pytest.approx(160, abs=0.1)


def test_each_paragraph_takes_its_lines_and_the_space_around_them() -> None:
    note = empty()
    flow = NoteFlow(note)
    before = flow.follow()
    note.add_paragraph(LINE, style=NoteStyle.TEXT)
    one = before - flow.follow()
    note.add_paragraph(" ".join([LINE] * 12), style=NoteStyle.TEXT)
    assert one == pytest.approx(flow.text_mm(NoteStyle.TEXT, LINE))
    assert 5 < one < 8
    assert before - one - flow.follow() > 3 * one


def test_a_picture_takes_its_height() -> None:
    note = empty()
    flow = NoteFlow(note)
    before = flow.follow()
    add_picture(note, 90)
    note.add_paragraph(LINE, style=NoteStyle.CAPTION)
    assert before - flow.follow() == pytest.approx(90 + 3.2 + flow.text_mm(NoteStyle.CAPTION, LINE), abs=0.5)


def test_what_does_not_fit_begins_the_next_page() -> None:
    note = empty()
    flow = NoteFlow(note)
    for _ in range(3):
        add_picture(note, 100)
        note.add_paragraph(LINE, style=NoteStyle.CAPTION)
    assert flow.follow() > 100
    assert flow.page == 2


def test_a_heading_goes_with_what_it_heads() -> None:
    note = empty()
    flow = NoteFlow(note)
    add_picture(note, 215)
    note.add_paragraph(LINE, style=NoteStyle.CAPTION)
    left = flow.follow()
    note.add_paragraph("A place", style=NoteStyle.HOTSPOT)
    assert flow.follow() == pytest.approx(left - flow.text_mm(NoteStyle.HOTSPOT, "A place"))
    assert flow.page == 1
    note.add_paragraph(" ".join([LINE] * 20), style=NoteStyle.ANALYST)
    flow.follow()
    assert flow.page == 2


def test_a_page_break_is_followed() -> None:
    note = empty()
    flow = NoteFlow(note)
    note.add_paragraph(LINE, style=NoteStyle.TEXT)
    note.add_paragraph(LINE, style=NoteStyle.TEXT).paragraph_format.page_break_before = True
    assert flow.follow() == pytest.approx(A4_BETWEEN_MARGINS_MM - flow.text_mm(NoteStyle.TEXT, LINE), abs=0.5)
    assert flow.page == 2
