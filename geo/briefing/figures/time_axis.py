"""A time axis for partial dates: years in proportion, long spans in which nothing lies cut out and marked.

Days are proleptic Gregorian ordinals (`datetime.date.toordinal`); a span begins with its first day and ends before
its last one. A partial date is the span of all days that it may mean, never one day within it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from geo.dataset.dates import MONTHS, day_numbers

__all__ = ["Axis", "AxisPart", "Tick", "make_axis"]

DaySpan = tuple[int, int]
"""First day and the day after the last."""

LONG_GAP = 548
"""Days without anything, a year and a half: less is not worth a break."""
LEAST_CUT = 700
"""Days that a break leaves out at least, about two years."""
LARGE_GAP = 0.1
"""Share of the whole that a gap must have to be cut out."""
MOST_BREAKS = 4
_YEAR = 365.2425


@dataclass(frozen=True, kw_only=True, slots=True)
class AxisPart:
    """A stretch of the axis without a break."""

    days: DaySpan
    left: float
    """Place of its first day, in inches."""
    right: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A division of the axis."""

    at: float
    """Place in inches."""
    label: str
    middle: float
    """Where the label is centred."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """Days as places: the same length a day everywhere, but for the breaks."""

    parts: tuple[AxisPart, ...]

    @property
    def inches_per_year(self) -> float:
        """The scale of all parts."""
        first = self.parts[0]
        return (first.right - first.left) / (first.days[1] - first.days[0]) * _YEAR

    def place(self, day: int) -> float:
        """Where a day begins, in inches; in a break, the nearer edge of the break's middle is taken as its place."""
        for number, part in enumerate(self.parts):
            if day <= part.days[1]:
                before = self.parts[number - 1] if number else part
                if day < part.days[0]:
                    return (before.right + part.left) / 2
                return part.left + (day - part.days[0]) * self.inches_per_year / _YEAR
        return self.parts[-1].right

    @property
    def breaks(self) -> tuple[tuple[float, float, int], ...]:
        """Left and right edge of each break, and how many days are left out."""
        return tuple((a.right, b.left, b.days[0] - a.days[1]) for a, b in pairwise(self.parts))

    def years(self, label_in: float) -> tuple[Tick, ...]:
        """Where years begin, in round steps so that labels `label_in` wide keep apart."""
        step = next((n for n in (1, 2, 5, 10, 20, 50, 100, 200) if self.inches_per_year * n >= 1.2 * label_in), 500)
        return tuple(tick for part in self.parts for tick in self._years(part, step))

    def months(self, label_in: float) -> tuple[Tick, ...]:
        """Where months or quarters begin; none where labels `label_in` wide have no room."""
        step = next((n for n in (1, 3) if self.inches_per_year * n / 12 >= 1.3 * label_in), 0)
        if not step:
            return ()
        return tuple(
            self._tick((date(year, month, 1).toordinal(), month_end(year, month + step - 1)), MONTHS[month - 1][:3])
            for part in self.parts
            for year in _years_of(part)
            for month in range(1, 13, step)
            if part.days[0] <= date(year, month, 1).toordinal() < part.days[1]
        )

    def _years(self, part: AxisPart, step: int) -> list[Tick]:
        shown = [year for year in _years_of(part) if year % step == 0] or [_years_of(part)[0]]
        ticks = []
        for year in shown:
            first, last = max(date(year, 1, 1).toordinal(), part.days[0]), min(month_end(year, 12), part.days[1])
            tick = self._tick((first, last), str(year))
            # With every year labelled, a label stands under its whole year; else at the year's beginning.
            ticks.append(tick if step == 1 or len(_years_of(part)) == 1 else replace(tick, middle=tick.at))
        return ticks

    def _tick(self, span: DaySpan, label: str) -> Tick:
        left, right = self.place(span[0]), self.place(span[1])
        return Tick(at=left, label=label, middle=(left + right) / 2)


def make_axis(spans: Iterable[DaySpan], left: float, right: float, break_in: float) -> Axis:
    """An axis that shows all spans between two places in inches; a break is `break_in` wide.

    Parts begin and end with a year, or with a month where all lies within two years.
    """
    edges = sorted({day for span in spans for day in span})
    gaps = [(later - earlier, earlier, later) for earlier, later in pairwise(edges)]
    whole = edges[-1] - edges[0]
    large = [gap for gap in gaps if gap[0] > max(LONG_GAP, LARGE_GAP * whole)]
    cut = sorted(sorted(large, reverse=True)[:MOST_BREAKS], key=lambda gap: gap[1])
    ends = [edges[0], *(day for _, earlier, later in cut for day in (earlier, later)), edges[-1]]
    stretches = [_rounded(ends[i], ends[i + 1], yearly=whole > 2 * _YEAR) for i in range(0, len(ends), 2)]
    joined = _joined(stretches)
    length = right - left - break_in * (len(joined) - 1)
    scale = length / sum(last - first for first, last in joined)
    parts = []
    at = left
    for first, last in joined:
        parts.append(AxisPart(days=(first, last), left=at, right=at + (last - first) * scale))
        at += (last - first) * scale + break_in
    return Axis(parts=tuple(parts))


def _rounded(first: int, last: int, *, yearly: bool) -> DaySpan:
    """The stretch made whole years or months; an edge that is one already stays."""
    begin, end = date.fromordinal(first), date.fromordinal(max(last - 1, first))
    if yearly:
        return date(begin.year, 1, 1).toordinal(), date(end.year, 12, 31).toordinal() + 1
    following = (end.year + end.month // 12, end.month % 12 + 1)
    return begin.replace(day=1).toordinal(), date(*following, 1).toordinal()


def _joined(stretches: Sequence[DaySpan]) -> list[DaySpan]:
    """The stretches without breaks that would leave out too little."""
    joined = [stretches[0]]
    for stretch in stretches[1:]:
        if stretch[0] - joined[-1][1] < LEAST_CUT:
            joined[-1] = (joined[-1][0], stretch[1])
        else:
            joined.append(stretch)
    return joined


def _years_of(part: AxisPart) -> range:
    return range(date.fromordinal(part.days[0]).year, date.fromordinal(part.days[1] - 1).year + 1)


def month_end(year: int, month: int) -> int:
    """The day after a month's last one."""
    return day_numbers(f"{year:04}-{month:02}")[1]
