"""The look of the template `ministry`, made from the plain one: a banner for the marking, navy titles in a serif face.

It is an example for a house's own: its colours and typefaces stand in the theme, and its banners are placeholders.
"""

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from geo.briefing.office.language_runs import LANGUAGE
from geo.briefing.office.note_design import NoteStyle
from geo.briefing.office.slide_design import BAND, Deck, SlideBox, SlideLayout, SlideShape, layout_of
from geo.briefing.office.template import PLAIN_ACCENT, PLAIN_INK

__all__ = ["dress_deck", "dress_note"]

_NAVY, _GOLD, _HEADINGS = "1F3A5F", "8A6D2F", "Times New Roman"
_NAMESPACES: Final = nsdecls("a", "p")
_LEVEL: Final = (
    '<a:lvl1pPr marL="0" indent="0" algn="ctr"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
    '<a:defRPr sz="1200" b="1" i="0"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:latin typeface="+mn-lt"/>'
    "</a:defRPr></a:lvl1pPr>"
)
_BANNERS: Final = {SlideShape.MARKING: 16, SlideShape.MARKING_AGAIN: 17}
_RULE_HIGH: Final = 0.025
_RULE_AIR: Final = 0.05


def dress_deck(deck: Deck, width: float, height: float) -> None:
    """Give a plain deck of this size in inches the ministry's look."""
    master = deck.slide_master
    theme = next(one.target_part for one in master.part.rels.values() if one.reltype.endswith("/theme"))
    fonts = theme.blob.replace(
        b'<a:majorFont><a:latin typeface="Arial"', f'<a:majorFont><a:latin typeface="{_HEADINGS}"'.encode()
    )
    theme.blob = (
        fonts.replace(PLAIN_ACCENT.encode(), _NAVY.encode())
        .replace(PLAIN_INK.encode(), _NAVY.encode())
        .replace(b"C0504D", _GOLD.encode())
    )
    for base in (master, *master.slide_layouts):
        for colour in list(base.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}srgbClr")):
            if colour.get("val") == PLAIN_ACCENT:
                colour.getparent().replace(colour, parse_xml(f'<a:schemeClr {_NAMESPACES} val="accent1"/>'))
    for colour in master.element.xpath("p:txStyles/p:titleStyle//a:srgbClr"):
        colour.getparent().replace(colour, parse_xml(f'<a:schemeClr {_NAMESPACES} val="tx2"/>'))
    text = next(one for one in layout_of(deck, SlideLayout.TEXT).placeholders if one.name == SlideShape.TEXT)
    left, wide = text.left / 914400, text.width / 914400
    top = text.top / 914400 - _RULE_AIR - _RULE_HIGH
    for number, (y, colour) in enumerate(((top, "accent1"), (height - 0.64, "accent2")), start=90):
        box = SlideBox(x=left, y=y, width=wide, height=_RULE_HIGH if colour == "accent1" else _RULE_HIGH / 2)
        master.element.cSld.spTree.insert(2, parse_xml(_rule(number, box, colour)))
    edges = {SlideShape.MARKING: 0.0, SlideShape.MARKING_AGAIN: height - BAND}
    for layout in master.slide_layouts:
        for place, y in edges.items():
            banner = SlideBox(x=0, y=y, width=width, height=BAND)
            layout.element.cSld.spTree.append(parse_xml(_banner(place, banner)))


def _rule(number: int, box: SlideBox, colour: str) -> str:
    return (
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Rule"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_frame(box)}<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )


def _banner(place: SlideShape, box: SlideBox) -> str:
    return (
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{_BANNERS[place]}" name="{place}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="{_BANNERS[place]}"/></p:nvPr>'
        f'</p:nvSpPr><p:spPr>{_frame(box)}<a:solidFill><a:schemeClr val="tx2"/></a:solidFill></p:spPr><p:txBody>'
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle>{_LEVEL}'
        f'</a:lstStyle><a:p><a:r><a:rPr lang="{LANGUAGE}"/><a:t>{place}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _frame(box: SlideBox) -> str:
    x, y, width, height = box.emu
    return (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def dress_note(note: Any) -> None:  # noqa: ANN401  # python-docx's document
    """Give a plain note the ministry's look."""
    for name in (NoteStyle.TITLE, NoteStyle.SECTION, NoteStyle.HOTSPOT):
        style = note.styles[name]
        fonts = style.element.rPr.find(qn("w:rFonts"))
        for key in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(key), _HEADINGS)
        style.element.rPr.find(qn("w:color")).set(qn("w:val"), _NAVY)
    for element in note.styles.element.iter():
        for key in (qn("w:val"), qn("w:color")):
            if element.get(key) == PLAIN_ACCENT:
                element.set(key, _NAVY)
    section = note.sections[0]
    for edge, side in ((section.header, "bottom"), (section.footer, "top")):
        line = edge.paragraphs[0]
        line._p.get_or_add_pPr().insert_element_before(_border(side), "w:spacing", "w:ind", "w:jc", "w:rPr")  # noqa: SLF001
        banner = edge.add_paragraph(style=NoteStyle.MARKING)
        if side == "bottom":
            edge._element.insert(0, banner._p)  # noqa: SLF001


def _border(side: str) -> Any:  # noqa: ANN401
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}", {qn("w:val"): "single", qn("w:sz"): "8", qn("w:space"): "4", qn("w:color"): _NAVY})
    borders.append(line)
    return borders
