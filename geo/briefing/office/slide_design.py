"""Where things stand on a slide, as the template of its size has it. Distances are inches.

The templates lie in `templates/`; who moves a placeholder there moves it on every slide (see its README). A house's own
template is made like them by `geo.briefing.office.house_slides`.
"""

import io
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from pptx import Presentation

from geo.briefing.content.paper import Paper, Size
from geo.briefing.office.house_theme import Face, body_face, title_face
from geo.briefing.office.template import PLAIN, Template

__all__ = [
    "BAND",
    "TEMPLATES",
    "Deck",
    "Design",
    "SlideBox",
    "SlideLayout",
    "SlideShape",
    "figure_dpi",
    "figure_paper",
    "inches",
    "layout_of",
    "named_places",
    "open_deck",
    "read_design",
]

TEMPLATES: Final = Path(__file__).parent / "templates"

Deck = Any
"""A `pptx.presentation.Presentation`."""

_BY_SIZE: Final = {
    Size.SLIDE_16X9: "16x9",
    Size.SLIDE_4X3: "4x3",
    # Slides lie on their side: A4 and letter are turned where they stand.
    Size.A4_PORTRAIT: "a4",
    Size.A4_LANDSCAPE: "a4",
    Size.LETTER: "letter",
    # What is no slide at all gets the usual one.
    Size.HALF_PAGE: "16x9",
    Size.SQUARE: "16x9",
}

_MM_PER_INCH: Final = 25.4
_EMU_PER_INCH: Final = 914400
_DECIMALS: Final = 4
"""Of an inch: finer than an office program shows, coarser than its unit."""
BAND: Final = 0.32
"""Height of the bands at top and bottom."""
_DPI: Final = 200
"""Of pictures on slides: sharp on a screen of 2,560 pixels, and a deck of fifty can still be mailed."""
_MOST_PIXELS: Final = 3200
"""On the longer side of a picture, however large a house's slides are."""


class SlideShape(StrEnum):
    """A place on a slide, by the name that its placeholder has in the template and that a screen reader says."""

    TITLE = "Title"
    SUBTITLE = "What is shown"
    FIGURE = "Figure"
    TEXT = "Text"
    NOTE = "Analyst’s note"
    FOOTER = "Footer"
    NUMBER = "Slide number"
    MARKING = "Handling marking"
    MARKING_AGAIN = "Handling marking, again"


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
    wide: float = 1
    high: float = 1
    """Shares of width and height that text measured in Arial can have: less in a wider face and between margins."""

    @property
    def width_pt(self) -> float:
        """Width for text measured in Arial, in points."""
        return self.width * self.wide * 72

    @property
    def height_pt(self) -> float:
        """Height for text measured in Arial, in points."""
        return self.height * self.high * 72

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height in English metric units."""
        x, y, width, height = (round(side * _EMU_PER_INCH) for side in (self.x, self.y, self.width, self.height))
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
        low /= below.high
        boxes[SlideShape.FIGURE] = replace(figure, height=bottom - figure.y - (low + gap if low else 0))
        if low:
            boxes[_BELOW[layout]] = replace(below, y=bottom - low, height=low)
        return boxes

    @property
    def bands(self) -> tuple[SlideBox, SlideBox]:
        """Top and bottom band, for a handling marking."""
        top = SlideBox(x=0, y=0, width=self.width, height=BAND)
        return top, SlideBox(x=0, y=self.height - BAND, width=self.width, height=BAND)


def open_deck(size: Size, template: Template = PLAIN) -> Deck:
    """An empty presentation from a template; from a shipped one it has the size that suits a figure's."""
    if template.content:
        return Presentation(io.BytesIO(template.content))
    middle = "" if template == PLAIN else f"{template.name}-"
    return Presentation(str(TEMPLATES / f"slides-{middle}{_BY_SIZE[size]}.pptx"))


def layout_of(deck: Deck, layout: SlideLayout) -> Any:  # noqa: ANN401  # python-pptx's layouts have no public name
    """The layout of a deck, whichever of its masters has it; raises KeyError where it lacks it."""
    for master in deck.slide_masters:
        if found := master.slide_layouts.get_by_name(layout.value):
            return found
    raise KeyError(layout.value)


def read_design(deck: Deck) -> Design:
    """Where the layouts of a deck have their places; raises KeyError where it lacks one of the layouts."""
    return Design(
        width=inches(deck.slide_width),
        height=inches(deck.slide_height),
        layouts={layout: _boxes(layout_of(deck, layout)) for layout in SlideLayout},
    )


def named_places(layout: Any) -> dict[SlideShape, Any]:  # noqa: ANN401  python-pptx's layout
    """The placeholders of a layout that have the names of the shipped ones."""
    names = set(SlideShape)
    return {SlideShape(holder.name): holder for holder in layout.placeholders if holder.name in names}


def inches(emu: int) -> float:
    """English metric units as inches."""
    return float(round(emu / _EMU_PER_INCH, _DECIMALS))


def _boxes(layout: Any) -> dict[SlideShape, SlideBox]:  # noqa: ANN401  python-pptx's layout
    faces = title_face(layout), body_face(layout)
    return {place: _box(holder, faces[place is not SlideShape.TITLE]) for place, holder in named_places(layout).items()}


def _box(holder: Any, face: Face) -> SlideBox:  # noqa: ANN401  # python-pptx's placeholder
    frame = holder.text_frame
    width, height = inches(holder.width), inches(holder.height)
    padding = inches(frame.margin_left)
    # Who fills the note's box reckons with its padding.
    inner = holder.name != SlideShape.NOTE
    across = (frame.margin_left + frame.margin_right) * inner
    down = (frame.margin_top + frame.margin_bottom) * inner
    return SlideBox(
        x=inches(holder.left),
        y=inches(holder.top),
        width=width,
        height=height,
        padding=padding,
        wide=max(1 - inches(across) / width, 0.1) / face.wide,
        high=max(1 - inches(down) / height, 0.1) / face.high,
    )


def figure_paper(box: SlideBox, text_pt: float) -> Paper:
    """The paper of a figure that fills a box."""
    return Paper(width_mm=box.width * _MM_PER_INCH, height_mm=box.height * _MM_PER_INCH, text_pt=text_pt)


def figure_dpi(box: SlideBox) -> int:
    """Pixels per inch of a picture in a box."""
    return min(_DPI, int(_MOST_PIXELS / max(box.width, box.height)))
