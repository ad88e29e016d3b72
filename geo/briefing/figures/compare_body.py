"""Two hotspots or two articles compared: two maps of one scale, and a table of what only one or both have.

The table stands below the maps or beside them, whichever shows more; of the two together maps are never less than a
third.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from geo.briefing.content.compare_words import compare_notes
from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.typesetting import MUTED, TEXT, Style, line_in, rgb, set_text, width_in
from geo.briefing.figures.body import Body, Fit
from geo.briefing.figures.compare_plan import (
    EMPTY,
    HEAD_EM,
    NOTES_EM,
    PAD_EM,
    CompareCell,
    ComparePlan,
    RunLine,
    plan_table,
    table_cells,
)
from geo.briefing.figures.hit_areas import PaperMark
from geo.briefing.figures.layout import PaperBox
from geo.briefing.figures.matrix import RULE
from geo.briefing.figures.multiples_body import MultiplesBody
from geo.briefing.figures.pair_maps import PairMaps
from geo.errors import HotspotsError
from geo.selection.pair import PairOf
from geo.selection.palette import Rgb

__all__ = ["CompareBody"]

_SCALES = (1.0, 0.9, 0.8)
"""Sizes of type that are tried, as shares of running text; the last is the smallest that is set."""
_BELOW = (0.62, 0.56, 0.5, 0.45, 0.4, 0.35, 0.3)
"""Shares of the height that maps above the table may have."""
_BESIDE = (0.5, 0.44, 0.38, 0.33)
"""Shares of the width that maps beside the table may have."""
_WORTH_OF_TYPE = 1.0
"""Of the size of type, beside the share of the box that the maps use."""
_FEW, _COST_OF_FEW, _COST_OF_ALL, _COST_OF_BROKEN = 4, 0.06, 1.5, 0.1
"""Items that are counted instead of named: each of the first few, all of them, and words that are broken."""
_HIGHEST, _LOWEST, _NARROWEST_EM = 1.2, 0.5, 50
"""A box higher or lower than these shares of its width, or narrower than so many sizes of type, is worth less."""


class _Split(NamedTuple):
    """A box in two: maps, and the table as it is set."""

    maps: PaperBox
    table: PaperBox
    plan: ComparePlan


@dataclass(frozen=True, kw_only=True)
class CompareBody:
    """The two maps, and unless they stand alone the table."""

    sheet: Sheet
    text_pt: float
    """Size of running text on the paper."""
    maps_only: bool = False
    """Whether somebody else shows the table."""

    @cached_property
    def maps(self) -> Body:
        """The maps of two hotspots, or the same map for each of two articles."""
        kind = PairMaps if self.sheet.comparison.of is PairOf.HOTSPOTS else MultiplesBody
        return kind(sheet=self.sheet, text_pt=self.text_pt)

    @cached_property
    def _cells(self) -> dict[float, tuple[tuple[CompareCell, ...], ...]]:
        """By sizes of type."""
        return {scale: table_cells(self.sheet.comparison, scale * self.text_pt) for scale in _SCALES}

    @cached_property
    def _splits(self) -> dict[tuple[float, float], _Split | None]:
        return {}

    def useful(self, width: float, height: float) -> float:
        """How much of a box can be used, square inches."""
        if self.maps_only:
            return self.maps.useful(width, height)
        area = width * min(height, _HIGHEST * width)
        return area * min(1.0, height / (_LOWEST * width)) * min(1.0, width / (_NARROWEST_EM * self.text_pt / 72))

    def trim(self, width: float, height: float) -> tuple[float, float]:
        """Width and height of what is drawn in a box: with the table all of it."""
        return self.maps.trim(width, height) if self.maps_only else (width, height)

    @property
    def needs_key(self) -> bool:
        """Whether numbered hotspots must be listed: the table names them."""
        return False

    def first_fit(self, width: float, height: float) -> Fit:
        """How it might come out on a paper of that size, before the layout is known."""
        return replace(self.maps.first_fit(width, 0.6 * height), key=())

    def fit(self, width: float, height: float, *, named: bool) -> Fit:
        """How it comes out in a box. Raises HotspotsError where the table does not fit."""
        x0, y0, x1, y1 = (0.0, 0.0, width, height) if self.maps_only else self._split(width, height).maps
        return replace(self.maps.fit(x1 - x0, y1 - y0, named=named), key=())

    def numbered(self, fit: Fit, width: float) -> Fit:  # noqa: ARG002  nothing is numbered
        """The fit itself."""
        return fit

    def draw(self, figure: Figure, box: PaperBox, fit: Fit) -> tuple[PaperMark, ...]:
        """Draw it into a box as it was fitted; on the maps hotspots can be pointed at."""
        if self.maps_only:
            return self.maps.draw(figure, box, fit)
        x0, y0, x1, y1 = box
        split = self._split(round(x1 - x0, 6), round(y1 - y0, 6))
        _draw_table(figure, (x0 + split.table[0], y0 + split.table[3], x0 + split.table[2]), split.plan)
        a0, b0, a1, b1 = split.maps
        return self.maps.draw(figure, (x0 + a0, y0 + b0, x0 + a1, y0 + b1), fit)

    def keyed(self, number: int, fit: Fit) -> PaperMark:  # noqa: ARG002  nothing is numbered
        """There is no such list."""
        raise AssertionError(number)

    def _split(self, width: float, height: float) -> _Split:
        asked = (round(width, 6), round(height, 6))
        if asked not in self._splits:
            rated = [(rating, -number, split) for number, (rating, split) in enumerate(self._tried(*asked))]
            self._splits[asked] = max(rated, key=lambda one: one[:2])[2] if rated else None
        split = self._splits[asked]
        if split is None:
            raise HotspotsError(
                where="size",
                what=f"the comparison does not fit on {self.sheet.brief.size}",
                expected=f"type of {_SCALES[-1] * self.text_pt:.0f} pt at least was expected",
                remedy="choose a larger size",
            )
        return split

    def _tried(self, width: float, height: float) -> Iterator[tuple[float, _Split]]:
        """The ways to divide a box, each with how good it is."""
        gap = 1.4 * self.text_pt / 72
        for below, share in (*((True, share) for share in _BELOW), *((False, share) for share in _BESIDE)):
            # Maps leave to the table what they do not use.
            wide, tall = self.maps.trim(*((width, share * height) if below else (share * width, height)))
            wide = width if below else wide
            room = (width, height - tall - gap) if below else (width - wide - gap, height)
            for scale in _SCALES:
                cells = self._cells[scale]
                plan = plan_table(self.sheet.comparison, cells, self._notes, room, scale * self.text_pt)
                if plan is None:
                    continue
                # What the table leaves of the height the maps above it get.
                low = plan.height + gap if below else 0.0
                top = height - self.maps.trim(wide, height - low)[1] - gap if below else height
                maps, table = (0.0, low, wide, height), (width - room[0], 0.0, width, top)
                useful = self.maps.useful(wide, height - low) / (width * height)
                cost = _COST_OF_FEW * min(plan.hidden, _FEW) + _COST_OF_ALL * plan.hidden / max(1, plan.items)
                cost += _COST_OF_BROKEN * plan.broken
                yield useful + _WORTH_OF_TYPE * scale - cost, _Split(maps, table, plan)

    @property
    def _notes(self) -> str:
        return compare_notes(self.sheet.comparison, self.sheet.brief.selection.filters)


def _draw_table(figure: Figure, place: tuple[float, float, float], plan: ComparePlan) -> None:
    """Draw the table from its left end and top to its right end."""
    left, top, right = place
    em, bold = plan.size_pt / 72, Style(size_pt=plan.size_pt, bold=True)

    def base(lines: float) -> float:
        return top - line_in(plan.size_pt, lines) - 0.93 * em

    for lines, x in zip(plan.heads, plan.lefts[1:], strict=True):
        for number, line in enumerate(lines):
            set_text(figure, (left + x, base(number)), line, bold)
    top -= line_in(plan.size_pt, plan.head_lines) + HEAD_EM * em
    _rule(figure, (left, right), top + 0.5 * HEAD_EM * em, TEXT)
    for row in plan.rows:
        for number, line in enumerate(row.head):
            set_text(figure, (left, base(number)), line, bold)
        for cell, x in zip(row.cells, plan.lefts[1:], strict=True):
            if not cell:
                set_text(figure, (left + x, base(0)), EMPTY, Style(size_pt=plan.size_pt, colour=MUTED))
            for number, words in enumerate(cell):
                _draw_line(figure, (left + x, base(number)), words)
        top -= line_in(plan.size_pt, row.lines) + PAD_EM * em
        _rule(figure, (left, right), top + 0.12 * em, RULE)
    top -= NOTES_EM * em
    for number, line in enumerate(plan.notes):
        set_text(figure, (left, base(number)), line, Style(size_pt=plan.size_pt, colour=MUTED))


def _draw_line(figure: Figure, place: tuple[float, float], line: RunLine) -> None:
    """Words of one line, those of one look at once."""
    x, y = place
    runs: list[tuple[str, Style]] = []
    for text, style in line:
        if runs and runs[-1][1] == style:
            runs[-1] = (f"{runs[-1][0]} {text}", style)
        else:
            runs.append((text, style))
    for text, style in runs:
        set_text(figure, (x, y), text, style)
        x += width_in(f"{text} ", style)


def _rule(figure: Figure, ends: tuple[float, float], y: float, colour: Rgb) -> None:
    line = Line2D(ends, (y, y), color=rgb(colour), linewidth=0.7, transform=figure.dpi_scale_trans)
    figure.add_artist(line)
