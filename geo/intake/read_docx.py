"""Word documents: the text that a reader of the final version sees, and the core properties."""

import zipfile
from collections.abc import Collection, Iterator, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from geo.dataset.model import Name
from geo.errors import HotspotsError
from geo.files import declares_entities, overfull
from geo.intake.front_matter import names
from geo.intake.html_metadata import split_title
from geo.intake.normalising import lines_of, tidy
from geo.intake.reading import FieldName, Reading, Value

__all__ = ["check_package", "read_docx"]

_PARAGRAPH, _ROW, _CELL = qn("w:p"), qn("w:tr"), qn("w:tc")
_SKIPPED = frozenset(
    qn(name) for name in ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pPr", "w:sdtPr", "w:tblPr")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
"""What was deleted or moved away, what says again what stands beside it, and what is no text."""
_BOX = qn("w:txbxContent")
_BOX_HOLDERS = frozenset(map(qn, ("w:drawing", "w:pict", "w:object")))
_NOTES = {qn(f"w:{kind}Reference"): (f"{kind}s", qn(f"w:{kind}")) for kind in ("footnote", "endnote")}
"""By the mark of a note in the text: how the type of the part ends that holds the notes, and the element of one."""
_ID = qn("w:id")
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
        paragraphs = (*_without_pull_quotes(tuple(_paragraphs(body))), *_notes(document, body))
        said = _said(document.core_properties)
    except (OpcError, XMLSyntaxError, KeyError, ValueError, AttributeError, OSError, zipfile.BadZipFile) as error:
        raise _damaged() from error
    return Reading(paragraphs=paragraphs, said=said)


def check_package(data: bytes) -> None:
    """Raise HotspotsError for a package that would unpack to more than an article, before anything is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            if told := overfull(members):
                raise HotspotsError(
                    what=told,
                    expected="a document that is no zip bomb was expected",
                    remedy="give its text as plain text",
                )
            if any(member.flag_bits & 1 for member in members):
                raise HotspotsError(
                    what="is encrypted",
                    expected="a document without a password was expected",
                    remedy="save it without a password",
                )
            if declares_entities(package):
                raise HotspotsError(
                    what="declares entities, which no Word document does",
                    expected="one that Word has written was expected",
                    remedy="open it and save it again",
                )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise _damaged() from error


def _damaged() -> HotspotsError:
    return HotspotsError(
        what="is damaged", expected="a whole Word document was expected", remedy="open it and save it again"
    )


def _paragraphs(element: Any, *, boxed: bool = False) -> Iterator[tuple[str, bool]]:  # noqa: ANN401  an lxml element
    """Every paragraph and table row in the document's order, and whether it stands in a text box.

    Content controls and insertions are part of the text; a text box comes after the paragraph that holds it.
    """
    for here in _walk(element, {_PARAGRAPH, _ROW}):
        if here.tag == _PARAGRAPH:
            yield from ((line, boxed) for line in lines_of(_text(here)).split("\n") if line.strip())
            for box in _walk(here, {_BOX}):
                yield from _paragraphs(box, boxed=True)
        elif row := " | ".join(filter(None, map(_cell, here.iterchildren(_CELL)))):
            yield row, boxed


def _walk(element: Any, wanted: Collection[str]) -> Iterator[Any]:  # noqa: ANN401  as above
    """The outermost elements of these tags below one, in their order, but for what is skipped."""
    stack = list(reversed(element))
    while stack:
        here = stack.pop()
        if here.tag in wanted:
            yield here
        elif here.tag not in _SKIPPED:
            stack.extend(reversed(here))


def _cell(cell: Any) -> str:  # noqa: ANN401  as above
    return " ".join(filter(None, (tidy(text) for text, _ in _paragraphs(cell))))


def _without_pull_quotes(paragraphs: Sequence[tuple[str, bool]]) -> tuple[str, ...]:
    """The paragraphs, without those in text boxes whose words stand in the text, too."""
    text = " ".join(" ".join(one.split()) for one, boxed in paragraphs if not boxed)
    return tuple(one for one, boxed in paragraphs if not boxed or " ".join(one.strip(' “”"').split()) not in text)


def _notes(document: Any, body: Any) -> Iterator[str]:  # noqa: ANN401  as above
    """Footnotes and endnotes in the order in which the text refers to them, under a line of their own."""
    parts = {relation.reltype.rpartition("/")[2]: relation for relation in document.part.rels.values()
             if not relation.is_external}  # fmt: skip
    found = []
    for mark, (kind, tag) in _NOTES.items():
        if kind in parts:
            notes = {note.get(_ID): note for note in parse_xml(parts[kind].target_part.blob).iterchildren(tag)}
            marks = [here.get(_ID) for here in _walk(body, {mark})]
            found += [line for number in marks if number in notes for line, _ in _paragraphs(notes[number])]
    if found:
        yield "Notes"
        yield from found


def _text(paragraph: Any) -> str:  # noqa: ANN401  as above
    pieces: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        here = stack.pop()
        if here.tag in _SKIPPED or here.tag in _BOX_HOLDERS:
            continue
        if here.tag == qn("w:t"):
            pieces.append(here.text or "")
        elif here.tag in _CHARACTERS:
            pieces.append(_CHARACTERS[here.tag])
        elif here.tag != qn("w:r") or not _is_hidden(here):
            stack.extend(reversed(here))
    return "".join(pieces)


def _is_hidden(run: Any) -> bool:  # noqa: ANN401  as above
    properties = run.find(qn("w:rPr"))
    found = [properties.find(name) for name in _HIDDEN] if properties is not None else []
    return any(mark is not None and mark.get(qn("w:val")) not in {"0", "false", "off"} for mark in found)


def _said(properties: Any) -> dict[FieldName, Value]:  # noqa: ANN401  as above
    """Title, site and author; when the file was made says nothing of when the article appeared."""
    said: dict[FieldName, Value] = {}
    title, author = tidy(properties.title or ""), tidy(properties.author or "")
    if title:
        head, site = split_title(title)
        said["title"] = head or title
        if site:
            said["container-title"] = site
    if author and author.casefold() not in _PROGRAMS and " " in author:
        said["author"] = names(author) or (Name(literal=author),)
    return said
