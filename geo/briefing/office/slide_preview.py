# ruff: noqa: ANN401 - python-pptx's slides and shapes have no public names
"""A made slide as a picture: what a presentation has on it, drawn as SVG where it stands there.

Boxes, pictures, fills, and texts with their sizes, colours, insets and line breaks are those of the file; a test holds
them against LibreOffice. Type is set as Arial's; of another face only about the width is known, so that its lines may
break elsewhere. Tables, charts, effects and what else this program never writes are left out.
"""

import base64
import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from geo.briefing.office.slide_lines import SetLine, SetRun, set_lines, text_height
from geo.briefing.office.slide_styles import EMU_PER_PT, ShapeStyle, TextStyle, shape_style, text_style
from geo.briefing.office.slide_theme import Paint, Theme, theme_of
from geo.briefing.office.type_metrics import is_measured

__all__ = ["SlidePicture", "count_slides", "slide_picture"]

_FALLBACK: Final = "Arial, 'Liberation Sans', Helvetica, sans-serif"
_ANCHORS: Final = {"l": "start", "ctr": "middle", "r": "end", "just": "start"}
_SLACK: Final = {"ctr": 0.5, "b": 1.0}
"""How much of the room that a text leaves is above it, by its anchor."""
_SHOWN: Final = ("image/png", "image/jpeg", "image/gif", "image/svg+xml")
"""Kinds of pictures that a browser shows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlidePicture:
    """A slide to be looked at."""

    svg: bytes
    words: str
    """Everything that is written on it, and what its pictures show, for who does not see it."""


def count_slides(content: bytes) -> int:
    """How many slides a .pptx has."""
    return len(Presentation(io.BytesIO(content)).slides)


def slide_picture(content: bytes, number: int) -> SlidePicture:
    """The slide of that number in a .pptx, the first is 1; raises IndexError where there is none."""
    deck: Any = Presentation(io.BytesIO(content))
    slide = deck.slides[number - 1]
    width, height = deck.slide_width / EMU_PER_PT, deck.slide_height / EMU_PER_PT
    theme = theme_of(slide)
    drawn = "".join(_slide(slide, theme, number))
    ground = _ground(slide, theme)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.2f} {height:.2f}" '
        f'width="{width:.2f}" height="{height:.2f}">'
        f'<rect width="100%" height="100%" {_filled(ground)}/>{drawn}</svg>'
    )
    return SlidePicture(svg=svg.encode(), words=" ".join(_words(slide, number)))


def _slide(slide: Any, theme: Theme, number: int) -> Iterator[str]:
    """What stands on master and layout, but for their placeholders, and then what stands on the slide."""
    layout = slide.slide_layout
    if slide.element.get("showMasterSp") not in ("0", "false"):
        if layout.element.get("showMasterSp") not in ("0", "false"):
            yield from _fixed(layout.slide_master, theme, number)
        yield from _fixed(layout, theme, number)
    for shape in slide.shapes:
        yield from _shape(shape, theme, number)


def _fixed(holder: Any, theme: Theme, number: int) -> Iterator[str]:
    for shape in holder.shapes:
        if not shape.is_placeholder:
            yield from _shape(shape, theme, number)


def _shape(shape: Any, theme: Theme, number: int) -> Iterator[str]:
    if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
        yield _grouped(shape, "".join(part for one in shape.shapes for part in _shape(one, theme, number)))
    elif shape.element.tag == qn("p:pic"):
        yield _picture(shape)
    elif shape.element.tag in (qn("p:sp"), qn("p:cxnSp")):
        style = shape_style(shape, theme)
        yield _box(shape, style)
        body = shape.element.find(qn("p:txBody"))
        if body is not None:
            yield from _text(body, style.box, text_style(shape, theme), number)


def _text(body: Any, box: tuple[float, float, float, float], style: TextStyle, number: int) -> Iterator[str]:
    left, top, width, height = box
    before, above, after, below = style.insets
    lines = set_lines(body, style, width - before - after, number)
    slack = _SLACK.get(style.anchor, 0.0) * (height - above - below - text_height(lines))
    for line in lines:
        yield _line(line, left + before, top + above + slack)


def _grouped(shape: Any, drawn: str) -> str:
    """What is in a group, moved and stretched from the group's own coordinates."""
    xfrm = shape.element.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
    if xfrm is None:
        return drawn
    off, ext, inner, size = (xfrm.find(qn(f"a:{name}")) for name in ("off", "ext", "chOff", "chExt"))
    x, y, cx, cy = (int(off.get("x")), int(off.get("y")), int(inner.get("x")), int(inner.get("y")))
    across = int(ext.get("cx")) / (int(size.get("cx")) or 1)
    down = int(ext.get("cy")) / (int(size.get("cy")) or 1)
    moved = f"translate({(x - cx * across) / EMU_PER_PT:.3f} {(y - cy * down) / EMU_PER_PT:.3f})"
    return f'<g transform="{moved} scale({across:.5f} {down:.5f})">{drawn}</g>'


