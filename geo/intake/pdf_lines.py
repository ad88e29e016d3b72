"""From the lines of pages to running text: paragraphs, words broken at a line's end, headers that repeat.

A page knows no paragraphs. One begins where the gap above a line is wider than usual, where the size of the letters
changes, where a line is indented, or after a short line that ends a sentence; across columns and pages only after
the end of a sentence.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from geo.intake.broken_words import BrokenWords
from geo.intake.front_matter import date_in, names

__all__ = ["PdfLine", "flowing"]

_WIDER = 1.3
"""Times the usual gap: a gap between paragraphs."""
_SIZES_DIFFER = 0.08
_INDENT_EM = (0.8, 4.0)
_SHORT = 0.75
"""Of the usual length of a line, in characters."""
_EDGE_LINES = 2
"""Lines at the top and at the bottom of a page that may be its header or footer."""
_PAGES_WITH_HEADER = 0.4
_ENDED = re.compile(r"[.!?…:][”’\"')\]»]*$")
_BROKEN = re.compile(r"[^\W\d_][-\u2010\xad\ufffe]$")
"""Ends inside a word."""
_BYLINE = re.compile(r"(?:By|BY) [^\W\d_]")
_DATE_WORDS = 4
_PAGE_NUMBER = re.compile(r"(?:page )?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_PRINTED = re.compile(r"(?:https?|file)://\S+(?: \d+/\d+)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d.{0,200}")
"""What browsers print at the edges of a page: its address, and the day of printing."""
_BULLET = re.compile(r"[•◦▪‣●\ue000-\uf8ff]\s*")
"""Word processors take bullets from fonts of signs, whose characters have no meaning elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLine:
    """A line of a page. Coordinates are points from the lower left corner of the page."""

    text: str
    x: float
    """Left end."""
    y: float
    """Base line."""
    size: float
    """Of the letters."""


def flowing(pages: Sequence[Sequence[PdfLine]]) -> tuple[str, ...]:
    """The paragraphs of pages whose lines stand in reading order."""
    kept = _without_headers(pages)
    lines = [line for page in kept for line in page]
    if not lines:
        return ()
    usual = _Usual(kept)
    words = BrokenWords([line.text for line in lines])
    paragraphs: list[str] = []
    before: PdfLine | None = None
    for line in lines:
        if before is None or usual.begins(before, line):
            paragraphs.append(_BULLET.sub("", line.text.strip(), count=1) or line.text.strip())
        else:
            paragraphs[-1] = words.joined(paragraphs[-1], line.text.strip())
        before = line
    return tuple(paragraphs)


class _Usual:
    """What is usual in a document: gaps by size of letters, left ends, length of lines."""

    def __init__(self, pages: Sequence[Sequence[PdfLine]]) -> None:
        gaps: dict[int, list[float]] = {}
        for page in pages:
            for one, other in pairwise(page):
                gap = one.y - other.y
                if _same_size(one, other) and 0 < gap < 4 * other.size:
                    gaps.setdefault(round(other.size), []).append(gap)
        # Of a size that stands in a few lines only, as headings do, the text's own gap is the measure.
        self._gaps = {size: median(found) for size, found in gaps.items() if len(found) > _EDGE_LINES}
        ratios = [gap / size for size, found in gaps.items() for gap in found if size]
        self._ratio = median(ratios) if len(ratios) > _EDGE_LINES else 1.2
        self._width = median(sorted((len(line.text) for page in pages for line in page), reverse=True)[: _most(pages)])
        # Places where many lines begin are the left edges of columns; elsewhere a line is indented.
        begins = Counter(round(line.x) for page in pages for line in page)
        self._edges = {x for x, count in begins.items() if count >= max(2, max(begins.values()) // 4)}

    def begins(self, before: PdfLine, line: PdfLine) -> bool:
        """Whether a line begins a paragraph."""
        if _BROKEN.search(before.text) and line.text[:1].islower():
            return False
        short = self._is_short(before)
        if not _same_size(before, line) or _BULLET.match(line.text) or (short and self._is_of_head(line)):
            return True
        return self._is_of_head(before) or self._begins_where_it_stands(before, line, short=short)

    def _begins_where_it_stands(self, before: PdfLine, line: PdfLine, *, short: bool) -> bool:
        ended = _ENDED.search(before.text) is not None
        gap = before.y - line.y
        if gap < -line.size or gap > 8 * line.size:
            # The next column or page: a sentence may go on there.
            return ended or (short and line.text[:1].isupper())
        if abs(gap) < line.size / 2:
            return False
        usual = self._gaps.get(round(line.size), self._ratio * line.size)
        if gap > usual * _WIDER:
            return True
        indent = (line.x - before.x) / max(line.size, 1.0)
        if _INDENT_EM[0] <= indent <= _INDENT_EM[1] and round(before.x) in self._edges:
            # Where first lines hang out, the others are indented.
            return ended or not line.text[:1].islower()
        return ended and short and not line.text[:1].islower()

    def _is_short(self, line: PdfLine) -> bool:
        return len(line.text) < self._width * _SHORT

    def _is_of_head(self, line: PdfLine) -> bool:
        """Whether a line is a byline or a date alone: no gap need be above or below it."""
        text = line.text.strip()
        byline = _BYLINE.match(text) and names(text[3:])
        return self._is_short(line) and bool(byline or (len(text.split()) <= _DATE_WORDS and date_in(text)))


def _most(pages: Sequence[Sequence[PdfLine]]) -> int:
    """Half of the lines: the longer ones tell how long a full line is."""
    return max(1, sum(map(len, pages)) // 2)


def _same_size(one: PdfLine, other: PdfLine) -> bool:
    return abs(one.size - other.size) <= _SIZES_DIFFER * max(one.size, other.size, 1.0)


def _without_headers(pages: Sequence[Sequence[PdfLine]]) -> list[list[PdfLine]]:
    """The pages without page numbers, and without what stands at the same edge of many pages, but for its numbers."""
    edges = [set(_edge_lines(page)) for page in pages]
    counts = Counter(key for page, edge in zip(pages, edges, strict=True) for key in {_key(page[at]) for at in edge})
    repeated = {key for key, count in counts.items() if count >= max(2, _PAGES_WITH_HEADER * len(pages))}
    return [
        [
            line
            for at, line in enumerate(page)
            if at not in edge or not (_key(line) in repeated or _is_furniture(line.text.strip()))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _is_furniture(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text) is not None or _PRINTED.fullmatch(text) is not None


def _edge_lines(page: Sequence[PdfLine]) -> Iterator[int]:
    """Places in the page of the lines that stand highest and lowest."""
    heights = sorted({round(line.y) for line in page})
    outer = {*heights[:_EDGE_LINES], *heights[-_EDGE_LINES:]}
    yield from (at for at, line in enumerate(page) if round(line.y) in outer)


def _key(line: PdfLine) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.casefold().split()))
