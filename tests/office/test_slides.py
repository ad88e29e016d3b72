# ruff: noqa: ANN401 - python-pptx has no names for slides and shapes
"""The slides on the real data as LibreOffice shows them."""

import io
from itertools import chain, combinations
from typing import Any

import pytest
from pptx import Presentation
from printing import Page, Word, print_file, squeezed
from repository import DATA

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.office.slides import to_pptx
from geo.evidence.edition import open_edition

pytestmark = pytest.mark.office

EMU_PER_PT = 12700
SLACK_PT = 2.0
AIR = 0.12


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return make_sheet(Brief(marking="TLP:AMBER+STRICT", draft=True), open_edition(DATA, None))


@pytest.fixture(scope="module")
def content(sheet: Sheet) -> bytes:
    return to_pptx(sheet)


@pytest.fixture(scope="module")
def slides(content: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(content)).slides)


@pytest.fixture(scope="module")
def pages(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, ...]:
    return print_file(tmp_path_factory.mktemp("slides"), "slides.pptx", content)


def boxes(slide: Any) -> list[tuple[float, float, float, float]]:
    """The boxes of the slide's texts in points: left, top, right, bottom."""
    shapes = [shape for shape in slide.shapes if shape.has_text_frame]
    return [
        (s.left / EMU_PER_PT, s.top / EMU_PER_PT, (s.left + s.width) / EMU_PER_PT, (s.top + s.height) / EMU_PER_PT)
        for s in shapes
    ]


def within(word: Word, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    # Poppler's boxes are as high as the font's tallest sign, which lies above and below what any word has.
    air = AIR * (word.bottom - word.top)
    across = left - SLACK_PT <= word.left and word.right <= right + SLACK_PT
    return across and top - SLACK_PT <= word.top + air and word.bottom - air <= bottom + SLACK_PT


def test_each_slide_is_one_page_of_its_size(slides: list[Any], pages: tuple[Page, ...]) -> None:
    assert len(pages) == len(slides)
    assert {(round(page.width), round(page.height)) for page in pages} == {(960, 540)}


def test_no_word_lies_outside_the_box_it_belongs_to(slides: list[Any], pages: tuple[Page, ...]) -> None:
    for slide, page in zip(slides, pages, strict=True):
        known = boxes(slide)
        outside = [word for word in page.words if not any(within(word, box) for box in known)]
        assert outside == [], slide.shapes.title.text_frame.text


def test_no_two_boxes_of_a_slide_overlap(slides: list[Any]) -> None:
    for slide in slides:
        # The draft stamp lies in the band of the marking.
        shapes = [shape for shape in slide.shapes if shape.name != "Draft"]
        for one, other in combinations(shapes, 2):
            beside = other.left >= one.left + one.width or one.left >= other.left + other.width
            below = other.top >= one.top + one.height or one.top >= other.top + other.height
            assert beside or below, (slide.shapes.title.text_frame.text, one.name, other.name)


def test_every_word_of_every_text_is_shown(slides: list[Any], pages: tuple[Page, ...]) -> None:
    for slide, page in zip(slides, pages, strict=True):
        for shape in slide.shapes:
            if not shape.has_text_frame or shape.name == "Slide number":
                continue
            for paragraph in shape.text_frame.paragraphs:
                assert squeezed(paragraph.text) in page.squeezed, slide.shapes.title.text_frame.text


def test_no_glyph_is_missing(pages: tuple[Page, ...]) -> None:
    assert not {word.text for page in pages for word in page.words if set(word.text) & set("\ufffd\u25a1\x00")}


def test_every_quote_and_every_citation_is_shown(sheet: Sheet, pages: tuple[Page, ...]) -> None:
    everything = "".join(page.squeezed for page in pages)
    hotspots = sheet.part.dataset.hotspots.values()
    quotes = {excerpt.quote for excerpt in chain.from_iterable(hotspot.excerpts for hotspot in hotspots)}
    assert [quote for quote in sorted(quotes) if squeezed(f"“{quote}”") not in everything] == []
    assert [s.citation for s in sheet.sources if squeezed(f"[{s.number}]{s.citation}") not in everything] == []


def test_the_marking_is_shown_twice_on_every_slide(pages: tuple[Page, ...]) -> None:
    assert {page.squeezed.count("TLP:AMBER+STRICT") for page in pages} == {2}
