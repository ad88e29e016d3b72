"""Files: where the program's own lie, how others are read and written.

Read whole, or told in one line why not; written whole or not at all, by one process at a time.
"""

import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

from geo.errors import ByReader, HotspotsError

__all__ = [
    "PACKAGE",
    "REPOSITORY",
    "TEMPORARY",
    "check_target",
    "declares_entities",
    "only_writer",
    "overfull",
    "read_file",
    "reason",
    "replace_file",
    "sync_folder",
    "write_file",
]

PACKAGE: Final = Path(__file__).resolve().parent
"""The folder of this package."""
REPOSITORY: Final = PACKAGE.parent
"""The folder that the package lies in: the copy of the repository, unless the package is installed elsewhere."""

TEMPORARY = ".tmp"
"""How the name of a temporary file ends; it begins with a dot and the name of the file that it is to become."""

_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_RATIO = 100
_MOST_PARTS = 2000
_SMALL = 1024 * 1024
"""A short part may be packed at any ratio."""
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_target(path: Path, *, force: bool) -> None:
    """Raise HotspotsError where a file of this name could not be written, before any work is done for it."""
    target = Path(os.path.realpath(path))
    try:
        if target.is_dir():
            raise HotspotsError(
                where=path,
                what="is a folder",
                expected="a file was expected",
                remedy=ByReader(cli="give the name of a file with -o FILE", page="give the name of a file"),
            )
        if target.exists() and not target.is_file():
            raise HotspotsError(
                where=path,
                what="is no ordinary file",
                expected="one was expected",
                remedy=_ANOTHER_NAME,
            )
        if target.exists() and not force:
            raise HotspotsError(
                where=path,
                what="exists already; nothing was written",
                remedy=ByReader(cli="add --force to replace it", page="give another name"),
            )
        if not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        if not os.access(target.parent, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise _refused(path, error) from error


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write the content to a temporary file in the same folder and rename it onto the path.

    An existing file keeps its mode and, where the path is a symbolic link, the link. Raises HotspotsError where the
    file exists and `force` is off, or where the system refuses.
    """
    check_target(path, force=force)
    try:
        replace_file(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise _refused(path, error) from error


_ANOTHER_NAME: Final = ByReader(cli="give another name with -o FILE", page="give another name")


def _refused(path: Path, error: OSError) -> HotspotsError:
    return HotspotsError(
        where=path,
        what=f"cannot be written ({reason(error)})",
        expected="a writable folder was expected",
        remedy=ByReader(cli="choose another with -o FILE", page="choose another"),
    )


def reason(error: OSError) -> str:
    """Why the system refuses something, in its own words, for the middle of a sentence."""
    return (error.strerror or str(error)).lower()


def replace_file(target: Path, content: bytes, *, like: Path | None = None) -> None:
    """Write the content to a temporary file beside the target and rename it onto that.

    An old file keeps its mode, and its owner and group where the system allows; a new one gets those of `like`, where
    there is that.

    Once it returns, the new content is on the disk; however it ends, the file has the old content or the new one.
    Raises OSError. The target must be no symbolic link.
    """
    # mkstemp makes files that only their owner reads.
    model = next((path for path in (target, like) if path and path.exists()), None)
    old = model.stat() if model else None
    mode = old.st_mode & 0o777 if old else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=TEMPORARY, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if old:
            _give(temporary, old)
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def _give(path: Path, old: os.stat_result) -> None:
    """Give a file the owner and group of an old one, or the group alone; nothing where the system allows neither."""
    if os.name == "nt":
        return
    for owner in (old.st_uid, -1):
        with suppress(OSError):
            os.chown(path, owner, old.st_gid)
            return


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk; nothing on systems whose folders cannot be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


_ADDRESSES: Final = ("http:/", "https:/")
"""How an address begins as a path, in which two slashes are one."""


def read_file(path: Path, most: int, expected: str) -> bytes:
    """The bytes of a file, at most one more than `most`, by which the caller sees that it is too large.

    `expected` says in messages what the file should have been. Raises HotspotsError where there is no such file, or it
    is a folder, a pipe or device, or cannot be read.
    """
    try:
        # Looked at before it is opened: opening a named pipe would wait for a writer.
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            folder = stat.S_ISDIR(mode)
            what, advice = ("is a folder", "name the file in it") if folder else ("is no ordinary file", "name one")
            raise _refusal(path, what, expected, advice)
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError as error:
        is_address = str(path).startswith(_ADDRESSES)
        advice = "nothing is fetched: save the page and name its file" if is_address else "check its name"
        raise _refusal(path, "there is no such file", expected, advice) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "the name is not allowed"
        raise _refusal(path, f"cannot be read ({why.lower()})", expected, "check name and permissions") from error


def _refusal(path: Path, what: str, expected: str, advice: str) -> HotspotsError:
    return HotspotsError(where=path, what=what, expected=f"{expected} was expected", remedy=advice)


_WAIT_S = 10.0
"""Writing takes a fraction of a second: whoever waits for longer than this waits for something that hangs."""
_POLL_S = 0.02


@contextmanager
def only_writer(lock_file: Path, written: Path) -> Iterator[None]:
    """Hold the right to write, an advisory lock on a file beside what is written; `written` is what an error names.

    The system releases it however the process ends, so that a killed writer blocks nobody. The file itself stays.

    Raises HotspotsError where somebody else holds it for ten seconds, OSError where the system refuses.
    """
    # The library takes its time to import, and most commands write nothing.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    # Without locks of the system the library would lock by a file that a killed writer leaves for ever.
    lock = FileLock(lock_file, poll_interval=_POLL_S, fallback_to_soft=False)
    try:
        lock.acquire(timeout=_WAIT_S)
    except Timeout as error:
        raise HotspotsError(
            where=written, what="somebody else is writing it; nothing was written", remedy="try again in a moment"
        ) from error
    try:
        yield
    finally:
        lock.release()


def overfull(parts: "Sequence[ZipInfo]") -> str:
    """To what a package would unpack that is larger than any office file: `would unpack to …`; empty where it is not.

    The sizes that parts declare are what zipfile reads of them, so that a false one leads to a short part.
    """
    total = sum(part.file_size for part in parts)
    bomb = any(part.file_size > _SMALL and part.file_size > _MOST_RATIO * max(1, part.compress_size) for part in parts)
    if len(parts) <= _MOST_PARTS and total <= _MOST_UNPACKED and not bomb:
        return ""
    return f"would unpack to {total / 1024**2:,.0f} MB in {len(parts):,} parts"


def declares_entities(package: "ZipFile") -> bool:
    """Whether a part of an office file declares entities, which no office program does."""
    # In UTF-16 there is a zero beside each letter.
    return any(
        part.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(package.read(part).replace(b"\0", b""))
        for part in package.infolist()
    )
