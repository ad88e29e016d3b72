"""The timeline: when the articles appeared, above, and what they report, below, on one axis.

What has no date stands apart, and is counted. Everything is labelled where it stands; rows are filled in the order of
time, so that the eye goes from the upper left to the lower right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from geo.counting import counted
from geo.ink import MUTED, PAGE, TEXT, Style, line_in, rgb, set_text, width_in, wrap
from geo.lanes import Lanes
from geo.legend import LegendEntry
from geo.model import Basis
from geo.palette import Rgb
from geo.problem import HotspotsError
from geo.reports import Report, reports, short_date, undated
from geo.sheet import NumberedSource, Sheet
from geo.source_marks import source_mark
from geo.time_axis import Axis, days, make_axis
from geo.timeline_marks import Dated, draw_mark, ends, hollow

__all__ = ["draw_body"]

GRID: Rgb = (226, 230, 235)
BAND: Rgb = (226, 231, 237)
"""Ground of a break: paper from which time is left out."""
REPORTED: Rgb = (55, 65, 81)
"""Marks of what is reported: no article's colour, since several may report it."""
CUT: Rgb = (153, 27, 27)
"""The information cut-off."""

STEPS = (1.0, 0.95, 0.9, 0.85, 0.8)
"""Sizes of type that are tried, as shares of running text."""
MOST_LINES = 4
"""Lines that a label is broken into at most."""
LEAST_LANE, FULLEST_LANE = 1.15, 1.9
"""Height of a row in lines of type: as low as need be, as high as the box allows."""
ARTICLES = "Articles, by date of publication"
HEADING, FOOT = 1.5, 1.2
"""Heights in lines of type."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Item:
    """Something with a date and a label."""

    dated: Dated
    when: str
    """Its date in words; empty where the label says it."""
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Placed:
    """An item at its place."""

    item: _Item
    lines: tuple[str, ...]
    row: int
    mark: tuple[float, float]
    """Left and right end of its mark in inches."""
    to_left: bool
    """Whether the label stands left of the mark, where there is no room to its right."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    """Everything at a size of type; lengths in inches."""

    size_pt: float
    lane: float
    axis: Axis | None
    sources: tuple[_Placed, ...]
    events: tuple[_Placed, ...]
    feet: tuple[str, ...]
    """Lines below: what has no date."""

    @property
    def em(self) -> float:
        return self.size_pt / 72


def draw_body(
    figure: Figure, box: tuple[float, float, float, float], sheet: Sheet, text_pt: float
) -> tuple[LegendEntry, ...]:
    """Draw the timeline into a box (left, bottom, right, top, inches) and return its legend.

    Raises HotspotsError where it does not fit at the smallest size of type.
    """
    ways = [(share, dense) for dense in (False, True) for share in STEPS]
    plan = next((p for share, dense in ways if (p := _try(sheet, box, share * text_pt, dense=dense)) is not None), None)
    if plan is None:
        raise HotspotsError(
            f"size: {counted(len(reports(sheet)), 'dated event')} and "
            f"{counted(len(sheet.sources), 'article')} do not fit on {sheet.brief.size} in type of "
            f"{STEPS[-1] * text_pt:.0f} pt; a smaller selection was expected; choose a larger size or filter"
        )
    below = box[3] if plan.axis is None else _draw(figure, box, plan, plan.axis, sheet)
    style = Style(size_pt=plan.size_pt, colour=MUTED)
    for number, line in enumerate(plan.feet):
        set_text(figure, (box[0], below - line_in(plan.size_pt, 0.95 + FOOT * number)), line, style)
    return tuple(_legend(plan))


def _try(sheet: Sheet, box: tuple[float, float, float, float], size: float, *, dense: bool) -> _Plan | None:
    """A plan in this size of type; None where it does not fit. `dense` gives up the order of the rows for room."""
    width, height = box[2] - box[0], box[3] - box[1]
    feet = _feet(sheet, size, width)
    dated = [_article(source) for source in sheet.sources if source.source.issued]
    told = [_event(report) for report in reports(sheet)]
    if not dated and not told:
        return _Plan(size_pt=size, lane=0, axis=None, sources=(), events=(), feet=feet)
    cut = days(sheet.as_of)[1]
    note = width_in("00 years", Style(size_pt=0.9 * size)) + 0.5 * size / 72
    spans = [item.dated.span for item in (*dated, *told)]
    axis = make_axis([*spans, (cut - 1, cut)], box[0] + 0.05, box[2] - 0.05, note)
    edges = (box[0], axis.place(cut), box[2])
    sources = _placed(axis, sorted(dated, key=lambda item: item.dated.span), edges, size, dense=dense)
    events = _placed(axis, sorted(told, key=lambda item: item.dated.span), edges, size, dense=dense)
    if sources is None or events is None:
        return None
    fixed = line_in(size, HEADING + _ruler(axis, size) + (HEADING if events else 0) + FOOT * len(feet) + 0.3)
    lane = (height - fixed) / (_rows(sources) + _rows(events))
    if lane < line_in(size, LEAST_LANE):
        return None
    lane = min(lane, line_in(size, FULLEST_LANE))
    return _Plan(size_pt=size, lane=lane, axis=axis, sources=sources, events=events, feet=feet)


def _ruler(axis: Axis, size: float) -> float:
    """Height of the ruler with its labels, in lines of type."""
    return 2.9 if axis.months(_month_in(size)) else 2.0


def _month_in(size: float) -> float:
    return width_in("Mmm", Style(size_pt=0.9 * size))


def _article(source: NumberedSource) -> _Item:
    looks = source_mark(source.number)
    date = source.source.issued or ""
    inferred = ", inferred" if source.source.basis.get("issued") == Basis.INFERRED else ""
    return _Item(
        dated=Dated(date=date, colour=looks.colour, marker=looks.marker, article=True),
        when=short_date(date) + inferred,
        label=f"{looks.sign} {source.source.label}",
    )


def _event(report: Report) -> _Item:
    dated = Dated(date=report.date, until=report.until, colour=REPORTED, marker="o")
    return _Item(dated=dated, when=report.when, label=report.label)


def _placed(
    axis: Axis, items: Sequence[_Item], edges: tuple[float, float, float], size: float, *, dense: bool
) -> tuple[_Placed, ...] | None:
    """The items in rows; None where a label finds no room on either side of its mark.

    `edges`: the left edge, the line of the cut-off, which no label crosses, and the right edge. A label stands to the
    right where there is room, with `dense` where it makes the fewest rows.
    """
    em, pad = size / 72, 0.35 * size / 72
    style = Style(size_pt=size)
    lanes = Lanes(gap=em)
    found = []
    for item in items:
        mark = ends(axis, item.dated, em)
        right = edges[1] - em / 4 if mark[1] < edges[1] else edges[2]
        room = (right - mark[1] - pad, mark[0] - edges[0] - pad)
        text = f"{item.when} {item.label}"
        whole = width_in(text, style)
        fitting = [side for side in (0, 1) if room[side] >= whole] or [int(room[1] > room[0])]
        options = []
        for side in fitting if dense else fitting[:1]:
            lines = tuple(wrap(text, style, max(room[side], 6 * em)))
            long = max(width_in(line, style) for line in lines)
            if len(lines) > MOST_LINES or long > room[side] + 1e-6:
                return None
            span = (mark[0] - long - pad, mark[1]) if side else (mark[0], mark[1] + long + pad)
            options.append((lanes.free(*span, len(lines)), side, lines, span))
        _, side, lines, span = min(options)
        row = lanes.put(*span, len(lines))
        found.append(_Placed(item=item, lines=lines, row=row, mark=mark, to_left=bool(side)))
    return tuple(found)


def _rows(placed: Sequence[_Placed]) -> int:
    return max((p.row + len(p.lines) for p in placed), default=0)


def _feet(sheet: Sheet, size: float, width: float) -> tuple[str, ...]:
    """What has no place in time, in words."""
    style = Style(size_pt=size)
    without = [f"[{s.number}] {s.source.label}" for s in sheet.sources if not s.source.issued]
    count, total = undated(sheet), sheet.shown.excerpts
    told = [f"Articles without a known date: {', '.join(without)}."] if without else []
    if count == total:
        told.append("No excerpt shown fixes a date for what it reports.")
    elif count:
        nothing = "dates nothing that it reports" if count == 1 else "date nothing that they report"
        told.append(f"Not drawn: {count} of the {counted(total, 'excerpt')} shown, which {nothing}.")
    return tuple(line for text in told for line in wrap(text, style, width))


def _draw(figure: Figure, box: tuple[float, float, float, float], plan: _Plan, axis: Axis, sheet: Sheet) -> float:
    """Headings, axis, articles above it and events below it; returns the height at which it ends."""
    line = line_in(plan.size_pt)
    bold = Style(size_pt=plan.size_pt, bold=True)
    set_text(figure, (box[0], box[3] - 0.8 * line), ARTICLES, bold)
    top = box[3] - (HEADING - 0.2) * line
    ruler = top - plan.lane * _rows(plan.sources) - 0.2 * line
    events = ruler - (_ruler(axis, plan.size_pt) + (HEADING if plan.events else 0)) * line
    bottom = events - plan.lane * _rows(plan.events)
    _draw_ground(figure, plan, axis, (bottom, ruler, box[3] - line))
    _draw_cut(figure, plan, axis, sheet, (box, bottom))
    for placed in plan.sources:
        _draw_item(figure, plan, axis, placed, top)
    if plan.events:
        set_text(figure, (box[0], events + 0.5 * line), "What they report", bold)
    for placed in plan.events:
        _draw_item(figure, plan, axis, placed, events)
    return bottom


def _draw_ground(figure: Figure, plan: _Plan, axis: Axis, heights: tuple[float, float, float]) -> None:
    """Grid, breaks, the ruler and its labels."""
    bottom, ruler, top = heights
    line, trans = line_in(plan.size_pt), figure.dpi_scale_trans
    small, bold = Style(size_pt=0.9 * plan.size_pt, colour=MUTED), Style(size_pt=plan.size_pt, bold=True)
    below = _ruler(axis, plan.size_pt) - 0.8
    for left, right, cut in axis.breaks:
        band = Rectangle(
            (left, bottom), right - left, top - bottom, facecolor=rgb(BAND), edgecolor="none", transform=trans
        )
        figure.add_artist(band)
        years = max(1, round(cut / 365.2425))
        set_text(figure, ((left + right) / 2, ruler - below * line), counted(years, "year"), small, align="center")
    years_in, free = width_in("0000", bold), axis.parts[0].left
    months = axis.months(_month_in(plan.size_pt))
    for tick in months:
        figure.add_artist(_stroke(figure, (tick.at, tick.at), (ruler, ruler - 0.3 * line), TEXT, 0.6))
        set_text(figure, (tick.middle, ruler - 1.0 * line), tick.label, small, align="center")
    for tick in axis.years(years_in):
        figure.add_artist(_stroke(figure, (tick.at, tick.at), (bottom, top), GRID, 0.6))
        figure.add_artist(_stroke(figure, (tick.at, tick.at), (ruler, ruler - (below - 0.6) * line), TEXT, 0.8))
        # The first label may stand to the right of its tick, and the second give way to it.
        middle = max(tick.middle, axis.parts[0].left + years_in / 2)
        if middle - years_in / 2 >= free:
            set_text(figure, (middle, ruler - below * line), tick.label, bold, align="center")
            free = middle + 0.6 * years_in
    for part in axis.parts:
        figure.add_artist(_stroke(figure, (part.left, part.right), (ruler, ruler), TEXT, 1.0))
    slant = 0.18 * plan.em
    for left, right, _ in axis.breaks:
        for edge in (left, right):
            figure.add_artist(
                _stroke(figure, (edge - slant, edge + slant), (ruler - 2 * slant, ruler + 2 * slant), TEXT, 1)
            )


def _draw_cut(
    figure: Figure, plan: _Plan, axis: Axis, sheet: Sheet, place: tuple[tuple[float, float, float, float], float]
) -> None:
    """The line of the information cut-off, with its date in the heading's row."""
    box, bottom = place
    x = axis.place(days(sheet.as_of)[1])
    style = Style(size_pt=plan.size_pt, bold=True, colour=CUT)
    text = f"as of {short_date(sheet.as_of)}"
    stroke = _stroke(figure, (x, x), (bottom, box[3] - line_in(plan.size_pt)), CUT, 1.0)
    stroke.set_linestyle((0, (4, 2)))
    figure.add_artist(stroke)
    left = min(x, box[2] - width_in(text, style))
    head = width_in(ARTICLES, Style(size_pt=plan.size_pt, bold=True)) + 2 * plan.em
    set_text(figure, (max(left, box[0] + head), box[3] - 0.8 * line_in(plan.size_pt)), text, style)


