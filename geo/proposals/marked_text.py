"""A document's text as headings and paragraphs of runs, each run with what is marked in it.

Offsets are code points of the text, end exclusive.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from geo.proposals.paragraphs import paragraphs

__all__ = ["MARGIN", "MarkedBlock", "MarkedRun", "TextMark", "marked_blocks"]

MARGIN = 30_000
"""Characters shown before and after what is looked at: every article in whole, and no book."""

Span = tuple[int, int]
MarkedRun = dict[str, object]
"""`text`, `marks` (names of `TextMark`) and, for a proposal that can be opened, its `key`."""
MarkedBlock = dict[str, object]
"""A paragraph: its `runs`, a list, and whether it is a `heading`."""


class TextMark(StrEnum):
    """What a part of the text is."""

    NOW = "now"
    """The quote that is being decided on."""
    QUOTED = "quoted"
    """Quoted in the data file already."""
    PROPOSED = "proposed"
    """Proposed, and not decided on."""


def marked_blocks(
    text: str, now: Span | None, quoted: Sequence[Span], proposed: Mapping[str, Span]
) -> list[MarkedBlock]:
    """The text around the quote in view, by paragraph; `proposed` is by key. Where marks overlap a run has several."""
    at = now or (0, 0)
    begin = _line_start(text, max(0, at[0] - MARGIN))
    stop = _line_end(text, min(len(text), at[1] + MARGIN))
    quoted = [span for span in quoted if span[0] < stop and begin < span[1]]
    proposed = {key: span for key, span in proposed.items() if span[0] < stop and begin < span[1]}
    edges = sorted({edge for span in (at, *quoted, *proposed.values()) for edge in span})
    found: list[MarkedBlock] = []
    for block in paragraphs(text[begin:stop]):
        start, end = begin + block.start, begin + block.end
        cuts = (start, *(edge for edge in edges if start < edge < end), end)
        runs = [_run(text, cut, now, quoted, proposed) for cut in pairwise(cuts)]
        found.append({"heading": block.heading, "runs": runs})
    return found


def _run(text: str, cut: Span, now: Span | None, quoted: Sequence[Span], proposed: Mapping[str, Span]) -> MarkedRun:
    keys = [key for key, span in proposed.items() if _holds(span, cut)]
    marks = [
        mark
        for mark, there in (
            (TextMark.NOW, now is not None and _holds(now, cut)),
            (TextMark.QUOTED, any(_holds(span, cut) for span in quoted)),
            (TextMark.PROPOSED, bool(keys)),
        )
        if there
    ]
    run: MarkedRun = {"text": text[slice(*cut)], "marks": [mark.value for mark in marks]}
    return {**run, "key": keys[0]} if keys else run


def _holds(span: Span, cut: Span) -> bool:
    return span[0] <= cut[0] and cut[1] <= span[1]


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
