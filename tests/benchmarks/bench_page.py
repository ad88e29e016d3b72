"""What a click and a filter cost: the deck, the rerun, and the bytes that travel.

    python tests/benchmarks/bench_page.py

Three tables, each beside a floor measured in the same run:

* the deck's JSON, built from a scene as the page makes it, beside `json.dumps` of the same objects,
* reruns of the running app over its websocket beside those of an empty script, alternating: at most 30 ms more,
* bytes in a real Chromium: frames of the websocket, and map files as they travel (gzipped by the server).

Time on the clock is the median of the rounds, CPU time their mean; on a busy machine the latter is the one to read.
"""

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, Response, WebSocket  # noqa: E402  after the path to the package
from playwright.sync_api import TimeoutError as Late  # noqa: E402
from running_app import EMPTY_APP, LAPTOP, Reader, Server, chromium, kind, message, reader, serve  # noqa: E402

from geo.dataset.loader import load  # noqa: E402
from geo.page.maps import map_view, vantage  # noqa: E402
from geo.page.maps.deck import build_deck  # noqa: E402
from geo.page.maps.regions import drawn_regions, region_files  # noqa: E402
from geo.page.maps.scene import Scene  # noqa: E402
from geo.selection.filtering import apply_filters  # noqa: E402
from geo.selection.palette import LIGHT  # noqa: E402
from geo.selection.selection import Camera, MapView, Selection  # noqa: E402

ROUNDS = 30
MORE_MS = 30
"""What a rerun may take beyond an empty script's."""

START_BYTES, CHANGE_BYTES, GROUND_BYTES = 120_000, 60_000, 260_000
GROUND = ("land", "cap", "coast", "borders", "contested", "hatch")
QUIET_S = 10.0
"""Without a frame or file for so long, the page has come to rest, also one that draws in software."""

CHART, PILLS = "deck_gl_json_chart chart", "button_group source"
DATASET = load(ROOT / "data" / "hotspots.yaml").dataset
out = sys.stdout


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median CPU time of several calls."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return median(times) * 1000


def scene(selection: Selection) -> Scene:
    """The scene as `draw_map_view` makes it, which needs a session for no more than the camera and the theme."""
    viewpoint = DATASET.about.viewpoint
    screen = vantage.screen_of(DATASET, selection)
    shown, regions = apply_filters(DATASET, selection.filters), drawn_regions(DATASET, viewpoint, screen)
    marks = {i: map_view._mark(DATASET, shown, hotspot, viewpoint) for i, hotspot in shown.hotspots.items()}  # noqa: SLF001  the page's own
    return Scene(
        files=map_view._files(DATASET, selection, screen, marks),  # noqa: SLF001  the page's own
        regions=regions,
        marks=marks,
        selected=selection.hotspot,
        screen=screen,
        camera=Camera(lat=30, lon=11, zoom=0.8),
        palette=LIGHT,
        serial=0,
        line_work=region_files(DATASET, viewpoint, screen).lines,
    )


def deck_building() -> None:
    """Print how long scenes and their decks take."""
    open_one = Selection(hotspot=next(iter(DATASET.hotspots)))
    out.write(f"\nDeck, CPU ms, median of {ROUNDS}\n")
    out.write(f"{'':<22}{'scene':>8}{'deck':>8}{'json.dumps':>12}{'deck/dumps':>12}{'bytes':>10}\n")
    for name, selection in (
        ("world, nothing open", Selection()),
        ("world, one open", open_one),
        ("globe, one open", replace(open_one, view=MapView.GLOBE)),
    ):
        made = scene(selection)
        text = build_deck(made).to_json()
        objects = json.loads(text)
        making = milliseconds(lambda selection=selection: scene(selection))  # type: ignore[misc]  # bound to this round
        ours = milliseconds(lambda made=made: build_deck(made).to_json())  # type: ignore[misc]  # bound to this round
        floor = milliseconds(lambda objects=objects: json.dumps(objects))  # type: ignore[misc]  # bound to this round
        out.write(f"{name:<22}{making:>8.2f}{ours:>8.2f}{floor:>12.2f}{ours / floor:>12.1f}{len(text):>10,}\n")


