"""What somebody asks for: a figure or a document of what is selected, and how it is to look."""

from dataclasses import dataclass, field, replace

from geo.briefing.content.collected import Collected
from geo.briefing.content.paper import MAX_DPI, MIN_DPI, Size
from geo.cartography.projection_name import ProjectionName
from geo.dataset.dates import date_or_none
from geo.dataset.marking import TLP_EXPECTED, is_unknown_label
from geo.errors import HotspotsError, quoted
from geo.selection.basket import Basket
from geo.selection.selection import Camera, FigureKind, FrameSize, MapView, Selection

__all__ = ["DEFAULT_DPI", "Brief", "ProjectionName"]

DEFAULT_DPI = 300
"""What printers ask for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """A request, complete: the same brief over the same data gives the same bytes."""

    selection: Selection = field(default_factory=Selection)
    size: Size = Size.SLIDE_16X9
    dpi: int = DEFAULT_DPI
    """Pixels per inch of a PNG, 96 to 600."""
    projection: ProjectionName | None = None
    """None: by what is shown."""
    marking: str | None = None
    """Handling marking at top and bottom; None: the data file's; empty: none."""
    draft: bool = False
    """Whether it is stamped as a draft that nobody has cleared."""
    as_of: str | None = None
    """Information cut-off as a partial date; None: the data file's."""
    title: str | None = None
    """None: made from the selection."""
    address: str | None = None
    """Where the map is served, without a query; None: the data file's `about.URL`."""
    collected: Collected | None = None
    """The items of a briefing of several places, which alone are then shown; None: all that is selected."""
    quotes: tuple[str, ...] = ()
    """Ids of the excerpts that are to be the pull quotes of a map, at most one of each article; of the others the rule
    of `geo.briefing.content.pull_quotes` chooses."""

    def __post_init__(self) -> None:
        """Raise HotspotsError for a value that cannot be had, and leave out what only a screen has."""
        if not MIN_DPI <= self.dpi <= MAX_DPI:
            raise HotspotsError(
                where="dpi",
                what=f"{self.dpi} is out of range",
                expected=f"{MIN_DPI} to {MAX_DPI} was expected",
                remedy="300 suits print",
            )
        if is_unknown_label(self.marking or ""):
            raise HotspotsError(
                where="marking",
                what=f"{quoted(self.marking or '')} is no label",
                expected=TLP_EXPECTED,
                remedy="choose one",
            )
        for where, date in (("as-of", self.as_of), ("date", self.collected.date if self.collected else None)):
            if date and date_or_none(date) != date:
                expected = "YYYY, YYYY-MM or YYYY-MM-DD was expected"
                raise HotspotsError(where=where, what=f"{quoted(date)} is no date", expected=expected)
        unseen: dict[str, MapView | Camera | FrameSize | Basket | bool | str | None] = {
            "view": MapView.WORLD, "camera": None, "size": FrameSize.FILL, "titled": True, "basket": Basket(),
        }  # fmt: skip
        if self.selection.figure is not FigureKind.CHANGES:
            unseen["since"] = ""
        compare = self.selection.compare if self.selection.figure is FigureKind.COMPARE else ()
        object.__setattr__(self, "selection", replace(self.selection, compare=compare, **unseen))  # type: ignore[arg-type]  # by name
