"""The two that are compared: the reader's, remembered while other views are open, else those that suggest themselves.

Only what the reader has chosen is in the link, and in that of the comparison only.
"""

from geo.dataset.model import Dataset
from geo.page.shared.session import session
from geo.selection.comparing import usual_pair
from geo.selection.filtering import apply_filters
from geo.selection.pair import pair_of
from geo.selection.selection import FigureKind, Selection

__all__ = ["chosen_pair", "compared_pair"]


def chosen_pair(dataset: Dataset, kind: FigureKind) -> tuple[str, ...]:
    """Return the ids of the two where a comparison is open and both are still in the data; else none."""
    pair = session().map.compare
    return pair if kind is FigureKind.COMPARE and pair_of(dataset, pair) is not None else ()


def compared_pair(dataset: Dataset, selection: Selection) -> tuple[str, ...]:
    """Return the ids of the two that the view of a comparison shows, whichever hotspot is open; of other views none.

    None, too, where the filters leave no two to compare.
    """
    if selection.figure is not FigureKind.COMPARE:
        return ()
    return selection.compare or usual_pair(dataset, apply_filters(dataset, selection.filters))
