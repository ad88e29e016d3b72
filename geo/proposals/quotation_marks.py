"""What stands between double quotation marks, also over several sentences and paragraphs.

A quotation that is not closed at its paragraph's end goes on in the next one where that opens with a mark again, or
where the mark that closes it comes before another one opens. Single marks are apostrophes too often to be read.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

__all__ = ["QuotedStretch", "masked", "quoted_stretches"]

_MARK = re.compile('[“”„«»"]')
_OPENING, _CLOSING = "“„«", "”»"
_FARTHEST = 4
"""Paragraphs in which the mark is looked for that closes a quotation of several."""
_INSIDE = "·"
"""Stands for each letter of a quotation, so that no word of it is taken for the article's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedStretch:
    """The part of a quotation in one paragraph; code points of the text, end exclusive, marks included."""

    start: int
    end: int
    goes_on: bool
    """Whether it began in a paragraph before."""


def quoted_stretches(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[QuotedStretch, ...]:
    """The quotations of a text in its order; `paragraphs` are where they begin and end."""
    return tuple(_quotations(text, paragraphs))


def masked(text: str, spans: Iterable[QuotedStretch]) -> str:
    """The text as long as it was, with a dot for each letter between quotation marks."""
    parts, at = [], 0
    for one in spans:
        parts += [text[at : one.start], _MARK.sub(lambda mark: mark[0], _dotted(text[one.start : one.end]))]
        at = one.end
    return "".join([*parts, text[at:]])


def _dotted(quoted: str) -> str:
    return "".join(letter if letter.isspace() or _MARK.match(letter) else _INSIDE for letter in quoted)


def _quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[QuotedStretch]:
    starts = [start for start, _ in paragraphs]
    begun = False
    for number, (start, end) in enumerate(paragraphs):
        depth, since, goes_on = int(begun), start, begun
        for found in _MARK.finditer(text, start, end):
            at, mark = found.start(), found[0]
            if _opens(mark, depth, first=at == start):
                if depth == 0:
                    since, goes_on = at, False
                # A mark that opens a paragraph of a quotation opens no other one inside it.
                depth += not (begun and at == start)
            elif depth:
                depth -= 1
                if depth == 0:
                    yield QuotedStretch(start=since, end=at + 1, goes_on=goes_on)
        begun = depth > 0 and _is_continued(text, paragraphs, number, starts)
        if depth:
            yield QuotedStretch(start=since, end=end, goes_on=goes_on)


def _opens(mark: str, depth: int, *, first: bool) -> bool:
    """Whether a mark opens a quotation; `first` says that it opens a paragraph."""
    return mark in _OPENING or (mark not in _CLOSING and (depth == 0 or first))


def _is_continued(text: str, paragraphs: Sequence[tuple[int, int]], number: int, starts: Sequence[int]) -> bool:
    """Whether a quotation that is open at the end of a paragraph goes on in the next."""
    if number + 1 == len(paragraphs):
        return False
    begin = paragraphs[number + 1][0]
    if text[begin] in '“"':
        return True
    last = paragraphs[min(number + _FARTHEST, len(paragraphs) - 1)][1]
    ahead = _MARK.search(text, begin, last)
    return ahead is not None and ahead[0] in _CLOSING and bisect_right(starts, ahead.start()) > number + 1
