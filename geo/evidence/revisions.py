"""Documents that are another version of what was read, and what became of their quotes in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.dataset.model import Dataset
from geo.evidence.proof import Proof, ProofState, Verification, excerpts_by_source
from geo.text import counted

__all__ = ["Revision", "Seen", "revisions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One quote in the new version."""

    proof: Proof
    quote: str
    what: str
    """What happened to it: `same place`, `moved 120 characters on`, `now typographic`, `altered: …`, `missing: …`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A document that changed since it was read."""

    source: str
    document: str
    was: str
    """SHA-256 of the version that was read."""
    sha256: str
    """SHA-256 of the version that is there."""
    quotes: tuple[Seen, ...]

    @property
    def another(self) -> bool:
        """Whether none of its quotes stands in it: then it is another document, not another version."""
        return not any(seen.proof.verified for seen in self.quotes)


def revisions(dataset: Dataset, verification: Verification, former: Mapping[str, Proof]) -> tuple[Revision, ...]:
    """What became of the quotes of each document that changed.

    `dataset` names the old versions; `verification` is that of the documents as they are, `former` what was found in
    the old ones.
    """
    found = []
    for source_id, excerpts in excerpts_by_source(dataset).items():
        source, proofs = dataset.sources[source_id], [verification.proofs[excerpt.id] for excerpt in excerpts]
        if not proofs or proofs[0].document_sha256 == source.sha256:
            continue
        quotes = tuple(
            Seen(proof=proof, quote=excerpt.quote, what=_what(former.get(excerpt.id), proof))
            for excerpt, proof in zip(excerpts, proofs, strict=True)
        )
        found.append(
            Revision(
                source=source_id,
                document=source.document,
                was=source.sha256,
                sha256=proofs[0].document_sha256,
                quotes=quotes,
            )
        )
    return tuple(found)


def _what(before: Proof | None, after: Proof) -> str:
    if not after.verified:
        return f"{after.state}: {after.detail}"
    said: Sequence[str] = ()
    if before is None or before.start is None or after.start is None:
        said = (f"found at characters {after.start}–{after.end}",)
    else:
        said = (_moved(after.start - before.start),)
    if before is not None and before.state not in {after.state, ProofState.UNREADABLE}:
        said = (*said, f"now {after.state}")
    return ", ".join(said)


def _moved(characters: int) -> str:
    if not characters:
        return "same place"
    return f"moved {counted(abs(characters), 'character')} {'on' if characters > 0 else 'back'}"
