"""A Word note by its outline."""

import io

from docx import Document

from geo.briefing.office.note_preview import NotePart, outline_note

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cfc000000301010018dd8db0000000"
    "0049454e44ae426082"
)


def note() -> bytes:
    document = Document()
    document.add_paragraph("Handle with care")
    document.add_heading("The title", 0)
    document.add_heading("Findings", 1)
    document.add_paragraph("Four words of text")
    document.add_picture(io.BytesIO(PNG))
    document.add_heading("A place", 2)
    document.add_table(rows=1, cols=1)
    document.add_heading("", 1)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_headings_stand_in_order_with_what_is_under_them() -> None:
    assert outline_note(note()).parts == (
        NotePart(words=3),
        NotePart(heading="The title", level=0),
        NotePart(heading="Findings", level=1, words=4, figures=1),
        NotePart(heading="A place", level=2, tables=1),
    )


def test_the_first_figure_is_that_of_the_text() -> None:
    assert outline_note(note()).figure == PNG


def test_a_note_without_a_figure_has_none() -> None:
    out = io.BytesIO()
    Document().save(out)
    assert outline_note(out.getvalue()).figure is None
