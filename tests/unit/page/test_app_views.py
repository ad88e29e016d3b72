"""The views of the page without a browser: switch, link, filters and panel go together in each."""

import subprocess
import sys
from typing import Any

import pytest
from app_page import (
    REAL,
    address,
    badges,
    click,
    components,
    listed,
    notices,
    open_page,
    openers,
    remembered,
    rerun,
    said,
    status,
    twin,
)
from repository import ROOT
from small_map import SmallDataset
from streamlit.testing.v1 import AppTest

from geo.page.shared import served_files
from geo.page.shared.markdown import escape_markdown
from geo.selection.filtering import apply_filters
from geo.selection.selection import FigureKind, Filters

DRAWN = [FigureKind.MULTIPLES, FigureKind.COVERAGE, FigureKind.TIMELINE]
SUMMARY = apply_filters(REAL, Filters()).summary()


def pictures(page: AppTest) -> list[dict[str, Any]]:
    """The figures that the server has drawn, as their script reads them."""
    return components(page, "picture")


def picture(page: AppTest) -> dict[str, Any]:
    (found,) = pictures(page)
    return found


def maps(page: AppTest) -> int:
    return len(page.get("deck_gl_json_chart"))


@pytest.mark.parametrize("kind", FigureKind)
def test_a_link_opens_its_view_and_only_that_is_drawn(kind: FigureKind) -> None:
    page = open_page({} if kind is FigureKind.MAP else {"figure": kind.value})
    assert page.button_group(key="figure").value == kind.value
    assert status(page).startswith(f"{SUMMARY}. ")
    assert maps(page) == (kind is FigureKind.MAP)
    assert len(twin(page)["rows"]) == len(REAL.hotspots)
    assert not notices(page)


def test_the_switch_changes_view_and_link_and_leaves_the_rest() -> None:
    page = open_page({"topic": "military", "hotspot": "korea", "viewpoint": "CN", "view": "globe"})
    before = address(page)
    shown = [row["id"] for row in twin(page)["rows"]]
    for kind in (FigureKind.MATRIX, FigureKind.TIMELINE, FigureKind.COVERAGE, FigureKind.MULTIPLES):
        page.button_group(key="figure").set_value(kind.value)
        rerun(page)
        assert address(page) == {**before, "figure": [kind.value]}
        assert [row["id"] for row in twin(page)["rows"]] == shown
        assert page.header[0].value == "North Korea"
    page.button_group(key="figure").set_value("map")
    assert address(rerun(page)) == before


def test_no_reader_is_told_that_a_territory_is_a_country() -> None:
    page = open_page({"hotspot": "kosovo", "viewpoint": "RS"})
    assert [told for told in openers(page) if told.startswith("Precision: ")] == ["Precision: country or territory"]
    offered = [option.content for option in page.button_group(key="precision").proto.options]
    assert "country or territory" in offered
    assert "country" not in offered
    assert {row["precision"] for row in twin(page)["rows"]} >= {"country or territory", "region", "border"}


def test_a_view_that_does_not_exist_is_named_and_the_map_shown() -> None:
    page = open_page({"figure": "pie"})
    assert notices(page) == [escape_markdown("The link names the figure “pie”, which is not in this map.")]
    assert maps(page) == 1


@pytest.mark.parametrize("kind", DRAWN)
def test_a_drawn_view_says_in_words_what_it_shows_and_is_served_from_here(kind: FigureKind) -> None:
    found = picture(open_page({"figure": kind.value}))
    content = served_files.get(found["src"].removeprefix(f"{served_files.PREFIX}/"))
    assert content is not None
    assert content.startswith(b"\x89PNG")
    assert len(found["alt"]) > 40


def test_a_drawn_view_shows_everything_also_while_one_hotspot_is_open() -> None:
    opened, closed = (picture(open_page({"figure": "agreement", **more})) for more in ({"hotspot": "korea"}, {}))
    assert opened.pop("selected") == {"hotspot": "korea", "source": None}
    assert closed.pop("selected") == {"hotspot": None, "source": None}
    assert opened == closed


