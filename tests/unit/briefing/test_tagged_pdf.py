"""A figure's PDF says what its parts are, in which order they are read, and what the picture shows."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from invented_sheet import edition, excerpt, hotspot, sheet, source
from pypdf import PdfReader
from pypdf.generic import ContentStream

from geo.briefing.content.caption import alt_text
from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.parts import Role, begin_part, end_body
from geo.briefing.drawing.tagged_pdf import write_tagged_pdf
from geo.briefing.drawing.typesetting import Style, draw_box, new_figure, set_text
from geo.briefing.figures.draw import Drawing, FigureFormat, draw_figure, render

INFO = {"Title": "Ships & <harbours>", "CreationDate": None}


@pytest.fixture(scope="module")
def shown() -> Sheet:
    sources = {"one": source("One 2019", "2019", title="First"), "two": source("Two 2020", "2020", title="Second")}
    places = {
        "gaza": hotspot("غزة", excerpt("one", "A."), excerpt("two", "B.")),
        "east": hotspot("East", excerpt("one", "C.")),
    }
    return sheet(edition(sources, places), title="غزة and 北京", marking="TLP:GREEN", draft=True)


@pytest.fixture(scope="module")
def drawing(shown: Sheet) -> Drawing:
    return draw_figure(shown)


@pytest.fixture(scope="module")
def pdf(drawing: Drawing) -> PdfReader:
    return PdfReader(io.BytesIO(render(drawing, FigureFormat.PDF)))


def operations(reader: PdfReader) -> list[tuple[list[Any], bytes]]:
    content = reader.pages[0].get_contents()
    assert content is not None
    return ContentStream(content, reader).operations


def elements(reader: PdfReader) -> Iterator[tuple[str, list[int], dict[str, Any]]]:
    """Every element with its type, its numbers of marked content, and all of it, in reading order."""

    def walk(element: Any) -> Iterator[tuple[str, list[int], dict[str, Any]]]:  # noqa: ANN401  an object of pypdf
        element = element.get_object()
        kids = element["/K"]
        yield element["/S"], [int(kid) for kid in kids if isinstance(kid, int)], element
        for kid in kids:
            if not isinstance(kid, int):
                yield from walk(kid)

    (document,) = reader.root_object["/StructTreeRoot"]["/K"]
    yield from walk(document)


def test_the_document_has_its_title_and_its_language(pdf: PdfReader) -> None:
    root = pdf.root_object
    assert root["/MarkInfo"]["/Marked"] is not None
    assert (root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"].value) == ("en-GB", True)
    assert pdf.metadata is not None
    assert pdf.xmp_metadata is not None
    assert pdf.metadata.title == pdf.xmp_metadata.dc_title["x-default"] == "غزة and 北京"


def test_parts_are_read_from_the_marking_to_the_small_print(pdf: PdfReader) -> None:
    kinds = [kind.removeprefix("/") for kind, _, _ in elements(pdf)]
    assert kinds[:6] == ["Document", "P", "P", "H1", "P", "Figure"]
    assert kinds[6] == "L"
    heads = [place for place, kind in enumerate(kinds) if kind == "H2"]
    assert kinds[heads[0] : heads[0] + 3] == ["H2", "BlockQuote", "P"]
    assert kinds[heads[-1] :] == ["H2", "L", "LI", "LBody", "LI", "LBody", "P"]


def test_the_picture_has_an_alternative_text(pdf: PdfReader, shown: Sheet) -> None:
    (picture,) = [element for kind, _, element in elements(pdf) if kind == "/Figure"]
    assert picture["/Alt"] == alt_text(shown)
    left, bottom, right, top = map(float, picture["/A"]["/BBox"])
    _, _, width, height = map(float, pdf.pages[0].mediabox)
    assert 0 < left < right < width
    assert 0 < bottom < top < height


def test_every_piece_of_content_is_in_one_element_and_the_rest_is_decoration(pdf: PdfReader) -> None:
    opened, numbers = 0, []
    for operands, operator in operations(pdf):
        if operator in (b"BDC", b"BMC"):
            assert opened == 0, "one within another"
            opened += 1
            numbers += [int(operands[1]["/MCID"])] if operator == b"BDC" else []
            assert operator == b"BDC" or operands == ["/Artifact"]
        elif operator == b"EMC":
            opened -= 1
        elif operator in (b"Tj", b"TJ", b"f", b"S", b"B", b"Do"):
            assert opened == 1, f"{operator!r} stands outside"
    assert sorted(numbers) == list(range(len(numbers)))
    assert [number for _, owned, _ in elements(pdf) for number in owned] == sorted(numbers)
    owners = pdf.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"][1].get_object()
    for _, owned, element in elements(pdf):
        assert all(owners[number].get_object() == element for number in owned)


def test_a_text_that_stands_twice_is_read_once(pdf: PdfReader) -> None:
    assert pdf.pages[0].extract_text().count("TLP:GREEN") == 2
    assert [kind for kind, _, _ in elements(pdf)][1:3] == ["/P", "/P"]


def test_the_same_figure_gives_the_same_bytes_and_stays_as_it_was(drawing: Drawing) -> None:
    svg = render(drawing, FigureFormat.SVG)
    assert render(drawing, FigureFormat.PDF) == render(drawing, FigureFormat.PDF)
    assert render(drawing, FigureFormat.SVG) == svg


def test_a_figure_without_parts_is_one_of_decoration() -> None:
    figure = new_figure(2, 1)
    draw_box(figure, (0, 0, 1, 1), fill=(0, 0, 0))
    reader = PdfReader(io.BytesIO(write_tagged_pdf(figure, info=INFO, alt="Nothing.", language="en-GB")))
    assert [kind for kind, _, _ in elements(reader)] == ["/Document"]


def test_parts_begin_behind_the_body_only() -> None:
    figure = new_figure(2, 1)
    begin_part(figure, Role.HEADING)
    set_text(figure, (0, 0), "within the picture", Style(size_pt=9))
    end_body(figure, (0, 0, 1, 1))
    begin_part(figure, Role.TITLE)
    for line in ("a title", "of two lines"):
        set_text(figure, (0, 0.5), line, Style(size_pt=9))
    reader = PdfReader(io.BytesIO(write_tagged_pdf(figure, info=INFO, alt="A word.", language="en-GB")))
    assert [(kind, len(owned)) for kind, owned, _ in elements(reader)] == [("/Document", 0), ("/H1", 2), ("/Figure", 1)]


def test_marks_of_direction_are_not_written(pdf: PdfReader) -> None:
    text = pdf.pages[0].extract_text()
    assert "and 北京" in text
    assert not {"\u200e", "\u200f", "\u2067", "\u2069"} & set(text)
