"""A house's own document as the template of a note: its page, headers, footers, styles and theme, without its text.

Elements are those of ECMA-376, part 1, chapter 17.
"""

import io
import re
from collections.abc import Iterator
from typing import Any, Final

from docx import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from geo.briefing.office.house_package import clear_properties, drop_kinds, drop_relations
from geo.briefing.office.house_styles import adopt_styles
from geo.briefing.office.note_design import NOTE_TEMPLATE, text_area_mm
from geo.briefing.office.template import PLAIN_ACCENT
from geo.errors import HotspotsError, Option

__all__ = ["adopt_note"]

_NOTE_KINDS: Final = frozenset({"styles", "numbering", "settings", "fontTable", "theme", "header", "footer"})
_EDGE_KINDS: Final = frozenset({"image", "hdphoto"})
_EDGES: Final = (qn("w:headerReference"), qn("w:footerReference"))
_RELATED: Final = qn("r:id")
_OF_SECTIONS: Final = ("w:type", "w:vAlign", "w:textDirection", "w:endnotePr", "w:sectPrChange", "w:printerSettings")
_OF_TEXTS: Final = (
    "w:writeProtection", "w:documentProtection", "w:attachedTemplate", "w:linkStyles", "w:trackRevisions",
    "w:mailMerge", "w:docVars", "w:endnotePr", "w:footnotePr", "w:revisionView",
)  # fmt: skip
"""Settings about the template's own text: who may change it, what it is linked to."""
_FOOTNOTES: Final = PackURI("/word/footnotes.xml")
_ACCENT: Final = re.compile(rb"<a:accent1>\s*<a:srgbClr val=\"([0-9A-Fa-f]{6})\"")
_LEAST_MM: Final = (80.0, 120.0)
"""Width and height between the margins that figures and quotes need."""


def adopt_note(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """A document without text that has the styles of a note, and what the house's own lacks, a line each.

    Raises HotspotsError where its page leaves too little room, and what python-docx raises for a damaged file.
    """
    note, shipped = Document(io.BytesIO(content)), Document(str(NOTE_TEMPLATE))
    told = [*_strip(note, shipped)]
    _check_room(note)
    lacking = adopt_styles(note.styles.element, shipped.styles.element, _accent(note))
    footnotes = shipped.part.part_related_by(RT.FOOTNOTES).blob
    package: Any = note.part.package
    note.part.relate_to(Part(_FOOTNOTES, CT.WML_FOOTNOTES, footnotes, package), RT.FOOTNOTES)
    if lacking:
        named = ", ".join(f"“{style}”" for style in lacking)
        told.append(f"has no style {named}; such text is set as in the shipped template, in the typeface of this one")
    out = io.BytesIO()
    clear_properties(note.core_properties)
    note.save(out)
    return out.getvalue(), tuple(told)


def _strip(note: Any, shipped: Any) -> Iterator[str]:  # noqa: ANN401  # python-docx's documents
    """Leave out of a document what is no look; say what of it would be missed."""
    if any(text.text for text in note.element.body.iter(qn("w:t"))):
        yield "its text is left out"
    used = _empty_body(note)
    _reset_section(note.sections[0]._sectPr, shipped.sections[0]._sectPr)  # noqa: SLF001
    for key, relation in list(note.part.rels.items()):
        if relation.reltype.rpartition("/")[2] in {"header", "footer"} and key not in used:
            note.part.rels.pop(key)
    drop_relations(note.part, _NOTE_KINDS)
    drop_kinds(note.part.package)
    edges = [note.part.rels[key].target_part for key in used if key in note.part.rels]
    dropped = [drop_relations(edge, _EDGE_KINDS) for edge in edges]
    if any(dropped):
        yield "objects and links to files in its headers and footers are left out"
    settings = note.settings.element
    drop_relations(note.part.part_related_by(RT.SETTINGS), ())
    for element in [one for name in _OF_TEXTS for one in settings.findall(qn(name))]:
        settings.remove(element)


def _empty_body(note: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Leave the last section's properties alone in the body; the relationships to its headers and footers.

    A section without a header of its own has that of the one before.
    """
    body = note.element.body
    edges = {
        (one.tag, one.get(qn("w:type"))): one
        for section in list(body.iter(qn("w:sectPr")))
        for one in section
        if one.tag in _EDGES
    }
    last = body.get_or_add_sectPr()
    for child in list(body):
        if child is not last:
            body.remove(child)
    for edge in [one for one in last if one.tag in _EDGES]:
        last.remove(edge)
    for edge in reversed(edges.values()):
        last.insert(0, edge)
    return tuple(str(edge.get(_RELATED)) for edge in edges.values())


def _reset_section(section: Any, shipped: Any) -> None:  # noqa: ANN401
    """One column, and a page where none is stated."""
    for name in _OF_SECTIONS:
        for element in section.findall(qn(name)):
            section.remove(element)
    columns = section.find(qn("w:cols"))
    if columns is not None:
        columns.attrib.pop(qn("w:num"), None)
        for column in list(columns):
            columns.remove(column)
    for name in ("w:pgSz", "w:pgMar"):
        if section.find(qn(name)) is None:
            at = sum(child.tag in {*_EDGES, qn("w:pgSz")} for child in section)
            section.insert(at, shipped.find(qn(name)).__copy__())


def _check_room(note: Any) -> None:  # noqa: ANN401
    width, height = text_area_mm(note.sections[0])
    least_width, least_height = _LEAST_MM
    if width < least_width or height < least_height:
        raise HotspotsError(
            where=Option("template"),
            what=f"its page leaves {width:.0f} × {height:.0f} mm between the margins",
            expected=f"at least {least_width:.0f} × {least_height:.0f} mm were expected",
            remedy="make the page larger or its margins smaller",
        )


def _accent(note: Any) -> str:  # noqa: ANN401
    """The digits of the first accent of a document's theme."""
    themes = [one.target_part.blob for one in note.part.rels.values() if one.reltype.endswith("/theme")]
    found = _ACCENT.search(themes[0]) if themes else None
    return found[1].decode().upper() if found else PLAIN_ACCENT
