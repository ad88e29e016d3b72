# ruff: noqa: ANN401 - python-pptx has no names for slides
"""Slides and notes on templates that a house may have, as LibreOffice shows them."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from house_templates import deck_of, make_german, note_of
from pptx import Presentation
from printing import print_file, squeezed
from repository import DATA
from saved_office import saved

from geo.briefing.content.brief import Brief
from geo.briefing.content.formats import Format
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.office.note import to_docx
from geo.briefing.office.slides import to_pptx
from geo.briefing.office.template import MINISTRY, Template, read_template
from geo.evidence.edition import open_edition
from geo.selection.selection import Filters, Selection

pytestmark = pytest.mark.office

EMU_PER_PT = 12700
SLACK_PT = 3.0
MARKING = "TLP:AMBER+STRICT"


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    shown = Filters(source=("usip-2019",), q="Arctic")
    return make_sheet(Brief(selection=Selection(filters=shown), marking=MARKING, draft=True), open_edition(DATA, None))


def saved_by_libreoffice(content: bytes, folder: Path) -> bytes:
    """The deck as LibreOffice writes it after reading it."""
    if not shutil.which("soffice"):
        pytest.skip("soffice is needed")
    (folder / "deck.pptx").write_bytes(content)
    command = [
        "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
        "pptx:Impress MS PowerPoint 2007 XML", "--outdir", str(folder / "out"), str(folder / "deck.pptx"),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return (folder / "out" / "deck.pptx").read_bytes()


def deck_with_a_slide() -> Any:
    deck = deck_of()
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "Old"
    deck.slides.add_slide(deck.slide_layouts[3]).shapes.title.text = "Old, too"
    return deck


@pytest.mark.parametrize("kind", ["ministry", "libreoffice", "upright"])
def test_every_word_of_a_slide_is_shown_within_it(kind: str, sheet: Sheet, tmp_path: Path) -> None:
    template = MINISTRY
    if kind == "libreoffice":
        template = house(saved_by_libreoffice(saved(deck_with_a_slide()), tmp_path))
    if kind == "upright":
        template = house(saved(deck_of((7.5, 10.833))))
    content = to_pptx(sheet, None, template)
    slides = list(Presentation(io.BytesIO(content)).slides)
    pages = print_file(tmp_path, "slides.pptx", content)
    assert len(pages) == len(slides)
    for slide, page in zip(slides, pages, strict=True):
        assert all(word.left >= 0 and word.right <= page.width and word.bottom <= page.height for word in page.words)
        assert page.squeezed.count(MARKING) == 2
        boxes = {shape.name: shape for shape in slide.shapes if shape.has_text_frame}
        for paragraph in [one for name in boxes if name != "Slide number" for one in boxes[name].text_frame.paragraphs]:
            assert squeezed(paragraph.text) in page.squeezed
        # What is written below the title ends above the footer, whatever face stands in for the template's.
        low = boxes["Footer"].top / EMU_PER_PT
        above = [word for word in page.words if (word.top + word.bottom) / 2 < low]
        assert max(word.bottom for word in above) <= low + SLACK_PT


def house(content: bytes) -> Template:
    return read_template(content, Format.PPTX, "house.pptx", marked=True)


def test_a_note_on_a_german_document_has_its_letterhead_and_every_word(sheet: Sheet, tmp_path: Path) -> None:
    template = read_template(note_of(make_german), Format.DOCX, "house.docx", marked=True)
    first, *rest = print_file(tmp_path, "note.docx", to_docx(sheet, None, template))
    assert "BundesministeriumfürBeispiele" in first.squeezed
    assert all("BMB" in page.squeezed for page in rest)
    assert {page.squeezed.count(MARKING) for page in (first, *rest)} == {2}
    everything = "".join(page.squeezed for page in (first, *rest))
    assert "Chinahasdeclareditself" in everything
    assert "AlterText" not in everything
