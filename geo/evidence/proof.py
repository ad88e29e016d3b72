"""Whether every quote of a dataset stands in its document, and how much of each document is quoted.

Quotes of one document are checked together by `verify_text`, which is pure: a corpus is split by document, in
whatever executor.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from geo.dataset.model import Dataset, Excerpt, Source
from geo.errors import Complaint, HotspotsError
from geo.evidence.anchor import Anchor, Haystack, ProofState, QuotePart, locate
from geo.evidence.documents import read_document, read_unchanged

__all__ = [
    "VERIFIED",
    "Proof",
    "ProofState",
    "Verification",
    "excerpts_by_source",
    "quoted_parts",
    "share_problem",
    "verify_quotes",
    "verify_text",
]

VERIFIED = frozenset({ProofState.EXACT, ProofState.TYPOGRAPHIC})
"""The states that count as proof. Likeness does not: at 95 % it accepts nine of ten changes of meaning."""

_IN_DOUBT = frozenset({ProofState.AMBIGUOUS, ProofState.ALTERED})

LARGEST_SHARE = 1 / 3
"""Of a document's text, what may be quoted at most: the documents are other people's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What is known of one quote. Offsets are code points of the document's text, end exclusive."""

    excerpt: str
    """Id of the excerpt."""
    source: str
    """Id of the source."""
    state: ProofState
    document_sha256: str
    """SHA-256 of the document that was read, as the data file states it."""
    start: int | None
    """Where the quote begins; None where it was not located."""
    end: int | None
    exact: str | None
    """The document's own characters where it was located; `[…]` stands for what is elided of a verified quote."""
    prefix: str
    """What stands directly before, 32 code points or a little less, in the document's own characters."""
    suffix: str
    """What stands directly after."""
    detail: str
    """Why it is not verified: for `altered` the difference in words, `[-only in the quote-] {+only there+}`."""
    parts: tuple[QuotePart, ...] = ()
    """Of a verified quote with elisions, where each part stands; `start` and `end` span them all."""
    complaint: Complaint | None = None
    """What is wrong with the document where that is why it is unreadable; `detail` says the same."""

    @property
    def verified(self) -> bool:
        """Whether the quote is proven."""
        return self.state in VERIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What is known of all quotes of a dataset."""

    proofs: Mapping[str, Proof]
    """By excerpt id."""
    basis: Literal["documents", "lock"]
    """Whether the documents themselves were read, or the lock file that somebody wrote who had them."""
    quoted_share: Mapping[str, float]
    """By source id, for each document that was read: the part of its code points that quotes cover (0 to 1).

    Overlaps count once. This is the share that has a limit; see `shipped_share` for what the context adds to it.
    """
    problems: tuple[Complaint, ...]
    """What is wrong with documents and the lock file; what is wrong with a quote stands in its proof."""
    shipped_share: Mapping[str, float] = field(default_factory=dict)
    """The same for quotes with their prefix and suffix: these are the document's words too and stand in the lock."""
    from_lock: tuple[str, ...] = ()
    """Ids of the sources whose documents are not there, and for which the lock file tells, in the data file's order."""


Former = Callable[[], Mapping[str, Proof]]
"""What was found when the documents were last read, by excerpt id; asked for only where a quote is in doubt."""


