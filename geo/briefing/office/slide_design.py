"""Where things stand on a slide, as the template of its size has it. Distances are inches.

The templates lie in `templates/`; who moves a placeholder there moves it on every slide (see its README).
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from pptx import Presentation

from geo.briefing.content.paper import Paper, Size

__all__ = [
    "TEMPLATES",
    "Deck",
    "Design",
    "SlideBox",
    "SlideLayout",
    "SlideShape",
    "figure_paper",
    "open_deck",
    "read_design",
]

TEMPLATES: Final = Path(__file__).parent / "templates"

Deck = Any
"""A `pptx.presentation.Presentation`."""

_BY_SIZE: Final = {
    Size.SLIDE_16X9: "slides-16x9.pptx",
    Size.SLIDE_4X3: "slides-4x3.pptx",
    # Slides lie on their side: A4 and letter are turned where they stand.
    Size.A4_PORTRAIT: "slides-a4.pptx",
    Size.A4_LANDSCAPE: "slides-a4.pptx",
    Size.LETTER: "slides-letter.pptx",
    # What is no slide at all gets the usual one.
    Size.HALF_PAGE: "slides-16x9.pptx",
    Size.SQUARE: "slides-16x9.pptx",
}

_MM_PER_INCH: Final = 25.4
_EMU_PER_INCH: Final = 914400
_DECIMALS: Final = 4
"""Of an inch: finer than an office program shows, coarser than its unit."""
_BAND: Final = 0.32
"""Height of the bands at top and bottom."""


class SlideShape(StrEnum):
    """A place on a slide, by the name that its placeholder has in the template and that a screen reader says."""

    TITLE = "Title"
    SUBTITLE = "What is shown"
    FIGURE = "Figure"
    TEXT = "Text"
    NOTE = "Analyst’s note"
    FOOTER = "Footer"
    NUMBER = "Slide number"


class SlideLayout(StrEnum):
    """A slide layout, by its name in the template."""

    OVERVIEW = "Overview"
    EXCERPTS = "Figure and excerpts"
    TEXT = "Text"


_BELOW: Final = {SlideLayout.OVERVIEW: SlideShape.TEXT, SlideLayout.EXCERPTS: SlideShape.NOTE}
"""What stands below the figure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlideBox:
    """A rectangle on a slide, in inches from its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    padding: float = 0
    """Between its edge and its text."""

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
    """Where everything stands on the slides of one deck."""

    width: float
    height: float
    layouts: dict[SlideLayout, dict[SlideShape, SlideBox]]
    """The boxes of each layout."""

    def boxes(self, layout: SlideLayout, low: float | None = None) -> dict[SlideShape, SlideBox]:
        """The boxes of a layout.

        `low` is the height of the box below the figure, where it is not to be the layout's own; at 0 there is none,
        and the figure has its room. Raises KeyError for a `low` in a layout without a figure.
        """
        boxes = dict(self.layouts[layout])
        if low is None:
            return boxes
        figure, below = boxes[SlideShape.FIGURE], boxes.pop(_BELOW[layout])
        bottom = below.y + below.height
        gap = below.y - figure.y - figure.height
        boxes[SlideShape.FIGURE] = replace(figure, height=bottom - figure.y - (low + gap if low else 0))
        if low:
            boxes[_BELOW[layout]] = replace(below, y=bottom - low, height=low)
        return boxes

    @property
    def bands(self) -> tuple[SlideBox, SlideBox]:
        """Top and bottom band, for a handling marking."""
        top = SlideBox(x=0, y=0, width=self.width, height=_BAND)
        return top, SlideBox(x=0, y=self.height - _BAND, width=self.width, height=_BAND)


def open_deck(size: Size) -> Deck:
    """An empty presentation from the template for a size of figure."""
    return Presentation(str(TEMPLATES / _BY_SIZE[size]))


def read_design(deck: Deck) -> Design:
    """Where the layouts of a deck have their places; raises AttributeError where it lacks one of the layouts."""
    return Design(
        width=_inches(deck.slide_width),
        height=_inches(deck.slide_height),
        layouts={layout: _boxes(deck.slide_layouts.get_by_name(layout.value)) for layout in SlideLayout},
    )


def _boxes(layout: Any) -> dict[SlideShape, SlideBox]:  # noqa: ANN401  # python-pptx's layouts have no public name
    names = set(SlideShape)
    return {
        SlideShape(holder.name): SlideBox(
            x=_inches(holder.left),
            y=_inches(holder.top),
            width=_inches(holder.width),
            height=_inches(holder.height),
            padding=_inches(holder.text_frame.margin_left),
        )
        for holder in layout.placeholders
        if holder.name in names
    }


def _inches(emu: int) -> float:
    return round(emu / _EMU_PER_INCH, _DECIMALS)


def figure_paper(box: SlideBox, text_pt: float) -> Paper:
    """The paper of a figure that fills a box."""
    return Paper(width_mm=box.width * _MM_PER_INCH, height_mm=box.height * _MM_PER_INCH, text_pt=text_pt)
