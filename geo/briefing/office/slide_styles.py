# ruff: noqa: ANN401 - python-pptx's shapes and elements have no public names
"""What shapes and texts of a slide inherit: from the shape over layout and master to the presentation.

ECMA-376-1, 19.3 and 21.1: a property that an element lacks is that of the next one in the chain. Lengths are points.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pptx.oxml.ns import qn

from geo.briefing.office.slide_theme import Paint, Theme

__all__ = ["EMU_PER_PT", "ShapeStyle", "TextStyle", "shape_style", "text_style"]

EMU_PER_PT: Final = 12700
_INSETS: Final = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
_TITLES: Final = ("title", "ctrTitle")
_ASIDES: Final = ("ftr", "sldNum", "dt")
_PLAIN_PT: Final = 18.0
"""Type that nobody gave a size to."""
_LINE_PT: Final = 0.75
"""A line that nobody gave a width to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShapeStyle:
    """How a shape is drawn."""

    box: tuple[float, float, float, float]
    """Left, top, width and height on the slide."""
    fill: Paint | None
    line: Paint | None
    line_pt: float


@dataclass(frozen=True, kw_only=True, slots=True)
class TextStyle:
    """How text stands in its shape, and whom its paragraphs and runs take the rest from."""

    insets: tuple[float, float, float, float]
    """Left, top, right, bottom."""
    anchor: str
    """`t`, `ctr` or `b`."""
    wraps: bool
    lists: tuple[Any, ...]
    """The elements with properties by level, the nearest first."""
    theme: Theme

    def of_paragraph(self, paragraph: Any, name: str, default: str) -> str:
        """An attribute of a paragraph's properties."""
        return next((str(p.get(name)) for p in self._paragraph(paragraph) if p.get(name) is not None), default)

    def child(self, paragraph: Any, *names: str) -> Any:
        """The first of these children of a paragraph's properties; None where nobody has one."""
        tags = {qn(name) for name in names}
        return next((c for props in self._paragraph(paragraph) for c in props if c.tag in tags), None)

    def of_run(self, paragraph: Any, run: Any, name: str, default: str) -> str:
        """An attribute of a run's properties."""
        return next((str(p.get(name)) for p in self._run(paragraph, run) if p.get(name) is not None), default)

    def colour(self, paragraph: Any, run: Any) -> Paint:
        """The colour of a run."""
        paints = (self.theme.paint_in(props) for props in self._run(paragraph, run))
        return next((p for p in paints if p is not None), Paint(colour=self.theme.colour("tx1")))

    def face(self, paragraph: Any, run: Any) -> str:
        """The typeface of a run in Latin script."""
        latin = (props.find(qn("a:latin")) for props in self._run(paragraph, run))
        names = (str(found.get("typeface")) for found in latin if found is not None and found.get("typeface"))
        return self.theme.face(next(names, "+mn-lt"))

    def size(self, paragraph: Any, run: Any) -> float:
        """The type size of a run."""
        return int(self.of_run(paragraph, run, "sz", str(round(_PLAIN_PT * 100)))) / 100

    def _paragraph(self, paragraph: Any) -> Iterator[Any]:
        own = paragraph.find(qn("a:pPr"))
        if own is not None:
            yield own
        level = 0 if own is None else int(own.get("lvl", "0"))
        for one in self.lists:
            found = one.find(qn(f"a:lvl{level + 1}pPr"))
            if found is not None:
                yield found

    def _run(self, paragraph: Any, run: Any) -> Iterator[Any]:
        own = run.find(qn("a:rPr"))
        if own is not None:
            yield own
        # What a paragraph has by itself is not for its runs.
        for props in self._paragraph(paragraph):
            default = props.find(qn("a:defRPr"))
            if default is not None and props.tag != qn("a:pPr"):
                yield default


def shape_style(shape: Any, theme: Theme) -> ShapeStyle:
    """How a shape is drawn; python-pptx knows where a placeholder stands that says nothing of it."""
    left, top, width, height = ((v or 0) / EMU_PER_PT for v in (shape.left, shape.top, shape.width, shape.height))
    chain = [props for one in _chain(shape) if (props := one.find(qn("p:spPr"))) is not None]
    line = next((found for props in chain if (found := props.find(qn("a:ln"))) is not None), None)
    return ShapeStyle(
        box=(left, top, width, height),
        fill=_first_fill(chain, theme),
        line=theme.paint_in(line),
        line_pt=_LINE_PT if line is None or not line.get("w") else int(line.get("w")) / EMU_PER_PT,
    )


def _first_fill(chain: list[Any], theme: Theme) -> Paint | None:
    for props in chain:
        if props.find(qn("a:noFill")) is not None:
            return None
        if (paint := theme.paint_in(props)) is not None:
            return paint
    return None


def text_style(shape: Any, theme: Theme) -> TextStyle:
    """How text stands in a shape."""
    chain = _chain(shape)
    bodies = [body for one in chain if (body := one.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}")) is not None]

    def told(name: str, default: str) -> str:
        return next((str(body.get(name)) for body in bodies if body.get(name) is not None), default)

    left, top, right, bottom = (int(told(name, str(default))) / EMU_PER_PT for name, default in _INSETS)
    lists = [lst for one in chain if (lst := one.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}")) is not None]
    return TextStyle(
        insets=(left, top, right, bottom),
        anchor=told("anchor", "t"),
        wraps=told("wrap", "square") != "none",
        lists=(*lists, *_of_all(shape)),
        theme=theme,
    )


def _of_all(shape: Any) -> Iterator[Any]:
    """The master's styles for text of that kind, and the presentation's for any."""
    part = shape.part
    master = _master(part)
    kind = _kind(shape)
    name = "titleStyle" if kind in _TITLES else "otherStyle" if kind is None or kind in _ASIDES else "bodyStyle"
    styles = master.element.find(f"{qn('p:txStyles')}/{qn('p:' + name)}")
    if styles is not None:
        yield styles
    default = part.package.presentation_part.presentation.element.find(qn("p:defaultTextStyle"))
    if default is not None:
        yield default


def _master(part: Any) -> Any:
    return part.slide_layout.slide_master if hasattr(part, "slide_layout") else part.slide_master


def _kind(shape: Any) -> str | None:
    """The type of a placeholder; None for what is none."""
    holder = shape.element.find(f".//{qn('p:nvPr')}/{qn('p:ph')}")
    return None if holder is None else str(holder.get("type", "obj"))


def _chain(shape: Any) -> list[Any]:
    """The element of a shape, and those of the placeholders that it takes after: in the layout, then in the master."""
    found = [shape.element]
    holder = shape.element.find(f".//{qn('p:nvPr')}/{qn('p:ph')}")
    if holder is None or not hasattr(shape.part, "slide"):
        return found
    layout = shape.part.slide.slide_layout
    index, kind = str(holder.get("idx", "0")), str(holder.get("type", "obj"))
    of_layout = next((h for h in layout.placeholders if str(h.placeholder_format.idx) == index), None)
    if of_layout is not None:
        found.append(of_layout.element)
    wanted = "title" if kind in _TITLES else kind if kind in _ASIDES else "body"
    found += [h.element for h in layout.slide_master.placeholders if _kind(h) == wanted][:1]
    return found
