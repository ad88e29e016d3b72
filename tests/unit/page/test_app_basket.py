"""The basket in the briefing dialogue without a browser: items, own words, the file, and the document made of it."""

from typing import Any

import pytest
from app_page import (
    Query,
    address,
    click,
    component,
    components,
    notices,
    open_page,
    remembered,
    rerun,
    said,
)
from briefing_page import open_briefing
from small_map import SmallDataset
from streamlit.testing.v1 import AppTest

from geo.dataset.loader import load
from geo.dataset.model import Dataset
from geo.page.basket_items import basket_of
from geo.page.shared import served_files
from geo.selection.basket import Basket, BasketItem

pytestmark = pytest.mark.usefixtures("small_page")

TWO: Query = {"basket": "serbia belgrade", "headline": "serbia The accord holds"}
"""A basket of two of the three places of the small map."""

FILE = b"""\
title: "What to watch"
date: "2021-01-04"
marking: "TLP:GREEN"
filters:
  topic: [diplomacy]
items:
  - section: "The rivers"
    hotspot: belgrade
    line: "Watch the fees"
  - hotspot: serbia
"""


@pytest.fixture
def dataset(small_dataset: SmallDataset) -> Dataset:
    return load(small_dataset.data).dataset


def told(page: AppTest) -> dict[str, Any]:
    """What the list of the basket was given."""
    return component(page, "basket")


def choose(page: AppTest, name: str, value: str) -> AppTest:
    page.button_group(key=name).set_value(value)
    return rerun(page)


def file_names(page: AppTest) -> list[str]:
    return [c.value.replace("\\", "") for c in page.caption if c.value.startswith("briefing")]


def load_file(page: AppTest, content: bytes) -> AppTest:
    page.file_uploader(key="basket-file").set_value(("briefing.yaml", content, "application/yaml"))
    return rerun(page)


def test_the_button_says_how_much_is_in_it_and_opens_there() -> None:
    page = open_page(TWO)
    assert page.button(key="briefing").label == "Briefing (**2**)"
    click(page, "briefing")
    assert [item["hotspot"] for item in told(page)["items"]] == ["serbia", "belgrade"]
    assert open_page().button(key="briefing").label == "Briefing"


def test_without_anything_in_it_the_dialogue_is_about_what_is_shown_and_says_how_to_fill_it() -> None:
    page = open_briefing()
    assert not components(page, "basket")
    choose(page, "briefing-part", "basket")
    assert "Add to briefing" in said(page)


def test_an_item_has_its_headline_what_would_stand_there_and_its_quotes(dataset: Dataset) -> None:
    data = told(open_briefing(TWO))
    serbia, belgrade = data["items"]
    assert (serbia["headline"], belgrade["headline"]) == ("The accord holds", "")
    assert data["places"]["belgrade"]["made"].startswith("Belgrade’s harbour")
    assert "accord holds" not in data["places"]["serbia"]["made"]
    quotes = data["places"]["serbia"]["quotes"]
    assert [quote["id"] for quote in quotes] == [e.id for e in dataset.hotspots["serbia"].excerpts]
    assert quotes[0]["text"].startswith("[2] Observers counted")


def test_the_list_says_which_quotes_the_filters_show() -> None:
    data = told(open_briefing({**TWO, "topic": "diplomacy"}))
    assert [quote["shown"] for quote in data["places"]["serbia"]["quotes"]] == [False, True, False]


def test_what_the_list_tells_is_taken_as_far_as_the_data_have_it(dataset: Dataset) -> None:
    first, second, *_ = (e.id for e in dataset.hotspots["serbia"].excerpts)
    items = [
        {"hotspot": "belgrade", "excerpts": [], "headline": "", "line": " Watch\nthe fees "},
        {"hotspot": "atlantis", "excerpts": [], "headline": "", "line": ""},
        {"hotspot": "serbia", "excerpts": [second, "0000000000", first, second], "headline": "A", "line": ""},
        {"hotspot": "belgrade", "excerpts": [], "headline": "again", "line": ""},
    ]
    assert basket_of(items, dataset).items == (
        BasketItem(hotspot="belgrade", line="Watch the fees"),
        BasketItem(hotspot="serbia", excerpts=(second, first), headline="A"),
    )


@pytest.mark.parametrize("odd", [None, "serbia", 7, [None], [{}], [{"hotspot": ["serbia"]}], {"hotspot": "serbia"}])
def test_what_a_browser_cannot_mean_empties_the_basket_and_breaks_nothing(odd: object, dataset: Dataset) -> None:
    assert basket_of(odd, dataset) == Basket()


def test_a_change_in_the_dialogue_is_in_the_link_at_once() -> None:
    page = open_briefing(TWO)
    remembered(page).basket = Basket(items=tuple(reversed(remembered(page).basket.items)))
    rerun(page)
    assert address(page)["basket"] == ["belgrade serbia"]
    assert address(page)["headline"] == ["serbia The accord holds"]


