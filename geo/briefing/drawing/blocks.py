"""Blocks of a figure's furniture: lists with a sign before each entry, in columns, and running text.

Every block says how high it is in a given width and size of type, and is drawn from a top edge downwards, in inches
from the figure's lower left corner.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from matplotlib.figure import Figure

from geo.briefing.drawing.entry_signs import Disc, draw_entry_sign, sign_width
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.parts import Role, begin_part
from geo.briefing.drawing.typesetting import (
    MUTED,
    Style,
    line_in,
    printable,
    set_in_column,
    set_text,
    width_in,
    wrap,
)
from geo.selection.palette import Rgb

__all__ = ["Block", "ListBlock", "ListItem", "TextBlock"]

_GAP_EM = 1.6
"""Between two columns, in sizes of the type."""
_NARROWEST_EM = 8
"""Words get at least so much."""
_AFTER_EM = 0.22
"""Between two entries."""


class Block(Protocol):
    """A part of the furniture."""

    def height(self, width: float, size_pt: float) -> float:
        """Height in inches when set in that width."""

    def draw(self, figure: Figure, at: tuple[float, float], width: float, size_pt: float) -> None:
        """Draw it with its upper left corner at a place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListItem:
    """An entry of a list: its sign, its words, and words in grey behind them."""

    sign: str | Disc | LegendEntry
    text: str
    aside: str = ""
    """Follows the text on its line or below, such as the numbers of articles."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TextBlock:
    """Paragraphs of running text."""

    paragraphs: tuple[str, ...]
    colour: Rgb = MUTED
    italic: bool = False
    bold: bool = False

    def _style(self, size_pt: float) -> Style:
        return Style(size_pt=size_pt, colour=self.colour, italic=self.italic, bold=self.bold)

    def lines(self, width: float, size_pt: float) -> list[str]:
        """The text as it is broken."""
        return [line for text in self.paragraphs for line in _wrapped(text, self._style(size_pt), width)]

    def height(self, width: float, size_pt: float) -> float:
        """Height in inches when set in that width."""
        return line_in(size_pt, len(self.lines(width, size_pt)))

    def draw(self, figure: Figure, at: tuple[float, float], width: float, size_pt: float) -> None:
        """Draw it with its upper left corner at a place; a paragraph that runs from the right is flush right."""
        begin_part(figure, Role.TEXT)
        for number, line in enumerate(self.lines(width, size_pt)):
            y = at[1] - line_in(size_pt, number) - _ascent(size_pt)
            set_in_column(figure, (at[0], y), width, line, self._style(size_pt))


@dataclass(frozen=True, kw_only=True, eq=False)
class ListBlock:
    """Entries under a heading, in as many columns of equal width as make it lowest; no entry stands in two."""

    items: tuple[ListItem, ...]
    heading: str = ""
    widest_em: float = 40
    """Entries of this width, in sizes of the type, are wide enough: where two fit, there are two columns."""
    more_columns: int = 0
    """Columns that are tried beyond those in which no entry is broken; the lowest setting is taken."""
    any_order: bool = False
    """Whether it has the same height in every order of its items, for one that is ordered after it has its place."""

    def height(self, width: float, size_pt: float) -> float:
        """Height in inches when set in that width."""
        return self.setting(width, size_pt).height

    def draw(self, figure: Figure, at: tuple[float, float], width: float, size_pt: float) -> None:
        """Draw it with its upper left corner at a place."""
        if self.heading:
            begin_part(figure, Role.HEADING)
            set_text(figure, (at[0], at[1] - _ascent(size_pt)), self.heading, Style(size_pt=size_pt, bold=True))
        lead = self.setting(width, size_pt).lead
        for entry, place in self._places(at, width, size_pt):
            entry.draw(figure, place, lead, size_pt)

    def boxes(
        self, at: tuple[float, float], width: float, size_pt: float
    ) -> Iterator[tuple[ListItem, tuple[float, float, float, float]]]:
        """The items and where each stands when the block is drawn there: x0, y0, x1, y1 in inches."""
        lead = self.setting(width, size_pt).lead
        for entry, (x, top) in self._places(at, width, size_pt):
            wide = max((_said_width(ListItem(sign="", text=t, aside=a), size_pt) for t, a in entry.lines), default=0.0)
            yield entry.item, (x, top - entry.height(size_pt), x + lead + wide, top)

    def _places(
        self, at: tuple[float, float], width: float, size_pt: float
    ) -> Iterator[tuple["_BrokenItem", tuple[float, float]]]:
        """The entries, each with its upper left corner."""
        x, top = at
        setting = self.setting(width, size_pt)
        for column, step in zip(setting.columns, setting.steps, strict=True):
            y = top - _head(self.heading, size_pt)
            for entry in column:
                yield entry, (x, y)
                y -= entry.height(size_pt) + _em(_AFTER_EM, size_pt)
            x += step

    def setting(self, width: float, size_pt: float) -> "_SetList":
        """The block as it is broken into columns and lines."""
        return _set(self, round(width, 6), size_pt)


@dataclass(frozen=True, kw_only=True, slots=True)
class _BrokenItem:
    """An item as it is broken: lines of text and aside; one of them, or the end of one and all of the other."""

    item: ListItem
    lines: tuple[tuple[str, str], ...]

    @property
    def count(self) -> int:
        """How many lines it takes."""
        return max(1, len(self.lines))

    def height(self, size_pt: float) -> float:
        return line_in(size_pt, self.count)

    def draw(self, figure: Figure, at: tuple[float, float], lead: float, size_pt: float) -> None:
        x, top = at
        begin_part(figure, Role.ITEM)
        draw_entry_sign(figure, (x, top - _ascent(size_pt)), self.item.sign, lead - _em(0.5, size_pt), size_pt)
        style = Style(size_pt=size_pt)
        for number, (text, aside) in enumerate(self.lines):
            y = top - line_in(size_pt, number) - _ascent(size_pt)
            if text:
                set_text(figure, (x + lead, y), text, style)
            if aside:
                before = width_in(f"{text} ", style) if text else 0.0
                set_text(figure, (x + lead + before, y), aside, Style(size_pt=size_pt, colour=MUTED))


@dataclass(frozen=True, kw_only=True, slots=True)
class _SetList:
    """A list as it is set; lengths in inches."""

    lead: float
    """Room for the signs, the space behind them included."""
    columns: tuple[tuple[_BrokenItem, ...], ...]
    steps: tuple[float, ...]
    """From the left edge of each column to the next one's."""
    height: float


