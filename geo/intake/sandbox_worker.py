"""The process in which a document is taken apart: `geo.intake.sandbox` starts it and nothing else does.

It takes the document on stdin, limits itself, and writes one JSON object to stdout: the extraction, or an error.
"""

import json
import sys
from typing import Final

from geo.dataset.model import Name
from geo.errors import Complaint, HotspotsError, missing_library
from geo.intake.extract import Extracted, extract_here
from geo.intake.reading import Value

try:
    import resource
except ImportError:  # Windows: there the time on the clock alone is limited
    resource = None  # type: ignore[assignment]

__all__ = ["answer", "run"]

MOST_MEMORY: Final = 2 * 1024**3
"""Bytes of addresses: half of it is what the libraries themselves map."""


def run(seconds: int) -> None:
    """Read stdin, write the answer to stdout; the system ends the process after so many seconds of work."""
    data = sys.stdin.buffer.read()
    if resource is not None:
        _limit(seconds)
    sys.stdout.buffer.write(answer(data))


def _limit(seconds: int) -> None:
    for what, limit in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (limit, hard))


def answer(data: bytes) -> bytes:
    """The extraction of a document as JSON in UTF-8, or the error that it meets."""
    try:
        found = _record(extract_here(data))
    except HotspotsError as error:
        found = {"error": _told(error.complaint)}
    except MemoryError:
        found = {"error": _told(_cannot("needs more memory than a document may"))}
    except ImportError as error:
        found = {"error": _told(missing_library(error))}
    except Exception as error:  # noqa: BLE001  a library met what it was not made for; the process is there for that
        found = {"error": _told(_cannot(f"cannot be read ({type(error).__name__})"))}
    return json.dumps(found, ensure_ascii=False).encode("utf-8", "replace")


def _cannot(what: str) -> Complaint:
    return Complaint(
        what=what, expected="an ordinary document was expected", remedy="save its text as plain text and add that"
    )


def _told(complaint: Complaint) -> dict[str, str]:
    """What the readers of documents say of one as JSON has it; where is for whoever knows its name."""
    return {name: str(getattr(complaint, name)) for name in ("what", "expected", "remedy")}


def _record(extracted: Extracted) -> dict[str, object]:
    fields = {name: [_plain(field.value), str(field.basis)] for name, field in extracted.fields.items()}
    return {"kind": str(extracted.kind), "text": extracted.text, "fields": fields, "notes": list(extracted.notes)}


def _plain(value: Value) -> str | list[dict[str, str]]:
    return value if isinstance(value, str) else [_parts(name) for name in value]


def _parts(name: Name) -> dict[str, str]:
    return name.model_dump(exclude_none=True)
