"""The whole way without a mouse."""

from map_page import MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset

_FOCUSED = "() => document.activeElement?.dataset.id ?? null"


def test_a_row_opens_the_panel_to_be_read_and_the_focus_comes_back(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    app.open()
    keyboard = app.page.keyboard
    keyboard.press("Tab")
    expect(app.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    skip = app.page.get_by_role("link", name="Skip to the list of hotspots")
    for _ in range(2):  # Streamlit's page can scroll, so it is a stop of its own before the first of ours
        keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    keyboard.press("Enter")
    first = app.rows.first.get_by_role("button").first
    for _ in range(3):  # a heading's own link may stand before the table
        keyboard.press("Tab")
        if app.page.evaluate(_FOCUSED):
            break
    expect(first).to_be_focused()
    for _ in range(2):  # past what adds the first one to the briefing
        keyboard.press("Tab")
    hotspot = app.page.evaluate(_FOCUSED)
    assert hotspot in dataset.hotspots
    keyboard.press("Enter")
    app.expect_open(dataset.hotspots[hotspot].name)
    app.wait_in_url("hotspot", hotspot)
    expect(app.row(hotspot)).to_have_attribute("aria-pressed", "true")
    expect(app.heading).to_be_focused()
    expect(skip).not_to_be_in_viewport()
    keyboard.press("Escape")
    expect(app.row(hotspot)).to_be_focused()
    keyboard.press("Enter")
    expect(app.heading).to_be_focused()
    app.wait_settled()
    for _ in range(2):  # past “Zoom to”
        keyboard.press("Tab")
    keyboard.press("Enter")
    app.expect_open(None)
    expect(app.row(hotspot)).to_be_focused()
