"""The map once nothing moves in it any more: all files there, names placed for this window, the camera landed."""

from map_page import SLOW_MS, MapPage

__all__ = ["wait_at_rest"]

_FRAMES = 5
"""How often in a row the map has to be found as it was, a few frames of the browser apart."""

# What tells the server how large the map is has been fetched; it begins at once.
_MEASURING = """() => performance.getEntriesByType("resource").some(one => one.name.includes("/map-data/measure-"))"""

# What deck.gl says of itself, by way of React's fibers as in `maptools.js`: whether every layer has its data, and the
# camera. Null as long as there is no map.
_STATE = """() => {
  const chart = document.querySelector('[data-testid="stDeckGlJsonChart"]');
  const key = chart && Object.keys(chart).find(key => key.startsWith("__reactFiber"));
  const fibers = key ? [chart[key].alternate?.child, chart[key].child] : [];
  while (fibers.length) {
    const fiber = fibers.pop();
    if (!fiber) continue;
    for (let hook = fiber.memoizedState; hook?.next !== undefined; hook = hook.next) {
      const kept = hook.memoizedState;
      for (const held of [kept, kept?.current, kept?.[0]]) {
        const deck = held?.deck;
        if (!deck?.getViewports || !deck.getCanvas?.()?.isConnected) continue;
        const [view] = deck.getViewports();
        const layers = deck.layerManager?.getLayers() ?? [];
        if (!view || !layers.length || !layers.every(layer => layer.isLoaded)) return null;
        const canvas = deck.getCanvas();
        return [...view.viewMatrix, ...view.projectionMatrix, canvas.width, canvas.height, layers.length].join(" ");
      }
    }
    fibers.push(fiber.sibling, fiber.child);
  }
  return null;
}"""


def wait_at_rest(app: MapPage) -> None:
    """Wait until the map that is open is whole: the server has heard how large it is, and no layer lacks its data."""
    app.page.wait_for_function(_MEASURING, timeout=SLOW_MS)
    app.page.evaluate("() => document.fonts.ready.then(() => true)")
    seen: list[tuple[int, str | None]] = [(-1, None)] * _FRAMES

    def rests() -> bool:
        state = app.page.evaluate(_STATE) if app.runs.ended else None
        seen[:] = [*seen[1:], (app.runs.asked, state)]
        return state is not None and len(set(seen)) == 1

    app.until(rests, "the map does not come to rest", 4 * SLOW_MS)
    app.wait_settled()
