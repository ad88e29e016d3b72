"""Headlines that are made from what is shown: each counts what it counts, and names the period of the articles.

The rule for each kind of figure:

map        of one hotspot: how many articles have an excerpt of it here; of several: the data file's own title where
           nothing is filtered, else how many places and how many articles;
multiples  how many articles have a map here;
coverage   of how many articles it is counted how many speak of each place;
matrix     of how many articles it is told which of them speaks of which place;
timeline   how many articles stand on it;
claims     how many articles have a claim here.

A filter never makes an article silent: where one is in force besides the choice of articles, the headline says so.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from geo.dataset.model import Source
from geo.selection.selection import FigureKind, Filters
from geo.text import counted

__all__ = ["Counts", "made_title", "number_word", "period", "told_of"]

_OF_SPEAKING = (FigureKind.MAP, FigureKind.CLAIMS)
"""Kinds that count the articles with something here, not all that are asked."""

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """What a headline may count."""

    place: str | None
    """Name of the hotspot that is chosen, if one is."""
    places: int
    """Hotspots shown."""
    sources: Sequence[Source]
    """The articles that pass the filters."""
    speaking: Sequence[Source]
    """Those of them with an excerpt shown; on a figure of claims, with a claim."""


def made_title(kind: FigureKind, counts: Counts, filters: Filters, whole: str) -> str:
    """The headline of a figure; `whole` is the data file's title, which stands over all of it and nothing less."""
    if kind is FigureKind.MAP and counts.place is None and not filters.active:
        return whole
    return _said(kind, counts) + told_of(counts.speaking if kind in _OF_SPEAKING else counts.sources, filters)


def told_of(articles: Collection[Source], filters: Filters) -> str:
    """What a headline adds of the articles that it counts: ` (2017–2021; filtered)`; no text where that is nothing."""
    filtered = any(name != "articles" for name in filters.active)
    told = [words for words in (period(articles), "filtered" if filtered else "") if words]
    return f" ({'; '.join(told)})" if told else ""


def period(sources: Collection[Source]) -> str:
    """The years of the articles, `2017–2021` or `2019`; no text where none has a date."""
    years = sorted(source.issued[:4] for source in sources if source.issued)
    return "" if not years else years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def number_word(number: int) -> str:
    """A number in words up to ten, else in digits: `five`, `1,200`."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def _said(kind: FigureKind, counts: Counts) -> str:
    number = len(counts.speaking if kind in _OF_SPEAKING else counts.sources)
    one, several = (_OF_PLACE if counts.place else _OF_ALL)[kind]
    place = counts.place or counted(counts.places, "hotspot")
    text = (one if number == 1 else several).format(place=place, number=number_word(number))
    return text[0].upper() + text[1:]


_OF_PLACE: Mapping[FigureKind, tuple[str, str]] = {
    FigureKind.MAP: ("{place}: what one article says", "{place}: what {number} articles say"),
    FigureKind.MULTIPLES: ("{place}: what one article has on it", "{place}: which of {number} articles speak of it"),
    FigureKind.COVERAGE: ("{place}: one article speaks of it", "{place}: how many of {number} articles speak of it"),
    FigureKind.MATRIX: ("{place}: one article speaks of it", "{place}: which of {number} articles speak of it"),
    FigureKind.TIMELINE: (
        "{place}: one article and what it reports, in time", "{place}: {number} articles and what they report, in time"
    ),
    FigureKind.CLAIMS: (
        "{place}: who does what to whom, as one article has it",
        "{place}: who does what to whom, as {number} articles have it",
    ),
}  # fmt: skip
"""Headlines of one hotspot, for one article and for several."""

_OF_ALL: Mapping[FigureKind, tuple[str, str]] = {
    FigureKind.MAP: ("{place}: what one article says", "{place}: what {number} articles say"),
    FigureKind.MULTIPLES: (
        "Which places one article speaks of", "Who speaks of what: a map for each of {number} articles"
    ),
    FigureKind.COVERAGE: ("Which places one article speaks of", "How many of {number} articles speak of each place"),
    FigureKind.MATRIX: ("Which places one article speaks of", "Which of {number} articles speak of which place"),
    FigureKind.TIMELINE: (
        "one article and what it reports, in time", "{number} articles and what they report, in time"
    ),
    FigureKind.CLAIMS: (
        "who does what to whom, and where, as one article has it",
        "who does what to whom, and where, as {number} articles have it",
    ),
}  # fmt: skip
"""Headlines of all that is shown."""
