"""First paint, and from a click on the map to the open panel, in Chromium on software GL, beside the plain way.

    python tests/benchmarks/bench_click.py

The plain way (`plain_app.py`) has coarse countries and hotspots inside the deck's JSON. The pages are opened in turn,
each in a fresh browser context, and get the same click on Syria in the middle of the map. All clocks are the browser's
own, from the start of the navigation: first paint is when a picture of the map is there, be it one of its own or the
first areas that the graphics process has finished; ready is a page that names what lies under the mouse; at rest is one
whose map has had nothing to draw for a second. The click comes then, and is measured from its event to the second frame
after the heading stands there. A click that the browser was too busy to recognise is made again, and counted.
"""

import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from browser_contexts import STILL_WHILE_PRESSED  # noqa: E402  after the paths
from playwright.sync_api import Browser  # noqa: E402  after the path to the package
from playwright.sync_api import Page as Tab  # noqa: E402
from playwright.sync_api import TimeoutError as Late  # noqa: E402
from running_app import LAPTOP, Server, chromium, serve  # noqa: E402

from geo.dataset.loader import load  # noqa: E402

ROUNDS = 5
HOTSPOT, LON, LAT, ZOOM = "syria", 39.2, 35, 4

SLOW_MS = 240_000
UNSEEN_MS = 20_000
"""After so long, a click was not recognised."""

TRIES = 4

WATCH = """name => {
  window.took = undefined;
  const turn = window.turn = (window.turn ?? 0) + 1;  // a try that was missed stops watching
  let start;
  addEventListener("pointerup", event => { start = event.timeStamp; }, { capture: true, once: true });
  const look = () => {
    if (turn !== window.turn) return;
    const heading = document.querySelector(".st-key-panel h2");
    if (start === undefined || !heading || heading.innerText.trim() !== name) requestAnimationFrame(look);
    else requestAnimationFrame(() => requestAnimationFrame(() => { window.took = performance.now() - start; }));
  };
  look();
}"""
PAINT = """(() => {
  const gl = WebGL2RenderingContext.prototype;
  let drawn = 0;
  window.painted = undefined;
  window.lastDraw = 0;
  const note = () => { window.painted ??= performance.now(); };
  const finished = context => {  // the commands so far, without waiting for them
    const fence = context.fenceSync(context.SYNC_GPU_COMMANDS_COMPLETE, 0);
    context.flush();
    const look = () =>
      context.getSyncParameter(fence, context.SYNC_STATUS) === context.SIGNALED ? note() : setTimeout(look, 15);
    setTimeout(look, 15);
  };
  for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
    const draw = gl[name];
    gl[name] = function (...given) {
      const before = drawn;
      drawn += given[name.includes("Arrays") ? 2 : 1] * (name.includes("Instanced") ? given.at(-1) : 1);
      window.lastDraw = performance.now();
      draw.apply(this, given);
      if (before <= AREAS && drawn > AREAS) queueMicrotask(() => finished(this));
    };
  }
  const look = () => {
    const picture = document.querySelector(".map-poster");
    if (picture?.complete && picture.naturalWidth) requestAnimationFrame(() => requestAnimationFrame(note));
    else if (window.painted === undefined) requestAnimationFrame(look);
  };
  look();
})()""".replace("AREAS", "5000")
"""So many vertices are more than a frame or a background."""

REST = """() => new Promise(done => {
  let last = performance.now(), calm = last;
  const look = () => {
    const now = performance.now();
    if (now - last > 60) calm = now;
    last = now;
    const since = Math.max(calm, window.lastDraw);
    if (now - since > 1000) done(since);
    else requestAnimationFrame(look);
  };
  look();
})"""

out = sys.stdout


@dataclass(kw_only=True, slots=True)
class Page:
    """A way to build the page, and what it took, in milliseconds, by round."""

    name: str
    server: Server
    paints: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    rests: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    missed: int = 0
    received: int = 0
    """Bytes over the websocket in the last round."""


