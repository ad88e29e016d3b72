"""Sharing: the link to exactly this view, and code that is HTML whatever the view is."""

import html
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from app_page import REAL, Query, click, open_page, rerun
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from geo.dataset.model import Topic
from geo.page.share import embed_code, view_address
from geo.selection.basket import Basket
from geo.selection.selection import (
    Camera,
    FigureKind,
    Filters,
    FrameSize,
    Selection,
    selection_from_query,
)

BASE = "https://maps.example/hotspots/"
VIEW = Selection(
    filters=Filters(topic=(Topic.MILITARY, Topic.ENERGY), q="oil & “gas”"), figure=FigureKind.MATRIX, hotspot="korea",
    camera=Camera(lat=36.2, lon=127.9, zoom=4.5),
)  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


class Frames(HTMLParser):
    """The elements of a piece of HTML with their attributes, and its text."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.text = ""
        self.feed(code)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def query_of(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def test_the_link_holds_the_whole_view() -> None:
    assert selection_from_query(query_of(view_address(BASE, VIEW)), REAL) == (VIEW, ())


def test_the_link_to_everything_is_the_pages_own_address() -> None:
    assert view_address(BASE, Selection()) == BASE


def test_an_embedded_view_says_so_and_fits_its_hotspot_into_the_frame() -> None:
    query = query_of(view_address(BASE, VIEW, embedded=True))
    assert query.pop("embed") == ["true"]
    assert selection_from_query(query, REAL) == (replace(VIEW, camera=None), ())


def test_an_embedded_map_without_a_hotspot_keeps_its_camera() -> None:
    camera = Camera(lat=60, lon=25, zoom=4)
    assert query_of(view_address(BASE, Selection(camera=camera), embedded=True)).keys() == {
        "lat", "lon", "zoom", "embed",
    }  # fmt: skip


@given(TEXTS, TEXTS)
def test_the_code_is_one_frame_whatever_stands_in_the_view(search: str, title: str) -> None:
    view = Selection(filters=Filters(q=search))
    frame = Frames(embed_code(BASE, view, title))
    assert (frame.tags, frame.text) == (["iframe"], "")
    assert frame.attributes["src"] == view_address(BASE, view, embedded=True)
    code = embed_code(BASE, view, title)
    assert code.count("<") == 2
    assert f'title="{html.escape(title)}"' in code


@pytest.mark.parametrize(("size", "ratio"), [(FrameSize.PRESENTATION, 16 / 9), (FrameSize.FILL, 16 / 10)])
def test_a_frame_has_its_size_in_whole_pixels(size: FrameSize, ratio: float) -> None:
    attributes = Frames(embed_code(BASE, Selection(size=size), "Map")).attributes
    width, height = (int(attributes[name] or "") for name in ("width", "height"))
    assert width / height == pytest.approx(ratio)


def test_without_the_title_the_code_says_so() -> None:
    code = embed_code(BASE, Selection(size=FrameSize.PRESENTATION, titled=False), "Map")
    assert query_of(Frames(code).attributes["src"] or "") == {
        "size": ["presentation"], "title": ["off"], "embed": ["true"],
    }  # fmt: skip


def _dialogue() -> None:
    """What the dialogue holds, as a page of its own: the harness reruns pages, never what is open over them."""
    from geo.page import share  # noqa: PLC0415  a script of its own
    from geo.page.shared import page_data, state  # noqa: PLC0415

    page = page_data.load_page_data()
    share.draw_share(page, state.read_selection(page.loaded.dataset))


def open_share(query: Query) -> AppTest:
    page = AppTest.from_function(_dialogue, default_timeout=30)
    for key, value in query.items():
        page.query_params[key] = value
    return rerun(page)


def frame_of(page: AppTest) -> dict[str, list[str]]:
    return query_of(Frames(page.code[1].value).attributes["src"] or "")


def test_the_dialogue_offers_link_and_code_of_what_is_shown() -> None:
    page = open_share({"hotspot": "syria", "topic": ["military", "energy"]})
    assert query_of(page.code[0].value) == {"hotspot": ["syria"], "topic": ["military", "energy"]}
    expected = {"hotspot": ["syria"], "topic": ["military", "energy"], "embed": ["true"]}
    assert frame_of(page) == expected | {"size": ["presentation"]}
    page.toggle(key="share-titled").set_value(False)
    assert frame_of(rerun(page)) == expected | {"size": ["presentation"], "title": ["off"]}
    page.button_group(key="share-size").set_value("fill")
    assert frame_of(rerun(page)) == expected | {"title": ["off"]}
    (held,) = [caption.value for caption in page.caption if "camera" in caption.value]
    assert held.startswith("It opens Syria and shows ")
    assert "with the filters on topic" in held


def test_the_button_opens_it() -> None:
    page = click(open_page({"q": "sanctions"}), "share-view")
    (link,) = [code.value for code in page.code if "<" not in code.value]
    assert query_of(link) == {"q": ["sanctions"]}


def test_a_link_holds_the_basket_and_an_embedded_view_does_not() -> None:
    collected = replace(VIEW, basket=Basket().with_hotspot("syria"))
    assert query_of(view_address(BASE, collected))["basket"] == ["syria"]
    assert "basket" not in query_of(view_address(BASE, collected, embedded=True))
