"""Embedded, the page is map and legend and nothing else."""

import pytest
from map_page import MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset


def test_an_embedded_page_is_map_and_legend_only(changed_app: MapPage, dataset: Dataset) -> None:
    app = changed_app
    app.page.set_viewport_size({"width": 1280, "height": 720})
    app.open("embed=true&lat=35&lon=39&zoom=5")
    expect(app.legend).to_be_in_viewport(ratio=1)
    for part in ("filters", "panel", "list", "about", "view", "viewpoint"):
        expect(app.page.locator(f".st-key-{part}")).to_have_count(0)
    expect(app.page.get_by_role("heading")).to_have_count(0)
    expect(app.page.get_by_role("button")).to_have_count(0)
    status = app.status.bounding_box()
    assert status
    assert status["height"] <= 1
    box = app.map_box()
    assert (box["x"], box["y"], box["width"]) == (0, 0, 1280)
    assert app.page.evaluate("() => document.querySelector('.stMain').scrollHeight") <= 720
    app.hover_at(39.2, 35, dataset.hotspots["syria"].name)


def test_the_presentation_size_is_a_slide_in_a_frame_of_any_shape(changed_app: MapPage, dataset: Dataset) -> None:
    app = changed_app
    app.page.set_viewport_size({"width": 1280, "height": 900})
    app.open("embed=true&size=presentation")
    for width, height, slide in ((1280, 900, (1280, 720)), (1000, 450, (800, 450))):
        app.page.set_viewport_size({"width": width, "height": height})
        app.frame()
        frame = app.page.locator(".st-key-frame-presentation").bounding_box()
        assert frame
        assert (frame["width"], frame["height"]) == pytest.approx(slide, abs=2)
        expect(app.legend).to_be_in_viewport(ratio=1)
        expect(app.page.get_by_role("heading", name=dataset.about.title)).to_be_in_viewport(ratio=1)
        expect(app.page.get_by_text("Articles shown: [1]")).to_be_in_viewport(ratio=1)
