"""Ctrl-K, the whole way without a mouse."""

from axe_check import expect_nothing_grave
from map_page import MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset


def test_a_hotspot_is_found_opened_and_left_by_key(changed_app: MapPage, dataset: Dataset) -> None:
    app = changed_app
    app.page.emulate_media(color_scheme="dark")
    app.open_view("matrix")  # nothing of this is the map's
    keyboard, found = app.page.keyboard, app.dialog.get_by_role("option")
    search = app.page.get_by_role("textbox", name="Search excerpts and names")
    search.press("/")
    expect(search).to_have_value("/")
    expect(app.dialog).to_have_count(0)
    search.press("Backspace")

    opener = app.page.get_by_role("button", name="Search", exact=True)
    opener.focus()
    keyboard.press("/")
    box = app.dialog.get_by_role("combobox")
    expect(box).to_be_focused()
    keyboard.type("united nations SANCTIÓNS korea")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("[3] China Factor 2021 · North Korea (also Venezuela, Syria, Iran)")
    expect_nothing_grave(app)
    box.fill("korea")
    keyboard.press("ArrowDown")
    expect(found.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", found.nth(1).get_attribute("id") or "")
    keyboard.press("Escape")
    expect(app.dialog).to_have_count(0)
    expect(opener).to_be_focused()

    keyboard.press("Control+k")
    keyboard.type("syria")
    expect(found.first).to_contain_text("Syria")
    keyboard.press("Enter")
    app.expect_open(dataset.hotspots["syria"].name)
    expect(opener).to_be_focused()
    expect(app.page).to_have_title(f"Syria · Matrix · 3 articles · {dataset.about.title}")
    keyboard.press("]")
    app.expect_open(dataset.hotspots["idlib"].name)
    expect(app.page).to_have_title(f"Idlib · Matrix · 1 article · {dataset.about.title}")
    app.page.go_back()
    app.expect_open(dataset.hotspots["syria"].name)
    expect(app.page).to_have_title(f"Syria · Matrix · 3 articles · {dataset.about.title}")

    keyboard.press("/")
    keyboard.type("embed")
    keyboard.press("Enter")
    expect(app.dialog.filter(has_text="Link to this view")).to_contain_text("hotspot=syria")
    for key in ("Control+k", "/", "]"):  # an open dialogue is left alone
        keyboard.press(key)
    app.wait_settled()
    expect(app.dialog).to_have_count(1)
    app.expect_open(dataset.hotspots["syria"].name)
