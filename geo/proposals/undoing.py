"""The last acceptance taken back: the data file becomes, byte for byte, the backup that it was made from.

That it was an acceptance, and that nobody has written anything else since, is proven without a record of it: what the
data file has more than the backup, put into the backup again, must give the data file, which its lock file must fit.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from geo.dataset.additions import Addition, NewExcerpt, NewHotspot, NewSource
from geo.dataset.insertion import insert
from geo.dataset.loader import parse
from geo.dataset.model import Dataset
from geo.errors import HotspotsError
from geo.evidence.current_lock import current_lock, verify_here
from geo.evidence.documents import no_folder
from geo.evidence.lock import lock_bytes
from geo.evidence.saving import backup_path
from geo.proposals import accepting
from geo.proposals.accepting import FileChanged, Prepared

__all__ = ["prepare_undo"]

_ELSE = "nothing was written; take it back with version control"


def prepare_undo(data_file: Path, folder: Path | None, read_sha256: str) -> Prepared:
    """The data file as it was before the last acceptance, and its lock file, for `accepting.save_prepared` to write.

    `counts` and `diff` are of what is taken back. Raises FileChanged where the file's checksum is not `read_sha256`,
    HotspotsError where the backup is not the version before the file's last acceptance, or where a document is not
    there of which less would be quoted.
    """
    if folder is None:
        raise no_folder("the articles' was expected")
    data = accepting.read_data_file(data_file)
    if hashlib.sha256(data).hexdigest() != read_sha256:
        raise FileChanged(where=data_file, what="was changed since the last acceptance", remedy=_ELSE)
    new = parse(data, str(data_file))
    before, old = _backup(data_file)
    more = tuple(_additions(old, new))
    if not _made(data_file, before, more, data):
        raise HotspotsError(
            where=data_file,
            what="something else than accepting was done to it last",
            expected="an acceptance was expected",
            remedy=_ELSE,
        )
    verification = verify_here(old, folder, data_file, read_sha256)
    touched = {addition.excerpt.source for addition in more if isinstance(addition, NewExcerpt)}
    if absent := touched.intersection(verification.from_lock):
        name = old.sources[min(absent)].document
        raise HotspotsError(
            where=name, what="is not there, so how much of it is quoted is not known; put it back", remedy=_ELSE
        )
    return Prepared(
        data_file=data_file,
        read_sha256=read_sha256,
        old=new,
        new=old,
        data=before,
        lock=lock_bytes(hashlib.sha256(before).hexdigest(), verification),
        diff=accepting.diff(data_file.name, data, before),
        counts=_counts(old, new, more),
    )


def _counts(old: Dataset, new: Dataset, more: Iterable[Addition]) -> Mapping[str, int]:
    return {
        "sources": len(new.sources) - len(old.sources),
        "hotspots": len(new.hotspots) - len(old.hotspots),
        "excerpts": sum(not isinstance(addition, NewSource) for addition in more),
    }


def _backup(data_file: Path) -> tuple[bytes, Dataset]:
    path = backup_path(data_file.resolve())
    try:
        before = path.read_bytes()
    except OSError as error:
        raise HotspotsError(
            where=path, what="there is no version before the last", expected="one was expected", remedy=_ELSE
        ) from error
    return before, parse(before, str(path))


def _made(data_file: Path, before: bytes, more: tuple[Addition, ...], data: bytes) -> bool:
    """Whether accepting these additions has made the data file of the backup, and its lock file."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        fits = current_lock(data_file, sha256).data_sha256 == sha256
        return fits and bool(more) and insert(before, str(data_file), more) == data
    except HotspotsError:
        return False


def _additions(old: Dataset, new: Dataset) -> Iterator[Addition]:
    """What has to be added to a state of a data file to make another, in the order in which accepting adds it."""
    for id_, source in new.sources.items():
        if id_ not in old.sources:
            yield NewSource(id=id_, source=source)
    for id_, hotspot in new.hotspots.items():
        known = id_ in old.hotspots
        if not known:
            yield NewHotspot(id=id_, hotspot=hotspot.model_copy(update={"excerpts": hotspot.excerpts[:1]}))
        for excerpt in hotspot.excerpts[len(old.hotspots[id_].excerpts) if known else 1 :]:
            yield NewExcerpt(hotspot=id_, excerpt=excerpt)
