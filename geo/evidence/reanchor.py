"""The passage of a document most like a quote that is not in it, by edit distance.

Only ever used to help a reader mend a quote: likeness never means verified. Works on canonical text, so that
typographic differences do not count, and case does not count either. Offsets are code points of that text.

The budget: other sentences of news articles begin at an edit distance of 0.38 of a quote's length, one with three
words dropped reaches 0.34 (95th percentile); shorter quotes are found by chance sooner.
"""

import re
from collections.abc import Callable

import edlib

from geo.evidence.haystack import Span, comparison_bytes

__all__ = ["nearest_spans", "whole_words"]

BUDGET = ((60, 0.30), (40, 0.25), (25, 0.15))
"""From how many code points on, what part of them may differ. Shorter quotes are not looked for."""
LONGEST = 4_000
"""Code points of the longest quote that is looked for: in 20 MB of text it takes some seconds."""

_PLACES = 50
_CHUNK = 500_000
"""Code points looked through at once: edlib lists every place, which may be millions."""
_REACH = 28
"""How far from the rough place an end may stand: a long word dropped or put in there."""
_SEEN = 64
"""Of the quote, what decides where it begins or ends: one machine word for edlib."""
_CERTAIN = 24
"""That many code points that agree leave no doubt about an end."""
_SENTENCE_EDGE = 12
"""Letters without a partner that a sentence's end makes up for: about a word that was replaced."""
_CONTEXT_EDGE = 24
"""The same for an end beside which the old context stands."""
_CONTEXT = 32
_LEAST_CONTEXT = 8
_ENDED = re.compile(r"[.!?…][\"')\]]*\Z")
_ENDS = re.compile(r"[\"')\]]*[.!?…]")
_NUMBER = re.compile(r"\d[.,:/]\d")
_STEP = re.compile(r"(\d+)([XID])")
_COST = {"X": 2, "I": 1, "D": 1}


def nearest_spans(folded: bytes, quote: bytes) -> tuple[Span, ...]:
    """The spans of a folded text that are most like a folded quote, all equally like it, the first fifty places.

    Empty where the likest differs by more than the budget for the quote's length.
    """
    share = next((share for length, share in BUDGET if len(quote) >= length), 0.0)
    if not share or len(quote) > LONGEST:
        return ()
    least, ends = int(share * len(quote)), list[int]()
    longest = len(quote) + least
    for first in range(0, len(folded), _CHUNK):
        chunk = folded[max(0, first - longest) : first + _CHUNK]
        found = edlib.align(quote, chunk, mode="HW", task="distance", k=least)
        if found["editDistance"] < 0:
            continue
        if found["editDistance"] < least:
            least, ends = found["editDistance"], []
        for _, last in found["locations"]:
            end = max(0, first - longest) + last + 1
            if len(ends) < _PLACES and (not ends or end >= ends[-1] + len(quote) // 2):
                ends.append(end)
    return tuple((_begin(folded, quote, end, least), end) for end in ends)


def _begin(folded: bytes, quote: bytes, end: int, distance: int) -> int:
    """Where the span begins that ends there and differs that much from the quote."""
    before = folded[max(0, end - len(quote) - distance) : end]
    found = edlib.align(quote[::-1], before[::-1], mode="SHW", task="distance", k=distance)
    return int(end - found["locations"][0][1] - 1)


def whole_words(text: str, quote: str, span: Span, *, prefix: str = "", suffix: str = "") -> Span:
    """The span with its ends moved to ends of words near by: those where most letters agree with the quote.

    A sentence's end counts for more, and so does one where the old `prefix` or `suffix` still stands. All canonical.
    """
    first = max(0, span[0] - _SEEN)
    window = text[first : span[1] + _SEEN]
    whole = quote[0].isupper() or not quote[0].isalnum()
    start = _edge(window, quote, span[0] - first, prefix, lambda at: whole and _begins_sentence(window, at))
    # An end is a beginning read backwards.
    back, ended = window[::-1], _ENDS.match(quote[::-1]) is not None
    end = len(window) - _edge(
        back,
        quote[::-1],
        len(window) - (span[1] - first),
        suffix[::-1],
        lambda at: ended and _ENDS.match(back, at) is not None,
    )
    return (first + start, first + end) if start < end else span


def _edge(text: str, quote: str, at: int, before: str, sentence: Callable[[int], bool]) -> int:
    """The best beginning of a word near `at` for the quote to begin at."""
    head, before = comparison_bytes(quote[:_SEEN]), before.strip()[-_CONTEXT:]
    if not _inside(text, at) and comparison_bytes(text[at : at + _CERTAIN]) == head[:_CERTAIN]:
        return at
    best, place = (3 * _SEEN, True, 0), at
    for other in range(max(0, at - _REACH), min(len(text), at + _REACH + 1)):
        if _inside(text, other):
            continue
        cost = _cost(head, comparison_bytes(text[other : other + 2 * len(head)]))
        if len(before) >= _LEAST_CONTEXT and text[:other].rstrip().endswith(before):
            cost -= _CONTEXT_EDGE
        elif sentence(other):
            cost -= _SENTENCE_EDGE
        # Of two equally good ones the shorter, unless the longer begins like the quote.
        best, place = min((best, place), ((cost, comparison_bytes(text[other]) != head[:1], -other), other))
    return place


def _inside(text: str, at: int) -> bool:
    """Whether a word, a number, a run of the same mark or white space goes on at an offset."""
    before, after = text[at - 1 : at], text[at : at + 1]
    if not after.strip() or before == after:
        return True
    return (before.isalnum() and after.isalnum()) or _NUMBER.search(text, max(0, at - 2), at + 2) is not None


def _cost(quote: bytes, text: bytes) -> int:
    """How many letters of both have no partner where the quote begins at the text's beginning and ends in it.

    A letter replaced counts twice and each run of them one more, so that a word that is gone is not matched with the
    next one for a few letters in common.
    """
    path = edlib.align(quote, text, mode="SHW", task="path")["cigar"]
    return sum(int(count) * _COST[kind] + 1 for count, kind in _STEP.findall(path))


def _begins_sentence(text: str, at: int) -> bool:
    return not at or _ENDED.search(text[max(0, at - _LEAST_CONTEXT) : at].rstrip()) is not None
