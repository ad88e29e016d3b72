"""Free-text search: blind to case, accents and typography, with the places of the matches in the original text."""

import unicodedata
from collections.abc import Iterable

_TYPED = str.maketrans("‘’ʼ“”„‐‑‒–—−", "'''" + '"""' + "------", "\u00ad\u200b\u2060")
"""Signs of print as a keyboard has them; soft hyphens and blanks of no width go."""


def search_form(text: str) -> str:
    """Return `text` without case, accents and typographic signs, for comparing only.

    Folding a text is folding its characters one by one, and folding twice changes nothing.
    """
    # Decomposed before and after the change of case: 𝐀 has no case before, and ΐ gets accents by it.
    return _bare(_bare(text).casefold()).translate(_TYPED)


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def terms(query: str) -> tuple[str, ...]:
    """Return the folded words of a search; all of them must be found."""
    return tuple(dict.fromkeys(search_form(query).split()))


def matches(query: str, texts: Iterable[str]) -> bool:
    """Whether every word of the search stands somewhere in the texts."""
    words = terms(query)
    folded = [search_form(t) for t in texts] if words else []
    return all(any(word in text for text in folded) for word in words)


def spans(query: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return where the words of the search stand in `text`: (start, end) in code points, merged and in order.

    A span takes a character whole, with the accents that follow it, even where only a part of it was found.
    """
    words = terms(query)
    if not words:
        return ()
    origin: list[int] = []
    folded = ""
    for i, char in enumerate(text):
        piece = search_form(char)
        folded += piece
        origin += [i] * len(piece)
    found: list[tuple[int, int]] = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            found.append((origin[at], _end(text, origin[at + len(word) - 1])))
            at = folded.find(word, at + len(word))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _end(text: str, last: int) -> int:
    """Return the end of the character at `last` with its combining marks."""
    end = last + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
