"""Words on a map: they stand where there is room, leave the map its place, and can be told from all others."""

from dataclasses import replace

import pytest
from drawn_text import outside, overlapping, texts, written
from repository import DATA
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.paper import Paper, Size, paper_of
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.drawing.quote_block import QuoteBlock, SetQuote
from geo.briefing.drawing.rendering import FigureFormat
from geo.briefing.drawing.typesetting import MUTED, rgb
from geo.briefing.figures.draw import draw_figure, render
from geo.briefing.figures.map_body import MapBody
from geo.briefing.figures.marginalia import Marginalia
from geo.briefing.figures.words import LEAST_KEPT, MOST_QUOTES, word_settings
from geo.errors import HotspotsError
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Selection


@pytest.fixture(scope="module")
def real() -> Edition:
    return open_edition(DATA, None)


def sheet_of(real: Edition, hotspot: str | None, size: Size = Size.SLIDE_16X9, *quotes: str) -> Sheet:
    return make_sheet(Brief(selection=Selection(hotspot=hotspot), size=size, quotes=quotes), real)


@pytest.mark.parametrize(
    ("hotspot", "size"), [*(("korea", size) for size in Size), ("arctic", Size.SLIDE_4X3), ("ukraine", Size.SQUARE)]
)
def test_a_map_of_one_place_carries_a_quote_of_each_article_on_every_paper(
    real: Edition, hotspot: str, size: Size
) -> None:
    sheet = sheet_of(real, hotspot, size)
    drawing = draw_figure(sheet)
    assert [quote.number for quote, _ in drawing.words] == [source.number for source in sheet.speaking]
    said = "".join(written(drawing).split())
    for quote, words in drawing.words:
        assert "".join(f"{words}[{quote.number}]{quote.source}".split()) in said
    assert outside(drawing) == []
    assert overlapping(drawing.picture) == []


def test_words_leave_a_map_most_of_its_place(real: Edition) -> None:
    for size in (Size.SLIDE_16X9, Size.HALF_PAGE, Size.SQUARE):
        sheet = sheet_of(real, "south-china-sea", size)
        paper = paper_of(size)
        body = MapBody(sheet=sheet, text_pt=paper.text_pt)
        around = Marginalia(sheet=sheet, paper=paper, compact=False)
        plain = next(iter(around.plain(body, body.first_fit(*paper.inches))))
        layout, _ = around.settle(body)
        assert around.words_in(layout)
        assert layout.useful >= LEAST_KEPT * plain.useful - 0.02 * plain.useful


def test_beside_a_long_list_of_places_only_a_choice_stands_alone(real: Edition) -> None:
    assert draw_figure(sheet_of(real, None)).words == ()
    (first,) = draw_figure(sheet_of(real, None, Size.SLIDE_16X9, "ff049166b1")).words
    assert first[0].told.excerpt == "ff049166b1"


def test_a_choice_that_has_no_room_is_refused_and_not_left_out(real: Edition) -> None:
    quotes = ("ff049166b1", "228e709593", "a06deb4bd7", "1c261e08fd")
    with pytest.raises(
        HotspotsError, match=r"^quote: the chosen quotes leave too little room for the map on 180 × 180"
    ):
        draw_figure(sheet_of(real, None, Size.SQUARE, *quotes))


def test_of_many_articles_the_analysts_choice_stands_alone(small_dataset: SmallDataset) -> None:
    edition = open_edition(small_dataset.data, small_dataset.documents)
    (first, *_), serbia = edition.dataset.sources.values(), edition.dataset.hotspots["serbia"]
    named = [f"gazette-{number}" for number in range(MOST_QUOTES + 1)]
    said = tuple(serbia.excerpts[1].model_copy(update={"source": source}) for source in named)
    hotspots = {"serbia": serbia.model_copy(update={"excerpts": said})}
    sources = {source: first.model_copy(update={"label": source}) for source in named}
    many = replace(edition, dataset=edition.dataset.model_copy(update={"sources": sources, "hotspots": hotspots}))
    verified = dict.fromkeys((excerpt.id for excerpt in said), next(iter(edition.verification.proofs.values())))
    many = replace(many, verification=replace(many.verification, proofs=verified))
    selection = Selection(hotspot="serbia")
    assert word_settings(make_sheet(Brief(selection=selection), many), 8.0) == ()
    settings = word_settings(make_sheet(Brief(selection=selection, quotes=(said[3].id,)), many), 8.0)
    assert {quote.told.excerpt for one in settings for quote, _ in one.shown} == {said[3].id}
    assert "Quoted too, without room for words: [1] [2] [3] [5]" in settings[0].block.rest


def test_a_picture_in_a_document_carries_no_words(real: Edition) -> None:
    drawing = draw_figure(sheet_of(real, "korea"), Paper(width_mm=190, height_mm=127, text_pt=9), compact=True)
    assert drawing.words == ()
    assert "“" not in written(drawing)


def test_other_kinds_of_figures_have_none(real: Edition) -> None:
    selection = Selection(figure=FigureKind.COVERAGE, hotspot="korea")
    assert word_settings(make_sheet(Brief(selection=selection), real), 8.0) == ()


def test_quote_marks_stand_round_the_articles_words_only(real: Edition) -> None:
    drawing = draw_figure(sheet_of(real, "korea"))
    inside, listed = False, False
    grey = {text.get_text() for text in drawing.picture.texts if text.get_color() == rgb(MUTED)}
    for text, _ in texts(drawing.picture):
        listed = listed or text == "Sources"
        if not listed and "“" in text:
            inside = True
        if inside:
            assert text not in grey, "who says it is grey, and behind the closing mark"
        if text.endswith("”"):
            inside = False


def test_the_articles_that_are_not_quoted_are_listed_shortly(real: Edition) -> None:
    said = written(draw_figure(sheet_of(real, "arctic")))
    assert "Silent (read in full, says nothing of it): [1] [3] [4] [5]." in said
    assert "Joscelyn 2020." in said
    assert "The World’s Most Dangerous Alliance" not in said
    assert "In Global Hotspots, China and Russia are Stepping Up Coordination" in said


def test_what_a_picture_says_of_itself_has_its_words(real: Edition) -> None:
    drawing = draw_figure(sheet_of(real, "arctic"))
    svg = render(drawing, FigureFormat.SVG).decode()
    (quote, words) = drawing.words[0]
    assert "Map of Arctic with 1 quote, after [2] USIP 2019." in svg
    assert f"Words on the figure: [2] {words} ({quote.source})." in svg


def test_columns_of_quotes_are_as_even_as_their_order_allows() -> None:
    def quote(number: int, lines: int) -> SetQuote:
        return SetQuote(words=f"“{'word ' * 12 * lines}end.”", sign=f"[{number}]", source="Gazette 2020")

    def height(*lines: int, width: float = 7.0) -> float:
        quotes = tuple(quote(number, count) for number, count in enumerate(lines, start=1))
        block = QuoteBlock(quotes=quotes, heading="Words", rest="", share=1.0, least_pt=8)
        return block.height(width, 9)

    assert height(6, 6) == pytest.approx(height(6, width=3.4), rel=0.1)
    assert height(2, 2, 6) == pytest.approx(height(6, width=3.4), rel=0.1)
    assert height(6, 6, width=2.0) > 1.8 * height(6, width=2.0)
