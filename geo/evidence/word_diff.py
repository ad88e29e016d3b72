"""The difference in words between a quote and the passage of a document that it may be meant for.

On canonical text, so that typographic differences do not show.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from geo.text import character_name

__all__ = ["word_diff"]

_SHOWN = 4
_ALIKE = 3
"""Pairs of letters: words of another language differ in more."""
_WHERE = ("quote", "document")


def word_diff(quote: str, document: str) -> str:
    """What only the quote has as `[-…-]`, what only the document has as `{+…+}`, a few words around, rest as `…`.

    Letters that look like those of another script, and characters that nobody sees, are named behind it.
    """
    left, right = quote.split(), document.split()
    parts: list[str] = []
    named: dict[str, None] = {}
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for number, (kind, i, j, k, m) in enumerate(blocks):
        if kind == "equal":
            parts.append(_cut_run(left[i:j], first=number == 0, last=number == len(blocks) - 1))
            continue
        gone, new = " ".join(left[i:j]), " ".join(right[k:m])
        named |= dict.fromkeys(_not_seen(gone, new))
        parts.append(" ".join(part for part in (f"[-{gone}-]" if gone else "", f"{{+{new}+}}" if new else "") if part))
    return "; ".join((" ".join(part for part in parts if part), *named))


def _not_seen(quote: str, document: str) -> Iterator[str]:
    """What a reader does not see of the difference between two runs of words."""
    if quote.isascii() and document.isascii():
        return
    pairs = dict.fromkeys(pair for pair in zip(quote, document, strict=False) if pair[0] != pair[1])
    alike = len(quote) == len(document) and len(pairs) <= _ALIKE
    if alike and all(_script(ours) != _script(theirs) for ours, theirs in pairs):
        for pair in pairs:
            for letter, where in zip(pair, _WHERE, strict=True):
                if _script(letter) not in {"", "LATIN"}:
                    yield f"`{letter}` in the {where} is {character_name(letter)}"
    for text, where in zip((quote, document), _WHERE, strict=True):
        for character in text:
            if unicodedata.category(character) == "Cf":
                yield f"{character_name(character)} stands in the {where}"


def _script(letter: str) -> str:
    """The first word of a letter's name, `LATIN` or `CYRILLIC`; empty for what is no letter."""
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""


def _cut_run(words: Sequence[str], *, first: bool, last: bool) -> str:
    before = [] if first else words[:_SHOWN]
    after = [] if last else words[-_SHOWN:]
    if len(words) <= len(before) + len(after) + 1:
        return " ".join(words)
    return " ".join((*before, "…", *after))
