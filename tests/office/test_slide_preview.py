"""The preview of a slide is what LibreOffice shows of it: the same lines, at the same places."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest
from printing import Page, print_file
from repository import DATA

from geo.briefing.content.brief import Brief
from geo.briefing.content.collected import Collected
from geo.briefing.content.sheet import make_sheet
from geo.briefing.office.slide_preview import slide_picture
from geo.briefing.office.slides import to_pptx
from geo.evidence.edition import open_edition
from geo.selection.basket import Basket

pytestmark = pytest.mark.office

SVG = "{http://www.w3.org/2000/svg}"
ASCENT = 0.939
"""Of the boxes that Poppler draws around words of Liberation Sans, over the size of the type."""
ACROSS, DOWN_PT = 0.01, 2.0
"""Of the width of a line: LibreOffice kerns; and it places by hundredths of a millimetre."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    text: str
    left: float
    right: float
    base: float
    size: float


@pytest.fixture(scope="module")
def content() -> bytes:
    basket = (
        Basket()
        .with_hotspot("korea")
        .told("korea", headline="A headline of one’s own", line="And a line that the analyst adds to it")
    )
    brief = Brief(collected=Collected(basket=basket), marking="TLP:AMBER+STRICT", draft=True)
    return to_pptx(make_sheet(brief, open_edition(DATA, None)))


@pytest.fixture(scope="module")
def pages(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, ...]:
    return print_file(tmp_path_factory.mktemp("slides"), "slides.pptx", content)


def lines(content: bytes, number: int) -> list[Line]:
    root = ET.fromstring(slide_picture(content, number).svg)
    found = []
    for text in root.iter(f"{SVG}text"):
        width, x, side = float(text.get("textLength", "0")), float(text.get("x", "0")), text.get("text-anchor")
        left = x - {"middle": width / 2, "end": width}.get(side or "", 0.0)
        sizes = [float(span.get("font-size", "0")) for span in text.iter(f"{SVG}tspan")]
        words = "".join(text.itertext())
        if sizes and width and re.search(r"\w", words):
            base = float(text.get("y", "0"))
            found.append(Line(text=words, left=left, right=left + width, base=base, size=max(sizes)))
    return found


def on_page(line: Line, page: Page) -> bool:
    """Whether the first and the last word of a line are where it says, on one base."""
    first, last = line.text.split()[0], line.text.split()[-1]
    level = [word for word in page.words if abs(word.top + ASCENT * line.size - line.base) < DOWN_PT]
    begun = any(word.text == first and abs(word.left - line.left) < 1 for word in level)
    reach = 1 + ACROSS * (line.right - line.left)
    return begun and any(word.text == last and abs(word.right - line.right) < reach for word in level)


def test_each_line_is_where_libreoffice_sets_it(content: bytes, pages: tuple[Page, ...]) -> None:
    told = [(page, line) for number, page in enumerate(pages, start=1) for line in lines(content, number)]
    assert len(told) > 100
    astray = [line.text for page, line in told if not on_page(line, page)]
    # A long address is broken elsewhere.
    assert len(astray) <= len(told) * 0.02, astray


def test_no_word_of_a_slide_is_missing(content: bytes, pages: tuple[Page, ...]) -> None:
    for number, page in enumerate(pages, start=1):
        drawn = "".join(ET.fromstring(slide_picture(content, number).svg).itertext())
        assert sorted(re.sub(r"\s", "", drawn)) == sorted(page.squeezed)
