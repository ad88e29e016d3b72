"""What can be done with an excerpt."""

from urllib.parse import urlsplit

import pytest
from browser_contexts import LAPTOP
from map_page import MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset
from geo.evidence.citation import cite


def _words(text: str) -> str:
    return " ".join(text.split())


def test_quote_citation_and_link_are_copied(unpainted_app: MapPage, server: str, dataset: Dataset) -> None:
    app = unpainted_app
    app.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    app.go("hotspot=serbia&q=serbia")
    first = app.excerpts.first
    excerpt = dataset.hotspots["serbia"].excerpts[0]
    copied = {}
    for name in ("Copy quote", "Copy citation", "Copy link"):
        first.get_by_role("button", name=name).click()
        expect(first.get_by_role("status")).to_have_text(f"{name}: copied")
        copied[name] = app.page.evaluate("navigator.clipboard.readText()")
    assert _words(excerpt.quote) in _words(copied["Copy quote"])
    assert cite(dataset.sources[excerpt.source]) == copied["Copy citation"]
    link = urlsplit(copied["Copy link"])
    assert (link.netloc, link.query) == (urlsplit(server).netloc, "hotspot=serbia&q=serbia&view=region")
    app.page.goto(copied["Copy link"])
    app.wait_drawn()
    app.expect_open(dataset.hotspots["serbia"].name)


@pytest.mark.parametrize("hotspot", ["iran"])
def test_four_quotes_are_read_whole_on_a_laptop_without_scrolling(unpainted_app: MapPage, hotspot: str) -> None:
    app = unpainted_app
    app.go(f"hotspot={hotspot}")
    app.wait_settled()
    places = [app.quotes.nth(number).locator("p").first.bounding_box() for number in range(4)]
    panel = app.panel.bounding_box()
    assert panel
    bottom = min(LAPTOP["height"], panel["y"] + panel["height"])
    assert [place for place in places if not place or place["y"] + place["height"] > bottom] == []


@pytest.mark.documents
def test_the_document_opens_at_the_quote(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    app.go("hotspot=serbia")
    app.excerpts.first.get_by_role("button", name="wording checked").click()
    app.page.get_by_role("button", name="Read in the document").click()
    expect(app.dialog).to_be_visible()
    highlighted = app.dialog.locator(".stMarkdownColoredBackground")
    expect(highlighted.first).to_be_in_viewport()
    quote = _words(dataset.hotspots["serbia"].excerpts[0].quote)
    assert _words(" ".join(highlighted.all_inner_texts()))[:40] == quote[:40]
    for _ in range(2):  # the document, then what the badge has opened
        app.page.keyboard.press("Escape")
    expect(app.dialog).to_have_count(0)
    app.expect_open(dataset.hotspots["serbia"].name)


def test_about_says_how_the_map_was_made_and_what_is_unknown(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    app.go()
    app.press("about")
    for heading in ("Method", "Articles", "Wording", "Boundaries", "Version and licences"):
        expect(app.dialog.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    for source in dataset.sources.values():
        if source.title:
            expect(app.dialog).to_contain_text(source.title)
    expect(app.dialog).to_contain_text("Unknown: ")
    count = len({e.id for h in dataset.hotspots.values() for e in h.excerpts})
    expect(app.dialog).to_contain_text(f"{count} of {count} excerpts were found word for word")
