"""Which hotspots and excerpts a brief shows: what was collected, the one selected, or all that filters leave."""

from dataclasses import replace

from geo.briefing.content.brief import Brief
from geo.briefing.content.collected import excerpts_of_item
from geo.dataset.model import Dataset, Excerpt
from geo.selection.basket import Basket, BasketItem, basket_to_query
from geo.selection.filtering import Shown

__all__ = ["is_chosen", "item_headline", "picked_excerpts", "picked_query", "quoted_sources"]


def is_chosen(brief: Brief) -> bool:
    """Whether somebody chose the excerpts that are shown, so that nothing can be said of others."""
    item = _item(brief)
    return bool(item.excerpts) if item else brief.collected is not None


def item_headline(brief: Brief, hotspot_id: str) -> str | None:
    """The analyst's headline for a hotspot that was collected; None where there is none."""
    item = brief.collected.basket.item(hotspot_id) if brief.collected else None
    return (item.headline or None) if item else None


def picked_excerpts(brief: Brief, dataset: Dataset, shown: Shown) -> dict[str, tuple[Excerpt, ...]]:
    """What is shown, by hotspot in the order in which it is told; an empty tuple where nothing of one is left."""
    selected = brief.selection.hotspot
    if brief.collected:
        items = (item for item in brief.collected.basket if selected in {None, item.hotspot})
        return {item.hotspot: excerpts_of_item(item, dataset, shown) for item in items}
    ids = tuple(shown.hotspots) if selected is None else (selected,)
    return {i: tuple(shown.hotspots[i].excerpts) if i in shown.hotspots else () for i in ids}


def picked_query(brief: Brief) -> dict[str, list[str]]:
    """The link's parameters for all that was collected, by ids alone: with headlines and lines none can be printed."""
    if brief.collected is None or brief.selection.hotspot is not None:
        return {}
    items = (replace(item, headline="", line="") for item in brief.collected.basket)
    return basket_to_query(Basket(items=tuple(items)))


def quoted_sources(brief: Brief, dataset: Dataset, shown: Shown) -> tuple[set[str], set[str]]:
    """The articles that are quoted here, and those that may be named: in a briefing those that it quotes anywhere."""
    here = {e.source for excerpts in picked_excerpts(brief, dataset, shown).values() for e in excerpts}
    if brief.collected is None:
        return here, set(dataset.sources)
    whole = replace(brief, selection=replace(brief.selection, hotspot=None))
    return here, {e.source for excerpts in picked_excerpts(whole, dataset, shown).values() for e in excerpts}


def _item(brief: Brief) -> BasketItem | None:
    selected = brief.selection.hotspot
    return brief.collected.basket.item(selected) if brief.collected and selected else None
