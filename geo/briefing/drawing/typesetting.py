"""Type and ink of the figures: the shipped fonts, exact measures of text, and text set at a place in inches.

Owns matplotlib's settings: importing it sets all of them to their defaults and then to the figures' own, so that
neither a user's `matplotlibrc` nor a font of the machine can change a figure. They are set once and never after, since
they are shared by all threads. Figures are made without pyplot, which keeps one state for all threads.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import matplotlib as mpl
from anyascii import anyascii
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.font_manager import FontEntry, FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from geo.briefing.content.direction import bare, directed, directed_lines, right_to_left
from geo.briefing.drawing.line import Line
from geo.briefing.drawing.parts import join_part
from geo.selection.palette import Rgb
from geo.text import visible

__all__ = [
    "FAMILIES",
    "LEADING",
    "MUTED",
    "PAGE",
    "TEXT",
    "Style",
    "as_line",
    "draw_box",
    "line_in",
    "new_figure",
    "printable",
    "respelt",
    "rgb",
    "set_in_column",
    "set_text",
    "width_in",
    "wrap",
]

PAGE: Rgb = (255, 255, 255)
TEXT: Rgb = (17, 24, 39)
"""Running text."""
MUTED: Rgb = (75, 85, 99)
"""Second-rank text; 4.5:1 and more on the page, on land and on sea."""

LEADING = 1.22
"""Distance of two lines, in sizes of the type."""

_FOLDER = Path(__file__).parent / "fonts"
_LAST = Path(mpl.get_data_path()) / "fonts" / "ttf"
# Names of our own: a font of the same name on the machine, of whatever version, is never taken instead.
FAMILIES = ("hotspots text", "hotspots CJK", "hotspots last")
"""The families of a figure's text, asked in this order for each character."""

# DejaVu's slanted face has no Arabic: there the upright one is taken.
_FACES: dict[tuple[int, str], tuple[Path, Path, Path]] = {
    (weight, style): (_FOLDER / text, _FOLDER / "NotoSansCJKsc-subset.ttf", _LAST / last)
    for weight, style, text, last in (
        (400, "normal", "SourceSans3_400Regular.ttf", "DejaVuSans.ttf"),
        (400, "italic", "SourceSans3_400Regular_Italic.ttf", "DejaVuSans.ttf"),
        (700, "normal", "SourceSans3_700Bold.ttf", "DejaVuSans-Bold.ttf"),
    )
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """How a text is set. There is no face that is bold and italic."""

    size_pt: float
    bold: bool = False
    italic: bool = False
    colour: Rgb = TEXT


def _prepare() -> None:
    mpl.rcdefaults()
    mpl.rcParams.update(
        {
            "font.family": list(FAMILIES),
            # A name may hold dollar signs: they are no formula.
            "text.parse_math": False,
            # Widths in proportion at every resolution, so that what fits at 96 dpi fits at 600.
            "text.hinting": "none",
            "svg.fonttype": "path",
            "svg.hashsalt": "hotspots",
            "pdf.fonttype": 42,
            "path.simplify": True,
            "hatch.linewidth": 0.6,
        }
    )
    for (weight, style), files in _FACES.items():
        for family, file in zip(FAMILIES, files, strict=True):
            entry = FontEntry(
                fname=str(file), name=family, style=style, variant="normal", weight=weight, stretch="normal",
                size="scalable",
            )  # fmt: skip
            font_manager.fontManager.ttflist.append(entry)


_prepare()


def rgb(colour: Rgb) -> tuple[float, float, float]:
    """The colour as matplotlib takes it, 0 to 1."""
    red, green, blue = colour
    return red / 255, green / 255, blue / 255


def new_figure(width: float, height: float) -> Figure:
    """An empty white figure of that many inches."""
    return Figure(figsize=(width, height), facecolor=rgb(PAGE))


_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
"""Marks of direction that only lines have."""


@lru_cache(maxsize=1)
def _covered() -> frozenset[str]:
    """The characters that every face has a shape for."""
    faces = (frozenset().union(*(FT2Font(file).get_charmap() for file in files)) for files in _FACES.values())
    return frozenset(map(chr, frozenset.intersection(*faces)))


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """The text as the fonts can show it: on one line, single-spaced, what no font has in Latin letters or dropped."""
    return " ".join(_covered_text(" ".join(visible(text.translate(_ISOLATES)).split())).split())


def _covered_text(text: str) -> str:
    covered = _covered()
    if covered.issuperset(text):
        return text
    # Word by word: a name half in its own script and half in Latin letters could be read by nobody.
    words = re.findall(r"\w+|\W", text)
    return "".join(word if covered.issuperset(word) else anyascii(word) for word in words)


def respelt(text: str) -> dict[str, str]:
    """The words of a text that the fonts lack letters of, and how they are written instead."""
    # By spaces: signs of vowels, which are no letters to `re`, belong to the word.
    words = (word.strip(".,:;()[]“”‘’\"'") for word in visible(text).split())
    return {word: printable(word) for word in words if not _covered().issuperset(word)}


@lru_cache(maxsize=16384)
def _unit_width(text: str, bold: bool, italic: bool) -> float:
    # In points at a size of 100 points; in proportion at every other size.
    font = FontProperties(
        family=list(FAMILIES), weight=700 if bold else 400, style="italic" if italic else "normal", size=100
    )
    return float(text_to_path.get_text_width_height_descent(_covered_text(bare(text)), font, ismath=False)[0])


def width_in(text: str, style: Style) -> float:
    """The width of one line in inches, spaces at its ends included."""
    return _unit_width(text, style.bold, style.italic) * style.size_pt / 7200 if text else 0.0


def line_in(size_pt: float, lines: float = 1) -> float:
    """The height of lines of type in inches."""
    return lines * LEADING * size_pt / 72


_BREAKS = re.compile(r"(?<=[/&?=_.,;:–—-])(?=[^\s\d])|(?<=[⺀-鿿가-힣぀-ヿ])(?=[⺀-鿿가-힣぀-ヿ])")
"""Where a word may be broken: behind marks of an address and between Chinese, Japanese and Korean characters."""


def wrap(text: str, style: Style, width: float) -> list[str]:
    """The lines of a text, set in the given width (inches), all in the direction of the text: each is a `Line`.

    A line ends at a space where it can, else behind a mark of an address, else anywhere: no line is too wide.
    """
    shown = printable(text)
    from_right = right_to_left(shown)
    lines = directed_lines(shown, _broken(shown, style, width))
    return [Line(line, right_to_left=from_right) for line in lines]


def as_line(text: str) -> Line:
    """A text as one line; a line is left as it is."""
    return text if isinstance(text, Line) else _as_line(text)


@lru_cache(maxsize=4096)
def _as_line(text: str) -> Line:
    shown = printable(text)
    return Line(directed(shown), right_to_left=right_to_left(shown))


def _broken(text: str, style: Style, width: float) -> list[str]:
    """The lines of a printable text, not yet directed."""
    space = width_in(" ", style)
    lines: list[str] = []
    line, used = "", 0.0
    for word in text.split():
        wide = width_in(word, style)
        if line and used + space + wide <= width:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, style, width)
        lines += whole
        used = wide if not whole else width_in(line, style)
    return [*lines, line] if line else lines


