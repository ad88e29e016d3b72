"""The text of documents of every kind, line by line, what is known of them, and what is refused."""

import re
import textwrap

import pytest
from document_files import PAGE, TEXT, TITLE, docx, lines, message, pdf, with_part
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from repository import DATA, DOCUMENTS
from saved_office import saved

from geo.dataset.loader import load
from geo.dataset.model import Basis, Name
from geo.errors import HotspotsError
from geo.evidence.anchor import ProofState
from geo.evidence.proof import excerpts_by_source, verify_text
from geo.intake.extract import Extracted, extract_here
from geo.intake.reading import FileKind

ARTICLE = "\n\n".join((TITLE, *TEXT)) + "\n"


def known(extracted: Extracted) -> dict[str, tuple[object, Basis]]:
    return {name: (field.value, field.basis) for name, field in extracted.fields.items()}


def test_a_news_page_gives_the_article_and_nothing_else() -> None:
    page = extract_here(PAGE.encode())
    assert page.kind == FileKind.HTML
    assert page.text == ARTICLE
    assert known(page) == {
        "type": ("article-newspaper", Basis.PAGE_METADATA),
        "title": (TITLE, Basis.DOCUMENT),
        "author": ((Name(literal="Mara Lindqvist"), Name(family="Berg", given="Ole")), Basis.PAGE_METADATA),
        "container-title": ("The Northern Gazette", Basis.PAGE_METADATA),
        "publisher": ("Gazette Media", Basis.PAGE_METADATA),
        "issued": ("2023-05-04", Basis.PAGE_METADATA),
        "URL": ("https://gazette.example/world/harbour-talks", Basis.PAGE_METADATA),
    }
    assert [note[:38] for note in page.notes] == ["left out 2 lines that are not the arti"]


def test_a_page_in_a_declared_encoding_is_read_in_it() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').replace("pilots would", "pilotës would")
    assert "“We came" in extract_here(page.encode("cp1252")).text
    assert "pilotës" in extract_here(page.encode("cp1252")).text


def test_a_heading_that_stands_outside_the_article_comes_first() -> None:
    page = PAGE.replace(f"<article><h1>{TITLE}</h1>", "<article>")
    assert extract_here(page.encode()).text == ARTICLE


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(HotspotsError, match="there is no article in this page"):
        extract_here(b"<!DOCTYPE html><html><head><title>x</title></head><body></body></html>")


def wrapped(text: str, width: int = 60) -> str:
    return "\n".join(textwrap.wrap(text, width))


