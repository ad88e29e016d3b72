"""The page over a coded map: who says it, what is claimed, and what is only named; filters by each of them."""

import json

import pytest
from app_page import address, click, deck, listed, open_page, rerun, said, twin
from small_map import SmallDataset
from streamlit.testing.v1 import AppTest

from geo.dataset.claims import Mode, Stance
from geo.dataset.named import ARTICLE_SPEAKS
from geo.evidence.said_by import MODE_WORDS, STANCE_WORDS
from geo.page import filters
from geo.page.shared.badges import BADGES
from geo.selection.palette import LIGHT

CODED = {
    "speaker": ("The harbour master", {"belgrade"}),
    "stance": ("disputes", {"serbia"}),
    "mode": ("forecast", {"serbia"}),
    "claim": ("agree", {"belgrade"}),
    "actor": ("serbia", {"serbia"}),
}
"""A filter, a value of it, and the hotspots that are left."""


@pytest.fixture(autouse=True)
def data(coded_map: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> SmallDataset:
    monkeypatch.setenv("HOTSPOTS_DATA", str(coded_map.data))
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(coded_map.documents))
    return coded_map


def quotes(page: AppTest) -> list[str]:
    """What stands in the panel from quote to quote, in order."""
    return [m.value for m in page.markdown if "**" in m.value or "…" in m.value]


def test_beside_each_quote_stands_who_says_it_and_what_is_claimed() -> None:
    text = said(open_page({"hotspot": "serbia"}))
    assert f"— **The council**, {STANCE_WORDS[Stance.DISPUTES]} · Serbia is named in passing." in text
    assert "— **The article itself**; " in text
    assert MODE_WORDS[Mode.FORECAST] in text
    assert "**Analyst’s coding:** Serbia coerces Norland, about Belgrade’s harbour" in text
    assert "*Analyst’s note on the article: A newspaper that belongs to the harbour\\.*" in text


def test_of_an_article_what_is_about_the_place_comes_before_what_names_it() -> None:
    text = "\n".join(quotes(open_page({"hotspot": "serbia"})))
    assert 0 < text.index("Serbia may shut") < text.index("The council calls")


@pytest.mark.parametrize("name", CODED)
def test_a_filter_on_the_coding_is_in_map_list_and_link_and_can_be_dropped(name: str) -> None:
    value, left = CODED[name]
    page = open_page({name: value})
    assert set(listed(page)) == left
    page = open_page()
    page.button_group(key=name).set_value([value])
    assert set(listed(rerun(page))) == left
    assert address(page) == {name: [value]}
    assert set(listed(click(page, "reset"))) == {"serbia", "belgrade", "islands"}
    assert address(page) == {}


def test_the_article_itself_is_a_speaker_to_choose() -> None:
    page = open_page({"speaker": ARTICLE_SPEAKS, "hotspot": "belgrade"})
    assert "— **The harbour master**" not in "\n".join(quotes(page))
    assert "Both ministers signed" in "\n".join(quotes(page))
    assert page.button_group(key="speaker").options[0] == "the article itself"


def test_an_actor_that_is_a_hotspot_is_offered_by_its_name() -> None:
    names = open_page().button_group(key="actor").options
    assert names == ["Council", "Norland", "Serbia"]


def test_the_articles_are_counted_under_every_filter_but_their_own() -> None:
    page = open_page({"speaker": "The harbour master", "mode": "promise", "source": "herald"})
    counts = [option.rpartition(" ")[2] for option in page.button_group(key="source").options]
    assert counts == ["(1)", "(0)", "(0)"]