def point_at_middle(tab: Tab, name: str) -> tuple[float, float]:
    """Move the mouse to the middle of the map until the tooltip names the region: then the page is at rest."""
    canvas, tooltip = tab.locator(".st-key-map canvas").first, tab.locator(".deck-tooltip")
    canvas.wait_for(timeout=SLOW_MS)
    end = time.monotonic() + SLOW_MS / 1000
    while time.monotonic() < end:
        box: Any = canvas.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        tab.mouse.move(x + int(time.monotonic() * 10) % 2, y)
        tab.wait_for_timeout(50)
        if tooltip.count() and tooltip.is_visible() and tooltip.inner_text().startswith(name):
            return x, y
    raise RuntimeError(f"the cursor does not find {name}")


def visit(browser: Browser, page: Page, name: str) -> None:
    """Open the page, click, and add what it took."""
    context = browser.new_context(viewport=LAPTOP)  # type: ignore[arg-type]  # a dictionary of its keys
    tab = context.new_page()
    tab.add_init_script(STILL_WHILE_PRESSED)
    tab.add_init_script(PAINT)
    frames: list[int] = []
    tab.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(len(frame))))
    tab.goto(f"{page.server.address}/?lat={LAT}&lon={LON}&zoom={ZOOM}")
    x, y = point_at_middle(tab, name)
    page.ready.append(tab.evaluate("performance.now()"))
    page.rests.append(tab.evaluate(REST))
    page.paints.append(tab.evaluate("window.painted"))
    for _ in range(TRIES):
        tab.evaluate(WATCH, name)
        tab.mouse.click(x, y)
        try:
            tab.wait_for_function("() => window.took !== undefined", timeout=UNSEEN_MS)
        except Late:
            page.missed += 1
        else:
            page.clicks.append(tab.evaluate("window.took"))
            break
    page.received = sum(frames)
    context.close()


def spread(times: list[float]) -> str:
    """Median, fastest and slowest."""
    return f"{median(times):,.0f} ({min(times):,.0f} to {max(times):,.0f})" if times else "never"


def show(pages: list[Page]) -> None:
    """Print medians, and the ratios of ours to the others."""
    ours, *others = pages
    out.write(f"Chromium on software GL, ms, median of {ROUNDS} (fastest to slowest)\n")
    measures = (
        ("first paint", lambda page: page.paints),
        ("ready", lambda page: page.ready),
        ("at rest", lambda page: page.rests),
        ("click to panel", lambda page: page.clicks),
    )
    out.write(
        f"{'':<16}"
        + "".join(f"{page.name:>26}" for page in pages)
        + "".join(f"{'ours/' + page.name:>14}" for page in others)
        + "\n"
    )
    for name, times in measures:
        row = "".join(f"{spread(times(page)):>26}" for page in pages)
        ratios = (f"{median(times(ours)) / median(times(page)):.2f}" if times(page) else "–" for page in others)
        out.write(f"{name:<16}{row}" + "".join(f"{ratio:>14}" for ratio in ratios) + "\n")
    for page in pages:
        out.write(f"{page.name}: {page.received:,} bytes over the websocket, {page.missed} clicks unrecognised\n")


def main() -> None:
    """Visit every page in turn."""
    name = load(ROOT / "data" / "hotspots.yaml").dataset.hotspots[HOTSPOT].name
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        ours_log, plain_log = Path(folder, "ours.log"), Path(folder, "plain.log")
        plain_script = Path(__file__).with_name("plain_app.py")
        with serve(ROOT / "app.py", ours_log) as ours, serve(plain_script, plain_log) as plain:
            pages = [
                Page(name="ours", server=ours),
                Page(name="plain", server=plain),
            ]
            for _ in range(ROUNDS):
                for page in pages:
                    visit(browser, page, name)
    show(pages)


if __name__ == "__main__":
    main()
