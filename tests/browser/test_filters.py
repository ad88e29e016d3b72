"""Map, list, panel, legend, status and link agree on what passes the filters."""

import re

from map_page import MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset, Topic
from geo.selection.filtering import apply_filters
from geo.selection.selection import Filters


def test_articles_are_switched_off_and_on_one_by_one_and_together(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    sources = tuple(dataset.sources)
    app.go()
    app.expect_shown(apply_filters(dataset, Filters()))

    app.source(1).click()
    app.expect_shown(apply_filters(dataset, Filters(source=sources[1:])))
    app.wait_in_url("source", *sources[1:])

    app.press("none")
    app.expect_shown(apply_filters(dataset, Filters(source=())))
    app.wait_in_url("source", "-")
    everything = len(dataset.hotspots)
    loosen = app.page.get_by_role("button", name=f"Drop the filter on articles: {everything} hotspots")
    expect(loosen).to_be_visible()

    app.press("all")
    app.expect_shown(apply_filters(dataset, Filters()))
    app.wait_in_url("source")
    expect(loosen).to_have_count(0)

    app.page.get_by_role("button", name="Only", exact=True).click()
    chosen = app.page.get_by_role("menuitem", name=dataset.sources[sources[3]].label)
    chosen.click()
    expect(chosen).to_have_count(0)
    app.expect_shown(apply_filters(dataset, Filters(source=(sources[3],))))
    app.wait_in_url("source", sources[3])

    app.press("reset")
    app.expect_shown(apply_filters(dataset, Filters()))


def test_a_topic_leaves_what_is_about_it(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    app.go()
    app.open_drawer()
    app.topics.get_by_role("button", name="energy", exact=True).click()
    app.expect_shown(apply_filters(dataset, Filters(topic=(Topic.ENERGY,))))
    app.wait_in_url("topic", "energy")
    expect(app.page.get_by_role("button", name="Filters (1)")).to_be_visible()


def test_a_topic_that_was_dropped_while_the_drawer_was_closed_stays_dropped(
    unpainted_app: MapPage, dataset: Dataset
) -> None:
    app, everything = unpainted_app, apply_filters(dataset, Filters())
    app.go()
    app.expect_shown(everything)
    for drop in (lambda: app.press("reset"), app.page.go_back):
        app.open_drawer()
        app.topics.get_by_role("button", name="energy", exact=True).click()
        app.wait_in_url("topic", "energy")
        app.page.keyboard.press("Escape")
        expect(app.topics).to_have_count(0)
        drop()
        app.wait_in_url("topic")
        app.row("serbia").click()
        app.expect_open(dataset.hotspots["serbia"].name)
        app.wait_in_url("hotspot", "serbia")
        app.expect_shown(everything)
        app.open_drawer()
        expect(app.topics.get_by_role("button", name="energy", exact=True)).to_have_attribute("aria-pressed", "false")
        app.page.keyboard.press("Escape")
        expect(app.topics).to_have_count(0)
        app.press("close")
        app.expect_open(None)


def test_a_search_is_highlighted_in_the_quotes_and_knows_no_accents(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    found = apply_filters(dataset, Filters(q="máduro"))
    assert 0 < len(found.hotspots) < len(dataset.hotspots)
    app.go("hotspot=venezuela")
    app.expect_open(dataset.hotspots["venezuela"].name)
    app.wait_settled()
    app.page.get_by_role("textbox", name="Search excerpts and names").fill("máduro")
    app.expect_shown(found)
    app.wait_in_url("q", "máduro")
    marks = app.quotes.locator(".stMarkdownColoredBackground")
    expect(marks.first).to_have_text(re.compile("^maduro$", re.IGNORECASE))
    expect(app.quotes).to_have_count(len(found.hotspots["venezuela"].excerpts))


def test_a_filter_keeps_the_selection_and_says_what_it_hides(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    serbia = dataset.hotspots["serbia"]
    others = tuple(s for s in dataset.sources if s not in {e.source for e in serbia.excerpts})
    app.go("hotspot=serbia")
    expect(app.excerpts).to_have_count(len(serbia.excerpts))
    for number, source in enumerate(dataset.sources, start=1):
        if source not in others:
            app.source(number).click()
    app.wait_in_url("source", *others)
    app.expect_open(serbia.name)
    hidden = f"{dataset.sources[serbia.excerpts[0].source].label} ({len(serbia.excerpts)} excerpts)"
    expect(app.panel).to_contain_text(f"Not shown by the filters in force (articles): {hidden}.")
    app.press("unhide")
    expect(app.excerpts).to_have_count(len(serbia.excerpts))
    app.wait_in_url("source")
    app.wait_in_url("hotspot", "serbia")
