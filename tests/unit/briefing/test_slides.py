# ruff: noqa: ANN401, SLF001 - what is tested is the XML, for much of which the library has no public way
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt
from repository import TEST_DATA
from small_map import SmallDataset, write_small_dataset

from geo import __version__
from geo.briefing.content.brief import Brief
from geo.briefing.content.imprint_files import read_imprint
from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.office.slide_pages import ParagraphRole
from geo.briefing.office.slides import to_pptx
from geo.evidence.citation import anchor_text
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Filters, Selection

GOLDEN = TEST_DATA / "brief" / "slides.txt"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LONG = ("Nobody in the capital expects the fees of the harbour to fall before the winter is over. " * 60)[:5000].strip()
ONE = Selection(hotspot="serbia")
ARABIC, CHINESE = "قال الوزير إن الميناء مفتوح.", "部长说，港口仍然开放。"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    files = write_small_dataset(tmp_path_factory.mktemp("slides"))
    return open_edition(files.data, files.documents)


@pytest.fixture(scope="module")
def whole(edition: Edition) -> bytes:
    """The slides of everything."""
    return to_pptx(sheet_of(edition))


def slides_of(content: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(content)).slides)


def sheet_of(edition: Edition, **brief: Any) -> Sheet:
    return make_sheet(Brief(**brief), edition)


def text_shapes(slide: Any) -> Iterator[Any]:
    return (shape for shape in slide.shapes if shape.has_text_frame)


def words(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in text_shapes(slide))


def quoting(edition: Edition, *quotes: str) -> Edition:
    """The edition with one hotspot, whose excerpts are these quotes."""
    hotspot = edition.dataset.hotspots["serbia"]
    first = hotspot.excerpts[0]
    excerpts = tuple(first.model_copy(update={"quote": quote}) for quote in quotes)
    known = {excerpt.id: edition.proof(first) for excerpt in excerpts}
    dataset = edition.dataset.model_copy(
        update={"hotspots": {"serbia": hotspot.model_copy(update={"excerpts": excerpts})}}
    )
    return replace(edition, dataset=dataset, verification=replace(edition.verification, proofs=known))


def test_slides_say_what_the_golden_file_has(edition: Edition, whole: bytes) -> None:
    lines = []
    for number, slide in enumerate(slides_of(whole), start=1):
        lines.append(f"--- {number}")
        for shape in slide.shapes:
            told = shape.text_frame.text if shape.has_text_frame else shape._element.nvPicPr.cNvPr.get("descr")
            lines.append(f"{shape.name}: {told}".replace(edition.sha256, "SHA").replace(edition.sha256[:8], "SHA8"))
    # Which disputed areas are in frame, and told on the last slides, is for the tests of maps to say.
    told, _, _ = "\n".join(lines).partition("Title: Boundaries, data and link")
    assert told == GOLDEN.read_text("utf-8").replace("VERSION", __version__)


def test_the_same_sheet_gives_the_same_bytes(edition: Edition) -> None:
    sheet = sheet_of(edition, selection=Selection(hotspot="belgrade"))
    assert to_pptx(sheet) == to_pptx(sheet)


def test_nothing_of_the_librarys_template_is_left(edition: Edition) -> None:
    content = to_pptx(sheet_of(edition, selection=Selection(hotspot="belgrade")))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        assert not [name for name in names if "thumbnail" in name or "printerSettings" in name]
        assert len([name for name in names if "slideLayouts/slideLayout" in name]) == 3
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
        assert "created" not in core
        assert "modified" not in core
        assert b"Calibri" not in package.read("ppt/theme/theme1.xml")
    properties = Presentation(io.BytesIO(content)).core_properties
    assert (properties.author, properties.language) == ("The Example Desk", "en-GB")


def test_titles_are_placeholders_and_all_different(whole: bytes) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in slides_of(whole)]
    assert len(set(titles)) == len(titles) >= 6
    assert titles[0] == "Serbia: both articles are quoted on it; on two of three places one alone (2019–2020)"


def test_every_picture_has_an_alternative_text_and_fills_its_placeholder(whole: bytes) -> None:
    pictures = [shape for slide in slides_of(whole) for shape in slide.placeholders if hasattr(shape, "image")]
    assert len(pictures) == 4
    for picture in pictures:
        assert picture._element.nvPicPr.cNvPr.get("descr").startswith("Map of ")
        wide, high = picture.image.size
        assert wide / high == pytest.approx(picture.width / picture.height, rel=0.01)
        assert (picture.crop_left, picture.crop_top) == (0, 0)