@dataclass(kw_only=True)
class Timed:
    """Reruns of one kind: seconds on the clock each, CPU seconds and bytes in all."""

    clock: list[float]
    cpu_s: float = 0.0
    size: int = 0


def rerun(server: Server, session: Reader, timed: Timed) -> None:
    """Run once and add what it took."""
    before = server.cpu_s()
    timed.clock.append(session.rerun())
    timed.cpu_s += server.cpu_s() - before
    timed.size += sum(parsed.ByteSize() for parsed in session.received)
    if session.exceptions():
        raise RuntimeError(f"the page failed: {session.exceptions()}")


def reruns(ours: Server, empty: Server) -> None:
    """Print what reruns take beside an empty script's; rounds alternate between the two servers."""
    hotspots = list(DATASET.hotspots)
    with reader(ours) as page, reader(empty) as nothing:
        for session in (page, nothing):  # the first runs fill the caches
            session.rerun()
            session.rerun()
        rows = {name: (Timed(clock=[]), Timed(clock=[])) for name in ("no change", "a filter", "a click")}
        for n in range(ROUNDS):
            for name, (mine, floor) in rows.items():
                if name == "a filter":
                    page.choose(PILLS, [0, 1] if n % 2 else [1, 2])
                if name == "a click":
                    page.pick(CHART, hotspots[n % len(hotspots)])
                rerun(ours, page, mine)
                rerun(empty, nothing, floor)
    out.write(f"\nReruns of the server, ms, {ROUNDS} rounds (at most {MORE_MS} more than an empty script)\n")
    out.write(f"{'':<12}{'clock':>8}{'empty':>8}{'more':>8}{'ratio':>8}{'CPU':>10}{'empty':>8}{'more':>8}\n")
    for name, (mine, floor) in rows.items():
        clock, empty_clock = median(mine.clock) * 1000, median(floor.clock) * 1000
        cpu, empty_cpu = mine.cpu_s / ROUNDS * 1000, floor.cpu_s / ROUNDS * 1000
        row = f"{name:<12}{clock:>8.1f}{empty_clock:>8.1f}{clock - empty_clock:>8.1f}{clock / empty_clock:>8.1f}"
        out.write(f"{row}{cpu:>10.1f}{empty_cpu:>8.1f}{cpu - empty_cpu:>8.1f}\n")


def every_click(server: Server) -> None:
    """Print the bytes of a click on each hotspot, and what they are made of where they are most."""
    sizes: dict[str, int] = {}
    parts: dict[str, Counter[str]] = {}
    with reader(server) as page:
        page.rerun()
        for hotspot in DATASET.hotspots:
            page.pick(CHART, hotspot)
            page.rerun()
            sizes[hotspot] = sum(parsed.ByteSize() for parsed in page.received)
            parts[hotspot] = Counter()
            for parsed in page.received:
                parts[hotspot][kind(parsed).split()[0]] += parsed.ByteSize()
    most = max(sizes, key=lambda hotspot: sizes[hotspot])
    heavy = ", ".join(f"{name} {size:,}" for name, size in parts[most].most_common(6))
    line = f"median {median(sizes.values()):,.0f}, most {sizes[most]:,} ({most}: {heavy})"
    out.write(f"\nBytes of a click on each of {len(sizes)} hotspots: {line}\n")


