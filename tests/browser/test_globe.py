"""On the globe a click works as on the other maps, and names are whole, and on it, however it is turned."""

from io import BytesIO

import numpy as np
import pytest
from browser_contexts import OpenContext
from map_page import MapPage
from PIL import Image
from playwright.sync_api import expect

from geo.dataset.model import Dataset
from geo.page.maps.camera import globe_px

# What the camera looks straight at (lat, lon, zoom).
PLACES = {"korea": (40.2, 127.0, 3.5)}

FINER = 1.5
"""Pixels of the picture for one of the page."""


def dark_pixels(picture: bytes) -> tuple[int, int]:
    """How many pixels are as dark as names: on the globe, and within its height beside it."""
    pixels = np.asarray(Image.open(BytesIO(picture)).convert("RGB"), dtype=int)
    height, width, _ = pixels.shape
    dark = pixels.max(axis=2) < 80
    y, x = np.mgrid[:height, :width]
    radius = globe_px(width, height)
    inside = np.hypot(x - width / 2, y - height / 2) <= radius + 2 * FINER
    beside = ~inside & (abs(y - height / 2) < radius / 2) & (abs(x - width / 2) < 1.5 * radius)
    return int((dark & inside).sum()), int((dark & beside).sum())


@pytest.mark.parametrize("hotspot", PLACES)
def test_a_click_on_the_globe_opens_the_region_in_its_middle(
    shared_app: MapPage, dataset: Dataset, hotspot: str
) -> None:
    app, name = shared_app, dataset.hotspots[hotspot].name
    lat, lon, zoom = PLACES[hotspot]
    app.go(f"view=globe&lat={lat:.4f}&lon={lon:.4f}&zoom={zoom:.2f}")
    app.expect_open(None)
    app.click(app.middle, name)
    app.wait_in_url("hotspot", hotspot)
    app.wait_in_url("view", "globe")
    expect(app.excerpts).to_have_count(len(dataset.hotspots[hotspot].excerpts))


def test_the_selection_survives_the_change_between_projection_and_globe(shared_app: MapPage, dataset: Dataset) -> None:
    app = shared_app
    name = dataset.hotspots["venezuela"].name
    app.go("hotspot=venezuela")
    app.expect_open(name)
    for label, view in (("Globe", ("globe",)), ("World", ())):
        app.page.locator(".st-key-view").get_by_text(label).click()
        app.wait_in_url("view", *view)
        app.point_at(app.middle, name)
        app.expect_open(name)
        assert app.hotspot_in_url() == "venezuela"


def test_with_finer_pixels_names_are_drawn_and_none_beyond_the_limb(open_context: OpenContext, server: str) -> None:
    context, _ = open_context(server, device_scale_factor=FINER)
    app = MapPage(context.new_page(), server)
    app.open("view=globe")
    for turn_px in (0, 120):
        if turn_px:  # or it were a click
            x, y = app.middle()
            app.page.mouse.move(x, y)
            app.page.mouse.down()
            app.page.mouse.move(x + turn_px, y + turn_px / 2, steps=2)
            app.page.mouse.up()
        named, beside = dark_pixels(app.picture_at_rest())
        assert named > 100
        assert beside < 10  # a letter has more; the line of a marker on the limb may stand out
