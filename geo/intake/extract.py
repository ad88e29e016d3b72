"""From the bytes of a document to the text that is stored and what is known of it, in this process.

Whatever kind the file is of, its paragraphs are tidied, notices are left out, and each field says whether the document
itself has it or only its metadata. `geo.intake.sandbox` does the same behind limits.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.dataset.model import Basis
from geo.errors import HotspotsError, quoted
from geo.intake.boilerplate import without_boilerplate
from geo.intake.file_kind import kind_of
from geo.intake.front_matter import read_front_matter
from geo.intake.normalising import hidden_notes, join_paragraphs, tidy, tidy_value
from geo.intake.reading import FieldName, FileKind, Reading, Value

__all__ = ["Extracted", "Field", "extract_here"]

_HEAD = 15
"""Paragraphs in which a document says who wrote it and when."""
_SHOWN = 3
_LONGEST = 500
"""Characters, or authors: what is longer is no bibliography."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The value of a bibliographic field and where it comes from."""

    value: Value
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What a file holds."""

    kind: FileKind
    text: str
    """As it is stored: see `geo.intake.normalising`."""
    fields: Mapping[FieldName, Field]
    """What is known; what is not stands not there."""
    notes: tuple[str, ...] = ()
    """What was left out or not read, one sentence without capital or full stop each."""


def extract_here(data: bytes) -> Extracted:
    """The text of a document and what is known of it. Raises HotspotsError for one that cannot be read."""
    kind = kind_of(data)
    reading = _reader(kind)(data)
    tidied = tuple(line for line in map(tidy, reading.paragraphs) if line)
    kept, left_out = without_boilerplate(tidied)
    if not any(character.isalnum() for line in kept for character in line):
        raise HotspotsError(
            what="holds no text", expected="an article was expected", remedy="check that it was saved whole"
        )
    notes = (*reading.notes, *hidden_notes("\n".join(reading.paragraphs)), *_left_out((*reading.left_out, *left_out)))
    return Extracted(kind=kind, text=join_paragraphs(kept), fields=_fields(kept, reading.said), notes=notes)


def _reader(kind: FileKind) -> Callable[[bytes], Reading]:
    # One kind's library is enough for one file: the others take time to import.
    match kind:
        case FileKind.HTML:
            from geo.intake.read_html import read_html  # noqa: PLC0415

            return read_html
        case FileKind.PDF:
            from geo.intake.read_pdf import read_pdf  # noqa: PLC0415

            return read_pdf
        case FileKind.DOCX:
            from geo.intake.read_docx import read_docx  # noqa: PLC0415

            return read_docx
        case FileKind.EML:
            from geo.intake.read_eml import read_eml  # noqa: PLC0415

            return read_eml
        case FileKind.TEXT:
            from geo.intake.read_text import read_text  # noqa: PLC0415

            return read_text


def _fields(paragraphs: tuple[str, ...], said: Mapping[FieldName, Value]) -> dict[FieldName, Field]:
    front = read_front_matter(paragraphs)
    head = _comparable(" \n ".join(paragraphs[:_HEAD]))
    read: dict[FieldName, Value | None] = {"title": front.title, "author": front.author, "issued": front.issued}
    fields: dict[FieldName, Field] = {}
    for name, value in ((name, _sound(value)) for name, value in said.items()):
        if value is None:
            continue
        in_document = value == read.get(name) if name in {"issued", "type", "URL"} else _stands_in(value, head)
        fields[name] = Field(value=value, basis=Basis.DOCUMENT if in_document else Basis.PAGE_METADATA)
    for name, found in read.items():
        if found is not None and name not in fields:
            fields[name] = Field(value=found, basis=Basis.DOCUMENT)
    return fields


def _sound(value: Value) -> Value | None:
    found = tidy_value(value)
    texts = (found,) if isinstance(found, str) else tuple(map(str, found or ()))
    return found if all(len(part) <= _LONGEST for part in (texts, *texts)) else None


def _stands_in(value: Value, head: str) -> bool:
    texts = (value,) if isinstance(value, str) else tuple(map(str, value))
    return all(_comparable(text) in head for text in texts)


def _comparable(text: str) -> str:
    return " ".join(text.casefold().translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'}).split())


def _left_out(lines: tuple[str, ...]) -> tuple[str, ...]:
    if not lines:
        return ()
    shown = ", ".join(quoted(line) for line in lines[:_SHOWN]) + (" and others" if len(lines) > _SHOWN else "")
    count = "1 line that is" if len(lines) == 1 else f"{len(lines)} lines that are"
    return (f"left out {count} not the article: {shown}",)
