"""On the globe a click works as on the flat map."""

import pytest
from map_page import MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset

# What the camera looks straight at (lat, lon, zoom).
FOUR = {"venezuela": (7.5, -65, 3), "korea": (40.2, 127.0, 3.5), "serbia": (44.2, 20.9, 4), "africa": (-20, 22, 1.5)}


@pytest.mark.parametrize("hotspot", FOUR)
def test_a_click_on_the_globe_opens_the_region_in_its_middle(
    shared_app: MapPage, dataset: Dataset, hotspot: str
) -> None:
    app, name = shared_app, dataset.hotspots[hotspot].name
    lat, lon, zoom = FOUR[hotspot]
    app.go(f"view=globe&lat={lat:.4f}&lon={lon:.4f}&zoom={zoom:.2f}")
    app.expect_open(None)
    app.click(app.middle, name)
    app.wait_in_url("hotspot", hotspot)
    app.wait_in_url("view", "globe")
    expect(app.excerpts).to_have_count(len(dataset.hotspots[hotspot].excerpts))


def test_the_selection_survives_the_change_between_flat_map_and_globe(shared_app: MapPage, dataset: Dataset) -> None:
    app = shared_app
    name = dataset.hotspots["venezuela"].name
    app.go("hotspot=venezuela")
    app.expect_open(name)
    app.page.locator(".st-key-view").get_by_text("Globe").click()
    app.wait_in_url("view", "globe")
    app.point_at(app.middle, name)
    app.expect_open(name)
    assert app.hotspot_in_url() == "venezuela"
    app.page.locator(".st-key-view").get_by_text("Flat").click()
    app.wait_in_url("view")
    app.hover_at(-65, 7.5, name)
    app.expect_open(name)
    assert app.hotspot_in_url() == "venezuela"
