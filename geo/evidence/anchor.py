"""Where a quote stands in a document's text, and whether it stands there at all.

In this order: the same characters, the same canonical form, part by part where the quote has elisions, and, for a
reader who mends it, something like it. Of several copies, the one that stood between the same words before is taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

from geo.evidence.canonical import canonical
from geo.evidence.elision import chains, joined, objection, split_quote, too_short
from geo.evidence.haystack import (
    Haystack,
    Span,
    agreement,
    comparison_bytes,
    context,
    cut_word,
    exact_spans,
    original,
    same_spans,
)
from geo.evidence.word_diff import word_diff

__all__ = ["Anchor", "Haystack", "ProofState", "QuotePart", "context", "cut_word", "locate"]

_NAMED_PLACES = 3
_COPIES = 1000
"""Places looked at for one quote: bounds the work for a quote of one letter."""
_PART_COPIES = 50
_LEAST_AGREEMENT = 12
"""Characters round a copy that agree with the old context before it is taken for the old one, when some differ."""


class ProofState(StrEnum):
    """How a quote and its document agree. Only the first two are verified: likeness never is."""

    EXACT = "exact"
    """The same characters."""
    TYPOGRAPHIC = "typographic"
    """The same in canonical form: see `geo.evidence.canonical`."""
    ALTERED = "altered"
    """Something like it stands there, or it begins or ends inside a word or number."""
    AMBIGUOUS = "ambiguous"
    """It stands there several times, and nothing tells the copies apart."""
    MISSING = "missing"
    """Nothing like it stands there."""
    UNREADABLE = "unreadable"
    """The document is absent, damaged, or not the one that was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePart:
    """Where one part of an elided quote stands: W3C selectors. Offsets as those of the anchor."""

    start: int
    end: int
    exact: str
    """The document's own characters."""
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where one quote stands: W3C selectors and the state."""

    state: ProofState
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    """The document's own characters where it was located; `[…]` stands for what is elided of a verified quote."""
    prefix: str = ""
    suffix: str = ""
    detail: str = ""
    """Why the quote is not verified: for an altered one, the difference in words."""
    parts: tuple[QuotePart, ...] = ()
    """Of a verified quote with elisions, where each part stands; `start` and `end` span them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Former:
    """Where the quote stood before, in another version of the document."""

    start: int | None
    prefix: str
    suffix: str


def locate(haystack: Haystack, quote: str, *, hint: int | None = None, prefix: str = "", suffix: str = "") -> Anchor:
    """The anchor of a quote; white space at its ends does not count.

    Where it began before, `hint`, and what stood directly round it, `prefix` and `suffix` (the document's own
    characters), decide between copies that are equally like it.
    """
    quote, former = quote.strip(), _Former(start=hint, prefix=prefix, suffix=suffix)
    text = haystack.text
    cut: list[Span] = []
    for state, spans in (
        (ProofState.EXACT, exact_spans(text, quote)),
        (ProofState.TYPOGRAPHIC, same_spans(haystack, quote)),
    ):
        found = list(islice(spans, _COPIES))
        whole = [span for span in found if not cut_word(text, *span)]
        cut = cut or found
        if whole:
            at = _chosen(text, whole, former)
            if at is None:
                return Anchor(state=ProofState.AMBIGUOUS, detail=_several(whole))
            return _anchor(text, state, whole[at])
    parts = split_quote(quote)
    if parts and parts != (quote,):
        return _elided(haystack, parts, former)
    if cut:
        return _anchor(text, ProofState.ALTERED, cut[0], detail=cut_word(text, *cut[0]))
    return _altered(haystack, quote, former)


def _chosen(text: str, spans: Sequence[Span], former: _Former) -> int | None:
    """Which of several spans is the former one: at the same place, or in the same context; None where none is."""
    if len(spans) == 1:
        return 0
    prefix, suffix = former.prefix, former.suffix
    if not prefix and not suffix:
        return None
    between = [at for at, (a, b) in enumerate(spans) if text.endswith(prefix, 0, a) and text.startswith(suffix, b)]
    still = [at for at in between if spans[at][0] == former.start]
    if between:
        certain = between if len(between) == 1 else still
        return certain[0] if len(certain) == 1 else None
    agreed = sorted(((agreement(text, span, prefix, suffix), -at) for at, span in enumerate(spans)), reverse=True)
    (best, at), (second, _) = agreed[:2]
    return -at if best >= max(_LEAST_AGREEMENT, 2 * second) else None


def _altered(haystack: Haystack, quote: str, former: _Former) -> Anchor:
    # Only a quote that is not right needs the library.
    from geo.evidence.reanchor import nearest_spans, whole_words  # noqa: PLC0415

    wanted = canonical(quote)
    found = nearest_spans(haystack.folded, comparison_bytes(wanted))
    if not found:
        return Anchor(state=ProofState.MISSING, detail="nothing like it stands in the document")
    text, prefix, suffix = haystack.canonical.text, canonical(former.prefix), canonical(former.suffix)
    rough = found[_chosen(text, found, _Former(start=None, prefix=prefix, suffix=suffix)) or 0]
    start, end = whole_words(text, wanted, rough, prefix=prefix, suffix=suffix)
    difference = word_diff(wanted, text[start:end])
    return _anchor(haystack.text, ProofState.ALTERED, original(haystack, start, end), detail=difference)


def _elided(haystack: Haystack, parts: Sequence[str], former: _Former) -> Anchor:
    """The anchor of a quote with elisions: verified where each part is, and nothing speaks against what is left out."""
    text = haystack.text
    short = next((number for number, part in enumerate(parts, 1) if too_short(part)), None)
    if short is not None:
        detail = f"part {short} of {len(parts)} is too short to be found for certain; quote at least four words"
        return Anchor(state=ProofState.ALTERED, detail=detail)
    candidates = [_part_spans(haystack, part) for part in parts]
    if not all(candidates):
        return _elided_altered(haystack, parts, candidates)
    ways = chains(candidates)
    if not ways:
        nearest = tuple(spans[0] for spans in candidates)
        return Anchor(state=ProofState.ALTERED, detail=objection(text, nearest))
    spans = tuple((way[0][0], way[-1][1]) for way in ways)
    at = _chosen(text, spans, former)
    if at is None:
        return Anchor(state=ProofState.AMBIGUOUS, detail=_several(spans))
    way = ways[at]
    if wrong := objection(text, way):
        return _altered_whole(text, way, wrong)
    return _whole(text, parts, way)


def _whole(text: str, parts: Sequence[str], spans: Sequence[Span]) -> Anchor:
    """The verified anchor of an elided quote whose parts stand at these spans."""
    found = []
    for span in spans:
        prefix, suffix = context(text, *span)
        found.append(QuotePart(start=span[0], end=span[1], exact=text[slice(*span)], prefix=prefix, suffix=suffix))
    own = [part.exact for part in found]
    return Anchor(
        state=ProofState.EXACT if own == list(parts) else ProofState.TYPOGRAPHIC,
        start=found[0].start,
        end=found[-1].end,
        exact=joined(own),
        prefix=found[0].prefix,
        suffix=found[-1].suffix,
        parts=tuple(found),
    )


def _part_spans(haystack: Haystack, part: str) -> list[Span]:
    """The places where a part stands, exact or typographic, whole words only, in the document's order."""
    both = chain(
        islice(exact_spans(haystack.text, part), _PART_COPIES), islice(same_spans(haystack, part), _PART_COPIES)
    )
    return sorted(span for span in set(both) if not cut_word(haystack.text, *span))


