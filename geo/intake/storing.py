"""Taking an article in: its text, its original and its record appear in the documents folder together or not at all."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from geo.dataset.model import Dataset, Source
from geo.errors import ByReader, HotspotsError
from geo.evidence.documents import LARGEST_BYTES, find_folder
from geo.files import only_writer, reason, sync_folder
from geo.intake.bibliography import Given, known_fields, make_source, new_id
from geo.intake.near_duplicates import nearest_text
from geo.intake.pending import RECORD, read_pending, write_pending
from geo.intake.reading import FileKind
from geo.intake.sandbox import Extracted, extract
from geo.text import visible

__all__ = ["Given", "NearlyThere", "TakenIn", "drop_unused", "find_or_create_folder", "take_in"]

ORIGINAL = ".original."
"""Stands between the id and the ending of a file as it came."""
_TEMPORARY = ".hotspots-"
_LOCK = ".hotspots.lock"
_ENDINGS = {kind.value: kind for kind in FileKind} | {"htm": FileKind.HTML, "xhtml": FileKind.HTML, "md": FileKind.TEXT}


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """An article that has been taken in."""

    id: str
    source: Source
    original: str
    """Name of the file as it came, in the documents folder; the text's is `source.document`."""
    notes: tuple[str, ...]
    """What was left out or not read, one sentence without capital or full stop each."""


class NearlyThere(HotspotsError):  # noqa: N818  the other article is the news, not the error
    """An article that is nearly the same as one already there: it is taken in if somebody says that it is another."""


def find_or_create_folder(explicit: Path | None, data_file: Path) -> Path:
    """The folder of documents; `documents/` beside the data file is made where there is none.

    Raises HotspotsError where one is named that is not there, or none can be made.
    """
    folder = find_folder(explicit, data_file)
    if folder is not None:
        return folder
    folder = data_file.parent / "documents"
    try:
        folder.mkdir()
    except OSError as error:
        raise _unwritable(folder, error) from error
    return folder


def drop_unused(folder: Path) -> None:
    """Remove a folder that was made for documents of which none was taken in; one that holds any stays."""
    (folder / _LOCK).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()


def take_in(  # noqa: PLR0913  what it needs is named where it is called
    name: str,
    data: bytes,
    *,
    dataset: Dataset,
    folder: Path,
    given: Given,
    anyway: bool = False,
    waiting: Callable[[float], None] | None = None,
    extracted: Extracted | None = None,
) -> TakenIn:
    """Take in a document: extract it, refuse it where it is there already, write its files.

    `name` stands for the file in messages and nowhere else. With `anyway` an article that is nearly the same as one
    already there is taken in too. What `extract` found in it before need not be found again. Raises HotspotsError,
    and then nothing is written.
    """
    extracted = extracted or extract(name, data, waiting=waiting)
    text = extracted.text.encode()
    if len(text) > LARGEST_BYTES:
        what = "its text is larger than 20 MB"
        raise HotspotsError(where=visible(name), what=what, expected="one article was expected", remedy="split it")
    fields = known_fields(extracted, given)
    try:
        with _locked(folder):
            known = {**dataset.sources, **read_pending(folder, dataset)}
            _refuse_known(visible(name), folder, known, data, extracted, anyway=anyway)
            source_id = new_id(fields, given, {*known, *_names_in_use(folder)})
            labels = [source.label for source in known.values()]
            document = (f"{source_id}.txt", hashlib.sha256(text).hexdigest())
            source = make_source(fields, given, labels, document)
            original = f"{source_id}{ORIGINAL}{extracted.kind}"
            _write(folder, source_id, source, {original: data, source.document: text})
    except OSError as error:
        raise _unwritable(folder, error) from error
    notes = (*_misnamed(name, extracted.kind), *extracted.notes)
    return TakenIn(id=source_id, source=source, original=original, notes=notes)


