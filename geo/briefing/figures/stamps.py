"""Handling marking, draft stamp and QR code: the parts of a figure that are neither text nor map."""

from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from geo.briefing.drawing.parts import Role, begin_part
from geo.briefing.drawing.qr import QUIET, QrCode
from geo.briefing.drawing.typesetting import PAGE, TEXT, Style, draw_box, line_in, rgb, set_text, width_in, wrap
from geo.briefing.figures.layout import PaperBox
from geo.errors import HotspotsError
from geo.selection.palette import Rgb

__all__ = [
    "DRAFT",
    "TLP_COLOURS",
    "banner_height",
    "code_side",
    "draw_banners",
    "draw_code",
    "draw_stamp",
    "stamp_width",
]

TLP_COLOURS: dict[str, Rgb] = {
    "TLP:RED": (255, 43, 43),
    "TLP:AMBER": (255, 192, 0),
    "TLP:AMBER+STRICT": (255, 192, 0),
    "TLP:GREEN": (51, 255, 0),
    "TLP:CLEAR": (255, 255, 255),
}
"""Type of each label, on black (FIRST, Traffic Light Protocol 2.0)."""

DRAFT = "DRAFT – not cleared"

_BLACK: Rgb = (0, 0, 0)
_STAMP: Rgb = (165, 14, 14)
_TLP_PT = 12.0
"""FIRST asks for type of 12 points or more."""
_LEAST_PT = 9.0
_MODULE_IN = 0.0165
"""Side of a QR code's module: 0.42 mm, which a telephone reads from paper."""
_MODULE_PX = 2.5
"""And at least so many pixels, or a screen's picture of it cannot be read."""
_LARGEST = 0.26
"""Of the paper's shorter side: a code that would be larger is left out, the link stands as text."""


def _style(marking: str, text_pt: float) -> Style:
    colour = TLP_COLOURS.get(marking, PAGE)
    return Style(size_pt=_TLP_PT if marking in TLP_COLOURS else max(_LEAST_PT, text_pt), bold=True, colour=colour)


def banner_height(marking: str | None, text_pt: float, width: float) -> float:
    """Height of a marking's banner with the space beside it, in inches; 0 without a marking.

    Raises HotspotsError for a banner text that takes more than two lines.
    """
    if marking is None:
        return 0.0
    style = _style(marking, text_pt)
    lines = wrap(marking, style, 0.94 * width)
    if len(lines) > 2:
        room = len(" ".join(lines[:2]))
        raise HotspotsError(
            where="marking",
            what=f"{len(marking)} characters do not fit in two lines",
            expected=f"about {room} fit on this paper",
            remedy="shorten it",
        )
    return line_in(style.size_pt, len(lines)) + _pad(style) * 2 + 0.06


def draw_banners(figure: Figure, marking: str, text_pt: float, margin: float) -> None:
    """Draw a marking at the top and at the bottom: a TLP label at the right, any other text over the whole width."""
    width, height = figure.get_size_inches()
    style = _style(marking, text_pt)
    tlp = marking in TLP_COLOURS
    lines = wrap(marking, style, 0.94 * width)
    deep = line_in(style.size_pt, len(lines)) + 2 * _pad(style)
    wide = width_in(lines[0], style) + 4 * _pad(style) if tlp else width - 2 * margin
    edge = 0.45 * margin
    for top in (height - edge, edge + deep):
        draw_box(figure, (width - margin - wide, top - deep, width - margin, top), fill=_BLACK)
        begin_part(figure, Role.MARKING if top > edge + deep else Role.DECORATION)
        for number, line in enumerate(lines):
            y = top - _pad(style) - line_in(style.size_pt, number) - 0.92 * style.size_pt / 72
            set_text(figure, (width - margin - wide / 2, y), line, style, align="center")


def _pad(style: Style) -> float:
    return 0.2 * style.size_pt / 72


def _stamp_style(text_pt: float) -> Style:
    return Style(size_pt=1.15 * text_pt, bold=True, colour=_STAMP)


def stamp_width(text_pt: float) -> float:
    """Width of the draft stamp with the space beside it, in inches."""
    return width_in(DRAFT, _stamp_style(text_pt)) + 2.2 * text_pt / 72


def draw_stamp(figure: Figure, corner: tuple[float, float], text_pt: float) -> None:
    """Draw the draft stamp with its upper right corner at a place: framed, so that it holds without colour."""
    begin_part(figure, Role.STAMP)
    style = _stamp_style(text_pt)
    em = text_pt / 72
    x1, y1 = corner
    x0, y0 = x1 - width_in(DRAFT, style) - 1.2 * em, y1 - 1.95 * em
    draw_box(figure, (x0, y0, x1, y1), edge=_STAMP, width_pt=0.16 * text_pt)
    set_text(figure, ((x0 + x1) / 2, y0 + 0.6 * em), DRAFT, style, align="center")


def code_side(code: QrCode | None, dpi: int, shorter: float) -> float:
    """Side of a QR code with its quiet zone, in inches; 0 where there is none or it would take too much room."""
    if code is None:
        return 0.0
    side = code.modules * max(_MODULE_IN, _MODULE_PX / dpi)
    return side if side <= _LARGEST * shorter else 0.0


def draw_code(figure: Figure, box: PaperBox, code: QrCode) -> None:
    """Draw a QR code, its quiet zone within the box; as one shape, so that no seam shows."""
    x0, _, x1, y1 = box
    draw_box(figure, box, fill=PAGE)
    side = (x1 - x0) / code.modules
    corners: list[tuple[float, float]] = []
    for place, row in enumerate(code.rows):
        top = y1 - (QUIET + place) * side
        for start, end in _runs(row):
            left, right = (x0 + (QUIET + edge) * side for edge in (start, end))
            corners += [(left, top), (right, top), (right, top - side), (left, top - side), (left, top)]
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * (len(corners) // 5)
    modules = PathPatch(Path(corners, codes), transform=figure.dpi_scale_trans, facecolor=rgb(TEXT), linewidth=0)
    figure.add_artist(modules)


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark runs begin and end."""
    edges = [i for i, (a, b) in enumerate(zip((False, *row), (*row, False), strict=True)) if a != b]
    return list(zip(edges[::2], edges[1::2], strict=True))
