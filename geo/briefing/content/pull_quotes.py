"""The words on a map: one pull quote of each article that is shown, the analyst's choice or the first that fits.

The rule. Of each article with an excerpt on the figure one excerpt is quoted: that which the brief names, else the
first whose subject the place is, else the first; of several places in their order. The words are the article's own.
Where there is little room they are cut behind a whole sentence, with `[…]`, and only where the rest takes nothing back
(`geo.evidence.elision.first_sentences`) and the place stays named.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geo.briefing.content.quotations import Quotation, quotation_of
from geo.briefing.content.sheet import Sheet
from geo.briefing.content.silence import unquoted_line
from geo.dataset.claims import Weight
from geo.dataset.model import Excerpt
from geo.evidence.elision import first_sentences
from geo.selection.selection import FigureKind

__all__ = ["PullQuote", "left_unquoted", "pull_quotes", "words_told"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PullQuote:
    """One excerpt on a figure, for its article."""

    told: Quotation
    """The whole excerpt, with its number and who says it."""
    place: str
    """Name of the hotspot that it is quoted on; empty where the figure shows one only."""
    of: int
    """How many excerpts of the article are shown in all."""
    name: str
    """Name of the hotspot, also where it is not said."""

    @property
    def number(self) -> int:
        """The article's number, that of the data file."""
        return self.told.number

    @property
    def source(self) -> str:
        """Who says it, which article, of what place and how many more: all that stands behind the number."""
        more = f"1 of {self.of} excerpts" if self.of > 1 else ""
        article = self.told.reference.partition("] ")[2]
        return " · ".join(part for part in (self.told.said, article, self.place, more) if part)

    def words(self, most: int | None = None) -> str:
        """The quote in quote marks: whole, or its first sentences where it is longer than `most` characters."""
        quote = self.told.quote
        kept = quote if most is None else first_sentences(quote, most)
        lost = self.name.casefold() in quote.casefold() and self.name.casefold() not in kept.casefold()
        return f"“{quote if lost else kept}”"


def pull_quotes(sheet: Sheet) -> tuple[PullQuote, ...]:
    """The pull quotes of a map, by the numbers of the articles; none of other kinds of figures."""
    if sheet.kind is not FigureKind.MAP:
        return ()
    found = _choices(sheet)
    once = {(e.source, e.id) for spot in sheet.shown.hotspots.values() for e in spot.excerpts}
    counts = Counter(source for source, _ in once)
    hotspots, alone = sheet.part.dataset.hotspots, len(sheet.shown.hotspots) == 1
    return tuple(
        PullQuote(
            told=quotation_of(sheet, place, excerpt, source),
            place="" if alone else hotspots[place].name,
            name=hotspots[place].name,
            of=counts[source.id],
        )
        for source in sheet.sources
        if source.id in found
        for place, excerpt in (found[source.id],)
    )


def _choices(sheet: Sheet) -> dict[str, tuple[str, Excerpt]]:
    """By article, the hotspot and the excerpt that is quoted there."""
    found: dict[str, tuple[int, str, Excerpt]] = {}
    for hotspot_id, spot in sheet.shown.hotspots.items():
        for excerpt in spot.excerpts:
            rank = 0 if excerpt.id in sheet.brief.quotes else 1 if excerpt.weight is Weight.SUBJECT else 2
            if excerpt.source not in found or rank < found[excerpt.source][0]:
                found[excerpt.source] = (rank, hotspot_id, excerpt)
    return {source: (hotspot_id, excerpt) for source, (_, hotspot_id, excerpt) in found.items()}


def left_unquoted(sheet: Sheet, shown: Sequence[PullQuote], unset: Sequence[int] = ()) -> str:
    """The articles without a quote on the figure, by their numbers alone, and why; empty where every one has one.

    `unset`: numbers of those whose quote has letters of no shipped font.
    """
    there = {quote.number for quote in shown}
    others = [source.number for source in sheet.speaking if source.number not in there]
    roomless, letterless = (" ".join(f"[{n}]" for n in others if (n in unset) is which) for which in (False, True))
    parts = (
        f"Quoted too, without room for words: {roomless}." if roomless else "",
        f"Quoted too, in letters of no font here: {letterless}." if letterless else "",
        unquoted_line(sheet),
    )
    return " ".join(part for part in parts if part)


def words_told(shown: Sequence[tuple[PullQuote, str]]) -> str:
    """The pull quotes of a figure as sentences of its caption; `shown` has each with its words as they were set."""
    told = " ".join(f"[{quote.number}] {words} ({quote.source})." for quote, words in shown)
    return f"Words on the figure: {told}" if told else ""
