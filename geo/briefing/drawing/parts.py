"""The parts of a figure that a reader hears one after the other, where its texts are read to them.

What is drawn first, until `end_body`, is the figure's body: one picture. Every text set after that belongs to the part
begun last; what is no text is decoration there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final
from weakref import WeakKeyDictionary

from matplotlib.artist import Artist
from matplotlib.figure import Figure

__all__ = ["TAGS", "Element", "FigurePart", "Role", "begin_part", "end_body", "in_reading_order", "join_part"]


class Role(IntEnum):
    """What a part is; in this order they are read, those of the same role as they were begun."""

    MARKING = 1
    STAMP = 2
    TITLE = 3
    SUBTITLE = 4
    BODY = 5
    TEXT = 6
    """A paragraph."""
    HEADING = 7
    ITEM = 8
    """An entry of a list."""
    QUOTE = 9
    """Words of an article."""
    DECORATION = 10
    """Not read, such as what is said a second time."""


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class FigurePart:
    """Texts that are read as one, or the picture."""

    role: Role
    box: tuple[float, float, float, float] | None = None
    """Where the picture lies, left, bottom, right, top in inches from the lower left corner."""


TAGS: Final[Mapping[Role, str]] = {
    Role.MARKING: "P",
    Role.STAMP: "P",
    Role.TITLE: "H1",
    Role.SUBTITLE: "P",
    Role.BODY: "Figure",
    Role.TEXT: "P",
    Role.HEADING: "H2",
    Role.ITEM: "LBody",
    Role.QUOTE: "BlockQuote",
}
"""The standard structure type of each role (ISO 32000-1, 14.8.4)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """A part as it is written in a PDF."""

    role: Role
    contents: tuple[int, ...]
    """Numbers of its marked-content sequences in the order they are read."""
    box: tuple[float, ...] | None = None
    """Where the picture lies, left, bottom, right, top in points from the lower left corner."""


_BEGUN: WeakKeyDictionary[Figure, FigurePart] = WeakKeyDictionary()
_PART_OF: WeakKeyDictionary[Artist, FigurePart] = WeakKeyDictionary()


def begin_part(figure: Figure, role: Role) -> None:
    """What is set on the figure from now on is of a new part; within its body there are none."""
    if figure in _BEGUN:
        _BEGUN[figure] = FigurePart(role)


def end_body(figure: Figure, box: tuple[float, float, float, float]) -> None:
    """All that is drawn on the figure so far is its picture, which lies in that box (inches)."""
    body = FigurePart(Role.BODY, box)
    for artist in figure.get_children():
        if artist is not figure.patch:
            _PART_OF[artist] = body
    _BEGUN[figure] = FigurePart(Role.TEXT)


def join_part(figure: Figure, text: Artist) -> None:
    """A text that was set on the figure belongs to the part begun last."""
    if figure in _BEGUN:
        _PART_OF[text] = _BEGUN[figure]


def in_reading_order(figure: Figure) -> Iterator[tuple[FigurePart, tuple[Artist, ...]]]:
    """The parts that are read, each with what belongs to it as it was drawn."""
    parts: dict[FigurePart, list[Artist]] = {}
    for artist in figure.get_children():
        if (part := _PART_OF.get(artist)) is not None and part.role is not Role.DECORATION:
            parts.setdefault(part, []).append(artist)
    for part in sorted(parts, key=lambda part: min(part.role, Role.TEXT)):
        yield part, tuple(parts[part])
