"""A layout for slides, made from one of the house's: its drawing, and our placeholders in the house's type.

Elements are those of ECMA-376, part 1, chapter 19.
"""

from copy import deepcopy
from typing import Any, Final
from xml.sax.saxutils import escape

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.slide import SlideLayoutPart

from geo.briefing.office.house_boxes import House
from geo.briefing.office.house_text import HouseText, house_text, list_style, run_properties
from geo.briefing.office.house_theme import DRAWING, SLIDE
from geo.briefing.office.language_runs import LANGUAGE
from geo.briefing.office.slide_design import SlideBox, SlideLayout, SlideShape

__all__ = ["add_layout"]

_RELATED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_INSETS: Final = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
"""What an office program takes where nothing is said."""
_LOWEST_ID: Final = 2147483648

# The numbers of placeholders on our layouts; those of the shipped templates.
_INDEX: Final = {
    SlideShape.TEXT: 1, SlideShape.FOOTER: 11, SlideShape.NUMBER: 12, SlideShape.SUBTITLE: 13, SlideShape.FIGURE: 14,
    SlideShape.NOTE: 15, SlideShape.MARKING: 16, SlideShape.MARKING_AGAIN: 17,
}  # fmt: skip
_KINDS: Final = {SlideShape.TITLE: "title", SlideShape.FIGURE: "pic", SlideShape.FOOTER: "ftr",
                 SlideShape.NUMBER: "sldNum"}  # fmt: skip
_LINES: Final = frozenset({SlideShape.FOOTER, SlideShape.NUMBER})
_ANCHORS: Final = {SlideShape.TITLE: "b", SlideShape.FOOTER: "ctr", SlideShape.NUMBER: "ctr"}
_NAMESPACES: Final = nsdecls("a", "p")
_NUMBER_FIELD: Final = (
    f'<a:fld {_NAMESPACES} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{LANGUAGE}"/>'
    "<a:t>‹#›</a:t></a:fld>"
)


def add_layout(deck: Any, wanted: SlideLayout, house: House) -> None:  # noqa: ANN401  # python-pptx's presentation
    """Add one of our layouts to the master of a layout of the house."""
    element = deepcopy(house.layout.element)
    common = element.find(f"{SLIDE}cSld")
    common.set("name", wanted.value)
    element.attrib.pop("type", None)
    element.set("preserve", "1")
    package = deck.part.package
    name = package.next_partname("/ppt/slideLayouts/slideLayout%d.xml")
    part = SlideLayoutPart(name, CT.PML_SLIDE_LAYOUT, package, element)
    _relate(part, house.layout.part)
    tree = common.find(f"{SLIDE}spTree")
    for shape in [one for one in tree.iter(f"{SLIDE}sp") if _holder(one) is not None]:
        shape.getparent().remove(shape)
    last = max((int(one.get("id") or 0) for one in tree.iter(f"{SLIDE}cNvPr")), default=1)
    text = house_text(house)
    places = [place for place in SlideShape if place in house.boxes]
    shapes = [(place, _shape(place, house, text)) for place in places]
    shapes += [(SlideShape(banner), deepcopy(holder.element)) for banner, holder in house.banners.items()]
    for number, (place, shape) in enumerate(shapes, start=last + 1):
        _name(shape, place, number)
        tree.append(shape)
    _register(deck, house.layout.slide_master, part)


def _holder(shape: Any) -> Any:  # noqa: ANN401
    return shape.find(f"{SLIDE}nvSpPr/{SLIDE}nvPr/{SLIDE}ph")


def _relate(part: SlideLayoutPart, base: Any) -> None:  # noqa: ANN401
    """Give the new part the relationships of its model, under whatever ids."""
    ids = {}
    for key, relation in base.rels.items():
        target = relation.target_ref if relation.is_external else relation.target_part
        ids[key] = part.relate_to(target, relation.reltype, is_external=relation.is_external)
    for element in part._element.iter():  # noqa: SLF001
        for attribute, value in element.attrib.items():
            if attribute.startswith(_RELATED) and value in ids:
                element.set(attribute, ids[value])


