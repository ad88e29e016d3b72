"""The typeface and the colours of a deck's theme (ECMA-376, part 1, 20.1.6), and how much room its type takes.

Text is measured in Arial, whose widths are known (`geo.briefing.office.type_metrics`); other faces are taken to be as
wide and as high as the widest of their kind, since a file is laid out where it is opened, with what is installed there.
"""

from dataclasses import dataclass
from typing import Any, Final

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml

from geo.selection.palette import Rgb

__all__ = ["DRAWING", "SLIDE", "Face", "HouseTheme", "body_face", "read_theme", "rgb_of", "title_face"]

DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDE: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Face:
    """How much more room a typeface takes than Arial."""

    wide: float = 1.0
    high: float = 1.0


_NO_WIDER: Final = frozenset({
    "", "arial", "arial narrow", "arimo", "helvetica", "helvetica neue", "liberation sans", "liberation serif",
    "times", "times new roman", "tinos", "garamond", "eb garamond", "calibri", "calibri light", "carlito", "cambria",
    "caladea",
})  # fmt: skip
"""Faces whose running text is not wider than Arial's, by their own metrics; the empty name is the program's own."""
_WIDE: Final = ("courier", "mono", "consolas", "verdana", "menlo")
_FOREIGN, _WIDEST = Face(wide=1.22, high=1.15), Face(wide=1.32, high=1.15)
_CAPITALS: Final = 1.35
"""How much wider a line of capitals is than the same in small letters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HouseTheme:
    """What a master's theme says."""

    colours: dict[str, str]
    """Hexadecimal digits by the theme's names, such as `dk1` and `accent1`."""
    fonts: dict[str, str]
    """`major` and `minor`, the Latin ones."""

    def colour(self, name: str, master: Any) -> str | None:  # noqa: ANN401  # python-pptx's master
        """The digits of a colour that a slide names, such as `tx1`, by the master's map of colours."""
        mapped = master.element.find(f"{SLIDE}clrMap").get(name, name)
        return self.colours.get(mapped)


def read_theme(master: Any) -> HouseTheme:  # noqa: ANN401
    """The theme of a master; one without any is empty."""
    try:
        theme = parse_xml(master.part.part_related_by(RT.THEME).blob)
    except KeyError:
        return HouseTheme(colours={}, fonts={})
    colours = {}
    for entry in next(theme.iter(f"{DRAWING}clrScheme"), ()):
        for colour in entry:
            colours[entry.tag.removeprefix(DRAWING)] = colour.get("lastClr") or colour.get("val") or ""
    fonts = {
        kind: font.get("typeface") or ""
        for kind in ("major", "minor")
        for font in theme.iterfind(f".//{DRAWING}{kind}Font/{DRAWING}latin")
    }
    return HouseTheme(colours=colours, fonts=fonts)


def body_face(layout: Any) -> Face:  # noqa: ANN401
    """The room that running text takes on a layout."""
    return _face_in(layout, "bodyStyle", "minor")


def title_face(layout: Any) -> Face:  # noqa: ANN401
    """The room that titles take on a layout."""
    return _face_in(layout, "titleStyle", "major")


def rgb_of(digits: str) -> Rgb:
    """A colour from its six hexadecimal digits."""
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def _face_in(layout: Any, style: str, kind: str) -> Face:  # noqa: ANN401
    master = layout.slide_master
    run = master.element.find(f"{SLIDE}txStyles/{SLIDE}{style}/{DRAWING}lvl1pPr/{DRAWING}defRPr")
    latin = run.find(f"{DRAWING}latin") if run is not None else None
    name = latin.get("typeface") if latin is not None else ""
    fonts = read_theme(master).fonts
    name = {"+mj-lt": fonts.get("major", ""), "+mn-lt": fonts.get("minor", ""), "": fonts.get(kind, "")}.get(name, name)
    face = _face_called(name)
    capitals = run is not None and run.get("cap") == "all"
    return Face(wide=face.wide * _CAPITALS, high=face.high) if capitals else face


def _face_called(name: str) -> Face:
    told = name.casefold()
    if any(word in told for word in _WIDE):
        return _WIDEST
    return Face() if told in _NO_WIDER else _FOREIGN