def verify_quotes(
    dataset: Dataset, folder: Path, former: Former | None = None, *, as_they_are: bool = False
) -> Verification:
    """Check every quote against its document in the folder. Reads each document once and raises nothing.

    A document that is another version is unreadable; with `as_they_are` it is read, and the proofs name that version.

    Where a quote stands several times, the place where it stood when the documents were last read is taken.
    """
    proofs: dict[str, Proof] = {}
    quoted: dict[str, float] = {}
    shipped: dict[str, float] = {}
    problems: list[Complaint] = []
    for source_id, excerpts in excerpts_by_source(dataset).items():
        source = dataset.sources[source_id]
        complaint: Complaint | None = None
        try:
            document = (
                read_document(folder, source.document) if as_they_are else read_unchanged(folder, source_id, source)
            )
            sha256 = document.sha256
        except HotspotsError as error:
            sha256 = source.sha256
            complaint = error.complaint
            problems.append(complaint)
            unreadable = Anchor(state=ProofState.UNREADABLE, detail=str(complaint))
            anchors: tuple[Anchor, ...] = (unreadable,) * len(excerpts)
        else:
            anchors = _anchors(document.text, excerpts, former)
            quoted[source_id] = share(document.text, anchors, with_context=False)
            shipped[source_id] = share(document.text, anchors, with_context=True)
            problems += share_problem(source_id, source, quoted[source_id])
        for excerpt, anchor in zip(excerpts, anchors, strict=True):
            proofs[excerpt.id] = _proof(excerpt, sha256, anchor, complaint)
    return Verification(
        proofs=proofs, basis="documents", quoted_share=quoted, shipped_share=shipped, problems=tuple(problems)
    )


def verify_text(document_text: str, quotes: Sequence[str]) -> tuple[Anchor, ...]:
    """The anchor of each quote, in the order of the quotes. Pure: depends on nothing but its arguments."""
    haystack = Haystack(document_text)
    return tuple(locate(haystack, quote) for quote in quotes)


def quoted_parts(found: Anchor | Proof) -> tuple[QuotePart, ...]:
    """Where a quote's own words stand: one place, several for a quote with elisions, none where it is not located."""
    if found.parts or found.start is None or found.end is None:
        return found.parts
    return (
        QuotePart(start=found.start, end=found.end, exact=found.exact or "", prefix=found.prefix, suffix=found.suffix),
    )


def share(document_text: str, anchors: Iterable[Anchor | Proof], *, with_context: bool) -> float:
    """The part of a text, in code points, that quotes cover, alone or with prefix and suffix; overlaps count once."""
    taken = sorted(
        (part.start - with_context * len(part.prefix), part.end + with_context * len(part.suffix))
        for anchor in anchors
        for part in quoted_parts(anchor)
    )
    covered = reached = 0
    for start, end in taken:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return round(covered / len(document_text), 6) if document_text else 0.0


def _anchors(text: str, excerpts: Sequence[Excerpt], former: Former | None) -> tuple[Anchor, ...]:
    haystack = Haystack(text)
    anchors = []
    for excerpt in excerpts:
        anchor = locate(haystack, excerpt.quote)
        if former and anchor.state in _IN_DOUBT and (before := former().get(excerpt.id)) is not None:
            anchor = locate(haystack, excerpt.quote, hint=before.start, prefix=before.prefix, suffix=before.suffix)
        anchors.append(anchor)
    return tuple(anchors)


def excerpts_by_source(dataset: Dataset) -> dict[str, tuple[Excerpt, ...]]:
    """The excerpts of each source in the file's order; one that several hotspots share stands there once."""
    by_source: dict[str, dict[str, Excerpt]] = {source_id: {} for source_id in dataset.sources}
    for hotspot in dataset.hotspots.values():
        for excerpt in hotspot.excerpts:
            by_source[excerpt.source].setdefault(excerpt.id, excerpt)
    return {source_id: tuple(excerpts.values()) for source_id, excerpts in by_source.items()}


def share_problem(source_id: str, source: Source, quoted: float) -> tuple[Complaint, ...]:
    """The complaint about a source that is quoted too much, or nothing."""
    if quoted <= LARGEST_SHARE:
        return ()
    return (
        Complaint(
            where=f"sources.{source_id}",
            what=f"{quoted:.1%} of {source.document} is quoted",
            expected="at most a third was expected",
            remedy="shorten or drop some of its excerpts",
        ),
    )


def _proof(excerpt: Excerpt, document_sha256: str, anchor: Anchor, complaint: Complaint | None) -> Proof:
    return Proof(
        excerpt=excerpt.id,
        source=excerpt.source,
        state=anchor.state,
        document_sha256=document_sha256,
        start=anchor.start,
        end=anchor.end,
        exact=anchor.exact,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        detail=anchor.detail,
        parts=anchor.parts,
        complaint=complaint,
    )
