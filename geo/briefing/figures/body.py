"""What a figure's body is: what it asks of the layout, what it tells the furniture, how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from matplotlib.figure import Figure

from geo.atlas.viewpoints import AreaNote
from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.blocks import ListItem
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import new_figure
from geo.briefing.figures.hit_areas import PaperMark
from geo.briefing.figures.layout import PaperBox, Shape
from geo.cartography.projection import MapFrame

__all__ = ["Body", "ChartBody", "DrawnChart", "Fit"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """A body as it comes out in a box of some size."""

    legend: tuple[LegendEntry, ...]
    """What the legend explains: only what occurs."""
    key: tuple[ListItem, ...] = ()
    """Numbered hotspots, where their names do not fit on the map."""
    named: bool = True
    """Whether the hotspots' names stand on the map."""
    order: tuple[str, ...] = ()
    """Where they do not: the regions of the map in the order of their numbers, the first one is 1."""
    frame: MapFrame | None = None
    """Projection and extent of a map."""
    other: MapFrame | None = None
    """Those of a second map beside it, of the same projection and scale."""
    notes: tuple[AreaNote, ...] = ()
    """The disputed areas in frame."""
    near: frozenset[str] = frozenset()
    """The ids of those at the places shown, or at those that are named where not all are."""
    naming: str = ""
    """Which places have a name or number, as a sentence, where not all do."""

    @property
    def projection(self) -> str | None:
        """The projection in words."""
        if self.frame is None or self.other is None:
            return self.frame.name if self.frame else None
        if self.other.name == self.frame.name:
            return f"{self.frame.name}; both maps at one scale"
        return f"{self.frame.name} and {self.other.name.rpartition('centred ')[2]}; both maps at one scale"


class Body(Shape, Protocol):
    """A kind of figure."""

    @property
    def needs_key(self) -> bool:
        """Whether numbered hotspots must be listed; where not, they may go without numbers."""

    def first_fit(self, width: float, height: float) -> Fit:
        """How it might come out on a paper of that size, before the layout is known."""

    def fit(self, width: float, height: float, *, named: bool) -> Fit:
        """How it comes out in a box; without `named`, hotspots are numbered even where their names fit."""

    def numbered(self, fit: Fit, width: float) -> Fit:
        """A fit in a box of that width, its numbers in the order in which they will stand on the map."""

    def draw(self, figure: Figure, box: PaperBox, fit: Fit) -> tuple[PaperMark, ...]:
        """Draw it into a box as it was fitted; what can be pointed at, in the order of the hotspots."""

    def keyed(self, number: int, fit: Fit) -> PaperMark:
        """What an entry of the list of numbered hotspots stands for, without a shape."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawnChart:
    """What a chart tells of itself once it is drawn."""

    legend: tuple[LegendEntry, ...] = ()
    """What occurs in it."""
    marks: tuple[PaperMark, ...] = ()
    """What can be pointed at."""


DrawBody = Callable[[Figure, PaperBox, Sheet, float], DrawnChart]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartBody:
    """A matrix or a timeline: no map, uses every box to the full, tells its legend when it is drawn."""

    sheet: Sheet
    text_pt: float
    """Size of running text on the paper."""
    draw_body: DrawBody

    def useful(self, width: float, height: float) -> float:
        """How much of a box can be used, square inches."""
        return width * height

    def trim(self, width: float, height: float) -> tuple[float, float]:
        """Width and height of what is drawn in a box: all of it."""
        return width, height

    @property
    def needs_key(self) -> bool:
        """Whether numbered hotspots must be listed: there are none."""
        return False

    def first_fit(self, width: float, height: float) -> Fit:
        """How it might come out: drawn once for its legend."""
        box = (0.0, 0.0, width, height)
        return Fit(legend=self.draw_body(new_figure(width, height), box, self.sheet, self.text_pt).legend)

    def fit(self, width: float, height: float, *, named: bool) -> Fit:  # noqa: ARG002  all are named
        """How it comes out in a box."""
        return self.first_fit(width, height)

    def numbered(self, fit: Fit, width: float) -> Fit:  # noqa: ARG002  nothing is numbered
        """The fit as it is."""
        return fit

    def draw(self, figure: Figure, box: PaperBox, fit: Fit) -> tuple[PaperMark, ...]:  # noqa: ARG002  nothing was left open
        """Draw it into a box; what can be pointed at."""
        return self.draw_body(figure, box, self.sheet, self.text_pt).marks

    def keyed(self, number: int, fit: Fit) -> PaperMark:  # noqa: ARG002  nothing is numbered
        """There is no such list."""
        raise AssertionError(number)
