"""A data file and its lock file, saved together: whole or not at all, and never over what somebody else wrote.

Whoever writes holds an advisory lock on a file beside the data file. However a save ends, the data file is the old one
or the new one in whole, and `geo.evidence.current_lock` finds the lock file that fits it; the next to write tidies up.
"""

import errno
import glob
import hashlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from geo.errors import HotspotsError
from geo.evidence.current_lock import next_lock_path
from geo.evidence.lock import lock_path, read_lock
from geo.files import TEMPORARY, only_writer, reason, replace_file, sync_folder

__all__ = ["FileChanged", "backup_path", "exclusive", "refused", "rejections_path", "save_data_and_lock"]


class FileChanged(HotspotsError):  # noqa: N818  the change is the news, not the error
    """The data file is not the one that was read: nothing was written, and the same can be tried on what it is now."""


def backup_path(data_file: Path) -> Path:
    """Where the version before the last save is kept: `hotspots.yaml.bak` beside `hotspots.yaml`."""
    return data_file.with_name(f"{data_file.name}.bak")


def rejections_path(data_file: Path) -> Path:
    """Where rejected proposals are kept: `hotspots.rejected.json` beside `hotspots.yaml`."""
    return data_file.with_suffix(".rejected.json")


@contextmanager
def exclusive(data_file: Path) -> Iterator[Path]:
    """Hold the right to write a data file and what belongs to it; gives the file itself where the path is a link.

    What earlier writers left behind is tidied up. Raises HotspotsError where somebody else is still writing after ten
    seconds, or where the folder cannot be written.
    """
    target = Path(os.path.realpath(data_file))
    with ExitStack() as held:
        try:
            held.enter_context(only_writer(target.with_name(f".{target.name}.lock"), data_file))
            _tidy(data_file, target)
        except OSError as error:
            raise refused(data_file, error) from error
        yield target


def save_data_and_lock(data_file: Path, read_sha256: str, data: bytes, lock: bytes) -> None:
    """Write a data file and its lock file, and keep the version before as a backup.

    Where the content is the old one, only the lock file is written.

    `read_sha256` is that of the file that the new content was made from. Raises FileChanged where it is another by
    now, HotspotsError where the system refuses or somebody else is writing.
    """
    with exclusive(data_file) as target:
        try:
            old = target.read_bytes()
            if hashlib.sha256(old).hexdigest() != read_sha256:
                raise FileChanged(
                    where=data_file,
                    what="was changed since it was read; nothing was written",
                    remedy="read it and try again",
                )
            _check_writable(target, backup_path(target), lock_path(data_file))
            replace_file(next_lock_path(data_file), lock, like=lock_path(data_file))
            if data != old:
                replace_file(backup_path(target), old, like=target)
                replace_file(target, data)
            next_lock_path(data_file).replace(lock_path(data_file))
            sync_folder(lock_path(data_file).parent)
        except OSError as error:
            with suppress(OSError):
                _tidy(data_file, target)
            raise refused(data_file, error) from error


def refused(path: Path, error: OSError) -> HotspotsError:
    """The error for a file that the system refuses to write, or for the one beside it that the system names."""
    named = Path(os.fsdecode(error.filename2 or error.filename or path))
    # Permission is refused by the folder, whatever stands in it was to be written first.
    beside = named != Path(os.path.realpath(path)) and not named.name.endswith(TEMPORARY)
    if beside and not isinstance(error, PermissionError):
        path = named
    return HotspotsError(
        where=path,
        what=f"cannot be written ({reason(error)})",
        expected="a writable file in a writable folder was expected",
        remedy="check permissions and free space",
    )


def _check_writable(data_file: Path, *beside: Path) -> None:
    """Raise OSError where a save would fail half-way, or would write what its owner has made read-only."""
    if not os.access(data_file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(data_file))
    for path in beside:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))


def _tidy(data_file: Path, target: Path) -> None:
    """Finish a save that was cut short after the data file was renamed, and drop what others left."""
    following, lock_file = next_lock_path(data_file), lock_path(data_file)
    for path in (target, backup_path(target), following, lock_file, rejections_path(data_file)):
        for temporary in path.parent.glob(f".{glob.escape(path.name)}.*{TEMPORARY}"):
            temporary.unlink()
    if not following.exists():
        return
    try:
        fits = read_lock(following).data_sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    except HotspotsError:
        fits = False
    if fits:
        following.replace(lock_file)
        sync_folder(lock_file.parent)
    else:
        following.unlink()
