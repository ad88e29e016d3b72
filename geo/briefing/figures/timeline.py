"""The timeline: when the articles appeared, above, and what they report, below, on one axis.

What has no date stands apart, and is counted. Everything is labelled where it stands;
`geo.briefing.figures.timeline_plan` says where.
"""

from collections.abc import Iterator
from dataclasses import replace

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import MUTED, PAGE, TEXT, Style, line_in, rgb, set_text, width_in
from geo.briefing.figures.body import DrawnChart
from geo.briefing.figures.hit_areas import HitLevel, PaperMark, box_shape
from geo.briefing.figures.time_axis import Axis
from geo.briefing.figures.timeline_marks import draw_mark, hollow
from geo.briefing.figures.timeline_plan import (
    FOOT,
    HEADING,
    LEAST_LANE,
    REPORTED,
    PaperBox,
    PlacedItem,
    TimelinePlan,
    make_plan,
    month_in,
    row_count,
    ruler_lines,
)
from geo.dataset.dates import day_numbers, short_date_text
from geo.selection.palette import Rgb
from geo.text import counted

__all__ = ["draw_timeline"]

GRID: Rgb = (226, 230, 235)
BAND: Rgb = (226, 231, 237)
"""Ground of a break: paper from which time is left out."""
CUT: Rgb = (153, 27, 27)
"""The information cut-off."""

ARTICLES = "Articles, by date of publication"


def draw_timeline(figure: Figure, box: PaperBox, sheet: Sheet, text_pt: float) -> DrawnChart:
    """Draw the timeline into a box (left, bottom, right, top, inches); its legend, and where its items are.

    Raises HotspotsError where it does not fit at the smallest size of type.
    """
    plan = make_plan(sheet, box, text_pt)
    below, marks = (box[3], ()) if plan.axis is None else _draw(figure, box, plan, plan.axis, sheet)
    style = Style(size_pt=plan.size_pt, colour=MUTED)
    for number, line in enumerate(plan.feet):
        set_text(figure, (box[0], below - line_in(plan.size_pt, 0.95 + FOOT * number)), line, style)
    return DrawnChart(legend=tuple(_legend(plan)), marks=marks)


def _draw(
    figure: Figure, box: PaperBox, plan: TimelinePlan, axis: Axis, sheet: Sheet
) -> tuple[float, tuple[PaperMark, ...]]:
    """Headings, axis, articles above it and events below it; the height at which it ends, and where all of them are."""
    line = line_in(plan.size_pt)
    bold = Style(size_pt=plan.size_pt, bold=True)
    set_text(figure, (box[0], box[3] - 0.8 * line), ARTICLES, bold)
    top = box[3] - (HEADING - 0.2) * line
    ruler = top - plan.lane * row_count(plan.sources) - 0.2 * line
    events = ruler - (ruler_lines(axis, plan.size_pt) + (HEADING if plan.events else 0)) * line
    bottom = events - plan.lane * row_count(plan.events)
    _draw_ground(figure, plan, axis, (bottom, ruler, box[3] - line))
    _draw_cut(figure, plan, axis, sheet, (box, bottom))
    marks = [_draw_item(figure, plan, axis, placed, top) for placed in plan.sources]
    if plan.events:
        set_text(figure, (box[0], events + 0.5 * line), "What they report", bold)
    marks += [_draw_item(figure, plan, axis, placed, events) for placed in plan.events]
    return bottom, tuple(marks)


def _draw_ground(figure: Figure, plan: TimelinePlan, axis: Axis, heights: tuple[float, float, float]) -> None:
    """Grid, breaks, the ruler and its labels."""
    _draw_breaks(figure, plan, axis, heights)
    _draw_ticks(figure, plan, axis, heights)
    ruler = heights[1]
    for part in axis.parts:
        figure.add_artist(_stroke(figure, (part.left, part.right), (ruler, ruler), TEXT, 1.0))
    slant = 0.18 * plan.em
    for left, right, _ in axis.breaks:
        for edge in (left, right):
            figure.add_artist(
                _stroke(figure, (edge - slant, edge + slant), (ruler - 2 * slant, ruler + 2 * slant), TEXT, 1)
            )


def _draw_breaks(figure: Figure, plan: TimelinePlan, axis: Axis, heights: tuple[float, float, float]) -> None:
    """A band where time is left out, and below it how much."""
    bottom, ruler, top = heights
    base = ruler - _years_below(plan, axis) * line_in(plan.size_pt)
    style = Style(size_pt=0.9 * plan.size_pt, colour=MUTED)
    for left, right, cut in axis.breaks:
        band = Rectangle(
            (left, bottom), right - left, top - bottom, facecolor=rgb(BAND), edgecolor="none",
            transform=figure.dpi_scale_trans,
        )  # fmt: skip
        figure.add_artist(band)
        years = max(1, round(cut / 365.2425))
        before, after = _between_labels(plan, axis, (left + right) / 2)
        long, short = counted(years, "year"), f"{years} y"
        told = long if width_in(long, style) <= after - before else short
        set_text(figure, ((max(left, before) + min(right, after)) / 2, base), told, style, align="center")


def _between_labels(plan: TimelinePlan, axis: Axis, place: float) -> tuple[float, float]:
    """Where the labels of years next to a place end and begin, inches: a label may reach over a break."""
    half = width_in("0000", Style(size_pt=plan.size_pt, bold=True)) / 2 + 0.15 * plan.em
    middles = [middle for middle, _ in _year_labels(plan, axis)]
    before = max((middle + half for middle in middles if middle < place), default=axis.parts[0].left)
    return before, min((middle - half for middle in middles if middle > place), default=axis.parts[-1].right)


