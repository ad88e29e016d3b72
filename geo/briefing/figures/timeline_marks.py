"""How a date is drawn: a day as a mark, a month or a year as a hollow bar over all of it, a span as a solid bar.

The ends of a span are hollow where only their month or year is known. Where the axis is broken a bar goes on dashed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from geo.briefing.drawing.typesetting import PAGE, rgb
from geo.briefing.figures.time_axis import Axis, DaySpan
from geo.dataset.dates import day_numbers, span_days
from geo.selection.palette import Rgb, mix

__all__ = ["DatedMark", "draw_mark", "ends", "hollow"]

LEAST_BAR = 0.05
"""Width of the shortest bar in inches: a month on a scale of centuries stays visible."""
ARTICLE = 0.75
"""Size of an article's mark in sizes of the type."""
SLACK = 1e-6
"""Inches by which two computed places may differ and be the same."""
PALE = 0.22
"""Share of the mark's colour in a hollow bar."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedMark:
    """A date or span, and the looks of its mark."""

    date: str
    until: str | None = None
    colour: Rgb
    marker: str
    """matplotlib's marker."""
    article: bool = False
    """Whether it is an article's: always a mark, hollow and on a line over all its days where the day is not known."""

    @property
    def span(self) -> DaySpan:
        """All days that it may touch."""
        return span_days(self.date, self.until)

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.until is None and len(self.date) == 10

    @property
    def is_vague(self) -> bool:
        """Whether a month or a year stands for a day that is not known."""
        return any(len(value) < 10 for value in (self.date, self.until or self.date))

    @property
    def core(self) -> DaySpan | None:
        """The days that a span surely covers."""
        if self.until is None:
            return None
        first = day_numbers(self.date)[0 if len(self.date) == 10 else 1]
        last = day_numbers(self.until)[1 if len(self.until) == 10 else 0]
        return (first, last) if last > first else None


def hollow(colour: Rgb) -> Rgb:
    """The fill of a bar that says: somewhere in here."""
    return mix(colour, PAGE, PALE)


def ends(axis: Axis, dated: DatedMark, em: float) -> tuple[float, float]:
    """Left and right end of the mark in inches; `em` is the size of the type."""
    if dated.is_day:
        middle = _middle(axis, dated.span)
        return middle - 0.35 * em, middle + 0.35 * em
    left, right = axis.place(dated.span[0]), axis.place(dated.span[1])
    spare = max((ARTICLE * em if dated.article else LEAST_BAR) - (right - left), 0)
    return left - spare / 2, right + spare / 2


def draw_mark(figure: Figure, axis: Axis, dated: DatedMark, y: float, em: float) -> None:
    """Draw the mark with its middle at a height in inches."""
    left, right = ends(axis, dated, em)
    if dated.is_day or dated.article:
        if right - left > 1.4 * ARTICLE * em:
            _draw_line(figure, (left, right), y, em, dated.colour)
        mark = Line2D(
            [(left + right) / 2], [y], marker=dated.marker, markersize=(ARTICLE if dated.article else 0.7) * 72 * em,
            markerfacecolor=rgb(dated.colour if dated.is_day else PAGE), markeredgecolor=rgb(dated.colour),
            markeredgewidth=1.2, linestyle="none", transform=figure.dpi_scale_trans,
        )  # fmt: skip
        figure.add_artist(mark)
        return
    _draw_bar(
        figure, axis, (left, right), (y, em), (hollow(dated.colour) if dated.is_vague else dated.colour, dated.colour)
    )
    if dated.core:
        inner = (axis.place(dated.core[0]), axis.place(dated.core[1]))
        _draw_bar(figure, axis, inner, (y, em), (dated.colour, dated.colour))


def _draw_line(figure: Figure, ends: tuple[float, float], y: float, em: float, colour: Rgb) -> None:
    """A line with a stop at either end."""
    stop = 0.28 * em
    for xs, ys in ((ends, (y, y)), *(((end, end), (y - stop, y + stop)) for end in ends)):
        figure.add_artist(Line2D(xs, ys, color=rgb(colour), linewidth=1.2, transform=figure.dpi_scale_trans))


def _draw_bar(
    figure: Figure, axis: Axis, ends: tuple[float, float], place: tuple[float, float], colours: tuple[Rgb, Rgb]
) -> None:
    """A bar between its ends, at a height, in sizes of a type, filled and outlined."""
    y, em = place
    fill, edge = colours
    high = 0.5 * em
    for left, right in _whole(axis, ends):
        bar = Rectangle(
            (left, y - high / 2), right - left, high, facecolor=rgb(fill), edgecolor=rgb(edge), linewidth=0.8,
            transform=figure.dpi_scale_trans,
        )  # fmt: skip
        figure.add_artist(bar)
    for left, right, _ in axis.breaks:
        if ends[0] - SLACK <= left and right <= ends[1] + SLACK:
            dashes = Line2D(
                (left, right), (y, y), color=rgb(edge), linewidth=1, linestyle=(0, (2, 2)),
                transform=figure.dpi_scale_trans,
            )  # fmt: skip
            figure.add_artist(dashes)


def _whole(axis: Axis, ends: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """The stretches of a bar between the breaks of the axis."""
    left = ends[0]
    for from_, to, _ in axis.breaks:
        if ends[0] - SLACK <= from_ and to <= ends[1] + SLACK:
            if left < from_ - SLACK:
                yield left, from_
            left = to
    if left < ends[1] - SLACK:
        yield left, ends[1]


def _middle(axis: Axis, span: DaySpan) -> float:
    return (axis.place(span[0]) + axis.place(span[1])) / 2
