"""How text is dealt out to slides: whole excerpts, in type as large as fits, and nothing is ever cut off.

Where one excerpt is longer than a slide it goes on on the next one, broken between words.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise
from typing import Final

from geo.briefing.office.type_metrics import height_of_text

__all__ = [
    "SMALLEST_PT",
    "ParagraphGroup",
    "ParagraphRole",
    "SlidePage",
    "SlideParagraph",
    "common_size",
    "fitting_size",
    "paginate",
    "role_size",
    "shortened",
]


class ParagraphRole(IntEnum):
    """What a paragraph is; its value is the level of the outline that it stands on, from 0."""

    QUOTE = 0
    """Words of a source, verbatim."""
    REFERENCE = 1
    """Number and name of the source of the quote above."""
    ANALYST = 2
    """The analyst's own words."""
    LISTED = 3
    """A numbered citation in the list of sources."""
    STATEMENT = 4
    """The program's words: summary, boundaries, version."""
    FINDING = 5
    """The program's words beside quotes: who is silent."""
    SPEAKER = 6
    """Whose words the quote above holds, where they are not the article's own."""


_DOT: Final = " · "
INDENT_PT: Final = {
    ParagraphRole.QUOTE: 0.0, ParagraphRole.REFERENCE: 0.0, ParagraphRole.ANALYST: 14.0, ParagraphRole.LISTED: 26.0,
    ParagraphRole.STATEMENT: 0.0, ParagraphRole.FINDING: 0.0, ParagraphRole.SPEAKER: 0.0,
}  # fmt: skip
"""Left indent; the first line hangs into it."""
BEFORE_PT: Final = {
    ParagraphRole.QUOTE: 10.0, ParagraphRole.REFERENCE: 2.0, ParagraphRole.ANALYST: 4.0, ParagraphRole.LISTED: 8.0,
    ParagraphRole.STATEMENT: 8.0, ParagraphRole.FINDING: 10.0, ParagraphRole.SPEAKER: 3.0,
}  # fmt: skip
"""Space above a paragraph."""
_SMALLER: Final = {
    ParagraphRole.QUOTE: 0, ParagraphRole.REFERENCE: 3, ParagraphRole.ANALYST: 2, ParagraphRole.LISTED: 0,
    ParagraphRole.STATEMENT: 0, ParagraphRole.FINDING: 3, ParagraphRole.SPEAKER: 2,
}  # fmt: skip
"""Points by which a role is set smaller than a quote."""
SMALLEST_PT: Final = 12
"""Points below which nobody in the room can read it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlideParagraph:
    """A paragraph of a text box."""

    role: ParagraphRole
    text: str
    key: int = 0
    """Which of the caller's things it belongs to."""
    lead: str = ""
    """What the text begins with and is set bold."""
    leads_to: str = ""
    """Id of the hotspot to whose first slide a click on it leads; empty: to none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ParagraphGroup:
    """Paragraphs that stay together: a quote, who says it, where it is from, what the analyst says of it."""

    paragraphs: tuple[SlideParagraph, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SlidePage:
    """What stands in the text box of one slide."""

    size_pt: int
    """Size of quotes; `role_size` gives that of the others."""
    paragraphs: tuple[SlideParagraph, ...]


def role_size(role: ParagraphRole, size_pt: int) -> int:
    """The type size in points of a role beside quotes of a size."""
    return max(size_pt - _SMALLER[role], SMALLEST_PT)


def fitting_size(text: str, width_pt: float, height_pt: float, sizes: Sequence[int], *, bold: bool = False) -> int:
    """The largest of the sizes in which the text fits the box, or the last of them."""
    for size in sizes:
        if height_of_text(text, width_pt, size, bold=bold) <= height_pt:
            return size
    return sizes[-1]


def shortened(text: str, width_pt: float, height_pt: float, size_pt: int) -> str:
    """The text as it fits a box: without its first parts, which middle dots part, then cut after a word."""
    parts = text.split(_DOT)

    def fits(tried: str) -> bool:
        return height_of_text(tried, width_pt, size_pt) <= height_pt

    while len(parts) > 1 and not fits(_DOT.join(parts)):
        parts = parts[1:]
    told = _DOT.join(parts)
    words = told.split()
    while len(words) > 1 and not fits(told):
        words = words[:-1]
        told = " ".join(words) + " …"
    return told


def paginate(
    blocks: Sequence[ParagraphGroup], width_pt: float, height_pt: float, sizes: Sequence[int]
) -> tuple[SlidePage, ...]:
    """Deal blocks out to as few slides as the smallest size needs, in the largest size that needs no more.

    `sizes` are in points and fall. Slides are filled evenly, so that the last one does not hold a single line.
    """
    fewest = len(_deal(blocks, width_pt, height_pt, sizes[-1]))
    size = next(s for s in sizes if len(_deal(blocks, width_pt, height_pt, s)) <= fewest)
    return _evenly(lambda height: _deal(blocks, width_pt, height, size), height_pt)


def common_size(texts: Sequence[tuple[Sequence[ParagraphGroup], float, float]], sizes: Sequence[int]) -> int:
    """The largest of the sizes in which several texts need no more slides than in the smallest of them.

    Each text is its groups with the width and the height of its box, in points; `sizes` fall.
    """

    def pages(size: int) -> int:
        return sum(len(_deal(blocks, width, height, size)) for blocks, width, height in texts)

    fewest = pages(sizes[-1])
    return next(size for size in sizes if pages(size) <= fewest)


def _evenly(deal: Callable[[float], tuple[SlidePage, ...]], height_pt: float) -> tuple[SlidePage, ...]:
    """The dealing into the least height that needs no more pages than the whole height."""
    best = deal(height_pt)
    low, high = height_pt / 3, height_pt
    while high - low > 4:
        middle = (low + high) / 2
        tried = deal(middle)
        if len(tried) > len(best):
            low = middle
        else:
            best, high = tried, middle
    return best


def _deal(blocks: Sequence[ParagraphGroup], width_pt: float, height_pt: float, size_pt: int) -> tuple[SlidePage, ...]:
    pages: list[list[SlideParagraph]] = [[]]
    used = 0.0
    for whole in blocks:
        for block in _pieces(whole, width_pt, height_pt, size_pt):
            height = _height(block, width_pt, size_pt)
            if pages[-1] and used + height > height_pt:
                pages.append([])
                used = 0.0
            pages[-1].extend(block.paragraphs)
            used += height
    return tuple(SlidePage(size_pt=size_pt, paragraphs=tuple(page)) for page in pages)


def _height(block: ParagraphGroup, width_pt: float, size_pt: int) -> float:
    return sum(_paragraph_height(paragraph, width_pt, size_pt) for paragraph in block.paragraphs)


def _paragraph_height(paragraph: SlideParagraph, width_pt: float, size_pt: int) -> float:
    size = role_size(paragraph.role, size_pt)
    width = width_pt - INDENT_PT[paragraph.role]
    return BEFORE_PT[paragraph.role] + height_of_text(paragraph.text, width, size, bold=bool(paragraph.lead))


def _pieces(block: ParagraphGroup, width_pt: float, height_pt: float, size_pt: int) -> tuple[ParagraphGroup, ...]:
    """The block itself where a slide holds it, else one block for each slide that its longest paragraph fills."""
    if _height(block, width_pt, size_pt) <= height_pt:
        return (block,)
    longest = max(block.paragraphs, key=lambda p: _paragraph_height(p, width_pt, size_pt))
    at = block.paragraphs.index(longest)
    rest = _height(block, width_pt, size_pt) - _paragraph_height(longest, width_pt, size_pt)
    # What stands around the longest paragraph is split off where even a line of it would not fit beside.
    if len(block.paragraphs) > 1 and rest > height_pt / 2:
        single = (ParagraphGroup(paragraphs=(paragraph,)) for paragraph in block.paragraphs)
        return tuple(piece for one in single for piece in _pieces(one, width_pt, height_pt, size_pt))
    parts = _split(longest, width_pt, height_pt - rest, size_pt)
    before, after = block.paragraphs[:at], block.paragraphs[at + 1 :]
    told = [_continued(paragraph) if paragraph.role is ParagraphRole.REFERENCE else paragraph for paragraph in after]
    references = tuple(p for p in told if p.role in (ParagraphRole.SPEAKER, ParagraphRole.REFERENCE))
    last = len(parts) - 1
    return tuple(
        ParagraphGroup(
            paragraphs=(
                *(before if number == 0 else ()),
                replace(longest, text=part),
                *(after if number == last else references),
            )
        )
        for number, part in enumerate(parts)
    )


def _continued(reference: SlideParagraph) -> SlideParagraph:
    return replace(reference, text=f"{reference.text} (continues on the next slide)")


def _split(paragraph: SlideParagraph, width_pt: float, height_pt: float, size_pt: int) -> tuple[str, ...]:
    """The text in parts that fit, broken at spaces, or anywhere where there is none; about equally long."""

    def fits(text: str) -> bool:
        return _paragraph_height(replace(paragraph, text=text), width_pt, size_pt) <= height_pt

    # A quote that goes on opens with a quote mark on each slide and closes with one on the last.
    opening = "“" if paragraph.role is ParagraphRole.QUOTE else ""
    count = 2
    parts = _parts(paragraph.text, count)
    while not all(fits(opening + part) for part in parts):
        count += 1
        parts = _parts(paragraph.text, count)
    return (parts[0], *(opening + part for part in parts[1:]))


def _parts(text: str, count: int) -> tuple[str, ...]:
    step = math.ceil(len(text) / count)
    cuts = [0]
    for target in range(step, len(text), step):
        space = text.rfind(" ", cuts[-1], target)
        cut = space + 1 if space > cuts[-1] else target
        if cut > cuts[-1]:
            cuts.append(cut)
    return tuple(text[start:end] for start, end in pairwise([*cuts, len(text)]))
