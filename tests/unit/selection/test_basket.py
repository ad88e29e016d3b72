from collections.abc import Callable

import pytest
from repository import DATA

from geo.dataset.loader import load
from geo.selection.basket import LONGEST_WORDS, Basket, BasketItem
from geo.selection.selection import Selection, selection_from_query, selection_to_query

REAL = load(DATA).dataset
KOREA = tuple(e.id for e in REAL.hotspots["korea"].excerpts)
SYRIA = tuple(e.id for e in REAL.hotspots["syria"].excerpts)
assert len(SYRIA) > 1
EMPTY = Basket()
THREE = EMPTY.with_hotspot("korea").with_excerpt("syria", SYRIA[0]).with_hotspot("venezuela")


def order(basket: Basket) -> list[str]:
    return [item.hotspot for item in basket]


def from_link(**query: str) -> tuple[Basket, list[str]]:
    selection, notices = selection_from_query({key: [value] for key, value in query.items()}, REAL)
    return selection.basket, list(map(str, notices))


def test_what_is_collected_stands_in_the_order_of_collecting() -> None:
    assert order(THREE) == ["korea", "syria", "venezuela"]
    assert THREE.item("syria") == BasketItem(hotspot="syria", excerpts=(SYRIA[0],))


@pytest.mark.parametrize(
    ("change", "items"),
    [
        pytest.param(lambda b: b.with_excerpt("korea", KOREA[0]), (), id="an excerpt of what is in whole"),
        pytest.param(lambda b: b.without("korea").with_excerpt("korea", KOREA[0]), KOREA[:1], id="a single excerpt"),
        pytest.param(
            lambda b: b.without("korea").with_excerpt("korea", KOREA[1]).with_excerpt("korea", KOREA[0]),
            (KOREA[1], KOREA[0]),
            id="two, in the order of choosing",
        ),
        pytest.param(
            lambda b: b.without("korea").with_excerpt("korea", KOREA[0]).with_hotspot("korea"), (), id="then all"
        ),
    ],
)
def test_a_hotspot_is_one_item_whatever_is_added_of_it(
    change: Callable[[Basket], Basket], items: tuple[str, ...]
) -> None:
    item = change(THREE).item("korea")
    assert item is not None
    assert item.excerpts == items


def test_the_last_excerpt_taken_out_takes_its_hotspot_along() -> None:
    two = THREE.with_excerpt("syria", SYRIA[1])
    assert order(two.without("syria", SYRIA[0])) == order(THREE)
    assert order(two.without("syria", SYRIA[0]).without("syria", SYRIA[1])) == ["korea", "venezuela"]


def test_words_on_an_item_are_one_short_line_each() -> None:
    told = THREE.told("korea", headline="  Ice \n melts ", line="x" * 999).item("korea")
    assert told == BasketItem(hotspot="korea", headline="Ice melts", line="x" * LONGEST_WORDS)


def test_a_link_to_nine_items_is_short() -> None:
    basket = EMPTY
    for hotspot in list(REAL.hotspots)[:9]:
        basket = basket.with_excerpt(hotspot, REAL.hotspots[hotspot].excerpts[0].id)
    (text,) = selection_to_query(Selection(basket=basket))["basket"]
    assert len(text) < 9 * 25


def test_what_is_gone_is_said_and_the_rest_is_there() -> None:
    basket, notices = from_link(basket=f"atlantis korea syria.{SYRIA[0][:6]}.000000 iraq.ffffff")
    assert order(basket) == ["korea", "syria"]
    named = "“atlantis”, “syria.000000”, “iraq.ffffff”"
    assert notices == [f"The link's basket names what is no longer in this map: {named}. The rest is there."]


def test_digits_too_few_to_mean_one_excerpt_mean_none() -> None:
    basket, notices = from_link(basket=f"syria.{SYRIA[0][:3]} korea")
    assert order(basket) == ["korea"]
    assert len(notices) == 1
