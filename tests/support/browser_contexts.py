"""Browser contexts for the app: as on a laptop without a graphics card, each of them watched."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from watch import Watch

__all__ = ["CHROMIUM_OPTIONS", "LAPTOP", "STILL_WHILE_PRESSED", "OpenContext", "contexts", "unpainted"]

# Software rendering as on a virtual machine, and none of the browser's own calls home.
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
LAPTOP: ViewportSize = {"width": 1366, "height": 768}

_DRAW_NOTHING = """for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"])
  WebGL2RenderingContext.prototype[name] = () => {};"""

STILL_WHILE_PRESSED = """(() => {
  const now = Date.now;
  let still;
  Date.now = () => still ?? now();
  addEventListener("pointerdown", () => { still = now(); }, { capture: true });
  addEventListener("pointerup", () => setTimeout(() => { still = undefined; }), { capture: true });
})()"""
"""To deck.gl a press of more than 250 ms is no click. So that a busy machine recognises one, `Date.now()`, by which
it measures that, stands still while the button is down."""

OpenContext = Callable[..., tuple[BrowserContext, Watch]]
"""Opens a fresh context with these options for the app at an address, and watches it."""


@contextmanager
def contexts(chromium: Browser, faults: list[str]) -> Iterator[OpenContext]:
    """An opener of contexts, all of which are closed at the end; what goes wrong in them is added to `faults`."""
    opened: list[BrowserContext] = []

    def open_context(address: str, **options: object) -> tuple[BrowserContext, Watch]:
        context = chromium.new_context(**{"viewport": LAPTOP, **options})  # type: ignore[arg-type]  # passed through
        opened.append(context)
        return context, Watch(context, urlsplit(address).netloc, faults)

    yield open_context
    for context in opened:
        context.close()


def unpainted(page: Page) -> Page:
    """The page, not opened yet, for tests that neither look at the map nor point at it: WebGL draws nothing there.

    All else on it is as it is. Without a graphics card, what draws the map is compiled again for every page, which
    takes as much of the processor's time as all the rest of opening it.
    """
    page.add_init_script(_DRAW_NOTHING)
    return page
