"""The briefing basket: hotspots and single excerpts that a reader collects, in the order in which they are told.

In a link it is short: `basket=arctic+syria.1f3a9c.77b0e2` is all of the Arctic and two excerpts on Syria, each by the
first six digits of its id; `headline=syria+Damascus turns north` and `line=syria+Watch the ports` are the analyst's own
words on an item.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from geo.dataset.model import Dataset
from geo.selection.link_reader import LinkReader

__all__ = ["BASKET_KEYS", "LONGEST_WORDS", "Basket", "BasketItem", "basket_from_link", "basket_to_query"]

LONGEST_WORDS = 180
"""Characters of a headline or line; with the id of a hotspot still less than a link's value may have."""

BASKET_KEYS = ("basket", "headline", "line")
"""What a link's parameters on the basket are called."""

_DIGITS = 6
"""Of an excerpt's ten that stand in a link; a hotspot has too few excerpts for two to share them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BasketItem:
    """One hotspot in the basket."""

    hotspot: str
    excerpts: tuple[str, ...] = ()
    """Ids of the excerpts chosen; empty: all that the filters show."""
    headline: str = ""
    """The analyst's own; empty: made from what is shown."""
    line: str = ""
    """What the analyst says of it; empty: nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Basket:
    """Items in their order, each hotspot at most once."""

    items: tuple[BasketItem, ...] = ()

    def __iter__(self) -> Iterator[BasketItem]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def item(self, hotspot: str) -> BasketItem | None:
        """The item of a hotspot, where it is in the basket."""
        return next((one for one in self.items if one.hotspot == hotspot), None)

    def holds(self, hotspot: str, excerpt: str | None = None) -> bool:
        """Whether all of a hotspot, or the excerpt of it, is in the basket."""
        item = self.item(hotspot)
        return item is not None and (not item.excerpts or excerpt in item.excerpts)

    def with_hotspot(self, hotspot: str) -> "Basket":
        """With all of a hotspot: at the end, or where single excerpts of it were."""
        if self.item(hotspot) is None:
            return Basket(items=(*self.items, BasketItem(hotspot=hotspot)))
        return self._changed(hotspot, lambda item: replace(item, excerpts=()))

    def with_excerpt(self, hotspot: str, excerpt: str) -> "Basket":
        """With one more excerpt of a hotspot; unchanged where all of the hotspot is in already."""
        if self.item(hotspot) is None:
            return Basket(items=(*self.items, BasketItem(hotspot=hotspot, excerpts=(excerpt,))))
        if self.holds(hotspot, excerpt):
            return self
        return self._changed(hotspot, lambda item: replace(item, excerpts=(*item.excerpts, excerpt)))

    def choosing(self, hotspot: str, excerpts: tuple[str, ...]) -> "Basket":
        """With these excerpts of a hotspot that is in it, in this order; none means all that the filters show."""
        return self._changed(hotspot, lambda item: replace(item, excerpts=excerpts))

    def without(self, hotspot: str, excerpt: str | None = None) -> "Basket":
        """Without a hotspot, or without one of the excerpts chosen of it; the last one takes the hotspot with it."""
        item = self.item(hotspot)
        left = tuple(one for one in item.excerpts if one != excerpt) if item and excerpt else ()
        if not left:
            return Basket(items=tuple(one for one in self.items if one.hotspot != hotspot))
        return self._changed(hotspot, lambda item: replace(item, excerpts=left))

    def told(self, hotspot: str, *, headline: str, line: str) -> "Basket":
        """With the analyst's words on an item, on one line each and cut to `LONGEST_WORDS`."""
        headline, line = (" ".join(text.split())[:LONGEST_WORDS].rstrip() for text in (headline, line))
        return self._changed(hotspot, lambda item: replace(item, headline=headline, line=line))

    def _changed(self, hotspot: str, change: Callable[[BasketItem], BasketItem]) -> "Basket":
        return Basket(items=tuple(change(one) if one.hotspot == hotspot else one for one in self.items))


def basket_to_query(basket: Basket) -> dict[str, list[str]]:
    """The link's parameters; none for an empty basket."""
    said = {
        "basket": [" ".join(".".join((i.hotspot, *(e[:_DIGITS] for e in i.excerpts))) for i in basket)],
        "headline": [f"{item.hotspot} {item.headline}" for item in basket if item.headline],
        "line": [f"{item.hotspot} {item.line}" for item in basket if item.line],
    }
    return {key: values for key, values in said.items() if any(values)}


def basket_from_link(reader: LinkReader, dataset: Dataset) -> Basket:
    """The basket of a link; what is gone from the data is left out with a notice of the reader."""
    headlines, lines = reader.texts("headline"), reader.texts("line")
    known: dict[str, BasketItem] = {}
    gone: list[str] = []
    for word in reader.words("basket"):
        hotspot, *digits = word.split(".")
        ids = [e.id for e in dataset.hotspots[hotspot].excerpts] if hotspot in dataset.hotspots else []
        found = {d: next((i for i in ids if len(d) >= _DIGITS and i.startswith(d)), None) for d in digits}
        gone += [f"{hotspot}.{d}" for d, i in found.items() if i is None] if ids else [hotspot]
        excerpts = tuple(dict.fromkeys(i for i in found.values() if i))
        if ids and (excerpts or not digits) and hotspot not in known:
            known[hotspot] = BasketItem(
                hotspot=hotspot,
                excerpts=excerpts,
                headline=headlines.get(hotspot, ""),
                line=lines.get(hotspot, ""),
            )
    reader.gone(gone, "basket")
    return Basket(items=tuple(known.values()))
