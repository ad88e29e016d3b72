"""What a slide says again of its layout, since LibreOffice takes it from the master or from nowhere."""

from copy import deepcopy
from typing import Any

from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn

from geo.briefing.office.slide_design import SlideShape

__all__ = ["banner_on", "repeat_autofit", "repeat_line"]


def banner_on(slide: Any, place: SlideShape) -> Any:  # noqa: ANN401  # python-pptx's slide and placeholder
    """The slide's placeholder for the handling marking; None where its layout has none."""
    own = next((one for one in slide.slide_layout.placeholders if one.name == place), None)
    return None if own is None else slide.placeholders[own.placeholder_format.idx]


def repeat_autofit(shape: Any) -> None:  # noqa: ANN401
    """Let text shrink that a program sets wider than it was measured, where the layout says so."""
    if shape._base_placeholder.text_frame.auto_size is MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE:  # noqa: SLF001
        shape.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE


def repeat_line(shape: Any, own: Any) -> None:  # noqa: ANN401
    """Give a footer or number the side, the colour and the face that its layout has for it, if any."""
    level = own.element.find(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")
    if level is None:
        return
    paragraph = shape.text_frame.paragraphs[0]._p  # noqa: SLF001
    paragraph.get_or_add_pPr().set("algn", level.get("algn", "l"))
    look = level.find(qn("a:defRPr"))
    for run in paragraph.iterfind(f"*/{qn('a:rPr')}"):
        # A run has each of them once.
        for child in list(run):
            run.remove(child)
        run.extend(deepcopy(list(look)) if look is not None else [])
