"""The text of a document and what is known of it, taken apart in a process of its own with limits.

A document comes from anywhere and the libraries that read it are large: whatever one does to the other ends there, as
one clear line here.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import IO, Any, Final

from geo.dataset.model import Basis, Name
from geo.errors import ByReader, HotspotsError
from geo.files import REPOSITORY, reason
from geo.intake.extract import Extracted, Field
from geo.intake.reading import FileKind
from geo.text import visible

__all__ = ["LARGEST_FILE", "Extracted", "extract"]

LARGEST_FILE: Final = 20 * 1024 * 1024
"""Bytes of a document that is read."""
SECONDS: Final = 60
"""How long the reading of a document may take, on the clock and at work."""
_TOLD_EVERY: Final = 1.0
"""Seconds between two words on how long it takes."""

_PROGRAM: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); from geo.intake.sandbox_worker import run; run(int(sys.argv[2]))"
)
_OUT_OF_TIME: Final = {getattr(signal, name, None) for name in ("SIGXCPU", "SIGKILL")}
"""By what the system ends a process that works for longer than it may; Windows has no such signals."""
_SIMPLER: Final = "save the article's text as plain text and add that"


def extract(
    name: str, data: bytes, *, waiting: Callable[[float], None] | None = None, seconds: int = SECONDS
) -> Extracted:
    """The text of a document and what is known of it; `name` stands for the file in messages and nowhere else.

    `waiting` is told about once a second how many seconds have gone by. Raises HotspotsError, which begins with the
    name, for a document that is too large, takes too long or cannot be read.
    """
    shown = visible(name)
    if len(data) > LARGEST_FILE:
        raise HotspotsError(
            where=shown,
            what="is larger than 20 MB",
            expected="one article was expected",
            remedy="print its pages alone, or save its text",
        )
    try:
        document = _handed_over(data)
    except OSError as error:
        raise _no_room(shown, error) from error
    with document:
        output, status = _run(document, waiting or (lambda _: None), seconds)
    if output is None or -status in _OUT_OF_TIME:
        raise HotspotsError(
            where=shown,
            what=f"takes longer than {seconds} s to read",
            expected="one article was expected",
            remedy=_SIMPLER,
        )
    return _extracted(_answered(shown, output))


def _no_room(shown: str, error: OSError) -> HotspotsError:
    return HotspotsError(
        where=shown,
        what=f"cannot be handed to the program that reads it ({reason(error)})",
        expected="room for a temporary file was expected",
        remedy=ByReader(
            cli="make room, or name another folder in the environment variable TMPDIR",
            page="ask whoever keeps this map to make room",
        ),
    )


def _answered(shown: str, output: bytes) -> dict[str, Any]:
    """What the reading process found. Raises HotspotsError where it failed, or says what is wrong."""
    try:
        found: dict[str, Any] = json.loads(output)
    except ValueError as error:
        raise HotspotsError(
            where=shown,
            what="makes the program that reads it fail",
            expected="a sound document was expected",
            remedy=_SIMPLER,
        ) from error
    if "error" in found:
        told = found["error"]
        raise HotspotsError(where=shown, what=told["what"], expected=told["expected"], remedy=told["remedy"])
    return found


def _handed_over(data: bytes) -> IO[bytes]:
    """A file without a name that holds the document, to be read from its beginning.

    No pipe: what a process has not read of one when `communicate` first runs out of time is never sent to it.
    """
    document = tempfile.TemporaryFile()  # noqa: SIM115  who takes it closes it
    document.write(data)
    document.seek(0)
    return document


def _run(document: IO[bytes], waiting: Callable[[float], None], seconds: int) -> tuple[bytes | None, int]:
    """What the process writes, and its status; None where it is not done in time."""
    # The libraries keep sets of text: a fixed seed keeps their order, so that the same file gives the same text.
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "TZ": "UTC"}
    command = (sys.executable, "-P", "-c", _PROGRAM, str(REPOSITORY), str(seconds))
    start = time.monotonic()
    with subprocess.Popen(  # noqa: S603  our own interpreter and program, no shell
        command, stdin=document, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        try:
            while (gone := time.monotonic() - start) < seconds:
                try:
                    return process.communicate(timeout=min(_TOLD_EVERY, seconds - gone))[0], process.returncode
                except subprocess.TimeoutExpired:
                    waiting(time.monotonic() - start)
            return None, 0
        finally:
            process.kill()


def _extracted(found: dict[str, Any]) -> Extracted:
    fields = {
        name: Field(
            value=value if isinstance(value, str) else tuple(Name(**parts) for parts in value), basis=Basis(basis)
        )
        for name, (value, basis) in found["fields"].items()
    }
    return Extracted(kind=FileKind(found["kind"]), text=found["text"], fields=fields, notes=tuple(found["notes"]))
