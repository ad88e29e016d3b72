"""A briefing of six items, wholly by keyboard: collected, put in order, told in one's own words, made and fetched."""

import io
from pathlib import Path

from axe_check import expect_nothing_grave
from map_page import SLOW_MS, MapPage
from playwright.sync_api import expect
from pptx import Presentation

SIX = {
    "kyrgyzstan": "Kyrgyzstan",
    "arctic": "Arctic",
    "sudan": "Sudan",
    "poland": "Poland",
    "yemen": "Yemen",
    "tibet": "Tibet",
}
HEADLINE = "The route opens before anybody polices it"
MADE_MS = 6 * SLOW_MS
_NAME = "() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''"
_FARTHEST = 60
"""Stops from one end of the dialogue to the other."""


def tab_to(app: MapPage, name: str) -> None:
    """Go from stop to stop until the one of that name has the focus."""
    for _ in range(_FARTHEST):
        if name in app.page.evaluate(_NAME):
            return
        app.page.keyboard.press("Tab")
    raise AssertionError(f"no stop is called {name}")


def collect(app: MapPage) -> None:
    """Add the six in the search."""
    keyboard = app.page.keyboard
    keyboard.press("Control+k")
    expect(app.page.get_by_role("option").first).to_be_visible()
    for count, name in enumerate(SIX.values(), start=1):
        keyboard.press("Control+a")
        keyboard.type(name)
        expect(app.page.locator("[role=option][aria-selected=true] .name")).to_have_text(name)
        keyboard.press("Shift+Enter")
        expect(app.page.locator("dialog.finder [role=status]")).to_have_text(f"In the briefing: {count}.")
    keyboard.press("Escape")


def test_a_briefing_of_six_items_is_made_by_keyboard(unpainted_app: MapPage, tmp_path: Path) -> None:
    app, keyboard = unpainted_app, unpainted_app.page.keyboard
    app.open_view("matrix")
    collect(app)
    app.wait_in_url("basket", " ".join(SIX))
    expect(app.page.get_by_role("button", name="Briefing (6)")).to_be_visible()

    keyboard.press("Control+k")
    keyboard.type("briefing")
    expect(app.page.locator("[role=option][aria-selected=true] .name")).to_have_text("Briefing")
    keyboard.press("Enter")
    expect(app.dialog.get_by_role("list", name="Basket").get_by_role("listitem")).to_have_count(6)

    tab_to(app, "Move Kyrgyzstan down")
    keyboard.press("Enter")
    app.wait_in_url("basket", "arctic kyrgyzstan sudan poland yemen tibet")
    assert app.page.evaluate(_NAME) == "Move Kyrgyzstan down", "the focus goes along"
    keyboard.press("Enter")
    app.wait_in_url("basket", "arctic sudan kyrgyzstan poland yemen tibet")

    keyboard.press("Shift+Tab")
    tab_to(app, "Headline of Kyrgyzstan")
    keyboard.type(HEADLINE)
    keyboard.press("Enter")
    app.wait_in_url("headline", f"kyrgyzstan {HEADLINE}")

    tab_to(app, "Make the PowerPoint file")
    keyboard.press("Enter")
    expect(app.dialog.get_by_role("button", name="Download PowerPoint")).to_be_visible(timeout=MADE_MS)
    expect(app.preview).to_be_visible()
    expect_nothing_grave(app)
    tab_to(app, "Download PowerPoint")
    with app.page.expect_download(timeout=3 * SLOW_MS) as waiting:
        keyboard.press("Enter")
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)

    slides = list(Presentation(io.BytesIO(file.read_bytes())).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides if slide.shapes.title is not None]
    order = [next(i for i, title in enumerate(titles) if words in title) for words in
             ("Arctic:", "Sudan:", HEADLINE, "Poland:", "Yemen:", "Tibet:")]  # fmt: skip
    assert order == sorted(order)
    expect(app.dialog).to_contain_text(f"Slide 1 of {len(slides)}")
    assert len(slides) < 20, "of six places, nothing but these"
