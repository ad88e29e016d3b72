"""An edition: a data file with the proof of its quotes, and the records that lists, pages and exports are made of.

Every output takes its facts from these records, so that a citation or a state cannot differ between formats. A part
of the map (what filters leave) is an edition whose dataset holds that part.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.dataset.clauses import claim_text
from geo.dataset.loader import Loaded, load
from geo.dataset.model import Dataset, Excerpt, Hotspot
from geo.errors import Complaint, HotspotsError
from geo.evidence.citation import cite
from geo.evidence.current_lock import current_lock, former_here, verify_here
from geo.evidence.documents import find_folder
from geo.evidence.lock import check_lock
from geo.evidence.proof import Proof, ProofState, Verification

__all__ = ["Edition", "excerpt_record", "former", "hotspot_record", "in_source_order", "open_edition", "prove"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One data file as it is published: content, hash and proofs."""

    dataset: Dataset
    """What the file says."""
    sha256: str
    """SHA-256 of the file, 64 lower-case hex digits."""
    verification: Verification
    """The proof of each excerpt."""
    whole: Dataset | None = None
    """The whole file's content where `dataset` is a part of it."""

    @property
    def named(self) -> Dataset:
        """The dataset that has every name: a claim may be about a hotspot that a part does not hold."""
        return self.whole or self.dataset

    def excerpts_of(self, source_id: str) -> tuple[Excerpt, ...]:
        """The excerpts of a source, once for each hotspot that they stand under."""
        return tuple(e for h in self.dataset.hotspots.values() for e in h.excerpts if e.source == source_id)

    def proof(self, excerpt: Excerpt) -> Proof:
        """The proof of one excerpt."""
        return self.verification.proofs[excerpt.id]


def open_edition(data_file: Path, documents: Path | None) -> Edition:
    """Load a data file and prove it as far as this machine can; what it cannot prove is `unreadable`, never dropped.

    Raises HotspotsError where the data file is not in order or the documents folder that was asked for is not there.
    """
    loaded = load(data_file)
    folder = find_folder(documents, data_file)
    try:
        verification = prove(loaded, folder)
    except HotspotsError as error:
        verification = unproven(loaded.dataset, error.complaint)
    return Edition(dataset=loaded.dataset, sha256=loaded.sha256, verification=verification)


def prove(loaded: Loaded, folder: Path | None) -> Verification:
    """Check the quotes against the documents in the folder, or against the lock file where there is no folder.

    Of documents that are not in the folder the lock file tells; of the others it only decides between several places
    where a quote stands.

    Raises HotspotsError where the lock file is needed and absent or damaged.
    """
    if folder is not None:
        return verify_here(loaded.dataset, folder, loaded.path, loaded.sha256)
    return check_lock(loaded.dataset, loaded.sha256, current_lock(loaded.path, loaded.sha256))


def former(loaded: Loaded) -> dict[str, Proof]:
    """What was found when the documents were last read, by excerpt id; nothing where no lock file says so."""
    return former_here(loaded.dataset, loaded.path, loaded.sha256)


def unproven(dataset: Dataset, reason: Complaint) -> Verification:
    """Every excerpt as `unreadable`, for a machine that has neither documents nor a lock file it can read."""
    proofs = {
        excerpt.id: Proof(
            excerpt=excerpt.id,
            source=excerpt.source,
            state=ProofState.UNREADABLE,
            document_sha256=dataset.sources[excerpt.source].sha256,
            start=None,
            end=None,
            exact=None,
            prefix="",
            suffix="",
            detail="neither the documents nor a lock file could be read",
        )
        for hotspot in dataset.hotspots.values()
        for excerpt in hotspot.excerpts
    }
    return Verification(proofs=proofs, basis="lock", quoted_share={}, problems=(reason,))


def in_source_order(dataset: Dataset, hotspot: Hotspot) -> tuple[Excerpt, ...]:
    """A hotspot's excerpts in the order of the sources; those of one source as the file has them."""
    order = {source_id: position for position, source_id in enumerate(dataset.sources)}
    return tuple(sorted(hotspot.excerpts, key=lambda excerpt: order[excerpt.source]))


def excerpt_record(edition: Edition, excerpt: Excerpt, under: str) -> dict[str, Any]:
    """One excerpt as plain values; what is unknown is None, and without a speaker the article itself speaks.

    `under` is the id of the hotspot that it stands under. `start` and `end` are code points of the document's text,
    start inclusive, end exclusive. Actors and claims are as the data file has them, hotspots by their ids; each claim
    is told in words as well, under `text`.
    """
    source = edition.dataset.sources[excerpt.source]
    proof = edition.proof(excerpt)
    return {
        "id": excerpt.id,
        "source": excerpt.source,
        "quote": excerpt.quote,
        "citation": cite(source),
        "note": excerpt.note,
        "topics": [str(topic) for topic in excerpt.topics],
        "actors": list(excerpt.actors),
        "event": None if excerpt.event is None else excerpt.event.model_dump(),
        "state": str(proof.state),
        "document": source.document,
        "start": proof.start,
        "end": proof.end,
        "speaker": excerpt.speaker,
        "stance": str(excerpt.stance),
        "mode": str(excerpt.mode),
        "weight": str(excerpt.weight),
        "claims": [
            {**claim.model_dump(mode="json"), "text": claim_text(edition.named, claim, under)}
            for claim in excerpt.claims
        ],
    }


def hotspot_record(edition: Edition, hotspot_id: str) -> dict[str, Any]:
    """One hotspot with its excerpts as plain values; `sources` are ids in the file's order.

    Raises KeyError for an id that the dataset does not have.
    """
    hotspot = edition.dataset.hotspots[hotspot_id]
    excerpts = in_source_order(edition.dataset, hotspot)
    return {
        "id": hotspot_id,
        "name": hotspot.name,
        "parent": hotspot.parent,
        "precision": str(hotspot.precision),
        "aliases": list(hotspot.aliases),
        "note": hotspot.note,
        "sources": list(dict.fromkeys(excerpt.source for excerpt in excerpts)),
        "excerpts": [excerpt_record(edition, excerpt, hotspot_id) for excerpt in excerpts],
    }
