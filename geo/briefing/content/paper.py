"""The sizes a figure comes in, and the point sizes of type that suit them."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["MAX_DPI", "MIN_DPI", "Paper", "Size", "paper_of"]

MIN_DPI, MAX_DPI = 96, 600
"""Pixels per inch of a PNG: fewer cannot be read, more no printer shows."""

_MM_PER_INCH = 25.4


class Size(StrEnum):
    """The name of a size, as in the command line."""

    SLIDE_16X9 = "slide-16x9"
    SLIDE_4X3 = "slide-4x3"
    A4_PORTRAIT = "a4-portrait"
    A4_LANDSCAPE = "a4-landscape"
    LETTER = "letter"
    HALF_PAGE = "half-page"
    SQUARE = "square"


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """What a figure is drawn on."""

    width_mm: float
    height_mm: float
    text_pt: float
    """Size of running text; the smallest text is never below 0.8 of it, the title about twice as large."""

    @property
    def inches(self) -> tuple[float, float]:
        """Width and height in inches."""
        return self.width_mm / _MM_PER_INCH, self.height_mm / _MM_PER_INCH


_PAPERS = {
    # Slides as PowerPoint makes them: 13.333 and 10 inches wide, 7.5 high; type to be read from the last row.
    Size.SLIDE_16X9: Paper(width_mm=338.667, height_mm=190.5, text_pt=11),
    Size.SLIDE_4X3: Paper(width_mm=254, height_mm=190.5, text_pt=10.5),
    # ISO 216 and ANSI letter, upright unless named otherwise.
    Size.A4_PORTRAIT: Paper(width_mm=210, height_mm=297, text_pt=9),
    Size.A4_LANDSCAPE: Paper(width_mm=297, height_mm=210, text_pt=9),
    Size.LETTER: Paper(width_mm=215.9, height_mm=279.4, text_pt=9),
    # The width of A4's text with margins of 25 mm, half of its height.
    Size.HALF_PAGE: Paper(width_mm=160, height_mm=123.5, text_pt=7.5),
    Size.SQUARE: Paper(width_mm=180, height_mm=180, text_pt=9),
}


def paper_of(size: Size) -> Paper:
    """The paper of a named size."""
    return _PAPERS[size]
