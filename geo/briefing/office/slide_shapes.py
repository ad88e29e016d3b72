"""What stands on one slide: placeholders filled with text and pictures, the handling marking, the footer, the notes."""

import io
from collections.abc import Sequence
from copy import deepcopy
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from geo.briefing.content.direction import closed_names, right_to_left
from geo.briefing.drawing.typesetting import PAGE
from geo.briefing.figures.stamps import DRAFT, TLP_COLOURS
from geo.briefing.office.language_runs import LANGUAGE, LanguageRun, language_runs
from geo.briefing.office.slide_design import Design, SlideBox, SlideShape
from geo.briefing.office.slide_inherited import banner_on, repeat_autofit, repeat_line
from geo.briefing.office.slide_pages import (
    BEFORE_PT,
    SMALLEST_PT,
    ParagraphRole,
    SlidePage,
    SlideParagraph,
    fitting_size,
    role_size,
)
from geo.text import visible

__all__ = ["add_bands", "add_footer", "fill", "fill_line", "name_shape", "set_notes", "set_picture", "shape_of"]

_MARKING_SIZES: Final = (14, 12, 10, 8)
_MARKING_GROUND: Final = "000000"
_DRAFT_GROUND, _DRAFT_COLOUR = "A61B1B", "FFFFFF"

_OF_THE_PROGRAM: Final = MSO_LANGUAGE_ID.from_xml(LANGUAGE)


def shape_of(slide: Any, place: SlideShape) -> Any:  # noqa: ANN401  # python-pptx's shapes have no public names
    """The placeholder of a place on a slide; raises KeyError where its layout or the slide has none."""
    return slide.placeholders[_in_layout(slide, place).placeholder_format.idx]


def _in_layout(slide: Any, place: SlideShape) -> Any:  # noqa: ANN401
    for holder in slide.slide_layout.placeholders:
        if holder.name == place.value:
            return holder
    raise KeyError(place.value)


def name_shape(slide: Any, place: SlideShape) -> None:  # noqa: ANN401
    """Name the shape as a screen reader and the selection pane are to say it."""
    shape_of(slide, place).name = place.value


def fill_line(shape: Any, text: str, size_pt: int, *, lead: str = "") -> None:  # noqa: ANN401
    """Fill a placeholder with one paragraph; `lead` is set bold before it."""
    repeat_autofit(shape)
    paragraph = shape.text_frame.paragraphs[0]
    _set_direction(paragraph, text)
    if lead:
        _add_runs(paragraph, f"{lead} ", size_pt, bold=True)
    _add_runs(paragraph, text, size_pt)


def fill(shape: Any, page: SlidePage) -> list[tuple[Any, str]]:  # noqa: ANN401  python-pptx's
    """Fill a placeholder with paragraphs, each on the level of its role; those that lead somewhere, and to what."""
    leading = []
    repeat_autofit(shape)
    for number, paragraph in enumerate(page.paragraphs):
        target = shape.text_frame.paragraphs[0] if number == 0 else shape.text_frame.add_paragraph()
        _fill_paragraph(target, paragraph, role_size(paragraph.role, page.size_pt))
        if number == 0 and BEFORE_PT[paragraph.role]:
            # Some programs leave the space above the first paragraph, some do not.
            target.space_before = Pt(0)
        if paragraph.leads_to:
            leading.append((target, paragraph.leads_to))
    return leading


def set_picture(slide: Any, png: bytes, box: SlideBox, alt_text: str) -> None:  # noqa: ANN401
    """Put a picture of the box's own shape into the figure's placeholder."""
    shape = shape_of(slide, SlideShape.FIGURE)
    picture = shape.insert_picture(io.BytesIO(png))
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    picture.left, picture.top, picture.width, picture.height = box.emu
    picture.name = SlideShape.FIGURE.value
    # There is no public way to an alternative text.
    picture.element.nvPicPr.cNvPr.set("descr", visible(alt_text))


def add_bands(slide: Any, plan: Design, marking: str | None, *, draft: bool) -> None:  # noqa: ANN401
    """Add the handling marking at top and bottom, and the draft stamp at the top.

    They stand on each slide and not on its layout, so that a slide that is copied elsewhere keeps them.
    """
    top, bottom = plan.bands
    text = visible(marking or "")
    for place, box in ((SlideShape.MARKING, top), (SlideShape.MARKING_AGAIN, bottom)):
        shape = banner_on(slide, place)
        if shape is not None and not text:
            shape.element.getparent().remove(shape.element)
        elif shape is not None:
            shape.name = place
            _fill_banner(shape, text)
        elif text:
            size = fitting_size(text, top.width_pt * (0.6 if draft else 0.9), top.height_pt, _MARKING_SIZES, bold=True)
            shape = _add_label(slide, place, text, box, ground=_MARKING_GROUND)
            _style_label(shape, size, _marking_colour(text))
        if text and box is top:
            # First in the tree: it is read before all else.
            slide.shapes.element.insert(2, shape.element)
    if draft:
        box = SlideBox(x=top.width - 2.35, y=0.03, width=2.3, height=top.height - 0.06)
        _style_label(_add_label(slide, "Draft", DRAFT, box, ground=_DRAFT_GROUND), 12, _DRAFT_COLOUR)


