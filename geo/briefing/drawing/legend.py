"""Entries of a legend: a sample drawn exactly as on the figure, and what it stands for."""

from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from geo.briefing.drawing.number_badges import BadgeLook, badge_shape
from geo.briefing.drawing.typesetting import PAGE, TEXT, Style, draw_box, rgb, set_text
from geo.selection.palette import Rgb

__all__ = ["SAMPLE_EM", "LegendEntry", "draw_sample"]

SAMPLE_EM = 2.2
"""Width of a sample, in sizes of the type."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LegendEntry:
    """One sample and its words."""

    text: str
    """What it stands for."""
    fill: Rgb | None = None
    """Colour of the sample's area or mark; None: empty."""
    tint: Rgb | None = None
    """Colour of its right half, where the same thing is paler over the sea; None: all of it is of one colour."""
    edge: Rgb | None = None
    """Colour of its outline; None: no outline."""
    hatch: str | None = None
    """matplotlib's hatch."""
    hatch_colour: Rgb | None = None
    """None: that of the edge."""
    line: bool = False
    """Whether the sample is a line in the colour of the edge."""
    dashed: bool = False
    """Whether line or outline are dashed."""
    head: str | None = None
    """matplotlib's marker in the middle of a line that ends as an arrow, in the colours of fill and edge."""
    marker: str | None = None
    """matplotlib's marker; with it the sample is this mark instead of a swatch."""
    badge: BadgeLook | None = None
    """Shape of a number, drawn on the swatch."""
    sign: str | None = None
    """Text as the sample, such as `–` or `3`; set on the swatch where there is one."""
    sign_colour: Rgb = TEXT
    """Colour of that text."""


def draw_sample(figure: Figure, at: tuple[float, float], entry: LegendEntry, size_pt: float) -> None:
    """Draw an entry's sample from a place on the baseline to the right, as large as suits that size of type."""
    x, y = at
    em = size_pt / 72
    width, middle = SAMPLE_EM * em, y + 0.32 * em
    trans = figure.dpi_scale_trans
    if entry.marker:
        colour = rgb(entry.fill or PAGE)
        mark = Line2D(
            [x + width / 2], [middle], marker=entry.marker, markersize=size_pt * 0.8, markerfacecolor=colour,
            markeredgecolor=rgb(entry.edge or entry.fill or TEXT), linestyle="none", transform=trans,
        )  # fmt: skip
        figure.add_artist(mark)
    elif entry.line:
        line = Line2D(
            [x, x + width], [middle, middle], color=rgb(entry.edge or TEXT), linewidth=1, transform=trans,
            linestyle=(0, (4, 3)) if entry.dashed else "solid",
        )  # fmt: skip
        figure.add_artist(line)
        if entry.head:
            _draw_arrow_signs(figure, (x, middle), entry, entry.head, size_pt)
    elif entry.fill is not None or entry.edge is not None:
        box = (x, y - 0.12 * em, x + width, y + 0.76 * em)
        draw_box(figure, box, fill=entry.fill)
        if entry.tint is not None:
            draw_box(figure, (x + width / 2, *box[1:]), fill=entry.tint)
        draw_box(figure, box, edge=entry.hatch_colour or entry.edge, hatch=entry.hatch, width_pt=0)
        draw_box(figure, box, edge=entry.edge, dashed=entry.dashed)
    if entry.badge is not None:
        figure.add_artist(badge_shape(entry.badge, (x + width / 2, middle), 0.66 * size_pt, trans, level=2.0))
    if entry.sign:
        style = Style(size_pt=size_pt, bold=True, colour=entry.sign_colour)
        set_text(figure, (x + width / 2, y), entry.sign, style, align="center")


def _draw_arrow_signs(figure: Figure, at: tuple[float, float], entry: LegendEntry, marker: str, size_pt: float) -> None:
    """The mark in the middle of an arrow's line, and its head at the right."""
    x, y = at
    wide, edge = SAMPLE_EM * size_pt / 72, rgb(entry.edge or TEXT)
    for place, sign, fill in ((0.42, marker, rgb(entry.fill or PAGE)), (1.0, ">", edge)):
        mark = Line2D(
            [x + place * wide], [y], marker=sign, markersize=0.5 * size_pt, markerfacecolor=fill, markeredgecolor=edge,
            linestyle="none", transform=figure.dpi_scale_trans,
        )  # fmt: skip
        figure.add_artist(mark)