def test_a_file_without_coding_has_no_filter_on_it(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTSPOTS_DATA", str(small_dataset.data))
    keys = {group.key for group in open_page().get("button_group")}
    assert {"topic", "actor", "precision"} <= keys
    assert not keys & {"speaker", "stance", "mode", "claim"}


def test_a_link_to_a_value_that_the_file_does_not_have_stays_in_force_and_to_be_seen() -> None:
    page = open_page({"claim": "assault", "topic": "energy"})
    assert page.button_group(key="claim").value == ["assault"]
    assert listed(page) == []
    assert listed(click(page, "loosen-all"))


def test_a_long_list_of_speakers_is_searched_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "MOST_PILLS", 2)
    page = open_page({"speaker": "The council"})
    assert page.multiselect(key="speaker").value == ["The council"]
    page.multiselect(key="speaker").set_value(["The harbour master", "The council"])
    assert set(listed(rerun(page))) == {"serbia", "belgrade"}
    assert address(page) == {"speaker": ["The council", "The harbour master"]}


def test_what_is_named_in_passing_only_is_hollow_on_the_map_and_told_in_legend_and_list() -> None:
    page = open_page()
    fills = [layer for layer in deck(page)["layers"] if layer["id"].startswith("region-sea")]
    assert fills[0]["_subLayerProps"]["polygons-fill"]["getFillColor"] == (
        f"@@=([{json.dumps([*LIGHT.fill(1, over_sea=True)])},{json.dumps([*LIGHT.fill(1, over_sea=True)])},"
        f"{json.dumps([*LIGHT.sea])}])[properties.i]"
    ).replace(" ", "")
    legend = next(e.proto.body for e in page.get("html") if 'class="legend"' in e.proto.body)
    assert "named in passing only (1)" in legend
    assert {row["id"]: row["aside"] for row in twin(page)["rows"]} == {
        "serbia": "", "belgrade": "", "islands": "named in passing only",
    }  # fmt: skip


def test_the_list_tells_four_signs_and_says_what_they_mean() -> None:
    found = twin(open_page())
    marks = {row["id"]: [c if isinstance(c, int) else c["words"] for c in row["counts"]] for row in found["rows"]}
    assert marks == {
        "serbia": [2, 1, "quoted only for a place within it"],
        "belgrade": [2, "no excerpt", 1],
        "islands": ["silent: read in full, says nothing of it", 1, "no excerpt"],
    }
    assert "silent: read in full, says nothing of it" in found["caption"]


def test_beside_a_filter_the_list_says_what_it_hides_and_calls_nobody_silent() -> None:
    (row,) = twin(open_page({"q": "signed"}))["rows"]
    assert [c if isinstance(c, int) else c["words"] for c in row["counts"]] == [
        1, "no excerpt", "not shown by the filter",
    ]  # fmt: skip
    assert "silent" not in twin(open_page({"q": "islands"}))["caption"]


def test_about_says_how_much_was_read_and_whose_words_are_quoted() -> None:
    text = said(click(open_page(), "about"))
    assert "Read in full for what it says of each place; it says nothing of 1 place\\." in text
    assert "Read in part\\." in text
    assert "How much of it was read is not stated\\." in text
    assert "Speakers coded\\: The council \\(1\\), The harbour master \\(1\\)\\." in text


def test_nothing_is_unknown_is_not_said_beside_something_that_is() -> None:
    for line in said(click(open_page(), "about")).splitlines():
        assert not ("Nothing is unknown" in line and "access unknown" in line)


@pytest.mark.parametrize("state", BADGES)
def test_no_badge_calls_a_quote_verified_or_true(state: str) -> None:
    text, _, meaning = BADGES[state]  # type: ignore[index]  # its own keys
    assert text.startswith("wording ")
    assert "verified" not in f"{text} {meaning}"


def test_the_page_says_of_when_its_information_and_its_boundaries_are() -> None:
    text = said(open_page())
    assert "Information as of 30 June 2021; boundaries as of " in text.replace("\\", "")
    assert "younger than the information" not in text
    assert "; boundaries as of " in said(click(open_page(), "about")).replace("\\", "")


def test_borders_that_are_younger_than_the_information_are_warned_of() -> None:
    page = open_page({"viewpoint": "RU"})
    assert "younger than the information" in said(page)
    click(page, "about")
    assert any("younger than the information" in warning.value for warning in page.warning)
