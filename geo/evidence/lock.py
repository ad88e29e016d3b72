"""The lock file: what a verification against the documents found, for machines that do not have them.

It has an entry for each excerpt: see `geo.evidence.lock_entry`. It holds the SHA-256 of the data file it was made from
and one over itself, and is read only when it is byte for byte what this module would write: so damage to either file,
or a line changed by hand, is noticed.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, Field, ValidationError

from geo.dataset.model import Dataset, Excerpt
from geo.errors import ByReader, Complaint, HotspotsError
from geo.evidence.lock_entry import LockEntry, Strict, fitting, lock_entry, proof_of
from geo.evidence.proof import Proof, ProofState, Verification, excerpts_by_source, share_problem

__all__ = [
    "Lock",
    "LockedSource",
    "check_lock",
    "former_proofs",
    "lock_bytes",
    "lock_of",
    "lock_path",
    "read_lock",
]

VERSION: Final = 1
LARGEST_BYTES = 64 * 1024 * 1024

_ASK = "ask whoever keeps this map to prove it again"
_REWRITE = ByReader(cli="run `hotspots verify --update` where the documents are", page=_ASK)
_MEND = ByReader(cli=f"restore it from version control, or {_REWRITE.cli}", page=_ASK)

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Share = Annotated[float, Field(ge=0, le=1)]


class LockedSource(Strict):
    """The document that a source was checked against, and the shares of it that are quoted and shipped (0 to 1)."""

    sha256: Sha256
    quoted_share: Share | None = None
    shipped_share: Share | None = None


class Lock(Strict):
    """A whole lock file; `sha256` is that of all lines before it, without the last line's end."""

    version: Literal[1]
    data_sha256: Sha256
    sources: dict[str, LockedSource]
    excerpts: dict[str, LockEntry]
    sha256: Sha256


def lock_path(data_file: Path) -> Path:
    """Where the lock file of a data file stands: `hotspots.lock.json` beside `hotspots.yaml`."""
    return data_file.with_suffix(".lock.json")


def lock_bytes(data_sha256: str, verification: Verification) -> bytes:
    """The lock file of what was found, sorted; the same findings give the same bytes.

    Raises HotspotsError where the verification was itself read from a lock file.
    """
    if verification.basis != "documents":
        raise HotspotsError(
            where="lock file", what="was not written", expected="a lock file comes from the documents", remedy=_REWRITE
        )
    proofs = sorted(verification.proofs.values(), key=lambda proof: proof.excerpt)
    lock = Lock(
        version=VERSION,
        data_sha256=data_sha256,
        sources={
            proof.source: LockedSource(
                sha256=proof.document_sha256,
                quoted_share=verification.quoted_share.get(proof.source),
                shipped_share=verification.shipped_share.get(proof.source),
            )
            for proof in sorted(proofs, key=lambda proof: proof.source)
        },
        excerpts={proof.excerpt: lock_entry(proof) for proof in proofs},
        sha256="0" * 64,
    )
    return _dump(lock).encode()


