"""Files that are written whole or not at all."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from geo.problem import HotspotsError

__all__ = ["TEMPORARY", "check_target", "replace_file", "sync_folder", "write_file"]

TEMPORARY = ".tmp"
"""How the name of a temporary file ends; it begins with a dot and the name of the file that it is to become."""


def check_target(path: Path, *, force: bool) -> None:
    """Raise HotspotsError where a file of this name could not be written, before any work is done for it."""
    target = Path(os.path.realpath(path))
    try:
        if target.is_dir():
            raise HotspotsError(f"{path}: is a folder; a file was expected; give the name of a file with -o FILE")
        if target.exists() and not target.is_file():
            raise HotspotsError(f"{path}: is no ordinary file; one was expected; give another name with -o FILE")
        if target.exists() and not force:
            raise HotspotsError(f"{path}: exists already; nothing was written; add --force to replace it")
        if not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        if not os.access(target.parent, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise HotspotsError(_refused(path, error)) from error


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write the content to a temporary file in the same folder and rename it onto the path.

    An existing file keeps its mode and, where the path is a symbolic link, the link. Raises HotspotsError where the
    file exists and `force` is off, or where the system refuses.
    """
    check_target(path, force=force)
    try:
        replace_file(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise HotspotsError(_refused(path, error)) from error


def _refused(path: Path, error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return f"{path}: cannot be written ({reason}); a writable folder was expected; choose another with -o FILE"


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
