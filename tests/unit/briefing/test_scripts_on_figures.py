"""Quotes in other scripts on a map: in their own letters and direction, or not at all."""

import io

from drawn_text import written
from invented_sheet import edition, excerpt, hotspot, source
from matplotlib.backends.backend_agg import FigureCanvasAgg
from pypdf import PdfReader

from geo.briefing.content.brief import Brief
from geo.briefing.content.direction import bare
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.figures.draw import FigureFormat, draw_figure, render, respelt_line
from geo.selection.selection import Selection

SOURCES = {"one": source("One 2019", "2019"), "two": source("Two 2020", "2020")}
ARABIC = "قال المتحدث باسم NATO في عام 2019 إن الاتفاق لن يدخل حيز التنفيذ قبل نهاية هذا العام"


def sheet_with(*quotes: str) -> Sheet:
    said = (excerpt(of, quote, speaker="غزة", stance="reports") for of, quote in zip(SOURCES, quotes, strict=True))
    return make_sheet(Brief(selection=Selection(hotspot="a")), edition(SOURCES, {"a": hotspot("A", *said)}))


def test_a_quote_that_no_font_has_is_left_out_and_that_is_told() -> None:
    sheet = sheet_with("हिन्दी", "سلام")
    assert (
        respelt_line(sheet) == "no font that is shipped has all letters of the quote of [1], which is not on the figure"
    )
    said = written(draw_figure(sheet))
    assert "سلام" in said
    assert "hindi" not in said


def test_an_arabic_quote_is_flush_right_and_its_speaker_stands_behind_the_number() -> None:
    figure = draw_figure(sheet_with(ARABIC, "Nothing new.")).picture
    renderer = FigureCanvasAgg(figure).get_renderer()
    boxes = {bare(text.get_text()): text.get_window_extent(renderer) for text in figure.texts}
    lines = [box for line, box in boxes.items() if line.strip("“”") and line.strip("“”") in ARABIC]
    assert len(lines) > 1
    assert max(box.x1 for box in lines) - min(box.x1 for box in lines) < 2
    assert max(box.x0 for box in lines) - min(box.x0 for box in lines) > 2
    assert "[1]" in boxes
    assert any(line.startswith("غزة, as reported") for line in boxes)


def test_a_tagged_pdf_has_quotes_as_such() -> None:
    pdf = PdfReader(io.BytesIO(render(draw_figure(sheet_with(ARABIC, "Nothing new.")), FigureFormat.PDF)))
    (document,) = pdf.root_object["/StructTreeRoot"]["/K"]
    kinds = [kid.get_object()["/S"] for kid in document.get_object()["/K"]]
    assert kinds[kinds.index("/BlockQuote") - 1 :][:5] == ["/H2", "/BlockQuote", "/P", "/BlockQuote", "/P"]
