"""The two that the reader compares: remembered while other views are open, and in the link of the comparison only."""

from geo.dataset.model import Dataset
from geo.page.shared.session import session
from geo.selection.pair import pair_of
from geo.selection.selection import FigureKind

__all__ = ["chosen_pair"]


def chosen_pair(dataset: Dataset, kind: FigureKind) -> tuple[str, ...]:
    """Return the ids of the two where a comparison is open and both are still in the data; else none."""
    pair = session().map.compare
    return pair if kind is FigureKind.COMPARE and pair_of(dataset, pair) is not None else ()
