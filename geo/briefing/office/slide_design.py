"""The slides' design: where things stand on a slide, and its colours. Distances are inches."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from geo.briefing.content.paper import Paper, Size, paper

__all__ = [
    "BAR", "NOTE_PADDING", "Box", "Design", "Layout", "Place", "design", "figure_paper",
]  # fmt: skip

_MM_PER_INCH: Final = 25.4
_MARGIN: Final = 0.5
_GAP: Final = 0.3
_FIGURE_SHARE: Final = 0.55
"""Of the width between the margins; the words beside it need the rest."""

_TOP, _TITLE, _SUBTITLE = 0.36, 0.7, 0.42
_FOOTER_HEIGHT, _BAND = 0.26, 0.32
_SUMMARY, _NOTE = 0.86, 0.6
NOTE_PADDING: Final = 0.08
"""Between the analyst's note on a place and the edge of its box."""

_EMU_PER_INCH: Final = 914400

BAR: Final = "8A94A3"
"""Colour of the bar beside the analyst's words: 3:1 on white."""


class Place(StrEnum):
    """A place on a slide, by the name that a screen reader says."""

    TITLE = "Title"
    SUBTITLE = "What is shown"
    FIGURE = "Figure"
    TEXT = "Text"
    NOTE = "Analyst’s note"


class Layout(StrEnum):
    """A slide layout, by its name in the program that opens the deck."""

    OVERVIEW = "Overview"
    EXCERPTS = "Figure and excerpts"
    TEXT = "Text"


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A rectangle on a slide, in inches from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def width_pt(self) -> float:
        """Width in points."""
        return self.width * 72

    @property
    def height_pt(self) -> float:
        """Height in points."""
        return self.height * 72

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height in English metric units."""
        x, y, width, height = (round(inches * _EMU_PER_INCH) for inches in (self.x, self.y, self.width, self.height))
        return x, y, width, height


@dataclass(frozen=True, kw_only=True, slots=True)
class Design:
    """Where everything stands on a slide of one size."""

    width: float
    height: float

    def boxes(self, layout: Layout, low: float | None = None) -> dict[Place, Box]:
        """The boxes of a layout, in the order in which they are read.

        `low` is the height of the box below the figure, where it is not to be the layout's own; at 0 there is none.
        """
        wide, top, bottom = self.width - 2 * _MARGIN, _TOP + _TITLE + _SUBTITLE + 0.1, self.height - 0.68
        body = Box(x=_MARGIN, y=top, width=wide, height=bottom - top)
        boxes = {
            Place.TITLE: Box(x=_MARGIN, y=_TOP, width=wide, height=_TITLE),
            Place.SUBTITLE: Box(x=_MARGIN, y=_TOP + _TITLE + 0.02, width=wide, height=_SUBTITLE),
        }
        match layout:
            case Layout.TEXT:
                return {**boxes, Place.TEXT: body}
            case Layout.OVERVIEW:
                low = _SUMMARY if low is None else low
                figure = Box(x=body.x, y=body.y, width=body.width, height=body.height - low - 0.1)
                text = Box(x=body.x, y=bottom - low, width=body.width, height=low)
                return {**boxes, Place.FIGURE: figure, Place.TEXT: text}
            case Layout.EXCERPTS:
                share = round(wide * _FIGURE_SHARE, 2)
                low = _NOTE if low is None else low
                height = body.height - (low + 0.1 if low else 0)
                figure = Box(x=body.x, y=body.y, width=share, height=height)
                text = Box(x=body.x + share + _GAP, y=body.y, width=wide - share - _GAP, height=body.height)
                note = {Place.NOTE: Box(x=body.x, y=bottom - low, width=share, height=low)} if low else {}
                return {**boxes, Place.FIGURE: figure, Place.TEXT: text, **note}

    @property
    def footer(self) -> Box:
        """The footer, left of the slide's number."""
        return Box(
            x=_MARGIN,
            y=self.height - 0.32 - _FOOTER_HEIGHT,
            width=self.width - 2 * _MARGIN - 0.8,
            height=_FOOTER_HEIGHT,
        )

    @property
    def number(self) -> Box:
        """The slide's number."""
        return Box(x=self.width - _MARGIN - 0.7, y=self.footer.y, width=0.7, height=_FOOTER_HEIGHT)

    @property
    def bands(self) -> tuple[Box, Box]:
        """Top and bottom band, for a handling marking."""
        top = Box(x=0, y=0, width=self.width, height=_BAND)
        return top, Box(x=0, y=self.height - _BAND, width=self.width, height=_BAND)


def design(size: Size) -> Design:
    """The design for a size of figure.

    Slides lie on their side: A4 and letter are turned where they stand, and what is no slide at all (half a page, a
    square) gets a 16:9 one.
    """
    sides = paper(Size.SLIDE_16X9 if size in (Size.HALF_PAGE, Size.SQUARE) else size)
    short, long = sorted((sides.width_mm, sides.height_mm))
    return Design(width=round(long / _MM_PER_INCH, 3), height=round(short / _MM_PER_INCH, 3))


def figure_paper(box: Box, text_pt: float) -> Paper:
    """The paper of a figure that fills a box."""
    return Paper(width_mm=box.width * _MM_PER_INCH, height_mm=box.height * _MM_PER_INCH, text_pt=text_pt)
