"""Where a quote stands in a document's text, and whether it stands there at all.

Offsets are code points of the document's text as it was decoded, end exclusive, like W3C's TextPositionSelector
(https://www.w3.org/TR/annotation-model/#text-position-selector). A document that begins with U+FEFF counts it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice

from geo.canonical import BROKEN, Canonical, Edits, canonical, edit, same, trace
from geo.passage import Words, nearest_passage, split_words, word_diff

__all__ = ["Anchor", "Haystack", "State", "context", "cut_word", "locate"]

CONTEXT = 32
"""Code points of prefix and suffix, as in the examples of the W3C model and in most annotation tools."""

_LONGEST_CONTEXT = 512
_NAMED_PLACES = 3
_COPIES = 1000
"""Places looked at for one quote: bounds the work for a quote of one letter."""

_JOINER = r"['’ʼ\-‐‑\xad\u200b-\u200d\u2060\ufeff]"
_INSIDE = rf"\w(?:{_JOINER}|[-‐\xad\ufffe][ \t]*\r?\n[ \t]*)?\w|\d[.,:/–−]\d"
_BEGINS_INSIDE = re.compile(rf"(?:{_INSIDE}|[+±−–\-$€£¥]\d)\Z")
_ENDS_INSIDE = re.compile(rf"{_INSIDE}|\d\s?[%‰]")
_WINDOW = 12

_HYPHENS = re.compile(f"[-{BROKEN}]+")
_WORD_BEGINS = re.compile(r"\s(\S)")
_LAST_WORD = re.compile(r"\s\S*\Z")
_Span = tuple[int, int]


class State(StrEnum):
    """How a quote and its document agree. Only the first two are verified: likeness never is."""

    EXACT = "exact"
    """The same characters."""
    TYPOGRAPHIC = "typographic"
    """The same in canonical form: see `geo.canonical`."""
    ALTERED = "altered"
    """Something like it stands there, or it begins or ends inside a word or number."""
    AMBIGUOUS = "ambiguous"
    """It stands there several times, and nothing tells the copies apart."""
    MISSING = "missing"
    """Nothing like it stands there."""
    UNREADABLE = "unreadable"
    """The document is absent, damaged, or not the one that was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where one quote stands: W3C selectors and the state."""

    state: State
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    """The document's own characters, where they differ from the quote."""
    prefix: str = ""
    suffix: str = ""
    detail: str = ""
    """Why the quote is not verified: for an altered one, the difference in words."""


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
    def words(self) -> Words:
        """The words of the canonical form."""
        return split_words(self.canonical.text)


def locate(haystack: Haystack, quote: str, *, prefix: str = "", suffix: str = "") -> Anchor:
    """The anchor of a quote; white space at its ends does not count.

    Of several copies, the one between `prefix` and `suffix` (the document's own characters) is taken.
    """
    quote = quote.strip()
    text = haystack.text
    cut: list[_Span] = []
    for state, spans in ((State.EXACT, _exact_spans(text, quote)), (State.TYPOGRAPHIC, _same_spans(haystack, quote))):
        found = list(islice(spans, _COPIES))
        whole = [span for span in found if not cut_word(text, *span)]
        cut = cut or found
        between = [(a, b) for a, b in whole if text.endswith(prefix, 0, a) and text.startswith(suffix, b)]
        if len(whole) == 1 or len(between) == 1:
            return _anchor(text, quote, state, (between if len(whole) > 1 else whole)[0])
        if whole:
            return Anchor(state=State.AMBIGUOUS, detail=_several(whole))
    if cut:
        return _anchor(text, quote, State.ALTERED, cut[0], detail=cut_word(text, *cut[0]))
    return _altered(haystack, quote)


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Prefix and suffix of a span: 32 code points cut to whole words, more where that does not make it unique."""
    length = CONTEXT
    while True:
        prefix, suffix = _before(text, start, length), _after(text, end, length)
        needle = prefix + text[start:end] + suffix
        if length >= _LONGEST_CONTEXT or text.find(needle, text.find(needle) + 1) < 0:
            return prefix, suffix
        length *= 2


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


def _exact_spans(text: str, quote: str) -> Iterator[_Span]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _same_spans(haystack: Haystack, quote: str) -> Iterator[_Span]:
    """Spans of the document whose canonical form is the quote's; each is checked by itself before it counts."""
    wanted = canonical(quote)
    bare = _HYPHENS.sub("", wanted)
    lead, tail = (len(wanted) - len(rest) for rest in (wanted.lstrip("-" + BROKEN), wanted.rstrip("-" + BROKEN)))
    key, edits = haystack.unhyphenated
    at = key.find(bare) if bare else -1
    while at >= 0:
        start, end = edits.old_start(at) - lead, edits.old_end(at + len(bare)) + tail
        if start >= 0 and same(wanted, haystack.canonical.text[start:end]):
            span = _original(haystack, start, end)
            if same(wanted, canonical(haystack.text[slice(*span)])):
                yield span
        at = key.find(bare, at + 1)


def _altered(haystack: Haystack, quote: str) -> Anchor:
    wanted = canonical(quote)
    passage = nearest_passage(haystack.words, split_words(wanted)) if wanted else None
    if passage is None:
        return Anchor(state=State.MISSING, detail="nothing like it stands in the document")
    found = haystack.canonical.text[passage.start : passage.end]
    if wanted[-1].isalnum():
        found = re.sub(r"\W+\Z", "", found)
    difference = word_diff(wanted, found)
    span = _original(haystack, passage.start, passage.start + len(found))
    return _anchor(haystack.text, quote, State.ALTERED, span, detail=difference)


def _original(haystack: Haystack, start: int, end: int) -> _Span:
    """The span of the document for one of its canonical form, without white space at its ends."""
    text = haystack.text
    start, end = haystack.canonical.original(start, end)
    found = text[start:end]
    return start + len(found) - len(found.lstrip()), end - len(found) + len(found.rstrip())


def _anchor(text: str, quote: str, state: State, span: _Span, *, detail: str = "") -> Anchor:
    prefix, suffix = context(text, *span)
    found = text[slice(*span)]
    exact = None if found == quote else found
    return Anchor(state=state, start=span[0], end=span[1], exact=exact, prefix=prefix, suffix=suffix, detail=detail)


def _several(spans: list[_Span]) -> str:
    places = [f"{start}–{end}" for start, end in spans[:_NAMED_PLACES]]
    count = f"{len(spans)} times" if len(spans) < _COPIES else f"at least {_COPIES} times"
    rest = " and elsewhere" if len(spans) > _NAMED_PLACES else ""
    return f"stands {count}: characters {', '.join(places)}{rest}; quote more of the sentence"


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
