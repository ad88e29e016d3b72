"""How much of one text stands in another: runs of five words (w-shingling, Broder 1997)."""

import re
from collections.abc import Iterable

__all__ = ["NEARLY_SAME", "contained_share", "nearest_text", "shingles"]

NEARLY_SAME = 0.7
"""Share from which two texts are versions of one article; news of the same day that share an agency's background
stay below."""
_RUN = 5
_MOST_WORDS = 50_000
"""Of a text that is compared: no article is longer, and a hostile one takes no longer than that."""
_FEWEST = 20
"""Runs of the shorter text: with fewer, a share says nothing unless it is all."""
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """The runs of five words of a text, without case and punctuation; all its words where it has fewer."""
    words: list[str] = []
    for match in _WORD.finditer(text):
        if len(words) == _MOST_WORDS:
            break
        words.append(match[0].casefold())
    if len(words) < _RUN:
        return frozenset({" ".join(words)} if words else ())
    return frozenset(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def contained_share(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter text's runs that stand in the other too, 0 to 1; 0 where that says nothing."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter or (len(shorter) < _FEWEST and len(shorter) * 2 < len(longer)):
        return 0.0
    return len(shorter & longer) / len(shorter)


def nearest_text(text: str, others: Iterable[tuple[str, str]]) -> tuple[str, float] | None:
    """The name of the text that is nearest, and its share, of those that are nearly the same; None without any.

    `others` are names and texts; of two that are equally near the first counts.
    """
    own = shingles(text)
    best: tuple[str, float] | None = None
    for name, other in others:
        share = contained_share(own, shingles(other))
        if share >= NEARLY_SAME and (best is None or share > best[1]):
            best = name, share
    return best
