"""The note, the page and the Markdown of a briefing of several places."""

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from collected_places import BRIDGE, FEES, FLEET, TOWER, collected, collected_brief, places
from docx import Document

from geo.briefing.content.collected import Collected
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.write import Format, write_sheet
from geo.selection.basket import Basket, BasketItem

MAP = places()
LEFT_OUT = "Left out: the hotspot atlantis, which is no longer in the data."


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    left = replace(collected(MAP.dataset), left_out=("the hotspot atlantis, which is no longer in the data",))
    return make_sheet(replace(collected_brief(MAP), collected=left), MAP)


@pytest.fixture(scope="module")
def note(sheet: Sheet) -> Any:  # noqa: ANN401  # python-docx's document
    return Document(io.BytesIO(write_sheet(sheet, Format.DOCX)))


def test_the_note_has_findings_sections_and_items_as_an_outline(note: Any) -> None:  # noqa: ANN401
    outline = [(p.style.name, p.text) for p in note.paragraphs if p.style.name.startswith("Heading")]
    assert outline == [
        ("Heading 1", "Findings"),
        ("Heading 1", "Who speaks of what"),
        ("Heading 1", "What the articles say"),
        ("Heading 2", "Hollin: what one of three articles says (2019)"),
        ("Heading 1", "By the water"),
        ("Heading 2", "The ice decides"),
        ("Heading 2", "Aldmoor: what one of three articles says (2020)"),
        ("Heading 1", "Sources"),
        ("Heading 1", "Boundaries, data and link"),
    ]


def test_the_note_says_the_analysts_line_and_what_was_left_out(note: Any) -> None:  # noqa: ANN401
    told = [(p.style.name, p.text) for p in note.paragraphs]
    assert told.count(("Analyst note", "Analyst’s line: Count the ships in March.")) == 2
    assert ("Finding", LEFT_OUT) in told


def test_an_analysts_line_stays_with_what_follows(note: Any) -> None:  # noqa: ANN401
    paragraphs = list(note.paragraphs)
    (at,) = (n for n, p in enumerate(paragraphs) if p.style.name == "Heading 2" and p.text == "The ice decides")
    assert paragraphs[at + 1].text.startswith("Analyst’s line:")
    assert paragraphs[at + 1].paragraph_format.keep_with_next


@pytest.mark.parametrize("form", [Format.DOCX, Format.HTML, Format.MARKDOWN])
def test_exactly_what_was_collected_is_told_in_its_order(form: Format, sheet: Sheet) -> None:
    content = write_sheet(sheet, form)
    text = (
        "\n".join(p.text for p in Document(io.BytesIO(content)).paragraphs) if form is Format.DOCX else content.decode()
    )
    assert sorted(map(text.index, (TOWER, FEES, FLEET, BRIDGE))) == [*map(text.index, (TOWER, FEES, FLEET, BRIDGE))]
    assert "mayor" not in text
    assert "Post 2018" not in text
    assert LEFT_OUT in text


@pytest.mark.parametrize("form", [Format.DOCX, Format.HTML, Format.MARKDOWN])
def test_the_same_briefing_gives_the_same_bytes(form: Format, sheet: Sheet) -> None:
    again = make_sheet(sheet.brief, MAP)
    assert write_sheet(again, form) == write_sheet(sheet, form)


def test_findings_of_the_page_lead_to_their_items(sheet: Sheet) -> None:
    page = write_sheet(sheet, Format.HTML).decode()
    (findings,) = re.findall(r"<section class=findings>.*?</section>", page, re.DOTALL)
    targets = re.findall(r'href="#([^"]+)"', findings)
    assert targets == ["hotspot-hollin", "hotspot-ember", "hotspot-aldmoor"]
    assert all(f'id="{target}"' in page for target in targets)
    assert "<b>Analyst’s line:</b> Count the ships in March." in findings


def test_words_of_the_analyst_are_text_and_nothing_else() -> None:
    words = "<b>Bold</b> & *starred* [link](x)"
    item = BasketItem(hotspot="ember", headline=words, line=words)
    collected_words = Collected(basket=Basket(items=(item,)), sections={"ember": words})
    sheet = make_sheet(replace(collected_brief(MAP), collected=collected_words, title=words), MAP)
    page = write_sheet(sheet, Format.HTML).decode()
    assert "<b>Bold" not in page.partition('<script type="application/json"')[0]
    assert page.count("&lt;b&gt;Bold&lt;/b&gt; &amp; *starred*") >= 5
    assert "*starred*" not in write_sheet(sheet, Format.MARKDOWN).decode().replace(r"\*starred\*", "")