def _register(deck: Any, master: Any, part: SlideLayoutPart) -> None:  # noqa: ANN401
    """Enter a layout in its master's list; ids are unique among all masters and layouts."""
    elements = [deck.element, *(one.element for one in deck.slide_masters)]
    entries = [entry for root in elements for entry in root.iter(f"{SLIDE}sldLayoutId", f"{SLIDE}sldMasterId")]
    number = max((int(entry.get("id") or 0) for entry in entries), default=_LOWEST_ID) + 1
    entry = master.element.get_or_add_sldLayoutIdLst()._add_sldLayoutId()  # noqa: SLF001
    entry.set("id", str(max(number, _LOWEST_ID)))
    entry.rId = master.part.relate_to(part, RT.SLIDE_LAYOUT)


def _name(shape: Any, place: SlideShape, number: int) -> None:  # noqa: ANN401
    properties = shape.find(f"{SLIDE}nvSpPr/{SLIDE}cNvPr")
    properties.set("name", place.value)
    properties.set("id", str(number))
    holder = _holder(shape)
    for name in ("type", "idx", "hasCustomPrompt"):
        holder.attrib.pop(name, None)
    holder.set("type", _KINDS.get(place, "body"))
    if place is not SlideShape.TITLE:
        holder.set("idx", str(_INDEX[place]))


def _shape(place: SlideShape, house: House, text: HouseText) -> Any:  # noqa: ANN401
    """A placeholder in its box; title, footer and number are the house's own where it has them."""
    own = house.places.get(place) if place in {SlideShape.TITLE, *_LINES} else None
    shape = deepcopy(own.element) if own is not None else parse_xml(_new(place, text))
    masters = _on_master(place, house)
    body = shape.find(f"{SLIDE}txBody")
    if own is None or place in _LINES:
        runs = tuple(map(run_properties, ([own.element] if own is not None else []) + masters))
        old = body.find(f"{DRAWING}lstStyle")
        if old is not None:
            body.remove(old)
        style = list_style(place, text, side=_side(place, house), runs=runs if place in _LINES else ())
        body.insert(1, style)
    model = own if own is not None else house.places.get(SlideShape.TEXT)
    models = [model.element] if model is not None else []
    for name, value in _insets(place, [*models, *masters]).items():
        body.find(f"{DRAWING}bodyPr").set(name, str(value))
    if place is SlideShape.NUMBER:
        _set_number_field(shape)
    _set_box(shape, house.boxes[place])
    return shape


def _on_master(place: SlideShape, house: House) -> list[Any]:
    """The master's placeholders of a place's type."""
    kind = _KINDS.get(place, "body")
    shapes = house.layout.slide_master.element.iter(f"{SLIDE}sp")
    return [one for one in shapes if (holder := _holder(one)) is not None and holder.get("type") == kind]


def _side(place: SlideShape, house: House) -> str:
    last = place is SlideShape.NUMBER and house.boxes[place].x > house.boxes[SlideShape.FOOTER].x
    return "r" if last else "l"


def _insets(place: SlideShape, shapes: list[Any]) -> dict[str, int]:
    """Inner margins: those of the house's placeholder of this place or of its text, or of its master's."""
    if place is SlideShape.NOTE:
        return dict.fromkeys(_INSETS, _INSETS["lIns"])
    bodies = [body for one in shapes if (body := one.find(f"{SLIDE}txBody/{DRAWING}bodyPr")) is not None]
    told = {
        name: next((int(body.get(name)) for body in bodies if body.get(name)), default)
        for name, default in _INSETS.items()
    }
    # The line below the title is close to it, and text begins where its figure does.
    return told if place is SlideShape.TITLE else {**told, "tIns": 0, "bIns": 0}


def _new(place: SlideShape, text: HouseText) -> str:
    frame = f'<a:ln w="9525">{text.ink}</a:ln>' if place is SlideShape.NOTE else ""
    anchor = _ANCHORS.get(place, "t")
    return (
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="0" name=""/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph/></p:nvPr></p:nvSpPr><p:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{frame}</p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" numCol="1" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f'<a:p><a:r><a:rPr lang="{LANGUAGE}"/><a:t>{escape(place.value)}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _set_box(shape: Any, box: SlideBox) -> None:  # noqa: ANN401
    shape.x, shape.y, shape.cx, shape.cy = box.emu


def _set_number_field(shape: Any) -> None:  # noqa: ANN401
    """Give a placeholder the field of the slide's number, where the house has none or only text."""
    if next(shape.iter(f"{DRAWING}fld"), None) is not None:
        return
    paragraph = next(shape.iter(f"{DRAWING}p"))
    for child in list(paragraph):
        paragraph.remove(child)
    paragraph.append(parse_xml(_NUMBER_FIELD))
