"""The page as a test sees it: what a reader would look at, point to and press.

Nothing here waits for a time: a wait is for what the page says or shows, and a frame of the browser is the shortest
pause.
"""

import re
from collections.abc import Callable
from math import log2
from pathlib import Path
from time import monotonic
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import FloatRect, Locator, Page, expect
from repository import DATA
from script_runs import ScriptRuns

from geo.cartography.screen import ARCTIC, WORLD, ScreenFrame, regional
from geo.dataset.loader import load
from geo.page.maps import camera
from geo.selection.filtering import Shown
from geo.selection.selection import Camera, MapView

SLOW_MS = 20_000
"""For everything that a slow machine without a graphics card may take its time for."""

CLICK_MS = 10_000
"""How long a click may take to show; then it was not recognised, and is made again.

A click that shows only after it was made again is followed by another one, on whatever is there by then.
"""

BASE_FILES = ("land", "lines", "contested", "region-land", "region-sea")
GLOBE_FILES = ("land", "coast", "contested", "region-land", "region-sea")

_FETCHED = """names => {
  const urls = performance.getEntriesByType("resource").map(entry => entry.name);
  return names.every(name => urls.some(url => url.includes(`/map-data/${name}-`)));
}"""
_PICTURES = "() => [...document.querySelectorAll('img.figure, img.preview')].every(img => img.naturalWidth > 0)"
# In one go: what the page asks for while another address stands there would be answered for that.
_GO = """query => new Promise(done => {
  addEventListener("popstate", () => done(), {once: true});
  history.pushState({}, "", `?${query}`);
  history.pushState({}, "", "?");
  history.back();
})"""
_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class MapPage:
    """The app's page in one browser page."""

    def __init__(self, page: Page, address: str, data: Path = DATA) -> None:
        self.page = page
        self.address = address
        self.data = data
        """What the app shows."""
        self.runs = ScriptRuns(page)
        # A page that many tests share fetches more than the 250 files that a browser remembers by itself.
        page.add_init_script("performance.setResourceTimingBufferSize(100000)")

    def open(self, query: str = "") -> None:
        """Follow a link to the app and wait for the map."""
        self.page.goto(f"{self.address}/?{query}" if query else self.address)
        self.wait_drawn()

    def wait_drawn(self) -> None:
        """Wait until the page says how many regions are drawn, and the browser has all that it draws."""
        expect(self.status).to_contain_text(re.compile(r"\d+ regions drawn\."), timeout=3 * SLOW_MS)
        # A map that is replaced stands beside the new one until that is drawn.
        expect(self.canvas).to_have_count(1, timeout=SLOW_MS)
        expect(self.canvas).to_be_visible(timeout=SLOW_MS)
        files = GLOBE_FILES if "view=globe" in self.page.url else BASE_FILES
        self.page.wait_for_function(_FETCHED, arg=files, timeout=SLOW_MS)
        self.frame()

    def open_view(self, figure: str, query: str = "") -> None:
        """Follow a link to another view than the map, and wait until it is drawn."""
        self.page.goto(f"{self.address}/?figure={figure}&{query}")
        self.wait_view()

    def choose_view(self, name: str) -> None:
        """Choose a view by what stands on its button, and wait until it is drawn."""
        asked = self.runs.asked
        self.page.get_by_role("radiogroup", name="What is drawn").get_by_role("radio", name=name, exact=True).click()
        self.wait_answered(asked)
        if name == "Map":
            self.wait_drawn()
        else:
            self.wait_view()

    def wait_view(self) -> None:
        """Wait until a view other than the map is there, with its picture."""
        expect(self.canvas).to_have_count(0, timeout=2 * SLOW_MS)
        expect(self.status).to_contain_text(re.compile(r"(?<!regions) drawn\."), timeout=3 * SLOW_MS)
        shown = self.figure.or_(self.page.locator(".matrix tbody tr").first)
        expect(shown).to_have_count(
            1, timeout=SLOW_MS
        )  # what is replaced stands beside the new view until that is drawn
        expect(shown).to_be_visible(timeout=SLOW_MS)
        self.until(lambda: bool(self.page.evaluate(_PICTURES)), "a picture is not there")

    def go(self, query: str = "") -> None:
        """Go where a link points as the browser's back button does: without loading the page again."""
        if not self.page.url.startswith(self.address):
            self.open(query)
            return
        self.wait_settled()  # an address that is still on its way would come after this one
        self.page.keyboard.press("Escape")  # what is open over the page would stay
        asked = self.runs.asked
        self.page.evaluate(_GO, query)
        self.wait_answered(asked)
        self.wait_drawn()

    def wait_answered(self, asked: int) -> None:
        """Wait until the server has answered what the page asked for since `asked` requests, and that is shown."""
        self.until(lambda: self.runs.asked > asked and self.runs.ended, "the server does not answer", 3 * SLOW_MS)
        self.wait_settled()

    def wait_settled(self) -> None:
        """Wait until the server has nothing more to say: what it is about to replace is faded."""
        self.until(lambda: self.runs.ended, "the server does not answer", 3 * SLOW_MS)
        expect(self.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        expect(self.page.locator("[data-stale='true']")).to_have_count(0)
        self.frame()

    def frame(self) -> None:
        """Let the browser draw."""
        self.page.evaluate(_TWO_FRAMES)

    def until(self, holds: Callable[[], bool], what: str, timeout_ms: int = SLOW_MS) -> None:
        """Wait, frame by frame, until `holds`; fail with `what` when it never does."""
        end = monotonic() + timeout_ms / 1000
        while not holds():
            assert monotonic() < end, what
            self.frame()

    # The parts of the page

    @property
    def canvas(self) -> Locator:
        """What the map is drawn on."""
        return self.page.locator(".st-key-map canvas")

    @property
    def figure(self) -> Locator:
        """The figure that the server has drawn for a view."""
        return self.page.locator("img.figure")

    @property
    def preview(self) -> Locator:
        """The figure in the briefing."""
        return self.dialog.locator("img.preview")

    @property
    def status(self) -> Locator:
        """What the page says of itself: hotspots, excerpts and regions drawn."""
        return self.page.locator(".st-key-status")

    @property
    def panel(self) -> Locator:
        """What the articles say of the open hotspot."""
        return self.page.locator(".st-key-panel")

    @property
    def heading(self) -> Locator:
        """The open hotspot's name."""
        return self.panel.get_by_role("heading", level=2)

    @property
    def quotes(self) -> Locator:
        """The quotes in the panel."""
        return self.panel.locator("[class*='st-key-quote-']")

    @property
    def excerpts(self) -> Locator:
        """The quotes in the panel, each with what belongs to it: proof, note, citation."""
        return self.panel.locator("[class*='st-key-excerpt-']")

    @property
    def dialog(self) -> Locator:
        """What has opened over the page."""
        return self.page.get_by_role("dialog")

    @property
    def topics(self) -> Locator:
        """The topics in the drawer of filters."""
        return self.page.locator("[class*='st-key-topic']").first

    def open_drawer(self) -> None:
        """Open the drawer of filters."""
        self.page.get_by_role("button", name=re.compile(r"^Filters( \(\d\))?$")).click()
        expect(self.topics).to_be_visible()

    @property
    def rows(self) -> Locator:
        """The rows of the list."""
        return self.page.locator(".st-key-list tbody tr")

    @property
    def tooltip(self) -> Locator:
        """What stands beside the cursor."""
        return self.page.locator(".deck-tooltip")

    @property
    def legend(self) -> Locator:
        """What the colours mean."""
        return self.page.locator(".st-key-map .legend")

    def row(self, hotspot: str) -> Locator:
        """The button of a hotspot in the list."""
        return self.page.locator(f'.st-key-list button[data-id="{hotspot}"]')

    def source(self, number: int) -> Locator:
        """The button of an article in the row of filters, the first is 1."""
        return self.page.locator(".st-key-source button").nth(number - 1)

    def legend_count(self) -> int:
        """How many hotspots the classes of the legend hold together."""
        return sum(map(int, re.findall(r"\((\d+)\)", self.legend.inner_text())))

    def expect_shown(self, shown: Shown) -> None:
        """Expect status, list and legend to agree on what passes the filters."""
        count = len(shown.hotspots)
        expect(self.status).to_have_text(f"{shown.summary()}. {count} regions drawn.")
        expect(self.rows).to_have_count(count)
        self.until(lambda: self.legend_count() == count, f"the legend does not count {count} hotspots")

    def press(self, key: str) -> None:
        """Press the button with that key."""
        self.page.locator(f".st-key-{key} button").first.click()

    # What the link says

    def in_url(self, name: str) -> list[str]:
        """The values of a parameter of the link."""
        return parse_qs(urlsplit(self.page.url).query).get(name, [])

    def wait_in_url(self, name: str, *values: str) -> None:
        """Wait until the link holds exactly these values of a parameter."""
        self.until(lambda: self.in_url(name) == list(values), f"{name} is not {values} in {self.page.url}")

    def hotspot_in_url(self) -> str | None:
        """The hotspot that the link names."""
        return next(iter(self.in_url("hotspot")), None)

    # The map

    def camera(self) -> Camera:
        """Where the camera stands on the map: as the link says, else where all of it is seen."""
        texts = [self.in_url(name) for name in ("lat", "lon", "zoom")]
        if all(texts):
            lat, lon, zoom = (float(text[0]) for text in texts)
            return Camera(lat=lat, lon=lon, zoom=zoom)
        box = self.map_box()
        return camera.whole(self.screen(), _step(box["width"]), _step(box["height"]))

    def screen(self) -> ScreenFrame:
        """The projection of the map, as the link says."""
        view, hotspot = next(iter(self.in_url("view")), None), self.hotspot_in_url()
        if view == MapView.REGION and hotspot is not None:
            dataset = load(self.data).dataset
            return regional(dataset.hotspots[hotspot].region, dataset.about.viewpoint)
        return ARCTIC if view == MapView.ARCTIC else WORLD

    def map_box(self) -> FloatRect:
        """The map's place on the screen, in pixels."""
        box = self.canvas.bounding_box()
        assert box is not None
        return box

    def picture(self) -> bytes:
        """The map as it looks, as PNG."""
        return self.canvas.screenshot()

    def picture_at_rest(self) -> bytes:
        """The map as it looks once two pictures are the same."""
        last = [b"", self.picture()]

        def rests() -> bool:
            last[:] = [last[1], self.picture()]
            return last[0] == last[1]

        self.until(rests, "the map does not come to rest")
        return last[1]

    def middle(self) -> tuple[float, float]:
        """The middle of the map on the screen, in pixels."""
        box = self.map_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place on the map (degrees, WGS 84) is on the screen, in pixels."""
        at, screen = self.camera(), self.screen()
        x, y = self.middle()
        (x0, y0), (x1, y1) = screen.positions([(at.lon, at.lat), (lon, lat)])
        return x + (x1 - x0) * 2**at.zoom, y - (y1 - y0) * 2**at.zoom

    def point_at(self, where: Callable[[], tuple[float, float]], name: str | None) -> None:
        """Move the mouse until the tooltip says `name`, or is gone when that is None.

        The first time on a machine without a graphics card this takes seconds: what tells regions apart is compiled.
        """
        nudge = 0

        def says() -> bool:
            nonlocal nudge
            x, y = where()
            self.page.mouse.move(x + nudge % 2, y)
            nudge += 1
            self.frame()
            visible = self.tooltip.is_visible()
            return not visible if name is None else visible and self.tooltip.inner_text().split("\n")[0] == name

        self.until(says, f"the cursor does not find {name or 'the sea'}", 4 * SLOW_MS)

    def hover_at(self, lon: float, lat: float, name: str | None) -> None:
        """Point at a place of the map until its tooltip says `name`; None is the open sea."""
        self.point_at(lambda: self.place(lon, lat), name)

    def click_at(self, lon: float, lat: float, name: str | None) -> None:
        """Click on a place of the map: the panel opens for `name`, or closes for None."""
        self.click(lambda: self.place(lon, lat), name)

    def click(self, where: Callable[[], tuple[float, float]], name: str | None) -> None:
        """Click on a point of the screen; again if the browser was too slow to take it for a click."""
        for last in (False, False, True):
            self.point_at(where, name)
            self.page.mouse.click(*where())
            try:
                self.expect_open(name, SLOW_MS if last else CLICK_MS)
            except AssertionError:
                if last:
                    raise
            else:
                return

    def expect_open(self, name: str | None, timeout_ms: int = SLOW_MS) -> None:
        """Expect the panel to be open for a hotspot of that name, or closed when that is None."""
        if name is None:
            expect(self.heading).to_have_count(0, timeout=timeout_ms)
        else:
            expect(self.heading.first).to_have_text(name, timeout=timeout_ms)


def _step(pixels: float) -> int:
    """Round as `measure.js` does: to eighths of a doubling."""
    return round(2 ** (round(log2(pixels) * 8) / 8))
