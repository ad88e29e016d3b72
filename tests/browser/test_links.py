"""The link holds everything, and the browser's history works."""

from map_page import MapPage
from playwright.sync_api import expect

from geo.atlas.viewpoints import viewpoint_label
from geo.dataset.model import Dataset, Topic, Viewpoint
from geo.selection.filtering import apply_filters
from geo.selection.selection import Filters


def test_a_link_opens_everything_that_it_names_and_so_does_a_reload(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    source = list(dataset.sources)[1]
    shown = apply_filters(dataset, Filters(source=(source,), topic=(Topic.MILITARY, Topic.DIPLOMACY)))
    hotspot = dataset.hotspots["korea"]
    link = f"hotspot=korea&source={source}&topic=military&topic=diplomacy&view=globe&viewpoint=CN"

    def expect_everything() -> None:
        app.expect_open(hotspot.name)
        app.expect_shown(shown)
        expect(app.excerpts).to_have_count(len(shown.hotspots["korea"].excerpts))
        expect(app.page.get_by_role("button", name="Filters (1)")).to_be_visible()
        expect(app.page.locator(".st-key-map")).to_contain_text(f"viewpoint: {viewpoint_label(Viewpoint.CHINA)}")
        assert app.in_url("view") == ["globe"]

    app.open(link)
    expect_everything()
    app.page.reload()
    app.wait_drawn()
    expect_everything()


def test_back_and_forward_walk_through_what_was_open(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    serbia, korea = dataset.hotspots["serbia"].name, dataset.hotspots["korea"].name
    app.open()
    for hotspot, name in (("serbia", serbia), ("korea", korea)):
        app.row(hotspot).click()
        app.expect_open(name)
        app.wait_in_url("hotspot", hotspot)
    app.page.go_back()
    app.expect_open(serbia)
    app.page.go_back()
    app.expect_open(None)
    app.page.go_forward()
    app.expect_open(serbia)
    app.page.go_forward()
    app.expect_open(korea)
    app.wait_in_url("hotspot", "korea")


def test_a_link_to_what_is_no_more_says_so_and_shows_the_rest(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    app.go("hotspot=atlantis&topic=energy&source=%3Cimg%20src%3Dx%3E&zoom=99")
    notices = app.page.get_by_test_id("stAlertContainer")
    for notice in ("“atlantis”, which is not in this map", "img src", "camera was left out"):
        expect(notices.filter(has_text=notice)).to_be_visible()
    expect(notices.locator("img")).to_have_count(0)
    app.expect_open(None)
    app.expect_shown(apply_filters(dataset, Filters(topic=(Topic.ENERGY,))))
