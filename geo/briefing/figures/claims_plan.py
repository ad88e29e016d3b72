"""How the matrix of claims is set: the largest type and the fewest columns in which all of it has room.

Nothing is drawn here. Verbs stand before numbers, all actors before some of them in one column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.typesetting import Style, line_in, width_in, wrap
from geo.briefing.figures.claims_cells import ClaimLevel, ClaimTable, PlaceRow, claim_table
from geo.dataset.claims import Quad
from geo.errors import HotspotsError
from geo.selection.claiming import actors_acting, places_named
from geo.text import counted

__all__ = ["GUTTER_EM", "ClaimItem", "ClaimPlan", "SetRow", "plan_claims"]

_STEPS = (1.0, 0.9, 0.8)
"""Sizes of type that are tried, as shares of running text."""
_MOST_BLOCKS = 4
_WIDEST_EM = 15.0
"""Cells are no wider than this many sizes of the type, else the eye loses the row."""
_NAMES_EM = (20.0, 13.0, 9.0)
"""Names of places are given so much, the widest that leaves room for the cells."""
_REST = 1.5
"""Width of the column that several actors share, whose names stand in it, as a share of the others'."""
_MARK_EM = 1.05
"""From a mark's left edge to its words."""
_PAD_EM = 0.5
"""Between two cells."""
_AIR = 0.18
"""Above and below the lines of a row together, in lines."""
_LOOSEST = 1.5
"""Rows are stretched to fill the box up to this much."""
GUTTER_EM = 2.2
"""Between two blocks of rows, in sizes of the type."""
_FEWEST_COLUMNS = 2

