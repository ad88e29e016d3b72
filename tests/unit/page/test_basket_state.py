"""The basket on the page: what puts something in, what the link says, and what leaves it alone."""

from typing import Any

import pytest
from app_page import REAL, address, click, components, notices, open_page, remembered, rerun, twin
from streamlit.testing.v1 import AppTest

from geo.page.shared.basket_state import basket_part, flipped, kept_part, known_part
from geo.selection.basket import Basket, BasketItem

KOREA = tuple(e.id for e in REAL.hotspots["korea"].excerpts)
ONE_QUOTE = next(i for i, h in REAL.hotspots.items() if len(h.excerpts) == 1)
EMPTY = Basket()


def copy_items(page: AppTest) -> list[dict[str, Any]]:
    return [item for bar in components(page, "copy") for item in bar["items"]]


def labels(page: AppTest) -> list[str]:
    return [item["label"] for item in copy_items(page) if "flips" in item]


def collected(*items: str) -> AppTest:
    return open_page({"basket": " ".join(items), "hotspot": "korea"})


def test_a_hotspot_goes_in_and_out() -> None:
    within = flipped(EMPTY, REAL, "korea")
    assert [item.hotspot for item in within] == ["korea"]
    assert flipped(within, REAL, "korea") == EMPTY


def test_a_hotspot_of_which_a_part_is_in_is_completed() -> None:
    part = flipped(EMPTY, REAL, "korea", KOREA[1])
    assert part.items == (BasketItem(hotspot="korea", excerpts=(KOREA[1],)),)
    assert flipped(part, REAL, "korea").items == (BasketItem(hotspot="korea"),)


def test_an_excerpt_taken_from_the_whole_leaves_the_others() -> None:
    whole = flipped(EMPTY, REAL, "korea")
    assert flipped(whole, REAL, "korea", KOREA[2]).items[0].excerpts == (*KOREA[:2], *KOREA[3:])


def test_the_only_excerpt_takes_its_hotspot_with_it() -> None:
    (excerpt,) = (e.id for e in REAL.hotspots[ONE_QUOTE].excerpts)
    assert flipped(flipped(EMPTY, REAL, ONE_QUOTE), REAL, ONE_QUOTE, excerpt) == EMPTY
    assert flipped(flipped(EMPTY, REAL, "korea", KOREA[0]), REAL, "korea", KOREA[0]) == EMPTY


@pytest.mark.parametrize(("hotspot", "excerpt"), [("atlantis", None), ("korea", "0000000000"), ("syria", KOREA[0])])
def test_what_the_data_do_not_have_is_not_put_in(hotspot: str, excerpt: str | None) -> None:
    assert flipped(EMPTY, REAL, hotspot, excerpt) is EMPTY


def test_how_much_of_a_hotspot_is_in_is_told() -> None:
    part = EMPTY.with_excerpt("korea", KOREA[0]).with_hotspot("syria")
    told = [kept_part(part, REAL, hotspot) for hotspot in ("korea", "syria", "arctic")]
    assert told == [f"1 of {len(KOREA)}", "all", ""]


def test_what_is_gone_is_named_and_the_rest_stays() -> None:
    held = Basket(
        items=(
            BasketItem(hotspot="atlantis"),
            BasketItem(hotspot="korea", excerpts=("0000000000", KOREA[0]), headline="Kept"),
            BasketItem(hotspot="syria", excerpts=("0000000000",)),
        )
    )
    left, gone = known_part(held, REAL)
    assert left.items == (BasketItem(hotspot="korea", excerpts=(KOREA[0],), headline="Kept"),)
    assert gone == ("atlantis", "korea.0000000000", "syria")


def test_a_link_fills_the_basket_and_the_page_says_so() -> None:
    page = collected("syria", f"korea.{KOREA[1][:6]}")
    assert remembered(page).basket.items == (
        BasketItem(hotspot="syria"),
        BasketItem(hotspot="korea", excerpts=(KOREA[1],)),
    )
    rows = {row["id"]: row["kept"] for row in twin(page)["rows"]}
    assert (rows["syria"], rows["korea"], rows["arctic"]) == ("all", f"1 of {len(KOREA)}", "")
    keeps = twin(page)["keeps"]
    assert {kept: (button["words"], button["pressed"]) for kept, button in keeps.items()} == {
        "": ("Add to briefing", "false"),
        "all": ("In the briefing", "true"),
        f"1 of {len(KOREA)}": (f"In the briefing: 1 of {len(KOREA)}", "mixed"),
    }
    whole, *quotes = labels(page)
    assert whole == f"In the briefing: 1 of {len(KOREA)}: North Korea"
    assert len(quotes) == len(KOREA)
    assert sum(label.startswith("In the briefing: quote") for label in quotes) == 1


