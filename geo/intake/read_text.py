"""Plain text: its encoding, and its paragraphs. Each line is one, unless the lines were broken at a width."""

import re
from itertools import pairwise
from statistics import median

from geo.intake.decoding import decode_text
from geo.intake.normalising import lines_of
from geo.intake.reading import Reading

__all__ = ["plain_paragraphs", "read_text"]

_WIDEST = 100
"""Characters of the longest line of text that was broken at a width."""
_NARROWEST = 40
"""A list of short lines is no broken text."""
_LIST = re.compile(r"(?:[-*•–—]|\d{1,3}[.)])\s")
_FEW = 3


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text with line feeds; where its lines were broken at a width they are joined."""
    lines = text.split("\n")
    if not _is_broken(lines):
        return tuple(line for line in lines if line.strip())
    paragraphs: list[list[str]] = []
    width = max(len(line.rstrip()) for line in lines)
    before = ""
    for line in lines:
        if not line.strip():
            before = ""
            continue
        # A line that left room for the next line's first word ended its paragraph.
        had_room = len(before.rstrip()) + 1 + len(line.split()[0]) < width * 0.75
        if not before or had_room or _LIST.match(line.lstrip()):
            paragraphs.append([])
        paragraphs[-1].append(line.strip())
        before = line
    return tuple(" ".join(paragraph) for paragraph in paragraphs)


def _is_broken(lines: list[str]) -> bool:
    """Whether the lines look as if a program had broken them: many, none long, most nearly as long as the longest."""
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    if max(lengths, default=0) > _WIDEST:
        return False
    inside = [len(one.rstrip()) for one, other in pairwise(lines) if one.strip() and other.strip()]
    return len(inside) >= _FEW and median(inside) >= _NARROWEST


def read_text(data: bytes) -> Reading:
    """The paragraphs of plain text. Raises HotspotsError for an encoding that is not certain."""
    return Reading(paragraphs=plain_paragraphs(lines_of(decode_text(data))))
