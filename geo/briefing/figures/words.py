"""How many words a map carries, and how large: the settings of its pull quotes that are tried, the fullest first.

The rule. A map keeps at least `LEAST_KEPT` of the picture that it would have without words. Quotes are set as large as
that allows, in full; then cut behind a sentence; then fewer, those that the analyst chose first, and after them by the
numbers of the articles, but no less than half of them: a few would pass for the whole. At last those that the analyst
chose stand alone, and so they do where more than `MOST_QUOTES` articles are quoted. What has no room is named by
number, and where there is room for none, as on a small paper or beside a long list of places, the map stands without
words; a choice that has no room is refused. A quote with letters that no shipped font has is left out, and so named.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.briefing.content.pull_quotes import PullQuote, left_unquoted, pull_quotes
from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.quote_block import QuoteBlock, SetQuote
from geo.briefing.drawing.typesetting import respelt

__all__ = ["LEAST_KEPT", "MOST_QUOTES", "WordSetting", "word_settings"]

LEAST_KEPT = 0.7
"""Share of a map's area that is left to it by words."""
MOST_QUOTES = 8
"""Where more articles are quoted, a map carries the analyst's choice alone: more words nobody reads beside it."""
_SHARES = (1.75, 1.5, 1.25, 1.0)
"""Sizes of the quotes' type, in those of running text."""
_SHORT = 180
"""Characters, from which on a quote is cut where it can be."""


@dataclass(frozen=True, kw_only=True, eq=False)
class WordSetting:
    """One way to set the words of a figure."""

    block: QuoteBlock
    shown: tuple[tuple[PullQuote, str], ...]
    """The quotes with their words as they are set, in quote marks."""
    whole: bool
    """Whether every article is quoted, and nothing is cut."""


def word_settings(sheet: Sheet, least_pt: float) -> tuple[WordSetting, ...]:
    """The settings that are tried, the fullest first; none where a figure of that kind carries no words.

    `least_pt` is the smallest type on the figure.
    """
    # What stands in quote marks is as the article has it, or not there.
    quotes = tuple(quote for quote in pull_quotes(sheet) if not respelt(quote.told.quote))
    chosen = [quote for quote in quotes if quote.told.excerpt in sheet.brief.quotes]
    if len(quotes) > MOST_QUOTES:
        quotes = tuple(chosen)
    if not quotes:
        return ()
    full = [_setting(sheet, quotes, share, None, least_pt) for share in _SHARES]
    first = [*chosen, *(quote for quote in quotes if quote not in chosen)]
    least = max(-(-len(quotes) // 2), len(chosen))
    counts = [*range(len(quotes), least - 1, -1), *([len(chosen)] if 0 < len(chosen) < least else [])]
    numbers = [{quote.number for quote in first[:count]} for count in counts]
    fewer = [[quote for quote in quotes if quote.number in kept] for kept in numbers]
    return (*full, *(_setting(sheet, some, _SHARES[-1], _SHORT, least_pt) for some in fewer))


def _setting(sheet: Sheet, quotes: Sequence[PullQuote], share: float, most: int | None, least_pt: float) -> WordSetting:
    shown = tuple((quote, quote.words(most)) for quote in quotes)
    one = len(quotes) == 1
    block = QuoteBlock(
        quotes=tuple(SetQuote(words=words, sign=f"[{quote.number}]", source=quote.source) for quote, words in shown),
        heading=f"In the {'article’s' if one else 'articles’'} words",
        rest=left_unquoted(sheet, quotes, [quote.number for quote in pull_quotes(sheet) if respelt(quote.told.quote)]),
        share=share,
        least_pt=least_pt,
    )
    return WordSetting(block=block, shown=shown, whole=most is None)
