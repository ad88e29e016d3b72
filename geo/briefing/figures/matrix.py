"""The matrix: which article speaks of which hotspot, and how often. Where there is no excerpt, a mark says why.

Hotspots stand in the order that they have everywhere, each indented below the one that it is filed under. Long lists
are set in columns of equal height side by side, each under its own head.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import MUTED, PAGE, TEXT, Style, line_in, rgb, set_text, width_in, wrap
from geo.briefing.figures.sign_marks import draw_sign, sign_entries
from geo.errors import HotspotsError
from geo.selection.hotspot_order import depth
from geo.selection.palette import CLASSES, LIGHT, Rgb, class_label, contrast, step
from geo.selection.signs import Sign
from geo.text import counted

__all__ = ["draw_matrix", "figure_on"]

RULE: Rgb = (203, 208, 216)
"""Hairlines between groups: they part, they carry no meaning."""

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
class _Row:
    """A hotspot with its number of excerpts by article, in the articles' order."""

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
class _Matrix:
    """Where everything stands; all lengths in inches."""

    size_pt: float
    blocks: tuple[tuple[_Row, ...], ...]
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

    def place(self, row: _Row) -> float:
        return self.row * (1 + (len(row.lines) - 1) / AIR)


def draw_matrix(
    figure: Figure, box: tuple[float, float, float, float], sheet: Sheet, text_pt: float
) -> tuple[LegendEntry, ...]:
    """Draw the matrix into a box (left, bottom, right, top, inches) and return its legend.

    Raises HotspotsError where it does not fit at the smallest size of type.
    """
    rows = _rows(sheet)
    plan = _plan(sheet, rows, (box[2] - box[0], box[3] - box[1]), text_pt)
    most = max(count for row in rows for count in row.counts if not row.bold)
    for number, block in enumerate(plan.blocks):
        left = box[0] + number * (plan.block + plan.gutter)
        _draw_head(figure, sheet, plan, left, box[3])
        top = box[3] - plan.head
        for row in block:
            _draw_row(figure, plan, row, (left, top), most)
            top -= plan.place(row)
    return tuple(_legend(sheet, rows, most, labelled=plan.labelled))


def figure_on(fill: Rgb) -> Rgb:
    """The colour of a figure on a shade: dark or white, whichever is easier to read."""
    return max((TEXT, PAGE), key=lambda colour: contrast(colour, fill))


def _rows(sheet: Sheet) -> list[_Row]:
    """The hotspots, not wrapped yet; where there are several, the totals of all come first."""
    rows = []
    for id_, hotspot in sheet.part.dataset.hotspots.items():
        quoted = Counter(excerpt.source for excerpt in hotspot.excerpts)
        counts = tuple(quoted[source.id] for source in sheet.sources)
        found = tuple(sheet.signs.of(id_, source.id) for source in sheet.sources)
        below = depth(sheet.whole.dataset, id_) if len(sheet.part.dataset.hotspots) > 1 else 0
        rows.append(_Row(lines=(hotspot.name,), counts=counts, signs=found, first=False, depth=below))
    if len(rows) == 1:
        return rows
    # A line parts a family from what is before and after it.
    grouped = [rows[0]]
    for before, row, after in zip(rows, rows[1:], [*rows[2:], None], strict=False):
        begins = row.depth == 0 and (before.depth > 0 or (after is not None and after.depth > 0))
        grouped.append(replace(row, first=begins))
    totals = tuple(map(sum, zip(*(row.counts for row in rows), strict=True)))
    return [_Row(lines=(f"All {len(rows)} hotspots",), counts=totals, signs=(), first=False, bold=True), *grouped]


def _plan(sheet: Sheet, rows: Sequence[_Row], room: tuple[float, float], text_pt: float) -> _Matrix:
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


def _try(sheet: Sheet, rows: Sequence[_Row], room: tuple[float, float], way: tuple[float, int, bool]) -> _Matrix | None:
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
    return _Matrix(
        size_pt=size, blocks=parts, block=name + columns * cell if number == 1 else block, name=name, cell=cell,
        row=row, head=head, upright=upright, labelled=labelled, gutter=gutter,
    )  # fmt: skip


def _wrapped(row: _Row, size: float, width: float) -> _Row:
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


def _divided(rows: Sequence[_Row], number: int) -> tuple[tuple[_Row, ...], ...]:
    """The rows in that many columns, as equal in height as their order allows; none is empty."""
    heights = [1 + (len(row.lines) - 1) / AIR for row in rows]
    limit = max(sum(heights) / number, *heights)
    while True:
        parts: list[list[_Row]] = [[]]
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


