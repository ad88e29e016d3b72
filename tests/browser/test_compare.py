"""The comparison by keyboard: a number opens its quotes, a quote's place the panel, Escape leads back to the number."""

from axe_check import expect_nothing_grave
from map_page import MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset


def test_a_number_opens_its_quotes_and_a_place_the_panel(unpainted_app: MapPage, dataset: Dataset) -> None:
    app, page = unpainted_app, unpainted_app.page
    app.open_view("compare", "compare=syria&compare=hong-kong")
    number = page.locator(".compare").get_by_role("button", name="2 excerpts of Hong Kong: rights")
    number.focus()
    page.keyboard.press("Enter")
    own = [e.quote for e in dataset.hotspots["hong-kong"].excerpts if "rights" in e.topics]
    expect(page.locator(".compare blockquote")).to_have_text(own)
    expect_nothing_grave(app)
    page.keyboard.press("Escape")
    expect(page.locator(".compare blockquote")).to_have_count(0)
    expect(number).to_be_focused()
    page.keyboard.press("Enter")
    page.locator(".compare .quotes").get_by_role("button", name="Hong Kong").first.press("Enter")
    app.expect_open("Hong Kong")
    expect(page.locator(".compare blockquote")).to_have_count(len(own))
    app.wait_in_url("hotspot", "hong-kong")
    assert app.in_url("compare") == ["syria", "hong-kong"]
