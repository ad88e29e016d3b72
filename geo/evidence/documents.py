"""The folder of documents and the texts in it, which stay on the machines of those who may read them."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from geo.dataset.model import Source
from geo.errors import ByReader, HotspotsError, Option, quoted

__all__ = ["Document", "find_folder", "no_folder", "read_document", "read_unchanged"]

ENVIRONMENT = "HOTSPOTS_DOCUMENTS"
LARGEST_BYTES = 20 * 1024 * 1024
"""No article is larger; a file that is was not meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as it was read: its text is decoded and otherwise untouched, line ends included."""

    name: str
    text: str
    sha256: str
    """SHA-256 of the file's bytes, 64 hex digits."""


def find_folder(explicit: Path | None, data_file: Path) -> Path | None:
    """The folder of documents: the given one, else HOTSPOTS_DOCUMENTS, else `documents/` beside the data file.

    None where nothing was asked for and there is no such folder. Raises HotspotsError where one was asked for and
    is not there.
    """
    asked = os.environ.get(ENVIRONMENT, "")
    for where, folder in ((Option("documents"), explicit), (ENVIRONMENT, Path(asked) if asked else None)):
        if folder is None:
            continue
        if not _is_folder(folder):
            raise HotspotsError(
                where=where,
                what=ByReader(cli=f"there is no folder {quoted(str(folder))}", page="there is no such folder"),
                expected="the folder that holds the documents was expected",
                remedy="correct its name",
            )
        return folder
    beside = data_file.parent / "documents"
    return beside if _is_folder(beside) else None


def no_folder(expected: str) -> HotspotsError:
    """The error where documents are needed and there is no folder of them; `expected` says what for."""
    return HotspotsError(
        where="documents",
        what="no folder was found",
        expected=expected,
        remedy=ByReader(
            cli="name it with --documents DIR", page="ask whoever keeps this map to put documents/ beside the data file"
        ),
    )


def read_document(folder: Path, name: str) -> Document:
    """The document of that file name, which must be UTF-8 text of at most 20 MiB inside the folder.

    Raises HotspotsError where it is absent, outside the folder, no file, too large or no UTF-8 text.
    """
    try:
        data = _read(_inside(folder, name), name)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        raise _absent(name, error) from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise HotspotsError(
            where=f"{name}:{line}",
            what=f"byte {data[error.start]:#04x} at offset {error.start} is no UTF-8",
            expected="UTF-8 text was expected",
            remedy="save the document as UTF-8 and update its sha256",
        ) from error
    if "\0" in text:
        raise HotspotsError(
            where=name,
            what="holds NUL characters, so it is no text",
            expected="UTF-8 text was expected",
            remedy="save the document as UTF-8 text",
        )
    return Document(name=name, text=text, sha256=hashlib.sha256(data).hexdigest())


def read_unchanged(folder: Path, source_id: str, source: Source, *, pending: bool = False) -> Document:
    """The document of a source as it was when the source was described; `pending` where no data file has it yet.

    Raises HotspotsError as `read_document` does, and for another version of it.
    """
    document = read_document(folder, source.document)
    if document.sha256 != source.sha256:
        where = source_id if pending else f"sources.{source_id}.sha256"
        back, anew = "put that file back", "remove its record and add it anew"
        renewed = ByReader(
            cli=f"{back}, or run `hotspots verify --update` to look for the quotes in the new version",
            page=f"ask whoever keeps this map to {back}",
        )
        raise HotspotsError(
            where=where,
            what=f"{source.document} is not the file that was read: its SHA-256 begins {document.sha256[:12]}",
            expected=f"{source.sha256[:12]} was expected",
            remedy=f"{back}, or {anew}" if pending else renewed,
        )
    return document


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except ValueError:  # a NUL in the name
        return False


def _inside(folder: Path, name: str) -> Path:
    if not name or "\0" in name or "/" in name or "\\" in name or name in {".", ".."}:
        raise HotspotsError(
            where=quoted(name),
            what="is no file name",
            expected="the name of a document without a folder was expected",
            remedy="correct `document`",
        )
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise HotspotsError(
            where=name,
            what="leads out of the documents folder",
            expected="a file inside it was expected",
            remedy="put the file itself there in place of the link",
        )
    return path


def _read(path: Path, name: str) -> bytes:
    # Looked at before it is opened: opening a named pipe would wait for a writer.
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no ordinary file"
        raise HotspotsError(
            where=name, what=f"is {kind}", expected="a text file was expected", remedy="put the document there"
        )
    with path.open("rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise HotspotsError(
            where=name,
            what="is larger than 20 MiB",
            expected="the text of one article was expected",
            remedy="split it or leave out what is no text",
        )
    return data


def _absent(name: str, error: Exception) -> HotspotsError:
    if isinstance(error, FileNotFoundError):
        return HotspotsError(
            where=name,
            what="is not in the documents folder",
            expected="the file that `document` names was expected",
            remedy=ByReader(cli="put it there or name another folder with --documents", page="put it there"),
        )
    reason = (getattr(error, "strerror", None) or "links in a circle").lower()
    return HotspotsError(
        where=name,
        what=f"cannot be read ({reason})",
        expected="a readable file was expected",
        remedy="check its permissions and its name",
    )
