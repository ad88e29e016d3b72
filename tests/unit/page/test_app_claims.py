"""The view of claims on the page: the figure or the arrows, and the table whose rows open their quotes."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from app_page import address, component, deck, open_page, remembered, rerun, said, status
from coded_claims_map import write_coded_map
from streamlit.testing.v1 import AppTest

from geo.page.shared import served_files
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.session import Move

CLAIMS = {"figure": "claims"}


@pytest.fixture(autouse=True)
def _coded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTSPOTS_DATA", str(write_coded_map(tmp_path)))


def table(page: AppTest) -> dict[str, Any]:
    return component(page, "claims")


def clauses(page: AppTest) -> list[str]:
    return [row["cells"][0]["text"] for row in table(page)["rows"]]


def layers(page: AppTest) -> dict[str, list[dict[str, Any]]]:
    found = {layer["id"].rsplit("-", 1)[0]: layer["data"] for layer in deck(page)["layers"]}
    return {name: rows for name, rows in found.items() if name.startswith("claim-")}


def names(page: AppTest) -> set[str]:
    """What is written on the map where the app has put its camera."""
    (layer,) = [layer for layer in deck(page)["layers"] if layer["id"].startswith("names-")]
    level = math.ceil(deck(page)["initialViewState"]["zoom"] + layer["zoomOffset"])
    address = layer["data"].partition("?")[0].removeprefix(f"{served_files.PREFIX}/")
    written = served_files.get(address.format(z=level))
    assert written is not None
    texts = [feature["properties"].get("t", "") for feature in json.loads(written)["features"]]
    return {text.replace("\n", " ") for text in texts if text}


def test_without_an_open_hotspot_the_figure_and_the_table_are_there() -> None:
    page = open_page(CLAIMS)
    assert status(page).endswith("Claims drawn.")
    assert "Russia accuses the United States" in json.dumps(component(page, "picture"))
    assert not page.get("deck_gl_json_chart")
    assert clauses(page) == [
        "Russia accuses the United States",
        "Russia and China cooperate with each other",
        "China aids Serbia",
        "NATO would threaten Russia and China",
        "Korea will mobilize (threat)",
        "The United States will coerce China (forecast)",
    ]
    assert table(page)["caption"].startswith("Analyst’s coding, in no article’s words: 6 claims of 5 excerpts, of 6 ")


def test_a_row_says_where_when_who_says_so_and_in_which_article() -> None:
    row = table(open_page(CLAIMS))["rows"][0]
    assert [cell["text"] for cell in row["cells"]] == [
        "Russia accuses the United States",
        "verbal conflict",
        "Serbia",
        "September 2020",
        "A Minister, as reported by the article",
        "[1] Gazette 2020",
    ]
    assert (row["hotspot"], row["source"]) == ("serbia", "gazette")


def test_what_a_row_names_opens_with_the_quote_of_its_article() -> None:
    page = open_page(CLAIMS)
    row = table(page)["rows"][4]
    # What the row's button tells the page, which no test without a browser can press.
    kept = remembered(page)
    kept.map.hotspot, kept.map.move, kept.panel.speaker = row["hotspot"], Move.OPEN, row["source"]
    rerun(page)
    assert page.header[0].value == "Korea"
    assert "Pyongyang, an official claimed, will test again" in said(page)
    assert address(page)["hotspot"] == ["korea"]
    assert address(page)["figure"] == ["claims"]


def test_an_open_hotspot_has_an_arrow_from_each_actor_and_says_who_has_none() -> None:
    page = open_page({**CLAIMS, "hotspot": "serbia"})
    found = layers(page)
    assert [row["mark"] for row in found["claim-marks"]] == ["△†", "●", "●2"]
    assert len(found["claim-words"]) == 1
    assert len(found["claim-deeds"]) == 2
    assert len(found["claim-actors"]) == 2
    assert {"Russia", "China", "Serbia"} == names(page)
    assert escape_markdown("No place on the map: NATO (1).") in said(page)
    assert "verbal conflict: 1 claim" in "".join(e.proto.body for e in page.get("html"))
    assert len(clauses(page)) == 6


def test_the_map_of_arrows_shows_where_they_come_from() -> None:
    claims, plain = (
        deck(open_page({**query, "hotspot": "serbia"}))["initialViewState"]["zoom"] for query in (CLAIMS, {})
    )
    assert claims < plain - 2


def test_entering_the_view_with_an_open_hotspot_moves_the_camera_to_its_arrows() -> None:
    page = open_page({"hotspot": "serbia", "lat": "44", "lon": "20", "zoom": "5.00"})
    page.button_group(key="figure").set_value("claims")
    rerun(page)
    assert float(address(page)["zoom"][0]) < 3


def test_a_hotspot_without_claims_says_so_and_has_no_arrow() -> None:
    page = open_page({**CLAIMS, "hotspot": "sudan"})
    assert escape_markdown("No excerpt of this hotspot that is shown is coded.") in said(page)
    assert layers(page)["claim-heads"] == []


def test_a_globe_has_the_same_arrows() -> None:
    query = {**CLAIMS, "hotspot": "serbia"}
    flat, globe = (layers(open_page({**query, "view": view}))["claim-marks"] for view in ("world", "globe"))
    assert [row["mark"] for row in flat] == [row["mark"] for row in globe]
    assert flat != globe


def test_the_filters_hold_for_table_and_arrows() -> None:
    page = open_page({**CLAIMS, "hotspot": "serbia", "source": "gazette"})
    assert clauses(page) == [
        "Russia accuses the United States",
        "Korea will mobilize (threat)",
        "The United States will coerce China (forecast)",
    ]
    assert [row["mark"] for row in layers(page)["claim-marks"]] == ["△†"]
