# ruff: noqa: ANN401, SLF001 - what is tested is the XML, for much of which the library has no public way
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Note
from docx.oxml.ns import qn
from repository import TEST_DATA
from small_map import SmallDataset, write_small_dataset

from geo import __version__
from geo.briefing.content.brief import Brief
from geo.briefing.content.imprint_files import read_imprint
from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.office.note import to_docx
from geo.dataset.claims import Stance
from geo.evidence.citation import anchor_text
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Selection

GOLDEN = TEST_DATA / "brief" / "note.txt"
ONE = Selection(hotspot="serbia")
TITLE = "Serbia: both articles are quoted on it; on two of three places one alone (2019–2020)"
ACCUSES = "Belgrade’s harbour accuses Council and The islands, about The islands (economic, 4 March 2020)"
ARABIC, CHINESE = "قال الوزير إن الميناء مفتوح.", "部长说，港口仍然开放。"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    files = write_small_dataset(tmp_path_factory.mktemp("note"))
    return open_edition(files.data, files.documents)


@pytest.fixture(scope="module")
def whole(edition: Edition) -> bytes:
    """The note on everything."""
    return to_docx(sheet_of(edition))


def sheet_of(edition: Edition, **brief: Any) -> Sheet:
    return make_sheet(Brief(**brief), edition)


def opened(content: bytes) -> Note:
    return Document(io.BytesIO(content))


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def full_text(element: Any) -> str:
    """All text in an element, that of links and fields included, which python-docx leaves out."""
    return "".join(
        "\t" if node.tag == qn("w:tab") else node.text or "" for node in element.iter(qn("w:t"), qn("w:tab"))
    )


def lines(note: Note) -> Iterator[str]:
    """The note's paragraphs with their styles, and its tables' rows, in their order."""
    for block in note.iter_inner_content():
        if hasattr(block, "rows"):
            yield from (" | ".join(full_text(cell._tc) for cell in row.cells) for row in block.rows)
        else:
            yield f"{block.style.name}: {full_text(block._p)}"


def styled(note: Note, style: str) -> list[str]:
    return [full_text(p._p) for p in note.paragraphs if p.style is not None and p.style.name == style]


def test_the_note_says_what_the_golden_file_has(edition: Edition, whole: bytes) -> None:
    text = "\n".join(lines(opened(whole))).replace(edition.sha256, "SHA").replace(edition.sha256[:8], "SHA8")
    # Captions and the end say which disputed areas are in frame: that is for the tests of maps.
    told, _, _ = re.sub(r"(Caption: .*? Projection: ).*", r"\1…", text).partition("Heading 1: Boundaries")
    assert told == GOLDEN.read_text("utf-8").replace("VERSION", __version__)


def test_the_same_sheet_gives_the_same_bytes(edition: Edition) -> None:
    sheet = sheet_of(edition, selection=ONE)
    assert to_docx(sheet) == to_docx(sheet)


def test_nothing_of_the_librarys_template_is_left(whole: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name or "WithEffects" in name]
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "created" not in part(whole, "docProps/core.xml")
    assert 'w:lang w:val="en-GB"' in part(whole, "word/styles.xml")
    assert opened(whole).core_properties.title == TITLE


def test_headings_make_an_outline(whole: bytes) -> None:
    note = opened(whole)
    assert styled(note, "Title") == [TITLE]
    assert styled(note, "Heading 1") == [
        "Who speaks of what", "What the articles say", "Sources", "Boundaries, data and link",
    ]  # fmt: skip
    assert styled(note, "Heading 2") == ["Serbia", "Belgrade’s harbour", "Islands at the date line"]


def test_every_figure_has_an_alternative_text_and_a_numbered_caption(whole: bytes) -> None:
    note = opened(whole)
    told = [shape._inline.docPr.get("descr") for shape in note.inline_shapes]
    assert len(told) == 4
    assert all(text.startswith("Map of ") for text in told)
    assert [caption.split(".")[0] for caption in styled(note, "Caption")] == [f"Figure {n}" for n in range(1, 5)]
    assert part(whole, "word/document.xml").count('w:instr="SEQ Figure \\* ARABIC"') == 4