class Traffic:
    """What one page of the browser gets."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.frames: list[bytes | str] = []
        self.files: dict[str, tuple[int, int]] = {}
        page.on("websocket", self._open)
        page.on("response", self._answer)

    def _open(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.frames.append(frame))  # noqa: PLW0108  Playwright marks it

    def _answer(self, response: Response) -> None:
        name = response.url.rpartition("/")[2]
        if "/map-data/" in response.url:
            body = response.body()
            self.files[name] = (len(body), response.request.sizes()["responseBodySize"])

    def rest(self, work: Callable[[], object]) -> tuple[int, Counter[str], dict[str, tuple[int, int]]]:
        """Do something and wait for the page to come to rest; return the bytes of frames, by kind, and files."""
        self.frames.clear()
        self.files.clear()
        work()
        seen, since = -1, time.monotonic()
        while time.monotonic() - since < QUIET_S:
            self.page.wait_for_timeout(100)
            if len(self.frames) + len(self.files) != seen or not self.frames:
                seen, since = len(self.frames) + len(self.files), time.monotonic()
        kinds: Counter[str] = Counter()
        for frame in self.frames:
            kinds[kind(message(frame)).split()[0]] += len(frame)
        return sum(map(len, self.frames)), kinds, dict(self.files)


def open_page(page: Page, address: str) -> None:
    """Follow a link in which Syria is in the middle of the map."""
    page.goto(f"{address}/?lat=35&lon=39.2&zoom=4")
    page.locator(".st-key-map canvas").wait_for(timeout=60_000)
    page.locator(".st-key-status").get_by_text("regions drawn.").wait_for(timeout=60_000)


def click_middle(page: Page) -> None:
    """Click on the middle of the map, once the tooltip says that the browser knows what is there."""
    box: Any = page.locator(".st-key-map canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tooltip, heading = page.locator(".deck-tooltip"), page.locator(".st-key-panel h2")
    for n in range(600):
        page.mouse.move(x + n % 2, y)
        page.wait_for_timeout(50)
        if tooltip.is_visible():
            break
    for _ in range(5):  # a busy machine may not recognise a click
        page.mouse.click(x, y)
        try:
            heading.wait_for(timeout=15_000)
        except Late:
            continue
        return
    raise RuntimeError("no click was recognised")


def bytes_in_chromium(server: Server) -> None:
    """Print what travels to a browser at the start, for a click and for a filter."""
    rows = []
    with chromium() as browser:
        page = browser.new_context(viewport=LAPTOP).new_page()  # type: ignore[arg-type]  # a dictionary of its keys
        traffic = Traffic(page)
        start, kinds, files = traffic.rest(lambda: open_page(page, server.address))
        rows.append(("at the start", start, START_BYTES, kinds, {}))
        for name, work in (
            ("a click", lambda: click_middle(page)),
            ("a filter", page.locator(".st-key-source button").first.click),
        ):
            size, kinds, changed = traffic.rest(work)
            rows.append((name, size, CHANGE_BYTES, kinds, changed))
    out.write("\nWebsocket in Chromium, bytes\n")
    for name, size, limit, kinds, changed in rows:
        heavy = ", ".join(f"{part} {n:,}" for part, n in kinds.most_common(5))
        out.write(f"{name:<14}{size:>9,} of {limit:>7,}  {size / limit:4.2f}  {heavy}\n")
        for file, (_, wire) in changed.items():
            out.write(f"{'':<14}{wire:>9,} over HTTP, {file}\n")
    out.write("\nMap files in Chromium, bytes\n")
    for file, (whole, wire) in sorted(files.items(), key=lambda item: -item[1][1]):
        out.write(f"{file.rpartition('-')[0]:<20}{wire:>9,} of {whole:>9,} before gzip\n")
    ground = sum(wire for file, (_, wire) in files.items() if file.rpartition("-")[0] in GROUND)
    everything = sum(wire for _, wire in files.values())
    out.write(f"{'ground':<20}{ground:>9,} of {GROUND_BYTES:,}  {ground / GROUND_BYTES:4.2f}\n")
    out.write(f"{'everything':<20}{everything:>9,}\n")


def main() -> None:
    """Print the tables."""
    deck_building()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "empty.py").write_text(EMPTY_APP, "utf-8")
        with serve(ROOT / "app.py", folder / "ours.log") as ours:
            with serve(folder / "empty.py", folder / "empty.log") as empty:
                reruns(ours, empty)
            every_click(ours)
            bytes_in_chromium(ours)


if __name__ == "__main__":
    main()
