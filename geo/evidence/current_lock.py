"""The lock file that fits the data file as it is, also after a save that was cut short.

A save writes the new lock file as `hotspots.lock.next.json`, then renames the data file, then the lock file: at each
moment one of the two lock files is the data file's.
"""

from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from geo.dataset.model import Dataset
from geo.errors import HotspotsError
from geo.evidence.lock import Lock, check_lock, former_proofs, lock_path, read_lock
from geo.evidence.proof import Proof, ProofState, Verification, verify_quotes

__all__ = ["current_lock", "former_here", "next_lock_path", "verify_here"]


def next_lock_path(data_file: Path) -> Path:
    """Where the lock file of a save that goes on stands: `hotspots.lock.next.json` beside `hotspots.yaml`."""
    return data_file.with_suffix(".lock.next.json")


def current_lock(data_file: Path, data_sha256: str) -> Lock:
    """The lock file of a data file with that checksum; where none is, the one that is there, whatever it was made for.

    Raises HotspotsError where there is none that can be read.
    """
    # Twice, since the second may become the first between two looks.
    for path in (lock_path(data_file), next_lock_path(data_file)) * 2:
        try:
            lock = read_lock(path)
        except HotspotsError:
            continue
        if lock.data_sha256 == data_sha256:
            return lock
    return read_lock(lock_path(data_file))


def former_here(dataset: Dataset, data_file: Path, data_sha256: str) -> dict[str, Proof]:
    """What was found when the documents were last read, by excerpt id; nothing where no lock file says so."""
    try:
        return former_proofs(dataset, current_lock(data_file, data_sha256))
    except HotspotsError:
        return {}


def verify_here(dataset: Dataset, folder: Path, data_file: Path, data_sha256: str) -> Verification:
    """What the documents in the folder prove; of those that are not in it, what the lock file says.

    Whoever adds an article to a map need not have the articles that others added. Nothing is raised.
    """
    found = verify_quotes(dataset, folder, cache(partial(former_here, dataset, data_file, data_sha256)))
    absent = {id_ for id_, source in dataset.sources.items() if not (folder / source.document).exists()}
    if not absent:
        return found
    try:
        locked = check_lock(dataset, data_sha256, current_lock(data_file, data_sha256))
    except HotspotsError:
        return found
    taken = {
        key: proof
        for key, proof in locked.proofs.items()
        if proof.source in absent and proof.state is not ProofState.UNREADABLE and proof.source in locked.quoted_share
    }
    vouched = {proof.source for proof in taken.values()}
    said = {proof.complaint for proof in found.proofs.values() if proof.source in vouched}
    return replace(
        found,
        proofs={key: taken.get(key, proof) for key, proof in found.proofs.items()},
        quoted_share={**found.quoted_share, **{id_: locked.quoted_share[id_] for id_ in vouched}},
        shipped_share={
            **found.shipped_share,
            **{id_: share for id_, share in locked.shipped_share.items() if id_ in vouched},
        },
        problems=tuple(problem for problem in found.problems if problem not in said),
        from_lock=tuple(id_ for id_ in dataset.sources if id_ in vouched),
    )
