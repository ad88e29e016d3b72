"""On a telephone, 390 pixels wide."""

from map_page import MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset


def test_map_and_panel_can_be_used_and_nothing_is_wider_than_the_screen(phone: MapPage, dataset: Dataset) -> None:
    phone.open("lat=8&lon=-65&zoom=3.5")
    _expect_no_sideways_scroll(phone)
    box = phone.map_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["height"] >= 340
    phone.canvas.scroll_into_view_if_needed()
    phone.click_at(-65, 7.5, dataset.hotspots["venezuela"].name)
    phone.heading.scroll_into_view_if_needed()
    expect(phone.heading).to_be_in_viewport()
    for quote in phone.quotes.all():
        quote.scroll_into_view_if_needed()
        place = quote.bounding_box()
        assert place
        assert 0 <= place["x"] < place["x"] + place["width"] <= 390
    _expect_no_sideways_scroll(phone)


def _expect_no_sideways_scroll(phone: MapPage) -> None:
    for part in ("html", "body", ".stMain"):
        assert phone.page.evaluate("part => document.querySelector(part).scrollWidth", part) <= 390, part