def test_slides_are_made_and_then_shown_one_by_one() -> None:
    page = open_briefing(TWO)
    assert not page.pagination
    click(page, "briefing-make")
    assert file_names(page) == ["briefing_2020-12-31.pptx"]
    pages = page.pagination[0]
    count = int(next(c.value for c in page.caption if c.value.startswith("Slide 1 of ")).rpartition(" ")[2])
    pages.set_value(2)
    rerun(page)
    assert [c.value for c in page.caption if c.value.startswith("Slide ")] == [f"Slide 2 of {count}"]
    (markup,) = [e.proto.body for e in page.get("html") if 'class="preview"' in e.proto.body]
    content = served_files.read(markup.split('src="')[1].split('"')[0])
    assert content is not None
    assert content.startswith(b"<svg")


def test_a_change_of_the_basket_asks_for_the_document_anew() -> None:
    page = click(open_briefing(TWO), "briefing-make")
    remembered(page).basket = remembered(page).basket.without("belgrade")
    rerun(page)
    assert page.button(key="briefing-make").label == "Make the PowerPoint file"
    assert not page.pagination


def test_a_note_is_shown_by_its_outline_and_said_to_have_no_pages_yet() -> None:
    page = click(choose(open_briefing(TWO), "basket-format", "docx"), "briefing-make")
    assert file_names(page) == ["briefing_2020-12-31.docx"]
    assert "The accord holds" in said(page)
    assert "Its pages are set by Word" in said(page)


def test_title_date_and_marking_are_those_of_the_document() -> None:
    page = open_briefing(TWO)
    page.text_input(key="basket-date").set_value("2021-01-04")
    page.selectbox(key="briefing-marking").set_value("TLP:AMBER")
    page.text_input(key="basket-title").set_value("What to watch")
    click(rerun(page), "briefing-make")
    assert file_names(page) == ["briefing_2021-01-04.pptx"]
    (markup,) = [e.proto.body for e in page.get("html") if 'class="preview"' in e.proto.body]
    assert "What to watch" in markup
    assert "TLP:AMBER" in markup


@pytest.mark.parametrize("field", ["basket-date", "briefing-as-of"])
def test_a_date_that_is_none_is_refused_in_words(field: str) -> None:
    page = open_briefing(TWO)
    page.text_input(key=field).set_value("soon")
    rerun(page)
    assert "is no date" in page.error[0].value
    assert not [b for b in page.button if b.key == "briefing-make"]
    assert [item["hotspot"] for item in told(page)["items"]] == ["serbia", "belgrade"]


def test_what_the_filters_leave_nothing_of_is_said_and_the_rest_is_made_on_request() -> None:
    page = open_briefing({"basket": "serbia date-line", "topic": "diplomacy"})
    (warning,) = [w.value for w in page.warning]
    assert "Not everything in the basket can be made" in warning
    assert not [b for b in page.button if b.key == "briefing-make"]
    page.checkbox(key="basket-rest").check()
    rerun(page)
    assert page.button(key="briefing-make")


def test_what_goes_from_the_data_while_the_page_is_open_is_named() -> None:
    page = open_page(TWO)
    remembered(page).basket = Basket(items=(BasketItem(hotspot="atlantis"), *remembered(page).basket.items))
    rerun(page)
    (notice,) = notices(page)
    assert notice.replace("\\", "") == "No longer in the data, so no longer in the briefing: atlantis."
    assert address(page)["basket"] == ["serbia belgrade"]


def test_a_file_fills_basket_fields_and_filters_as_a_link_does() -> None:
    page = load_file(open_briefing(TWO), FILE)
    assert address(page)["basket"] == ["belgrade serbia"]
    assert address(page)["line"] == ["belgrade Watch the fees"]
    assert address(page)["topic"] == ["diplomacy"]
    fields = [page.text_input(key=key).value for key in ("basket-title", "basket-date")]
    assert fields == ["What to watch", "2021-01-04"]
    assert page.selectbox(key="briefing-marking").value == "TLP:GREEN"
    assert remembered(page).briefing.sections == {"belgrade": "The rivers"}


def test_a_file_that_names_what_is_gone_is_loaded_in_part_when_asked() -> None:
    page = load_file(open_briefing(TWO), FILE.replace(b"hotspot: serbia", b"hotspot: atlantis"))
    assert "atlantis" in page.error[0].value
    assert address(page)["basket"] == ["serbia belgrade"]
    click(page, "basket-load-rest")
    assert address(page)["basket"] == ["belgrade"]
    assert not page.error


def test_a_file_that_is_none_is_refused_in_words() -> None:
    page = load_file(open_briefing(TWO), b"items: 7\n")
    assert page.error
    assert address(page)["basket"] == ["serbia belgrade"]
