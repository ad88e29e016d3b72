"""The briefing note on the real data as LibreOffice shows it."""

import re
from itertools import chain

import pytest
from printing import Page, print_file, squeezed
from repository import DATA

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.office.note import to_docx
from geo.evidence.edition import open_edition
from geo.evidence.proof import quoted_parts

pytestmark = pytest.mark.office

MARGIN_MM = 25
PT_PER_MM = 72 / 25.4
SLACK_PT = 2.0


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return make_sheet(Brief(marking="TLP:AMBER+STRICT", draft=True), open_edition(DATA, None))


@pytest.fixture(scope="module")
def pages(sheet: Sheet, tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, ...]:
    return print_file(tmp_path_factory.mktemp("note"), "note.docx", to_docx(sheet))


@pytest.fixture(scope="module")
def everything(pages: tuple[Page, ...]) -> str:
    return "".join(page.squeezed for page in pages)


def test_it_is_on_a4_and_every_word_keeps_to_the_margins(pages: tuple[Page, ...]) -> None:
    assert {(round(page.width), round(page.height)) for page in pages} == {(595, 842)}
    margin = MARGIN_MM * PT_PER_MM - SLACK_PT
    outside = [
        (number, word.text)
        for number, page in enumerate(pages, start=1)
        for word in page.words
        if word.left < margin or word.right > page.width - margin or word.top < 0 or word.bottom > page.height
    ]
    assert outside == []


def test_pages_are_counted_and_marked(pages: tuple[Page, ...]) -> None:
    for number, page in enumerate(pages, start=1):
        assert f"page{number}of{len(pages)}" in page.squeezed
        assert page.squeezed.count("TLP:AMBER+STRICT") == 2
        assert "DRAFT–notcleared" in page.squeezed


def test_no_glyph_is_missing(pages: tuple[Page, ...]) -> None:
    assert not {word.text for page in pages for word in page.words if set(word.text) & set("\ufffd\u25a1\x00")}


def test_figures_are_numbered_on_end(sheet: Sheet, everything: str) -> None:
    numbers = re.findall(r"Figure(\d+)\.", everything)
    assert numbers == [str(number) for number in range(1, len(sheet.part.dataset.hotspots) + 2)]


def test_every_hotspot_and_every_citation_is_shown(sheet: Sheet, everything: str) -> None:
    hotspots = sheet.part.dataset.hotspots.values()
    assert [h.name for h in hotspots if everything.count(squeezed(h.name)) < 3] == []
    assert [s.citation for s in sheet.sources if squeezed(s.citation) not in everything] == []


def test_every_quote_is_shown_from_its_beginning_to_its_end(sheet: Sheet, everything: str) -> None:
    hotspots = sheet.part.dataset.hotspots.values()
    quotes = {excerpt.quote for excerpt in chain.from_iterable(hotspot.excerpts for hotspot in hotspots)}
    # LibreOffice breaks a paragraph that is to stay whole where its footnote has no room: the middle may be apart.
    ends = {end for quote in quotes for end in (f"“{quote[:60]}", f"{quote[-60:]}”")}
    assert [end for end in sorted(ends) if squeezed(end) not in everything] == []


def test_every_anchor_is_in_a_footnote(sheet: Sheet, everything: str) -> None:
    hotspots = sheet.part.dataset.hotspots.values()
    for excerpt in chain.from_iterable(hotspot.excerpts for hotspot in hotspots):
        places = ",".join(f"{part.start}–{part.end}" for part in quoted_parts(sheet.part.proof(excerpt)))
        assert f"characters{places}" in everything