@lru_cache(maxsize=2048)
def _set(block: ListBlock, width: float, size_pt: float) -> _SetList:
    """The lowest setting: more columns make entries break, fewer make the block longer."""
    items, gap = block.items, _em(_GAP_EM, size_pt)
    lead = max(sign_width(item.sign, size_pt) for item in items) + _em(0.5, size_pt)
    naturals = [min(lead + 1.01 * _said_width(item, size_pt), _em(block.widest_em, size_pt)) for item in items]
    unbroken = max(1, min(len(items), int((width + gap) / (max(naturals) + gap))))
    tried = []
    for count in range(unbroken, min(unbroken + block.more_columns, len(items)) + 1):
        wide = (width - (count - 1) * gap) / count
        if count == unbroken or wide - lead >= _em(_NARROWEST_EM, size_pt):
            columns, height = _columns(items, count, wide - lead, size_pt, any_order=block.any_order)
            # What stands on one line follows closely; columns of a list are spread over the width.
            steps = (
                [min(n, wide) + gap for n in naturals] if len(columns) == len(items) else [wide + gap] * len(columns)
            )
            total = height + _head(block.heading, size_pt)
            tried.append(_SetList(lead=lead, columns=columns, steps=tuple(steps), height=total))
    return min(tried, key=lambda setting: round(setting.height, 6))


def _columns(
    items: Sequence[ListItem], count: int, room: float, size_pt: float, *, any_order: bool
) -> tuple[tuple[tuple[_BrokenItem, ...], ...], float]:
    """The entries in at most so many columns, as even as they come in their order, and the height of the deepest.

    In any order they are no deeper than where each column but the last lacks a line of one of the longest entries.
    """
    after = _em(_AFTER_EM, size_pt)
    entries = [_BrokenItem(item=item, lines=_lines(item, room, size_pt)) for item in items]
    lines = [entry.count for entry in entries]
    limit = max(math.ceil(sum(lines) / count), *lines)
    while len(columns := _fill(entries, lines, limit)) > count:
        limit += 1
    if any_order:
        short = sorted((one - 1 for one in lines), reverse=True)[: count - 1]
        most = math.ceil((sum(lines) + sum(short)) / count)
        return tuple(map(tuple, columns)), line_in(size_pt, most) + (most - 1) * after
    deepest = max(sum(entry.height(size_pt) + after for entry in column) for column in columns)
    return tuple(map(tuple, columns)), deepest - after


def _lines(item: ListItem, room: float, size_pt: float) -> tuple[tuple[str, str], ...]:
    style = Style(size_pt=size_pt)
    lines = [(line, "") for line in _wrapped(item.text, style, room)]
    if item.aside:
        last = lines[-1][0] if lines else ""
        if lines and width_in(printable(f"{last} {item.aside}"), style) * 1.005 <= room:
            lines[-1] = (last, item.aside)
        else:
            lines += [("", line) for line in _wrapped(item.aside, style, room)]
    return tuple(lines)


def _head(heading: str, size_pt: float) -> float:
    return line_in(size_pt, 1.15) if heading else 0.0


def _em(share: float, size_pt: float) -> float:
    return share * size_pt / 72


def _ascent(size_pt: float) -> float:
    """From the top of a line to its baseline."""
    return _em(0.93, size_pt)


@lru_cache(maxsize=8192)
def _wrapped(text: str, style: Style, width: float) -> tuple[str, ...]:
    return tuple(wrap(text, style, width))


def _fill(entries: Sequence[_BrokenItem], lines: Sequence[int], limit: int) -> list[list[_BrokenItem]]:
    columns: list[list[_BrokenItem]] = [[]]
    used = 0
    for entry, count in zip(entries, lines, strict=True):
        if columns[-1] and used + count > limit:
            columns.append([])
            used = 0
        columns[-1].append(entry)
        used += count
    return columns


def _said_width(item: ListItem, size_pt: float) -> float:
    return width_in(printable(" ".join(filter(None, (item.text, item.aside)))), Style(size_pt=size_pt))
