"""What stands on one slide: placeholders filled with text and pictures, the handling marking, the footer, the notes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pptx.oxml import parse_xml
from pptx.util import Pt

from geo.briefing.drawing.typesetting import PAGE
from geo.briefing.figures.stamps import DRAFT, TLP_COLOURS
from geo.briefing.office.language_runs import LANGUAGE, Run, right_to_left, runs
from geo.briefing.office.slide_design import Box, Design, Place
from geo.briefing.office.slide_master import FOOTER, INDEX, NUMBER, NUMBER_FIELD
from geo.briefing.office.slide_pages import BEFORE_PT, Page, Paragraph, Role, fitting_size, role_size
from geo.text import visible

__all__ = [
    "Deck", "add_bands", "add_footer", "fill", "fill_line", "name_shape", "place_of", "set_notes",
    "set_picture",
]  # fmt: skip

Deck = Any
"""A `pptx.presentation.Presentation`."""

_MARKING_SIZES: Final = (14, 12, 10, 8)
_DRAFT_COLOUR: Final = "A61B1B"

_NAMES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def place_of(slide: Any, place: Place) -> Any:  # noqa: ANN401  # python-pptx's shapes have no public names
    """The placeholder of a place on a slide; raises KeyError where its layout has none."""
    return slide.placeholders[INDEX[place]]


def name_shape(slide: Any, place: Place) -> None:  # noqa: ANN401
    """Name the shape as a screen reader and the selection pane are to say it."""
    place_of(slide, place).name = place.value


def fill_line(shape: Any, text: str, size_pt: int, *, lead: str = "") -> None:  # noqa: ANN401
    """Fill a placeholder with one paragraph; `lead` is set bold before it."""
    paragraph = shape.text_frame.paragraphs[0]
    _set_direction(paragraph, text)
    if lead:
        _add_runs(paragraph, f"{lead} ", size_pt, bold=True)
    _add_runs(paragraph, text, size_pt)


def fill(shape: Any, page: Page) -> None:  # noqa: ANN401
    """Fill a placeholder with paragraphs, each on the level of its role."""
    for number, paragraph in enumerate(page.paragraphs):
        target = shape.text_frame.paragraphs[0] if number == 0 else shape.text_frame.add_paragraph()
        _fill_paragraph(target, paragraph, role_size(paragraph.role, page.size_pt))
        if number == 0 and BEFORE_PT[paragraph.role]:
            # Some programs leave the space above the first paragraph, some do not.
            target.space_before = Pt(0)


def set_picture(slide: Any, png: bytes, box: Box, alt_text: str) -> None:  # noqa: ANN401
    """Put a picture of the box's own shape into the figure's placeholder."""
    shape = place_of(slide, Place.FIGURE)
    picture = shape.insert_picture(io.BytesIO(png))
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    picture.left, picture.top, picture.width, picture.height = box.emu
    properties = picture._element.nvPicPr.cNvPr  # noqa: SLF001  # there is no public way to an alternative text
    properties.set("name", Place.FIGURE.value)
    properties.set("descr", visible(alt_text))


def add_bands(slide: Any, plan: Design, marking: str | None, *, draft: bool) -> None:  # noqa: ANN401
    """Add the handling marking at top and bottom, and the draft stamp at the top.

    They stand on each slide and not on its layout, so that a slide that is copied elsewhere keeps them.
    """
    tree = slide.shapes._spTree  # noqa: SLF001
    top, bottom = plan.bands
    if marking:
        text = visible(marking)
        size = fitting_size(text, top.width_pt * (0.6 if draft else 0.9), top.height_pt, _MARKING_SIZES, bold=True)
        colour = "{:02X}{:02X}{:02X}".format(*TLP_COLOURS.get(text, PAGE))
        label = _Label(name="Handling marking", text=text, box=top, size_pt=size, colour=colour, ground="000000")
        # First in the tree: it is read before all else.
        tree.insert(2, label.element(slide))
        tree.append(replace(label, name="Handling marking, again", box=bottom).element(slide))
    if draft:
        box = Box(x=top.width - 2.35, y=0.03, width=2.3, height=top.height - 0.06)
        stamp = _Label(name="Draft", text=DRAFT, box=box, size_pt=12, colour="FFFFFF", ground=_DRAFT_COLOUR)
        tree.append(stamp.element(slide))


def add_footer(slide: Any, text: str) -> None:  # noqa: ANN401
    """Add the footer and the slide's number, which python-pptx leaves out of new slides."""
    tree = slide.shapes._spTree  # noqa: SLF001
    told = f'<a:r><a:rPr lang="{LANGUAGE}"/><a:t>{_escaped(text)}</a:t></a:r>'
    shapes = (("Footer", "ftr", FOOTER, told), ("Slide number", "sldNum", NUMBER, NUMBER_FIELD))
    for name, kind, index, content in shapes:
        tree.append(
            parse_xml(
                f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{_next_id(slide)}" name="{name}"/><p:cNvSpPr>'
                f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr>'
                f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{content}</a:p></p:txBody></p:sp>"
            )
        )