def read_lock(path: Path) -> Lock:
    """The lock file. Raises HotspotsError where it is absent, unreadable, damaged, or was changed by hand."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST_BYTES else None
    except FileNotFoundError as error:
        raise HotspotsError(
            where=path, what="there is no lock file", expected="one beside the data file was expected", remedy=_MEND
        ) from error
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise HotspotsError(
            where=path, what=f"cannot be read ({reason})", expected="a readable file was expected", remedy=_MEND
        ) from error
    if data is None:
        raise HotspotsError(where=path, what="is larger than 64 MiB", expected="a lock file was expected", remedy=_MEND)
    return lock_of(data, path)


def lock_of(data: bytes, path: Path) -> Lock:
    """The lock file of its bytes; `path` names it. Raises HotspotsError where it is damaged or was changed by hand."""
    try:
        # A checkout on Windows may have changed the line ends, which is no damage.
        text = data.decode("utf-8").replace("\r\n", "\n")
        lock = Lock.model_validate_json(text)
    except (UnicodeDecodeError, ValidationError) as error:
        raise _damaged(path, error) from error
    if _dump(lock) != text:
        raise HotspotsError(
            where=path,
            what="was changed after it was written",
            expected=ByReader(
                cli="a lock file that only `hotspots verify` writes was expected",
                page="a lock file as the program writes it was expected",
            ),
            remedy=_MEND,
        )
    return lock


_OTHER_DATA: Final = Complaint(
    where="lock file",
    what="the data file is not the one it was written for, so it was edited or damaged since",
    expected="an unchanged file was expected",
    remedy=ByReader(cli=f"read its changes, then {_REWRITE.cli}", page=_ASK),
)


def _other_document(source_id: str) -> Complaint:
    return Complaint(
        where=f"sources.{source_id}.sha256",
        what="is not that of the document that was checked",
        expected="the same document was expected",
        remedy=_REWRITE,
    )


def check_lock(dataset: Dataset, yaml_sha256: str, lock: Lock) -> Verification:
    """What the lock file proves of a dataset, for a machine without the documents.

    An excerpt is found in it by its id, which is a hash of source and quote: a changed quote is not in it.
    """
    problems: list[Complaint] = []
    if lock.data_sha256 != yaml_sha256:
        problems.append(_OTHER_DATA)
    proofs: dict[str, Proof] = {}
    for source_id, excerpts in excerpts_by_source(dataset).items():
        source, locked = dataset.sources[source_id], lock.sources.get(source_id)
        changed = locked is not None and locked.sha256 != source.sha256
        if changed:
            problems.append(_other_document(source_id))
        elif locked is not None and locked.quoted_share is not None:
            problems += share_problem(source_id, source, locked.quoted_share)
        for excerpt in excerpts:
            found = _unreadable(excerpt) if changed else fitting(excerpt, lock.excerpts.get(excerpt.id))
            proofs[excerpt.id] = proof_of(excerpt, source.sha256, found)
    hashes = {key: source.sha256 for key, source in dataset.sources.items()}
    read = {key: found for key, found in lock.sources.items() if hashes.get(key) == found.sha256}
    return Verification(
        proofs=proofs,
        basis="lock",
        quoted_share={key: found.quoted_share for key, found in read.items() if found.quoted_share is not None},
        shipped_share={key: found.shipped_share for key, found in read.items() if found.shipped_share is not None},
        problems=tuple(problems),
    )


def former_proofs(dataset: Dataset, lock: Lock) -> dict[str, Proof]:
    """What the lock file says of each excerpt of a dataset, whichever version of its document was read; by id."""
    return {
        excerpt.id: proof_of(excerpt, lock.sources[source_id].sha256, fitting(excerpt, lock.excerpts.get(excerpt.id)))
        for source_id, excerpts in excerpts_by_source(dataset).items()
        if source_id in lock.sources
        for excerpt in excerpts
        if excerpt.id in lock.excerpts
    }


def _unreadable(excerpt: Excerpt) -> LockEntry:
    detail = "the data file names another document than the one that was checked"
    return LockEntry(source=excerpt.source, state=ProofState.UNREADABLE, detail=detail)


def _dump(lock: Lock) -> str:
    body = "\n".join(_lines(lock))
    return f'{body}\n  "sha256": "{hashlib.sha256(body.encode()).hexdigest()}"\n}}\n'


def _lines(lock: Lock) -> Iterator[str]:
    """The file's lines but for the last two: each selector on one line, so that a diff shows what moved."""
    yield "{"
    yield f'  "version": {lock.version},'
    yield f'  "data_sha256": {_json(lock.data_sha256)},'
    yield '  "sources": {'
    sources = [f"    {_json(key)}: {_model(source)}" for key, source in sorted(lock.sources.items())]
    yield from _separated(sources)
    yield "  },"
    yield '  "excerpts": {'
    yield from _separated([_entry(key, locked) for key, locked in sorted(lock.excerpts.items())])
    yield "  },"


def _entry(key: str, locked: LockEntry) -> str:
    fields = [f'"source": {_json(locked.source)}, "state": {_json(locked.state)}']
    if locked.detail:
        fields.append(f'"detail": {_json(locked.detail)}')
    if locked.selector:
        selectors = ",\n        ".join(_model(selector) for selector in locked.selector)
        fields.append(f'"selector": [\n        {selectors}\n      ]')
    return f"    {_json(key)}: {{\n      " + ",\n      ".join(fields) + "\n    }"


def _separated(entries: list[str]) -> Iterator[str]:
    yield from (entry + "," for entry in entries[:-1])
    yield from entries[-1:]


def _model(model: BaseModel) -> str:
    return _json(model.model_dump(exclude_none=True))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _damaged(path: Path, error: UnicodeDecodeError | ValidationError) -> HotspotsError:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        if first["loc"] == ("version",):
            what = "was written by another version of hotspots"
        else:
            what = f"is damaged at `{place}`" if place else "is damaged: it is no JSON"
    else:
        what = f"is damaged: byte {error.start} is no UTF-8"
    return HotspotsError(where=path, what=what, expected=f"a lock file of version {VERSION} was expected", remedy=_MEND)
