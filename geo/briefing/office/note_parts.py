"""What python-docx has no methods for: runs in their language, fields, bookmarks, links, footnotes, tables' headers.

Elements are those of ECMA-376, part 1, chapter 17.
"""

from docx.document import Document as Note
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run as NoteRun

from geo.briefing.content.direction import closed_names, right_to_left
from geo.briefing.office.language_runs import LanguageRun, language_runs
from geo.briefing.office.note_design import NoteStyle

__all__ = ["Footnotes", "add_bookmark", "add_field", "add_link", "add_text", "name_picture", "repeat_header"]


class Footnotes:
    """The footnotes of a note, numbered as they are added; its template has the part for them."""

    def __init__(self, note: Note) -> None:
        part = note.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
        self.name = part.partname.membername
        """Of the part, in the archive."""
        self._notes = parse_xml(part.blob)
        self._last = 0
        """Id of the last footnote; those of the template's separators lie below it."""

    def add(self, paragraph: Paragraph, number: str, bookmark: str, text: str) -> None:
        """Add a footnote at the paragraph's end: `number`, linked to a bookmark unless that is empty, and a text."""
        self._last += 1
        mark = OxmlElement("w:footnoteReference", {qn("w:id"): str(self._last)})
        paragraph.add_run(style=NoteStyle.FOOTNOTE_NUMBER).element.append(mark)
        content = OxmlElement("w:p")
        footnote = OxmlElement("w:footnote", {qn("w:id"): str(self._last)})
        footnote.append(content)
        self._notes.append(footnote)
        told = Paragraph(content, paragraph)
        told.style = NoteStyle.FOOTNOTE
        told.add_run(style=NoteStyle.FOOTNOTE_NUMBER).element.append(OxmlElement("w:footnoteRef"))
        told.add_run(" ")
        if bookmark:
            add_link(told, number, bookmark=bookmark)
        else:
            add_text(told, number)
        told.add_run(f" {_plain(closed_names(text))}")

    def xml(self) -> bytes:
        """The part with all footnotes."""
        return serialize_part_xml(self._notes)


def add_text(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """Add text in runs of one language each; the first text of a paragraph gives it its direction."""
    if not paragraph.runs and right_to_left(text):
        bidi = OxmlElement("w:bidi")
        paragraph._p.get_or_add_pPr().append(bidi)  # noqa: SLF001
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    pieces = language_runs(closed_names(text))
    for number, piece in enumerate(pieces):
        before, after = lead if number == 0 else "", tail if number == len(pieces) - 1 else ""
        run = paragraph.add_run(before + piece.text + after)
        if bold:
            run.bold = True
        _set_language(run, piece)


def add_field(paragraph: Paragraph, instruction: str, result: str, *, bold: bool = False) -> None:
    """Add a field that an office program keeps up to date, with its present result."""
    field = OxmlElement("w:fldSimple", {qn("w:instr"): instruction})
    run = _run_in(field, paragraph, result)
    if bold:
        run.bold = True
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
    _run_in(link, paragraph, text).style = NoteStyle.LINK
    paragraph._p.append(link)  # noqa: SLF001


def name_picture(run: NoteRun, number: int, alt_text: str) -> None:
    """Give the picture in a run its name and its alternative text, for which there is no public way."""
    (properties,) = run.element.xpath(".//wp:docPr")
    properties.set("name", f"Figure {number}")
    properties.set("descr", alt_text)
    (file,) = run.element.xpath(".//pic:cNvPr")
    file.set("name", f"figure-{number}.png")


def repeat_header(table: Table) -> None:
    """Repeat the table's first row on each page, and break no row in two."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))


def _run_in(parent: BaseOxmlElement, paragraph: Paragraph, text: str) -> NoteRun:
    """A run in an element of the paragraph."""
    run = NoteRun(OxmlElement("w:r"), paragraph)
    run.text = _plain(text)
    parent.append(run.element)
    return run


def _plain(text: str) -> str:
    return " ".join(piece.text for piece in language_runs(text))


def _set_language(run: NoteRun, piece: LanguageRun) -> None:
    if not (piece.right_to_left or piece.east_asian):
        return
    properties = run.element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    if piece.right_to_left:
        run.font.rtl = True
        language.set(qn("w:bidi"), piece.language)
    else:
        fonts = properties.get_or_add_rFonts()
        fonts.set(qn("w:hint"), "eastAsia")
        language.set(qn("w:eastAsia"), piece.language)
    properties.append(language)
