"""Map, list, panel, legend, status and link agree on what passes the filters."""

import re

from map_page import MapPage
from playwright.sync_api import expect

from geo.model import Dataset, Topic
from geo.selection import Filters
from geo.shown import apply


def test_articles_are_switched_off_and_on_one_by_one_and_together(app: MapPage, dataset: Dataset) -> None:
    sources = tuple(dataset.sources)
    app.open()
    app.expect_shown(apply(dataset, Filters()))

    app.source(1).click()
    app.expect_shown(apply(dataset, Filters(source=sources[1:])))
    app.wait_in_url("source", *sources[1:])

    app.press("none")
    app.expect_shown(apply(dataset, Filters(source=())))
    app.wait_in_url("source", "-")
    everything = len(dataset.hotspots)
    loosen = app.page.get_by_role("button", name=f"Drop the filter on articles: {everything} hotspots")
    expect(loosen).to_be_visible()

    app.press("all")
    app.expect_shown(apply(dataset, Filters()))
    app.wait_in_url("source")
    expect(loosen).to_have_count(0)

    app.page.get_by_role("button", name="Only", exact=True).click()
    app.press(f"only-{sources[3]}")
    app.expect_shown(apply(dataset, Filters(source=(sources[3],))))
    app.wait_in_url("source", sources[3])

    app.press("reset")
    app.expect_shown(apply(dataset, Filters()))


def test_a_topic_leaves_what_is_about_it(app: MapPage, dataset: Dataset) -> None:
    app.open()
    app.page.get_by_role("button", name="Filters", exact=True).click()
    app.page.locator(".st-key-topic").get_by_role("button", name="energy", exact=True).click()
    app.expect_shown(apply(dataset, Filters(topic=(Topic.ENERGY,))))
    app.wait_in_url("topic", "energy")
    expect(app.page.get_by_role("button", name="Filters (1)")).to_be_visible()


def test_a_search_is_highlighted_in_the_quotes_and_knows_no_accents(app: MapPage, dataset: Dataset) -> None:
    found = apply(dataset, Filters(q="máduro"))
    assert 0 < len(found.hotspots) < len(dataset.hotspots)
    app.open("hotspot=venezuela")
    app.page.get_by_role("textbox", name="Search excerpts and names").fill("máduro")
    app.expect_shown(found)
    app.wait_in_url("q", "máduro")
    marks = app.quotes.locator(".stMarkdownColoredBackground")
    expect(marks.first).to_have_text(re.compile("^maduro$", re.IGNORECASE))
    expect(app.quotes).to_have_count(len(found.hotspots["venezuela"].excerpts))


def test_a_filter_keeps_the_selection_and_says_what_it_hides(app: MapPage, dataset: Dataset) -> None:
    serbia = dataset.hotspots["serbia"]
    others = tuple(s for s in dataset.sources if s not in {e.source for e in serbia.excerpts})
    app.open("hotspot=serbia")
    expect(app.excerpts).to_have_count(len(serbia.excerpts))
    for number, source in enumerate(dataset.sources, start=1):
        if source not in others:
            app.source(number).click()
    app.wait_in_url("source", *others)
    app.expect_open(serbia.name)
    expect(app.panel).to_contain_text("The filters in force (articles) leave no excerpt of this hotspot.")
    app.press("unhide")
    expect(app.excerpts).to_have_count(len(serbia.excerpts))
    app.wait_in_url("source")
    app.wait_in_url("hotspot", "serbia")
