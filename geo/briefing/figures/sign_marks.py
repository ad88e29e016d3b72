"""The marks of cells without a number: why there is no excerpt."""

from collections.abc import Collection, Iterator, Mapping

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import rgb
from geo.selection.palette import Rgb
from geo.selection.signs import SIGN_WORDS, Sign

__all__ = ["draw_sign", "sign_entries"]

MARK: Rgb = (110, 118, 130)
"""Colour of the marks: 3:1 and more on the page."""

MARKERS: Mapping[Sign, str] = {Sign.WITHIN: "v", Sign.HIDDEN: ".", Sign.NO_EXCERPT: "_", Sign.SILENT: "o"}
"""matplotlib's markers; they differ in shape, not in colour."""


def draw_sign(figure: Figure, centre: tuple[float, float], sign: Sign, size_pt: float) -> None:
    """Draw the mark of a sign at a place in inches, for text of that size."""
    mark = Line2D(
        [centre[0]], [centre[1]], marker=MARKERS[sign], markersize=0.42 * size_pt, markerfacecolor="none",
        markeredgecolor=rgb(MARK), markeredgewidth=0.8, linestyle="none", transform=figure.dpi_scale_trans,
    )  # fmt: skip
    figure.add_artist(mark)


def sign_entries(used: Collection[Sign]) -> Iterator[LegendEntry]:
    """The legend's entries of the signs that occur."""
    for sign, marker in MARKERS.items():
        if sign in used:
            yield LegendEntry(text=SIGN_WORDS[sign], edge=MARK, marker=marker)
