"""`hotspots brief --template` as a user runs it."""

from pathlib import Path

import pytest
from docx import Document
from house_templates import deck_of, make_german, note_of
from pptx import Presentation
from saved_office import saved
from small_map import SmallDataset

from geo.briefing.office.slide_design import SlideLayout
from geo.commands.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def brief(small: SmallDataset, *arguments: object) -> int:
    shown = ("--hotspot", "serbia", "--data", small.data, "--documents", small.documents)
    return main(["brief", *map(str, (*arguments, *shown))])


def test_slides_are_made_on_ones_own_deck_and_what_it_lacks_is_said_in_lines_of_its_own(
    small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("house.potx").write_bytes(saved(deck_of()))
    assert brief(small_dataset, "--template", "house.potx", "--size", "slide-4x3") == 0
    out, told = capsys.readouterr()
    assert out == "hotspots_serbia_2020-12-31.pptx\n"
    layouts, size = told.splitlines()
    assert layouts.startswith("house.potx: layouts are made of its own: “Overview” from “Title and Content”")
    assert size == "house.potx: its own size is kept; --size `slide-4x3` is not used"
    deck = Presentation(out.strip())
    assert (deck.slide_width, deck.slide_height) == (12191695, 6858000)
    assert {slide.slide_layout.name for slide in deck.slides} == {SlideLayout.EXCERPTS, SlideLayout.TEXT}


def test_a_note_is_made_on_ones_own_document(small_dataset: SmallDataset, tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_bytes(note_of(make_german))
    assert brief(small_dataset, "--template", tmp_path / "house.docx", "-o", tmp_path / "x.docx") == 0
    assert Document(str(tmp_path / "x.docx")).styles["Heading 1"].style_id == "berschrift1"


@pytest.mark.parametrize("size", ["slide-16x9", "a4-landscape"])
def test_the_ministrys_template_ships_in_every_size(small_dataset: SmallDataset, tmp_path: Path, size: str) -> None:
    file = tmp_path / "x.pptx"
    assert brief(small_dataset, "--template", "ministry", "--size", size, "-o", file) == 0
    deck = Presentation(str(file))
    assert (deck.slide_width > 12_000_000) == (size == "slide-16x9")
    names = [holder.name for holder in deck.slide_layouts.get_by_name(SlideLayout.TEXT).placeholders]
    assert "Handling marking" in names


@pytest.mark.parametrize(
    ("value", "form", "told"),
    [
        (
            "minstry",
            "pptx",
            "there is no template `minstry`; one of plain, ministry was expected; did you mean ministry?",
        ),
        ("ministry", "png", "there is none for PNG picture; pptx and docx have templates; add --format pptx"),
        ("text.docx", "docx", "text.docx cannot be used; it is damaged, or no office file; "),
        ("text.docx", "pptx", "text.docx cannot be used; it is damaged, or no office file; "),
    ],
)
def test_a_template_that_cannot_be_had_is_one_line_and_no_file(
    value: str, form: str, told: str, small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("text.docx").write_text("no package", encoding="utf-8")
    assert brief(small_dataset, "--template", value, "--format", form) == 1
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith(f"--template: {told}")
    assert error.count("\n") == 1
    assert list(Path().glob("hotspots_*")) == []


def test_a_template_that_is_not_there_is_told_as_any_file_is(
    small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief(small_dataset, "--template", "gone.pptx") == 1
    told = "gone.pptx: there is no such file; a template such as house.pptx was expected; check its name\n"
    assert capsys.readouterr().err == told
