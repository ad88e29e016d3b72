# ruff: noqa: ANN401, SLF001 - what is tested is the XML, for much of which the library has no public way
"""The deck of a briefing of several places."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from collected_places import BRIDGE, FEES, FLEET, TOWER, collected, collected_brief, excerpt_ids, places
from pptx import Presentation

from geo.briefing.content.collected import Collected
from geo.briefing.content.imprint_files import read_imprint
from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import make_sheet
from geo.briefing.office.slide_preview import slide_picture
from geo.briefing.office.slides import to_pptx
from geo.selection.basket import Basket, BasketItem

MAP = places()
PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def deck_of(**brief: object) -> bytes:
    return to_pptx(make_sheet(collected_brief(MAP, **brief), MAP))


@pytest.fixture(scope="module")
def content() -> bytes:
    return deck_of(marking="TLP:GREEN")


@pytest.fixture(scope="module")
def deck(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


@pytest.fixture(scope="module")
def slides(deck: Any) -> list[Any]:
    return list(deck.slides)


def titles(slides: list[Any]) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in slides]


def texts(slide: Any) -> list[str]:
    return [p.text for shape in slide.shapes if shape.has_text_frame for p in shape.text_frame.paragraphs if p.text]


def sections(deck: Any) -> list[tuple[str, list[int]]]:
    return [
        (section.get("name"), [int(one.get("id")) for one in section.iter(f"{P14}sldId")])
        for section in deck.element.iter(f"{P14}section")
    ]


def quote_sizes(slides: list[Any]) -> Iterator[float]:
    for slide in slides:
        for shape in slide.shapes:
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                if paragraph.text.startswith("“"):
                    yield from (run.font.size.pt for run in paragraph.runs)


def test_findings_come_first_then_a_slide_an_item_then_the_sources(slides: list[Any]) -> None:
    assert titles(slides) == [
        "What to watch",
        "Three places in this briefing",
        "Hollin: what one of three articles says (2019)",
        "The ice decides",
        "Aldmoor: what one of three articles says (2020)",
        "Sources",
        "Boundaries, data and link",
    ]


def test_the_findings_stand_under_their_sections_with_the_analysts_lines(slides: list[Any]) -> None:
    (box,) = (shape for shape in slides[0].shapes if shape.name == "Text")
    assert [p.text for p in box.text_frame.paragraphs] == [
        "Hollin: what one of three articles says (2019)",
        "By the water",
        "The ice decides",
        "Analyst’s line: Count the ships in March.",
        "Aldmoor: what one of three articles says (2020)",
    ]


def test_a_finding_leads_to_the_first_slide_of_its_item_and_nothing_else_does(slides: list[Any]) -> None:
    led = {}
    for paragraph in (p for shape in slides[0].shapes if shape.has_text_frame for p in shape.text_frame.paragraphs):
        for run in paragraph._p.iter(f"{DRAWING}r"):
            link = run.find(f"{DRAWING}rPr/{DRAWING}hlinkClick")
            if link is not None:
                assert link.get("action") == "ppaction://hlinksldjump"
                led[paragraph.text] = slides[0].part.related_part(link.get(f"{RELATION}id"))
    assert list(led) == ["Hollin: what one of three articles says (2019)", "The ice decides",
                         "Aldmoor: what one of three articles says (2020)"]  # fmt: skip
    assert list(led.values()) == [slides[number].part for number in (2, 3, 4)]


def test_no_run_beside_others_is_empty(slides: list[Any]) -> None:
    frames = [shape.text_frame for slide in slides for shape in slide.shapes if shape.has_text_frame]
    several = [[run.text for run in line.runs] for frame in frames for line in frame.paragraphs if len(line.runs) > 1]
    assert len(several) > 3
    assert [runs for runs in several if "" in runs] == []


def test_the_preview_underlines_what_leads_somewhere(content: bytes) -> None:
    first, second = (slide_picture(content, number).svg.decode() for number in (1, 2))
    assert first.count('text-decoration="underline"') == 3
    assert "underline" not in second


def test_an_item_has_its_quotes_with_who_says_them_and_none_that_was_not_chosen(slides: list[Any]) -> None:
    told = texts(slides[3])
    assert told.index("Analyst’s line: Count the ships in March.") < told.index(f"“{FEES}”") < told.index(f"“{FLEET}”")
    assert "— Ada Quill, as reported by the article" in told
    everything = "\n".join(line for slide in slides for line in texts(slide))
    assert "mayor" not in everything
    assert "[3]" not in everything
    assert all(quote in everything for quote in (BRIDGE, TOWER))


def test_the_analysts_line_is_never_in_quote_marks(slides: list[Any]) -> None:
    lines = [line for slide in slides for line in texts(slide) if "Count the ships" in line]
    assert lines == ["Analyst’s line: Count the ships in March."] * 2


def test_sections_hold_every_slide_once_in_order(deck: Any) -> None:
    found = sections(deck)
    assert [(name, len(ids)) for name, ids in found] == [
        ("Summary", 2), ("Hotspots", 1), ("By the water", 2), ("Sources", 2),
    ]  # fmt: skip
    assert [one for _, ids in found for one in ids] == [slide.slide_id for slide in deck.slides]
    # Extensions stand last in a presentation (ECMA-376, part 1, 19.2.1.26).
    assert deck.element[-1].tag == f"{PRESENTATION}extLst"


def test_no_type_on_a_slide_is_smaller_than_12_points(slides: list[Any]) -> None:
    sizes = [(int(look.get("sz")), slide.slide_id) for slide in slides for look in slide._element.iter(f"{DRAWING}rPr")
             if look.get("sz")]  # fmt: skip
    assert min(sizes)[0] >= 1200
    for slide in slides:
        for shape in slide.shapes:
            for run in (r for p in shape.text_frame.paragraphs for r in p.runs) if shape.has_text_frame else ():
                assert run.font.size is not None, (shape.name, run.text)


def test_all_quotes_of_a_deck_have_one_size(slides: list[Any]) -> None:
    assert set(quote_sizes(slides)) == {20.0}


def test_one_long_quote_makes_all_smaller_and_goes_on() -> None:
    long = MAP.dataset.hotspots["quill"].excerpts[0].model_copy(update={"quote": "Nobody in Quill says more. " * 90})
    proofs = MAP.verification.proofs | {long.id: MAP.proof(MAP.dataset.hotspots["quill"].excerpts[0])}
    quill = MAP.dataset.hotspots["quill"].model_copy(update={"excerpts": (long,)})
    dataset = MAP.dataset.model_copy(update={"hotspots": {**MAP.dataset.hotspots, "quill": quill}})
    edition = replace(MAP, dataset=dataset, verification=replace(MAP.verification, proofs=proofs))
    items = (BasketItem(hotspot="quill"), BasketItem(hotspot="hollin"))
    brief = replace(collected_brief(MAP), collected=Collected(basket=Basket(items=items)))
    slides = list(Presentation(io.BytesIO(to_pptx(make_sheet(brief, edition)))).slides)
    assert [t.rpartition(" (")[2] for t in titles(slides) if t.startswith("Quill")] == [f"{n} of 3)" for n in (1, 2, 3)]
    (size,) = set(quote_sizes(slides))
    assert 14 <= size < 20


def test_the_hash_is_short_on_slides_and_whole_in_the_speaker_notes(slides: list[Any]) -> None:
    shown = "\n".join(line for slide in slides for line in texts(slide))
    assert MAP.sha256[:8] in shown
    assert not re.search(r"[0-9a-f]{40}", shown)
    for slide in (slides[0], slides[-1]):
        assert f"SHA-256 of the data: {MAP.sha256}" in slide.notes_slide.notes_text_frame.text


def test_titles_are_all_different_and_every_picture_has_words(slides: list[Any]) -> None:
    assert len(set(titles(slides))) == len(slides)
    pictures = [shape for slide in slides for shape in slide.shapes if shape.name == "Figure"]
    assert len(pictures) == 4
    described = [picture.element.nvPicPr.cNvPr.get("descr") for picture in pictures]
    assert all(described)


def test_a_screen_reader_hears_the_marking_the_title_and_then_the_rest(slides: list[Any]) -> None:
    names = [shape.name for shape in slides[3].shapes]
    assert names[:3] == ["Handling marking", "Title", "What is shown"]
    assert names.index("Figure") < names.index("Text") < names.index("Footer")


def test_the_same_briefing_gives_the_same_bytes(content: bytes) -> None:
    assert deck_of(marking="TLP:GREEN") == content


def test_what_was_left_out_is_told_first_and_last_and_to_the_speaker() -> None:
    left = replace(collected(MAP.dataset), left_out=("the hotspot atlantis, which is no longer in the data",))
    sheet = make_sheet(replace(collected_brief(MAP), collected=left), MAP)
    slides = list(Presentation(io.BytesIO(to_pptx(sheet))).slides)
    told = "Left out: the hotspot atlantis, which is no longer in the data."
    assert [told in texts(slide) for slide in slides] == [True, *[False] * 5, True]
    assert told in slides[0].notes_slide.notes_text_frame.text


def test_progress_is_told_after_each_subject() -> None:
    told: list[tuple[int, int]] = []
    to_pptx(make_sheet(collected_brief(MAP), MAP), lambda done, total: told.append((done, total)))
    assert told == [(n, 6) for n in range(1, 7)]


def test_the_imprint_has_the_briefing(content: bytes) -> None:
    imprint = read_imprint(content)
    assert imprint.request.briefing is not None
    assert 'headline: "The ice decides"' in imprint.request.briefing
    assert imprint.hotspots == ("hollin", "ember", "aldmoor")
    assert next(source.excerpts for source in imprint.sources) == (
        excerpt_ids(MAP.dataset, "ember")[0], excerpt_ids(MAP.dataset, "aldmoor")[0],
    )  # fmt: skip


@pytest.mark.parametrize("size", [Size.SLIDE_4X3, Size.A4_LANDSCAPE])
def test_smaller_slides_have_the_same_story(size: Size, slides: list[Any]) -> None:
    smaller = list(Presentation(io.BytesIO(deck_of(size=size))).slides)
    assert titles(smaller) == titles(slides)
