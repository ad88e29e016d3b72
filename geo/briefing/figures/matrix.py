"""The matrix: which article speaks of which hotspot, and how often. Where there is no excerpt, a mark says why.

Hotspots stand in the order that they have everywhere, each indented below the one that it is filed under. Long lists
are set in columns of equal height side by side, each under its own head; `matrix_plan` says where.
"""

from collections.abc import Iterator, Sequence

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import MUTED, PAGE, TEXT, Style, line_in, rgb, set_text, wrap
from geo.briefing.figures.body import DrawnChart
from geo.briefing.figures.hit_areas import HitLevel, PaperMark, box_shape
from geo.briefing.figures.mark_words import hotspot_mark
from geo.briefing.figures.matrix_plan import INDENT, MatrixPlan, MatrixRow, matrix_rows, plan_matrix
from geo.briefing.figures.sign_marks import draw_sign, sign_entries
from geo.selection.palette import CLASSES, LIGHT, Rgb, class_label, contrast, step
from geo.selection.signs import Sign
from geo.text import counted

__all__ = ["RULE", "draw_matrix", "figure_on"]

RULE: Rgb = (203, 208, 216)
"""Hairlines between groups: they part, they carry no meaning."""


def draw_matrix(figure: Figure, box: tuple[float, float, float, float], sheet: Sheet, text_pt: float) -> DrawnChart:
    """Draw the matrix into a box (left, bottom, right, top, inches); its legend, and where its cells are.

    Raises HotspotsError where it does not fit at the smallest size of type.
    """
    rows = matrix_rows(sheet)
    plan = plan_matrix(sheet, rows, (box[2] - box[0], box[3] - box[1]), text_pt)
    marks: list[PaperMark] = []
    most = max(count for row in rows for count in row.counts if not row.bold)
    for number, block in enumerate(plan.blocks):
        left = box[0] + number * (plan.block + plan.gutter)
        _draw_head(figure, sheet, plan, left, box[3])
        top = box[3] - plan.head
        for row in block:
            _draw_row(figure, plan, row, (left, top), most)
            marks += _marks(sheet, plan, row, (left, top))
            top -= plan.place(row)
    return DrawnChart(legend=tuple(_legend(sheet, rows, most, labelled=plan.labelled)), marks=tuple(marks))


def figure_on(fill: Rgb) -> Rgb:
    """The colour of a figure on a shade: dark or white, whichever is easier to read."""
    return max((TEXT, PAGE), key=lambda colour: contrast(colour, fill))


def _draw_head(figure: Figure, sheet: Sheet, plan: MatrixPlan, left: float, top: float) -> None:
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


def _draw_row(figure: Figure, plan: MatrixPlan, row: MatrixRow, corner: tuple[float, float], most: int) -> None:
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


def _marks(sheet: Sheet, plan: MatrixPlan, row: MatrixRow, corner: tuple[float, float]) -> Iterator[PaperMark]:
    """The hotspot's name, and each number as what that article has there."""
    if row.bold:
        return
    left, top = corner
    bottom, edge = top - plan.place(row), left + plan.name
    yield hotspot_mark(sheet, row.id, (box_shape((left, bottom, edge, top), HitLevel.NAME),))
    for column, (count, source) in enumerate(zip(row.counts, sheet.sources, strict=True)):
        if count:
            x = edge + column * plan.cell
            yield hotspot_mark(sheet, row.id, (box_shape((x, bottom, x + plan.cell, top)),), source=source.id)


def _draw_cell(figure: Figure, plan: MatrixPlan, place: tuple[float, float], cell: tuple[int, Sign], most: int) -> None:
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


def _legend(sheet: Sheet, rows: Sequence[MatrixRow], most: int, *, labelled: bool) -> Iterator[LegendEntry]:
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
