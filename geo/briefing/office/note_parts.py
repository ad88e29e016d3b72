"""What python-docx has no methods for: runs in their language, fields, bookmarks, links, footnotes, tables' headers.

Elements are those of ECMA-376, part 1, chapter 17.
"""

from typing import Any, Final

from docx.document import Document as Note
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from geo.briefing.office.language_runs import Run, right_to_left, runs
from geo.briefing.office.note_design import Look

__all__ = ["Footnotes", "add_bookmark", "add_field", "add_link", "add_text", "repeat_header"]

_FIRST: Final = 1
"""Id of the first footnote; those of the separators lie below it."""


class Footnotes:
    """The footnotes of a note, numbered as they are added."""

    def __init__(self) -> None:
        self._notes: list[tuple[str, str, str]] = []

    def add(self, paragraph: Paragraph, number: str, bookmark: str, text: str) -> None:
        """Add a footnote at the paragraph's end: `number`, linked to a bookmark, and a text."""
        reference = paragraph.add_run()
        _style_run(reference, "footnotereference")
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(_FIRST + len(self._notes)))
        reference._r.append(mark)  # noqa: SLF001  # there is no public way
        self._notes.append((number, bookmark, text))

    def attach(self, note: Note) -> None:
        """Write the part that holds the footnotes, and tell the settings of it."""
        bodies = "".join(_footnote(_FIRST + at, *told) for at, told in enumerate(self._notes))
        xml = (
            f"<w:footnotes {nsdecls('w')}>{_separator(-1, 'separator')}{_separator(0, 'continuationSeparator')}"
            f"{bodies}</w:footnotes>"
        )
        declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        package = note.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, (declared + xml).encode(), package)
        note.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = note.settings.element
        told = f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        settings.find(qn("w:compat")).addprevious(parse_xml(told))


def add_text(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """Add text in runs of one language each; the first text of a paragraph gives it its direction."""
    if not paragraph.runs and right_to_left(text):
        bidi = OxmlElement("w:bidi")
        paragraph._p.get_or_add_pPr().append(bidi)  # noqa: SLF001
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    pieces = runs(text)
    for number, piece in enumerate(pieces):
        before, after = lead if number == 0 else "", tail if number == len(pieces) - 1 else ""
        run = paragraph.add_run(before + piece.text + after)
        if bold:
            run.bold = True
        _set_language(run, piece)


def add_field(paragraph: Paragraph, instruction: str, result: str, *, bold: bool = False) -> None:
    """Add a field that an office program keeps up to date, with its present result."""
    field, run = OxmlElement("w:fldSimple"), _plain_run(result)
    field.set(qn("w:instr"), instruction)
    if bold:
        properties = OxmlElement("w:rPr")
        properties.append(OxmlElement("w:b"))
        run.insert(0, properties)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Make the paragraph a target of links; names are unique and begin with a letter, numbers are unique."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    content = paragraph._p  # noqa: SLF001
    content.insert(1 if content.pPr is not None else 0, start)
    content.append(end)


def add_link(paragraph: Paragraph, text: str, *, bookmark: str = "", address: str = "") -> None:
    """Add a link to a bookmark of the note, or to a web address."""
    link = OxmlElement("w:hyperlink")
    if bookmark:
        link.set(qn("w:anchor"), bookmark)
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = _plain_run(text)
    properties = OxmlElement("w:rPr")
    style = OxmlElement("w:rStyle")
    style.set(qn("w:val"), "Hyperlink")
    properties.append(style)
    run.insert(0, properties)
    link.append(run)
    paragraph._p.append(link)  # noqa: SLF001


def repeat_header(table: Table) -> None:
    """Repeat the table's first row on each page, and break no row in two."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))


def _plain_run(text: str) -> Any:  # noqa: ANN401  # an XML element
    run, content = OxmlElement("w:r"), OxmlElement("w:t")
    content.text = " ".join(piece.text for piece in runs(text))
    content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(content)
    return run


def _set_language(run: Any, piece: Run) -> None:  # noqa: ANN401  # python-docx's run
    if not (piece.right_to_left or piece.east_asian):
        return
    properties = run._r.get_or_add_rPr()  # noqa: SLF001
    language = OxmlElement("w:lang")
    if piece.right_to_left:
        run.font.rtl = True
        language.set(qn("w:bidi"), piece.language)
    else:
        fonts = properties.get_or_add_rFonts()
        fonts.set(qn("w:hint"), "eastAsia")
        language.set(qn("w:eastAsia"), piece.language)
    properties.append(language)


def _style_run(run: Any, style_id: str) -> None:  # noqa: ANN401
    properties = run._r.get_or_add_rPr()  # noqa: SLF001
    style = OxmlElement("w:rStyle")
    style.set(qn("w:val"), style_id)
    properties.insert(0, style)


def _separator(number: int, kind: str) -> str:
    return (
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    )


def _footnote(number: int, label: str, bookmark: str, text: str) -> str:
    escaped = " ".join(piece.text for piece in runs(text)).replace("&", "&amp;").replace("<", "&lt;")
    style = Look.FOOTNOTE.replace(" ", "")
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteRef/></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        f'<w:hyperlink w:anchor="{bookmark}"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{label}</w:t></w:r>'
        f'</w:hyperlink><w:r><w:t xml:space="preserve"> {escaped}</w:t></w:r></w:p></w:footnote>'
    )