def _misnamed(name: str, kind: FileKind) -> tuple[str, ...]:
    ending = name.rpartition(".")[2].lower()
    claimed = _ENDINGS.get(ending)
    return () if claimed in {None, kind} else (f"is {kind.noun}, though its name ends in .{ending}",)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Nobody else takes in an article meanwhile: two at once could be the same one."""
    with only_writer(folder / _LOCK, folder):
        for left in folder.glob(f"{_TEMPORARY}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def _refuse_known(  # noqa: PLR0913  as take_in
    shown: str,
    folder: Path,
    known: Mapping[str, Source],
    data: bytes,
    extracted: Extracted,
    *,
    anyway: bool,
) -> None:
    """Raise HotspotsError where the same document is there, and NearlyThere where one is that is nearly the same."""
    if (same := _same_document(folder, known, data, extracted)) is not None:
        title = f" (“{known[same].title}”)" if known[same].title else ""
        raise HotspotsError(
            where=shown,
            what=f"is already there as {same}{title}",
            expected="a new article was expected",
            remedy="nothing needs to be done",
        )
    found = None if anyway else nearest_text(extracted.text, _texts(folder, known))
    if found is not None:
        name, share = found
        raise NearlyThere(
            where=shown,
            what=(
                f"is nearly the same as {name}: {share:.0%} of the shorter one's words stand in the other in the same "
                "order"
            ),
            expected="another article was expected",
            remedy=ByReader(cli="add --anyway if it is one", page="tick “It is another article” if it is one"),
        )


def _same_document(folder: Path, known: Mapping[str, Source], data: bytes, extracted: Extracted) -> str | None:
    """The id under which a document is there, by its text or by its bytes as they came."""
    hashes = {hashlib.sha256(content).hexdigest() for content in (data, extracted.text.encode())}
    for source_id, source in known.items():
        if source.sha256 in hashes:
            return source_id
    for path in sorted(folder.glob(f"*{ORIGINAL}*")):
        source_id = path.name.partition(ORIGINAL)[0]
        if source_id in known and path.stat().st_size == len(data) and path.read_bytes() == data:
            return source_id
    return None


def _texts(folder: Path, known: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    """Every text of the folder, named by its source's id, or by its file where no source has it.

    What a crash has left, a text with an original and no record, is not there for anybody. Nor are originals: the
    texts made from them are.
    """
    ids = {source.document: source_id for source_id, source in known.items()}
    for path in sorted(folder.glob("*.txt")):
        if path.name not in ids and (ORIGINAL in path.name or any(folder.glob(f"{path.stem}{ORIGINAL}*"))):
            continue
        if path.is_file() and path.stat().st_size <= LARGEST_BYTES:
            yield ids.get(path.name, path.name), path.read_bytes().decode("utf-8", "replace")


def _names_in_use(folder: Path) -> set[str]:
    return {path.name.split(".", 1)[0] for path in folder.iterdir()}


def _write(folder: Path, source_id: str, source: Source, contents: Mapping[str, bytes]) -> None:
    """Write the files of an article; its record comes last, since that is what makes it known."""
    written: list[Path] = []
    try:
        with tempfile.TemporaryDirectory(prefix=_TEMPORARY, dir=folder) as name:
            place = Path(name)
            for file_name, content in contents.items():
                (place / file_name).write_bytes(content)
            write_pending(place, source_id, source)
            for file_name in (*contents, f"{source_id}{RECORD}"):
                # Windows syncs only what is open for writing.
                with (place / file_name).open("r+b") as file:
                    os.fsync(file.fileno())
                (place / file_name).rename(folder / file_name)
                written.append(folder / file_name)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    sync_folder(folder)


def _unwritable(folder: Path, error: OSError) -> HotspotsError:
    return HotspotsError(
        where=folder,
        what=f"nothing can be written there ({reason(error)})",
        expected="a writable folder for documents was expected",
        remedy=ByReader(cli="name another with --documents DIR", page="ask whoever keeps this map to make it writable"),
    )
