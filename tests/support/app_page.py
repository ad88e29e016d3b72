"""The page as a test reads it: Streamlit's own harness over the app file, without a browser."""

import json
from typing import Any

from repository import ROOT
from streamlit.testing.v1 import AppTest

from geo.dataset.loader import load
from geo.page.shared import session
from geo.selection.filtering import apply_filters
from geo.selection.selection import Filters

REAL = load(ROOT / "data" / "hotspots.yaml").dataset
Query = dict[str, str | list[str]]


def briefing_dialogue() -> None:
    """What the briefing dialogue holds, as a page: the harness reruns pages, never what is open over them."""
    import streamlit as st  # noqa: PLC0415  a script of its own

    from geo.page import briefing, briefing_choices  # noqa: PLC0415  as above
    from geo.page.shared import page_data, state  # noqa: PLC0415  as above

    page = page_data.load_page_data()
    selection = state.read_selection(page.loaded.dataset)
    if st.session_state.setdefault("opened", default=False) is False:
        st.session_state["opened"] = True
        briefing_choices.begin(selection)
    briefing.draw_briefing(page, selection)


def open_page(query: Query | None = None) -> AppTest:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for key, value in (query or {}).items():
        page.query_params[key] = value
    return rerun(page)


def rerun(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception, page.exception[0].message
    return page


def click(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click()
    return rerun(page)


def remembered(page: AppTest) -> session.Session:
    """What the page remembers of its reader, as it is: what a test changes in it, the next run finds."""
    found = page.session_state[session.KEY]
    assert isinstance(found, session.Session)
    return found


def address(page: AppTest) -> dict[str, list[str]]:
    return {key: [value] if isinstance(value, str) else list(value) for key, value in page.query_params.items()}


def status(page: AppTest) -> str:
    (line,) = [c.value for c in page.caption if c.value.endswith("drawn.")]
    return line


def components(page: AppTest, name: str) -> list[dict[str, Any]]:
    """What each piece of front end of that name was given, in the order of the page."""
    parts = page.get("bidi_component")
    return [json.loads(part.proto.json) for part in parts if part.proto.component_name == f"hotspots_{name}"]


def component(page: AppTest, name: str) -> dict[str, Any]:
    """The same of the only one."""
    (found,) = components(page, name)
    return found


def twin(page: AppTest) -> dict[str, Any]:
    return component(page, "list")


def listed(page: AppTest) -> list[str]:
    return [row["id"] for row in twin(page)["rows"]]


def deck(page: AppTest) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.get("deck_gl_json_chart")[0].proto.json)
    return found


def fetched(page: AppTest) -> dict[str, str]:
    """The addresses of what the browser fetches, by layer."""
    return {layer["id"]: layer["data"] for layer in deck(page)["layers"] if isinstance(layer["data"], str)}


def coloured(page: AppTest) -> int:
    """How many hotspots the map has a colour for."""
    (areas,) = (layer for layer in deck(page)["layers"] if layer["id"].startswith("region-land"))
    table = areas["_subLayerProps"]["polygons-fill"]["getFillColor"].removeprefix("@@=(").partition(")[")[0]
    return sum(colour != [0, 0, 0, 0] for colour in json.loads(table))


def said(page: AppTest) -> str:
    """Everything that is on the page as Markdown, what opens on a click included."""
    parts = [
        *page.markdown,
        *page.caption,
        *page.info,
        *page.warning,
        *page.error,
        *page.header,
        *page.title,
        *page.subheader,
    ]
    return "\n".join([p.value for p in parts] + [b.label for b in page.button] + openers(page))


def openers(page: AppTest) -> list[str]:
    """What stands on the buttons that open something beside them."""
    return [block.proto.popover.label for block in page.get("popover")]


def badges(page: AppTest) -> list[str]:
    """The badges of the quotes in the panel."""
    return [label for label in openers(page) if "-badge[:material/" in label]


def copied_links(page: AppTest) -> list[str]:
    """The queries that the panel's buttons “Copy link” copy."""
    return [item["query"] for bar in components(page, "copy") for item in bar["items"] if item["label"] == "Copy link"]


def notices(page: AppTest) -> list[str]:
    return [info.value for info in page.info if info.icon == ":material/link_off:"]


def assert_agreement(page: AppTest, filters: Filters) -> None:
    """Map, list and status show what the filters leave."""
    shown = apply_filters(REAL, filters)
    assert status(page) == f"{shown.summary()}. {len(shown.hotspots)} regions drawn."
    assert set(listed(page)) == set(shown.hotspots)
    assert coloured(page) == len(shown.hotspots)
    assert {row["id"]: row["total"] for row in twin(page)["rows"]} == {
        i: len(h.excerpts) for i, h in shown.hotspots.items()
    }
