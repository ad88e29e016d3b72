"""How each article looks on figures: number, colour, hatch and marker, of which any one tells it from the others.

The colours are six that stay apart (CIE76 ≥ 25 for each two) in normal sight, protanopia, deuteranopia and tritanopia
after Machado, Oliveira and Fernandes (2009), and stand out at 3:1 from land and sea; a test computes both. Hatches and
markers run on periods of their own, so that forty articles share no pair.
"""

from dataclasses import dataclass

from geo.selection.palette import Rgb

__all__ = ["COLOURS", "HATCHES", "MARKERS", "SourceMark", "source_mark"]

COLOURS: tuple[Rgb, ...] = (
    (22, 125, 232),
    (207, 66, 12),
    (11, 70, 63),
    (122, 22, 137),
    (129, 115, 82),
    (203, 83, 163),
)
HATCHES = ("////", "....", "\\\\\\\\", "xxx", "||||", "---", "ooo")
"""matplotlib's hatches; one more than there are colours, so that they meet again after 42 articles only."""
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "h", "<", ">", "p")
"""matplotlib's markers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceMark:
    """The looks of one article."""

    number: int
    """As in the data file, from 1."""
    colour: Rgb
    hatch: str
    marker: str

    @property
    def sign(self) -> str:
        """The number as it stands on figures: `[3]`."""
        return f"[{self.number}]"


def source_mark(number: int) -> SourceMark:
    """The looks of the article of a number (from 1): the same on every figure, whatever else is shown."""
    place = number - 1
    return SourceMark(
        number=number,
        colour=COLOURS[place % len(COLOURS)],
        hatch=HATCHES[place % len(HATCHES)],
        marker=MARKERS[place % len(MARKERS)],
    )
