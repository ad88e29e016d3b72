"""A region that is clicked on the flat map opens, and the sea closes it."""

import re

import pytest
from map_page import MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset

# Where the camera stands (lat, lon, zoom) and what is clicked (lon, lat): the owner's seven.
SEVEN = {
    "arctic": ((75, 0, 2), (0, 79)),
    "serbia": ((44, 21, 5), (20.9, 44.2)),
    "venezuela": ((8, -65, 4), (-65, 7.5)),
    "syria": ((35, 39, 5), (39.2, 35)),
    "korea": ((40, 127, 4.5), (127.0, 40.2)),
    "central-asia": ((45, 67, 3), (67, 47)),
    "africa": ((0, 20, 2), (22, -20)),
}
VERIFIED = re.compile(r"wording checked: (exact|typographic)")
SYRIA, SUDAN = "lat=35&lon=38&zoom=5.5", "lat=15&lon=25&zoom=3"


@pytest.mark.parametrize("hotspot", SEVEN)
def test_a_click_on_each_of_the_seven_opens_what_the_articles_say(
    shared_app: MapPage, dataset: Dataset, hotspot: str
) -> None:
    app, name = shared_app, dataset.hotspots[hotspot].name
    (lat, lon, zoom), place = SEVEN[hotspot]
    app.go(f"lat={lat:.4f}&lon={lon:.4f}&zoom={zoom:.2f}")
    app.expect_open(None)
    app.click_at(*place, name)
    app.wait_in_url("hotspot", hotspot)
    excerpts = dataset.hotspots[hotspot].excerpts
    expect(app.excerpts.filter(has_text=VERIFIED)).to_have_count(len(excerpts))
    shown = " ".join(" ".join(app.quotes.all_inner_texts()).split())
    assert [e.quote for e in excerpts if " ".join(e.quote.split()) not in shown] == []


def test_the_smallest_region_under_the_cursor_wins_and_the_panel_offers_its_parent(
    shared_app: MapPage, dataset: Dataset
) -> None:
    app = shared_app
    app.go(SYRIA)
    app.click_at(36.65, 35.9, dataset.hotspots["idlib"].name)
    app.panel.get_by_role("button", name=dataset.hotspots["syria"].name, exact=True).click()
    app.expect_open(dataset.hotspots["syria"].name)
    app.wait_in_url("hotspot", "syria")


def test_a_country_within_a_continent_opens_itself(shared_app: MapPage, dataset: Dataset) -> None:
    app = shared_app
    app.go(SUDAN)
    app.click_at(30, 16, dataset.hotspots["sudan"].name)
    expect(app.panel.get_by_role("button", name=dataset.hotspots["africa"].name, exact=True)).to_be_visible()


def test_the_sea_closes_the_panel_and_the_same_region_opens_again(shared_app: MapPage, dataset: Dataset) -> None:
    venezuela = dataset.hotspots["venezuela"].name
    app = shared_app
    app.go("lat=12&lon=-55&zoom=3")
    app.click_at(-65, 7.5, venezuela)
    app.wait_in_url("hotspot", "venezuela")
    app.hover_at(-65, 7.5, venezuela)
    app.click_at(-56, 14, None)
    app.wait_in_url("hotspot")
    app.click_at(-65, 7.5, venezuela)
    app.wait_in_url("hotspot", "venezuela")


def test_the_world_as_it_opens_can_be_clicked(shared_app: MapPage, dataset: Dataset) -> None:
    app = shared_app
    app.go()
    app.click_at(-65, 7.5, dataset.hotspots["venezuela"].name)


def test_hovering_shows_name_articles_and_excerpts_as_plain_text(shared_app: MapPage, dataset: Dataset) -> None:
    app = shared_app
    app.go(SYRIA)
    hotspot = dataset.hotspots["syria"]
    app.hover_at(39.2, 35, hotspot.name)
    lines = app.tooltip.inner_text().splitlines()[1:]
    numbers = {source: number for number, source in enumerate(dataset.sources, start=1)}
    counts = {source: [e.source for e in hotspot.excerpts].count(source) for source in numbers}
    assert lines == [
        f"[{numbers[source]}] {dataset.sources[source].label}: {count} excerpt{'s' if count > 1 else ''}"
        for source, count in counts.items()
        if count
    ]
    assert set(app.tooltip.evaluate("tip => [...tip.querySelectorAll('*')].map(part => part.tagName)")) <= {"BR"}
