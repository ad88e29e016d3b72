# ruff: noqa: ANN401 - python-pptx's elements have no public names
"""The paragraphs of a slide's text broken into lines where the type of Arial breaks them. Lengths are points."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from pptx.oxml.ns import qn

from geo.briefing.office.slide_styles import EMU_PER_PT, TextStyle
from geo.briefing.office.slide_theme import Paint
from geo.briefing.office.type_metrics import character_width, line_height, unbroken
from geo.text import visible

__all__ = ["SetLine", "SetRun", "set_lines", "text_height"]

_HEIGHT: Final = 1.2
_TALL: Final = 1.45
"""Height of a line over the size of its type, as LibreOffice and PowerPoint set Arial; of Chinese or Arabic."""
_DESCENT: Final = 0.212
"""What lies below the base."""
_WIDE_AS_ARIAL: Final = ("Arial", "Helvetica", "Liberation Sans")
_FACES: Final = {
    "Times New Roman": 0.89, "Georgia": 0.97, "Cambria": 0.93, "Garamond": 0.85, "Calibri": 0.89, "Aptos": 0.97,
    "Segoe UI": 0.97, "Tahoma": 0.98, "Trebuchet MS": 0.96, "Verdana": 1.16,
}  # fmt: skip
"""About how wide running text in the usual faces of office templates is, over Arial's."""
_ROUNDED: Final = 1.003
"""By which LibreOffice takes a line to be longer than its letters are, when it looks for the end of one."""
_BY_HAND: Final = re.compile(r"[\t\n]")
_WHOLE: Final = 100_000