ClaimItem = tuple[float, Quad | None, str]
"""Place in the line in inches, mark before it, words."""
_Line = tuple[ClaimItem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SetRow:
    """One place as it is broken into lines."""

    place: PlaceRow
    name: tuple[str, ...]
    cells: tuple[tuple[_Line, ...], ...]

    @property
    def lines(self) -> int:
        """Lines of the tallest cell."""
        return max(len(self.name), *map(len, self.cells))


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimPlan:
    """Where everything stands; lengths in inches."""

    size_pt: float
    table: ClaimTable
    level: ClaimLevel
    blocks: tuple[tuple[SetRow, ...], ...]
    block: float
    name: float
    cells: tuple[float, ...]
    """Widths of the columns."""
    line: float
    head: float
    heads: tuple[tuple[str, ...], ...]
    stretch: float

    def height(self, row: SetRow) -> float:
        """Height of a row in inches."""
        return (row.lines + _AIR) * self.line * self.stretch

    def lefts(self, left: float) -> list[float]:
        """Left edges of the columns and the right edge of the last, from the block's left edge."""
        return [left + self.name + sum(self.cells[:column]) for column in range(len(self.cells) + 1)]


def plan_claims(sheet: Sheet, room: tuple[float, float], text_pt: float) -> ClaimPlan:
    """Verbs before numbers, all actors before some of them, the largest type, then the fewest blocks."""
    actors = len(actors_acting(sheet.claims))
    for level in ClaimLevel:
        for columns in _column_counts(actors):
            table = claim_table(sheet, level, columns)
            for share in _STEPS:
                for blocks in range(1, min(_MOST_BLOCKS, len(table.rows)) + 1):
                    plans = (_try(table, level, room, (share * text_pt, blocks, name)) for name in _NAMES_EM)
                    if plan := next(filter(None, plans), None):
                        return plan
    places = counted(len(places_named(sheet.claims, sheet.whole.dataset)), "place")
    raise HotspotsError(
        where="size",
        what=(
            f"claims on {places} by {counted(actors, 'actor')} do not fit on {sheet.brief.size} in type of "
            f"{_STEPS[-1] * text_pt:.0f} pt"
        ),
        expected="a smaller selection was expected",
        remedy="choose a larger size or filter",
    )


def _column_counts(actors: int) -> Iterator[int]:
    """All actors; then fewer and fewer, by about a quarter each time."""
    columns = actors
    while columns > _FEWEST_COLUMNS:
        yield columns
        columns = max(_FEWEST_COLUMNS, columns * 3 // 4)
    yield columns


def _try(
    table: ClaimTable, level: ClaimLevel, room: tuple[float, float], way: tuple[float, int, float]
) -> ClaimPlan | None:
    """A plan with this size of type, number of blocks and most room for names in ems; None where it does not fit."""
    size, number, most = way
    em = size / 72
    if line_in(size, 2.6) + line_in(size, _fewest_lines(table, level)) / number > room[1]:
        return None
    block = (room[0] - (number - 1) * GUTTER_EM * em) / number
    name = min(max(width_in(row.name, Style(size_pt=size)) for row in table.rows) + em, most * em)
    cells = _cells(table, level, size, block - name)
    if any(cell < least for cell, least in zip(cells, _least_cells(table, size), strict=True)):
        return None
    heads = tuple(
        tuple(wrap(head, Style(size_pt=size, bold=True), cell - _PAD_EM * em))
        for head, cell in zip(table.heads, cells, strict=True)
    )
    rows = [_set_row(row, size, name - 0.8 * em, cells, level) for row in table.rows]
    if max(map(len, heads)) > 3 or any(len(row.name) > 4 for row in rows):
        return None
    parts = _divided(rows, number)
    line, head = line_in(size), line_in(size, max(map(len, heads)) + 1.6)
    needed = max(sum(row.lines + _AIR for row in part) for part in parts) * line
    if head + needed > room[1]:
        return None
    return ClaimPlan(
        size_pt=size, table=table, level=level, blocks=parts, block=name + sum(cells) if number == 1 else block,
        name=name, cells=cells, line=line, head=head, heads=heads, stretch=min((room[1] - head) / needed, _LOOSEST),
    )  # fmt: skip


def _fewest_lines(table: ClaimTable, level: ClaimLevel) -> float:
    """The lines of all rows if nothing had to be broken."""
    lines = (max(1, *map(len, row.cells)) if level is ClaimLevel.VERBS else 1 for row in table.rows)
    return sum(lines) + _AIR * len(table.rows)


def _cells(table: ClaimTable, level: ClaimLevel, size: float, room: float) -> tuple[float, ...]:
    """The widths of the columns, the one for several actors wider where their names stand in it."""
    shares = [1.0] * len(table.heads)
    if table.rest and level is ClaimLevel.VERBS:
        shares[-1] = _REST
    one = min(room / sum(shares), _WIDEST_EM * size / 72)
    return tuple(share * one for share in shares)


def _least_cells(table: ClaimTable, size: float) -> Iterator[float]:
    """For each column, the width that the longest word of its cells and its head needs."""
    em = size / 72
    plain, bold = Style(size_pt=size, italic=True), Style(size_pt=size, bold=True)
    for column, (head, total) in enumerate(zip(table.heads, table.totals, strict=True)):
        texts = (text for row in table.rows for _, text in row.cells[column])
        words = max((width_in(word, plain) for text in texts for word in text.split()), default=0.0)
        longest = max(width_in(word, bold) for word in head.split())
        below = width_in(counted(total, "claim"), Style(size_pt=size))
        yield max(words + _MARK_EM * em, longest, below) + (_PAD_EM + 0.1) * em


def _set_row(row: PlaceRow, size: float, name: float, cells: Sequence[float], level: ClaimLevel) -> SetRow:
    pad = _PAD_EM * size / 72
    setting = _set_verbs if level is ClaimLevel.VERBS else _set_counts
    return SetRow(
        place=row,
        name=tuple(wrap(row.name, Style(size_pt=size), name)) or ("",),
        cells=tuple(tuple(setting(entries, size, cell - pad)) for entries, cell in zip(row.cells, cells, strict=True)),
    )


def _set_verbs(entries: Sequence[tuple[Quad, str]], size: float, room: float) -> Iterator[_Line]:
    """An entry on lines of its own; its mark stands before the first."""
    indent = _MARK_EM * size / 72
    for quad, text in entries:
        for number, line in enumerate(_broken(text, size, round(room - indent, 6))):
            yield ((indent, None if number else quad, line),)


@lru_cache(maxsize=8192)
def _broken(text: str, size: float, width: float) -> tuple[str, ...]:
    return tuple(wrap(text, Style(size_pt=size, italic=True), width))


def _set_counts(entries: Sequence[tuple[Quad, str]], size: float, room: float) -> Iterator[_Line]:
    """The entries one after the other, as many on a line as there is room for."""
    style, em = Style(size_pt=size, italic=True), size / 72
    line: list[ClaimItem] = []
    at = 0.0
    for quad, text in entries:
        wide = _MARK_EM * em + width_in(text, style)
        if line and at + wide > room:
            yield tuple(line)
            line, at = [], 0.0
        line.append((at + _MARK_EM * em, quad, text))
        at += wide + 0.5 * em
    if line:
        yield tuple(line)


def _divided(rows: Sequence[SetRow], number: int) -> tuple[tuple[SetRow, ...], ...]:
    """The rows in at most that many blocks, as equal in height as their order allows; none is empty."""
    limit = max(sum(row.lines + _AIR for row in rows) / number, *(row.lines + _AIR for row in rows))
    while True:
        parts: list[list[SetRow]] = [[]]
        filled = 0.0
        for row in rows:
            if parts[-1] and filled + row.lines + _AIR > limit + 1e-9:
                parts.append([])
                filled = 0.0
            parts[-1].append(row)
            filled += row.lines + _AIR
        if len(parts) <= number:
            return tuple(map(tuple, parts))
        limit += 0.25
