"""The slides' master and layouts: placeholders, type and colours. Who changes the master changes every slide.

python-pptx starts from a template of its own; of that only the frame is left.
"""

from dataclasses import dataclass
from typing import Any, Final

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Inches

from geo.briefing.office.colours import GROUND, INK, QUIET, REFERENCE
from geo.briefing.office.language_runs import LANGUAGE
from geo.briefing.office.slide_design import BAR, NOTE_PADDING, Box, Design, Layout, Place
from geo.briefing.office.slide_pages import BEFORE_PT, INDENT_PT, Role

__all__ = ["FOOTER", "INDEX", "NUMBER", "NUMBER_FIELD", "open_deck"]

INDEX: Final = {Place.TITLE: 0, Place.SUBTITLE: 13, Place.FIGURE: 14, Place.TEXT: 1, Place.NOTE: 15}
"""Indices of the placeholders, by which a slide's find their layout's."""
FOOTER, NUMBER = 11, 12
"""Those of the footer and the slide's number."""

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
_NAMES: Final = f'xmlns:a="{_A}" xmlns:p="{_P}"'
_EMU_PER_PT, _EMU_PER_INCH = 12700, 914400

_KINDS: Final = {
    Place.TITLE: 'type="title"',
    Place.SUBTITLE: f'type="body" sz="quarter" idx="{INDEX[Place.SUBTITLE]}"',
    Place.FIGURE: f'type="pic" idx="{INDEX[Place.FIGURE]}"',
    Place.TEXT: f'type="body" idx="{INDEX[Place.TEXT]}"',
    Place.NOTE: f'type="body" sz="quarter" idx="{INDEX[Place.NOTE]}"',
}

NUMBER_FIELD: Final = (
    f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{LANGUAGE}"/>'
    "<a:t>‹#›</a:t></a:fld>"
)
"""The slide's number, kept up to date by the program that shows it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Type:
    """How text of one level is set."""

    size: int
    colour: str
    bold: bool = False
    italic: bool = False
    align: str = "l"
    indent_pt: float = 0
    before_pt: float = 0
    bullet: str = "<a:buNone/>"

    def xml(self, level: int) -> str:
        """The properties of a level, from 1."""
        indent = round(self.indent_pt * _EMU_PER_PT)
        font = "mj" if self.bold else "mn"
        return (
            f'<a:lvl{level}pPr marL="{indent}" indent="{-indent}" algn="{self.align}" defTabSz="{indent or 457200}" '
            'rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{round(self.before_pt * 100)}"/></a:spcBef>{self.bullet}'
            f'<a:defRPr sz="{self.size * 100}" b="{int(self.bold)}" i="{int(self.italic)}" kern="1200">'
            f'<a:solidFill><a:srgbClr val="{self.colour}"/></a:solidFill><a:latin typeface="+{font}-lt"/>'
            f'<a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr></a:lvl{level}pPr>'
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Holder:
    """A placeholder of the master or of a layout."""

    name: str
    kind: str
    """Attributes of its `p:ph`."""
    box: Box
    anchor: str = "t"
    """Where text stands in it: `t`, `ctr` or `b`."""
    style: str = ""
    content: str = ""
    """Runs; empty: its name."""
    padding: float = 0
    ground: str = ""
    """Colour behind it."""

    def element(self, number: int) -> Any:  # noqa: ANN401  # an XML element
        """The placeholder as XML."""
        x, y, width, height = self.box.emu
        inset = round(self.padding * _EMU_PER_INCH)
        fill = f'<a:solidFill><a:srgbClr val="{self.ground}"/></a:solidFill>' if self.ground else ""
        content = self.content or f'<a:r><a:rPr lang="{LANGUAGE}"/><a:t>{self.name}</a:t></a:r>'
        return parse_xml(
            f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{number}" name="{self.name}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {self.kind}/></p:nvPr></p:nvSpPr><p:spPr>'
            f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr><p:txBody><a:bodyPr vert="horz" '
            f'wrap="square" lIns="{inset}" tIns="{inset}" rIns="{inset}" bIns="{inset}" rtlCol="0" '
            f'anchor="{self.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle>{self.style}</a:lstStyle>'
            f"<a:p>{content}</a:p></p:txBody></p:sp>"
        )


def open_deck(plan: Design) -> Any:  # noqa: ANN401  # python-pptx's own class, which has no public name
    """An empty presentation with this design's master and three layouts, in the order of `Layout`."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(plan.width), Inches(plan.height)
    # The template says 4:3 by name, whatever the numbers say.
    deck.part._element.sldSz.attrib.pop("type", None)  # noqa: SLF001  # there is no public way
    for default in deck.part._element.iter(f"{{{_A}}}defRPr"):  # noqa: SLF001
        if default.get("lang"):
            default.set("lang", LANGUAGE)
    layouts = deck.slide_layouts
    for surplus in list(layouts)[len(Layout) :]:
        layouts.remove(surplus)
    _set_master(deck.slide_master, plan)
    for layout, kind in zip(list(layouts), Layout, strict=True):
        _set_layout(layout, kind, plan)
    _set_theme(deck.slide_master.part)
    return deck


