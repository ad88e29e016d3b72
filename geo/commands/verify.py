"""`hotspots verify`: prove every quote, and with `--update` look for the quotes in documents that changed."""

from pathlib import Path
from typing import Any

from geo.commands.plain_text import verification_table, wrapped
from geo.commands.terminal import page_width, say, say_json, warn
from geo.dataset.loader import Loaded, load
from geo.evidence.documents import find_folder, no_folder
from geo.evidence.edition import Edition, prove
from geo.evidence.lock import lock_path
from geo.evidence.proof import ProofState, excerpts_by_source
from geo.evidence.renewal import renew, save_renewal
from geo.evidence.revisions import Revision

__all__ = ["verify"]

FINE, PROBLEMS = 0, 1
_SHOWN = 60


def verify(data_file: Path, documents: Path | None, *, update: bool, as_json: bool) -> int:
    """Prove every quote; with `update` also write the lock file, and the hash of each document that changed.

    Prints the result and returns the exit status: 1 where a quote is not verified.
    """
    loaded = load(data_file)
    folder = find_folder(documents, data_file)
    if update:
        return _update(loaded, folder, as_json=as_json)
    edition = Edition(dataset=loaded.dataset, sha256=loaded.sha256, verification=prove(loaded, folder))
    return _tell(edition, folder, lock_path(data_file), (), as_json=as_json)


def _update(loaded: Loaded, folder: Path | None, *, as_json: bool) -> int:
    if folder is None:
        raise no_folder("--update needs them")
    renewal = renew(loaded, folder)
    status = _tell(renewal.edition, folder, lock_path(loaded.path), renewal.revisions, as_json=as_json)
    warn(*save_renewal(renewal))
    return status


def _tell(
    edition: Edition, folder: Path | None, lock_file: Path, revisions: tuple[Revision, ...], *, as_json: bool
) -> int:
    verification = edition.verification
    complaints = (*_unverified(edition), *map(str, verification.problems))
    if as_json:
        record = _verification_record(edition, complaints)
        say_json({**record, "revisions": list(map(_revision_record, revisions))})
    else:
        verified = sum(proof.verified for proof in verification.proofs.values())
        for line in _basis(edition, folder, lock_file):
            say(*wrapped(line, page_width(), ""))
        say(f"\n{verification_table(edition)}\n")
        for revision in revisions:
            say(f"{_revision_text(revision)}\n")
        say(f"{verified} of {len(verification.proofs)} excerpts verified.")
    warn(*complaints)
    return PROBLEMS if complaints else FINE


def _basis(edition: Edition, folder: Path | None, lock_file: Path) -> tuple[str, ...]:
    if folder is None:
        return (f"Checked against the lock file {lock_file} (the documents are not here).",)
    here = f"Checked against the documents in {folder}."
    absent = edition.verification.from_lock
    if not absent:
        return (here,)
    count = f"{len(absent)} of {len(edition.dataset.sources)} sources"
    return here, f"Taken from the lock file, since the document is not there: {', '.join(absent)} ({count})."


def _revision_text(revision: Revision) -> str:
    """What became of each quote, then its first words; what an altered one differs in is told as a problem."""
    lines = [f"{revision.document} has changed since it was read. Its quotes in the new version:"]
    said = [seen.what if seen.proof.verified else str(seen.proof.state) for seen in revision.quotes]
    width = max(map(len, said))
    for what, seen in zip(said, revision.quotes, strict=True):
        words = " ".join(seen.quote.split())
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
        lines.append(f"  {what:<{width}}  “{shown}”")
    return "\n".join(lines)


def _revision_record(revision: Revision) -> dict[str, Any]:
    return {
        "source": revision.source,
        "document": revision.document,
        "was": revision.was,
        "sha256": revision.sha256,
        "excerpts": [{"excerpt": seen.proof.excerpt, "what": seen.what} for seen in revision.quotes],
    }


def _unverified(edition: Edition) -> tuple[str, ...]:
    """A finished line for each excerpt that is not verified, with its place in the data file.

    Of a document that could not be read one line among the problems tells, and none for each excerpt.
    """
    return tuple(
        f"hotspots.{hotspot_id}.excerpts[{position}].quote: {proof.state}"
        + (f" ({proof.detail})" if proof.detail else "")
        + f"; the words of {edition.dataset.sources[excerpt.source].document} were expected; copy them again"
        for hotspot_id, hotspot in edition.dataset.hotspots.items()
        for position, excerpt in enumerate(hotspot.excerpts)
        for proof in (edition.proof(excerpt),)
        if not proof.verified and proof.state is not ProofState.UNREADABLE
    )


def _verification_record(edition: Edition, complaints: tuple[str, ...]) -> dict[str, Any]:
    verification = edition.verification
    fields = ("excerpt", "source", "state", "start", "end", "detail")
    return {
        "ok": not complaints,
        "sha256": edition.sha256,
        "basis": verification.basis,
        "sources": {
            source_id: {
                "basis": "lock" if source_id in verification.from_lock else verification.basis,
                "excerpts": len(excerpts),
                "verified": sum(edition.proof(excerpt).verified for excerpt in excerpts),
                "quoted_share": verification.quoted_share.get(source_id),
                "shipped_share": verification.shipped_share.get(source_id),
                "longest_words": max((len(excerpt.quote.split()) for excerpt in excerpts), default=0),
            }
            for source_id, excerpts in excerpts_by_source(edition.dataset).items()
        },
        "excerpts": [{name: getattr(proof, name) for name in fields} for proof in verification.proofs.values()],
        "problems": list(complaints),
    }
