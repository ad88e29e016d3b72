"""What the page has made for its readers, figures and files: made one at a time, and kept by what they show.

Nothing of matplotlib is imported before the first of them: the map does without.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.briefing import write
from geo.briefing.content.paper import Paper
from geo.briefing.content.sheet import Sheet
from geo.briefing.write import Format, Template
from geo.errors import HotspotsError

if TYPE_CHECKING:
    from geo.briefing.figures.draw import Drawing
    from geo.briefing.figures.hit_areas import HitArea

PIXEL_RATIO = 2
"""Pixels of a picture for one of CSS: sharp on the screens of today."""

CSS_DPI = 96
"""CSS pixels in an inch."""

MAX_BYTES = 96_000_000
"""What is kept in all; a world figure at 300 dpi takes about one million."""

LEND_S = 0.002
"""How long a document's maker steps aside between two slides, for those who wait for a figure."""

MAX_DRAWINGS = 3
"""Drawings that are kept for what else they may be rendered as; each holds the outlines of a world."""

SOON_S = 0.6
"""How long a reader must have stopped changing choices before a file is made."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A file that was made."""

    content: bytes
    hit_areas: tuple["HitArea", ...] = ()
    """Of a picture on the page, where it can be pointed at."""
    quotes: int = 0
    """How many pull quotes stand on it."""


_drawings: OrderedDict[Hashable, "Drawing"] = OrderedDict()
_kept: OrderedDict[Hashable, Made] = OrderedDict()
_kept_lock = threading.Lock()
# Type is measured in faces that all figures share: two threads in one face would read each other's measures. And two
# figures at once are no faster than one after the other.
_pen = threading.Lock()


def picture(sheet: Sheet, paper: Paper, *, maps_only: bool = False) -> Made:
    """Return the figure as it stands on the page, as PNG: without what the page itself says around it.

    `maps_only` leaves out the table of a comparison.
    """

    def draw() -> Made:
        from geo.briefing.figures import draw as figure  # noqa: PLC0415 - see above

        drawing = figure.draw_figure(sheet, paper, compact=True, maps_only=maps_only)
        content = figure.render(drawing, figure.FigureFormat.PNG, CSS_DPI * PIXEL_RATIO)
        return Made(content=content, hit_areas=drawing.hit_areas)

    return _get_or_make((_key(sheet), paper, maps_only), draw)


def preview(sheet: Sheet) -> Made:
    """Return the figure as it will be in a file, whole, as a small PNG."""

    def make() -> Made:
        from geo.briefing.figures import draw as figure  # noqa: PLC0415 - see above

        drawing = _drawing(sheet)
        content = figure.render(drawing, figure.FigureFormat.PNG, CSS_DPI)
        return Made(content=content, quotes=len(drawing.words))

    return _get_or_make((_key(sheet), "preview"), make)


def file(
    sheet: Sheet,
    form: Format,
    progress: Callable[[int, int], None] | None = None,
    template: Template | None = None,
) -> bytes:
    """Return a sheet in a format, on a template; `progress` is told how many parts of how many are done."""

    def make() -> Made:
        if form in write.FIGURES:
            from geo.briefing.figures import draw as figure  # noqa: PLC0415 - see above

            return Made(content=figure.render(_drawing(sheet), figure.FigureFormat(form.value)))
        return Made(content=write.write_sheet(sheet, form, lend, template))

    def lend(done: int, total: int) -> None:
        _pen.release()
        try:
            if progress is not None:
                progress(done, total)
            time.sleep(LEND_S)
        finally:
            _pen.acquire()

    return _get_or_make(_file_key(sheet, form, template), make).content


def file_soon(sheet: Sheet, form: Format) -> threading.Timer:
    """Begin to make a file in a moment, unless the timer is cancelled first: a click on it will find it made."""

    def make() -> None:
        with suppress(HotspotsError):  # who asks for the file is told
            file(sheet, form)

    timer = threading.Timer(SOON_S, make)
    timer.daemon = True
    timer.start()
    return timer


def is_made(sheet: Sheet, form: Format, template: Template | None = None) -> bool:
    """Whether the file is there already."""
    return _get(_file_key(sheet, form, template)) is not None


def forget() -> None:
    """Forget everything that was made."""
    with _pen, _kept_lock:
        _kept.clear()
        _drawings.clear()


def _drawing(sheet: Sheet) -> "Drawing":
    """Return the drawing of a sheet, by whoever holds the pen: preview and file are the same one."""
    from geo.briefing.figures import draw as figure  # noqa: PLC0415 - see above

    key = _key(sheet)
    if key not in _drawings:
        _drawings[key] = figure.draw_figure(sheet)
        while len(_drawings) > MAX_DRAWINGS:
            _drawings.popitem(last=False)
    return _drawings[key]


def _key(sheet: Sheet) -> Hashable:
    return sheet.brief, sheet.whole.sha256, sheet.content_sha256


def _file_key(sheet: Sheet, form: Format, template: Template | None) -> Hashable:
    return _key(sheet), form, template.key if template is not None else ""


def _get(key: Hashable) -> Made | None:
    with _kept_lock:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key)


def _get_or_make(key: Hashable, make: Callable[[], Made]) -> Made:
    found = _get(key)
    if found is not None:
        return found
    with _pen:
        found = _get(key)  # somebody else may have made it meanwhile
        if found is None:
            found = make()
            _keep(key, found)
    return found


def _keep(key: Hashable, made: Made) -> None:
    with _kept_lock:
        _kept[key] = made
        while sum(len(one.content) for one in _kept.values()) > MAX_BYTES and len(_kept) > 1:
            _kept.popitem(last=False)
