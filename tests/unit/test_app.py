"""The page without a browser: what it says for every link, filter and state of the data file.

A click on the map cannot be made here; it is in the tests with a browser.
"""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small_map import SmallDataset
from streamlit.testing.v1 import AppTest

from geo import cli
from geo.loader import load
from geo.markdown import escape
from geo.model import Precision, Topic, Viewpoint
from geo.selection import Filters
from geo.shown import apply

ROOT = Path(__file__).parents[2]
REAL = load(ROOT / "data" / "hotspots.yaml").dataset
EVERYTHING = apply(REAL, Filters()).summary()
Query = dict[str, str | list[str]]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOTSPOTS_DATA", "HOTSPOTS_DOCUMENTS"):
        monkeypatch.delenv(name, raising=False)


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


def address(page: AppTest) -> dict[str, list[str]]:
    return {key: [value] if isinstance(value, str) else list(value) for key, value in page.query_params.items()}


def status(page: AppTest) -> str:
    (line,) = [c.value for c in page.caption if c.value.endswith("regions drawn.")]
    return line


def twin(page: AppTest) -> dict[str, Any]:
    (table,) = [e.proto.json for e in page.get("bidi_component") if e.proto.component_name == "hotspots_list"]
    found: dict[str, Any] = json.loads(table)
    return found


def listed(page: AppTest) -> list[str]:
    return [row["id"] for row in twin(page)["rows"]]


def deck(page: AppTest) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.get("deck_gl_json_chart")[0].proto.json)
    return found


def fetched(page: AppTest) -> dict[str, str]:
    """The addresses of what the browser fetches, by layer."""
    return {layer["id"]: layer["data"] for layer in deck(page)["layers"] if isinstance(layer["data"], str)}


def labelled(page: AppTest) -> int:
    """How many hotspots the map names."""
    return sum(len(layer["data"]) for layer in deck(page)["layers"] if layer["id"].startswith("labels"))


def said(page: AppTest) -> str:
    """Everything that is on the page as Markdown."""
    parts = [*page.markdown, *page.caption, *page.info, *page.warning, *page.header, *page.title, *page.subheader]
    return "\n".join([p.value for p in parts] + [b.label for b in page.button])


def notices(page: AppTest) -> list[str]:
    return [info.value for info in page.info if info.icon == ":material/link_off:"]


def assert_agreement(page: AppTest, filters: Filters) -> None:
    """Map, list and status show what the filters leave."""
    shown = apply(REAL, filters)
    assert status(page) == f"{shown.summary()}. {len(shown.hotspots)} regions drawn."
    assert set(listed(page)) == set(shown.hotspots)
    assert labelled(page) == len(shown.hotspots)
    assert {row["id"]: row["total"] for row in twin(page)["rows"]} == {
        i: len(h.excerpts) for i, h in shown.hotspots.items()
    }


def test_the_first_page_shows_everything_and_says_how_much_that_is() -> None:
    page = open_page()
    assert_agreement(page, Filters())
    assert status(page).startswith(f"{EVERYTHING}. ")
    assert page.title[0].value == escape(REAL.about.title)
    assert address(page) == {}
    assert not notices(page)


def test_the_map_says_what_it_shows_to_those_who_do_not_see_it() -> None:
    assert EVERYTHING in open_page().get("deck_gl_json_chart")[0].proto.alt


