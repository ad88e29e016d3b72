"""Pictures of the page for somebody to look at: every hotspot opened in turn, and every view, window and theme.

    python tests/looks/screens.py FOLDER            # both, as PNG files in FOLDER
    python tests/looks/screens.py FOLDER --only korea arctic-phone-dark

Needs Chromium. The pictures of hotspots are also put together on sheets of twelve.
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
from map_page import SLOW_MS, MapPage  # noqa: E402
from PIL import Image, ImageDraw, ImageFont  # noqa: E402
from playwright.sync_api import Browser, expect, sync_playwright  # noqa: E402
from repository import DATA  # noqa: E402
from resting_map import wait_at_rest  # noqa: E402
from screen_states import every_state  # noqa: E402

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


def take(app: MapPage, query: str, file: Path) -> None:
    """Follow a link and keep the window's picture once the map is at rest."""
    app.open(query)
    wait_at_rest(app)
    app.page.screenshot(path=file, timeout=4 * SLOW_MS)
    print(file.name, flush=True)


def take_hotspots(app: MapPage, folder: Path, only: Sequence[str]) -> None:
    """Open every hotspot in turn, and put the pictures together on sheets."""
    names = [name for name in load(DATA).dataset.hotspots if not only or name in only]
    for name in names:
        take(app, f"hotspot={name}", folder / f"hotspot-{name}.png")
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


def take_states(app: MapPage, folder: Path, only: Sequence[str]) -> None:
    """Take every view in every window and theme."""
    for state in every_state():
        if not only or str(state) in only:
            app.page.set_viewport_size(state.size)
            app.page.emulate_media(color_scheme=state.theme)
            take(app, state.query, folder / f"{state}.png")


def main() -> None:
    """Take what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help="hotspots or states, not all")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("Chromium is not installed: apt-get install chromium")
    expect.set_options(timeout=SLOW_MS)
    with tempfile.TemporaryDirectory() as work, serve(Path(work) / "log") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_OPTIONS))
        with opened(browser, address) as app:
            take_hotspots(app, asked.folder, asked.only)
            take_states(app, asked.folder, asked.only)
        browser.close()


if __name__ == "__main__":
    main()