def _draw_head(figure: Figure, sheet: Sheet, plan: _Matrix, left: float, top: float) -> None:
    em = plan.size_pt / 72
    bold, plain = Style(size_pt=plan.size_pt, bold=True), Style(size_pt=plan.size_pt, colour=MUTED)
    base = top - plan.head + 0.5 * em
    for column, source in enumerate(sheet.sources):
        middle = left + plan.name + (column + 0.5) * plan.cell
        set_text(figure, (middle, base), f"[{source.number}]", bold, align="center")
        if not plan.labelled:
            continue
        over = base + line_in(plan.size_pt, 1.15)
        if plan.upright:
            text = set_text(figure, (middle + 0.35 * em, over), source.source.label, plain)
            text.set_rotation(90)
            text.set(ha="right", va="bottom", rotation_mode="default")
            continue
        lines = wrap(source.source.label, plain, plan.cell - 0.4 * em)
        for number, line in enumerate(reversed(lines)):
            set_text(figure, (middle, over + line_in(plan.size_pt, number)), line, plain, align="center")
    all_ = left + plan.name + (len(sheet.sources) + 0.5) * plan.cell
    set_text(figure, (all_, base), "All", bold, align="center")
    end = left + plan.name + (len(sheet.sources) + 1) * plan.cell
    _line(figure, (left, end), top - plan.head, TEXT, 0.8)


def _draw_row(figure: Figure, plan: _Matrix, row: _Row, corner: tuple[float, float], most: int) -> None:
    left, top = corner
    em, height = plan.size_pt / 72, plan.place(row)
    middle = top - height / 2
    end = left + plan.name + (len(row.counts) + 1) * plan.cell
    if row.first:
        _line(figure, (left, end), top, RULE, 0.6)
    style = Style(size_pt=plan.size_pt, bold=row.bold)
    first = middle + line_in(plan.size_pt, (len(row.lines) - 1) / 2) - 0.34 * em
    for number, line in enumerate(row.lines):
        set_text(figure, (left + row.depth * INDENT * em, first - line_in(plan.size_pt, number)), line, style)
    for column, count in enumerate(row.counts):
        at = left + plan.name + column * plan.cell
        if row.bold:
            set_text(figure, (at + plan.cell / 2, middle - 0.34 * em), str(count), style, align="center")
        else:
            _draw_cell(figure, plan, (at, middle), (count, row.signs[column]), most)
    total = Style(size_pt=plan.size_pt, bold=True)
    set_text(figure, (end - plan.cell / 2, middle - 0.34 * em), str(sum(row.counts)), total, align="center")
    if row.bold:
        _line(figure, (left, end), top - height, TEXT, 0.8)


def _draw_cell(figure: Figure, plan: _Matrix, place: tuple[float, float], cell: tuple[int, Sign], most: int) -> None:
    """The shaded number, or the mark that says why there is none."""
    left, middle = place
    count, sign = cell
    em, centre = plan.size_pt / 72, left + plan.cell / 2
    if not count:
        draw_sign(figure, (centre, middle), sign, plan.size_pt)
        return
    fill = LIGHT.ramp[step(count, most)]
    gap = 0.03
    shade = Rectangle(
        (left + gap, middle - plan.row / 2 + gap), plan.cell - 2 * gap, plan.row - 2 * gap,
        facecolor=rgb(fill), edgecolor="none", transform=figure.dpi_scale_trans,
    )  # fmt: skip
    figure.add_artist(shade)
    style = Style(size_pt=plan.size_pt, colour=figure_on(fill))
    set_text(figure, (centre, middle - 0.34 * em), str(count), style, align="center")


def _line(figure: Figure, ends: tuple[float, float], y: float, colour: Rgb, width_pt: float) -> None:
    line = Line2D(ends, (y, y), color=rgb(colour), linewidth=width_pt, transform=figure.dpi_scale_trans)
    figure.add_artist(line)


def _legend(sheet: Sheet, rows: Sequence[_Row], most: int, *, labelled: bool) -> Iterator[LegendEntry]:
    """What occurs, and nothing else."""
    drawn = [row for row in rows if not row.bold]
    present = {step(count, most) for row in drawn for count in row.counts if count}
    for index in range(CLASSES):
        if index in present:
            label = class_label(index, most)
            noun = "excerpt" if label == "1" else "excerpts"
            fill = LIGHT.ramp[index]
            yield LegendEntry(text=f"{label} {noun}", fill=fill)
    yield from sign_entries({sign for row in drawn for sign in row.signs})
    total = sum(count for row in drawn for count in row.counts)
    if total > sheet.shown.excerpts:
        different = counted(sheet.shown.excerpts, "different excerpt")
        several = "under more than one hotspot" if sheet.shown.excerpts == 1 else "some under more than one hotspot"
        text = f"adds the rows: {different}, {several}"
        yield LegendEntry(text=text, sign=str(total))
    if not labelled:
        for source in sheet.sources:
            yield LegendEntry(text=source.source.label, sign=f"[{source.number}]")
