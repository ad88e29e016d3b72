"""Where everything in the matrix stands: in the largest type, and the fewest columns side by side, that hold it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.typesetting import Style, line_in, width_in, wrap
from geo.errors import HotspotsError
from geo.selection.hotspot_order import depth
from geo.selection.signs import Sign

__all__ = ["INDENT", "MatrixPlan", "MatrixRow", "matrix_rows", "plan_matrix"]

STEPS = (1.0, 0.95, 0.9, 0.85, 0.8)
"""Sizes of type that are tried, as shares of running text; the last is the smallest that is set."""
MOST_BLOCKS = 4
WIDEST_CELL = 7.0
"""Cells are no wider than this many sizes of the type, else the eye loses the row."""
NARROWEST_NAME = 9.0
"""Names of hotspots have at least this many sizes of the type, else they are broken too often."""
AIR = 1.16
"""Height of a row in lines of type."""
FULLEST_ROW = 1.7
"""A row is stretched to fill the box up to this many lines of type."""
GUTTER = 2.2
"""Between two columns of hotspots, in sizes of the type."""
INDENT = 0.9
"""Of a hotspot below its parent, in sizes of the type."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MatrixRow:
    """A hotspot with its number of excerpts by article, in the articles' order."""

    id: str = ""
    """The hotspot; empty for the totals of all."""
    lines: tuple[str, ...]
    counts: tuple[int, ...]
    signs: tuple[Sign, ...]
    """What each article has, in the same order."""
    first: bool
    """Whether a line above it parts it from those before."""
    depth: int = 0
    """How many hotspots it is filed under."""
    bold: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class MatrixPlan:
    """Where everything stands; all lengths in inches."""

    size_pt: float
    blocks: tuple[tuple[MatrixRow, ...], ...]
    block: float
    """Width of a column of hotspots with its cells."""
    name: float
    cell: float
    row: float
    """Height of a row of one line; each further line adds as much."""
    head: float
    upright: bool
    """Whether the articles' labels in the head read upwards; without, they are level."""
    labelled: bool
    """Whether the head has the articles' labels beside their numbers."""
    gutter: float

    def place(self, row: MatrixRow) -> float:
        """Height of a row."""
        return self.row * (1 + (len(row.lines) - 1) / AIR)


def matrix_rows(sheet: Sheet) -> list[MatrixRow]:
    """The hotspots, not wrapped yet; where there are several, the totals of all come first."""
    rows = []
    for id_, hotspot in sheet.part.dataset.hotspots.items():
        quoted = Counter(excerpt.source for excerpt in hotspot.excerpts)
        counts = tuple(quoted[source.id] for source in sheet.sources)
        found = tuple(sheet.signs.of(id_, source.id) for source in sheet.sources)
        below = depth(sheet.whole.dataset, id_) if len(sheet.part.dataset.hotspots) > 1 else 0
        rows.append(MatrixRow(id=id_, lines=(hotspot.name,), counts=counts, signs=found, first=False, depth=below))
    if len(rows) == 1:
        return rows
    # A line parts a family from what is before and after it.
    grouped = [rows[0]]
    for before, row, after in zip(rows, rows[1:], [*rows[2:], None], strict=False):
        begins = row.depth == 0 and (before.depth > 0 or (after is not None and after.depth > 0))
        grouped.append(replace(row, first=begins))
    totals = tuple(map(sum, zip(*(row.counts for row in rows), strict=True)))
    return [MatrixRow(lines=(f"All {len(rows)} hotspots",), counts=totals, signs=(), first=False, bold=True), *grouped]


