"""Which pull quotes an analyst may choose for a figure."""

from collections import Counter
from collections.abc import Iterable

from geo.briefing.content.brief import Brief
from geo.dataset.model import Excerpt
from geo.errors import HotspotsError
from geo.selection.selection import FigureKind

__all__ = ["check_quotes"]


def check_quotes(brief: Brief, shown: Iterable[Excerpt]) -> None:
    """Raise HotspotsError for a chosen quote that has no place: of no map, not shown, or the second of its article."""
    if brief.quotes and brief.selection.figure is not FigureKind.MAP:
        raise HotspotsError(
            where="quote",
            what=f"a figure of kind {brief.selection.figure} carries no pull quote",
            expected="the kind map was expected",
            remedy="leave one of the two out",
        )
    of = {excerpt.id: excerpt.source for excerpt in shown}
    for wanted in brief.quotes:
        if wanted not in of:
            raise HotspotsError(
                where="quote",
                what=f"the excerpt {wanted} is not among the {len(of)} that are shown",
                expected="the id of one of them was expected",
                remedy="the table of the data (CSV) lists them",
            )
    counts = Counter(of[wanted] for wanted in dict.fromkeys(brief.quotes))
    twice = [source for source, count in counts.items() if count > 1]
    if twice:
        raise HotspotsError(
            where="quote",
            what=f"several quotes of {', '.join(twice)} are chosen",
            expected="one of each article was expected",
            remedy="choose the one that tells the most",
        )
