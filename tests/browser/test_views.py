"""The views beside the map: the same filters, link and panel in each."""

import re

import pytest
from axe_check import expect_nothing_grave
from map_page import MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset, Topic
from geo.selection.filtering import apply_filters
from geo.selection.selection import Filters

FIGURES = {"By article": "multiples", "Coverage": "agreement", "Matrix": "matrix", "Timeline": "timeline"}
_AT = "() => document.activeElement?.dataset.at ?? null"


def test_a_change_of_view_keeps_filters_panel_and_link(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    shown = apply_filters(dataset, Filters(topic=(Topic.SANCTIONS,)))
    app.open_view("agreement", "topic=sanctions&hotspot=korea")
    for name in ("Matrix", "Timeline"):
        app.choose_view(name)
        app.wait_in_url("figure", FIGURES[name])
        expect(app.status).to_contain_text(f"{shown.summary()}.")
        expect(app.rows).to_have_count(len(shown.hotspots))
        app.expect_open("North Korea")
        assert (app.in_url("topic"), app.in_url("hotspot")) == (["sanctions"], ["korea"])
    app.wait_settled()
    app.page.go_back()
    expect(app.page.locator(".matrix")).to_be_visible()
    app.choose_view("Map")
    app.wait_in_url("figure")
    app.expect_shown(shown)
    app.expect_open("North Korea")


def test_a_number_of_the_matrix_opens_what_that_article_says(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    app.open_view("matrix")
    hotspot = dataset.hotspots["korea"]
    sources = list(dict.fromkeys(e.source for e in hotspot.excerpts))
    for source in sources[:2]:
        app.page.locator(f'.matrix button[data-at="korea {source}"]').click()
        app.expect_open(hotspot.name)
        expect(app.panel).to_contain_text(f"Only excerpts from {dataset.sources[source].label}.")
        expect(app.quotes).to_have_count(sum(e.source == source for e in hotspot.excerpts))
        expect(app.panel.get_by_role("button", name="Copy citation")).to_have_count(app.quotes.count())
    app.press("hear-all")
    expect(app.quotes).to_have_count(len(hotspot.excerpts))


def test_the_matrix_is_walked_by_the_arrow_keys(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    app.open_view("matrix")
    first = app.page.locator(".matrix tbody button").first
    first.focus()
    hotspot = str(app.page.evaluate(_AT)).split()[0]
    app.page.keyboard.press("ArrowRight")
    at = str(app.page.evaluate(_AT))
    assert at == f"{hotspot} {next(s for s in dataset.sources if s in at)}"
    app.page.keyboard.press("Enter")
    app.expect_open(dataset.hotspots[hotspot].name)
    app.until(lambda: app.page.evaluate(_AT) == at, "the focus is gone")
    app.page.keyboard.press("ArrowLeft")
    expect(first).to_be_focused()


def test_a_name_beside_a_figure_opens_its_hotspot(unpainted_app: MapPage, dataset: Dataset) -> None:
    app = unpainted_app
    app.open_view("timeline")
    events = [(i, e) for i, h in dataset.hotspots.items() for e in h.excerpts if e.event and e.event.name]
    hotspot, excerpt = events[0]
    app.page.locator(f'.names button[data-at="{excerpt.id} {hotspot}"]').click()
    app.expect_open(dataset.hotspots[hotspot].name)
    expect(app.quotes.first).to_contain_text(excerpt.quote.split()[0])
    assert app.in_url("figure") == ["timeline"]


def test_a_place_in_a_picture_says_what_it_is_and_opens_by_pointer_and_by_key(
    unpainted_app: MapPage, dataset: Dataset
) -> None:
    app, source = unpainted_app, next(iter(dataset.sources))
    quoted = [h for h in dataset.hotspots.values() if any(e.source == source for e in h.excerpts)]
    app.open_view("multiples", f"source={source}")
    tip, places = app.page.locator(".picture-tip"), app.page.locator(".picture .places button")
    expect(places).to_have_count(len(quoted))
    venezuela = places.and_(app.page.get_by_role("button", name=re.compile(r"^Venezuela\. ")))

    def pointed_at() -> bool:
        """Whether the tip is there; the picture may have been moved under the pointer by what is drawn above it."""
        box = venezuela.bounding_box()
        if box is not None:
            app.page.mouse.move(box["x"] + box["width"] / 2 - 1, box["y"] + box["height"] / 2)
            app.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        return tip.is_visible()

    app.until(pointed_at, "no place in the picture is found")
    excerpts = sum(e.source == source for e in dataset.hotspots["venezuela"].excerpts)
    expect(tip).to_have_text(re.compile(rf"^Venezuela\[1\] {dataset.sources[source].label}: {excerpts} excerpts"))
    app.page.mouse.down()
    app.page.mouse.up()
    app.expect_open("Venezuela")
    expect(app.quotes).to_have_count(excerpts)
    expect(venezuela).to_have_attribute("aria-pressed", "true")
    # One stop for the tabulator key; from there the arrow keys, in the list's order.
    expect(app.page.locator(".picture .places button[tabindex='0']")).to_have_count(1)
    venezuela.focus()
    app.page.keyboard.press("ArrowRight")
    expect(app.page.locator(".picture path.ring")).to_have_attribute("d", re.compile("^M"))
    name = str(app.page.evaluate("document.activeElement.ariaLabel")).split(". ")[0]
    listed = app.rows.locator("button[data-id]").all_inner_texts()
    assert name == listed[listed.index("Venezuela (open)") + 1]
    expect(tip).to_contain_text(name)
    app.page.keyboard.press("Enter")
    app.expect_open(name)
    expect(places.nth(listed.index("Venezuela (open)") + 1)).to_be_focused()


def test_an_embedded_view_is_the_figure_and_nothing_to_press(changed_app: MapPage) -> None:
    app = changed_app
    app.page.set_viewport_size({"width": 1280, "height": 720})
    app.open_view("matrix", "embed=true")
    expect(app.figure).to_be_in_viewport(ratio=1)
    expect(app.page.get_by_role("button")).to_have_count(0)
    assert app.page.evaluate("() => document.querySelector('.stMain').scrollHeight") <= 720


@pytest.mark.parametrize("name", FIGURES)
def test_axe_finds_nothing_serious_in_a_view(unpainted_app: MapPage, name: str) -> None:
    unpainted_app.open_view(FIGURES[name], "hotspot=korea")
    unpainted_app.expect_open("North Korea")
    expect_nothing_grave(unpainted_app)


def test_axe_finds_nothing_serious_in_the_dark(changed_app: MapPage) -> None:
    app = changed_app
    app.page.emulate_media(color_scheme="dark")
    for figure in ("matrix", "timeline"):
        app.open_view(figure, "hotspot=korea")
        expect_nothing_grave(app)


def test_no_view_is_wider_than_a_telephone(phone: MapPage) -> None:
    for figure in ("matrix", "timeline"):
        phone.open_view(figure)
        for part in ("html", "body", ".stMain"):
            assert phone.page.evaluate("part => document.querySelector(part).scrollWidth", part) <= 390, part
