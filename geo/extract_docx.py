"""Word documents: the text that a reader of the final version sees, and the core properties."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from geo.front_matter import names
from geo.model import Name
from geo.normalising import lines_of, tidy
from geo.problem import HotspotsError
from geo.reading import FieldName, Reading, Value

__all__ = ["check_package", "read_docx"]

MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 100
MOST_MEMBERS = 2000
_SMALL = 1024 * 1024
"""A short part may be packed at any ratio."""
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DAMAGED = "is damaged; a whole Word document was expected; open it and save it again"

_PARAGRAPH, _ROW, _CELL, _TABLE = qn("w:p"), qn("w:tr"), qn("w:tc"), qn("w:tbl")
_SKIPPED = frozenset(
    qn(name) for name in ("w:del", "w:moveFrom", "w:txbxContent", "w:instrText", "w:delText", "w:pPr", "w:drawing",
                          "w:pict", "w:object", "w:sdtPr", "w:tblPr")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
"""What was deleted or moved away, what stands outside the text, and what is no text."""
_CHARACTERS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
_HIDDEN = (qn("w:vanish"), qn("w:webHidden"))
_PROGRAMS = ("python-docx", "microsoft office user", "user", "admin", "author", "windows user")
"""What stands as the author of documents that nobody has signed."""


def read_docx(data: bytes) -> Reading:
    """The paragraphs of a Word document and its properties. Raises HotspotsError for one that cannot be read."""
    check_package(data)
    try:
        document = Document(BytesIO(data))
        body = document.element.body
        paragraphs = tuple(text for text in _paragraphs(body) if text.strip())
        said = _said(document.core_properties)
    except (OpcError, XMLSyntaxError, KeyError, ValueError, AttributeError, OSError, zipfile.BadZipFile) as error:
        raise HotspotsError(_DAMAGED) from error
    return Reading(paragraphs=paragraphs, said=said)


def check_package(data: bytes) -> None:
    """Raise HotspotsError for a package that would unpack to more than an article, before anything is unpacked.

    The sizes that members declare are what zipfile reads of them, so that a false one leads to a short part.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            total = sum(member.file_size for member in members)
            if len(members) > MOST_MEMBERS or total > MOST_UNPACKED or any(map(_is_bomb, members)):
                raise HotspotsError(
                    f"would unpack to {total / 1024**2:,.0f} MB in {len(members):,} parts; a document that is no zip "
                    "bomb was expected; give its text as plain text"
                )
            if any(member.flag_bits & 1 for member in members):
                raise HotspotsError(
                    "is encrypted; a document without a password was expected; save it without a password"
                )
            for member in members:
                if member.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(
                    package.read(member).replace(b"\0", b"")  # in UTF-16 there is one beside each letter
                ):
                    raise HotspotsError(
                        "declares entities, which no Word document does; one that Word has written was expected; "
                        "open it and save it again"
                    )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise HotspotsError(_DAMAGED) from error


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > _SMALL and member.file_size > MOST_RATIO * max(1, member.compress_size)


def _paragraphs(element: Any) -> Iterator[str]:  # noqa: ANN401  an lxml element
    """The text of every paragraph and table row, in the document's order, through content controls and insertions."""
    stack = [element]
    while stack:
        here = stack.pop()
        if here.tag in _SKIPPED:
            continue
        if here.tag == _PARAGRAPH:
            yield from lines_of(_text(here)).split("\n")
        elif here.tag == _ROW:
            yield " | ".join(filter(None, (_cell(cell) for cell in here.iterchildren(_CELL))))
        else:
            stack.extend(reversed(here))


def _cell(cell: Any) -> str:  # noqa: ANN401
    return " ".join(filter(None, (tidy(_text(paragraph)) for paragraph in cell.iter(_PARAGRAPH))))


def _text(paragraph: Any) -> str:  # noqa: ANN401
    pieces: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        here = stack.pop()
        if here.tag in _SKIPPED:
            continue
        if here.tag == qn("w:t"):
            pieces.append(here.text or "")
        elif here.tag in _CHARACTERS:
            pieces.append(_CHARACTERS[here.tag])
        elif here.tag != qn("w:r") or not _is_hidden(here):
            stack.extend(reversed(here))
    return "".join(pieces)


def _is_hidden(run: Any) -> bool:  # noqa: ANN401
    properties = run.find(qn("w:rPr"))
    found = [properties.find(name) for name in _HIDDEN] if properties is not None else []
    return any(mark is not None and mark.get(qn("w:val")) not in {"0", "false", "off"} for mark in found)


def _said(properties: Any) -> dict[FieldName, Value]:  # noqa: ANN401
    """Title and author; when the file was made says nothing of when the article appeared."""
    said: dict[FieldName, Value] = {}
    title, author = tidy(properties.title or ""), tidy(properties.author or "")
    if title:
        said["title"] = title
    if author and author.casefold() not in _PROGRAMS and " " in author:
        said["author"] = names(author) or (Name(literal=author),)
    return said
