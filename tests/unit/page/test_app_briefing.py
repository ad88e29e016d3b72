"""The briefing dialogue without a browser: what it offers, what it makes, and what it says of what it cannot make."""

import pytest
from app_page import click, open_page, rerun, said
from briefing_page import choose, open_briefing, pick, preview
from small_map import SmallDataset
from streamlit.testing.v1 import AppTest

from geo.briefing.write import Format
from geo.page.shared.markdown import escape_markdown

pytestmark = pytest.mark.usefixtures("small_page")


def downloads(page: AppTest) -> list[str]:
    """The names of files that can be fetched."""
    labels = [e.proto.label for e in page.get("download_button")]
    return [c.value.replace("\\", "") for c in page.caption if labels and c.value.startswith("hotspots")]


def width(png: bytes) -> int:
    return int.from_bytes(png[16:20])


def test_it_opens_with_a_preview_of_what_is_on_the_screen_and_a_file_named_for_it() -> None:
    page = click(open_page(), "briefing")
    content, words = preview(page)
    assert content.startswith(b"\x89PNG")
    assert words.startswith("Map of how many articles speak of 3 hotspots")
    assert downloads(page) == ["hotspots_coverage_2020-12-31.png"]


def test_what_is_served_on_this_machine_only_is_no_link_on_a_figure(small_dataset: SmallDataset) -> None:
    text = small_dataset.data.read_text("utf-8")
    small_dataset.data.write_text(text.replace("about:\n", "about:\n  URL: http://localhost:8501/\n"), "utf-8")
    page = open_briefing({"hotspot": "serbia"})
    told = f"Without a link: {escape_markdown('http://localhost:8501/')} is this machine."
    assert [c.value.partition(" Where")[0] for c in page.caption if "link" in c.value] == [told]
    for form in ("pptx", "html", "markdown"):
        choose(page, "format", form)
        assert [c.value.partition(" Where")[0] for c in page.caption if "link" in c.value] == [told]
    table = choose(page, "format", "csv")
    assert not [c.value for c in table.caption if "link" in c.value]


def test_letters_that_no_font_has_are_told_where_there_is_a_figure() -> None:
    page = open_briefing({"hotspot": "serbia"})
    told = "No font that is shipped has all letters of हिन्दी (hindi); on figures they are in Latin letters."
    assert escape_markdown(told) not in [c.value for c in page.caption]
    page.text_input(key="briefing-title").set_value("हिन्दी")
    rerun(page)
    for form in ("png", "pptx"):
        choose(page, "format", form)
        assert [c.value for c in page.caption].count(escape_markdown(told)) == 1
    choose(page, "format", "bibtex")
    assert escape_markdown(told) not in [c.value for c in page.caption]


def test_it_is_about_the_open_hotspot_unless_everything_is_asked_for() -> None:
    page = open_briefing({"hotspot": "serbia"})
    assert preview(page)[1].startswith("Map of Serbia with 2 quotes, after ")
    assert downloads(page) == ["hotspots_serbia_2020-12-31.png"]
    everything = choose(page, "what", "everything")
    assert preview(everything)[1].startswith("Map of how many articles speak of 3 hotspots")
    assert preview(choose(everything, "what", "open"))[1].startswith("Map of Serbia")


def test_the_plain_map_of_everything_is_drawn_when_it_is_asked_for() -> None:
    page = pick(open_briefing(), "kind", "map")
    assert preview(page)[1].startswith("Map of 3 hotspots")
    assert downloads(page) == ["hotspots_all_2020-12-31.png"]


def test_a_kind_that_is_chosen_stays_whatever_it_is_about() -> None:
    page = pick(open_briefing({"hotspot": "serbia"}), "kind", "timeline")
    assert choose(page, "what", "everything").selectbox(key="briefing-kind").value == "timeline"


@pytest.mark.parametrize("kind", ["multiples", "coverage", "matrix", "timeline"])
def test_it_begins_with_the_view_on_the_screen(kind: str) -> None:
    page = open_briefing({"figure": kind, "hotspot": "serbia"})
    assert page.selectbox(key="briefing-kind").value == kind
    assert downloads(page) == [f"hotspots_{kind}_2020-12-31.png"]


def test_filters_in_force_are_those_of_the_figure() -> None:
    page = open_briefing({"topic": "diplomacy"})
    assert preview(page)[1].startswith("Map of how many articles speak of 2 hotspots")


