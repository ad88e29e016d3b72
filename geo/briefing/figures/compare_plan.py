"""Where everything stands in the table of a comparison: as many items as fit, those of the most excerpts first.

A row for each facet has three cells: what only the first has, what both have, what only the second has. Where not all
fits, the longest cells are cut first, and each says how many more it has.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.briefing.content.compare_words import manner_words, number_words
from geo.briefing.drawing.typesetting import MUTED, Style, line_in, printable, width_in, wrap
from geo.selection.comparing import ComparedItem, Comparison, Facet

__all__ = [
    "EMPTY",
    "HEAD_EM",
    "NOTES_EM",
    "PAD_EM",
    "CompareCell",
    "ComparePlan",
    "Run",
    "SetFacet",
    "plan_table",
    "table_cells",
]

_GAP_EM = 1.2
"""Between two columns, in sizes of the type."""
PAD_EM = 0.45
"""Below the last line of a row, in sizes of the type."""
HEAD_EM, NOTES_EM = 0.65, 0.4
"""Below the heads of the columns and above the notes, in sizes of the type."""
EMPTY = "–"
"""Stands in a cell that has nothing."""
_NARROWEST = 0.17
"""Share of the three columns that each has at least."""
_HEAD_MOST = 0.2
"""Share of the table's width that the heads of the rows have at most."""
_HEAD_LINES = 2


class Run(NamedTuple):
    """Words of one look on a line."""

    text: str
    style: Style


