"""On a telephone, 390 pixels wide, with nothing but fingers."""

from collections.abc import Sequence

from axe_check import expect_nothing_grave
from map_page import CLICK_MS, SLOW_MS, MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset

Point = tuple[float, float]

# Where the map is: x and y of its middle in its own units, and its zoom. As `maptools.js` finds it.
_SEEN = """() => {
  const chart = document.querySelector('[data-testid="stDeckGlJsonChart"]');
  const fibers = [chart[Object.keys(chart).find(key => key.startsWith("__reactFiber"))].child];
  while (fibers.length) {
    const fiber = fibers.pop();
    if (!fiber) continue;
    for (let hook = fiber.memoizedState; hook?.next !== undefined; hook = hook.next) {
      const kept = hook.memoizedState;
      for (const held of [kept, kept?.current, kept?.[0]]) if (held?.deck?.getViewports) {
        const view = held.deck.getViewports()[0];
        return [...view.unproject([view.width / 2, view.height / 2]).slice(0, 2), view.zoom];
      }
    }
    fibers.push(fiber.sibling, fiber.child);
  }
}"""

_ON_TOP = """element => {
  const box = element.getBoundingClientRect();
  return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === element;
}"""


def test_by_touch_alone_a_tap_opens_the_quote_and_the_map_above_it_is_moved(phone: MapPage, dataset: Dataset) -> None:
    phone.open("lat=8&lon=-65&zoom=3.5&basket=arctic+syria")
    start = phone.map_box()
    assert start["height"] >= 0.7 * 800
    expect(phone.legend).to_be_in_viewport(ratio=1)
    _expect_nothing_cut(phone, ".st-key-head button", ".st-key-briefing strong", ".map-buttons button", ".legend",
                        ".st-key-chart")  # fmt: skip
    collected = phone.page.locator(".st-key-briefing strong")
    expect(collected).to_have_text("2")
    assert collected.evaluate(_ON_TOP), "the number of what is in the basket is not seen"
    _tap_open(phone, -65, 7.5, dataset.hotspots["venezuela"].name)
    expect(phone.quotes.first).to_be_in_viewport(ratio=1)
    phone.wait_settled()
    sheet, above = phone.panel.bounding_box(), phone.map_box()
    assert sheet
    assert above["y"] >= 0
    assert above["y"] + above["height"] <= sheet["y"]
    assert above["y"] < phone.place(-65, 7.5)[1] < sheet["y"]
    _expect_nothing_cut(phone, ".st-key-panel", ".st-key-panel [class*='st-key-quote-']", ".st-key-panel-head button")
    expect_nothing_grave(phone)
    x, y = phone.middle()
    zoom = _seen(phone)[2]
    _touch(phone, *([(x - away, y), (x + away, y)] for away in (20, 35, 50, 65, 80)))
    phone.until(lambda: _seen(phone)[2] > zoom + 0.3, "two fingers do not zoom")
    left, _, _ = _seen(phone)
    _touch(phone, *([(x - away, y)] for away in (0, 15, 30, 45, 60)))
    phone.until(lambda: _seen(phone)[0] > left, "a finger does not move the map")
    phone.page.locator(".st-key-close button").tap()
    phone.expect_open(None)
    phone.until(lambda: phone.map_box()["height"] == start["height"], "the map is not as high as before")


def _tap_open(phone: MapPage, lon: float, lat: float, name: str) -> None:
    """Tap, again while nothing comes of it: without a graphics card what tells regions apart is compiled first."""
    where, asked = phone.place(lon, lat), phone.runs.asked
    for last in (False, False, False, True):
        phone.page.touchscreen.tap(*where)
        try:
            phone.until(lambda: phone.runs.asked > asked, "a tap does nothing", SLOW_MS if last else CLICK_MS)
        except AssertionError:
            if last:
                raise
        else:
            break
    phone.expect_open(name)


def _touch(phone: MapPage, *steps: Sequence[Point]) -> None:
    """Put fingers on the screen, move them together, and take them off."""
    fingers = phone.page.context.new_cdp_session(phone.page)
    for number, points in enumerate(steps):
        where = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(points)]
        kind = "touchMove" if number else "touchStart"
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": where})
        phone.frame()
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    fingers.detach()


def _seen(phone: MapPage) -> tuple[float, float, float]:
    x, y, zoom = phone.page.evaluate(_SEEN)
    return x, y, zoom


def _expect_nothing_cut(phone: MapPage, *parts: str) -> None:
    for part in ("html", "body", ".stMain"):
        assert phone.page.evaluate("part => document.querySelector(part).scrollWidth", part) <= 390, part
    for part in parts:
        for one in phone.page.locator(part).all():
            box = one.bounding_box()
            assert box, part
            assert 0 <= box["x"] < box["x"] + box["width"] <= 390, part