def test_the_choices_change_the_preview() -> None:
    page = open_briefing()
    seen = {preview(page)[0]}
    wide = width(preview(page)[0])
    pick(page, "size", "square")
    assert width(preview(page)[0]) < wide
    seen.add(preview(page)[0])
    for change in (
        lambda: pick(page, "projection", "laea"),
        lambda: pick(page, "marking", "TLP:AMBER+STRICT"),
    ):
        change()
        seen.add(preview(page)[0])
    page.checkbox(key="briefing-draft").check()
    seen.add(preview(rerun(page))[0])
    page.text_input(key="briefing-title").set_value("A title of one’s own")
    seen.add(preview(rerun(page))[0])
    assert len(seen) == 6


def test_the_cut_off_is_in_figure_and_name() -> None:
    page = open_briefing()
    before = preview(page)[0]
    page.text_input(key="briefing-as-of").set_value("2019-06")
    rerun(page)
    assert preview(page)[0] != before
    assert downloads(page) == ["hotspots_coverage_2019-06.png"]


def test_a_label_that_is_not_one_of_tlp_is_refused_in_words() -> None:
    page = open_briefing(marking="TLP:ORANGE")
    assert not downloads(page)
    (report,) = [e.value for e in page.error]
    assert escape_markdown("TLP 2.0 labels are exactly TLP:CLEAR") in report
    assert downloads(pick(page, "marking", "TLP:RED"))


def test_a_marking_may_be_any_other_words() -> None:
    assert preview(open_briefing(marking="For the desk only")) != preview(open_briefing())


def test_a_date_that_is_none_is_refused_in_words() -> None:
    page = open_briefing()
    page.text_input(key="briefing-as-of").set_value("yesterday")
    rerun(page)
    assert not downloads(page)
    assert "is no date" in page.error[0].value


def test_nothing_shown_is_said_and_no_file_is_offered() -> None:
    page = open_briefing({"source": "-"})
    assert "no excerpt is left by the filters in force" in page.error[0].value
    assert not downloads(page)


SOURCES = {Format.BIBTEX: "@", Format.RIS: "TY  -", Format.CSL: '"id"'}


@pytest.mark.parametrize("form", SOURCES)
def test_sources_are_shown_as_text_before_they_are_fetched(form: Format) -> None:
    page = choose(open_briefing(), "format", form.value)
    assert SOURCES[form] in page.code[0].value
    assert "Harbour" in page.code[0].value
    assert len(downloads(page)) == 1
    assert "briefing-size" not in {s.key for s in page.selectbox}


def test_data_holds_the_rows_that_are_shown() -> None:
    page = choose(open_briefing({"hotspot": "serbia"}), "format", "csv")
    assert "Serbia" in page.code[0].value
    assert "Belgrade" not in page.code[0].value.replace("harbour master of Belgrade", "")


def test_slides_are_made_when_asked_for_and_can_then_be_fetched() -> None:
    page = choose(open_briefing({"hotspot": "serbia"}), "format", "pptx")
    assert not downloads(page)
    click(page, "briefing-make")
    assert downloads(page) == ["hotspots_serbia_2020-12-31.pptx"]


def test_choices_stay_for_the_session_but_a_title_does_not() -> None:
    page = click(open_page(), "briefing")
    page.selectbox(key="briefing-size").set_value("square")
    page.text_input(key="briefing-title").set_value("Mine")
    rerun(page)
    assert not [s for s in page.selectbox if s.key == "briefing-size"], "it is closed"
    click(page, "briefing")
    assert page.selectbox(key="briefing-size").value == "square"
    assert page.text_input(key="briefing-title").value == ""


def test_the_data_files_own_marking_is_first_and_can_be_dropped(small_dataset: SmallDataset) -> None:
    small_dataset.replace("  as_of: 2020-12-31", "  as_of: 2020-12-31\n  marking: TLP:GREEN")
    page = open_briefing()
    assert page.selectbox(key="briefing-marking").value == "TLP:GREEN"
    marked = preview(page)[0]
    assert preview(pick(page, "marking", "No marking"))[0] != marked


def test_a_name_that_is_markup_is_no_markup_in_the_dialogue(small_dataset: SmallDataset) -> None:
    small_dataset.replace('name: "Serbia"', "name: '![x](y) \"><b>'")
    page = open_briefing({"hotspot": "serbia"})
    assert "&gt;&lt;b&gt;" in preview(page)[1]
    assert "![x](y)" not in said(page)