def _fill_banner(shape: Any, text: str) -> None:  # noqa: ANN401
    """Fill the template's placeholder for the marking; a label of TLP has its colour on black, as TLP 2.0 asks for."""
    fill_line(shape, text, fitting_size(text, shape.width.pt * 0.9, shape.height.pt, _MARKING_SIZES, bold=True))
    if text in TLP_COLOURS:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(_MARKING_GROUND)
        for run in shape.text_frame.paragraphs[0].runs:
            run.font.color.rgb = _rgb(_marking_colour(text))


def _marking_colour(text: str) -> str:
    return "{:02X}{:02X}{:02X}".format(*TLP_COLOURS.get(text, PAGE))


def add_footer(slide: Any, text: str) -> None:  # noqa: ANN401
    """Add the footer and the slide's number, which python-pptx leaves out of new slides."""
    for place in (SlideShape.FOOTER, SlideShape.NUMBER):
        slide.shapes.clone_placeholder(_in_layout(slide, place))
        name_shape(slide, place)
    run = shape_of(slide, SlideShape.FOOTER).text_frame.paragraphs[0].add_run()
    run.text, run.font.language_id, run.font.size = visible(text), _OF_THE_PROGRAM, Pt(SMALLEST_PT)
    # The number is a field, kept up to date by the program that shows it; the layout has it.
    frame, own = (
        holder.text_frame for holder in (shape_of(slide, SlideShape.NUMBER), _in_layout(slide, SlideShape.NUMBER))
    )
    number = frame.paragraphs[0]._p  # noqa: SLF001
    number.extend(deepcopy(list(own.paragraphs[0]._p)))  # noqa: SLF001
    for look in number.iter(qn("a:rPr")):
        look.set("sz", str(SMALLEST_PT * 100))
    for place in (SlideShape.FOOTER, SlideShape.NUMBER):
        repeat_line(shape_of(slide, place), _in_layout(slide, place))


def set_notes(slide: Any, lines: Sequence[str]) -> None:  # noqa: ANN401
    """Write the speaker's notes, a paragraph for each line."""
    frame = slide.notes_slide.notes_text_frame
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        _set_direction(paragraph, line)
        _add_runs(paragraph, line)


def _fill_paragraph(target: Any, paragraph: SlideParagraph, size_pt: int) -> None:  # noqa: ANN401
    target.level = int(paragraph.role)
    _set_direction(target, paragraph.text)
    lead, text = _lead(paragraph)
    if lead:
        _add_runs(target, lead, size_pt, bold=True)
    if text or not lead:
        _add_runs(target, text, size_pt)


def _lead(paragraph: SlideParagraph) -> tuple[str, str]:
    """What is set bold at the beginning, and the rest: `[2]`, which in a citation stands out to the left."""
    if paragraph.lead:
        return paragraph.lead, paragraph.text.removeprefix(paragraph.lead)
    number, bracket, rest = paragraph.text.partition("] ")
    if (
        paragraph.role not in (ParagraphRole.REFERENCE, ParagraphRole.LISTED)
        or not bracket
        or not number.removeprefix("[").isdigit()
    ):
        return "", paragraph.text
    return (f"{number}] ", rest) if paragraph.role is ParagraphRole.REFERENCE else (f"{number}]\t", rest)


def _set_direction(paragraph: Any, text: str) -> None:  # noqa: ANN401
    if right_to_left(text):
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        properties.set("rtl", "1")
        properties.set("algn", "r")


def _add_runs(paragraph: Any, text: str, size_pt: int | None = None, *, bold: bool = False) -> None:  # noqa: ANN401
    tail = text[len(text.rstrip()) :]
    pieces = language_runs(closed_names(text)) or (LanguageRun(text="", language=LANGUAGE),)
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


def _add_label(slide: Any, name: str, text: str, box: SlideBox, *, ground: str) -> Any:  # noqa: ANN401
    """Add a line in a coloured box."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(ground)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    paragraph.add_run().text = text
    _set_direction(paragraph, text)
    paragraph.alignment = PP_ALIGN.CENTER
    return shape


def _style_label(shape: Any, size_pt: int, colour: str) -> None:  # noqa: ANN401
    (run,) = shape.text_frame.paragraphs[0].runs
    run.font.size, run.font.bold, run.font.language_id = Pt(size_pt), True, _OF_THE_PROGRAM
    run.font.color.rgb = _rgb(colour)


def _rgb(digits: str) -> RGBColor:
    colour: RGBColor = RGBColor.from_string(digits)  # type: ignore[no-untyped-call]  # python-pptx is typed in part
    return colour
