"""The panel without a browser: quotes first, what stands behind the badge, the finding at the start, the link."""

from urllib.parse import parse_qs

import pytest
from app_page import REAL, address, badges, click, copied_links, open_page, openers, rerun, said
from small_map import SmallDataset

from geo.dataset.model import Viewpoint
from geo.page.most_quoted import most_quoted, most_quoted_text
from geo.page.shared.badges import BADGES
from geo.page.shared.markdown import escape_markdown
from geo.selection.filtering import apply_filters
from geo.selection.selection import Filters


def test_the_start_says_the_strongest_finding_and_quotes_it_and_the_quote_opens() -> None:
    page = open_page()
    shown = apply_filters(REAL, Filters())
    found = most_quoted(shown)
    assert found is not None
    assert page.subheader[0].value == escape_markdown(f"{most_quoted_text(REAL, shown, found, Filters())}.")
    korea = REAL.hotspots["korea"]
    assert escape_markdown(korea.excerpts[0].quote) in page.button(key="lead").label
    assert "— **The article itself** · :blue-badge[1] Joscelyn 2020, on North Korea" in said(page)
    assert click(page, "lead").header[0].value == korea.name


def test_the_finding_follows_the_filters_and_says_that_there_is_one() -> None:
    page = open_page({"topic": "energy"})
    assert page.subheader[0].value.endswith("; filtered\\)\\.")
    assert "silent" not in said(page)
    page = open_page({"q": "no such words"})
    assert [heading.value for heading in page.subheader] == ["Hotspots and articles"]


def test_the_copied_link_holds_everything_but_the_camera() -> None:
    query = {
        "hotspot": "korea", "topic": "sanctions", "q": "north korea", "figure": "matrix", "view": "globe",
        "viewpoint": "UA", "lat": "10.0000", "lon": "20.0000", "zoom": "3.00",
    }  # fmt: skip
    links = copied_links(open_page(dict(query)))
    assert links
    kept = {key: [value] for key, value in query.items() if key not in {"lat", "lon", "zoom"}}
    assert [parse_qs(link) for link in links] == [kept for _ in links]
    assert address(open_page({key: value[0] for key, value in kept.items()}))["topic"] == ["sanctions"]


def test_the_badge_opens_document_place_and_checksum() -> None:
    page = open_page({"hotspot": "arctic"})
    (excerpt,) = REAL.hotspots["arctic"].excerpts
    source = REAL.sources[excerpt.source]
    assert len(badges(page)) == 1
    behind = [c.value for block in page.get("popover") for c in block.markdown if source.sha256 in c.value]
    assert len(behind) == 1
    assert behind[0].startswith(escape_markdown(f"{source.document}, characters "))


def test_the_coding_and_the_note_of_an_excerpt_are_one_click_away_and_the_articles_note_behind_its_name() -> None:
    page = open_page({"hotspot": "arctic"})
    assert [label for label in openers(page) if label == "Analyst"] == ["Analyst"]
    opened = {block.proto.popover.label: "\n".join(m.value for m in (*block.markdown, *block.caption))
              for block in page.get("popover")}  # fmt: skip
    assert "**Analyst’s coding:**" in opened["Analyst"]
    assert "**Analyst’s note.**" in opened["Analyst"]
    label = REAL.sources[REAL.hotspots["arctic"].excerpts[0].source].label
    (head,) = [label_ for label_ in opened if f"] **{label}** " in label_]
    assert "*Analyst’s note on the article: " in opened[head]


def test_a_quote_that_is_not_confirmed_says_so_without_being_asked(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_dataset.replace("Both ministers signed", "No minister signed")
    monkeypatch.setenv("HOTSPOTS_DATA", str(small_dataset.data))
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(small_dataset.documents))
    page = open_page({"hotspot": "serbia"})
    wrong = [badge for badge in badges(page) if badge.startswith(":red-badge[:material/error: wording not confirmed: ")]
    assert len(wrong) == 1
    (warning,) = page.error
    assert warning.value.startswith("**Wording not confirmed: ")
    assert any(meaning in warning.value for text, colour, meaning in BADGES.values() if colour == "red")
    hidden = [error for block in page.get("popover") for error in block.error]
    assert hidden == []


def test_many_relatives_are_a_menu_and_few_are_buttons() -> None:
    page = open_page({"hotspot": "asia-pacific"})
    (children, _) = [menu for menu in page.menu_button if menu.key != "only"]
    assert children.label == f"Filed under it: {len(children.options)} hotspots"
    children.click("korea")
    assert rerun(page).header[0].value == "North Korea"
    assert "Asia\\-Pacific" in [button.label for button in page.button]


def test_the_choice_of_borders_says_whose_they_are() -> None:
    options = open_page().selectbox(key="viewpoint").options
    assert len(options) == len(Viewpoint)
    assert all(option.startswith("Borders: ") for option in options)
    assert "Borders: by the UN" in options


def test_where_nothing_is_left_the_panel_says_what_the_filter_hides_and_brings_it_back() -> None:
    page = open_page({"hotspot": "korea", "topic": "technology"})
    (info,) = [info.value for info in page.info]
    assert info.startswith("Not shown by the filters in force (topic): Joscelyn 2020 \\(2 excerpts\\), USIP 2019 \\(1 ")
    assert "no excerpt" not in said(page).casefold()
    assert len(badges(click(page, "unhide"))) == len(REAL.hotspots["korea"].excerpts)
