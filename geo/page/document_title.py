"""The title of the browser's window and of the entries in its history: what the view shows, then which map it is."""

from geo.dataset.model import Dataset
from geo.page.views import LABELS
from geo.selection.filtering import Shown
from geo.selection.pair import PairOf, pair_of
from geo.selection.selection import FigureKind, Selection
from geo.text import counted

__all__ = ["REVIEW_TITLE", "STARTING_TITLE", "document_title"]

STARTING_TITLE = "Hotspots"
"""Until the page knows what it shows."""

REVIEW_TITLE = "Review · Hotspots"


def document_title(dataset: Dataset, shown: Shown, selection: Selection) -> str:
    """Return one line of plain text, what is told apart first: `Syria · 5 articles · …`, `Matrix, filtered · …`.

    At its end stands the data file's own title; the whole map without a filter has nothing before it.
    """
    parts = _named(dataset, selection)
    if selection.filters.active:
        parts[-1:] = [f"{parts[-1] if parts else LABELS[FigureKind.MAP]}, filtered"]
    if selection.hotspot is not None:
        hotspot = shown.hotspots.get(selection.hotspot)
        parts.append(counted(len(hotspot.sources), "article") if hotspot else "no excerpt shown")
    return " ".join(" · ".join([*parts, dataset.about.title]).split())


def _named(dataset: Dataset, selection: Selection) -> list[str]:
    """The open hotspot and the view, each where there is something to say of it."""
    parts = [] if selection.hotspot is None else [dataset.hotspots[selection.hotspot].name]
    if (of := pair_of(dataset, selection.compare)) is not None:
        hotspots = of is PairOf.HOTSPOTS
        one, other = (dataset.hotspots[i].name if hotspots else dataset.sources[i].label for i in selection.compare)
        return [*parts, f"{LABELS[selection.figure]} {one} with {other}"]
    if selection.figure is not FigureKind.MAP:
        parts.append(LABELS[selection.figure])
    elif not parts and selection.view is not Selection().view:
        parts.append(selection.view.value.capitalize())
    return parts
