"""A data file and its lock file, saved together: whole or not at all, and never over what somebody else wrote.

Whoever writes holds an advisory lock on a file beside the data file. However a save ends, the data file is the old
one or the new one in whole, and `geo.current_lock` finds the lock file that fits it; the next to write tidies up.
"""

import glob
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.current_lock import next_lock_path
from geo.lock import lock_path, read_lock
from geo.outfile import TEMPORARY, replace_file, sync_folder
from geo.problem import HotspotsError

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

__all__ = ["FileChanged", "backup_path", "exclusive", "refused", "rejections_path", "save"]

_WAIT_S = 10.0
"""A save takes a fraction of a second: whoever waits for longer than this waits for something that hangs."""
_POLL_S = 0.02


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
    seconds, where the folder cannot be written, or where the system has no file locks.
    """
    if fcntl is None:
        raise HotspotsError(
            f"{data_file}: cannot be written here, since this system has no file locks; Linux or macOS was expected; "
            "edit it by hand, as `hotspots suggest SOURCE --yaml` shows it"
        )
    target = Path(os.path.realpath(data_file))
    try:
        handle = os.open(target.with_name(f".{target.name}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise refused(data_file, error) from error
    try:
        _wait_for(handle, data_file)
        try:
            _tidy(data_file, target)
        except OSError as error:
            raise refused(data_file, error) from error
        yield target
    finally:
        os.close(handle)


def save(data_file: Path, read_sha256: str, data: bytes, lock: bytes) -> None:
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
                    f"{data_file}: was changed since it was read; nothing was written; read it and try again"
                )
            replace_file(next_lock_path(data_file), lock)
            if data != old:
                replace_file(backup_path(target), old)
                replace_file(target, data)
            next_lock_path(data_file).replace(lock_path(data_file))
            sync_folder(lock_path(data_file).parent)
        except OSError as error:
            raise refused(data_file, error) from error


def refused(path: Path, error: OSError) -> HotspotsError:
    """The error for a file that the system refuses to write."""
    reason = (error.strerror or str(error)).lower()
    return HotspotsError(
        f"{path}: cannot be written ({reason}); a writable file in a writable folder was expected; "
        "check permissions and free space"
    )


def _wait_for(handle: int, data_file: Path) -> None:
    begun = time.monotonic()
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() - begun > _WAIT_S:
                raise HotspotsError(
                    f"{data_file}: somebody else is writing it; nothing was written; try again in a moment"
                ) from error
            time.sleep(_POLL_S)
        except OSError as error:
            raise refused(data_file, error) from error
        else:
            return


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
