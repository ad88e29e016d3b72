"""The comparison of office files notices what a reader would."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt, RGBColor
from office_content import differences, main
from pptx import Presentation
from pptx.util import Inches


def deck(folder: Path, name: str, *, left: float = 1, text: str = "One", size: int = 12, notes: str = "Told") -> Path:
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[6])
    box = slide.shapes.add_textbox(Inches(left), Inches(1), Inches(2), Inches(1))
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = text, Pt(size)
    slide.notes_slide.notes_text_frame.text = notes
    out = io.BytesIO()
    slides.save(out)
    file = folder / f"{name}.pptx"
    file.write_bytes(out.getvalue())
    return file


def note(folder: Path, name: str, *, text: str = "One", colour: str = "000000", styled: bool = False) -> Path:
    words = Document()
    words.add_paragraph(text, style="Quote" if styled else None)
    words.styles["Normal"].font.color.rgb = RGBColor.from_string(colour)
    words.add_table(1, 2, style="Table Grid" if styled else None)
    words.save(str(folder / f"{name}.docx"))
    return folder / f"{name}.docx"


def test_a_deck_has_no_difference_from_itself_made_again(tmp_path: Path) -> None:
    assert differences(deck(tmp_path, "a"), deck(tmp_path, "b")) == []
    assert differences(note(tmp_path, "a"), note(tmp_path, "b")) == []


@pytest.mark.parametrize("change", [{"left": 1.01}, {"text": "Two"}, {"size": 13}, {"notes": "Untold"}])
def test_a_changed_shape_is_told(tmp_path: Path, change: dict[str, float | str]) -> None:
    assert differences(deck(tmp_path, "a"), deck(tmp_path, "b", **change)) != []  # type: ignore[arg-type]  # of one kind each


def test_changed_words_styles_and_tables_are_told(tmp_path: Path) -> None:
    before = note(tmp_path, "a")
    assert len(differences(before, note(tmp_path, "b", text="Two"))) == 2
    assert all("style Normal" in line for line in differences(before, note(tmp_path, "b", colour="FF0000")))
    told = differences(before, note(tmp_path, "b", styled=True))
    assert any(line.startswith("+table, lines: <") for line in told)
    assert any('w:val="Quote"' in line for line in told)


def test_folders_are_compared_file_by_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for side in ("before", "after"):
        (tmp_path / side).mkdir()
        deck(tmp_path / side, "slides")
    assert main(tmp_path / "before", tmp_path / "after") == 0
    deck(tmp_path / "after", "slides", text="Two")
    assert main(tmp_path / "before", tmp_path / "after") == 1
    assert "slides.pptx" in capsys.readouterr().out
