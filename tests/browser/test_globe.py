"""On the globe a click works as on the flat map."""

import pytest
from map_page import MapPage
from playwright.sync_api import expect

from geo.model import Dataset


@pytest.mark.parametrize("hotspot", ["venezuela", "korea", "syria", "africa"])
def test_a_click_on_the_globe_opens_the_region_in_its_middle(
    shared_app: MapPage, dataset: Dataset, hotspot: str
) -> None:
    app, name = shared_app, dataset.hotspots[hotspot].name
    app.look_at(hotspot, name, view="globe")
    app.click(app.middle, name)
    app.wait_in_url("hotspot", hotspot)
    app.wait_in_url("view", "globe")
    expect(app.excerpts).to_have_count(len(dataset.hotspots[hotspot].excerpts))


def test_a_link_turns_the_globe(app: MapPage, dataset: Dataset) -> None:
    app.open("view=globe&lat=44.2&lon=20.9&zoom=4")
    app.click(app.middle, dataset.hotspots["serbia"].name)
    app.wait_in_url("hotspot", "serbia")


def test_the_selection_survives_the_change_between_flat_map_and_globe(app: MapPage, dataset: Dataset) -> None:
    name = dataset.hotspots["venezuela"].name
    app.open("hotspot=venezuela")
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
