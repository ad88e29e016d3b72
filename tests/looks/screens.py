"""Pictures of the page for somebody to look at: every hotspot opened in turn, and every view, window and theme.

    python tests/looks/screens.py FOLDER            # both, as PNG files in FOLDER
    python tests/looks/screens.py FOLDER --only korea arctic-phone-dark
    python tests/looks/screens.py --compare [FOLDER]
    python tests/looks/screens.py --keep [FOLDER]

Needs Chromium. The pictures of hotspots are also put together on sheets of twelve. `--compare` takes the map in the
states of which a picture is kept (tests/data/screens/) and says how each differs; the exit status is 1 where one does.
`--keep` draws these pictures anew. Both put the map as it was taken into FOLDER, if one is given.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from app_server import serve  # noqa: E402  after the paths to it
from browser_contexts import CHROMIUM_OPTIONS, LAPTOP  # noqa: E402
from golden_screens import compare_screen, drawn_with, keep_screen, kept_file  # noqa: E402
from map_page import SLOW_MS, MapPage  # noqa: E402
from PIL import Image, ImageDraw, ImageFont  # noqa: E402
from playwright.sync_api import Browser, expect, sync_playwright  # noqa: E402
from repository import DATA  # noqa: E402
from resting_map import wait_at_rest  # noqa: E402
from screen_states import ScreenState, every_state, kept_states  # noqa: E402

from geo.dataset.loader import load  # noqa: E402

A_SHEET, ACROSS = 12, 3
"""Pictures on a sheet, and beside each other on it."""
WIDTH_PX, TITLE_PX = 683, 22
"""Of a picture on a sheet, half as wide as it was taken, and of the line above it."""


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[MapPage]:
    """The app in a page of its own, light, as on a laptop."""
    context = browser.new_context(viewport=LAPTOP, color_scheme="light", reduced_motion="reduce")
    try:
        yield MapPage(context.new_page(), address)
    finally:
        context.close()


def take(app: MapPage, file: Path) -> None:
    """Keep the window's picture once the map is at rest."""
    wait_at_rest(app)
    app.page.screenshot(path=file, timeout=4 * SLOW_MS)
    say(file.name)


def take_hotspots(app: MapPage, folder: Path, only: Sequence[str]) -> None:
    """Open every hotspot in turn, and put the pictures together on sheets."""
    names = [name for name in load(DATA).dataset.hotspots if not only or name in only]
    for name in names:
        app.go(f"hotspot={name}")
        take(app, folder / f"hotspot-{name}.png")
    for first in range(0, len(names), A_SHEET):
        files = [folder / f"hotspot-{name}.png" for name in names[first : first + A_SHEET]]
        sheet(files).save(folder / f"sheet-{first // A_SHEET + 1}.png")


def sheet(files: Sequence[Path]) -> Image.Image:
    """Pictures of one size, reduced, in rows, each below its name."""
    height = WIDTH_PX * LAPTOP["height"] // LAPTOP["width"]
    rows = -(-len(files) // ACROSS)
    whole = Image.new("RGB", (ACROSS * WIDTH_PX, rows * (height + TITLE_PX)), "white")
    pen, font = ImageDraw.Draw(whole), ImageFont.load_default(16)
    for at, file in enumerate(files):
        x, y = at % ACROSS * WIDTH_PX, at // ACROSS * (height + TITLE_PX)
        pen.text((x + 6, y + 1), file.stem, fill="black", font=font)
        with Image.open(file) as picture:
            whole.paste(picture.convert("RGB").resize((WIDTH_PX - 2, height)), (x, y + TITLE_PX))
    return whole


def show(app: MapPage, state: ScreenState) -> None:
    """Load the page anew in a state, and wait until the map is at rest."""
    app.page.set_viewport_size(state.size)
    app.page.emulate_media(color_scheme=state.theme)
    app.open(state.query)
    wait_at_rest(app)


def take_states(app: MapPage, folder: Path, only: Sequence[str]) -> None:
    """Take every view in every window and theme."""
    for state in every_state():
        if not only or str(state) in only:
            show(app, state)
            take(app, folder / f"{state}.png")


def look(app: MapPage, folder: Path, only: Sequence[str]) -> None:
    """Take everything for somebody to look at."""
    take_hotspots(app, folder, only)
    take_states(app, folder, only)


def maps(app: MapPage, folder: Path | None, only: Sequence[str]) -> Iterator[tuple[ScreenState, bytes]]:
    """Take the map in each state of which a picture is kept."""
    for state in kept_states():
        if only and str(state) not in only:
            continue
        show(app, state)
        picture = app.page.screenshot(clip=app.map_box(), timeout=4 * SLOW_MS)
        if folder is not None:
            (folder / f"map-{state}.png").write_bytes(picture)
        yield state, picture


def compare(app: MapPage, folder: Path | None, only: Sequence[str]) -> int:
    """Say how the map differs from the pictures that are kept; return how many do."""
    browser, grave = browser_of(app), 0
    for state, picture in maps(app, folder, only):
        if not kept_file(state).exists():
            say(f"{state}: no picture is kept, `--keep` draws it")
            grave += 1
            continue
        found, made_with = compare_screen(state, picture), drawn_with(state)
        grave += found.grave
        say(f"{'DIFFERS' if found.grave else 'same'}  {state}: {found}")
        if found.grave and made_with != browser:
            say(f"         it was drawn with {made_with}, and this is {browser}: look whether that is why")
    return grave


def keep(app: MapPage, folder: Path | None, only: Sequence[str]) -> None:
    """Draw the pictures that are kept anew."""
    for state, picture in maps(app, folder, only):
        say(f"{state}: {keep_screen(state, picture, browser_of(app)) / 1000:.0f} KB")


def browser_of(app: MapPage) -> str:
    """Name and version of the browser."""
    browser = app.page.context.browser
    assert browser is not None
    return f"Chromium {browser.version}"


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201  a script that prints


@contextmanager
def running() -> Iterator[MapPage]:
    """The app in a page of a browser of its own."""
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("Chromium is not installed: apt-get install chromium")
    expect.set_options(timeout=SLOW_MS)
    with tempfile.TemporaryDirectory() as work, serve(Path(work) / "log") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_OPTIONS))
        with opened(browser, address) as app:
            yield app
        browser.close()


def main() -> int:
    """Do what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="where the pictures go")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help="hotspots or states, not all")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--compare", action="store_true", help="with the pictures that are kept")
    what.add_argument("--keep", action="store_true", help="draw the pictures that are kept anew")
    asked = parser.parse_args()
    if asked.folder is None and not (asked.compare or asked.keep):
        parser.error("where do the pictures go? FOLDER")
    if asked.folder is not None:
        asked.folder.mkdir(parents=True, exist_ok=True)
    with running() as app:
        if asked.compare:
            return 1 if compare(app, asked.folder, asked.only) else 0
        (keep if asked.keep else look)(app, asked.folder, asked.only)
    return 0


if __name__ == "__main__":
    sys.exit(main())
