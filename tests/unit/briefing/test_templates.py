# ruff: noqa: ANN401 - python-pptx has no names for decks and shapes
import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from pptx import Presentation
from pptx.util import Inches, Pt

from geo.briefing.content.paper import Size
from geo.briefing.office.build_templates import build_templates, main
from geo.briefing.office.note_design import NoteStyle, note_paper, open_note, text_width_mm
from geo.briefing.office.slide_design import TEMPLATES, SlideLayout, SlideShape, open_deck, read_design
from geo.briefing.office.slide_pages import BEFORE_PT, INDENT_PT, ParagraphRole

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
FILES = sorted(file for file in TEMPLATES.iterdir() if file.suffix in {".pptx", ".docx"})
README = (TEMPLATES / "README.md").read_text("utf-8")


def parts(content: bytes) -> list[tuple[str, bytes]]:
    """The parts in their order; how they are packed is the library's own affair."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def levels(deck: Any) -> list[Any]:
    body = deck.slide_master.element.find(f"{SLIDE}txStyles/{SLIDE}bodyStyle")
    return [body.find(f"{DRAWING}lvl{role + 1}pPr") for role in ParagraphRole]


def test_building_again_gives_the_shipped_files() -> None:
    built = dict(build_templates(TEMPLATES))
    assert sorted(built) == [file.name for file in FILES]
    for file in FILES:
        assert parts(built[file.name]) == parts(file.read_bytes()), file.name


def test_what_an_office_program_adds_is_taken_out_and_what_it_changes_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in FILES:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    note = Document(str(tmp_path / "note.docx"))
    note.core_properties.author, note.styles[NoteStyle.QUOTE].font.size = "Somebody", Pt(12)
    note.save(str(tmp_path / "note.docx"))
    monkeypatch.setattr("geo.briefing.office.build_templates.TEMPLATES", tmp_path)
    assert main() == 0
    again = Document(str(tmp_path / "note.docx"))
    assert (again.core_properties.author, again.styles[NoteStyle.QUOTE].font.size) == ("", Pt(12))
    with zipfile.ZipFile(tmp_path / "note.docx") as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_template_holds_nothing_of_a_day_a_machine_or_a_person(file: Path) -> None:
    with zipfile.ZipFile(file) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        added = ("thumbnail", "printerSettings", "customXml", "WithEffects", "comments", "people")
        assert [name for name in package.namelist() if any(word in name for word in added)] == []
        assert len(ET.fromstring(package.read("docProps/core.xml"))) == 0


@pytest.mark.parametrize("size", Size)
def test_every_size_has_every_place_on_the_slide_and_apart_from_the_others(size: Size) -> None:
    deck = open_deck(size)
    plan = read_design(deck)
    base = {SlideShape.TITLE, SlideShape.SUBTITLE, SlideShape.TEXT, SlideShape.FOOTER, SlideShape.NUMBER}
    assert {layout: set(boxes) for layout, boxes in plan.layouts.items()} == {
        SlideLayout.OVERVIEW: base | {SlideShape.FIGURE},
        SlideLayout.EXCERPTS: base | {SlideShape.FIGURE, SlideShape.NOTE},
        SlideLayout.TEXT: base,
    }
    for boxes in plan.layouts.values():
        for place, box in boxes.items():
            assert box.x >= 0.5
            assert box.x + box.width <= plan.width - 0.4999
            assert plan.bands[0].height <= box.y < box.y + box.height <= plan.bands[1].y + 1e-3, place
        assert boxes[SlideShape.FOOTER].x + boxes[SlideShape.FOOTER].width < boxes[SlideShape.NUMBER].x
    assert len(deck.slides) == 0


def test_the_box_below_a_figure_is_as_high_as_asked_and_the_figure_has_the_rest() -> None:
    plan = read_design(open_deck(Size.SLIDE_16X9))
    own, higher, none = (plan.boxes(SlideLayout.EXCERPTS, low) for low in (None, 1.2, 0))
    bottom = own[SlideShape.NOTE].y + own[SlideShape.NOTE].height
    assert higher[SlideShape.NOTE].y + higher[SlideShape.NOTE].height == pytest.approx(bottom)
    assert own[SlideShape.FIGURE].height - higher[SlideShape.FIGURE].height == pytest.approx(
        1.2 - own[SlideShape.NOTE].height
    )
    assert SlideShape.NOTE not in none
    assert none[SlideShape.FIGURE].y + none[SlideShape.FIGURE].height == pytest.approx(bottom)
    assert higher[SlideShape.TEXT] == own[SlideShape.TEXT]


def test_a_place_that_is_moved_in_a_template_is_moved_in_the_design() -> None:
    deck = open_deck(Size.SLIDE_4X3)
    (title,) = (p for p in deck.slide_layouts.get_by_name(SlideLayout.TEXT).placeholders if p.name == SlideShape.TITLE)
    title.left, title.top, title.width, title.height = (Inches(n) for n in (1, 2, 3, 0.5))
    box = read_design(deck).boxes(SlideLayout.TEXT)[SlideShape.TITLE]
    assert (box.x, box.y, box.width, box.height) == (1, 2, 3, 0.5)


@pytest.mark.parametrize("file", [file for file in FILES if file.suffix == ".pptx"], ids=lambda file: file.name)
def test_text_is_measured_with_the_indents_and_spaces_of_the_master(file: Path) -> None:
    told = levels(Presentation(str(file)))
    assert [int(level.get("marL")) for level in told] == [Pt(INDENT_PT[role]) for role in ParagraphRole]
    before = [int(level.find(f"{DRAWING}spcBef/{DRAWING}spcPts").get("val")) for level in told]
    assert before == [round(100 * BEFORE_PT[role]) for role in ParagraphRole]


def test_the_notes_template_has_every_style_and_a_part_for_footnotes() -> None:
    note = open_note(note_paper(Size.A4_PORTRAIT))
    names = {style.name for style in note.styles}
    assert set(NoteStyle) <= names
    assert "word/footnotes.xml" in dict(parts((TEMPLATES / "note.docx").read_bytes()))


@pytest.mark.parametrize(("size", "width"), [(Size.A4_PORTRAIT, 160.0), (Size.LETTER, 165.9)])
def test_the_width_of_a_notes_text_is_that_between_its_margins(size: Size, width: float) -> None:
    assert text_width_mm(open_note(note_paper(size))) == pytest.approx(width)


def test_the_readme_names_every_file_style_layout_and_place() -> None:
    told = set(re.findall(r"`([^`]+)`", README))
    assert {*(file.name for file in FILES), *NoteStyle, *SlideLayout, *SlideShape} <= told
    assert "MIT" in README
