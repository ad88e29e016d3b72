"""Where the texts of a figure are, in inches."""

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

SLACK = 0.01
"""Inches by which a box may be outside: that of a text holds some air."""
AIR = 0.03
"""Inches by which the boxes of two lines may overlap: each has room for the highest and the deepest of letters."""


def text_boxes(figure: Figure) -> list[tuple[str, Bbox]]:
    """Every text with its box from the lower left corner."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in figure.texts if text.get_text()]
    return [(text, Bbox(box.get_points() / figure.dpi)) for text, box in boxes]


def outside(figure: Figure, box: tuple[float, float, float, float]) -> list[str]:
    """The texts that are not wholly in a box (left, bottom, right, top, inches)."""
    return [
        text
        for text, b in text_boxes(figure)
        if b.x0 < box[0] - SLACK or b.y0 < box[1] - SLACK or b.x1 > box[2] + SLACK or b.y1 > box[3] + SLACK
    ]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of texts whose boxes overlap."""
    return [
        (one, other)
        for (one, a), (other, b) in combinations(text_boxes(figure), 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > SLACK and min(a.y1, b.y1) - max(a.y0, b.y0) > AIR
    ]
