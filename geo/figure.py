"""A figure from a sheet: drawn once, written as PNG, SVG or PDF."""

import io
from dataclasses import dataclass
from enum import StrEnum

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from geo.ink import Style, line_in, new_figure, set_text, wrap
from geo.paper import Paper
from geo.paper import paper as paper_of
from geo.selection import FigureKind
from geo.sheet import Sheet
from geo.viewpoints import AreaNote

__all__ = ["Drawing", "FigureFormat", "draw", "render"]


class FigureFormat(StrEnum):
    """What a figure is written as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """A figure that is drawn, not yet written."""

    sheet: Sheet
    paper: Paper
    projection: str | None
    """The map projection in words; None for a matrix and a timeline."""
    notes: tuple[AreaNote, ...]
    """The disputed areas in frame."""
    picture: Figure
    """What is drawn."""


def draw(sheet: Sheet, paper: Paper | None = None, *, compact: bool = False) -> Drawing:
    """Draw a sheet on a paper; None is the paper of the brief's size.

    `compact` leaves out what the document around the picture says itself: title, subtitle, sources, marking, QR code.
    Raises HotspotsError where what must be said does not fit on the paper.
    """
    on = paper or paper_of(sheet.brief.size)
    width, height = on.inches
    figure = new_figure(width, height)
    if not compact:
        style = Style(size_pt=2 * on.text_pt, bold=True)
        for number, line in enumerate(wrap(sheet.title, style, width - 0.6), start=1):
            set_text(figure, (0.3, height - 0.3 - line_in(style.size_pt, number)), line, style)
    mapped = sheet.kind not in {FigureKind.MATRIX, FigureKind.TIMELINE}
    return Drawing(sheet=sheet, paper=on, projection="Equal Earth" if mapped else None, notes=(), picture=figure)


def render(drawing: Drawing, form: FigureFormat, dpi: int | None = None) -> bytes:
    """Write a drawing; `dpi` (PNG only) stands in for the brief's. The same drawing gives the same bytes."""
    out = io.BytesIO()
    match form:
        case FigureFormat.PNG:
            FigureCanvasAgg(drawing.picture)
            drawing.picture.savefig(out, format="png", dpi=dpi or drawing.sheet.brief.dpi, metadata={"Software": None})
        case FigureFormat.SVG:
            FigureCanvasSVG(drawing.picture)
            drawing.picture.savefig(out, format="svg", metadata={"Date": None})
        case FigureFormat.PDF:
            FigureCanvasPdf(drawing.picture)
            drawing.picture.savefig(out, format="pdf", metadata={"CreationDate": None})
    return out.getvalue()