def test_each_quote_has_a_name_of_its_own_to_be_added_by() -> None:
    names = labels(collected("syria"))
    assert len(set(names)) == len(names) == len(KOREA) + 1
    assert names[0] == "Add to briefing: North Korea"


def test_what_is_put_in_is_a_step_of_the_address() -> None:
    page = open_page({"hotspot": "korea"})
    remembered(page).basket = flipped(remembered(page).basket, REAL, "syria")
    rerun(page)
    assert address(page)["basket"] == ["syria"]
    assert remembered(page).address.left[-1].get("basket") is None


def test_filters_and_other_hotspots_leave_the_basket_alone() -> None:
    page = open_page({"basket": "syria arctic", "headline": "syria Damascus turns north", "topic": "sanctions"})
    click(page, "reset")
    assert "topic" not in address(page)
    click(page, "open-korea")
    assert address(page)["hotspot"] == ["korea"]
    click(page, "close")
    assert address(page)["basket"] == ["syria arctic"]
    assert address(page)["headline"] == ["syria Damascus turns north"]


def test_a_basket_of_a_link_that_is_gone_in_part_is_told() -> None:
    page = open_page({"basket": "syria atlantis"})
    (notice,) = notices(page)
    assert "atlantis" in notice
    assert [item.hotspot for item in remembered(page).basket] == ["syria"]


def test_the_link_of_a_quote_leaves_the_basket_out() -> None:
    page = collected("syria")
    queries = [item["query"] for item in copy_items(page) if "query" in item]
    assert queries
    assert not [query for query in queries if "basket" in query]


def test_an_excerpt_that_is_quoted_again_under_another_hotspot_is_its_own_there() -> None:
    shared = next(
        (one, other, e.id)
        for one, h in REAL.hotspots.items()
        for e in h.excerpts
        for other, g in REAL.hotspots.items()
        if other != one and e.id in {x.id for x in g.excerpts}
    )
    one, other, excerpt = shared
    basket = flipped(EMPTY, REAL, one, excerpt)
    assert not basket.holds(other, excerpt)


def _dialogue_between() -> None:
    """A run of the page, then one of a dialogue alone, which empties the basket, then the page again."""
    from dataclasses import replace  # noqa: PLC0415  a script of its own

    import streamlit as st  # noqa: PLC0415

    from geo.page.shared import page_data, state  # noqa: PLC0415  as above
    from geo.page.shared.basket_state import note_basket  # noqa: PLC0415
    from geo.page.shared.session import session  # noqa: PLC0415
    from geo.selection.basket import Basket  # noqa: PLC0415
    from geo.selection.selection import Selection  # noqa: PLC0415

    if "in-dialogue" in st.session_state:
        session().basket = Basket()
        state.write_address(replace(Selection(), basket=note_basket()))
    else:
        state.write_address(state.read_selection(page_data.load_page_data().loaded.dataset))


def test_a_step_back_undoes_a_change_that_was_made_in_a_dialogue() -> None:
    page = AppTest.from_function(_dialogue_between, default_timeout=30)
    page.query_params["basket"] = "syria arctic"
    rerun(page)
    page.session_state["in-dialogue"] = True
    rerun(page)
    assert "basket" not in address(page)
    del page.session_state["in-dialogue"]
    page.query_params["basket"] = "syria arctic"
    rerun(page)
    assert [item.hotspot for item in remembered(page).basket] == ["syria", "arctic"]


def test_what_is_left_for_the_review_page_keeps_the_basket_and_its_words() -> None:
    left = {
        "hotspot": ["syria"],
        "basket": ["syria"],
        "headline": ["syria A"],
        "line": ["syria B"],
        "topic": ["energy"],
    }
    assert basket_part(left) == {"basket": ["syria"], "headline": ["syria A"], "line": ["syria B"]}