def test_a_picture_says_and_opens_what_the_list_has_in_the_lists_order() -> None:
    page = open_page({"figure": "agreement"})
    marks = picture(page)["marks"]
    assert [mark["opens"][0]["hotspot"] for mark in marks] == listed(page)
    korea = next(mark for mark in marks if mark["name"] == "North Korea")
    assert (korea["opens"], korea["source"]) == ([{"hotspot": "korea", "name": "North Korea"}], None)
    assert korea["told"][0] == "[1] Joscelyn 2020: 2 excerpts"


def test_a_map_of_an_article_opens_what_that_article_says() -> None:
    marks = picture(open_page({"figure": "multiples"}))["marks"]
    told = {(mark["opens"][0]["hotspot"], mark["source"]): mark["told"] for mark in marks if mark["source"]}
    shown = apply_filters(REAL, Filters()).hotspots.values()
    assert set(told) == {(hotspot.id, source) for hotspot in shown for source in hotspot.sources}
    assert all(len([line for line in lines if line.startswith("[")]) == 1 for lines in told.values())


@pytest.mark.parametrize("kind", [*DRAWN, FigureKind.MATRIX])
def test_a_view_of_nothing_says_so(kind: FigureKind) -> None:
    page = open_page({"figure": kind.value, "source": "-"})
    assert "Nothing passes all these filters together." in said(page)
    assert status(page).startswith(f"0 of {len(REAL.hotspots)} hotspots")
    assert not pictures(page)


def test_nothing_in_the_data_becomes_markup_beside_the_figure(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_dataset.replace('"Gazette 2020"', "'\"><script>x</script>'")
    monkeypatch.setenv("HOTSPOTS_DATA", str(small_dataset.data))
    page = open_page({"figure": "timeline"})
    assert '"><script>x</script>' in picture(page)["alt"]  # as data; its script sets it as text
    assert not [e for e in page.get("html") if "<script" in e.proto.body]


def test_what_was_opened_for_one_article_shows_that_article_until_all_are_asked_for() -> None:
    page = open_page({"hotspot": "korea", "figure": "matrix"})
    everything = len(badges(page))
    source = REAL.hotspots["korea"].excerpts[0].source
    remembered(page).panel.speaker = source
    rerun(page)
    label = REAL.sources[source].label
    assert f"Only excerpts from {label}." in said(page)
    own = [e for e in REAL.hotspots["korea"].excerpts if e.source == source]
    assert len(badges(page)) == len(own) < everything
    click(page, "hear-all")
    assert len(badges(page)) == everything
    remembered(page).panel.speaker = source
    rerun(page)
    (parent,) = [b for b in page.button if b.label == escape_markdown("Asia-Pacific")]
    parent.click()
    rerun(page)
    assert "Only excerpts from" not in said(page)


def test_the_map_needs_no_library_that_draws_or_reads_documents() -> None:
    code = (
        "import sys; from streamlit.testing.v1 import AppTest\n"
        "page = AppTest.from_file('app.py', default_timeout=60).run()\n"
        "assert not page.exception\n"
        "sys.exit(sorted({n.split('.')[0] for n in sys.modules} & {'matplotlib', 'pptx', 'docx', 'pypdf', 'lxml',"
        " 'trafilatura', 'edlib', 'nupunkt', 'ahocorasick', 'ahocorasick_rs'}) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_is_too_much_for_its_place_is_drawn_taller(
    coded_map: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTSPOTS_DATA", str(coded_map.data))
    page = open_page({"figure": "timeline"})
    assert not picture(page)["taller"]
    remembered(page).map.measured = 790, 120
    assert picture(rerun(page))["taller"]
    remembered(page).map.measured = 790, 20
    assert not pictures(rerun(page))
