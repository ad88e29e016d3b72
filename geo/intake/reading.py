"""What an extractor finds in a file, before it is put into the form that is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Literal

from geo.dataset.model import Name

__all__ = ["FieldName", "FileKind", "Reading", "Value"]

FieldName = Literal["type", "title", "author", "container-title", "publisher", "issued", "URL"]
Value = str | tuple[Name, ...]
"""The value of a bibliographic field; only `author` is a tuple."""


class FileKind(StrEnum):
    """What kind of file a document came as; also the ending of its original's name."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    EML = "eml"
    TEXT = "txt"

    @property
    def noun(self) -> str:
        """The kind as a message names it."""
        return _NOUNS[self]


_NOUNS: Final[Mapping[FileKind, str]] = {
    FileKind.HTML: "a web page",
    FileKind.PDF: "a PDF",
    FileKind.DOCX: "a Word document",
    FileKind.EML: "an e-mail",
    FileKind.TEXT: "plain text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The paragraphs of a file, not yet tidy, and what the file says about itself."""

    paragraphs: tuple[str, ...]
    said: Mapping[FieldName, Value] = field(default_factory=dict)
    """From tags, properties or headers."""
    left_out: tuple[str, ...] = ()
    """Paragraphs that are not the article."""
    notes: tuple[str, ...] = ()
    """What a reader should be told of the reading."""
