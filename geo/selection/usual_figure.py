"""Which kind of figure is made where nobody asks for one."""

from geo.dataset.model import Dataset
from geo.selection.filtering import apply_filters
from geo.selection.selection import FigureKind, Selection

__all__ = ["usual_figure"]


def usual_figure(selection: Selection, dataset: Dataset) -> FigureKind:
    """The kind that tells the most of a selection without a word: coverage of several places by several articles.

    A map of everything in one colour shows where places are and nothing that was said. Of one place, and of one
    article, coverage has a single class: there it is the map, with the articles' words. Two that are compared make the
    kind.
    """
    if selection.compare:
        return FigureKind.COMPARE
    shown = apply_filters(dataset, selection.filters)
    several = selection.hotspot is None and len(shown.hotspots) > 1 and len(shown.sources) > 1
    return FigureKind.COVERAGE if several else FigureKind.MAP
