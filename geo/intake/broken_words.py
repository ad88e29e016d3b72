"""Words that are broken at the end of a line, made whole: whether the hyphen there is the word's own.

The document decides: first how it spells the word elsewhere, then whether words are broken in it at all (what a
browser prints has only hyphens of its own), then which parts stand alone in it. There is no dictionary.
"""

import re
from collections import Counter
from collections.abc import Sequence

__all__ = ["BrokenWords"]

_BROKEN = re.compile(r"(\w+)[-\u2010\xad\ufffe]$")
_SOFT = ("\xad", "\ufffe")
"""Hyphens that are there only at the end of a line; pypdf gives the second for the first."""
_DASHED = re.compile(r"\w—$")
"""A dash without spaces has none at the end of a line either."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENATES = 40
"""Words are broken where more than one line in so many ends in a hyphen; where none are, one in eighty does."""

_JOINED_ALWAYS = frozenset((
    "afro", "anglo", "anti", "euro", "franco", "indo", "macro", "micro", "non", "quasi", "russo", "self",
    "sino", "vice", "well",
))  # fmt: skip
"""What English joins with a hyphen, and what few closed words begin with."""
_JOINED_TO_WORDS = frozenset((
    "all", "counter", "cross", "ex", "far", "half", "high", "long", "low", "mid", "multi", "post", "pre", "pro",
    "semi", "short", "so", "sub", "trans", "ultra", "under",
))  # fmt: skip
"""What English joins with a hyphen to whole words, but what many closed words begin with, too."""
_CLOSED = frozenset((
    "along", "an", "any", "be", "can", "every", "for", "how", "in", "it", "may", "no", "not", "on", "our",
    "out", "over", "so", "some", "them", "there", "to", "un", "up", "what", "when", "where", "who", "with",
))  # fmt: skip
"""Words that begin closed ones, such as `within` and `another`."""
_SECOND = frozenset((
    "backed", "based", "controlled", "led", "making", "owned", "related", "run",
))  # fmt: skip
"""Words before which a hyphen is the word's own."""
_SUSPENDED = frozenset(("and", "or", "to"))
"""`short- and long-term` has a space after its first hyphen."""


class BrokenWords:
    """The words of one document, by which its broken ones are judged."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._words: Counter[str] = Counter()
        broken = 0
        goes_on = False
        for line in lines:
            found = _WORD.findall(line.casefold())[goes_on:]
            goes_on = _BROKEN.search(line) is not None
            broken += goes_on
            # The parts of a broken word are no words.
            self._words.update(found[:-1] if goes_on else found)
        self._hyphenates = broken * _HYPHENATES > len(lines)

    def joined(self, text: str, following: str) -> str:
        """Two lines as one, with a space between them, or with a word made whole."""
        broken = _BROKEN.search(text)
        if not broken or not following[:1].isalnum():
            return text + following if _DASHED.search(text) else f"{text} {following}"
        rest = _WORD.match(following)
        if text[-1] in _SOFT:
            # Words are broken so, numbers are not.
            return text[:-1] + ("-" if following[0].isdigit() else "") + following
        if rest and rest[0] in _SUSPENDED and not self._words[f"{broken[1]}{rest[0]}".casefold()]:
            return f"{text} {following}"
        whole_before = text[-len(broken[0]) - 1 : -len(broken[0])] != "-"
        keeps = not rest or not whole_before or self._keeps(broken[1], rest[0])
        return text + following if keeps else text[:-1] + following

    def _keeps(self, before: str, after: str) -> bool:
        """Whether the hyphen between two parts of a word is the word's own."""
        first, second = before.casefold(), after.casefold()
        with_hyphen, without = self._words[f"{first}-{second}"], self._words[f"{first}{second}"]
        # `Sino-⏎Russian`, `US-⏎led`, `20-⏎year-old`: such words are not broken elsewhere.
        if after[:1].isupper() or "-" in after or not before.isalpha() or (before.isupper() and before[1:]):
            return True
        if with_hyphen != without:
            return with_hyphen > without
        if not self._hyphenates or first in _JOINED_ALWAYS or second in _SECOND:
            return True
        return self._words[second] > 0 and (
            first in _JOINED_TO_WORDS or (self._words[first] > 0 and first not in _CLOSED)
        )
