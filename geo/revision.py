"""Documents that are another version of what was read, and what became of their quotes in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.counting import counted
from geo.documents import read_document
from geo.model import Dataset
from geo.problem import HotspotsError
from geo.proof import Proof, State, Verification, excerpts_by_source

__all__ = ["Revision", "Seen", "changed_documents", "revisions", "with_hashes"]


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


def changed_documents(dataset: Dataset, folder: Path) -> dict[str, str]:
    """The SHA-256 of each document that is not the one its source names, by source id.

    A document that cannot be read is not among them: verification tells why.
    """
    changed = {}
    for source_id, source in dataset.sources.items():
        try:
            sha256 = read_document(folder, source.document).sha256
        except HotspotsError:
            continue
        if sha256 != source.sha256:
            changed[source_id] = sha256
    return changed


def with_hashes(dataset: Dataset, hashes: Mapping[str, str]) -> Dataset:
    """The dataset with other hashes for the documents of some sources, by source id."""
    sources = {
        key: source.model_copy(update={"sha256": hashes.get(key, source.sha256)})
        for key, source in dataset.sources.items()
    }
    return dataset.model_copy(update={"sources": sources})


def revisions(dataset: Dataset, verification: Verification, former: Mapping[str, Proof]) -> tuple[Revision, ...]:
    """What became of the quotes of each document that changed.

    `dataset` names the old versions, `verification` is that of the new ones, `former` what was found in the old ones.
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
    if before is not None and before.state not in {after.state, State.UNREADABLE}:
        said = (*said, f"now {after.state}")
    return ", ".join(said)


def _moved(characters: int) -> str:
    if not characters:
        return "same place"
    return f"moved {counted(abs(characters), 'character')} {'on' if characters > 0 else 'back'}"
