"""The map's files are fetched once: no filter and no click fetches them again."""

import re
from collections import Counter
from urllib.parse import urlsplit

from browser_contexts import OpenContext
from map_page import BASE_FILES, MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset

# A resource from the browser's cache has no transfer size (W3C Resource Timing).
_FETCHED = """() => performance.getEntriesByType("resource")
  .filter(entry => entry.name.includes("/map-data/") && entry.transferSize > 0).map(entry => entry.name)"""


def test_filters_and_clicks_fetch_nothing_of_the_base_map_again(
    open_context: OpenContext, server: str, dataset: Dataset
) -> None:
    context, watch = open_context(server)
    app = MapPage(context.new_page(), server)
    app.open("lat=8&lon=-65&zoom=4")
    app.source(1).click()
    app.wait_in_url("source", *list(dataset.sources)[1:])
    app.press("all")
    app.wait_in_url("source")
    app.click_at(-65, 7.5, dataset.hotspots["venezuela"].name)
    app.press("close")
    app.expect_open(None)
    app.row("serbia").click()
    app.expect_open(dataset.hotspots["serbia"].name)
    expect(app.rows).to_have_count(len(dataset.hotspots))
    app.frame()
    # An address has the hash of what it holds, and where in it a tile lies.
    names = {re.split("-[0-9a-f]{16}", urlsplit(url).path.rsplit("/", 1)[1])[0] for url in watch.map_files()}
    assert names >= {*BASE_FILES, "poster"}
    expect(app.page.locator(".map-poster")).to_have_count(0)  # since the map is drawn
    # What catches the mouse is asked for after every pick, and answered by the browser's own cache.
    fetched = app.page.evaluate(_FETCHED)
    assert len(fetched) >= len(BASE_FILES)
    assert [url for url, times in Counter(fetched).items() if times > 1] == []
