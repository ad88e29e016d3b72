"""A document's text made ready for many quotes: where their characters stand in it, and what stands around them.

Offsets are code points of the text as it was decoded, end exclusive, like W3C's TextPositionSelector
(https://www.w3.org/TR/annotation-model/#text-position-selector). A document that begins with U+FEFF counts it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from geo.evidence.canonical import BROKEN, Canonical, Edits, canonical, edit, same, trace

__all__ = [
    "Haystack",
    "Span",
    "agreement",
    "comparison_bytes",
    "context",
    "cut_word",
    "exact_spans",
    "original",
    "same_spans",
]

CONTEXT = 32
"""Code points of prefix and suffix, as in the examples of the W3C model and in most annotation tools."""

_LONGEST_CONTEXT = 512

_JOINER = r"['’ʼ\-‐‑\xad\u200b-\u200d\u2060\ufeff]"
_INSIDE = rf"\w(?:{_JOINER}|[-‐\xad\ufffe][ \t]*\r?\n[ \t]*)?\w|\d[.,:/–−]\d"
_BEGINS_INSIDE = re.compile(rf"(?:{_INSIDE}|[+±−–\-\xad\ufffe$€£¥<>≤≥~≈](?:\d|[$€£¥]))\Z")
_ENDS_INSIDE = re.compile(rf"{_INSIDE}|\d\s?[%‰]")
_WINDOW = 12

_HYPHENS = re.compile(f"[-{BROKEN}]+")
_CLASSES = 251
_WORD_BEGINS = re.compile(r"\s(\S)")
_LAST_WORD = re.compile(r"\s\S*\Z")

Span = tuple[int, int]


class Haystack:
    """A text made ready for many quotes; each form of it is built when the first quote needs it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def canonical(self) -> Canonical:
        """The canonical form, with the way back."""
        return trace(self.text)

    @cached_property
    def unhyphenated(self) -> tuple[str, Edits]:
        """The canonical form without any hyphen, in which candidates are found whether or not one broke a line."""
        return edit(self.canonical.text, _HYPHENS, lambda _: "")

    @cached_property
    def folded(self) -> bytes:
        """The canonical form as `geo.evidence.reanchor` compares it: one byte for each of its code points."""
        return comparison_bytes(self.canonical.text)


class _ComparisonByte(dict[int, int]):
    """Code point to the byte it is compared by: without case, and in 251 classes.

    edlib compares bytes. Characters of one class are taken for the same, which is rare within one script: a passage
    may look a little more alike than it is, and the difference that is shown tells.
    """

    def __missing__(self, code: int) -> int:
        folded = chr(code).casefold()
        self[code] = (ord(folded) if len(folded) == 1 else code) % _CLASSES
        return self[code]


_COMPARISON_BYTE = _ComparisonByte()


def comparison_bytes(text: str) -> bytes:
    """The text as it is compared: one byte for each code point."""
    return text.lower().encode() if text.isascii() else text.translate(_COMPARISON_BYTE).encode("latin-1")


def exact_spans(text: str, quote: str) -> Iterator[Span]:
    """Every span of the text that is the quote character for character; they may overlap."""
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def same_spans(haystack: Haystack, quote: str) -> Iterator[Span]:
    """Spans of the document whose canonical form is the quote's; each is checked by itself before it counts."""
    wanted = canonical(quote)
    bare = _HYPHENS.sub("", wanted)
    lead, tail = (len(wanted) - len(rest) for rest in (wanted.lstrip("-" + BROKEN), wanted.rstrip("-" + BROKEN)))
    key, edits = haystack.unhyphenated
    at = key.find(bare) if bare else -1
    while at >= 0:
        start, end = edits.old_start(at) - lead, edits.old_end(at + len(bare)) + tail
        if start >= 0 and same(wanted, haystack.canonical.text[start:end]):
            span = original(haystack, start, end)
            if same(wanted, canonical(haystack.text[slice(*span)])):
                yield span
        at = key.find(bare, at + 1)


def original(haystack: Haystack, start: int, end: int) -> Span:
    """The span of the document for one of its canonical form, without white space at its ends."""
    text = haystack.text
    start, end = haystack.canonical.original(start, end)
    found = text[start:end]
    return start + len(found) - len(found.lstrip()), end - len(found) + len(found.rstrip())


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Prefix and suffix of a span: 32 code points cut to whole words, more where that does not make it unique."""
    length = CONTEXT
    while True:
        prefix, suffix = _before(text, start, length), _after(text, end, length)
        needle = prefix + text[start:end] + suffix
        if length >= _LONGEST_CONTEXT or text.find(needle, text.find(needle) + 1) < 0:
            return prefix, suffix
        length *= 2


def agreement(text: str, span: Span, prefix: str, suffix: str) -> int:
    """How many characters in a row round a span are those of a prefix and a suffix, in canonical form."""
    start, end = span
    before = canonical(text[max(0, start - 2 * len(prefix)) : start])
    after = canonical(text[end : end + 2 * len(suffix)])
    return _common(before[::-1], canonical(prefix)[::-1]) + _common(after, canonical(suffix))


def cut_word(text: str, start: int, end: int) -> str:
    """Which end of a span stands inside a word or number, in words; empty where neither does.

    A hyphen or apostrophe joins a word (`non-aligned`); a separator, sign, currency or per cent joins a number. In
    scripts without spaces between words only whole sentences and clauses pass.
    """
    if _BEGINS_INSIDE.search(text[max(0, start - _WINDOW) : start + 1]) or _is_mark(text[start : start + 1]):
        return "begins inside a word or number"
    if _ENDS_INSIDE.match(text[end - 1 : end + _WINDOW]) or _is_mark(text[end : end + 1]):
        return "ends inside a word or number"
    return ""


def _common(left: str, right: str) -> int:
    for at, (ours, theirs) in enumerate(zip(left, right, strict=False)):
        if ours != theirs:
            return at
    return min(len(left), len(right))


def _before(text: str, start: int, length: int) -> str:
    begin = max(0, start - length)
    if begin and (word := _WORD_BEGINS.search(text, begin - 1, start)):
        begin = word.start(1)
    return text[begin:start]


def _after(text: str, end: int, length: int) -> str:
    after = text[end : end + length]
    if text[end + length : end + length + 1].strip() and (word := _LAST_WORD.search(after)):
        after = after[: word.start()]
    return after.rstrip() if end + length < len(text) else after


def _is_mark(character: str) -> bool:
    return bool(character) and not character.isascii() and unicodedata.category(character).startswith("M")
