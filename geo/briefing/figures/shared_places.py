"""What small maps side by side cannot show at a glance: which places the articles share."""

from collections.abc import Iterator

from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.blocks import ListBlock, ListItem
from geo.briefing.drawing.typesetting import printable
from geo.text import counted

__all__ = ["shared_places"]

_HEADING = "How many articles speak of a place"
_SIZES = (1.0, 0.9, 0.8)
"""Of running text."""


def shared_places(sheet: Sheet, width: float, height: float, text_pt: float) -> tuple[ListBlock, float] | None:
    """The places by how many articles speak of them, and the size of type in which that fits a box of inches.

    What few articles share is counted where its names find no room. None for a single place, and where nothing fits.
    """
    places: dict[int, list[str]] = {}
    for i, shown in sheet.shown.hotspots.items():
        places.setdefault(len(shown.sources), []).append(printable(sheet.part.dataset.hotspots[i].name))
    if len(sheet.shown.hotspots) < 2 or len(sheet.sources) < 2:
        return None
    for named_from in range(1, max(places) + 2):
        for share in _SIZES:
            block = ListBlock(items=tuple(_items(places, len(sheet.sources), named_from)), heading=_HEADING)
            if block.height(width, share * text_pt) <= height:
                return block, share * text_pt
    return None


def _items(places: dict[int, list[str]], total: int, named_from: int) -> Iterator[ListItem]:
    """An entry for each number of articles, the largest first, with the names of its places from a number on."""
    for number in sorted(places, reverse=True):
        names = places[number]
        told = ", ".join(names) if number >= named_from else counted(len(names), "place")
        yield ListItem(sign=f"{number} of {total}", text=told)
