"""A note's figures before they stand in it: drawn to the width of the text, with the words below them."""

from dataclasses import dataclass
from typing import Final

from geo.briefing.content.caption import MOST_NOTES
from geo.briefing.content.paper import Paper
from geo.briefing.content.sheet import Sheet
from geo.briefing.figures.draw import Drawing, draw_figure
from geo.briefing.office.note_captions import short_caption
from geo.briefing.office.note_design import NoteStyle
from geo.briefing.office.note_flow import NoteFlow

__all__ = ["NoteFigure", "figure_of", "fitting_figure"]

_FIGURE_TEXT_PT: Final = 8
_AROUND_MM: Final = 9.0
"""Above and below a figure, and left free: programs differ in how high they set a line."""
_PROJECTION: Final = "-" * 60
"""As long as the name of a projection is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteFigure:
    """A figure and its caption."""

    drawing: Drawing
    height_mm: float
    notes: tuple[str, ...]
    """What is said of disputed areas in it, here or at the end of the note."""
    caption: str
    """Without its number."""


def figure_of(sheet: Sheet, width_mm: float, height_mm: float) -> NoteFigure:
    """The figure of a sheet in a size; raises HotspotsError where it cannot be drawn."""
    on = Paper(width_mm=width_mm, height_mm=height_mm, text_pt=_FIGURE_TEXT_PT)
    drawing = draw_figure(sheet, on, compact=True)
    notes = tuple(note.text for note in drawing.notes)
    # A map of the world has every disputed area there is: a briefing tells of those in its other figures.
    overview = sheet.brief.collected is not None and sheet.brief.selection.hotspot is None
    told = () if overview and len(notes) > MOST_NOTES else notes
    caption = short_caption(sheet, drawing.projection, told)
    return NoteFigure(drawing=drawing, height_mm=height_mm, notes=told, caption=caption)


def fitting_figure(sheet: Sheet, flow: NoteFlow, width_mm: float, heights_mm: tuple[float, float]) -> NoteFigure | None:
    """The figure of a sheet as high as its page has room for, between two heights; None where there is too little.

    It is drawn again where its caption turns out to be longer than thought.
    """
    least, most = heights_mm
    room = flow.follow() - _AROUND_MM
    height = min(most, room - flow.text_mm(NoteStyle.CAPTION, short_caption(sheet, _PROJECTION, ())))
    if height < least:
        return None
    figure = figure_of(sheet, width_mm, round(height, 1))
    height = min(most, room - flow.text_mm(NoteStyle.CAPTION, figure.caption))
    if height < least:
        return None
    return figure if round(height, 1) >= figure.height_mm else figure_of(sheet, width_mm, round(height, 1))
