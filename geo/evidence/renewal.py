"""A data file brought up to date with its documents: the new versions' hashes in it, and what was found in its lock.

Nothing is written before everything is known; data file and lock file are then saved together.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from geo.dataset.insertion import replace_scalar
from geo.dataset.loader import Loaded
from geo.dataset.model import Dataset
from geo.errors import ByReader, Complaint, HotspotsError
from geo.evidence.current_lock import current_lock
from geo.evidence.edition import Edition, former
from geo.evidence.lock import Lock, lock_bytes, lock_path, read_lock
from geo.evidence.proof import ProofState, verify_quotes
from geo.evidence.revisions import Revision, revisions
from geo.evidence.saving import backup_path, save_data_and_lock

__all__ = ["Renewal", "renew", "save_renewal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """A data file as it is about to be written, or as it is, where no document changed."""

    path: Path
    read_sha256: str
    """Of the data file that was read."""
    data: bytes
    """Its bytes with the hashes of the documents that are there."""
    edition: Edition
    """What the documents that are there prove."""
    revisions: tuple[Revision, ...]
    """The documents that changed, and what became of their quotes."""


def renew(loaded: Loaded, folder: Path) -> Renewal:
    """Look for every quote in the documents as they are now; nothing is written.

    Raises HotspotsError where the data file was changed since it was loaded, or does not let its hashes be replaced.
    """
    data, before = _bytes(loaded), former(loaded)
    verification = verify_quotes(loaded.dataset, folder, lambda: before, as_they_are=True)
    found = revisions(loaded.dataset, verification, before)
    if not any(revision.another for revision in found):
        for new in found:
            data = replace_scalar(data, str(loaded.path), ("sources", new.source, "sha256"), new.was, new.sha256)
    problems = (*verification.problems, *(_another(revision) for revision in found if revision.another))
    sha256 = hashlib.sha256(data).hexdigest()
    edition = Edition(
        dataset=_with_hashes(loaded.dataset, found),
        sha256=sha256,
        verification=replace(verification, problems=problems),
    )
    return Renewal(path=loaded.path, read_sha256=loaded.sha256, data=data, edition=edition, revisions=found)


def save_renewal(renewal: Renewal) -> tuple[str, ...]:
    """Write data file and lock file and return the lines that say what changed in them.

    Raises HotspotsError, and writes nothing, where a document could not be read, or is another document; FileChanged
    where the data file was changed meanwhile.
    """
    lock_file = lock_path(renewal.path)
    if any(proof.state == ProofState.UNREADABLE for proof in renewal.edition.verification.proofs.values()):
        raise HotspotsError(
            where=lock_file,
            what="was not written",
            expected="all documents were expected",
            remedy="see the lines above",
        )
    if any(revision.another for revision in renewal.revisions):
        raise HotspotsError(
            where=lock_file, what="was not written", expected="new versions were expected", remedy="see the lines above"
        )
    before, edition = _lock_or_none(renewal), renewal.edition
    save_data_and_lock(
        renewal.path, renewal.read_sha256, renewal.data, lock_bytes(edition.sha256, edition.verification)
    )
    if edition.sha256 == renewal.read_sha256:
        return (_lock_line(lock_file, before, read_lock(lock_file)),)
    renewed = ", ".join(revision.source for revision in renewal.revisions)
    return (
        f"{renewal.path}: updated, sha256 of {renewed}; the version before is {backup_path(renewal.path).name}",
        _lock_line(lock_file, before, read_lock(lock_file)),
    )


def _bytes(loaded: Loaded) -> bytes:
    try:
        data = loaded.path.read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != loaded.sha256:
        raise HotspotsError(
            where=loaded.path,
            what="was changed while it was read",
            expected="one that stays as it is was expected",
            remedy="try again",
        )
    return data


def _with_hashes(dataset: Dataset, found: Iterable[Revision]) -> Dataset:
    """The dataset with the hashes of the documents as they are."""
    renewed = {new.source: dataset.sources[new.source].model_copy(update={"sha256": new.sha256}) for new in found}
    return dataset.model_copy(update={"sources": {**dataset.sources, **renewed}})


def _another(revision: Revision) -> Complaint:
    return Complaint(
        where=f"sources.{revision.source}",
        what=f"none of its quotes stands in {revision.document} as it is now",
        expected="a new version of the document was expected",
        remedy=ByReader(
            cli="put the old one back, or take this one in with `hotspots add`",
            page="put the old one back, or add this one as a document of its own",
        ),
    )


def _lock_or_none(renewal: Renewal) -> Lock | None:
    try:
        return current_lock(renewal.path, renewal.read_sha256)
    except HotspotsError:
        return None


def _lock_line(lock_file: Path, before: Lock | None, after: Lock) -> str:
    if before is None:
        return f"{lock_file}: written, {len(after.excerpts)} excerpts"
    if before == after:
        return f"{lock_file}: unchanged"
    old, new = before.excerpts, after.excerpts
    changed = sum(old[key] != new[key] for key in old.keys() & new.keys())
    counts = {"added": len(new.keys() - old.keys()), "removed": len(old.keys() - new.keys()), "changed": changed}
    said = [f"{number} {word}" for word, number in counts.items() if number] or ["only its checksums changed"]
    return f"{lock_file}: updated, {', '.join(said)}"