def set_notes(slide: Any, lines: Sequence[str]) -> None:  # noqa: ANN401
    """Write the speaker's notes, a paragraph for each line."""
    frame = slide.notes_slide.notes_text_frame
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        _set_direction(paragraph, line)
        _add_runs(paragraph, line)


def _fill_paragraph(target: Any, paragraph: Paragraph, size_pt: int) -> None:  # noqa: ANN401
    target.level = int(paragraph.role)
    _set_direction(target, paragraph.text)
    lead, text = _lead(paragraph)
    if lead:
        _add_runs(target, lead, size_pt, bold=True)
    _add_runs(target, text, size_pt)


def _lead(paragraph: Paragraph) -> tuple[str, str]:
    """What is set bold at the beginning, and the rest: `[2]`, which in a citation stands out to the left."""
    number, bracket, rest = paragraph.text.partition("] ")
    if paragraph.role not in (Role.REFERENCE, Role.LISTED) or not bracket or not number.removeprefix("[").isdigit():
        return "", paragraph.text
    return (f"{number}] ", rest) if paragraph.role is Role.REFERENCE else (f"{number}]\t", rest)


def _set_direction(paragraph: Any, text: str) -> None:  # noqa: ANN401
    if right_to_left(text):
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        properties.set("rtl", "1")
        properties.set("algn", "r")


def _add_runs(paragraph: Any, text: str, size_pt: int | None = None, *, bold: bool = False) -> None:  # noqa: ANN401
    tail = text[len(text.rstrip()) :]
    pieces = runs(text) or (Run(text="", language=LANGUAGE),)
    for number, piece in enumerate(pieces):
        run = paragraph.add_run()
        run.text = piece.text + (tail if number == len(pieces) - 1 else "")
        properties = run._r.get_or_add_rPr()  # noqa: SLF001
        properties.set("lang", piece.language)
        if piece.east_asian:
            properties.set("altLang", LANGUAGE)
        if size_pt is not None:
            run.font.size = Pt(size_pt)
        if bold:
            run.font.bold = True


@dataclass(frozen=True, kw_only=True, slots=True)
class _Label:
    """A line in a coloured box."""

    name: str
    text: str
    box: Box
    size_pt: int
    colour: str
    ground: str

    def element(self, slide: Any) -> Any:  # noqa: ANN401
        """The label as XML, with an id that is free on the slide."""
        x, y, width, height = self.box.emu
        rtl = ' rtl="1"' if right_to_left(self.text) else ""
        return parse_xml(
            f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{_next_id(slide)}" name="{self.name}"/><p:cNvSpPr txBox="1"/>'
            f'<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{self.ground}"/>'
            '</a:solidFill></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
            f'<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="ctr"{rtl}/><a:r>'
            f'<a:rPr lang="{LANGUAGE}" sz="{self.size_pt * 100}" b="1"><a:solidFill><a:srgbClr val="{self.colour}"/>'
            f"</a:solidFill></a:rPr><a:t>{_escaped(self.text)}</a:t></a:r></a:p></p:txBody></p:sp>"
        )


def _escaped(text: str) -> str:
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _next_id(slide: Any) -> int:  # noqa: ANN401
    return max(int(i) for i in slide.shapes._spTree.xpath("//p:cNvPr/@id")) + 1  # noqa: SLF001
