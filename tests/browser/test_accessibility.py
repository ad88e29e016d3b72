"""axe-core finds nothing serious on any of the page's states (https://github.com/dequelabs/axe-core)."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from conftest import OpenContext
from map_page import MapPage
from playwright.sync_api import expect

GRAVE = ("serious", "critical")

State = tuple[str, Callable[[MapPage], None], dict[str, object]]


def _nothing(_: MapPage) -> None:
    pass


def _open_drawer(app: MapPage) -> None:
    app.page.get_by_role("button", name="Filters", exact=True).click()
    expect(app.page.locator(".st-key-topic")).to_be_visible()


def _open_about(app: MapPage) -> None:
    app.press("about")
    expect(app.dialog).to_be_visible()


STATES: dict[str, State] = {
    "start page": ("", _nothing, {}),
    "open panel": ("hotspot=korea&q=north", _nothing, {}),
    "filters": ("", _open_drawer, {}),
    "about": ("", _open_about, {}),
    "dark": ("hotspot=korea&q=north", _nothing, {"color_scheme": "dark"}),
    "embedded": ("embed=true&hotspot=korea", _nothing, {}),
    "nothing found": ("source=-&hotspot=atlantis", _nothing, {}),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(open_context: OpenContext, server: str, state: str) -> None:
    query, prepare, options = STATES[state]
    context, _ = open_context(server, **options)
    app = MapPage(context.new_page(), server)
    app.open(query)
    prepare(app)
    violations = Axe().run(app.page).response["violations"]
    grave = [v for v in violations if v["impact"] in GRAVE]
    assert [f"{v['id']}: {node['target']} {node['html'][:200]}" for v in grave for node in v["nodes"]] == []
