"""What the reader does to the briefing basket; the basket itself is in the session, and with it in the link."""

from dataclasses import replace

from geo.dataset.model import Dataset
from geo.page.shared import widgets
from geo.page.shared.keep_button import KEPT_ALL
from geo.page.shared.session import Address, session
from geo.selection.basket import BASKET_KEYS, Basket, BasketItem

__all__ = ["basket_part", "flip_picked", "flipped", "keep_known", "kept_part", "known_part", "note_basket"]

PICKED = "flipped"
"""Under which a component tells what is to go into the basket, or out of it: `hotspot` and, or null, `excerpt`."""

_MOST_NAMED = 3
"""Of what is gone; the rest is counted."""


def flipped(basket: Basket, dataset: Dataset, hotspot: str, excerpt: str | None = None) -> Basket:
    """With a hotspot, or an excerpt of it, that is not in it, else without.

    A hotspot of which single excerpts are in is then in as a whole. An excerpt that is taken from a whole hotspot
    leaves the others of it. What the data do not have changes nothing.
    """
    known = [e.id for e in dataset.hotspots[hotspot].excerpts] if hotspot in dataset.hotspots else []
    if not known or (excerpt is not None and excerpt not in known):
        return basket
    if excerpt is None:
        item = basket.item(hotspot)
        return basket.without(hotspot) if item and not item.excerpts else basket.with_hotspot(hotspot)
    if not basket.holds(hotspot, excerpt):
        return basket.with_excerpt(hotspot, excerpt)
    item = basket.item(hotspot)
    if item and item.excerpts:
        return basket.without(hotspot, excerpt)
    others = tuple(one for one in known if one != excerpt)
    return basket.choosing(hotspot, others) if others else basket.without(hotspot)


def flip_picked(dataset: Dataset, key: str) -> None:
    """Put into the basket, or take from it, what a component tells; for callbacks."""
    match widgets.component_value(key, PICKED):
        case {"hotspot": str(hotspot), "excerpt": None | str() as excerpt}:
            session().basket = flipped(session().basket, dataset, hotspot, excerpt)


def kept_part(basket: Basket, dataset: Dataset, hotspot: str) -> str:
    """How much of a hotspot is in the basket: `KEPT_ALL`, such as `2 of 7` excerpts, or nothing."""
    item = basket.item(hotspot)
    if item is None:
        return ""
    return f"{len(item.excerpts)} of {len(dataset.hotspots[hotspot].excerpts)}" if item.excerpts else KEPT_ALL


def known_part(basket: Basket, dataset: Dataset) -> tuple[Basket, tuple[str, ...]]:
    """The basket without what the data do not have any more, and what that is: hotspots, and `hotspot.excerpt`."""
    left: list[BasketItem] = []
    gone: list[str] = []
    for item in basket:
        known = {e.id for e in dataset.hotspots[item.hotspot].excerpts} if item.hotspot in dataset.hotspots else set()
        excerpts = tuple(one for one in item.excerpts if one in known)
        if known and (excerpts or not item.excerpts):
            gone += [f"{item.hotspot}.{one}" for one in item.excerpts if one not in known]
            left.append(replace(item, excerpts=excerpts))
        else:
            gone.append(item.hotspot)
    return (Basket(items=tuple(left)) if gone else basket), tuple(gone)


def keep_known(dataset: Dataset) -> Basket:
    """Take out of the reader's basket what the data do not have any more, and say so; return what is left."""
    kept = session()
    kept.basket, gone = known_part(kept.basket, dataset)
    if gone:
        more = f" and {len(gone) - _MOST_NAMED:,} more" if len(gone) > _MOST_NAMED else ""
        named = ", ".join(gone[:_MOST_NAMED]) + more
        kept.notices = [*kept.notices, f"No longer in the data, so no longer in the briefing: {named}."]
    return kept.basket


def note_basket() -> Basket:
    """Return the basket as it is, and note that it was taken: in a run of a dialogue, which takes nothing else.

    Else a step back in the browser would be an old address that comes with something new on the page.
    """
    kept = session()
    if kept.address.taken is not None:
        selection, size = kept.address.taken
        kept.address.taken = replace(selection, basket=kept.basket), size
    return kept.basket


def basket_part(address: Address) -> Address:
    """What an address says of the basket."""
    return {key: values for key, values in address.items() if key in BASKET_KEYS}
