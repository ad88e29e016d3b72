"""The map looks as it did when somebody last looked at it: held against pictures that are kept.

The tool that draws the pictures (`tests/looks/screens.py`) compares all of them, and closer.
"""

import pytest
from browser_contexts import OpenContext
from golden_screens import compare_screen, drawn_with, kept_file
from map_page import SLOW_MS, MapPage
from resting_map import wait_at_rest
from screen_states import ScreenState

WORLD = ScreenState(view="world", screen="laptop", theme="light")
REGION = ScreenState(view="region", screen="laptop", theme="dark")


@pytest.mark.parametrize("state", [WORLD, REGION], ids=str)
def test_the_map_looks_as_it_was_last_approved(open_context: OpenContext, server: str, state: ScreenState) -> None:
    context, _ = open_context(server, color_scheme=state.theme)
    app = MapPage(context.new_page(), server)
    app.open(state.query)
    wait_at_rest(app)
    found = compare_screen(state, app.page.screenshot(clip=app.map_box(), timeout=4 * SLOW_MS))
    browser = app.page.context.browser
    assert browser is not None
    assert not found.grave, (
        f"{found}: {kept_file(state).name} was drawn with {drawn_with(state)}, this is Chromium {browser.version}. "
        "Look at the map; if it is as it should be, `python tests/looks/screens.py --keep` draws the pictures anew."
    )