def _elided_altered(haystack: Haystack, parts: Sequence[str], candidates: Sequence[Sequence[Span]]) -> Anchor:
    """What became of an elided quote some parts of which do not stand in the document."""
    details: list[str] = []
    spans: list[Span] = []
    for number, (part, found) in enumerate(zip(parts, candidates, strict=True), 1):
        anchor = None if found else locate(haystack, part)
        if anchor is not None:
            details.append(f"part {number} of {len(parts)}: {anchor.detail}")
        if anchor is None or anchor.start is None or anchor.end is None:
            spans += found[:1]
        else:
            spans.append((anchor.start, anchor.end))
    detail = "; ".join(details)
    if len(spans) < len(parts):
        return Anchor(state=ProofState.MISSING, detail=detail)
    if spans != sorted(spans):
        return Anchor(state=ProofState.ALTERED, detail=detail)
    return _altered_whole(haystack.text, spans, detail)


def _altered_whole(text: str, spans: Sequence[Span], detail: str) -> Anchor:
    """The anchor of an elided quote that is not verified, from its first part to its last."""
    start, end = spans[0][0], spans[-1][1]
    return Anchor(state=ProofState.ALTERED, start=start, end=end, exact=text[start:end], detail=detail)


def _anchor(text: str, state: ProofState, span: Span, *, detail: str = "") -> Anchor:
    prefix, suffix = context(text, *span)
    exact = text[slice(*span)]
    return Anchor(state=state, start=span[0], end=span[1], exact=exact, prefix=prefix, suffix=suffix, detail=detail)


def _several(spans: Sequence[Span]) -> str:
    places = [f"{start}–{end}" for start, end in spans[:_NAMED_PLACES]]
    count = f"{len(spans)} times" if len(spans) < _COPIES else f"at least {_COPIES} times"
    rest = " and elsewhere" if len(spans) > _NAMED_PLACES else ""
    return f"stands {count}: characters {', '.join(places)}{rest}; quote more of the sentence"