def test_every_citation_is_on_the_sources_slide_with_its_number(edition: Edition, whole: bytes) -> None:
    sheet = sheet_of(edition)
    (slide,) = [s for s in slides_of(whole) if s.shapes.title.text_frame.text == "Sources"]
    assert all(f"[{s.number}]\t{s.citation}" in words(slide) for s in sheet.sources)


def test_speaker_notes_hold_full_quotes_with_anchors_and_the_caption(edition: Edition) -> None:
    slide = slides_of(to_pptx(sheet_of(edition, selection=ONE)))[0]
    notes = slide.notes_slide.notes_text_frame.text
    for excerpt in edition.dataset.hotspots["serbia"].excerpts:
        assert f"“{excerpt.quote}”" in notes
        assert anchor_text(edition.dataset.sources[excerpt.source], edition.proof(excerpt)) in notes
    assert (
        "Figure: Serbia: what both articles say (2019–2020). Information as of 31 December 2020; 2 of 2 articles; "
        "filter: none."
    ) in notes
    assert "Link:" not in notes
    served = to_pptx(sheet_of(edition, selection=ONE, address="https://map.example/"))
    assert "Link: https://map.example/?hotspot=serbia" in slides_of(served)[0].notes_slide.notes_text_frame.text


def test_the_analysts_words_look_different_from_quotes(edition: Edition) -> None:
    slide = slides_of(to_pptx(sheet_of(edition, selection=Selection(hotspot="belgrade"))))[0]
    text = slide.placeholders[1]
    levels = {paragraph.level: paragraph.text for paragraph in text.text_frame.paragraphs}
    assert levels[0].startswith("“")
    assert levels[2] == "Analyst’s note: Event: Talks, March 2020 to 2 April 2020. The analyst’s own words."
    styles = slide.slide_layout.slide_master.element.find(
        "{http://schemas.openxmlformats.org/presentationml/2006/main}txStyles"
    )
    analyst = next(styles.iter(f"{DRAWING}lvl3pPr"))
    assert analyst.find(f"{DRAWING}buChar").get("char") == "▌"
    assert analyst.find(f"{DRAWING}defRPr").get("i") == "1"


def test_who_says_a_quote_stands_between_it_and_its_citation_and_the_coding_is_the_analysts(
    coded_dataset: SmallDataset,
) -> None:
    of = sheet_of(open_edition(coded_dataset.data, coded_dataset.documents), selection=Selection(hotspot="islands"))
    slide = slides_of(to_pptx(of))[0]
    (text,) = (shape for shape in text_shapes(slide) if shape.name == "Text")
    told = [(int(p.level), p.text) for p in text.text_frame.paragraphs]
    first = next(at for at, (_, line) in enumerate(told) if line.startswith("“Fishermen say"))
    assert told[first + 1 : first + 3] == [
        (ParagraphRole.SPEAKER, "— Fishermen, as reported and disputed by the article"),
        (ParagraphRole.REFERENCE, "[1] Harbour 2020, September 2020"),
    ]
    assert (ParagraphRole.ANALYST, "Analyst’s coding: A conditional statement.") in told
    assert [run.text for run in text.text_frame.paragraphs[first + 1].runs if run.font.bold] == ["— Fishermen"]
    notes = slide.notes_slide.notes_text_frame.text
    assert "(Fishermen, as reported and disputed in “The Harbour Comes of Age”, September 2020) — Doe, Jane." in notes
    assert "(analyst’s reading: a conditional statement) — Doe, Jane." in notes
    assert "Analyst’s coding: A promise." in notes


def test_one_hotspot_on_a_map_needs_no_overview_and_other_kinds_do(edition: Edition) -> None:
    one = slides_of(to_pptx(sheet_of(edition, selection=ONE)))
    matrix = slides_of(to_pptx(sheet_of(edition, selection=Selection(hotspot="serbia", figure=FigureKind.MATRIX))))
    assert [s.shapes.title.text_frame.text for s in one] == [
        "Serbia: what both articles say (2019–2020)", "Sources", "Boundaries, data and link",
    ]  # fmt: skip
    assert matrix[0].shapes.title.text_frame.text == "Serbia: what both articles say (2019–2020)"
    assert len(matrix) == 4


def test_marking_and_draft_stand_on_every_slide(edition: Edition) -> None:
    for slide in slides_of(to_pptx(sheet_of(edition, selection=ONE, marking="TLP:AMBER+STRICT", draft=True))):
        top, *_, bottom = (s for s in text_shapes(slide) if s.text_frame.text == "TLP:AMBER+STRICT")
        assert top.top == 0
        assert bottom.top + bottom.height == pytest.approx(Presentation().slide_height, abs=20000)
        assert slide.shapes[0].shape_id == top.shape_id
        assert min(run.font.size for s in (top, bottom) for run in s.text_frame.paragraphs[0].runs) >= Pt(12)
        assert "DRAFT – not cleared" in words(slide)


