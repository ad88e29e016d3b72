"""Files that are written whole or not at all."""

import os
import tempfile
from pathlib import Path

from geo.problem import HotspotsError

__all__ = ["write_file"]


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write the content to a temporary file in the same folder and rename it onto the path.

    An existing file keeps its mode and, where the path is a symbolic link, the link. Raises HotspotsError where the
    file exists and `force` is off, or where the system refuses.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise HotspotsError(f"{path}: is a folder; a file was expected; give the name of a file with -o FILE")
    if target.exists() and not force:
        raise HotspotsError(f"{path}: exists already; nothing was written; add --force to replace it")
    try:
        _replace(target, content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise HotspotsError(
            f"{path}: cannot be written ({reason}); a writable folder was expected; choose another with -o FILE",
        ) from error


def _replace(target: Path, content: bytes) -> None:
    # mkstemp makes files that only their owner reads; a new file gets what the umask leaves, an old one keeps its mode.
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
