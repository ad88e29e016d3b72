"""What was collected for a briefing of several places: the basket, its sections, and what of it the data lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from geo.dataset.model import Dataset, Excerpt
from geo.selection.basket import Basket, BasketItem
from geo.selection.filtering import Shown

__all__ = ["Collected", "excerpts_of_item", "excerpts_told", "without_gone"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Collected:
    """The items of a briefing, in the order in which they are told."""

    basket: Basket = field(default_factory=Basket)
    sections: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """By hotspot, the heading of the section that begins with it."""
    date: str | None = None
    """Of the briefing, a partial date; None: the information cut-off stands for it."""
    left_out: tuple[str, ...] = ()
    """What was asked for and is not in the data, a phrase each."""


def excerpts_of_item(item: BasketItem, dataset: Dataset, shown: Shown) -> tuple[Excerpt, ...]:
    """The excerpts of an item: those chosen, whatever the filters leave, else all that the filters show.

    None of the latter where the data lacks the hotspot or the filters leave nothing of it.
    """
    if item.excerpts:
        hotspot = dataset.hotspots.get(item.hotspot)
        return tuple(e for e in hotspot.excerpts if e.id in item.excerpts) if hotspot else ()
    spot = shown.hotspots.get(item.hotspot)
    return tuple(spot.excerpts) if spot else ()


def without_gone(collected: Collected, dataset: Dataset, shown: Shown) -> Collected:
    """What the data still has of it; the rest is told in `left_out`.

    A section goes on with the next item where its first one is gone.
    """
    kept: list[BasketItem] = []
    told: list[str] = []
    sections: dict[str, str] = {}
    heading = ""
    for item in collected.basket:
        heading = collected.sections.get(item.hotspot, heading)
        found = excerpts_of_item(item, dataset, shown)
        gone = tuple(e for e in item.excerpts if e not in {one.id for one in found})
        if gone or not found:
            told.append(_gone(item, gone, dataset))
        if found:
            kept.append(replace(item, excerpts=tuple(e for e in item.excerpts if e not in gone)))
            if heading:
                sections[item.hotspot] = heading
            heading = ""
    return replace(
        collected,
        basket=Basket(items=tuple(kept)),
        sections=sections,
        left_out=(*collected.left_out, *told),
    )


def excerpts_told(ids: Sequence[str]) -> str:
    """`excerpt 1f3a9c77b0`, `excerpts 1f3a9c77b0 and 77b0e21f3a`."""
    head = ", ".join(ids[:-1])
    return f"excerpt{'s' if len(ids) > 1 else ''} {f'{head} and ' if head else ''}{ids[-1]}"


def _gone(item: BasketItem, gone: Sequence[str], dataset: Dataset) -> str:
    if item.hotspot not in dataset.hotspots:
        return f"the hotspot {item.hotspot}, which is no longer in the data"
    name = dataset.hotspots[item.hotspot].name
    if not gone:
        return f"{name}, of which the filters leave no excerpt"
    return f"{excerpts_told(gone)} of {name}, no longer in the data"
