"""The legend and the list of numbered places, as blocks around a figure's body."""

from dataclasses import replace
from functools import lru_cache

from geo.briefing.drawing.blocks import ListBlock, ListItem
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.figures.layout import Layout

__all__ = ["key_block", "legend_block", "relisted"]


@lru_cache(maxsize=16)
def legend_block(entries: tuple[LegendEntry, ...]) -> ListBlock | None:
    """The legend; None without entries. The same object for the same entries: settings are kept by it."""
    items = tuple(ListItem(sign=entry, text=entry.text) for entry in entries)
    return ListBlock(items=items, widest_em=22) if items else None


@lru_cache(maxsize=16)
def key_block(items: tuple[ListItem, ...]) -> ListBlock | None:
    """The list of numbered places; None without any. The same object for the same items, as above."""
    return ListBlock(items=items, widest_em=14, more_columns=2, any_order=True) if items else None


def relisted(layout: Layout, old: tuple[ListItem, ...], new: tuple[ListItem, ...]) -> Layout:
    """The layout with the numbered places in a new order, everything where it is."""
    block = key_block(new)
    assert block is not None
    placed = (
        replace(one, block=block) if isinstance(one.block, ListBlock) and one.block.items == old else one
        for one in layout.placed
    )
    return replace(layout, placed=tuple(placed))
