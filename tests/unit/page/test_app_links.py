"""Links to what is not there any more, and links that mean harm."""

import re

import pytest
from app_page import Query, address, assert_agreement, click, listed, notices, open_page, rerun, said

from geo.dataset.model import Topic
from geo.page.shared.markdown import escape_markdown
from geo.selection.selection import Filters

STALE: dict[str, tuple[Query, str]] = {
    "hotspot": ({"hotspot": "artic"},
                "The link names the hotspot “artic”, which is not in this map. Did you mean arctic?"),
    "source": ({"source": "gone-2018"}, "The link names the article “gone-2018”, which is not in this map."),
    "topic": ({"topic": "war"}, "The link names the topic “war”, which is not in this map."),
    "actor": ({"actor": "Narnia"}, "The link names the actor “Narnia”, which is not in this map."),
    "precision": ({"precision": "galaxy"}, "The link names the precision “galaxy”, which is not in this map."),
    "view": ({"view": "cube"}, "The link names the view “cube”, which is not in this map."),
    "viewpoint": ({"viewpoint": "XX"}, "The link names the viewpoint “XX”, which is not in this map."),
    "title": ({"title": "none"}, "The link's `title` is “none”; it is `on` or `off`."),
    "from": ({"from": "2019-13"},
             "The link's `from` is “2019-13”; a date is YYYY, YYYY-MM or YYYY-MM-DD. It was left out."),
    "to": ({"to": "tomorrow"},
           "The link's `to` is “tomorrow”; a date is YYYY, YYYY-MM or YYYY-MM-DD. It was left out."),
    "camera": (
        {"lat": "95", "lon": "0", "zoom": "3"},
        "The link's camera was left out: it needs `lat` (-90 to 90), `lon` (-180 to 180) and `zoom` (-1 to 20).",
    ),
    "part of a camera": (
        {"lat": "5"},
        "The link's camera was left out: it needs `lat` (-90 to 90), `lon` (-180 to 180) and `zoom` (-1 to 20).",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STALE)
def test_a_stale_link_says_what_was_left_out_and_shows_the_rest(case: str) -> None:
    query, notice = STALE[case]
    page = open_page(query)
    assert notices(page) == [escape_markdown(notice)]
    assert_agreement(page, Filters())


def test_what_is_good_in_a_stale_link_is_kept() -> None:
    page = open_page({"hotspot": "korea", "topic": ["military", "war"], "source": "gone-2018"})
    assert len(notices(page)) == 2
    assert page.header[0].value == "North Korea"
    assert_agreement(page, Filters(topic=(Topic.MILITARY,)))


def test_a_notice_goes_with_the_next_choice() -> None:
    page = open_page({"hotspot": "artic"})
    assert notices(page)
    assert not notices(click(page, "open-korea"))


def test_what_is_done_before_the_new_address_has_arrived_counts() -> None:
    page = open_page()
    shown = click(page, "open-korea").header[0].value
    page.query_params = {}  # what a browser says that has not got the new address yet
    page.text_input(key="q").set_value("korea")
    rerun(page)
    assert (page.header[0].value, page.text_input(key="q").value) == (shown, "korea")
    assert {name: value for name, value in address(page).items() if name in ("hotspot", "q")} == {
        "hotspot": ["korea"], "q": ["korea"],
    }  # fmt: skip


def test_back_and_forward_are_followed_when_nothing_else_was_done() -> None:
    page = click(open_page({"q": "arctic"}), "open-arctic")
    after = dict(page.query_params)
    for _ in range(2):
        page.query_params = {"q": "arctic"}  # back
        assert not rerun(page).header
        page.query_params = dict(after)  # forward
        assert rerun(page).header[0].value == "Arctic"


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": "![x](https://tracker.example/i.png)",
    "link": "[here](https://phish.example)",
    "address": "https://phish.example/login",
    "long": "x" * 20_000,
    "control characters": "\x00\x1b[31m\x07\x7f\x85",
    "bidi": "\u202egnp.exe\u2066",
    "directive": ":red[Error] :material/verified: :streamlit: $x$",
    "lines": "a\n\n# b\n- c",
    "expression": "@@=alert(1)",
    "path": "../../../etc/passwd",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_link_shows_as_plain_text(kind: str) -> None:
    text = HOSTILE[kind]
    page = open_page(dict.fromkeys(("hotspot", "source", "topic", "actor", "viewpoint", "from", "q", "lat"), text))
    found = notices(page)
    assert len(found) == 7
    for notice in found:
        assert len(notice) < 500
        assert not re.search(r"[<>\[\]](?!\\)|[\x00-\x1f\x7f-\x9f\u2066\u202e]", unwrapped(notice))
        assert "\n" not in notice
        assert not re.search(r"(?<!\\)[!$*#`]", notice)
    assert text not in page.get("deck_gl_json_chart")[0].proto.json
    assert listed(page) == []


def unwrapped(markdown: str) -> str:
    """Markdown without what `escape_markdown` sets apart, and without its backslashes before brackets."""
    return re.sub(r"\\[<>\[\]]", "", re.sub(r":color\[\\(.)\]", r"\1", markdown))


def test_a_search_that_is_markup_is_no_markup() -> None:
    page = open_page({"q": "<b>bold</b> ![x](y)"})
    assert "<b>" not in said(page)
    assert page.text_input(key="q").value == "<b>bold</b> ![x](y)"
