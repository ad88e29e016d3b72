"""The claims as a matrix: which actor does what at which place, as the analyst coded it.

Places stand in the order that hotspots have everywhere. What does not fit in running text is set smaller, in columns
side by side, with the actors of few claims in one column, and at last as numbers of claims instead of verbs.
"""

from collections.abc import Iterator

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.typesetting import MUTED, TEXT, Style, line_in, rgb, set_text, wrap
from geo.briefing.figures.body import DrawnChart
from geo.briefing.figures.claims_cells import QUAD_MARKS, claim_legend
from geo.briefing.figures.claims_plan import GUTTER_EM, ClaimItem, ClaimPlan, SetRow, plan_claims
from geo.briefing.figures.hit_areas import HitLevel, PaperMark, box_shape
from geo.briefing.figures.layout import PaperBox
from geo.briefing.figures.mark_words import claims_mark
from geo.briefing.figures.matrix import RULE
from geo.selection.palette import Rgb
from geo.text import counted

__all__ = ["NO_CLAIM", "draw_claims"]

NO_CLAIM = "No excerpt shown here is coded for who does what to whom."


def draw_claims(figure: Figure, box: PaperBox, sheet: Sheet, text_pt: float) -> DrawnChart:
    """Draw the matrix into a box (left, bottom, right, top, inches); its legend, and where its cells are.

    Raises HotspotsError where it does not fit at the smallest size of type.
    """
    if not sheet.claims:
        style = Style(size_pt=text_pt, italic=True, colour=MUTED)
        for number, line in enumerate(wrap(NO_CLAIM, style, box[2] - box[0])):
            set_text(figure, (box[0], box[3] - line_in(text_pt, number + 1)), line, style)
        return DrawnChart()
    plan = plan_claims(sheet, (box[2] - box[0], box[3] - box[1]), text_pt)
    marks: list[PaperMark] = []
    for number, block in enumerate(plan.blocks):
        left = box[0] + number * (plan.block + GUTTER_EM * plan.size_pt / 72)
        _draw_head(figure, plan, left, box[3])
        top = box[3] - plan.head
        for row in block:
            _draw_row(figure, plan, row, (left, top))
            marks += _marks(sheet, plan, row, (left, top))
            top -= plan.height(row)
    return DrawnChart(legend=tuple(claim_legend(sheet, plan.table, plan.level)), marks=tuple(marks))


def _draw_head(figure: Figure, plan: ClaimPlan, left: float, top: float) -> None:
    """The actors' names and below each how many claims it has."""
    bold, em = Style(size_pt=plan.size_pt, bold=True), plan.size_pt / 72
    base = top - plan.head + 0.5 * em
    muted = Style(size_pt=plan.size_pt, colour=MUTED)
    for lines, total, x in zip(plan.heads, plan.table.totals, plan.lefts(left)[:-1], strict=True):
        for number, line in enumerate(reversed(lines)):
            set_text(figure, (x, base + line_in(plan.size_pt, number + 1)), line, bold)
        set_text(figure, (x, base), counted(total, "claim"), muted)
    _rule(figure, plan, (left, top - plan.head), TEXT, 0.8)


def _draw_row(figure: Figure, plan: ClaimPlan, row: SetRow, corner: tuple[float, float]) -> None:
    left, top = corner
    height = plan.height(row)
    first = top - (height - (row.lines - 1) * plan.line) / 2 - 0.34 * plan.size_pt / 72
    for number, text in enumerate(row.name):
        set_text(figure, (left, first - number * plan.line), text, Style(size_pt=plan.size_pt))
    for lines, x in zip(row.cells, plan.lefts(left)[:-1], strict=True):
        for number, line in enumerate(lines):
            for item in line:
                _draw_item(figure, plan, item, (x, first - number * plan.line))
    _rule(figure, plan, (left, top - height), RULE, 0.5)


def _marks(sheet: Sheet, plan: ClaimPlan, row: SetRow, corner: tuple[float, float]) -> Iterator[PaperMark]:
    """The place's name, and each cell that tells something."""
    left, top = corner
    bottom, lefts = top - plan.height(row), plan.lefts(left)
    everything = {id(claim): claim for cell in row.place.claims for claim in cell}
    name = box_shape((left, bottom, lefts[0], top), HitLevel.NAME)
    yield claims_mark(sheet, row.place.id, tuple(everything.values()), name)
    for claims, x0, x1 in zip(row.place.claims, lefts, lefts[1:], strict=False):
        if claims:
            yield claims_mark(sheet, row.place.id, claims, box_shape((x0, bottom, x1, top)))


def _draw_item(figure: Figure, plan: ClaimPlan, item: ClaimItem, at: tuple[float, float]) -> None:
    place, quad, text = item
    em = plan.size_pt / 72
    x, y = at[0] + place, at[1]
    set_text(figure, (x, y), text, Style(size_pt=plan.size_pt, italic=True))
    if quad is None:
        return
    mark = QUAD_MARKS[quad]
    shape = Line2D(
        [x - 0.6 * em], [y + 0.3 * em], marker=mark.marker, markersize=0.55 * plan.size_pt, linestyle="none",
        markerfacecolor=rgb(mark.fill), markeredgecolor=rgb(mark.edge), markeredgewidth=0.9,
        transform=figure.dpi_scale_trans,
    )  # fmt: skip
    figure.add_artist(shape)


def _rule(figure: Figure, plan: ClaimPlan, at: tuple[float, float], colour: Rgb, width_pt: float) -> None:
    left, y = at
    line = Line2D(
        (left, plan.lefts(left)[-1]), (y, y), color=rgb(colour), linewidth=width_pt, transform=figure.dpi_scale_trans
    )
    figure.add_artist(line)