def test_without_marking_and_draft_there_is_none(whole: bytes) -> None:
    names = {s.name for slide in slides_of(whole) for s in slide.shapes}
    assert not {name for name in names if "marking" in name or "Draft" in name}


@pytest.mark.parametrize(
    ("size", "inches"),
    [
        (Size.SLIDE_16X9, (13.333, 7.5)),
        (Size.SLIDE_4X3, (10, 7.5)),
        (Size.A4_PORTRAIT, (11.693, 8.268)),
        (Size.LETTER, (11, 8.5)),
        (Size.SQUARE, (13.333, 7.5)),
    ],
)
def test_slides_lie_on_their_side(edition: Edition, size: Size, inches: tuple[float, float]) -> None:
    deck = Presentation(io.BytesIO(to_pptx(sheet_of(edition, size=size, selection=ONE))))
    assert (deck.slide_width.inches, deck.slide_height.inches) == pytest.approx(inches, abs=0.002)


def test_a_quote_of_5000_characters_goes_on_over_numbered_slides(edition: Edition) -> None:
    sheet = sheet_of(quoting(edition, LONG), selection=ONE)
    slides = [s for s in slides_of(to_pptx(sheet)) if "Serbia" in s.shapes.title.text_frame.text]
    assert len(slides) > 1
    assert [s.shapes.title.text_frame.text for s in slides] == [
        f"Serbia: what one of two articles says (2019) ({n} of {len(slides)})" for n in range(1, len(slides) + 1)
    ]
    parts = [p.text for s in slides for p in s.placeholders[1].text_frame.paragraphs if p.level == 0]
    joined = "".join([parts[0], *(part.removeprefix("“") for part in parts[1:])])
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", f"“{LONG}”")
    sizes = {
        r.font.size for s in slides for p in s.placeholders[1].text_frame.paragraphs for r in p.runs if not p.level
    }
    assert min(sizes) >= Pt(12)


def test_a_headline_that_begins_with_an_arabic_name_runs_from_the_left(edition: Edition) -> None:
    slide = slides_of(to_pptx(sheet_of(edition, selection=ONE, title="غزة: 3 articles")))[0]
    (paragraph,) = slide.shapes.title.text_frame.paragraphs
    assert paragraph.text == "غزة\u200e: 3 articles"
    assert paragraph._p.pPr is None or paragraph._p.pPr.get("rtl") is None


def test_arabic_runs_from_the_right_and_chinese_is_told_as_such(edition: Edition) -> None:
    sheet = sheet_of(quoting(edition, ARABIC, CHINESE), selection=ONE)
    slide = slides_of(to_pptx(sheet))[0]
    arabic, chinese = (p for p in slide.placeholders[1].text_frame.paragraphs if p.level == 0)
    assert arabic.text == f"“{ARABIC}”"
    assert (arabic._p.pPr.get("rtl"), chinese._p.pPr is not None and chinese._p.pPr.get("rtl")) == ("1", None)
    assert {run._r.rPr.get("lang") for run in arabic.runs} == {"ar-SA"}
    assert [run._r.rPr.get("altLang") for run in chinese.runs if run._r.rPr.get("lang") == "zh-CN"] == ["en-GB"]
    assert arabic.text in slide.notes_slide.notes_text_frame.text


def test_a_title_of_500_characters_is_set_smaller_and_whole(edition: Edition) -> None:
    title = ("Harbours of the north and what is said of them " * 11)[:500].strip()
    slide = slides_of(to_pptx(sheet_of(edition, title=title)))[0]
    assert slide.shapes.title.text_frame.text == title
    assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size < Pt(20)


def test_the_imprint_is_read_back(edition: Edition) -> None:
    sheet = sheet_of(edition, selection=Selection(hotspot="belgrade"))
    imprint = read_imprint(to_pptx(sheet))
    assert (imprint.form, imprint.content_sha256) == ("pptx", sheet.content_sha256)


def test_progress_is_told_after_each_subject(edition: Edition) -> None:
    told: list[tuple[int, int]] = []
    to_pptx(sheet_of(edition), lambda done, total: told.append((done, total)))
    assert told == [(n, 5) for n in range(1, 6)]


def test_what_the_filters_leave_out_is_not_in_the_slides(edition: Edition) -> None:
    sheet = sheet_of(edition, selection=Selection(filters=Filters(source=("bulletin-2019",))))
    shown = [s for s in slides_of(to_pptx(sheet)) if s.has_notes_slide]
    everything = "\n".join(words(s) + s.notes_slide.notes_text_frame.text for s in shown)
    assert "ministers" not in everything
    assert "1 of 2 articles" in everything
