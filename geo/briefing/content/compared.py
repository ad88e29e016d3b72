"""What a comparison shows: which two are compared where a brief leaves it open, and what of the data they have."""

from dataclasses import replace

from geo.briefing.content.brief import Brief
from geo.dataset.model import Dataset
from geo.errors import HotspotsError
from geo.selection.comparing import compare, partner, usual_pair
from geo.selection.filtering import Shown, apply_filters
from geo.selection.pair import PairOf, pair_of
from geo.selection.selection import FigureKind, Filters, Selection

__all__ = ["brief_of_pair", "shown_of_pair"]


def brief_of_pair(brief: Brief, dataset: Dataset) -> Brief:
    """The brief with the two that are compared; of another kind of figure, as it is.

    Two articles may be compared on one hotspot; beside two hotspots, a hotspot that is chosen says nothing. Raises
    HotspotsError where there are no two to compare.
    """
    selection = brief.selection
    if selection.figure is not FigureKind.COMPARE:
        return brief
    pair = selection.compare or _usual(dataset, selection)
    of = pair_of(dataset, pair)
    if of is None:
        raise _no_pair(pair)
    hotspot = selection.hotspot if of is PairOf.ARTICLES else None
    return replace(brief, selection=replace(selection, compare=pair, hotspot=hotspot))


def shown_of_pair(dataset: Dataset, selection: Selection) -> Shown:
    """What the filters show of the two of a selection: two hotspots, or the hotspots of two articles.

    Raises HotspotsError where of one of them nothing is left.
    """
    pair, filters = selection.compare, selection.filters
    shown = apply_filters(dataset, filters)
    if pair_of(dataset, pair) is PairOf.HOTSPOTS:
        found = replace(shown, hotspots={i: spot for i, spot in shown.hotspots.items() if i in pair})
    else:
        sources = tuple(source for source in shown.sources if source in pair)
        found = apply_filters(dataset, replace(filters, source=sources))
        found = _at(found, selection.hotspot)
    for side in compare(dataset, found, pair).sides:
        if not side.quoted:
            raise _nothing_of(side.label, filters, dataset, selection.hotspot)
    return found


def _usual(dataset: Dataset, selection: Selection) -> tuple[str, ...]:
    """The two that suggest themselves: on a hotspot that is chosen two articles, else that hotspot and another."""
    shown, hotspot = apply_filters(dataset, selection.filters), selection.hotspot
    found = usual_pair(dataset, _at(shown, hotspot))
    if found or hotspot is None:
        return found
    other = partner(dataset, shown, hotspot, PairOf.HOTSPOTS)
    return (hotspot, other) if other else ()


def _at(shown: Shown, hotspot: str | None) -> Shown:
    """The same of one hotspot only; of all where it is None."""
    if hotspot is None:
        return shown
    return replace(shown, hotspots={i: spot for i, spot in shown.hotspots.items() if i == hotspot})


def _no_pair(pair: tuple[str, ...]) -> HotspotsError:
    none = "there are no two to compare: no two articles and no two hotspots are shown"
    return HotspotsError(
        where="compare",
        what=f"{' and '.join(pair)} are not two of a kind" if pair else none,
        expected="two hotspots or two articles were expected",
        remedy="choose another" if pair else "drop a filter",
    )


def _nothing_of(label: str, filters: Filters, dataset: Dataset, hotspot: str | None) -> HotspotsError:
    on = f" on {dataset.hotspots[hotspot].name}" if hotspot is not None else ""
    left = f"no excerpt of {label}{on} is left by the filters in force ({', '.join(filters.active)})"
    return HotspotsError(
        where="compare",
        what=left if filters.active else f"there is no excerpt of {label}{on}",
        expected="one at least of each side was expected",
        remedy="drop a filter" if filters.active else "choose another",
    )
