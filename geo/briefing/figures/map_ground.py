"""The ground of a map figure: the axes that it is drawn on, and what it shows of disputes."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.figures.layout import PaperBox
from geo.cartography.backdrop import backdrop
from geo.cartography.projection import MapFrame
from geo.dataset.model import Viewpoint
from geo.selection.palette import LIGHT

__all__ = ["DISPUTES", "axes_in", "contested"]

DISPUTES = (
    LegendEntry(text="contested area", fill=LIGHT.land, edge=LIGHT.border, hatch="////", hatch_colour=LIGHT.hatch),
    LegendEntry(text="contested border", edge=LIGHT.contested, line=True, dashed=True),
)
"""What the base of a map shows of disputes: hatched areas, dashed borders."""


def contested(frame: MapFrame, viewpoint: Viewpoint) -> tuple[LegendEntry, ...]:
    """What the base of a frame shows of disputes, where it shows any."""
    ground, seen = backdrop(frame, viewpoint), frame.outline
    drawn = (ground.hatch.intersects(seen), ground.contested.intersects(seen))
    return tuple(entry for entry, is_drawn in zip(DISPUTES, drawn, strict=True) if is_drawn)


def axes_in(figure: Figure, box: PaperBox) -> Axes:
    """Axes that fill a box, in inches."""
    width, height = figure.get_size_inches()
    x0, y0, x1, y1 = box
    return figure.add_axes((x0 / width, y0 / height, (x1 - x0) / width, (y1 - y0) / height))