RunLine = tuple[Run, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SetFacet:
    """A row as it is set."""

    head: tuple[str, ...]
    cells: tuple[tuple[RunLine, ...], ...]
    """Lines of the three cells; none where there is nothing."""

    @property
    def lines(self) -> int:
        """How many lines it is high."""
        return max(1, len(self.head), *(len(cell) for cell in self.cells))


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparePlan:
    """The table as it is set; lengths in inches."""

    size_pt: float
    lefts: tuple[float, ...]
    """Where the heads of the rows and the three columns begin, from the table's left edge."""
    heads: tuple[tuple[str, ...], ...]
    """Over the three columns."""
    rows: tuple[SetFacet, ...]
    notes: tuple[str, ...]
    hidden: int
    """Items that are counted instead of named."""
    items: int
    """All of them, named or not."""
    broken: int
    """Words that are too long for their column."""

    @property
    def head_lines(self) -> int:
        """How many lines the heads of the columns are high."""
        return max(len(head) for head in self.heads)

    @property
    def height(self) -> float:
        """Height of all of it."""
        lines = self.head_lines + sum(row.lines for row in self.rows) + len(self.notes)
        return line_in(self.size_pt, lines) + _rules_in(len(self.rows), self.size_pt)


def table_cells(found: Comparison, size_pt: float) -> tuple[tuple["CompareCell", ...], ...]:
    """The three cells of each row in a size of type, not broken into lines yet."""
    return tuple(
        tuple(
            CompareCell(tuple(_words(item, facet, size_pt) for item in items), facet is Facet.CLAIMS, size_pt)
            for items in found.columns(facet)
        )
        for facet in Facet
    )


def plan_table(
    found: Comparison, cells: Sequence[Sequence["CompareCell"]], notes: str, room: tuple[float, float], size_pt: float
) -> ComparePlan | None:
    """The table in a room of that width and height; None where not even one line for each row fits.

    `cells` are those of this size of type (`table_cells`).
    """
    width, height = room
    em, bold = size_pt / 72, Style(size_pt=size_pt, bold=True)
    heads_in = [width_in(found.head(facet), bold) for facet in Facet]
    words_in = [width_in(word, bold) for facet in Facet for word in found.head(facet).split()]
    first = max(min(max(heads_in), _HEAD_MOST * width), *words_in) + _GAP_EM * em
    columns = _columns(cells, width - first)
    lefts = (0.0, first, first + columns[0], first + columns[0] + columns[1])
    rooms = [column - _GAP_EM * em for column in columns]
    if min(rooms) < 4 * em:
        return None
    heads = _heads(found, rooms, bold)
    told = tuple(wrap(notes, Style(size_pt=size_pt, colour=MUTED), width))
    taken = line_in(size_pt, max(map(len, heads)) + len(told)) + _rules_in(len(Facet), size_pt)
    lines = int((height - taken) / line_in(size_pt) + 1e-6)
    left_heads = [tuple(wrap(found.head(facet), bold, first - _GAP_EM * em)) for facet in Facet]
    wanted, least = [_most(row, rooms) for row in cells], [len(head) for head in left_heads]
    # One item at least of each cell is named where there is room.
    named = [max(few, _most(row, rooms, 1)) for few, row in zip(least, cells, strict=True)]
    caps = _caps(wanted, named, lines) or _caps(wanted, least, lines)
    if caps is None:
        return None
    rows, hidden = [], 0
    for head, row, cap in zip(left_heads, cells, caps, strict=True):
        cut = [cell.cut(room, cap) for cell, room in zip(row, rooms, strict=True)]
        hidden += sum(more for _, more in cut)
        rows.append(SetFacet(head=head, cells=tuple(set_ for set_, _ in cut)))
    broken = sum(cell.broken(room) for row in cells for cell, room in zip(row, rooms, strict=True))
    return ComparePlan(
        size_pt=size_pt, lefts=lefts, heads=heads, rows=tuple(rows), notes=told, hidden=hidden, broken=broken,
        items=sum(len(cell.items) for row in cells for cell in row),
    )  # fmt: skip


def _heads(found: Comparison, rooms: Sequence[float], style: Style) -> tuple[tuple[str, ...], ...]:
    """What stands over the three columns; where labels of articles do not fit, their numbers, as the maps have both."""
    one, other = found.sides
    short = found.heads if one.number is None else (f"Only [{one.number}]", "Both", f"Only [{other.number}]")
    heads = []
    for head, brief, room in zip(found.heads, short, rooms, strict=True):
        lines = wrap(head, style, room)
        fits = len(lines) <= _HEAD_LINES and " ".join(lines) == printable(head)
        heads.append(tuple(lines if fits else _cut(wrap(brief, style, room), _HEAD_LINES)))
    return tuple(heads)


def _rules_in(rows: int, size_pt: float) -> float:
    """What rules and the room round them take of the height."""
    return (HEAD_EM + PAD_EM * rows + NOTES_EM) * size_pt / 72


def _cut(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _columns(rows: Sequence[Sequence["CompareCell"]], width: float) -> tuple[float, float, float]:
    """Widths of the three columns, by how much stands in each."""
    told = [sum(cell.width for cell in column) ** 0.5 for column in zip(*rows, strict=True)]
    least = _NARROWEST * width
    spare, total = width - 3 * least, sum(told) or 1.0
    one, both, other = (least + spare * share / total for share in told)
    return one, both, other


def _most(cells: Sequence["CompareCell"], rooms: Sequence[float], count: int | None = None) -> int:
    """How many lines the first items of each cell take; all of them where it is not said how many."""
    return max(1, *(len(cell.lines(room, count)) for cell, room in zip(cells, rooms, strict=True)))


def _caps(wanted: Sequence[int], least: Sequence[int], lines: int) -> list[int] | None:
    """How many lines each row gets: all that it wants, or the longest ones are cut until all fit."""
    caps = [max(want, few) for want, few in zip(wanted, least, strict=True)]
    while sum(caps) > lines:
        longest = max(range(len(caps)), key=lambda i: (caps[i] - least[i], -i))
        if caps[longest] <= least[longest]:
            return None
        caps[longest] -= 1
    return caps


@dataclass(frozen=True, slots=True)
class CompareCell:
    """What stands in a cell of the table."""

    items: tuple[tuple[Run, ...], ...]
    """Word by word."""
    listed: bool
    """Whether each begins a line of its own."""
    size_pt: float

    @property
    def width(self) -> float:
        """How long all of it is on one line."""
        return sum(width_in(f"{run.text} ", run.style) for item in self.items for run in item)

    def lines(self, room: float, count: int | None = None) -> tuple[RunLine, ...]:
        """The first items as lines, and how many more there are."""
        groups = list(self.items if count is None else self.items[:count])
        more = len(self.items) - len(groups)
        if more:
            told = f"+{more} more" if groups else f"{more} in all"
            groups.append(_plain(told, Style(size_pt=self.size_pt, italic=True, colour=MUTED)))
        if not self.listed:
            return tuple(_filled(groups, room))
        # That there are more of them may stand behind the last.
        last = groups[-2:] if more and len(groups) > 1 else groups[-1:]
        first = groups[: len(groups) - len(last)]
        return tuple(line for group in (*([one] for one in first), last) for line in _filled(group, room))

    def broken(self, room: float) -> int:
        """How many words are too long for a line."""
        return sum(width_in(run.text, run.style) > room for item in self.items for run in item)

    def cut(self, room: float, cap: int) -> tuple[tuple[RunLine, ...], int]:
        """As many items as fit on so many lines, and how many are left out."""
        fits, over = 0, len(self.items) + 1
        while over - fits > 1:
            count = (fits + over) // 2
            fits, over = (count, over) if len(self.lines(room, count)) <= cap else (fits, count)
        return self.lines(room, fits)[:cap], len(self.items) - fits


def _words(item: ComparedItem, facet: Facet, size_pt: float) -> tuple[Run, ...]:
    """An item word by word: its label, its numbers in bold, and how each side has it."""
    muted = Style(size_pt=size_pt, colour=MUTED)
    numbers = Run(number_words(item), Style(size_pt=size_pt, bold=True))
    manner = manner_words(item, facet)
    coded = Style(size_pt=size_pt, italic=facet is Facet.CLAIMS)
    return (*_plain(item.label, coded), numbers, *(_plain(f"({manner})", muted) if manner else ()))


def _plain(text: str, style: Style) -> tuple[Run, ...]:
    return tuple(Run(word, style) for word in printable(text).split())


def _filled(groups: Sequence[Sequence[Run]], room: float) -> list[RunLine]:
    """Groups of words on lines, a dot behind each group but the last; a word too long for a line is broken.

    A number, which is bold, stays on the line of the word before it.
    """
    lines: list[list[Run]] = []
    used = 0.0
    for number, group in enumerate(groups):
        for run, after in zip(group, [*group[1:], None], strict=True):
            held = width_in(f" {after.text}", after.style) if after is not None and after.style.bold else 0.0
            for piece in wrap(run.text, run.style, room):
                wide, space = width_in(piece, run.style), width_in(" ", run.style)
                if lines and used + space + wide + held <= room:
                    lines[-1].append(Run(piece, run.style))
                    used += space + wide
                else:
                    lines.append([Run(piece, run.style)])
                    used = wide
        if number < len(groups) - 1:  # what it is too wide by, the gap between the columns has room for
            dot = Run("·", Style(size_pt=group[-1].style.size_pt, colour=MUTED))
            lines[-1].append(dot)
            used += width_in(" ·", dot.style)
    return [tuple(line) for line in lines]
