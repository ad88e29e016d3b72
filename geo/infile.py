"""Files that a user names: read whole, or told in one line why not."""

import stat
from pathlib import Path
from typing import Final

from geo.characters import visible
from geo.problem import HotspotsError

__all__ = ["read_file"]

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
        reason = getattr(error, "strerror", None) or "the name is not allowed"
        raise _refusal(path, f"cannot be read ({reason.lower()})", expected, "check name and permissions") from error


def _refusal(path: Path, what: str, expected: str, advice: str) -> HotspotsError:
    return HotspotsError(f"{visible(str(path))}: {what}; {expected} was expected; {advice}")
