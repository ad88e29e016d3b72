"""The paragraphs of a text, and which of them are headings.

Texts come with one paragraph a line, with blank lines between paragraphs, or broken into short lines as in a mail.
Offsets are code points of the text, end exclusive, without the white space round a paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

__all__ = ["ITEM", "Paragraph", "paragraphs"]

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
ITEM = re.compile(r"(?:[-–—*•·‣▪◦]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+")
"""What stands before an item of a list."""
_CREDIT = re.compile(r"(?:By|Byline|Photo|Photograph|Image|Picture|Source|Sources|Credit|Updated|Published)\b:? ")
"""How lines begin that say who wrote, drew or printed it."""
_ENDED = re.compile(r"[.!?…:;,][\"'”’»)\]]*\Z")

_FINAL = re.compile(r"[.!?…][\"'”’»)\]]*\Z")

_WIDEST_WRAPPED = 100
"""Code points: programs break lines at 60 to 100; a paragraph that stands on one line is longer sooner or later."""
_FULL = 0.72
"""Share of the longest line from which a broken line counts as full, so that its paragraph goes on below."""
_SHORTEST_WRAPPED = 40
_HEADING_WORDS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of text that belongs together, or a heading."""

    start: int
    end: int
    heading: bool
    """A short line without final punctuation above something longer."""


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in its order, blank ones left out."""
    spans = [span for block in _blocks(text) for span in _joined(text, block)]
    ahead = [*spans[1:], (len(text), len(text))][: len(spans)]
    return tuple(
        Paragraph(start=start, end=end, heading=_is_heading(text[start:end], text[slice(*following)]))
        for (start, end), following in zip(spans, ahead, strict=True)
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for found in _LINE.finditer(text):
        line = found[0]
        if stripped := line.strip():
            start = found.start() + len(line) - len(line.lstrip())
            yield start, start + len(stripped)


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Lines that follow each other without a blank one between them."""
    lines = list(_lines(text))
    if not lines:
        return
    gaps = [len(_BREAKS.findall(text, before[1], after[0])) > 1 for before, after in pairwise(lines)]
    numbers = [0]
    for gap in gaps:
        numbers.append(numbers[-1] + gap)
    for _, group in groupby(zip(numbers, lines, strict=False), key=lambda pair: pair[0]):
        yield [line for _, line in group]


def _joined(text: str, block: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of a block: a line that is full, and no end of a list item, goes on in the next one."""
    longest = max(end - start for start, end in block)
    wrapped = _SHORTEST_WRAPPED <= longest <= _WIDEST_WRAPPED
    found = [block[0]]
    for (start, end), (next_start, next_end) in pairwise(block):
        line, following = text[start:end], text[next_start:next_end]
        # Of two lines the first one, ended, says nothing of how lines are broken.
        full = end - start >= _FULL * longest and not ITEM.match(following)
        full = full and (len(block) > 2 or not _FINAL.search(line))
        if wrapped and (full or (following[0].islower() and not _FINAL.search(line))):
            found[-1] = (found[-1][0], next_end)
        else:
            found.append((next_start, next_end))
    return found


def _is_heading(text: str, following: str) -> bool:
    short = len(text.split()) <= _HEADING_WORDS and len(_BREAKS.findall(text)) == 0
    plain = not (_ENDED.search(text) or ITEM.match(text) or _CREDIT.match(text))
    return short and plain and len(following) > len(text)
