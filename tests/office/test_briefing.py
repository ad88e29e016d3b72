"""A briefing of six places and nine quotes of the real data, as LibreOffice shows it."""

import io
import re
import subprocess
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from printing import Page, print_file, squeezed
from repository import DATA

from geo.briefing.content.briefing_file import parse_briefing
from geo.briefing.content.briefing_parts import briefing_parts
from geo.briefing.content.quotations import quotation
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.office.note import to_docx
from geo.briefing.office.slides import to_pptx
from geo.evidence.edition import open_edition
from geo.selection.selection import FigureKind
from geo.selection.usual_figure import usual_figure

pytestmark = pytest.mark.office

BRIEFING = b"""
title: "What to watch"
marking: "TLP:GREEN"
items:
  - section: "Where the two meet"
    hotspot: arctic
    headline: "The Northern Sea Route opens before anybody polices it"
    line: "Watch the icebreaker orders."
  - hotspot: central-asia
  - section: "Where others look on"
    hotspot: korea
    excerpts: ["c69e30", "1c261e", "61353d"]
    headline: "Both want talks; neither wants to host them"
  - hotspot: taiwan-strait
  - hotspot: syria
    excerpts: ["a52716", "16b086"]
  - section: "Where nothing is settled"
    hotspot: south-pacific
"""
LARGEST_GAP = 0.5
PT_PER_MM = 72 / 25.4
MARGIN_PT = 25 * PT_PER_MM


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    edition = open_edition(DATA, None)
    brief = parse_briefing(BRIEFING, "briefing.yaml", edition.dataset)
    # As on the page and the command line, where everything that was collected is shown.
    figure = usual_figure(brief.selection, edition.dataset)
    return make_sheet(replace(brief, selection=replace(brief.selection, figure=figure)), edition)


@pytest.fixture(scope="module")
def deck(sheet: Sheet) -> bytes:
    return to_pptx(sheet)


@pytest.fixture(scope="module")
def slides(deck: bytes, tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, ...]:
    return print_file(tmp_path_factory.mktemp("slides"), "briefing.pptx", deck)


@pytest.fixture(scope="module")
def note(sheet: Sheet, tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, ...]:
    return print_file(tmp_path_factory.mktemp("note"), "briefing.docx", to_docx(sheet))


def quotes(sheet: Sheet) -> list[str]:
    parts = briefing_parts(sheet)
    return [item.quote for item in chain.from_iterable(quotation(p.sheet, p.hotspot) for p in parts)]


def test_six_items_are_twelve_slides_at_most(deck: bytes, slides: tuple[Page, ...]) -> None:
    assert len(slides) == len(Presentation(io.BytesIO(deck)).slides) <= 12


def test_every_quote_is_on_a_slide_and_in_the_note(
    sheet: Sheet, slides: tuple[Page, ...], note: tuple[Page, ...]
) -> None:
    assert len(quotes(sheet)) == 9
    for pages in (slides, note):
        shown = "".join(page.squeezed for page in pages)
        assert [quote for quote in quotes(sheet) if squeezed(quote) not in shown] == []


def test_every_word_of_every_slide_is_shown(deck: bytes, slides: tuple[Page, ...]) -> None:
    for slide, page in zip(Presentation(io.BytesIO(deck)).slides, slides, strict=True):
        frames: list[Any] = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        texts = [paragraph.text.replace("‹#›", "") for frame in frames for paragraph in frame.paragraphs]
        assert [text for text in texts if squeezed(text) not in page.squeezed] == []


def test_no_page_of_the_note_but_the_last_is_half_empty(note: tuple[Page, ...]) -> None:
    for number, page in enumerate(note[:-1], start=1):
        floor = page.height - MARGIN_PT
        tops = sorted(word.top for word in page.words if MARGIN_PT < word.top < floor)
        # A figure is a gap between words, too, and lower than half of the page; so is what stands above footnotes.
        gaps = [below - above for above, below in pairwise([MARGIN_PT, *tops, floor])]
        assert max(gaps) / (page.height - 2 * MARGIN_PT) < LARGEST_GAP, number


def test_findings_and_map_share_a_page_and_the_table_is_whole(sheet: Sheet, note: tuple[Page, ...]) -> None:
    first, *_ = note
    assert sheet.kind is FigureKind.COVERAGE
    assert "Figure1." in first.squeezed
    (page,) = [page for page in note if "Whospeaksofwhat" in page.squeezed]
    table = page.squeezed.partition("Whospeaksofwhat")[2]
    names = [hotspot.name for hotspot in sheet.part.dataset.hotspots.values()]
    assert [name for name in names if squeezed(name) not in table] == []


def test_a_click_on_a_finding_opens_its_slide(sheet: Sheet, deck: bytes, tmp_path: Path) -> None:
    pages = print_file(tmp_path, "linked.pptx", deck)
    said = subprocess.run(
        ["pdftohtml", "-xml", "-stdout", "-i", "-l", "1", str(tmp_path / "linked.pdf")],
        capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    # Bold, as the file has it: an empty run behind the words would take it from them.
    targets = [int(page) for page in re.findall(r'href="[^"#]*#(\d+)"><b>', said)]
    parts = briefing_parts(sheet)
    assert len(dict.fromkeys(targets)) == len(parts)
    for page, part in zip(dict.fromkeys(targets), parts, strict=True):
        assert squeezed(part.title) in pages[page - 1].squeezed
