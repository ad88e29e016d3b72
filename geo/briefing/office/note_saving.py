"""A made note as a file: with its imprint, its properties and its footnotes."""

import io
from typing import Any

from docx.document import Document as Note
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from geo.briefing.content.imprint import make_imprint
from geo.briefing.content.sheet import Sheet
from geo.briefing.office.note_parts import Footnotes
from geo.briefing.office.package import IMPRINT_PART, imprint_xml, seal, set_properties

__all__ = ["saved_note"]


def saved_note(note: Note, sheet: Sheet, captioned: str, footnotes: Footnotes) -> bytes:
    """The .docx; `captioned` is the caption of its first figure. The same note gives the same bytes."""
    xml = imprint_xml(make_imprint(sheet, "docx", captioned))
    package: Any = note.part.package
    note.part.relate_to(Part(PackURI(IMPRINT_PART), "application/xml", xml, package), RT.CUSTOM_XML)
    set_properties(note.core_properties, sheet)
    out = io.BytesIO()
    note.save(out)
    return seal(out.getvalue(), {footnotes.name: footnotes.xml()})
