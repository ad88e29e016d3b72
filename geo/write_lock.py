"""The right to write, which one process at a time holds: an advisory lock on a file beside what is written.

The system releases it however the process ends, so that a killed writer blocks nobody. The file itself stays.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.problem import HotspotsError

__all__ = ["only_writer"]

_WAIT_S = 10.0
"""Writing takes a fraction of a second: whoever waits for longer than this waits for something that hangs."""
_POLL_S = 0.02


@contextmanager
def only_writer(lock_file: Path, written: Path) -> Iterator[None]:
    """Hold the lock; `written` is what an error names.

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
            f"{written}: somebody else is writing it; nothing was written; try again in a moment"
        ) from error
    try:
        yield
    finally:
        lock.release()
