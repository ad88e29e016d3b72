"""A comparison in words: its headline, and its rows as lines of text.

The headline counts what both have: of two hotspots the articles that are quoted on both and the topics, of two articles
the places and the claims. It says that one disputes a speaker whom the other passes on, and never that two articles
agree. Under a filter it counts what is left and not of how many.
"""

from collections.abc import Iterator

from geo.briefing.content.titles import number_word, told_of
from geo.dataset.claims import Stance
from geo.dataset.model import Dataset
from geo.selection.comparing import NO_AGREEMENT, ComparedItem, Comparison, Facet
from geo.selection.filtering import Shown
from geo.selection.pair import PairOf
from geo.selection.selection import Filters, Selection
from geo.text import counted

__all__ = ["compare_lines", "compare_notes", "compare_title", "item_words", "manner_words"]

SPOKEN = (Facet.SPEAKERS, Facet.CLAIMS)
"""Facets of which it is told how each side has an item."""


_IN_WORDS = 10
"""Numbers up to this are written as words."""


def compare_title(dataset: Dataset, shown: Shown, found: Comparison, selection: Selection) -> str:
    """The headline of a comparison."""
    filtered = any(name != "articles" for name in selection.filters.active)
    names = " and ".join(side.name for side in found.sides)
    if found.of is PairOf.HOTSPOTS:
        text = (
            f"{names}: {_articles(found, shown, filtered=filtered)}; {_in_both(found, Facet.TOPICS, 'topic', filtered)}"
        )
        articles = {at.excerpt.source for side in found.sides for at in side.quoted}
    else:
        place = selection.hotspot
        where = _in_both(found, Facet.SPOKEN_OF, "place", filtered, "both are quoted on")
        where = (
            f"on {dataset.hotspots[place].name} {_in_both(found, Facet.TOPICS, 'topic', filtered)}" if place else where
        )
        text = f"{names}: {where}; {_in_both(found, Facet.CLAIMS, 'claim', filtered)}"
        articles = {side.id for side in found.sides}
    text = "; ".join([text, *(contested_line(found, item) for item in found.contested[:1])])
    return (
        text[0].upper()
        + text[1:]
        + told_of([s for i, s in dataset.sources.items() if i in articles], selection.filters)
    )


def _articles(found: Comparison, shown: Shown, *, filtered: bool) -> str:
    number, every = len(found.both(Facet.SPOKEN_OF)), len(shown.sources)
    of = "" if filtered or number == every == 1 else f" of {number_word(every)}"
    noun = "article" if (every if of else number) == 1 else "articles"
    some = "none" if of and not number else number_word(number)
    return f"{some}{of} {noun} {'is' if number < 2 and (of or number) else 'are'} quoted on both"


def _in_both(found: Comparison, facet: Facet, noun: str, filtered: bool, lead: str = "") -> str:
    number, every = len(found.both(facet)), len(found.items[facet])
    whole = every if every and not filtered else 0
    words = max(number, whole) <= _IN_WORDS
    some, all_ = (number_word(n) if words or not n else f"{n:,}" for n in (number, whole))
    if whole == 1:
        text = f"the one {noun}"
        return f"{lead} {text}" if lead and number else f"{text} is {'' if number else 'not '}in both"
    some = "none" if whole and not number else some
    text = f"{some}{f' of {all_}' if whole else ''} {noun}{'' if (whole or number) == 1 else 's'}"
    if lead:
        return f"{lead} {text}"
    return f"{text} {'is' if number == 1 or (whole and not number) else 'are'} in both"


def contested_line(found: Comparison, item: ComparedItem) -> str:
    """`[1] disputes Vladimir Putin, whom [4] reports`: not necessarily the same words of that speaker."""
    disputing = 0 if all(at.excerpt.stance is Stance.DISPUTES for at in item.quoted[0]) else 1
    one, other = found.sides[disputing], found.sides[1 - disputing]
    passes = "reports" if all(at.excerpt.stance is Stance.REPORTS for at in item.quoted[1 - disputing]) else "quotes"
    if found.of is PairOf.ARTICLES:
        return f"{one.name} disputes {item.label}, whom {other.name} {passes}"
    return f"{item.label} is disputed on {one.name} and not on {other.name}"


def compare_lines(found: Comparison) -> Iterator[str]:
    """Each row as a line: `Topics. Only Arctic: energy 1. Both: diplomacy 1 | 4. Only Syria: none`."""
    for facet in Facet:
        told = (
            f"{head}: {'; '.join(item_words(item, facet) for item in items) or 'none'}."
            for head, items in zip(found.heads, found.columns(facet), strict=True)
        )
        yield f"{found.head(facet)}. {' '.join(told)}"


def compare_notes(found: Comparison, filters: Filters) -> str:
    """What must stand with the rows: what the numbers are, that both is no agreement, and what a filter does."""
    one, other = found.sides
    notes = [f"Numbers are excerpts; under both, of {one.label} | of {other.label}.", NO_AGREEMENT]
    if found.shared and found.of is PairOf.HOTSPOTS:
        stand = "stands" if len(found.shared) == 1 else "stand"
        notes.append(f"{counted(len(found.shared), 'excerpt')} {stand} under both.")
    # Of two articles that are compared the choice of articles hides nothing.
    if set(filters.active) - ({"articles"} if found.of is PairOf.ARTICLES else set()):
        notes.append("What only one has is so under the filter in force.")
    return " ".join(notes)


def item_words(item: ComparedItem, facet: Facet) -> str:
    """`Sergey Lavrov 2 | 1 (reported | disputed)`."""
    manner = manner_words(item, facet)
    return f"{item.label} {number_words(item)}{f' ({manner})' if manner else ''}"


def number_words(item: ComparedItem) -> str:
    """`2`, or `2 | 1` where both sides have it."""
    return " | ".join(str(count) for count in item.counts if count)


def manner_words(item: ComparedItem, facet: Facet) -> str:
    """How the sides have an item where that is told, and both where they differ: `reported`, `stated | a forecast`."""
    if facet not in SPOKEN:
        return ""
    one, other = item.manners
    if not all(item.counts):
        return one or other
    return one if one == other else f"{one or 'stated'} | {other or 'stated'}"