def plan_matrix(sheet: Sheet, rows: Sequence[MatrixRow], room: tuple[float, float], text_pt: float) -> MatrixPlan:
    """The largest type, and at it the fewest columns, that hold everything; labels in the heads where they fit."""
    for labelled in (True, False):
        for share in STEPS:
            for blocks in range(1, min(MOST_BLOCKS, len(rows)) + 1):
                plan = _try(sheet, rows, room, (share * text_pt, blocks, labelled))
                if plan is not None:
                    return plan
    raise HotspotsError(
        where="size",
        what=(
            f"{len(rows) - (len(rows) > 1)} hotspots by {len(sheet.sources)} articles do not fit on "
            f"{sheet.brief.size} in type of {STEPS[-1] * text_pt:.0f} pt"
        ),
        expected="a smaller selection was expected",
        remedy="choose a larger size or filter",
    )


def _try(
    sheet: Sheet, rows: Sequence[MatrixRow], room: tuple[float, float], way: tuple[float, int, bool]
) -> MatrixPlan | None:
    """A plan with this size of type, number of columns and kind of head; None where it does not fit."""
    size, number, labelled = way
    em, gutter = size / 72, GUTTER * size / 72
    block = (room[0] - (number - 1) * gutter) / number
    columns = len(sheet.sources) + 1
    styles = {bold: Style(size_pt=size, bold=bold) for bold in (False, True)}
    widest = max(width_in(row.lines[0], styles[row.bold]) + row.depth * INDENT * em for row in rows) + em
    least = max(1.7 * em, width_in(f"[{sheet.sources[-1].number}]", styles[True]) + 0.3 * em)
    name = min(widest, block - columns * least)
    if name < min(widest, NARROWEST_NAME * em):
        return None
    cell = min((block - name) / columns, WIDEST_CELL * em)
    wrapped = [_wrapped(row, size, name - (0.8 + row.depth * INDENT) * em) for row in rows]
    if any(len(row.lines) > 3 for row in wrapped):
        return None
    label, upright = _labels([source.source.label for source in sheet.sources], size, cell)
    head = line_in(size, 1.6) + (label if labelled else 0)
    parts = _divided(wrapped, number)
    lines = max(sum(1 + (len(row.lines) - 1) / AIR for row in part) for part in parts)
    if head + lines * line_in(size, AIR) > room[1] or (labelled and head > 0.4 * room[1]):
        return None
    row = min((room[1] - head) / lines, line_in(size, FULLEST_ROW))
    return MatrixPlan(
        size_pt=size, blocks=parts, block=name + columns * cell if number == 1 else block, name=name, cell=cell,
        row=row, head=head, upright=upright, labelled=labelled, gutter=gutter,
    )  # fmt: skip


def _wrapped(row: MatrixRow, size: float, width: float) -> MatrixRow:
    lines = tuple(wrap(row.lines[0], Style(size_pt=size, bold=row.bold), width)) or ("",)
    return replace(row, lines=lines)


def _labels(labels: Sequence[str], size: float, cell: float) -> tuple[float, bool]:
    """Height in inches that the articles' labels take in the heads of cells, and whether they stand upright."""
    style, em = Style(size_pt=size), size / 72
    most = max(len(wrap(label, style, cell - 0.4 * em)) for label in labels)
    widest_word = max(width_in(word, style) for label in labels for word in label.split())
    if widest_word > cell - 0.4 * em or most > 3:
        return max(width_in(label, style) for label in labels) + 0.5 * em, True
    return line_in(size, most), False


def _divided(rows: Sequence[MatrixRow], number: int) -> tuple[tuple[MatrixRow, ...], ...]:
    """The rows in that many columns, as equal in height as their order allows; none is empty."""
    heights = [1 + (len(row.lines) - 1) / AIR for row in rows]
    limit = max(sum(heights) / number, *heights)
    while True:
        parts: list[list[MatrixRow]] = [[]]
        filled = 0.0
        for row, height in zip(rows, heights, strict=True):
            if parts[-1] and filled + height > limit + 1e-9:
                parts.append([])
                filled = 0.0
            parts[-1].append(row)
            filled += height
        if len(parts) <= number:
            return tuple(map(tuple, parts))
        limit += 0.25