def _set_master(master: Any, plan: Design) -> None:  # noqa: ANN401
    boxes = plan.boxes(Layout.TEXT)
    small = {align: _Type(size=10, colour=QUIET, align=align).xml(1) for align in ("l", "r")}
    _replace_shapes(
        master,
        (
            _Holder(name=Place.TITLE, kind='type="title"', box=boxes[Place.TITLE], anchor="b"),
            _Holder(name=Place.TEXT, kind='type="body" idx="1"', box=boxes[Place.TEXT]),
            _Holder(
                name="Footer", kind='type="ftr" sz="quarter" idx="3"', box=plan.footer, anchor="ctr", style=small["l"]
            ),
            _Holder(
                name="Slide number", kind='type="sldNum" sz="quarter" idx="4"', box=plan.number, anchor="ctr",
                style=small["r"], content=NUMBER_FIELD,
            ),
        ),
    )  # fmt: skip
    styles = master._element.find(f"{{{_P}}}txStyles")  # noqa: SLF001
    styles.getparent().replace(styles, parse_xml(_text_styles()))


def _set_layout(layout: Any, kind: Layout, plan: Design) -> None:  # noqa: ANN401
    element = layout._element  # noqa: SLF001
    element.attrib.pop("type", None)
    element.set("preserve", "1")
    element.cSld.set("name", kind.value)
    footer, number = f'type="ftr" sz="quarter" idx="{FOOTER}"', f'type="sldNum" sz="quarter" idx="{NUMBER}"'
    _replace_shapes(
        layout,
        (
            *(_holder(place, box) for place, box in plan.boxes(kind).items()),
            _Holder(name="Footer", kind=footer, box=plan.footer, anchor="ctr"),
            _Holder(name="Slide number", kind=number, box=plan.number, anchor="ctr", content=NUMBER_FIELD),
        ),
    )


def _holder(place: Place, box: Box) -> _Holder:
    kind = _KINDS[place]
    match place:
        case Place.TITLE:
            return _Holder(name=place, kind=kind, box=box, anchor="b")
        case Place.SUBTITLE:
            return _Holder(name=place, kind=kind, box=box, style=_Type(size=12, colour=QUIET).xml(1))
        case Place.NOTE:
            style = _Type(size=11, colour=QUIET, italic=True).xml(1)
            return _Holder(
                name=place, kind=kind, box=box, anchor="ctr", style=style, padding=NOTE_PADDING, ground=GROUND
            )
        case _:
            return _Holder(name=place, kind=kind, box=box)


def _replace_shapes(base: Any, holders: tuple[_Holder, ...]) -> None:  # noqa: ANN401
    for shape in list(base.shapes):
        shape._element.getparent().remove(shape._element)  # noqa: SLF001
    for number, holder in enumerate(holders, start=2):
        base.shapes._spTree.append(holder.element(number))  # noqa: SLF001


def _text_styles() -> str:
    """Title and body styles; each level of the body is a `Role`, so that a reader can set type by indenting."""
    bar = f'<a:buClr><a:srgbClr val="{BAR}"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="▌"/>'
    looks: dict[Role, dict[str, Any]] = {
        Role.QUOTE: {"size": 14, "colour": INK},
        Role.REFERENCE: {"size": 11, "colour": REFERENCE},
        Role.ANALYST: {"size": 12, "colour": QUIET, "italic": True, "bullet": bar},
        Role.LISTED: {"size": 14, "colour": INK},
        Role.STATEMENT: {"size": 14, "colour": INK},
        Role.FINDING: {"size": 11, "colour": QUIET},
    }
    levels = "".join(
        _Type(indent_pt=INDENT_PT[role], before_pt=BEFORE_PT[role], **look).xml(role + 1)
        for role, look in looks.items()
    )
    plain = _Type(size=12, colour=INK)
    others = "".join(plain.xml(level) for level in range(len(Role) + 1, 10))
    every = "".join(plain.xml(level) for level in range(1, 10))
    return (
        f"<p:txStyles {_NAMES}><p:titleStyle>{_Type(size=26, colour=INK, bold=True).xml(1)}</p:titleStyle>"
        f"<p:bodyStyle>{levels}{others}</p:bodyStyle><p:otherStyle>{every}</p:otherStyle></p:txStyles>"
    )


_FONTS: Final = {
    # Those that every office program has, or knows a stand-in of the same widths for.
    'latin typeface="Calibri"': 'latin typeface="Arial"',
    'script="Jpan" typeface="ＭＳ Ｐゴシック"': 'script="Jpan" typeface="Yu Gothic"',
    'script="Hang" typeface="맑은 고딕"': 'script="Hang" typeface="Malgun Gothic"',
    'script="Hans" typeface="宋体"': 'script="Hans" typeface="Microsoft YaHei"',
    'script="Hant" typeface="新細明體"': 'script="Hant" typeface="Microsoft JhengHei"',
    'script="Arab" typeface="Times New Roman"': 'script="Arab" typeface="Arial"',
    'script="Hebr" typeface="Times New Roman"': 'script="Hebr" typeface="Arial"',
    'srgbClr val="1F497D"': f'srgbClr val="{INK}"',
    'srgbClr val="4F81BD"': f'srgbClr val="{REFERENCE}"',
    'srgbClr val="0000FF"': f'srgbClr val="{REFERENCE}"',
    'name="Office Theme"': 'name="Briefing"',
}


def _set_theme(part: Any) -> None:  # noqa: ANN401
    theme = next(rel.target_part for rel in part.rels.values() if rel.reltype.endswith("/theme"))
    content = theme.blob.decode("utf-8")
    for old, new in _FONTS.items():
        content = content.replace(old, new)
    theme.blob = content.encode("utf-8")
