"""Where everything stands on a figure: the parts around the body are arranged so that the body is as large as it can.

All lengths are inches, y upwards from the figure's lower left corner. Legend, key and sources stand beside the body or
below it, whichever leaves more of it; type shrinks in steps before anything is shortened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Protocol

from geo.briefing.content.paper import Paper
from geo.briefing.drawing.blocks import Block
from geo.briefing.drawing.typesetting import Style, line_in, wrap
from geo.briefing.figures.head_lines import even_lines, lines_between_parts
from geo.briefing.figures.surroundings import Content, with_small_beside
from geo.errors import HotspotsError

__all__ = ["SMALLEST", "Layout", "PaperBox", "PlacedBlock", "arrangements", "inner"]

PaperBox = tuple[float, float, float, float]
"""x0, y0, x1, y1 in inches."""

SMALLEST = 0.8
"""Of the running text: no type on a figure is smaller."""

_SMALL_PRINT = 0.9
"""Of the running text: what nobody can read is not said."""
_SCALES = (1.0, 0.9, SMALLEST)
_WORTH_OF_SIZE = 0.45
"""Exponent: type of 0.8 of the size must win a tenth more of the body."""
_SIDE_SHARES = (0.18, 0.2, 0.22, 0.24, 0.26, 0.28, 0.31, 0.34, 0.38, 0.42)
"""Widths of a column beside the body, as shares of the paper's."""
_WIDE_SHARES = (*_SIDE_SHARES, 0.46, 0.5, 0.55)
"""The same on a paper more than twice as wide as it is high: a list below the body would leave much beside it empty."""
_LEAST_COLUMN_EM = 7.5
"""Width of the narrowest column, in sizes of the type: one word with its sample."""
_EMPTY = 0.35
"""What is lost by an empty part of that column, as a share of what as much of the body would be worth."""
_TITLE_SIZES = ((2.0, 1), (1.7, 2), (1.4, 3))
"""Sizes of the title as shares of running text, each with the lines it may take."""
_ROUND = 1.2
"""Width over height of the widest body that is round."""
_LEAST_IN = 0.8
"""Sides of the smallest body."""
_MARGIN = 0.035
"""Of the paper's shorter side."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedBlock:
    """A block at its place."""

    block: Block
    at: tuple[float, float]
    """Upper left corner."""
    width: float
    size_pt: float


@dataclass(frozen=True, kw_only=True, slots=True)
class SetLines:
    """Text as it is broken and set."""

    text: tuple[str, ...]
    style: Style


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Where everything stands."""

    body: PaperBox
    title: SetLines
    subtitle: SetLines
    head: tuple[float, float]
    """Upper left corner of the title."""
    placed: tuple[PlacedBlock, ...]
    code: PaperBox | None
    margin: float
    useful: float
    """How much of the body can be used, square inches."""
    small_pt: float
    """Size of the small print."""
    rating: float
    """The same, weighted by the size of the type: by which arrangements are compared."""


class Shape(Protocol):
    """What a body makes of a box."""

    def useful(self, width: float, height: float) -> float:
        """How much of a box can be used, square inches."""

    def trim(self, width: float, height: float) -> tuple[float, float]:
        """Width and height of what is drawn in a box: a globe is twice as wide as high."""


def inner(paper: Paper) -> tuple[float, float]:
    """Width and height of a paper within its margins, in inches."""
    width, height = paper.inches
    margin = _MARGIN * min(width, height)
    return width - 2 * margin, height - 2 * margin


def arrangements(content: Content, paper: Paper, shape: Shape, least: float) -> tuple[Layout, ...]:
    """The arrangements in which at least that share of the paper is useful to the body, best first.

    Raises HotspotsError for a title that is too long for the paper.
    """
    width, height = paper.inches
    both = content.small is not None and content.small_beside and _is_round(shape)
    layouts = [
        layout
        for scale in _SCALES
        for one in ((content, with_small_beside(content, _small_size(paper, scale))) if both else (content,))
        for layout in _Arranger(content=one, paper=paper, scale=scale).layouts(shape)
        if layout.useful >= least * width * height
    ]
    # The order is that of the loops where two are rated alike: larger type first.
    return tuple(sorted(layouts, key=lambda layout: -layout.rating))


