"""What is accepted, made ready as a whole, proven against the documents, shown, and then saved.

`prepare` writes nothing; `save_prepared` writes what was prepared, or nothing where the file is another by then.
"""

import difflib
import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from geo.dataset.additions import Addition, NewExcerpt, NewHotspot
from geo.dataset.changes import describe_changes
from geo.dataset.insertion import insert
from geo.dataset.loader import Loaded, load, parse
from geo.dataset.model import Dataset, Excerpt
from geo.errors import ByReader, HotspotsError, Words, quoted
from geo.evidence import saving
from geo.evidence.current_lock import verify_here
from geo.evidence.documents import no_folder
from geo.evidence.lock import lock_bytes
from geo.evidence.proof import Proof, ProofState, Verification, share_problem
from geo.evidence.saving import FileChanged

__all__ = ["FileChanged", "Prepared", "diff", "prepare", "read_data_file", "save_prepared"]

_CONTEXT_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A change that may be saved: parsed, verified, and nothing of it written yet."""

    data_file: Path
    read_sha256: str
    """Of the file that it changes."""
    old: Dataset
    new: Dataset
    data: bytes
    """The file's new content."""
    lock: bytes
    """Its lock file's."""
    diff: str
    """The change in unified form, for people."""
    counts: Mapping[str, int]
    """How many `sources`, `hotspots` and `excerpts` are added, or taken back."""


def prepare(data_file: Path, folder: Path | None, read_sha256: str, additions: tuple[Addition, ...]) -> Prepared:
    """The data file with the additions, and its lock file, as `save_prepared` will write them.

    Raises FileChanged where the file's checksum is not `read_sha256`, InvalidData where the file is not in order, and
    HotspotsError where an addition does not fit it, a new quote is not verified, or too much of a document would be
    quoted.
    """
    if folder is None:
        raise no_folder("the folder with the article was expected, since every quote is checked against it")
    data = read_data_file(data_file)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 != read_sha256:
        raise _changed(data_file, _backup(data_file, read_sha256))
    old = parse(data, str(data_file))
    changed = insert(data, str(data_file), additions)
    new = parse(changed, str(data_file))
    verification = verify_here(new, folder, data_file, sha256)
    _refuse_unverified(additions, new, verification)
    _refuse_too_much(additions, (old, new), folder, data_file, verification)
    return Prepared(
        data_file=data_file,
        read_sha256=sha256,
        old=old,
        new=new,
        data=changed,
        lock=lock_bytes(hashlib.sha256(changed).hexdigest(), verification),
        diff=diff(data_file.name, data, changed),
        counts={
            "sources": len(new.sources) - len(old.sources),
            "hotspots": len(new.hotspots) - len(old.hotspots),
            "excerpts": sum(1 for _ in _excerpts(additions)),
        },
    )


def save_prepared(prepared: Prepared) -> Loaded:
    """Write what was prepared: data file, lock file and backup.

    Raises FileChanged, which says what changed, where the file is another than the one it was prepared from;
    HotspotsError where the system refuses. Nothing is written then.
    """
    try:
        saving.save_data_and_lock(prepared.data_file, prepared.read_sha256, prepared.data, prepared.lock)
    except FileChanged as error:
        raise _changed(prepared.data_file, prepared.old) from error
    sha256 = hashlib.sha256(prepared.data).hexdigest()
    return Loaded(path=prepared.data_file, sha256=sha256, dataset=prepared.new)


def read_data_file(data_file: Path) -> bytes:
    """The bytes of a data file. Raises HotspotsError where it cannot be read."""
    try:
        return data_file.read_bytes()
    except OSError:
        load(data_file)  # says what is wrong with it
        raise


def diff(name: str, old: bytes, new: bytes) -> str:
    """A change in unified form; `name` is that of the file."""
    before, after = (data.decode().splitlines() for data in (old, new))
    lines = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm="", n=_CONTEXT_LINES)
    return "".join(f"{line}\n" for line in lines)


def _changed(data_file: Path, old: Dataset | None) -> FileChanged:
    """The error for a file that is not the one that was read; what has changed is told where `old` is known."""
    told, nothing = "was changed by somebody else since it was read", "nothing was written"
    what: Words = f"{told}; {nothing}"
    if old is not None:
        try:
            what = f"{told} ({describe_changes(old, load(data_file).dataset)}); {nothing}"
        except HotspotsError:
            broken = f"{told} (and is not in order now"
            what = ByReader(cli=f"{broken}: see `hotspots check`); {nothing}", page=f"{broken}); {nothing}")
    return FileChanged(where=data_file, what=what, remedy="the same can be applied to it as it is now")


def _backup(data_file: Path, sha256: str) -> Dataset | None:
    """The version with that checksum, if it is the one before the last save."""
    backup = saving.backup_path(data_file.resolve())
    with suppress(OSError, HotspotsError):
        loaded = load(backup)
        return loaded.dataset if loaded.sha256 == sha256 else None
    return None


def _refuse_unverified(additions: tuple[Addition, ...], new: Dataset, verification: Verification) -> None:
    for hotspot_id, excerpt in _excerpts(additions):
        proof = verification.proofs[excerpt.id]
        if not proof.verified:
            document = new.sources[excerpt.source].document
            raise _unverified(hotspot_id, excerpt, proof, document)


def _unverified(hotspot_id: str, excerpt: Excerpt, proof: Proof, document: str) -> HotspotsError:
    said = f"the quote {quoted(excerpt.quote)} is not verified: {proof.state}"
    nothing, why = "nothing was written", proof.complaint
    if why is not None:
        remedy = why.remedy
        if isinstance(remedy, ByReader):
            remedy = ByReader(cli=f"{remedy.cli}; {nothing}", page=f"{remedy.page}; {nothing}")
        else:
            remedy = f"{remedy}; {nothing}"
        return HotspotsError(
            where=hotspot_id, what=f"{said}; {why.where}: {why.what}", expected=why.expected, remedy=remedy
        )
    if proof.state is ProofState.UNREADABLE:
        return HotspotsError(where=hotspot_id, what=f"{said}; {proof.detail}", remedy=nothing)
    detail = f" ({proof.detail})" if proof.detail else ""
    return HotspotsError(
        where=hotspot_id, what=f"{said}{detail}", expected=f"the words of {document} were expected", remedy=nothing
    )


def _refuse_too_much(
    additions: tuple[Addition, ...],
    states: tuple[Dataset, Dataset],
    folder: Path,
    data_file: Path,
    verification: Verification,
) -> None:
    old, new = states
    touched = dict.fromkeys(excerpt.source for _, excerpt in _excerpts(additions))
    for source_id in touched:
        after = verification.quoted_share.get(source_id, 0.0)
        if share_problem(source_id, new.sources[source_id], after):
            # The old file is verified only here, for the sake of the message.
            before = verify_here(old, folder, data_file, "").quoted_share.get(source_id, 0.0)
            raise HotspotsError(
                where=f"sources.{source_id}",
                what=f"{after:.1%} of {new.sources[source_id].document} would be quoted, {before:.1%} is now",
                expected="at most a third was expected",
                remedy="accept fewer sentences, or shorten other excerpts of it first",
            )


def _excerpts(additions: tuple[Addition, ...]) -> list[tuple[str, Excerpt]]:
    """Every new excerpt with the id of its hotspot."""
    found: list[tuple[str, Excerpt]] = []
    for addition in additions:
        if isinstance(addition, NewExcerpt):
            found.append((addition.hotspot, addition.excerpt))
        elif isinstance(addition, NewHotspot):
            found += [(addition.id, excerpt) for excerpt in addition.hotspot.excerpts]
    return found