def _draw_item(figure: Figure, plan: _Plan, axis: Axis, placed: _Placed, top: float) -> None:
    """Mark and label; the date in second rank, before the label."""
    em, style = plan.em, Style(size_pt=plan.size_pt)
    first = top - (placed.row + 0.5) * plan.lane
    draw_mark(figure, axis, placed.item.dated, first, em)
    when = f"{placed.item.when} "
    for number, line in enumerate(placed.lines):
        base = first - line_in(plan.size_pt, number * LEAST_LANE) - 0.34 * em
        left = placed.mark[0] - 0.35 * em - width_in(line, style) if placed.to_left else placed.mark[1] + 0.35 * em
        if number == 0 and line.startswith(when):
            set_text(figure, (left, base), placed.item.when, Style(size_pt=plan.size_pt, colour=MUTED))
            set_text(
                figure,
                (left + width_in(line, style) - width_in(line.removeprefix(when), style), base),
                line.removeprefix(when),
                style,
            )
        else:
            set_text(figure, (left, base), line, style)


def _stroke(figure: Figure, xs: tuple[float, float], ys: tuple[float, float], colour: Rgb, width_pt: float) -> Line2D:
    return Line2D(xs, ys, color=rgb(colour), linewidth=width_pt, transform=figure.dpi_scale_trans)


def _legend(plan: _Plan) -> Iterator[LegendEntry]:
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