def test_a_pdf_gives_paragraphs_without_headers_and_page_numbers() -> None:
    first = [*lines(TITLE, 72, 700, 20), *lines(wrapped(TEXT[0]), 72, 650), *lines(wrapped(TEXT[1]), 72, 590)]
    half, rest = wrapped(TEXT[3]).split("\n")[:2], wrapped(TEXT[3]).split("\n")[2:]
    first += [*lines(TEXT[2], 72, 530, 14), *lines("\n".join(half), 72, 500)]
    second = [*lines("\n".join(rest), 72, 700), *lines(wrapped(TEXT[4]), 72, 640)]
    pages = [
        [(72, 770, 9, "The Northern Gazette – World"), *shown, (300, 30, 9, f"{number}")]
        for number, shown in enumerate((first, second), 7)
    ]
    document = extract_here(pdf(pages, b"/Title(Harbour talks stall in Vetland | The Northern Gazette)/Author(mlin)"))
    assert document.text == ARTICLE
    assert known(document) == {
        "title": (TITLE, Basis.DOCUMENT),
        "container-title": ("The Northern Gazette", Basis.PAGE_METADATA),
    }


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("they spoke of coor-\ndination in the port", "they spoke of coordination in the port"),
        ("a long-term plan is a long-\nterm plan for all", "a long-term plan is a long-term plan for all"),
        ("the Sino-\nRussian talks went on for a day", "the Sino-Russian talks went on for a day"),
        ("a coast—\nnot an island—that is far from us", "a coast—not an island—that is far from us"),
        ("from 10-\n12 ships were seen in the channel", "from 10-12 ships were seen in the channel"),
        ("it is late -\nand nobody came to the harbour", "it is late - and nobody came to the harbour"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_made_whole(broken: str, whole: str) -> None:
    assert extract_here(pdf([lines(broken, 72, 700)])).text == whole + "\n"


def test_a_soft_hyphen_that_a_pdf_draws_inside_a_line_is_a_hyphen() -> None:
    drawn = "It rose by 5\xad10 per cent in 2019\xad2020, to \xad5,\nfrom 12\xad\n15 before."
    assert extract_here(pdf([lines(drawn, 72, 700)])).text == (
        "It rose by 5-10 per cent in 2019-2020, to -5, from 12-15 before.\n"
    )
    assert extract_here(pdf([lines("They spoke of coor\xad\ndination then.", 72, 700)])).text == (
        "They spoke of coordination then.\n"
    )


def test_columns_are_read_one_after_the_other() -> None:
    left, right = wrapped(TEXT[0], 30).split("\n")[:3], wrapped(TEXT[0], 30).split("\n")[3:]
    shown = [*lines("\n".join(left), 72, 700), *lines("\n".join(right), 320, 700)]
    assert extract_here(pdf([shown])).text == TEXT[0] + "\n"


def test_indented_lines_begin_paragraphs() -> None:
    told = (TEXT[0], TEXT[1], TEXT[3], TEXT[4])
    shown = []
    y = 700.0
    for text in told:
        for at, line in enumerate(wrapped(text).split("\n")):
            shown.append((84 if at == 0 else 72, y, 11, line))
            y -= 13
    assert extract_here(pdf([shown])).text == "\n\n".join(told) + "\n"


def test_a_printed_page_has_its_address_from_the_foot() -> None:
    shown = [*lines(TITLE, 72, 700), (30, 20, 8, "https://gazette.example/2023/05/talks 1/1"),
             (30, 775, 8, "5/4/23, 9:30 AM The Northern Gazette")]  # fmt: skip
    document = extract_here(pdf([shown]))
    assert document.text == TITLE + "\n"
    assert known(document)["URL"] == ("https://gazette.example/2023/05/talks", Basis.PAGE_METADATA)


def test_a_word_document_is_read_as_its_final_version_shows_it() -> None:
    document = Document()
    document.core_properties.title, document.core_properties.author = "An older title", "Mara Lindqvist"
    document.add_heading(TITLE)
    document.add_paragraph("By Mara Lindqvist")
    paragraph = document.add_paragraph("The channel is ")
    for markup in (
        "<w:del {}><w:r><w:delText>closed</w:delText></w:r></w:del>",
        "<w:ins {}><w:r><w:t>open</w:t></w:r></w:ins>",
        "<w:r {}><w:rPr><w:vanish/></w:rPr><w:t> (hidden)</w:t></w:r>",
        "<w:r {}><w:instrText>PAGE</w:instrText><w:tab/><w:t>again.</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(markup.format(nsdecls("w"))))  # noqa: SLF001  python-docx writes no revisions
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Town", "Ships", "Osterby", "nine"), strict=True
    ):
        cell.text = text
    content = (
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(-1, parse_xml(content))
    found = extract_here(saved(document))
    assert found.text.split("\n\n") == [
        TITLE, "By Mara Lindqvist", "The channel is open again.", "Town | Ships", "Osterby | nine", "In a control.\n",
    ]  # fmt: skip
    assert known(found) == {
        "title": ("An older title", Basis.PAGE_METADATA),
        "author": ((Name(literal="Mara Lindqvist"),), Basis.DOCUMENT),
    }


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t>
</w:r></w:p></w:body></w:document>"""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: with_part(docx(), "word/document.xml", ENTITIES), "declares entities"),
        (lambda: with_part(docx(), "word/document.xml", ENTITIES.decode().encode("utf-16")), "declares entities"),
        (lambda: with_part(docx(), "word/document.xml", bytes(5_000_000)), r"would unpack to 6 MB in \d+ parts"),
        (lambda: with_part(docx(), "word/document.xml", b"<w:document"), "is damaged"),
        (lambda: docx()[:-40], "is a damaged ZIP archive or Word document"),
    ],
)
def test_hostile_word_documents_are_refused(data, said: str) -> None:  # noqa: ANN001
    with pytest.raises(HotspotsError, match=said):
        extract_here(data())


def test_a_message_is_read_from_its_plain_text() -> None:
    body = "\n\n".join(wrapped(text, 72) for text in TEXT) + "\n-- \nMara Lindqvist, The Northern Gazette\n"
    found = extract_here(bytes(message(body, "<html><body><p>Short.</p></body></html>")))
    assert found.kind == FileKind.EML
    assert found.text == "\n\n".join(TEXT) + "\n"
    assert known(found) == {
        "title": (TITLE, Basis.PAGE_METADATA),
        "author": ((Name(literal="The Northern Gazette"),), Basis.PAGE_METADATA),
        "issued": ("2023-05-04", Basis.PAGE_METADATA),
    }


def test_a_message_whose_plain_text_says_nothing_is_read_as_the_page_that_it_is() -> None:
    mail = message("View this message in your browser", PAGE)
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="../tables.pdf")
    found = extract_here(bytes(mail))
    assert found.text == ARTICLE
    assert known(found)["URL"] == ("https://gazette.example/world/harbour-talks", Basis.PAGE_METADATA)
    assert found.notes[0] == "did not read the attachment ../tables.pdf"


def test_a_message_in_many_layers_is_read_or_refused() -> None:
    head = b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    for depth, readable in ((20, True), (1500, False)):
        layers = b"".join(
            b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at) for at in range(depth)
        )
        data = head + layers + b"Content-Type: text/plain\r\n\r\nThe harbour is open."
        if readable:
            assert extract_here(data).text == "The harbour is open.\n"
        else:
            with pytest.raises(HotspotsError, match="is a damaged e-mail"):
                extract_here(data)


def test_plain_text_loses_what_a_reader_cannot_see_and_says_so() -> None:
    text = f"{TITLE}\n\nThe \u202echannel\u202c is\x00 open\u200b, and the co\xadast is clear.\x0c" + "More. " * 80
    found = extract_here(text.encode())
    assert found.text.startswith(f"{TITLE}\n\nThe channel is open, and the coast is clear.\n\nMore.")
    assert found.notes == (
        "dropped 2 characters that would show text in another order than it is stored in",
        "dropped 1 character that no reader sees",
    )


def test_plain_text_keeps_the_hyphens_of_numbers_that_were_copied_as_soft_ones() -> None:
    text = "It rose by 5\xad10 per cent, the co\xadast by \xad5, and the F\xad16s by \xad$3."
    assert extract_here(text.encode()).text == "It rose by 5-10 per cent, the coast by -5, and the F16s by -$3.\n"


def test_plain_text_in_broken_lines_becomes_paragraphs() -> None:
    broken = "\n\n".join(wrapped(text, 70) for text in TEXT)
    assert extract_here(f"{TITLE}\r\n\r\n{broken}".replace("\n", "\r\n").encode()).text.endswith(
        "\n\n".join(TEXT) + "\n"
    )
    assert extract_here("\n".join((TITLE, *TEXT)).encode()).text == ARTICLE


def test_a_header_that_stands_twice_stands_once() -> None:
    header = f"May 4, 2023 | The Northern Gazette\n{TITLE}\nWhat the towns could not agree on\n"
    found = extract_here((header + header + "\n".join(TEXT)).encode())
    assert found.text == "\n\n".join((*header.strip().split("\n"), *TEXT)) + "\n"
    assert known(found) == {"title": (TITLE, Basis.DOCUMENT), "issued": ("2023-05-04", Basis.DOCUMENT)}


def test_what_is_not_known_is_absent() -> None:
    assert known(extract_here(("Source: The Gazette\n\n" + "\n\n".join(TEXT)).encode())) == {}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"--- ... ---\n\xe2\x80\x94", "holds no text"),
        (b"\x89PNG\r\n\x1a\n....", "is a picture; HTML, PDF, DOCX, EML or plain text was expected; recognise its text"),
        (b"PK\3\4 nothing of a zip" * 9, "is a damaged ZIP archive or Word document"),
        (b"{\\rtf1 hello}", "is a Rich Text file"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "is XML, such as a feed; .* in a browser"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), r"is an old Word document \(.doc\)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is an encrypted Office"),
        (bytes(range(256)) * 4, "is of a kind that is not known here"),
        ("caf\u00e9 ".encode() + b"caf\xe9", r"byte 0xe9 in line 1 .*the encodings are mixed"),
        (b"caf\xe9 \x81", "nor Windows-1252"),
        (b"\xff\xfeh\0i", "the bytes at offset 2 are no UTF-16-LE"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_advice(data: bytes, said: str) -> None:
    with pytest.raises(HotspotsError, match=said) as caught:
        extract_here(data)
    assert str(caught.value).count(";") >= 2
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "text", "odd"),
    [
        ("cp1251", "Корабли вышли в море в понедельник.", "Êîðàáëè"),
        ("koi8-r", "Корабли вышли в море в понедельник.", "ëÏÒÁÂÌÉ"),
        ("iso8859-7", "Τα πλοία έφυγαν τη Δευτέρα.", "ÄåõôÝñá."),
        ("cp1250", "Pokład w szkołach Łodzi, rzekł mądry człowiek.", "Pok³ad"),
        ("mac-roman", "Die größten Häfen am “Fluß” sind offen.", "grš§ten"),
    ],
)
def test_another_encoding_is_never_read_as_windows_1252(encoding: str, text: str, odd: str) -> None:
    said = f"is no UTF-8, and as Windows-1252 its words are such as `{odd}`; text in one of these was expected; save it"
    with pytest.raises(HotspotsError, match=re.escape(said)):
        extract_here(text.encode(encoding))


@pytest.mark.parametrize(
    "text",
    [
        "Þótt hann væri lítið gefinn fyrir söguna þá ákvað hann að lesa hana áður en hún færi í safnið.",
        "L’État, « c’est moi », dit-il à l’évêque. ÇA VA ? À 5°C, 20 m² et 3×4 m, déjà.",
        "¿Qué pasó, señor? ¡Nada! El niño come “mañana” — don´t ask, it costs £5 or 3½.",
        "Ål og øl på Ærø, Århus.",
    ],
)
def test_windows_1252_is_read_in_the_languages_it_was_made_for(text: str) -> None:
    assert extract_here(text.encode("cp1252")).text == f"{text}\n"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_called_by_its_name(encoding: str) -> None:
    with pytest.raises(HotspotsError, match=r"is text in UTF-16 without the mark .*; save it as UTF-8"):
        extract_here(ARTICLE.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_same_text_in_any_encoding_is_the_same(encoding: str) -> None:
    assert extract_here(f"{TITLE}\n“Café”\n".encode(encoding)).text == f"{TITLE}\n\n“Café”\n"


@pytest.mark.documents
@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the articles are not on this machine")
def test_every_shipped_quote_is_verified_in_the_text_that_add_would_store() -> None:
    dataset = load(DATA).dataset
    left_out = []
    for source_id, excerpts in excerpts_by_source(dataset).items():
        text = extract_here((DOCUMENTS / dataset.sources[source_id].document).read_bytes()).text
        original = (DOCUMENTS / dataset.sources[source_id].document).read_text("utf-8")
        states = {anchor.state for anchor in verify_text(text, [excerpt.quote for excerpt in excerpts])}
        assert states <= {ProofState.EXACT, ProofState.TYPOGRAPHIC}, source_id
        left_out.append(len([line for line in original.split("\n") if line.strip()]) - len(text.split("\n\n")))
    # A header of three lines that stands twice, and a notice that stands twice.
    assert left_out == [3, 0, 2, 0, 0]
