"""A deck or a document as the file that it is saved as."""

import io
from typing import IO, Protocol


class Savable(Protocol):
    """What python-pptx or python-docx holds."""

    def save(self, file: IO[bytes], /) -> None: ...


def saved(document: Savable) -> bytes:
    """The bytes of the file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