@dataclass(frozen=True, kw_only=True, slots=True)
class SetRun:
    """A stretch of text in one type."""

    text: str
    size_pt: float
    bold: bool
    italic: bool
    paint: Paint
    face: str
    underlined: bool = False
    """As a link is."""

    @property
    def width(self) -> float:
        """Its width: that of Arial, or about that of another usual face."""
        return sum(self.advance(c) for c in self.text)

    @property
    def is_arial(self) -> bool:
        """Whether its letters have exactly the widths of Arial."""
        return self.face in _WIDE_AS_ARIAL

    def advance(self, character: str) -> float:
        """The width of a character in this type."""
        return character_width(character, self.size_pt, bold=self.bold) * _FACES.get(self.face, 1.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class SetLine:
    """A line: its runs, where its base lies below the top of the text, and from where to where it may reach."""

    runs: tuple[SetRun, ...]
    base: float
    left: float
    right: float
    align: str
    """`l`, `ctr` or `r`."""
    rtl: bool = False
    bullet: SetRun | None = None
    bullet_left: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Paragraph:
    runs: tuple[SetRun, ...]
    margin: float
    indent: float
    before: float
    after: float
    spacing: float
    """Of its lines, over their height; negative: points."""
    align: str
    rtl: bool
    bullet: SetRun | None


def set_lines(body: Any, style: TextStyle, width: float, number: int) -> tuple[SetLine, ...]:
    """The lines of a text body in a width; `number` stands where the slide's number does."""
    lines: list[SetLine] = []
    y = 0.0
    for place, element in enumerate(body.findall(qn("a:p"))):
        paragraph = _read(element, style, number)
        y += paragraph.before if place else 0.0
        for first, runs in _broken(paragraph, width if style.wraps else float("inf")):
            size, leading = max((run.size_pt, _leading(run.text)) for run in runs)
            height = size * leading * paragraph.spacing if paragraph.spacing >= 0 else -paragraph.spacing
            left = paragraph.margin + (paragraph.indent if first and paragraph.bullet is None else 0.0)
            line = SetLine(
                runs=runs,
                # What is set tighter loses it above.
                base=y + height - size * _DESCENT,
                left=left,
                right=width,
                align=paragraph.align,
                rtl=paragraph.rtl,
                bullet=paragraph.bullet if first else None,
                bullet_left=paragraph.margin + paragraph.indent,
            )
            lines += _tabbed(line, paragraph.margin)
            y += height
        y += paragraph.after
    return tuple(lines)


def _tabbed(line: SetLine, stop: float) -> Iterator[SetLine]:
    """The parts of a line before and after its first tab, which reaches to the margin; others are blanks."""
    whole = "".join(run.text for run in line.runs)
    cut = whole.find("\t")
    if cut < 0:
        yield line
        return
    before: list[SetRun] = []
    after: list[SetRun] = []
    at = 0
    for run in line.runs:
        here = cut - at
        before.append(replace(run, text=run.text[: max(here, 0)]))
        after.append(replace(run, text=run.text[max(here + 1, 0) :].replace("\t", " ")))
        at += len(run.text)
    yield replace(line, runs=tuple(before))
    yield replace(line, runs=tuple(after), left=max(stop, line.left + sum(r.width for r in before)), bullet=None)


def text_height(lines: Sequence[SetLine]) -> float:
    """How high lines are together."""
    if not lines:
        return 0.0
    last = lines[-1]
    return last.base + max(run.size_pt for run in last.runs) * _DESCENT


def _leading(text: str) -> float:
    return _TALL if line_height(text, 1.0) > _HEIGHT else _HEIGHT


def _read(element: Any, style: TextStyle, number: int) -> _Paragraph:
    runs = tuple(_runs(element, style, number))
    size = max(run.size_pt for run in runs)
    spacing = style.child(element, "a:lnSpc")
    rtl = style.of_paragraph(element, "rtl", "0") in ("1", "true")
    return _Paragraph(
        runs=runs,
        margin=int(style.of_paragraph(element, "marL", "0")) / EMU_PER_PT,
        indent=int(style.of_paragraph(element, "indent", "0")) / EMU_PER_PT,
        before=_space(style.child(element, "a:spcBef"), size),
        after=_space(style.child(element, "a:spcAft"), size),
        spacing=1.0 if spacing is None else _line_spacing(spacing[0]),
        align=style.of_paragraph(element, "algn", "r" if rtl else "l"),
        rtl=rtl,
        bullet=_bullet(element, style, runs[0]),
    )


def _runs(element: Any, style: TextStyle, number: int) -> Iterator[SetRun]:
    """The runs of a paragraph; an empty one has the height of its type."""
    found = False
    for child in element:
        if child.tag == qn("a:br"):
            text = "\n"
        elif child.tag in (qn("a:r"), qn("a:fld")):
            told = child.findtext(qn("a:t")) or ""
            text = str(number) if child.get("type") == "slidenum" else "\t".join(map(visible, told.split("\t")))
        else:
            continue
        found = True
        yield _run(element, child, style, text)
    if not found:
        end = element.find(qn("a:endParaRPr"))
        size = None if end is None else end.get("sz")
        plain = _run(element, element, style, "")
        yield plain if size is None else replace(plain, size_pt=int(size) / 100)


def _run(element: Any, run: Any, style: TextStyle, text: str) -> SetRun:
    return SetRun(
        text=text,
        size_pt=style.size(element, run),
        bold=style.of_run(element, run, "b", "0") in ("1", "true"),
        italic=style.of_run(element, run, "i", "0") in ("1", "true"),
        paint=style.colour(element, run),
        face=style.face(element, run),
        underlined=run.find(f"{qn('a:rPr')}/{qn('a:hlinkClick')}") is not None,
    )


def _bullet(element: Any, style: TextStyle, first: SetRun) -> SetRun | None:
    told = style.child(element, "a:buNone", "a:buChar", "a:buAutoNum")
    if told is None or told.tag != qn("a:buChar") or not first.text:
        return None
    colour = style.child(element, "a:buClr", "a:buClrTx")
    paint = style.theme.paint(colour) if colour is not None and len(colour) else None
    return replace(first, text=str(told.get("char")), paint=paint or first.paint, italic=False, bold=False)


def _space(element: Any, size_pt: float) -> float:
    if element is None or not len(element):
        return 0.0
    value = int(element[0].get("val"))
    return value / 100 if element[0].tag == qn("a:spcPts") else value / _WHOLE * size_pt * _HEIGHT


def _line_spacing(element: Any) -> float:
    value = int(element.get("val"))
    return value / _WHOLE if element.tag == qn("a:spcPct") else -value / 100


def _broken(paragraph: _Paragraph, width: float) -> Iterator[tuple[bool, tuple[SetRun, ...]]]:
    """The lines of a paragraph, and whether each is its first."""
    signs = [(c, at) for at, run in enumerate(paragraph.runs) for c in run.text]
    room = width - paragraph.margin - (paragraph.indent if paragraph.bullet is None else 0.0)
    first, line, used = True, list[tuple[str, int]](), 0.0
    for piece in _pieces(signs):
        if piece[0][0] == "\t":
            line += piece
            used = max(used, -paragraph.indent)
            continue
        if piece[0][0] == "\n":
            yield first, _joined(paragraph, line)
            first, line, used, room = False, [], 0.0, width - paragraph.margin
            continue
        for part in _fitting(paragraph, piece, width - paragraph.margin):
            if line and used + _width(paragraph, part, bare=True) > room:
                yield first, _joined(paragraph, line)
                first, line, used, room = False, [], 0.0, width - paragraph.margin
            line += part
            used += _width(paragraph, part)
    if line or first:
        yield first, _joined(paragraph, line)


def _pieces(signs: Sequence[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """What stays on one line, and tabs and breaks by hand."""
    at = 0
    for stretch in _BY_HAND.split("".join(c for c, _ in signs)):
        for piece in unbroken(stretch):
            yield list(signs[at : at + len(piece)])
            at += len(piece)
        if at < len(signs):
            yield [signs[at]]
            at += 1


def _fitting(paragraph: _Paragraph, piece: list[tuple[str, int]], width: float) -> Iterator[list[tuple[str, int]]]:
    """A piece, or its parts where it is longer than a line."""
    part, used = list[tuple[str, int]](), 0.0
    for sign in piece:
        advance = _advance(paragraph, sign)
        if part and used + advance > width and sign[0] != " ":
            yield part
            part, used = [], 0.0
        part.append(sign)
        used += advance
    yield part


def _width(paragraph: _Paragraph, part: Sequence[tuple[str, int]], *, bare: bool = False) -> float:
    """The width of some signs; `bare`: without the blanks at their end."""
    return sum(_advance(paragraph, sign) for sign in (_bared(part) if bare else part))


def _bared(part: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
    """The signs without the blanks at their end."""
    end = len(part)
    while end and part[end - 1][0] == " ":
        end -= 1
    return part[:end]


def _advance(paragraph: _Paragraph, sign: tuple[str, int]) -> float:
    return paragraph.runs[sign[1]].advance(sign[0]) * _ROUNDED


def _joined(paragraph: _Paragraph, line: Sequence[tuple[str, int]]) -> tuple[SetRun, ...]:
    """The runs of a line, without the blanks at its end."""
    kept = _bared(line)
    if not kept:
        return (replace(paragraph.runs[0], text=""),)
    return tuple(
        replace(paragraph.runs[at], text="".join(c for c, _ in group))
        for at, group in groupby(kept, lambda sign: sign[1])
    )