def _is_round(shape: Shape) -> bool:
    """Whether a body makes little of a wide box, as a disc does."""
    width, height = shape.trim(2.0, 1.0)
    return width < _ROUND * height


def _small_size(paper: Paper, scale: float) -> float:
    return min(_SMALL_PRINT, scale) * paper.text_pt


@dataclass(frozen=True, kw_only=True)
class _Arranger:
    """A paper with what must go on it, in one size of type."""

    content: Content
    paper: Paper
    scale: float

    @cached_property
    def margin(self) -> float:
        return _MARGIN * min(self.paper.inches)

    @property
    def size_pt(self) -> float:
        return self.scale * self.paper.text_pt

    @property
    def gap(self) -> float:
        return 0.9 * self.paper.text_pt / 72

    @property
    def right(self) -> float:
        return self.paper.inches[0] - self.margin

    @cached_property
    def head(self) -> tuple[SetLines, SetLines]:
        """Title and subtitle as they are set; raises HotspotsError for a title of more than three lines."""
        content, text_pt = self.content, self.paper.text_pt
        width = self.right - self.margin - content.stamp
        under = SetLines(text=(), style=Style(size_pt=text_pt))
        under = replace(under, text=tuple(lines_between_parts(content.subtitle, under.style, width)))
        lines: list[str] = []
        for share, most in _TITLE_SIZES:
            style = Style(size_pt=share * text_pt, bold=True)
            lines = wrap(content.title, style, width)
            if len(lines) <= most:
                return SetLines(text=tuple(even_lines(content.title, style, width)), style=style), under
        most = _TITLE_SIZES[-1][1]
        raise HotspotsError(
            where="title",
            what=f"{len(content.title)} characters do not fit in {most} lines",
            expected=f"about {len(' '.join(lines[:most]))} fit on this paper",
            remedy="shorten it",
        )

    @cached_property
    def top(self) -> tuple[float, float]:
        """Where the title begins, and where the body may."""
        start = self.paper.inches[1] - self.margin - self.content.banner
        heights = [line_in(lines.style.size_pt, len(lines.text)) for lines in self.head]
        return start, start - sum(heights) - (self.gap if any(heights) else 0)

    def layouts(self, shape: Shape) -> Iterator[Layout]:
        """Every arrangement: each block beside the body or below it, the column beside it in several widths."""
        width, height = self.paper.inches
        shares = _WIDE_SHARES if width > 2 * height else _SIDE_SHARES
        start, top = self.top
        blocks = self.content.blocks
        for beside in product((False, True), repeat=len(blocks)):
            # The small print comes last, as it does elsewhere.
            if self.content.small_moved and not all(beside):
                continue
            side = [block for block, is_beside in zip(blocks, beside, strict=True) if is_beside]
            below = [block for block, is_beside in zip(blocks, beside, strict=True) if not is_beside]
            foot, code, low = self._foot(below)
            for share in shares if side else (0.0,):
                column = share * width
                edge = self.right - (column + self.gap if side else 0)
                _, end = self._stack(side, (edge + self.gap, top), column)
                floor = self._floor(low, code, end if side and column >= self.content.code else None)
                if side and column * 72 < _LEAST_COLUMN_EM * self.size_pt:
                    continue
                if top - floor < _LEAST_IN or edge - self.margin < _LEAST_IN or end < floor - 1e-6:
                    continue
                usable = shape.useful(edge - self.margin, top - floor)
                box = (self.margin, floor, edge, top)
                placed, body = self._settled(shape, box, (side, column), (foot, below), code)
                yield Layout(
                    body=body,
                    title=self.head[0],
                    subtitle=self.head[1],
                    head=(self.margin, start),
                    placed=placed,
                    code=code,
                    margin=self.margin,
                    useful=usable,
                    small_pt=self.small_pt,
                    rating=usable * self.scale**_WORTH_OF_SIZE - _EMPTY * column * (end - floor),
                )

    def _floor(self, low: float, code: PaperBox | None, end: float | None) -> float:
        """Where the body may end: above the QR code too, unless the column beside the body ends above that."""
        if code is None or (end is not None and end >= code[3] + self.gap):
            return low
        return max(low, code[3] + self.gap)

    def _settled(
        self,
        shape: Shape,
        box: PaperBox,
        beside: tuple[Sequence[Block], float],
        under: tuple[Sequence[PlacedBlock], Sequence[Block]],
        code: PaperBox | None,
    ) -> tuple[tuple[PlacedBlock, ...], PaperBox]:
        """All blocks and the body, which gives what it would leave empty to the column beside it and the foot."""
        x0, y0, x1, y1 = box
        width, height = shape.trim(x1 - x0, y1 - y0)
        spare = x1 - x0 - width
        side, column = beside
        left = x0 if side else x0 + spare / 2
        stack, end = self._stack(side, (x1 - spare + self.gap, y1), column + spare)
        ends = self._ends(side)
        if ends and len(stack) > ends:
            bottom = max(y1 - height, code[3] + self.gap if code else 0.0)
            stack, end = [*stack[:-ends], *_lifted(stack[-ends:], side, min(0.0, bottom - end))], min(end, bottom)
        # Nothing below the body rises into the column.
        lift = max(0.0, min(y1 - y0 - height, end - y0 - self.gap)) if side else y1 - y0 - height
        foot, below = under
        drop = 0.0
        if not side and below:
            # What is left over parts title, body, foot and small print evenly, instead of being a band below them.
            drop, lift = lift / 3, lift / 3
        return (*stack, *_lifted(foot, below, lift)), (left, y1 - drop - height, left + width, y1 - drop)

    def _ends(self, side: Sequence[Block]) -> int:
        """How many blocks of a column stand at its lower end."""
        last = self.content.blocks[len(self.content.blocks) - self.content.spread :]
        return sum(any(block is one for one in last) for block in side)

    def _stack(self, blocks: Sequence[Block], at: tuple[float, float], width: float) -> tuple[list[PlacedBlock], float]:
        """Blocks below each other, and where the last one ends."""
        x, y = at
        placed = []
        for block in blocks:
            placed.append(PlacedBlock(block=block, at=(x, y), width=width, size_pt=self.size_pt))
            y -= block.height(width, self.size_pt) + self.gap
        return placed, y + self.gap if blocks else y

    @property
    def small_pt(self) -> float:
        """Size of the small print."""
        return _small_size(self.paper, self.scale)

    def _foot(self, blocks: Sequence[Block]) -> tuple[list[PlacedBlock], PaperBox | None, float]:
        """What stands below the body, from the bottom upwards: placed, the QR code's box, where it ends."""
        content = self.content
        base = self.margin + content.banner
        code = (self.right - content.code, base, self.right, base + content.code) if content.code else None
        width = (code[0] - self.gap if code else self.right) - self.margin
        stacked = [(block, self.size_pt) for block in blocks]
        if content.small is not None:
            stacked.append((content.small, self.small_pt))
        y = base
        placed = []
        for block, size_pt in reversed(stacked):
            y += block.height(width, size_pt)
            placed.append(PlacedBlock(block=block, at=(self.margin, y), width=width, size_pt=size_pt))
            y += self.gap
        return placed, code, y


def _lifted(foot: Sequence[PlacedBlock], below: Sequence[Block], lift: float) -> list[PlacedBlock]:
    """The foot with its blocks raised; the small print stays at the bottom."""
    return [replace(p, at=(p.at[0], p.at[1] + lift)) if p.block in below else p for p in foot]
