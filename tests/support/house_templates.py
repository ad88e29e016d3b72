# ruff: noqa: ANN401 - python-pptx and python-docx have no names for what is made here
"""Templates as houses have them, made anew for each test: decks and documents with what such files have."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Inches
from saved_office import saved

PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATES = {
    "potx": "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "pptm": "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "potm": "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    "dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}
"""Types of main parts that the libraries refuse, by the ends of names."""
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WIDE = (13.333, 7.5)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


def deck_of(size: tuple[float, float] = WIDE) -> Any:
    """PowerPoint's own default deck in a size in inches, its placeholders stretched to it."""
    deck = Presentation()
    across, down = Inches(size[0]) / deck.slide_width, Inches(size[1]) / deck.slide_height
    for base in (deck.slide_master, *deck.slide_layouts):
        for holder in base.placeholders:
            if holder.element.spPr.find(f"{{{holder.element.nsmap['a']}}}xfrm") is not None:
                holder.left, holder.width = round(holder.left * across), round(holder.width * across)
                holder.top, holder.height = round(holder.top * down), round(holder.height * down)
    deck.slide_width, deck.slide_height = Inches(size[0]), Inches(size[1])
    return deck


def dark_deck() -> Any:
    """A deck with light text on a dark ground."""
    deck = deck_of()
    master = deck.slide_master.element
    ground = '<a:solidFill><a:srgbClr val="10243E"/></a:solidFill><a:effectLst/>'
    old = master.cSld.find(f"{SLIDE}bg")
    if old is not None:
        master.cSld.remove(old)
    master.cSld.insert(0, parse_xml(f"<p:bg {NAMESPACES}><p:bgPr>{ground}</p:bgPr></p:bg>"))
    colours = master.find(f"{SLIDE}clrMap")
    for name, value in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        colours.set(name, value)
    return deck


def lived_in_deck() -> Any:
    """A deck with slides, a picture, notes, a section, a show, an animation, a macro and a link to a file."""
    deck = deck_of()
    for number in range(3):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"An old slide {number}"
        slide.shapes.add_picture(io.BytesIO(PIXEL), 0, 0)
        slide.notes_slide.notes_text_frame.text = "An old note"
    ids = "".join(f'<p14:sldId id="{entry.get("id")}"/>' for entry in deck.element.sldIdLst)
    deck.element.append(parse_xml(
        f'<p:extLst {NAMESPACES}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Old" '
        f'id="{{1F1E1D1C-0000-0000-0000-000000000001}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
        "</p14:sectionLst></p:ext></p:extLst>"
    ))  # fmt: skip
    layout = deck.slide_layouts[1]
    layout.element.append(parse_xml(f"<p:timing {NAMESPACES}><p:tnLst/></p:timing>"))
    key = layout.part.relate_to("file:///Z:/logo.png", RT.IMAGE, is_external=True)
    layout.element.cSld.spTree.append(parse_xml(
        f'<p:pic {NAMESPACES}><p:nvPicPr><p:cNvPr id="77" name="Linked"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:link="{key}"/></p:blipFill><p:spPr/></p:pic>'
    ))  # fmt: skip
    package = deck.part.package
    macro = Part(PackURI("/ppt/vbaProject.bin"), "application/vnd.ms-office.vbaProject", package, b"macro")
    deck.part.relate_to(macro, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")
    deck.core_properties.author, deck.core_properties.last_modified_by = "Somebody", "Somebody Else"
    return deck


def note_of(change: Callable[[Any], None] = lambda _note: None) -> bytes:
    """Word's own default document, changed."""
    note = Document()
    change(note)
    return saved(note)


def make_german(note: Any) -> None:
    """As a German Word has it: ids in German, its own first page, few styles, and text in it."""
    ids = {"Heading1": "berschrift1", "Heading2": "berschrift2", "Normal": "Standard", "Caption": "Beschriftung"}
    for element in note.styles.element.iter():
        for key, value in list(element.attrib.items()):
            if value in ids and (key == qn("w:styleId") or element.tag in {qn("w:basedOn"), qn("w:next")}):
                element.set(key, ids[value])
    for style in list(note.styles):
        if style.name.startswith(("Light", "Medium", "Dark", "Colorful", "List")) or style.name in {
            "Quote",
            "Table Grid",
        }:
            style.delete()
    note.styles["Normal"].font.name, note.styles["Normal"].font.size = "Times New Roman", Pt(12)
    section = note.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(30)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Bundesministerium für Beispiele"
    section.header.paragraphs[0].text = "BMB"
    note.add_heading("Alter Text", 1)


def retyped(content: bytes, kind: str) -> bytes:
    """A file with the main part's type of another kind, such as `potx`."""
    known, other = (PRESENTATION if kind.startswith("p") else DOCUMENT), TEMPLATES[kind]
    return with_parts(content, {"[Content_Types].xml": lambda old: old.replace(known.encode(), other.encode())})


def with_parts(content: bytes, changed: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """A package with some of its parts changed; a part that is not there is added, changed from nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in package.namelist():
            old = package.read(name)
            target.writestr(name, changed[name](old) if name in changed else old)
        for name in changed.keys() - set(package.namelist()):
            target.writestr(name, changed[name](b""))
    return out.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a package by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