def _year_labels(plan: TimelinePlan, axis: Axis) -> Iterator[tuple[float, str]]:
    """The labels of years that keep apart, and their middles in inches."""
    years_in, free = width_in("0000", Style(size_pt=plan.size_pt, bold=True)), axis.parts[0].left
    for tick in axis.years(years_in):
        # The first label may stand to the right of its tick, and the second give way to it.
        middle = max(tick.middle, axis.parts[0].left + years_in / 2)
        if middle - years_in / 2 >= free:
            yield middle, tick.label
            free = middle + 0.6 * years_in


def _draw_ticks(figure: Figure, plan: TimelinePlan, axis: Axis, heights: tuple[float, float, float]) -> None:
    """Months where there is room for their names, and years with the lines of the grid."""
    bottom, ruler, top = heights
    line, below = line_in(plan.size_pt), _years_below(plan, axis)
    small, bold = Style(size_pt=0.9 * plan.size_pt, colour=MUTED), Style(size_pt=plan.size_pt, bold=True)
    for tick in axis.months(month_in(plan.size_pt)):
        figure.add_artist(_stroke(figure, (tick.at, tick.at), (ruler, ruler - 0.3 * line), TEXT, 0.6))
        set_text(figure, (tick.middle, ruler - 1.0 * line), tick.label, small, align="center")
    for tick in axis.years(width_in("0000", bold)):
        figure.add_artist(_stroke(figure, (tick.at, tick.at), (bottom, top), GRID, 0.6))
        figure.add_artist(_stroke(figure, (tick.at, tick.at), (ruler, ruler - (below - 0.6) * line), TEXT, 0.8))
    for middle, label in _year_labels(plan, axis):
        set_text(figure, (middle, ruler - below * line), label, bold, align="center")


def _years_below(plan: TimelinePlan, axis: Axis) -> float:
    """How far below the ruler the years stand, in lines of type."""
    return ruler_lines(axis, plan.size_pt) - 0.8


def _draw_cut(figure: Figure, plan: TimelinePlan, axis: Axis, sheet: Sheet, place: tuple[PaperBox, float]) -> None:
    """The line of the information cut-off, with its date in the heading's row."""
    box, bottom = place
    x = axis.place(day_numbers(sheet.as_of)[1])
    style = Style(size_pt=plan.size_pt, bold=True, colour=CUT)
    text = f"as of {short_date_text(sheet.as_of)}"
    stroke = _stroke(figure, (x, x), (bottom, box[3] - line_in(plan.size_pt)), CUT, 1.0)
    stroke.set_linestyle((0, (4, 2)))
    figure.add_artist(stroke)
    left = min(x, box[2] - width_in(text, style))
    head = width_in(ARTICLES, Style(size_pt=plan.size_pt, bold=True)) + 2 * plan.em
    set_text(figure, (max(left, box[0] + head), box[3] - 0.8 * line_in(plan.size_pt)), text, style)


def _draw_item(figure: Figure, plan: TimelinePlan, axis: Axis, placed: PlacedItem, top: float) -> PaperMark:
    """Mark and label; the date in second rank, before the label. Both can be pointed at."""
    em, style = plan.em, Style(size_pt=plan.size_pt)
    first = top - (placed.row + 0.5) * plan.lane
    half = plan.lane / 2
    shapes = [box_shape((placed.mark[0], first - half, placed.mark[1], first + half))]
    draw_mark(figure, axis, placed.item.dated, first, em)
    when = f"{placed.item.when} "
    for number, line in enumerate(placed.lines):
        base = first - line_in(plan.size_pt, number * LEAST_LANE) - 0.34 * em
        wide = width_in(line, style)
        left = placed.mark[0] - 0.35 * em - wide if placed.to_left else placed.mark[1] + 0.35 * em
        low = base - 0.25 * em
        shapes.append(box_shape((left, low, left + wide, low + line_in(plan.size_pt)), HitLevel.NAME))
        if number == 0 and line.startswith(when):
            set_text(figure, (left, base), placed.item.when, Style(size_pt=plan.size_pt, colour=MUTED))
            set_text(
                figure,
                (left + wide - width_in(line.removeprefix(when), style), base),
                line.removeprefix(when),
                style,
            )
        else:
            set_text(figure, (left, base), line, style)
    return replace(placed.item.stands_for, shapes=tuple(shapes))


def _stroke(figure: Figure, xs: tuple[float, float], ys: tuple[float, float], colour: Rgb, width_pt: float) -> Line2D:
    return Line2D(xs, ys, color=rgb(colour), linewidth=width_pt, transform=figure.dpi_scale_trans)


def _legend(plan: TimelinePlan) -> Iterator[LegendEntry]:
    """What occurs, and nothing else."""
    dated = [placed.item.dated for placed in plan.events]
    articles = [placed.item.dated for placed in plan.sources]
    if any(d.is_day for d in dated):
        yield LegendEntry(text="day known", marker="o", fill=REPORTED)
    if any(d.is_vague for d in dated):
        yield LegendEntry(text="some time in this month or year", fill=hollow(REPORTED), edge=REPORTED)
    if any(d.core for d in dated):
        yield LegendEntry(text="lasted", fill=REPORTED, edge=REPORTED)
    if any(d.is_vague for d in articles):
        yield LegendEntry(text="article: day not known", marker="o", fill=PAGE, edge=REPORTED)
    if plan.axis is not None and plan.axis.breaks:
        yield LegendEntry(text="years left out", fill=BAND)