def _box(shape: Any, style: ShapeStyle) -> str:
    if style.fill is None and style.line is None:
        return ""
    left, top, width, height = style.box
    geometry = shape.element.find(f".//{qn('a:prstGeom')}")
    kind = "rect" if geometry is None else str(geometry.get("prst"))
    drawn = _filled(style.fill) + (_lined(style.line, style.line_pt) if style.line else "")
    if kind in ("line", "straightConnector1"):
        return f'<line x1="{left:.2f}" y1="{top:.2f}" x2="{left + width:.2f}" y2="{top + height:.2f}" {drawn}/>'
    if kind == "ellipse":
        middle = f'cx="{left + width / 2:.2f}" cy="{top + height / 2:.2f}"'
        return f'<ellipse {middle} rx="{width / 2:.2f}" ry="{height / 2:.2f}" {drawn}/>'
    round_ = f' rx="{min(width, height) / 6:.2f}"' if kind == "roundRect" else ""
    return f'<rect x="{left:.2f}" y="{top:.2f}" width="{width:.2f}" height="{height:.2f}"{round_} {drawn}/>'


def _picture(shape: Any) -> str:
    left, top, width, height = (v / EMU_PER_PT for v in (shape.left, shape.top, shape.width, shape.height))
    place = f'x="{left:.2f}" y="{top:.2f}" width="{width:.2f}" height="{height:.2f}"'
    image = shape.image
    if image.content_type not in _SHOWN:
        return f'<rect {place} fill="#d9dce1"/>'
    data = f"data:{image.content_type};base64,{base64.b64encode(image.blob).decode()}"
    # Cropped, it is larger than its box and seen through it.
    across, down = 1 - shape.crop_left - shape.crop_right, 1 - shape.crop_top - shape.crop_bottom
    x, y = (0 - shape.crop_left) / across * width, (0 - shape.crop_top) / down * height
    inner = f'x="{x:.2f}" y="{y:.2f}" width="{width / across:.2f}" height="{height / down:.2f}"'
    return f'<svg {place}><image {inner} preserveAspectRatio="none" href="{data}"/></svg>'


def _line(line: SetLine, x: float, y: float) -> str:
    """A line of text at the upper left corner of its box, as SVG."""
    drawn = _bullet(line, x, y)
    width = sum(run.width for run in line.runs)
    if not any(run.text for run in line.runs):
        return drawn
    at = {"start": x + line.left, "middle": x + (line.left + line.right) / 2, "end": x + line.right}
    side = _ANCHORS.get(line.align, "start")
    # What runs to the left starts at its right end.
    anchor = {"start": "end", "end": "start"}.get(side, side) if line.rtl else side
    direction = ' direction="rtl"' if line.rtl else ""
    # Where the face is not here, another takes no more room than this one.
    known = all(run.is_arial and is_measured(run.text) for run in line.runs)
    length = f' textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"' if known else ""
    runs = "".join(f"<tspan {_type(run)}>{escape(run.text)}</tspan>" for run in line.runs)
    where = f'x="{at[side]:.2f}" y="{y + line.base:.2f}" text-anchor="{anchor}"{direction}{length}'
    return f'{drawn}<text {where} xml:space="preserve">{runs}</text>'


def _bullet(line: SetLine, x: float, y: float) -> str:
    if line.bullet is None:
        return ""
    place = f'x="{x + line.bullet_left:.2f}" y="{y + line.base:.2f}"'
    return f"<text {place} {_type(line.bullet)}>{escape(line.bullet.text)}</text>"


def _type(run: SetRun) -> str:
    face = escape(run.face.replace("'", ""), quote=True)
    weight = ' font-weight="700"' if run.bold else ""
    slant = ' font-style="italic"' if run.italic else ""
    line = ' text-decoration="underline"' if run.underlined else ""
    type_ = f'font-family="\'{face}\', {_FALLBACK}" font-size="{run.size_pt:g}"{weight}{slant}{line}'
    return f"{type_} {_filled(run.paint)}"


def _filled(paint: Paint | None) -> str:
    if paint is None:
        return 'fill="none"'
    return f'fill="{paint.colour}"' + (f' fill-opacity="{paint.opacity:.3f}"' if paint.opacity < 1 else "")


def _lined(paint: Paint, width_pt: float) -> str:
    return f' stroke="{paint.colour}" stroke-width="{width_pt:.2f}"'


def _ground(slide: Any, theme: Theme) -> Paint:
    """The colour behind everything."""
    for holder in (slide, slide.slide_layout, slide.slide_layout.slide_master):
        ground = holder.element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if ground is None:
            continue
        own, named = ground.find(qn("p:bgPr")), ground.find(qn("p:bgRef"))
        paint = theme.paint_in(own) if own is not None else theme.paint(named) if named is not None else None
        if paint is not None:
            return paint
    return Paint(colour="#ffffff")


def _words(slide: Any, number: int) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.element.tag == qn("p:pic"):
            yield shape.element.find(f".//{qn('p:cNvPr')}").get("descr", "")
        elif getattr(shape, "has_text_frame", False):
            yield shape.text_frame.text.replace("‹#›", str(number)).replace("\v", " ")
