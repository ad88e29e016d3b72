"""The briefing as an HTML file, on a narrow screen and on paper."""

from pathlib import Path

import pytest
from invented_sheet import edition, excerpt, hotspot, sheet, source
from playwright.sync_api import Browser
from printing import pages_of, squeezed

from geo.briefing.exports.html_page import to_html

PHONE = {"width": 390, "height": 844}
SENTENCE = "Ministers of both coasts agreed in the harbour of the northern islands that no port would be closed. "
QUOTES = [f"Number {n}: {SENTENCE * (1 + n % 3)}".strip() for n in range(18)]


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with three places and more quotes than a sheet of paper holds."""
    articles = {f"s{n}": source(f"A long label of article {n}") for n in range(6)}
    places = {
        f"p{p}": hotspot(f"Place {p}", *(excerpt(f"s{n % 6}", QUOTES[n]) for n in range(p * 6, p * 6 + 6)))
        for p in range(3)
    }
    file = tmp_path_factory.mktemp("html") / "briefing.html"
    file.write_bytes(to_html(sheet(edition(articles, places))))
    return file


def test_a_phone_shows_it_without_scrolling_sideways_and_the_contents_lead_on(
    chromium: Browser, briefing: Path
) -> None:
    page = chromium.new_page(viewport=PHONE)
    page.goto(briefing.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.get_by_role("navigation").get_by_role("link", name="Place 2").click()
    heading = page.get_by_role("heading", name="Place 2", exact=True)
    assert 0 <= heading.bounding_box()["y"] < PHONE["height"] / 2  # type: ignore[index]  # it is drawn
    page.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_paper_cuts_no_quote_and_leaves_no_heading_behind(
    chromium: Browser, briefing: Path, tmp_path: Path, paper: str
) -> None:
    page = chromium.new_page()
    page.goto(briefing.as_uri())
    page.pdf(path=tmp_path / "briefing.pdf", format=paper)
    page.close()
    pages = pages_of(tmp_path / "briefing.pdf")
    assert {round(one.width) for one in pages} == {{"A4": 596, "Letter": 612}[paper]}
    assert len(pages) > 3
    for number, quote in enumerate(QUOTES):
        assert any(squeezed(f"“{quote}”") in one.squeezed for one in pages), quote
        first = number % 6 == 0
        if first:
            below = squeezed("Place " + str(number // 6) + "Precision:")
            assert any(below in one.squeezed and not one.squeezed.endswith(below) for one in pages)