def _pieces(word: str, style: Style, width: float) -> list[str]:
    """A word as lines: whole where it fits."""
    if width_in(word, style) <= width:
        return [word]
    lines = [""]
    for part in _BREAKS.split(word):
        for piece in [part] if width_in(part, style) <= width else part:
            if lines[-1] and width_in(lines[-1] + piece, style) > width:
                lines.append("")
            lines[-1] += piece
    return lines


def set_text(
    figure: Figure,
    at: tuple[float, float],
    text: str,
    style: Style,
    *,
    align: Literal["left", "center", "right"] = "left",
) -> Text:
    """Set one line with its baseline at a place in inches from the figure's lower left corner."""
    made = figure.text(
        at[0],
        at[1],
        as_line(text),
        transform=figure.dpi_scale_trans,
        fontsize=style.size_pt,
        fontweight=700 if style.bold else 400,
        fontstyle="italic" if style.italic else "normal",
        color=rgb(style.colour),
        ha=align,
        va="baseline",
    )
    join_part(figure, made)
    return made


def set_in_column(figure: Figure, at: tuple[float, float], width: float, text: str, style: Style) -> Text:
    """Set one line as `set_text` does, at the left edge of a column, or at its right edge if it runs from the right."""
    line = as_line(text)
    if line.right_to_left:
        return set_text(figure, (at[0] + width, at[1]), line, style, align="right")
    return set_text(figure, at, line, style)


def draw_box(  # noqa: PLR0913  a box has these four looks
    figure: Figure,
    box: tuple[float, float, float, float],
    *,
    fill: Rgb | None = None,
    edge: Rgb | None = None,
    hatch: str | None = None,
    width_pt: float = 0.6,
    dashed: bool = False,
) -> None:
    """Draw a rectangle, x0, y0, x1, y1 in inches from the lower left corner; a hatch has the colour of the edge."""
    x0, y0, x1, y1 = box
    patch = Rectangle(
        (x0, y0),
        x1 - x0,
        y1 - y0,
        transform=figure.dpi_scale_trans,
        facecolor="none" if fill is None else rgb(fill),
        edgecolor="none" if edge is None else rgb(edge),
        hatch=hatch,
        linewidth=width_pt if edge is not None else 0,
        linestyle=(0, (4, 3)) if dashed else "solid",
    )
    figure.add_artist(patch)