FIRST, SECOND, *_ = REAL.sources
CASES: dict[str, tuple[Query, Filters]] = {
    "one article": ({"source": FIRST}, Filters(source=(FIRST,))),
    "two articles": ({"source": [FIRST, SECOND]}, Filters(source=(FIRST, SECOND))),
    "no article": ({"source": "-"}, Filters(source=())),
    "topic": ({"topic": "energy"}, Filters(topic=(Topic.ENERGY,))),
    "topics": ({"topic": ["energy", "rights"]}, Filters(topic=(Topic.ENERGY, Topic.RIGHTS))),
    "actor": ({"actor": "NATO"}, Filters(actor=("NATO",))),
    "precision": ({"precision": "sea"}, Filters(precision=(Precision.SEA,))),
    "from": ({"from": "2020"}, Filters(from_="2020")),
    "to": ({"to": "2019-06"}, Filters(to="2019-06")),
    "dates": ({"from": "2019-06", "to": "2020-07-15"}, Filters(from_="2019-06", to="2020-07-15")),
    "search": ({"q": "guaido"}, Filters(q="guaido")),
    "search for a name": ({"q": "SYRIA"}, Filters(q="SYRIA")),
    "all at once": (
        {"source": [FIRST, SECOND], "topic": "military", "actor": "Russia", "precision": "country", "from": "2019",
         "to": "2020", "q": "syria"},
        Filters(source=(FIRST, SECOND), topic=(Topic.MILITARY,), actor=("Russia",), precision=(Precision.COUNTRY,),
                from_="2019", to="2020", q="syria"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_link_filters_map_list_and_status_alike(case: str) -> None:
    query, filters = CASES[case]
    page = open_page(query)
    assert_agreement(page, filters)
    assert not notices(page)
    assert address(page) == {key: [value] if isinstance(value, str) else value for key, value in query.items()}


SETTINGS: dict[str, tuple[Callable[[AppTest], object], str, Filters]] = {
    "topic": (lambda page: page.button_group(key="topic").set_value(["energy"]), "topic", CASES["topic"][1]),
    "actor": (lambda page: page.button_group(key="actor").set_value(["NATO"]), "actor", CASES["actor"][1]),
    "precision": (lambda page: page.button_group(key="precision").set_value(["sea"]), "precision",
                  CASES["precision"][1]),
    "source": (lambda page: page.button_group(key="source").set_value([FIRST]), "source", CASES["one article"][1]),
    "only": (lambda page: page.button(key=f"only-{FIRST}").click(), "source", CASES["one article"][1]),
    "none": (lambda page: page.button(key="none").click(), "source", CASES["no article"][1]),
    "from": (lambda page: page.text_input(key="from").set_value("2020"), "from", CASES["from"][1]),
    "to": (lambda page: page.text_input(key="to").set_value(" 2019-06 "), "to", CASES["to"][1]),
    "q": (lambda page: page.text_input(key="q").set_value("guaido"), "q", CASES["search"][1]),
}  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_a_filter_changes_map_list_status_and_link_and_reset_takes_it_back(name: str) -> None:
    use, key, filters = SETTINGS[name]
    page = open_page()
    use(page)
    assert_agreement(rerun(page), filters)
    assert list(address(page)) == [key]
    assert_agreement(click(page, "reset"), Filters())
    assert address(page) == {}


def test_filters_add_up_and_can_be_taken_back_one_by_one() -> None:
    page = open_page()
    page.button_group(key="topic").set_value(["military"])
    assert_agreement(rerun(page), Filters(topic=(Topic.MILITARY,)))
    page.button_group(key="source").set_value([FIRST])
    assert_agreement(rerun(page), Filters(topic=(Topic.MILITARY,), source=(FIRST,)))
    page.text_input(key="q").set_value("iran")
    assert_agreement(rerun(page), Filters(topic=(Topic.MILITARY,), source=(FIRST,), q="iran"))
    page.button_group(key="topic").set_value([])
    assert_agreement(rerun(page), Filters(source=(FIRST,), q="iran"))
    assert_agreement(click(page, "all"), Filters(q="iran"))


def test_a_date_that_is_none_is_named_and_filters_nothing() -> None:
    page = open_page()
    page.text_input(key="from").set_value("last week")
    assert_agreement(rerun(page), Filters())
    assert "A date is YYYY, YYYY-MM or YYYY-MM-DD." in said(page)


@pytest.mark.parametrize("hotspot_id", REAL.hotspots)
def test_a_link_opens_its_hotspot_with_every_excerpt(hotspot_id: str) -> None:
    page = open_page({"hotspot": hotspot_id})
    hotspot = REAL.hotspots[hotspot_id]
    assert [header.value for header in page.header] == [escape(hotspot.name)]
    text = said(page)
    assert all(escape(excerpt.quote) in text for excerpt in hotspot.excerpts)
    assert all(escape(excerpt.note) in text for excerpt in hotspot.excerpts if excerpt.note)
    assert text.count("-badge[:material/verified: verified") == len(hotspot.excerpts)
    assert [row["id"] for row in twin(page)["rows"] if row["name"].endswith("(open)")] == [hotspot_id]
    assert [layer["id"] for layer in deck(page)["layers"] if layer["id"].startswith("selected")]
    assert address(page)["hotspot"] == [hotspot_id]
    assert not notices(page)


def test_relatives_are_links() -> None:
    page = open_page({"hotspot": "syria"})
    (child,) = [b for b in page.button if b.label == "Idlib"]
    child.click()
    assert rerun(page).header[0].value == "Idlib"
    (parent,) = [b for b in page.button if b.label == "Syria"]
    parent.click()
    assert rerun(page).header[0].value == "Syria"
    assert address(page)["hotspot"] == ["syria"]


def test_opening_moves_the_camera_and_closing_leaves_it() -> None:
    page = open_page()
    before = deck(page)["initialViewState"]
    opened = deck(click(page, "open-korea"))["initialViewState"]
    assert opened["zoom"] > before["zoom"]
    assert {"lat", "lon", "zoom", "hotspot"} == set(address(page))
    assert deck(click(page, "close"))["initialViewState"] == opened
    assert not page.header
    assert "hotspot" not in address(page)


def test_a_link_holds_the_camera() -> None:
    page = open_page({"lat": "10.5", "lon": "-20.25", "zoom": "2.5", "hotspot": "korea"})
    assert deck(page)["initialViewState"] == {"latitude": 10.5, "longitude": -20.25, "zoom": 2.5}


@pytest.mark.parametrize("viewpoint", [Viewpoint.UKRAINE, Viewpoint.RUSSIA])
def test_a_link_holds_the_viewpoint(viewpoint: Viewpoint) -> None:
    page = open_page({"viewpoint": viewpoint.value, "hotspot": "crimea"})
    assert page.selectbox(key="viewpoint").value == viewpoint.value
    assert "Boundaries: Natural Earth" in said(page)


def test_a_link_holds_the_globe() -> None:
    page = open_page({"view": "globe"})
    assert deck(page)["views"][0]["@@type"] == "_GlobeView"
    page.button_group(key="view").set_value("flat")
    assert deck(rerun(page))["views"][0]["@@type"] == "MapView"
    assert address(page) == {}


def test_the_viewpoint_changes_borders_and_link() -> None:
    page = open_page()
    before = fetched(page)
    page.selectbox(key="viewpoint").set_value("UA")
    after = fetched(rerun(page))
    changed = {name for name in before if before[name] != after[name]}
    assert {"contested-flat", "region-land-flat"} <= changed
    assert not {"land-flat", "coast-flat"} & changed
    assert address(page) == {"viewpoint": ["UA"]}


STALE: dict[str, tuple[Query, str]] = {
    "hotspot": ({"hotspot": "artic"},
                "The link names the hotspot “artic”, which is not in this map. Did you mean arctic?"),
    "source": ({"source": "gone-2018"}, "The link names the article “gone-2018”, which is not in this map."),
    "topic": ({"topic": "war"}, "The link names the topic “war”, which is not in this map."),
    "actor": ({"actor": "Narnia"}, "The link names the actor “Narnia”, which is not in this map."),
    "precision": ({"precision": "galaxy"}, "The link names the precision “galaxy”, which is not in this map."),
    "view": ({"view": "cube"}, "The link names the view “cube”, which is not in this map."),
    "viewpoint": ({"viewpoint": "XX"}, "The link names the viewpoint “XX”, which is not in this map."),
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
    assert notices(page) == [escape(notice)]
    assert_agreement(page, Filters())


def test_what_is_good_in_a_stale_link_is_kept() -> None:
    page = open_page({"hotspot": "korea", "topic": ["military", "war"], "source": "gone-2018"})
    assert len(notices(page)) == 2
    assert page.header[0].value == "Korea"
    assert_agreement(page, Filters(topic=(Topic.MILITARY,)))


def test_a_notice_goes_with_the_next_choice() -> None:
    page = open_page({"hotspot": "artic"})
    assert notices(page)
    assert not notices(click(page, "open-korea"))


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
    """Markdown without what `escape` sets apart, and without its backslashes before brackets."""
    return re.sub(r"\\[<>\[\]]", "", re.sub(r":color\[\\(.)\]", r"\1", markdown))


def test_a_search_that_is_markup_is_no_markup() -> None:
    page = open_page({"q": "<b>bold</b> ![x](y)"})
    assert "<b>" not in said(page)
    assert page.text_input(key="q").value == "<b>bold</b> ![x](y)"


def test_a_match_is_marked_in_the_quote() -> None:
    page = open_page({"hotspot": "venezuela", "q": "MADÚRO"})
    assert ":orange-background[Maduro]" in said(page)


def test_an_empty_result_names_the_filters_to_loosen_and_one_click_does_it() -> None:
    page = open_page({"topic": "energy", "precision": "circumpolar", "q": "huawei"})
    shown = {b.key: b.label for b in page.button if (b.key or "").startswith("loosen-")}
    assert "Nothing passes all these filters together." in said(page)
    assert shown == {"loosen-all": "Drop all filters"}
    page = open_page({"topic": "energy", "q": "huawei"})
    shown = {b.key: b.label for b in page.button if (b.key or "").startswith("loosen-")}
    assert set(shown) == {"loosen-topic", "loosen-search"}
    loosened = apply(REAL, Filters(q="huawei"))
    assert f": {len(loosened.hotspots)} hotspot" in shown["loosen-topic"]
    assert_agreement(click(page, "loosen-topic"), Filters(q="huawei"))


def test_the_selection_survives_filters_and_says_when_they_hide_it() -> None:
    page = open_page({"hotspot": "idlib"})
    page.button_group(key="topic").set_value(["technology"])
    rerun(page)
    assert page.header[0].value == "Idlib"
    assert "The filters in force (topic) leave no excerpt of this hotspot." in said(page)
    assert address(page)["hotspot"] == ["idlib"]
    page.text_input(key="q").set_value("huawei")
    assert page.header[0].value == "Idlib"
    click(page, "unhide")
    assert_agreement(page, Filters())
    assert "verified" in said(page)


def test_the_selection_survives_a_change_of_view() -> None:
    page = open_page({"hotspot": "idlib"})
    page.button_group(key="view").set_value("globe")
    assert rerun(page).header[0].value == "Idlib"
    assert address(page)["view"] == ["globe"]


def test_about_says_how_many_excerpts_are_verified_and_what_is_unknown() -> None:
    page = open_page()
    click(page, "about")
    total = apply(REAL, Filters()).total_excerpts
    assert f"{total} of {total} excerpts are verified" in said(page)
    unknown = [
        escape(f"Unknown: {', '.join(s.unknown_fields())}.") for s in REAL.sources.values() if s.unknown_fields()
    ]
    assert all(line in said(page) for line in unknown)


def show(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTSPOTS_DATA", str(data))


def save(path: Path, text: str) -> None:
    """Write the file as an editor does, with a time of change that differs from the last."""
    later = path.stat().st_mtime_ns + 1_000_000_000
    path.write_text(text, "utf-8")
    os.utime(path, ns=(later, later))


def test_another_file_can_be_shown(small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    show(small_dataset.data, monkeypatch)
    page = open_page()
    assert status(page) == "3 of 3 hotspots, 4 of 4 excerpts. 3 regions drawn."
    assert page.title[0].value == "Harbours and islands"


def test_a_file_that_is_broken_at_the_start_is_reported_and_the_page_recovers(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = small_dataset.data.read_text("utf-8")
    save(small_dataset.data, good.replace("precision: city", "precision: town"))
    show(small_dataset.data, monkeypatch)
    page = open_page()
    assert page.title[0].value == "The map’s data file cannot be read"
    report = page.code[0].value
    assert re.match(r"map\.yaml:\d+:\d+: hotspots\.belgrade\.precision: ", report)
    assert "^" in report
    assert "1 problem in map.yaml" in report
    assert "Traceback" not in report
    assert str(small_dataset.data.parent) not in report + said(page)
    save(small_dataset.data, good)
    assert status(rerun(page)).startswith("3 of 3 hotspots")
    assert not page.code


def test_a_file_that_is_not_there_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show(tmp_path / "none.yaml", monkeypatch)
    assert open_page().code[0].value.startswith("none.yaml: there is no such file; ")


@pytest.mark.parametrize("name", ["", "x" * 300])
def test_what_is_no_file_is_reported(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show(tmp_path / name, monkeypatch)
    page = open_page()
    assert page.title[0].value == "The map’s data file cannot be read"
    assert str(tmp_path.parent) not in page.code[0].value


def test_a_folder_of_documents_that_is_not_there_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(tmp_path / "none"))
    assert "HOTSPOTS_DOCUMENTS: there is no folder" in open_page().code[0].value


@pytest.mark.parametrize("broken", ["", "about:", "\x00", "a: [", "%YAML 1.1\n---\n{}", "hotspots: &a [*a]"])
def test_a_broken_save_keeps_the_last_good_version_with_a_banner(
    broken: str, small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = small_dataset.data.read_text("utf-8")
    show(small_dataset.data, monkeypatch)
    page = open_page({"hotspot": "belgrade"})
    save(small_dataset.data, broken)
    rerun(page)
    assert [w.value for w in page.warning] == [
        "The data file has changed and cannot be read. This is its last good version."
    ]
    assert "map.yaml:" in page.code[0].value
    assert status(page).startswith("3 of 3 hotspots")
    assert page.header[0].value == "Belgrade’s harbour"
    assert status(open_page()).startswith("3 of 3 hotspots"), "a new session sees the last good version too"
    save(small_dataset.data, good.replace("name: Serbia", "name: Srbija").replace('"Serbia"', '"Srbija"'))
    rerun(page)
    assert not page.warning
    assert "Srbija" in {row["name"] for row in twin(page)["rows"]}


def test_a_hotspot_that_a_save_removes_is_closed_with_a_notice(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(small_dataset.data, monkeypatch)
    page = open_page({"hotspot": "date-line"})
    save(small_dataset.data, small_dataset.data.read_text("utf-8").replace("  date-line:", "  islands:"))
    rerun(page)
    assert notices(page) == [escape("The hotspot date-line is no longer in the data, so it was closed.")]
    assert not page.header
    assert "islands" in listed(page)


def test_a_filter_value_that_a_save_removes_is_dropped(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(small_dataset.data, monkeypatch)
    page = open_page({"actor": "Fishermen"})
    assert listed(page) == ["date-line"]
    save(small_dataset.data, small_dataset.data.read_text("utf-8").replace("Fishermen", "Sailors"))
    assert len(listed(rerun(page))) == 3


def test_with_the_documents_quotes_are_proven_and_can_be_read_in_place(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(small_dataset.data, monkeypatch)
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(small_dataset.documents))
    page = open_page({"hotspot": "belgrade"})
    assert "verified: typographic" in said(page)
    (read,) = [b for b in page.button if b.label == "Read in the document"]
    read.click()
    rerun(page)
    assert f":orange-background[{escape('“No port will be closed,” said the harbour master of Belgrade.')}]" in said(
        page
    )
    assert escape("Ships of every flag may use it.") in said(page)
    click(page, "about")
    assert "4 of 4 excerpts are verified, against the documents themselves" in said(page)


def test_with_the_lock_file_only_the_proof_stands_and_says_what_it_rests_on(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ["--data", str(small_dataset.data), "--documents", str(small_dataset.documents)]
    assert cli.main(["verify", "--update", *named]) == 0, capsys.readouterr()
    show(small_dataset.data, monkeypatch)
    page = open_page({"hotspot": "belgrade"})
    assert "verified: typographic" in said(page)
    assert "Read in the document" not in said(page)
    click(page, "about")
    assert "4 of 4 excerpts are verified, from the lock file" in said(page)


def test_without_documents_and_lock_nothing_counts_as_verified(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(small_dataset.data, monkeypatch)
    page = open_page({"hotspot": "belgrade"})
    assert "not verified: unreadable" in said(page)
    assert ":material/verified:" not in said(page)
    click(page, "about")
    assert "0 of 4 excerpts are verified" in said(page)


def test_a_changed_document_is_noticed_at_the_next_look(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(small_dataset.data, monkeypatch)
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(small_dataset.documents))
    page = open_page({"hotspot": "belgrade"})
    assert "not verified" not in said(page)
    gazette = small_dataset.documents / "gazette.txt"
    save(gazette, gazette.read_text("utf-8") + "More.")
    assert "not verified: unreadable" in said(rerun(page))


def test_text_of_the_data_is_never_markup(small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "![x](https://t.example/i) <b>b</b> :material/verified: $x$"
    for old in ("Harbours and islands", "Belgrade’s harbour", "The analyst’s own words.", "A reprint.", "Talks"):
        small_dataset.replace(old, hostile)
    small_dataset.replace('"Gazette 2020"', '"![x](https://t.example/i)"')
    small_dataset.replace(
        "[economy, diplomacy]\n        actors: [Council]", "[economy]\n        actors: ['**Council**']"
    )
    small_dataset.replace("[Council, Fishermen]", "['**Council**', Fishermen]")
    show(small_dataset.data, monkeypatch)
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(small_dataset.documents))
    page = open_page({"hotspot": "belgrade"})
    click(page, "about")
    labels = [option for group in page.button_group for option in group.options]
    text = "\n".join([said(page), *labels])
    assert escape(hostile) in text
    assert not re.search(r"(?<!\\)(!\[|<b>|\*\*Council|\$x)|:material/verified: \\?\$", text)
