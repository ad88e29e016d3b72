"""axe-core finds nothing serious on any of the page's states (https://github.com/dequelabs/axe-core)."""

from collections.abc import Callable

import pytest
from axe_check import expect_nothing_grave
from map_page import MapPage
from playwright.sync_api import expect

State = tuple[str, Callable[[MapPage], None]]
"""A link, and what is done and waited for on its page."""


def _start(app: MapPage) -> None:
    app.expect_open(None)
    expect(app.panel).to_contain_text("Click a region")


def _panel(app: MapPage) -> None:
    app.expect_open("North Korea")
    expect(app.quotes.locator(".stMarkdownColoredBackground").first).to_be_visible()


def _drawer(app: MapPage) -> None:
    _start(app)
    app.open_drawer()


def _about(app: MapPage) -> None:
    _start(app)
    app.press("about")
    expect(app.dialog).to_be_visible()


def _nothing_found(app: MapPage) -> None:
    expect(app.page.get_by_text("Nothing passes all these filters together.")).to_be_visible()
    expect(app.page.get_by_text("“atlantis”, which is not in this map")).to_be_visible()


STATES: dict[str, State] = {
    "start page": ("", _start),
    "open panel": ("hotspot=korea&q=north", _panel),
    "filters": ("", _drawer),
    "about": ("", _about),
    "nothing found": ("source=-&hotspot=atlantis", _nothing_found),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(unpainted_app: MapPage, state: str) -> None:
    query, reach = STATES[state]
    unpainted_app.go(query)
    reach(unpainted_app)
    expect_nothing_grave(unpainted_app)


def test_axe_finds_nothing_serious_in_the_dark(changed_app: MapPage) -> None:
    app = changed_app
    app.page.emulate_media(color_scheme="dark")
    app.open("hotspot=korea&q=north")
    _panel(app)
    expect_nothing_grave(app)


def test_axe_finds_nothing_serious_when_embedded(changed_app: MapPage) -> None:
    changed_app.open("embed=true&hotspot=korea")
    expect_nothing_grave(changed_app)
