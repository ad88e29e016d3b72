"""The items of the briefing basket, to be put in order, told in the analyst's words, and narrowed to single quotes."""

from collections.abc import Mapping, Sequence
from functools import partial

from geo.dataset.model import Dataset
from geo.page.shared import widgets
from geo.page.shared.components import basket_list
from geo.page.shared.session import session
from geo.page.shared.widgets import WidgetKey
from geo.selection.basket import LONGEST_WORDS, Basket, BasketItem
from geo.selection.filtering import Shown

__all__ = ["basket_of", "draw_basket_items"]

_SHOWN_LETTERS = 110
"""Of a quote in the list of those to choose from."""


def draw_basket_items(dataset: Dataset, shown: Shown, made: Mapping[str, str]) -> None:
    """Draw the list; `made` has the headline of each item that stands where the analyst writes none."""
    kept = session()
    data = {
        "serial": kept.briefing.serial,
        "longest": LONGEST_WORDS,
        "items": [_told(item) for item in kept.basket],
        "places": {
            item.hotspot: {
                "name": dataset.hotspots[item.hotspot].name,
                "made": made.get(item.hotspot, ""),
                "quotes": _quotes(dataset, shown, item.hotspot),
            }
            for item in kept.basket
        },
    }
    basket_list(WidgetKey.BASKET, data, partial(_changed, dataset))


def basket_of(told: object, dataset: Dataset) -> Basket:
    """The basket that a browser tells, without what the data do not have: it may send anything."""
    basket = Basket()
    for item in told if isinstance(told, Sequence) and not isinstance(told, str) else ():
        match item:
            case {
                "hotspot": str(hotspot),
                "excerpts": [*excerpts],
                "headline": str(headline),
                "line": str(line),
            } if hotspot in dataset.hotspots and basket.item(hotspot) is None:
                known = [e.id for e in dataset.hotspots[hotspot].excerpts]
                chosen = tuple(dict.fromkeys(e for e in excerpts if e in known))
                if known and (chosen or not excerpts):
                    basket = basket.with_hotspot(hotspot).choosing(hotspot, chosen)
                    basket = basket.told(hotspot, headline=headline, line=line)
    return basket


def _quotes(dataset: Dataset, shown: Shown, hotspot: str) -> list[Mapping[str, object]]:
    """The excerpts of a hotspot as they are chosen from, and whether the filters show each."""
    numbers = {source: number for number, source in enumerate(dataset.sources, start=1)}
    passing = {e.id for e in shown.hotspots[hotspot].excerpts} if hotspot in shown.hotspots else set()
    return [
        {"id": e.id, "text": f"[{numbers[e.source]}] {_short(e.quote)}", "shown": e.id in passing}
        for e in dataset.hotspots[hotspot].excerpts
    ]


def _told(item: BasketItem) -> Mapping[str, object]:
    return {"hotspot": item.hotspot, "excerpts": item.excerpts, "headline": item.headline, "line": item.line}


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= _SHOWN_LETTERS else f"{text[:_SHOWN_LETTERS].rsplit(' ', 1)[0]} …"


def _changed(dataset: Dataset) -> None:
    match widgets.component_value(WidgetKey.BASKET, "changed"):
        case {"serial": int(serial), "items": items}:
            kept = session()
            kept.basket, kept.briefing.serial = basket_of(items, dataset), serial
