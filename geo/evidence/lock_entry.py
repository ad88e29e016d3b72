"""One excerpt's entry in the lock file: made from what was found, and read back as far as it fits the quote.

Selectors are those of the W3C Web Annotation model (https://www.w3.org/TR/annotation-model/#selectors).
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from geo.dataset.model import Excerpt
from geo.evidence.anchor import QuotePart
from geo.evidence.canonical import canonical, same
from geo.evidence.elision import FARTHEST, joined, split_quote
from geo.evidence.proof import VERIFIED, Proof, ProofState, quoted_parts

__all__ = ["LockEntry", "PositionSelector", "QuoteSelector", "Strict", "fitting", "lock_entry", "proof_of"]

Offset = Annotated[int, Field(ge=0)]


class Strict(BaseModel):
    """Read as it was written, or not at all."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class PositionSelector(Strict):
    """W3C TextPositionSelector: code points of the document's text, end exclusive."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: Offset
    end: Offset


class QuoteSelector(Strict):
    """W3C TextQuoteSelector. Lock files of before 0.3.0 leave out `exact` where it is the quote itself."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str | None = None
    prefix: str
    suffix: str


Selectors = tuple[PositionSelector, QuoteSelector]
Selector = Annotated[PositionSelector | QuoteSelector, Field(discriminator="type")]


class LockEntry(Strict):
    """What was found for one excerpt; a place only where it was located.

    A verified quote with elisions has a pair of selectors for each of its parts, in order.
    """

    source: str
    state: ProofState
    selector: tuple[Selector, ...] | None = None
    detail: str = ""

    @property
    def pairs(self) -> tuple[Selectors, ...]:
        """The selectors as pairs; none where it was not located."""
        given = self.selector or ()
        positions = [selector for selector in given if isinstance(selector, PositionSelector)]
        quotes = [selector for selector in given if isinstance(selector, QuoteSelector)]
        return tuple(zip(positions, quotes, strict=True))

    @model_validator(mode="after")
    def _selectors_are_pairs(self) -> Self:
        given = [selector.type for selector in self.selector or ()]
        pairs = ["TextPositionSelector", "TextQuoteSelector"] * ((len(given) + 1) // 2)
        if given != pairs or self.selector == ():
            raise ValueError("selectors are pairs of a position and a quote")
        return self

    @model_validator(mode="after")
    def _verified_is_located(self) -> Self:
        if self.selector is None and self.state in {ProofState.EXACT, ProofState.TYPOGRAPHIC}:
            raise ValueError("a verified excerpt has a selector")
        return self


def lock_entry(proof: Proof) -> LockEntry:
    """The entry for what was found."""
    selector = tuple(
        selector
        for part in quoted_parts(proof)
        for selector in (
            PositionSelector(start=part.start, end=part.end),
            QuoteSelector(exact=part.exact, prefix=part.prefix, suffix=part.suffix),
        )
    )
    return LockEntry(source=proof.source, state=proof.state, selector=selector or None, detail=proof.detail)


def fitting(excerpt: Excerpt, locked: LockEntry | None) -> LockEntry:
    """What the lock file says of an excerpt, as far as it fits the quote: same source, length and characters."""
    if locked is None or locked.source != excerpt.source:
        detail = "not yet verified: it is not in the lock file"
        return LockEntry(source=excerpt.source, state=ProofState.MISSING, detail=detail)
    if locked.selector is None or locked.state not in {ProofState.EXACT, ProofState.TYPOGRAPHIC}:
        return locked
    if not _fits(excerpt.quote.strip(), locked):
        detail = "not verified: its entry in the lock file does not fit the quote"
        return LockEntry(source=excerpt.source, state=ProofState.MISSING, detail=detail)
    return locked


def proof_of(excerpt: Excerpt, document_sha256: str, locked: LockEntry) -> Proof:
    """What an entry that fits says of an excerpt."""
    pairs, quote = locked.pairs, excerpt.quote.strip()
    elided = locked.state in VERIFIED and _elided(quote, locked)
    given = split_quote(quote) if elided else (quote,)
    parts = tuple(
        QuotePart(start=at.start, end=at.end, exact=words.exact or part, prefix=words.prefix, suffix=words.suffix)
        for part, (at, words) in zip(given, pairs, strict=False)
    )
    return Proof(
        excerpt=excerpt.id,
        source=excerpt.source,
        state=locked.state,
        document_sha256=document_sha256,
        start=pairs[0][0].start if pairs else None,
        end=pairs[-1][0].end if pairs else None,
        exact=joined([part.exact for part in parts]) if parts else None,
        prefix=pairs[0][1].prefix if pairs else "",
        suffix=pairs[-1][1].suffix if pairs else "",
        detail=locked.detail,
        parts=parts if elided else (),
    )


def _fits(quote: str, locked: LockEntry) -> bool:
    """Whether the places of a verified entry are as long as their words, and these are the quote's or its parts'."""
    if _elided(quote, locked):
        places = [position for position, _ in locked.pairs]
        near = all(0 <= after.start - before.end <= FARTHEST for before, after in pairwise(places))
        return near and _agree(split_quote(quote), locked)
    return _agree((quote,), locked)


def _elided(quote: str, locked: LockEntry) -> bool:
    """Whether a verified entry is about the parts of a quote; a document may have the marks of elision itself."""
    return split_quote(quote) != (quote,) and not _agree((quote,), locked)


def _agree(parts: Sequence[str], locked: LockEntry) -> bool:
    def agrees(part: str, position: PositionSelector, words: QuoteSelector) -> bool:
        found = part if words.exact is None else words.exact
        alike = found == part if locked.state is ProofState.EXACT else same(canonical(part), canonical(found))
        return alike and position.end - position.start == len(found)

    pairs = locked.pairs
    return len(parts) == len(pairs) and all(agrees(part, *pair) for part, pair in zip(parts, pairs, strict=True))
