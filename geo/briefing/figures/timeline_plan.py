"""Where everything on a timeline stands: items in rows above and below the axis, in the largest type that fits.

Rows are filled in the order of time, so that the eye goes from the upper left to the lower right. What has no date is
told in words below. `Lanes` puts items of different lengths into rows, so that none covers another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.briefing.content.sheet import NumberedSource, Sheet
from geo.briefing.drawing.source_marks import source_mark
from geo.briefing.drawing.typesetting import Style, line_in, width_in, wrap
from geo.briefing.figures.dated_events import DatedEvent, dated_events, undated
from geo.briefing.figures.hit_areas import PaperMark
from geo.briefing.figures.mark_words import article_mark, event_mark
from geo.briefing.figures.time_axis import Axis, make_axis
from geo.briefing.figures.timeline_marks import DatedMark, ends
from geo.dataset.dates import day_numbers, short_date_text
from geo.dataset.model import Basis
from geo.errors import HotspotsError
from geo.selection.palette import Rgb
from geo.text import counted

__all__ = [
    "FOOT",
    "HEADING",
    "LEAST_LANE",
    "REPORTED",
    "Lanes",
    "PaperBox",
    "PlacedItem",
    "TimelinePlan",
    "make_plan",
    "month_in",
    "row_count",
    "ruler_lines",
]

PaperBox = tuple[float, float, float, float]
"""Left, bottom, right and top in inches."""

REPORTED: Rgb = (55, 65, 81)
"""Marks of what is reported: no article's colour, since several may report it."""
STEPS = (1.0, 0.95, 0.9, 0.85, 0.8)
"""Sizes of type that are tried, as shares of running text."""
MOST_LINES = 4
"""Lines that a label is broken into at most."""
LEAST_LANE, FULLEST_LANE = 1.07, 1.9
"""Height of a row in lines of type: as low as need be, as high as the box allows."""
HEADING, FOOT = 1.5, 1.2
"""Heights in lines of type."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _TimelineItem:
    """Something with a date and a label."""

    dated: DatedMark
    when: str
    """Its date in words; empty where the label says it."""
    label: str
    stands_for: PaperMark
    """What it says when it is pointed at, without a shape."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedItem:
    """An item at its place."""

    item: _TimelineItem
    lines: tuple[str, ...]
    row: int
    mark: tuple[float, float]
    """Left and right end of its mark in inches."""
    to_left: bool
    """Whether the label stands left of the mark, where there is no room to its right."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelinePlan:
    """Everything at a size of type; lengths in inches."""

    size_pt: float
    lane: float
    axis: Axis | None
    sources: tuple[PlacedItem, ...]
    events: tuple[PlacedItem, ...]
    feet: tuple[str, ...]
    """Lines below: what has no date."""

    @property
    def em(self) -> float:
        """Size of the type in inches."""
        return self.size_pt / 72


def make_plan(sheet: Sheet, box: PaperBox, text_pt: float) -> TimelinePlan:
    """The plan of a timeline in a box, in running text of that size or a little smaller.

    Raises HotspotsError where it does not fit at the smallest size of type.
    """
    ways = [(share, dense) for dense in (False, True) for share in STEPS]
    plan = next((p for share, dense in ways if (p := _try(sheet, box, share * text_pt, dense=dense)) is not None), None)
    if plan is None:
        raise HotspotsError(
            where="size",
            what=(
                f"{counted(len(dated_events(sheet)), 'dated event')} and {counted(len(sheet.sources), 'article')} do "
                f"not fit on {sheet.brief.size} in type of {STEPS[-1] * text_pt:.0f} pt"
            ),
            expected="a smaller selection was expected",
            remedy="choose a larger size or filter",
        )
    return plan


def _try(sheet: Sheet, box: PaperBox, size: float, *, dense: bool) -> TimelinePlan | None:
    """A plan in this size of type; None where it does not fit. `dense` gives up the order of the rows for room."""
    width, height = box[2] - box[0], box[3] - box[1]
    feet = _feet(sheet, size, width)
    dated = [_article(sheet, source) for source in sheet.sources if source.source.issued]
    told = [_event(sheet, report) for report in dated_events(sheet)]
    if not dated and not told:
        return TimelinePlan(size_pt=size, lane=0, axis=None, sources=(), events=(), feet=feet)
    cut = day_numbers(sheet.as_of)[1]
    note = width_in("00 years", Style(size_pt=0.9 * size)) + 0.5 * size / 72
    spans = [item.dated.span for item in (*dated, *told)]
    axis = make_axis([*spans, (cut - 1, cut)], box[0] + 0.05, box[2] - 0.05, note)
    edges = (box[0], axis.place(cut), box[2])
    sources = _placed(axis, sorted(dated, key=lambda item: item.dated.span), edges, size, dense=dense)
    events = _placed(axis, sorted(told, key=lambda item: item.dated.span), edges, size, dense=dense)
    if sources is None or events is None:
        return None
    fixed = line_in(size, HEADING + ruler_lines(axis, size) + (HEADING if events else 0) + FOOT * len(feet) + 0.3)
    lane = (height - fixed) / (row_count(sources) + row_count(events))
    if lane < line_in(size, LEAST_LANE):
        return None
    lane = min(lane, line_in(size, FULLEST_LANE))
    return TimelinePlan(size_pt=size, lane=lane, axis=axis, sources=sources, events=events, feet=feet)


def ruler_lines(axis: Axis, size: float) -> float:
    """Height of the ruler with its labels, in lines of type."""
    return 2.9 if axis.months(month_in(size)) else 2.0


def month_in(size: float) -> float:
    """Width of the name of a month in inches, in type of a size in points."""
    return width_in("Mmm", Style(size_pt=0.9 * size))


def _article(sheet: Sheet, source: NumberedSource) -> _TimelineItem:
    looks = source_mark(source.number)
    date = source.source.issued or ""
    inferred = ", inferred" if source.source.basis.get("issued") == Basis.INFERRED else ""
    return _TimelineItem(
        dated=DatedMark(date=date, colour=looks.colour, marker=looks.marker, article=True),
        when=short_date_text(date) + inferred,
        label=f"{looks.sign} {source.source.label}",
        stands_for=article_mark(sheet, source),
    )


def _event(sheet: Sheet, report: DatedEvent) -> _TimelineItem:
    dated = DatedMark(date=report.date, until=report.until, colour=REPORTED, marker="o")
    return _TimelineItem(dated=dated, when=report.when, label=report.label, stands_for=event_mark(sheet, report))


def _placed(
    axis: Axis, items: Sequence[_TimelineItem], edges: tuple[float, float, float], size: float, *, dense: bool
) -> tuple[PlacedItem, ...] | None:
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
        found.append(PlacedItem(item=item, lines=lines, row=row, mark=mark, to_left=bool(side)))
    return tuple(found)


def row_count(placed: Sequence[PlacedItem]) -> int:
    """How many rows the items take."""
    return max((p.row + len(p.lines) for p in placed), default=0)


def _feet(sheet: Sheet, size: float, width: float) -> tuple[str, ...]:
    """What has no place in time, in words."""
    style = Style(size_pt=size)
    without = [f"[{s.number}] {s.source.label}" for s in sheet.sources if not s.source.issued]
    count, total = undated(sheet), sheet.shown.excerpts
    told = [f"Articles without a known date: {', '.join(without)}."] if without else []
    if count == total:
        told.append("No excerpt shown carries a dated event.")
    elif count:
        nothing = "carries no dated event here" if count == 1 else "carry no dated event here"
        told.append(f"Not drawn: {count} of the {counted(total, 'excerpt')} shown, which {nothing}.")
    return tuple(line for text in told for line in wrap(text, style, width))


@dataclass(kw_only=True, slots=True)
class Lanes:
    """Rows that are filled item by item; row 0 is the first."""

    gap: float
    """What items in a row keep apart, in the unit of their ends."""
    _taken: list[tuple[float, float, int, int]] = field(default_factory=list)

    def free(self, left: float, right: float, height: int) -> int:
        """The first row from which an item from `left` to `right` has `height` rows to itself."""
        busy = {
            taken
            for start, end, row, tall in self._taken
            if start < right + self.gap and left < end + self.gap
            for taken in range(row, row + tall)
        }
        row = 0
        while not busy.isdisjoint(range(row, row + height)):
            row += 1
        return row

    def put(self, left: float, right: float, height: int) -> int:
        """Take the first free rows for an item and return the first of them."""
        row = self.free(left, right, height)
        self._taken.append((left, right, row, height))
        return row

    @property
    def rows(self) -> int:
        """How many rows are in use."""
        return max((row + height for _, _, row, height in self._taken), default=0)
