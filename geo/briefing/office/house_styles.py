"""The styles of a note in a house's own document: found by their names, and added where it lacks them.

Word's own styles have English names in every language, whatever their ids ("berschrift1"); other programs store the
names that Word shows ("Heading 1"), which python-docx does not find. Elements are those of ECMA-376, part 1, 17.7.
"""

from copy import deepcopy
from typing import Any, Final

from docx.oxml.ns import qn
from docx.styles import BabelFish

from geo.briefing.office.note_design import NoteStyle
from geo.briefing.office.template import PLAIN_ACCENT, PLAIN_INK

__all__ = ["adopt_styles"]

_SIZE: Final = 20
"""Half-points of the shipped styles' running text, and of a document that names no size."""
_FIXED: Final = frozenset({NoteStyle.CELL, NoteStyle.MARKING})
"""Styles whose type has the size of what they stand in."""
_NORMAL: Final = "Normal"


def adopt_styles(house: Any, shipped: Any, accent: str) -> tuple[NoteStyle, ...]:  # noqa: ANN401  # elements `w:styles`
    """Give a document every style of a note; those that it lacked.

    `accent` has the digits of its theme's first accent, for the styles that are added.
    """
    _name_default(house)
    ours = {_stored(style): style for style in shipped.iterchildren(qn("w:style"))}
    lacking = []
    for wanted in NoteStyle:
        name = BabelFish.ui2internal(wanted)
        model = ours[name]
        same = [style for style in house.iterchildren(qn("w:style")) if _stored(style).casefold() == name.casefold()]
        fitting = [style for style in same if style.get(qn("w:type")) == model.get(qn("w:type"))]
        fitting.sort(key=lambda style: _stored(style) != name)
        for style in same:
            if style not in fitting[:1]:
                _rename(style, f"{_stored(style)} of the template")
        if fitting:
            _rename(fitting[0], name)
        else:
            house.append(_made(model, wanted, house, accent))
            lacking.append(wanted)
    return tuple(lacking)


def _stored(style: Any) -> str:  # noqa: ANN401
    name = style.find(qn("w:name"))
    return str(name.get(qn("w:val"))) if name is not None else ""


def _rename(style: Any, name: str) -> None:  # noqa: ANN401
    style.find(qn("w:name")).set(qn("w:val"), name)


def _name_default(house: Any) -> None:  # noqa: ANN401
    """Call the style of paragraphs without one as Word does."""
    paragraphs = [style for style in house.iterchildren(qn("w:style")) if style.get(qn("w:type")) == "paragraph"]
    default = [style for style in paragraphs if style.get(qn("w:default")) in {"1", "true", "on"}]
    if default and not any(_stored(style) == _NORMAL for style in paragraphs):
        _rename(default[0], _NORMAL)


def _made(model: Any, wanted: NoteStyle, house: Any, accent: str) -> Any:  # noqa: ANN401
    """A shipped style as one of the house: in its typeface, its ink and its accent, and as large beside its text."""
    style = deepcopy(model)
    ids = {_stored(one): one.get(qn("w:styleId")) for one in house.iterchildren(qn("w:style"))}
    while style.get(qn("w:styleId")) in ids.values():
        style.set(qn("w:styleId"), f"{style.get(qn('w:styleId'))}0")
    for name in ("w:link", "w:rsid", "w:basedOn", "w:next"):
        for element in style.findall(qn(name)):
            style.remove(element)
    base = {"paragraph": _NORMAL, "table": "Normal Table"}.get(style.get(qn("w:type")), "")
    if wanted is not NoteStyle.TEXT and ids.get(base):
        based = style.makeelement(qn("w:basedOn"), {qn("w:val"): ids[base]})
        style.insert(1, based)
    for element in [*style.iter(qn("w:rFonts")), *style.iter(qn("w:numPr"))]:
        element.getparent().remove(element)
    _recolour(style, accent)
    if wanted not in _FIXED:
        scale = _text_size(house) / _SIZE
        for size in [*style.iter(qn("w:sz")), *style.iter(qn("w:szCs"))]:
            size.set(qn("w:val"), str(round(int(size.get(qn("w:val"))) * scale)))
    return style


def _recolour(style: Any, accent: str) -> None:  # noqa: ANN401
    for colour in list(style.iter(qn("w:color"))):
        if colour.get(qn("w:val")) == PLAIN_INK:
            colour.getparent().remove(colour)
        elif colour.get(qn("w:val")) == PLAIN_ACCENT:
            colour.set(qn("w:val"), accent)
            colour.set(qn("w:themeColor"), "accent1")
    for border in style.iter(qn("w:left")):
        if border.get(qn("w:color")) == PLAIN_ACCENT:
            border.set(qn("w:color"), accent)


def _text_size(house: Any) -> int:  # noqa: ANN401
    """Half-points of the house's running text."""
    normal = next((one for one in house.iterchildren(qn("w:style")) if _stored(one) == _NORMAL), None)
    places = [normal.find(f"{qn('w:rPr')}/{qn('w:sz')}")] if normal is not None else []
    places.append(house.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}"))
    found = next((place for place in places if place is not None), None)
    return int(float(found.get(qn("w:val")))) if found is not None else _SIZE
