"""How text is set in our placeholders on a house's layout: in its typeface, ink and accent, on our levels.

Elements are those of ECMA-376, part 1, 21.1.2.
"""

from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from geo.briefing.office.house_boxes import House
from geo.briefing.office.house_theme import DRAWING, SLIDE, HouseTheme, read_theme, rgb_of
from geo.briefing.office.slide_design import SlideShape
from geo.briefing.office.slide_pages import BEFORE_PT, INDENT_PT, ParagraphRole
from geo.selection.palette import contrast

__all__ = ["HouseText", "has_our_levels", "house_text", "list_style", "run_properties"]

_NAMESPACES: Final = nsdecls("a", "p")
_ENOUGH: Final = 4.5
"""Contrast of text (WCAG 2.2, 1.4.3)."""
_TEXT_PT: Final = 14
_SIZES: Final = {SlideShape.SUBTITLE: 12, SlideShape.NOTE: 12, SlideShape.FOOTER: 12, SlideShape.NUMBER: 12,
                 SlideShape.TITLE: 28}  # fmt: skip
_PLAIN_BULLET: Final = "<a:buNone/>"
_TAB: Final = 457200


@dataclass(frozen=True, kw_only=True, slots=True)
class HouseText:
    """What the house sets its text in, as XML."""

    ink: str
    """Fill of running text."""
    accent: str
    """Fill of what leads to a source: the theme's first accent where it can be read on the ground, else the ink."""
    latin: str
    """Typeface of running text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Level:
    """A level of the outline."""

    number: int
    size_pt: int
    ink: str
    indent: int = 0
    before: int = 0
    """Space above, in hundredths of a point."""
    bullet: str = _PLAIN_BULLET
    italic: bool = False
    side: str = "l"


def house_text(house: House) -> HouseText:
    """What running text is set in on a layout: as its placeholder for text says, else as its master does."""
    layout, master = house.layout, house.layout.slide_master
    own = house.places.get(SlideShape.TEXT)
    runs = [run_properties(own.element)] if own is not None else []
    runs.append(master.element.find(f"{SLIDE}txStyles/{SLIDE}bodyStyle/{DRAWING}lvl1pPr/{DRAWING}defRPr"))
    ink = _first(runs, "solidFill") or _filled("tx1")
    theme = read_theme(master)
    accent, ground = theme.colour("accent1", master), _ground(layout, master, theme)
    readable = accent and ground and contrast(rgb_of(accent), rgb_of(ground)) >= _ENOUGH
    latin = _first(runs, "latin") or f'<a:latin {_NAMESPACES} typeface="+mn-lt"/>'
    return HouseText(ink=ink, accent=_filled("accent1") if readable else ink, latin=latin)


def list_style(place: SlideShape, text: HouseText, *, side: str = "l", runs: tuple[Any, ...] = ()) -> Any:  # noqa: ANN401
    """The list style of a placeholder; `runs` are properties whose fill comes before that of running text."""
    if place is SlideShape.TEXT:
        levels = [_role_level(role, text) for role in ParagraphRole]
    else:
        ink = _first(list(runs), "solidFill") or text.ink
        size, italic = _SIZES.get(place, _TEXT_PT), place is SlideShape.NOTE
        levels = [_Level(number=1, size_pt=size, ink=ink, italic=italic, side=side)]
    return parse_xml(
        f"<a:lstStyle {_NAMESPACES}>{''.join(_xml_of(level, text.latin) for level in levels)}</a:lstStyle>"
    )


def run_properties(shape: Any) -> Any:  # noqa: ANN401  # an element `p:sp`
    """The properties of a placeholder's text on its first level, where it has its own."""
    return shape.find(f"{SLIDE}txBody/{DRAWING}lstStyle/{DRAWING}lvl1pPr/{DRAWING}defRPr")


def has_our_levels(layout: Any) -> bool:  # noqa: ANN401  # python-pptx's layout
    """Whether the text of a layout's master has the indents that our text is measured with."""
    body = layout.slide_master.element.find(f"{SLIDE}txStyles/{SLIDE}bodyStyle")
    levels = {role: body.find(f"{DRAWING}lvl{role + 1}pPr") if body is not None else None for role in ParagraphRole}
    return all(level is not None and level.get("marL") == str(Pt(INDENT_PT[role])) for role, level in levels.items())


def _role_level(role: ParagraphRole, text: HouseText) -> _Level:
    analyst = role is ParagraphRole.ANALYST
    colour = text.accent.partition(">")[2].rpartition("</a:solidFill>")[0]
    mark = f'<a:buClr>{colour}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="▌"/>'
    return _Level(
        number=int(role) + 1,
        size_pt=_TEXT_PT,
        ink=text.accent if role is ParagraphRole.REFERENCE else text.ink,
        indent=Pt(INDENT_PT[role]),
        before=round(100 * BEFORE_PT[role]),
        bullet=mark if analyst else _PLAIN_BULLET,
        italic=analyst,
    )


def _xml_of(level: _Level, latin: str) -> str:
    return (
        f'<a:lvl{level.number}pPr marL="{level.indent}" indent="{-level.indent}" algn="{level.side}" '
        f'defTabSz="{level.indent or _TAB}" rtl="0"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{level.before}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>{level.bullet}'
        f'<a:defRPr sz="{100 * level.size_pt}" b="0" i="{int(level.italic)}" u="none" cap="none" spc="0">'
        f"{level.ink}{latin}</a:defRPr></a:lvl{level.number}pPr>"
    )


def _filled(name: str) -> str:
    return f'<a:solidFill {_NAMESPACES}><a:schemeClr val="{name}"/></a:solidFill>'


def _first(runs: list[Any], name: str) -> str:
    """The first of the runs' elements of a name, as XML that can stand anywhere; empty where none has it."""
    found = (run.find(f"{DRAWING}{name}") for run in runs if run is not None)
    return next((_xml(element) for element in found if element is not None), "")


def _xml(element: Any) -> str:  # noqa: ANN401
    name = f"a:{element.tag.removeprefix(DRAWING)}"
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in element.attrib.items())
    return f"<{name} {_NAMESPACES}{attributes}>{''.join(map(_xml, element))}</{name}>"


def _ground(layout: Any, master: Any, theme: HouseTheme) -> str | None:  # noqa: ANN401
    """The digits of the ground's colour; None where it is a picture, a gradient or a tint."""
    for base in (layout, master):
        ground = base.element.find(f"{SLIDE}cSld/{SLIDE}bg")
        if ground is None:
            continue
        colours = list(ground.iter(f"{DRAWING}schemeClr", f"{DRAWING}srgbClr"))
        plain = ground.find(f"{SLIDE}bgRef") is not None or ground.find(f".//{DRAWING}solidFill") is not None
        if not plain or len(colours) != 1 or len(colours[0]):
            return None
        value = str(colours[0].get("val"))
        return value if colours[0].tag == f"{DRAWING}srgbClr" else theme.colour(value, master)
    return None
