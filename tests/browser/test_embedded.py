"""Embedded, the page is map and legend, and a line that says whose words and of when; a slide has a title, too."""

import io
import re
from typing import Any

import pytest
from browser_contexts import OpenContext
from map_page import MapPage
from PIL import Image
from playwright.sync_api import expect

from geo.dataset.model import Dataset

ARTICLES = re.compile(r"^Articles shown: \[1\].*; information as of 8 December 2021\.$")
_NAMES = """async () => {
  const files = performance.getEntriesByType("resource").map(entry => entry.name);
  const last = files.filter(name => name.includes("/map-data/names-")).at(-1);
  return last ? (await (await fetch(last)).json()).features.filter(one => one.properties.t) : [];
}"""
DARK, BRIGHT = 130, 190
"""Grey levels of ink and of what is round it: halo, land or sea. Where a device's scale is only played, the browser
draws the map at 1 and enlarges it, which makes thin strokes paler."""


def test_an_embedded_page_is_map_and_legend_only(changed_app: MapPage) -> None:
    app = changed_app
    app.page.set_viewport_size({"width": 1280, "height": 720})
    app.open("embed=true&lat=35&lon=39&zoom=5")
    expect(app.legend).to_be_in_viewport(ratio=1)
    for part in ("filters", "panel", "list", "about", "view", "viewpoint"):
        expect(app.page.locator(f".st-key-{part}")).to_have_count(0)
    expect(app.page.get_by_role("heading")).to_have_count(0)
    expect(app.page.get_by_role("button")).to_have_count(3)  # of the map, seen under the mouse only
    expect(app.page.locator(".map-buttons")).to_have_css("opacity", "0")
    expect(app.page.locator(".map-scale")).to_be_in_viewport(ratio=1)
    expect(app.page.get_by_text(ARTICLES)).to_be_in_viewport(ratio=1)
    status = app.status.bounding_box()
    assert status
    assert status["height"] <= 1
    box = app.map_box()
    assert (box["x"], box["y"], box["width"]) == (0, 0, 1280)
    assert app.page.evaluate("() => document.querySelector('.stMain').scrollHeight") <= 720


def test_the_presentation_size_is_a_slide_in_a_frame_of_any_shape(changed_app: MapPage) -> None:
    app = changed_app
    app.page.set_viewport_size({"width": 1280, "height": 900})
    app.open("embed=true&size=presentation")
    for width, height, slide in ((390, 219, (390, 219)), (1280, 900, (1280, 720)), (1000, 450, (800, 450))):
        app.page.set_viewport_size({"width": width, "height": height})
        app.frame()
        frame = app.page.locator(".st-key-frame-presentation").bounding_box()
        assert frame
        assert (frame["width"], frame["height"]) == pytest.approx(slide, abs=2)
        expect(app.legend).to_be_in_viewport(ratio=1)
        expect(app.page.locator(".st-key-slide-title h1")).to_be_in_viewport(ratio=1)
        source = app.page.get_by_text(ARTICLES)
        expect(source).to_be_in_viewport(ratio=1)
        size = app.page.evaluate("line => parseFloat(getComputedStyle(line).fontSize)", source.element_handle())
        assert size >= 0.022 * slide[1]
        expect(app.page.locator(".map-scale")).to_be_in_viewport(ratio=1)
        legend = app.legend.bounding_box()
        assert legend
        assert legend["y"] >= app.map_box()["y"] + app.map_box()["height"] >= slide[1] / 2


def test_a_capture_at_twice_the_scale_of_the_device_has_the_names_and_the_mouse_finds_regions(
    open_context: OpenContext, server: str, dataset: Dataset
) -> None:
    scale = 2
    context, _ = open_context(server, viewport={"width": 1280, "height": 720}, device_scale_factor=scale)
    app = MapPage(context.new_page(), server)
    app.open("embed=true&size=presentation")
    app.until(lambda: bool(app.page.evaluate(_NAMES)), "the map has no names")
    app.picture_at_rest()
    names = app.page.evaluate(_NAMES)
    assert len(names) >= 30
    picture = Image.open(io.BytesIO(app.page.screenshot())).convert("L")
    assert picture.size == (1280 * scale, 720 * scale)
    # Letters that are enlarged are pale, and some have none in the middle of the name: not every one is proven.
    pale = [one["properties"]["t"] for one in names if not _has_ink(app, picture, scale, one)]
    assert len(pale) <= len(names) / 4, pale
    app.hover_at(-65, 7.5, dataset.hotspots["venezuela"].name)


def _has_ink(app: MapPage, picture: Image.Image, scale: float, name: dict[str, Any]) -> bool:
    """Whether dark and bright stand side by side where a name is put."""
    at, screen = app.camera(), app.screen()
    x0, y0 = screen.position(at.lon, at.lat)
    (x, y), (right, down) = name["geometry"]["coordinates"], name["properties"]["o"]
    middle_x, middle_y = app.middle()
    left = middle_x + (x - x0) * 2**at.zoom + right
    top = middle_y - (y - y0) * 2**at.zoom + down
    box = (left - 14, top - 9, left + 14, top + 9)
    darkest, brightest = picture.crop(tuple(round(edge * scale) for edge in box)).getextrema()
    return darkest < DARK and brightest > BRIGHT
