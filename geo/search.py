"""Free-text search: blind to case and accents, with the places of the matches in the original text."""

import unicodedata
from collections.abc import Iterable


def fold(text: str) -> str:
    """Return `text` without case and accents, for comparing only."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def terms(query: str) -> tuple[str, ...]:
    """Return the folded words of a search; all of them must be found."""
    return tuple(dict.fromkeys(fold(query).split()))


def matches(query: str, texts: Iterable[str]) -> bool:
    """Whether every word of the search stands somewhere in the texts."""
    words = terms(query)
    folded = [fold(t) for t in texts] if words else []
    return all(any(word in text for text in folded) for word in words)


def spans(query: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return where the words of the search stand in `text`: (start, end) in code points, merged and in order."""
    origin: list[int] = []
    folded = ""
    for i, char in enumerate(text):
        piece = fold(char)
        folded += piece
        origin += [i] * len(piece)
    found: list[tuple[int, int]] = []
    for word in terms(query):
        at = folded.find(word)
        while at >= 0:
            found.append((origin[at], origin[at + len(word) - 1] + 1))
            at = folded.find(word, at + len(word))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