def test_each_quote_has_a_footnote_with_its_anchor_linked_to_its_source(edition: Edition, whole: bytes) -> None:
    document, notes = part(whole, "word/document.xml"), part(whole, "word/footnotes.xml")
    references = re.findall(r'<w:footnoteReference w:id="(\d+)"/>', document)
    assert references == re.findall(r'<w:footnote w:id="(\d+)"', notes) == [str(n) for n in range(1, 6)]
    for hotspot in edition.dataset.hotspots.values():
        for excerpt in hotspot.excerpts:
            assert anchor_text(edition.dataset.sources[excerpt.source], edition.proof(excerpt)) in notes
    bookmarks = set(re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', document))
    linked = set(re.findall(r'w:anchor="(\w+)"', document + notes))
    assert linked == {"source_1", "source_2", "hotspot_belgrade", "hotspot_serbia", "hotspot_date_line"}
    assert linked <= bookmarks


def test_quotes_and_the_analysts_words_have_styles_of_their_own(edition: Edition, whole: bytes) -> None:
    note = opened(whole)
    quotes = [f"“{e.quote}”" for h in edition.dataset.hotspots.values() for e in h.excerpts]
    assert sorted(styled(note, "Quote")) == sorted(quotes)
    assert "Analyst’s note: Event: Talks, March 2020 to 2 April 2020. The analyst’s own words." in styled(
        note, "Analyst note"
    )
    assert note.styles["Analyst note"].font.italic
    assert not note.styles["Quote"].font.italic


def test_who_says_a_quote_stands_below_it_and_in_its_footnote(coded_dataset: SmallDataset) -> None:
    edition = open_edition(coded_dataset.data, coded_dataset.documents)
    content = to_docx(sheet_of(edition, selection=Selection(hotspot="belgrade")))
    told = list(lines(opened(content)))
    first = next(at for at, line in enumerate(told) if line.startswith("Quote: ““We are seeing"))
    assert told[first + 1 : first + 5] == [
        "Quote speaker: — the harbour master of Belgrade, as reported by the article",
        "Quote reference: [1] Harbour 2020, September 2020",
        f"Analyst note: Analyst’s coding: {ACCUSES}.",
        "Analyst note: Analyst’s note: Event: Speech, 4 March 2020. He did not say whose.",
    ]
    footnotes = part(content, "word/footnotes.xml")
    assert "the harbour master of Belgrade, as reported by the article; Harbour 2020, September 2020: " in footnotes
    # The analyst's words go over a page's end with the quote that they are about.
    after = [p for p in opened(content).paragraphs if p.style.name in {"Quote reference", "Analyst note"}][:3]
    assert [p.paragraph_format.keep_with_next for p in after] == [True, True, None]


def test_the_table_counts_excerpts_and_repeats_its_header(whole: bytes) -> None:
    (table,) = opened(whole).tables
    rows = [[full_text(cell._tc) for cell in row.cells] for row in table.rows]
    assert rows == [
        ["Hotspot", "[1]", "[2]", "All"],
        ["Serbia", "2", "1", "3"],
        ["Belgrade’s harbour", "1", "–", "1"],
        ["Islands at the date line", "–", "1", "1"],
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_every_citation_is_in_the_list_of_sources(edition: Edition, whole: bytes) -> None:
    listed = styled(opened(whole), "Source")
    assert listed == [f"[{s.number}]\t{s.citation}" for s in sheet_of(edition).sources]


def test_marking_and_draft_stand_in_header_and_footer(edition: Edition) -> None:
    section = opened(to_docx(sheet_of(edition, selection=ONE, marking="TLP:RED", draft=True))).sections[0]
    head, foot = ([p.text for p in side.paragraphs] for side in (section.header, section.footer))
    assert head == ["TLP:RED", "DRAFT – not cleared"]
    assert foot[-1] == "TLP:RED"


def test_pages_are_numbered(whole: bytes) -> None:
    footer = full_text(opened(whole).sections[0].footer._element)
    assert footer.endswith("page 1 of 1")


@pytest.mark.parametrize(
    ("size", "millimetres"), [(Size.SLIDE_16X9, (210, 297)), (Size.A4_LANDSCAPE, (210, 297)), (Size.LETTER, (216, 279))]
)
def test_the_paper_is_upright(edition: Edition, size: Size, millimetres: tuple[int, int]) -> None:
    section = opened(to_docx(sheet_of(edition, size=size, selection=ONE))).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == millimetres


def test_another_kind_opens_with_its_own_figure(edition: Edition) -> None:
    note = opened(to_docx(sheet_of(edition, selection=Selection(hotspot="serbia", figure=FigureKind.MATRIX))))
    told = [shape._inline.docPr.get("descr") for shape in note.inline_shapes]
    assert [text.split(" of ")[0] for text in told] == ["Matrix", "Map"]


def test_lines_of_ours_that_begin_with_an_arabic_name_run_from_the_left(edition: Edition) -> None:
    hotspot = edition.dataset.hotspots["serbia"]
    excerpt = hotspot.excerpts[0].model_copy(update={"speaker": "غزة", "stance": Stance.REPORTS})
    dataset = edition.dataset.model_copy(
        update={"hotspots": {"serbia": hotspot.model_copy(update={"excerpts": (excerpt,)})}}
    )
    known = {excerpt.id: edition.proof(hotspot.excerpts[0])}
    odd = replace(edition, dataset=dataset, verification=replace(edition.verification, proofs=known))
    note = opened(to_docx(sheet_of(odd, selection=ONE, title="غزة: 3 articles")))
    (title,) = (p for p in note.paragraphs if p.text.replace("\u200e", "") == "غزة: 3 articles")
    (speaker,) = (p for p in note.paragraphs if p.text.startswith("— "))
    assert title.text == "غزة\u200e: 3 articles"
    assert [p._p.pPr is not None and p._p.pPr.find(qn("w:bidi")) is not None for p in (title, speaker)] == [
        False,
        False,
    ]


def test_arabic_runs_from_the_right_and_chinese_is_told_as_such(edition: Edition) -> None:
    hotspot = edition.dataset.hotspots["serbia"]
    first = hotspot.excerpts[0]
    excerpts = tuple(first.model_copy(update={"quote": quote}) for quote in (ARABIC, CHINESE))
    dataset = edition.dataset.model_copy(
        update={"hotspots": {"serbia": hotspot.model_copy(update={"excerpts": excerpts})}}
    )
    known = {excerpt.id: edition.proof(first) for excerpt in excerpts}
    odd = replace(edition, dataset=dataset, verification=replace(edition.verification, proofs=known))
    note = opened(to_docx(sheet_of(odd, selection=ONE)))
    arabic, chinese = (p for p in note.paragraphs if p.style is not None and p.style.name == "Quote")
    assert arabic._p.pPr is not None
    assert arabic._p.pPr.find(qn("w:bidi")) is not None
    assert [run.font.rtl for run in arabic.runs if run.text] == [True]
    assert chinese._p.pPr is not None
    assert chinese._p.pPr.find(qn("w:bidi")) is None
    fonts = [run._r.rPr.find(qn("w:rFonts")) for run in chinese.runs if "港" in run.text and run._r.rPr is not None]
    assert [font.get(qn("w:hint")) for font in fonts] == ["eastAsia"]


def test_the_imprint_is_read_back(edition: Edition, whole: bytes) -> None:
    imprint = read_imprint(whole)
    assert (imprint.form, imprint.content_sha256) == ("docx", sheet_of(edition).content_sha256)


def test_progress_is_told_after_each_section(edition: Edition) -> None:
    told: list[tuple[int, int]] = []
    to_docx(sheet_of(edition), lambda done, total: told.append((done, total)))
    assert told == [(n, 5) for n in range(1, 6)]


@pytest.mark.parametrize(
    ("marking", "colour"), [("TLP:RED", "FF2B2B"), ("TLP:AMBER+STRICT", "FFC000"), ("Internal", "FFFFFF")]
)
def test_a_marking_has_its_own_colour_at_top_and_bottom(edition: Edition, marking: str, colour: str) -> None:
    sheet = make_sheet(Brief(selection=ONE, marking=marking), edition)
    (section,) = Document(io.BytesIO(to_docx(sheet))).sections
    for paragraphs in (section.header.paragraphs, section.footer.paragraphs):
        (marked,) = (paragraph for paragraph in paragraphs if paragraph.text == marking)
        assert {str(run.font.color.rgb) for run in marked.runs} == {colour}
