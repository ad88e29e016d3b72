"""The texts of a drawn figure and the boxes they take, for tests."""

from collections.abc import Iterator
from itertools import combinations
from weakref import WeakKeyDictionary

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from geo.briefing.figures.draw import Drawing

DPI = 100
# Of the size of type: what a line's box has above and below the letters. Lines set solid share it.
_LEADING = 0.17

Box = tuple[float, float, float, float]

_READ: WeakKeyDictionary[Figure, tuple[tuple[str, Box], ...]] = WeakKeyDictionary()


def texts(figure: Figure) -> tuple[tuple[str, Box], ...]:
    """Every text that is drawn, with the box of its letters in pixels at 100 dpi; a figure is read once."""
    if figure not in _READ:
        _READ[figure] = tuple(_texts(figure))
    return _READ[figure]


def _texts(figure: Figure) -> Iterator[tuple[str, Box]]:
    figure.set_dpi(DPI)
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw_without_rendering()  # places all that is placed when it is drawn
    for text in figure.findobj(Text):
        if text.get_text() and text.get_visible():
            box = text.get_window_extent(renderer)
            spare = _LEADING * text.get_fontsize() * DPI / 72
            across, along = (spare, 0) if text.get_rotation() % 180 else (0, spare)
            yield text.get_text(), (box.x0 + across, box.y0 + along, box.x1 - across, box.y1 - along)


def outside(drawing: Drawing) -> list[str]:
    """Texts that leave the paper."""
    width, height = (side * DPI for side in drawing.paper.inches)
    return [text for text, (x0, y0, x1, y1) in texts(drawing.picture) if x0 < 0 or y0 < 0 or x1 > width or y1 > height]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of texts that overlap by more than a pixel."""
    return [
        (one, other)
        for (one, a), (other, b) in combinations(texts(figure), 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1
    ]


def written(drawing: Drawing) -> str:
    """All that is written on the figure, in the order it was drawn."""
    return " ".join(text for text, _ in texts(drawing.picture))
