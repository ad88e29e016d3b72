"""Where an output keeps its imprint, and reading it back from a file that anybody may have written.

PNG: a text chunk under `hotspots` (PNG, third edition, 11.3.3). PDF: the information dictionary's Keywords. SVG: an
element `imprint` of the namespace `urn:hotspots:imprint` within `metadata`. PPTX and DOCX: the same element in a custom
XML part. HTML: a script element of type `application/json`. The kind of a file is told by its content, never by its
name. Nothing is unpacked without a bound, no entity is expanded, nothing outside the file is looked at.
"""

import io
import logging
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from geo.briefing.content.imprint import HTML_ID, LARGEST_IMPRINT, PNG_KEY, XML_NAMESPACE, Imprint, from_json
from geo.errors import ByReader, HotspotsError
from geo.files import read_file

__all__ = ["LARGEST_FILE", "find_imprint", "read_imprint", "read_output"]

LARGEST_FILE: Final = 256 * 1024 * 1024
"""Bytes of a file that is opened: far more than a deck of slides for every hotspot at 600 dpi."""

_PNG_MAGIC: Final = b"\x89PNG\r\n\x1a\n"
_ELEMENT: Final = f"{XML_NAMESPACE} imprint"
_CUSTOM_PART: Final = re.compile(r"customXml/item\d{1,3}\.xml")
_MOST_PARTS: Final = 20
# The tag's attributes are bounded, so that a page of nothing but beginnings of tags is searched once, not squared.
_SCRIPT: Final = re.compile(rf'<script\b[^>]{{0,200}}\bid="{HTML_ID}"[^>]{{0,200}}>'.encode(), re.IGNORECASE)
_DAMAGED_ZIP: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    OSError, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
"""All that zipfile raises for archives that are damaged, encrypted, or packed in ways it does not know."""


def read_output(path: Path) -> tuple[bytes, Imprint]:
    """The bytes of an output and its imprint. Raises HotspotsError where either cannot be had."""
    content = read_file(path, LARGEST_FILE, "a file that hotspots has written")
    try:
        return content, read_imprint(content)
    except HotspotsError as error:
        raise HotspotsError.saying(error.complaint.inside(path)) from error


def read_imprint(content: bytes) -> Imprint:
    """The imprint of an output. Raises HotspotsError for a file without one, or with one that is damaged."""
    text = find_imprint(content) if len(content) <= LARGEST_FILE else None
    if text is None:
        raise HotspotsError(
            what="this file carries no imprint of hotspots",
            expected=ByReader(
                cli=(
                    "a PNG, SVG, PDF, PPTX, DOCX or HTML file that `hotspots brief` or the page has written was "
                    "expected"
                ),
                page="a PNG, SVG, PDF, PPTX, DOCX or HTML file that this program has written was expected",
            ),
        )
    return from_json(text)


def find_imprint(content: bytes) -> str | None:
    """The text of the imprint as it stands in a file of any kind; None where there is none."""
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(_PNG_MAGIC):
        return _in_png(content)
    if content.startswith(b"PK\x03\x04"):
        return _in_package(content)
    if head.startswith((b"<?xml", b"<svg")):
        return _in_xml(content)
    if head.startswith(b"<"):
        return _in_html(content)
    return _in_pdf(content) if b"%PDF-" in head else None


def _in_png(content: bytes) -> str | None:
    for kind, data in _chunks(content):
        if kind not in {b"tEXt", b"zTXt", b"iTXt"}:
            continue
        key, _, rest = data.partition(b"\0")
        if key != PNG_KEY.encode():
            continue
        if kind == b"tEXt":
            return rest.decode("latin-1")
        if kind == b"zTXt":
            return _inflated(rest[1:], packed=True)
        packed, rest = rest[:1] == b"\1", rest[2:]
        return _inflated(rest.split(b"\0", 2)[-1], packed=packed)
    return None


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Type and data of each chunk up to the first that is cut off."""
    at = len(_PNG_MAGIC)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        yield content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += 12 + length


def _inflated(data: bytes, *, packed: bool) -> str | None:
    if packed:
        try:
            data = zlib.decompressobj().decompress(data, LARGEST_IMPRINT)
        except zlib.error:
            return None
    return data.decode("utf-8", "replace")


def _in_package(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = [name for name in parts.namelist() if _CUSTOM_PART.fullmatch(name)]
            for name in names[:_MOST_PARTS]:
                with parts.open(name) as part:
                    found = _in_xml(part.read(LARGEST_IMPRINT + 1024))
                if found is not None:
                    return found
    except _DAMAGED_ZIP:
        return None
    return None


def _in_pdf(content: bytes) -> str | None:
    from pypdf import PdfReader  # noqa: PLC0415  slow to import, and needed for one kind of file only

    logger = logging.getLogger("pypdf")
    quiet = logging.NullHandler()
    before, logger.propagate = logger.propagate, False
    logger.addHandler(quiet)
    try:
        words = PdfReader(io.BytesIO(content)).metadata
        found = None if words is None else words.get("/Keywords")
        return str(found) if found is not None else None
    except Exception:  # noqa: BLE001  a damaged PDF makes the library fail with whatever its data leads it to
        return None
    finally:
        logger.removeHandler(quiet)
        logger.propagate = before


class _Declared(Exception):  # noqa: N818  no error: the end of the search
    """The document declares entities, which no output does."""


def _in_xml(content: bytes) -> str | None:
    """The text of the first element `imprint`; None where the document has none, declares entities or is no XML."""
    parser = expat.ParserCreate(namespace_separator=" ")
    pieces: list[str] = []
    state = {"inside": False, "done": False}

    def start(name: str, _attributes: dict[str, str]) -> None:
        state["inside"] = name == _ELEMENT and not state["done"]

    def end(name: str) -> None:
        if name == _ELEMENT:
            state.update(inside=False, done=True)

    def text(data: str) -> None:
        if state["inside"]:
            pieces.append(data)

    def declared(*_: object) -> None:
        raise _Declared

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = text, declared
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, _Declared, ValueError):
        return None
    return "".join(pieces) if state["done"] else None


def _in_html(content: bytes) -> str | None:
    tag = _SCRIPT.search(content)
    if tag is None:
        # An SVG may begin with a comment or a declaration of its type.
        return _in_xml(content)
    end = content.find(b"</script", tag.end(), tag.end() + LARGEST_IMPRINT)
    return content[tag.end() : end].decode("utf-8", "replace") if end != -1 else None
