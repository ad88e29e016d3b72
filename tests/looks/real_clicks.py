"""Real clicks on thirty places of each view, ten of them crowded: does what was clicked open?

    python tests/looks/real_clicks.py [World] [Arctic] [Globe] [switches]

What is meant stands in `click_places.py`, written by hand, and again follows from the rule in `click_rules.py`; the
tooltip has to say it, and a click has to open it. At the end the map goes from view to view, light and dark, with a
hotspot open and without one (`switches`), and the console has to stay silent. Exits with 1 where anything differs.
"""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from app_server import serve  # noqa: E402  after the paths
from browser_contexts import CHROMIUM_OPTIONS, LAPTOP, STILL_WHILE_PRESSED, contexts  # noqa: E402
from click_places import PLACES, Place  # noqa: E402
from click_rules import Rule, Written, pixel_of  # noqa: E402
from map_page import MapPage  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from repository import DATA  # noqa: E402

from geo.dataset.loader import load  # noqa: E402

HOVER_MS, CLICK_MS, TRIES = 12_000, 4_000, 3

CHOOSE = "Click to choose"

SWITCHES = ("Arctic", "Globe", "World", "Globe", "Arctic", "World")

out = sys.stdout


@dataclass(kw_only=True, slots=True)
class Clicker:
    """Clicks in one page."""

    app: MapPage
    rule: Rule
    ids: dict[str, str]
    """Name → id."""

    def try_place(self, view: str, place: Place) -> bool:
        """Point at a place and click on it; print what that did, and say whether it was what is meant."""
        self.app.go(place.stand)
        try:
            x, y = self._point(place)
        except AssertionError as missing:
            out.write(f"✗ {view} {place.said()}: {missing}\n")
            return False
        rule = self.rule.meant(self.app, self.rule.names_on(self.app), x, y)
        hovered = self._hover(x, y, place.meant)
        got = self._click(x, y)
        right = rule.allows(place.meant) and {*got} == {*hovered} and rule.allows(got) and rule.allows(hovered)
        kind = "crowded" if place.crowded else "plain"
        texts = [" + ".join(ids) or "–" for ids in (place.meant, rule.surely, hovered, got)]
        row = "{:7}{:8}{:38}{:44}{:44}{:44}{:44}".format(view, kind, place.said(), *texts)
        out.write(f"{'  ' if right else '✗ '}{row.rstrip()}\n")
        out.flush()
        return right

    def _point(self, place: Place) -> tuple[float, float]:
        x, y = self._name(place.at) if isinstance(place.at, str) else pixel_of(self.app, *place.at)
        return x + place.aside[0], y + place.aside[1]

    def _name(self, hotspot: str) -> tuple[float, float]:
        """The middle of a name, once it is written and stands still."""
        last: list[Written] = []

        def stands() -> bool:
            before = list(last)
            last[:] = [name for name in self.rule.names_on(self.app) if name.hotspot == hotspot]
            return bool(last) and last == before

        self.app.until(stands, f"the name of {hotspot} is not written")
        return last[0].x, last[0].y

    def _hover(self, x: float, y: float, meant: Sequence[str]) -> tuple[str, ...]:
        """Which hotspots the tooltip names, once it names what is meant or time is up."""
        end, turn = monotonic() + HOVER_MS / 1000, 0
        while True:
            self.app.page.mouse.move(x + turn % 2, y)
            self.app.frame()
            turn += 1
            found = self._told()
            # The first frames after a move may still say what was under the mouse before, or nothing yet.
            if (turn > 8 and {*found} == {*meant}) or monotonic() > end:
                self.app.page.mouse.move(x, y)
                return found

    def _told(self) -> tuple[str, ...]:
        if not self.app.tooltip.is_visible():
            return ()
        lines = self.app.tooltip.inner_text().splitlines()
        names = lines[: lines.index(CHOOSE)] if CHOOSE in lines else lines[:1]
        return tuple(self.ids.get(name, name) for name in names)

    def _click(self, x: float, y: float) -> tuple[str, ...]:
        """What a click opens, or asks about."""
        for _ in range(TRIES):
            asked, end = self.app.runs.asked, monotonic() + CLICK_MS / 1000
            self.app.page.mouse.click(x, y)
            while self.app.runs.asked == asked and monotonic() < end:
                self.app.frame()
            if self.app.runs.asked > asked:
                break
        self.app.wait_settled()
        question = self.app.page.locator(".map-asked")
        if question.is_visible():
            return tuple(self.ids[name] for name in question.locator("div button").all_inner_texts())
        opened = self.app.heading.all_inner_texts()
        return tuple(self.ids[name] for name in opened)


def switch_views(app: MapPage, scheme: str) -> None:
    """Go from view to view with a region open and without one."""
    app.page.emulate_media(color_scheme=scheme)
    for hotspot, label in product(("", "&hotspot=baltic-sea"), SWITCHES):
        if label == SWITCHES[0]:
            app.go(f"view=world{hotspot}")
        asked = app.runs.asked
        app.page.locator(".st-key-view").get_by_text(label, exact=True).click()
        app.wait_answered(asked)
        app.wait_drawn()
        out.write(f"  {scheme}: {label}{hotspot}\n")


def run(browser: Browser, address: str, views: Sequence[str], faults: list[str]) -> dict[str, int]:
    """Click on all places of these views; how many of them were wrong in each."""
    dataset = load(DATA).dataset
    with contexts(browser, faults) as opener:
        context, _ = opener(address, viewport=LAPTOP)
        page = context.new_page()
        page.add_init_script(STILL_WHILE_PRESSED)
        app = MapPage(page, address)
        app.open()
        ids = {name: i for i, one in dataset.hotspots.items() for name in (one.name, one.name.split(" (")[0])}
        clicker = Clicker(app=app, rule=Rule(dataset), ids=ids)
        titles = ("view", "", "place", "meant", "by the rule", "hovered", "got")
        out.write("  {:7}{:8}{:38}{:44}{:44}{:44}{:44}\n".format(*titles))
        wrong = {
            view: [clicker.try_place(view, one) for one in places].count(False)
            for view, places in PLACES.items()
            if view in views
        }
        for scheme in ("light", "dark") if "switches" in views else ():
            switch_views(app, scheme)
    return wrong


def main() -> int:
    """Start app and browser, click, and print what differs."""
    views, faults = sys.argv[1:] or [*PLACES, "switches"], list[str]()
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder, "log")) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(CHROMIUM_OPTIONS))
        wrong = run(browser, address, views, faults)
        browser.close()
    for view, count in wrong.items():
        crowded = sum(place.crowded for place in PLACES[view])
        out.write(f"{view}: {len(PLACES[view])} places, {crowded} crowded; {count} wrong\n")
    out.write("".join(f"{fault}\n" for fault in faults) or "nothing in the console\n")
    return 1 if any(wrong.values()) or faults else 0


if __name__ == "__main__":
    sys.exit(main())
