"""Web pages as they come: the article's own words, all of them, in lists, tables and sections too."""

import textwrap

import pytest
from document_files import TEXT, TITLE
from lxml import html

from geo.dataset.model import Basis, Name
from geo.intake.extract import extract_here
from geo.intake.html_article import drop_footnote_marks, page_paragraphs, without_links
from geo.intake.pdf_lines import PdfLine, flowing

ITEMS = ("The lamps are to be lit by the first of March.", "Both navies may use the pier until the autumn.")
MARKED = TEXT[0].replace(".", '.<sup><a href="#fn1">1</a></sup>', 1)
PROSE = (
    f"<p>{MARKED}</p><h2>{TEXT[2]}</h2><p>{TEXT[3]}</p><ul><li>{ITEMS[0]}</li><li><p>{ITEMS[1]}</p></li></ul>"
    f"<h3>What comes next</h3><p>{TEXT[4]}</p>"
)
WHOLE = (TEXT[0], TEXT[2], TEXT[3], *ITEMS, "What comes next", TEXT[4])


def paragraphs(page: str) -> tuple[str, ...]:
    tree = html.document_fromstring(page)
    drop_footnote_marks(tree)
    return page_paragraphs(tree)


@pytest.mark.parametrize(
    "page",
    [
        # Layouts that the extractor knows, and such that it finds the paragraphs of and nothing else.
        f"<article><h1>{TITLE}</h1>{PROSE}</article>",
        f"<body>{PROSE}</body>",
        f'<div class="hero"><h1>{TITLE}</h1></div><div class="x1"><div class="x2">{PROSE}</div></div>',
        f'<table width="600"><tr><td>{PROSE}</td></tr></table>',
    ],
)
def test_headings_and_lists_are_part_of_the_article(page: str) -> None:
    found = paragraphs(f"<html><body>{page}</body></html>")
    assert tuple(line for line in found if line != TITLE) == WHOLE


def test_menus_and_lists_of_links_are_not() -> None:
    links = '<ul><li><a href="/a">Ferry fares rise again</a></li><li><a href="/b">Who owns the reef?</a></li></ul>'
    page = (
        f"<body><h2>Menu</h2>{links}<div><p>{TEXT[0]}</p>{links}<p>{TEXT[1]}</p></div><h2>Most read</h2>{links}</body>"
    )
    assert paragraphs(page) == (TEXT[0], TEXT[1])


def test_the_cells_of_a_table_stand_on_one_line() -> None:
    rows = "<tr><th>Port</th><th>Ships</th></tr><tr><td>Vetland</td><td>14 | 15</td></tr>"
    found = paragraphs(f"<article><p>{TEXT[0]}</p><table>{rows}</table><p>{TEXT[1]}</p></article>")
    assert found == (TEXT[0], "Port | Ships", "Vetland | 14 | 15", TEXT[1])


BROKEN = TEXT[3].replace(" ", "\n\t")
AFTER = TEXT[0].replace(" ", "\n")


@pytest.mark.parametrize(
    "page",
    [
        f"<div>{BROKEN}<br><br>{AFTER}</div>",
        f"<div>{BROKEN}<br/>\n{AFTER}</div>",
        f"<pre>{textwrap.fill(TEXT[3], 70)}\n\n{textwrap.fill(TEXT[0], 70)}</pre>",
    ],
)
def test_lines_of_the_source_are_no_paragraphs(page: str) -> None:
    found = extract_here(f"<!DOCTYPE html><html><body>{page}</body></html>".encode())
    assert found.text == f"{TEXT[3]}\n\n{TEXT[0]}\n"


@pytest.mark.parametrize(
    ("mark", "left"),
    [
        ('<sup><a href="#fn1">1</a></sup>', ""),
        ('<a class="footnote" href="#note-2"><sup>[2]</sup></a>', ""),
        ('<a href="https://a.example/b#ftn3">3</a>', ""),
        ('<sup><a href="#cite">*</a>†</sup>', "†"),
        ('<a href="#section">the section below</a>', "the section below"),
        ('<a href="https://a.example/14">14</a>', "14"),
        ("m<sup>2</sup>", "m2"),
    ],
)
def test_the_marks_of_footnotes_are_no_words(mark: str, left: str) -> None:
    tree = html.document_fromstring(f"<p>Nobody paid.{mark} Nobody came.</p>")
    drop_footnote_marks(tree)
    assert tree.text_content() == f"Nobody paid.{left} Nobody came."


def test_it_is_said_that_marks_were_left_out() -> None:
    found = extract_here(f"<!DOCTYPE html><html><body><article>{PROSE}</article></body></html>".encode())
    assert found.notes == ("left out 1 mark of footnotes",)


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        ('<meta name="citation_author" content="Doe, Jane"><meta name="author" content="Jane Doe">', "",
         Name(family="Doe", given="Jane")),
        ("", '<a rel="author" href="/jane">Jane Doe</a>', Name(literal="Jane Doe")),
        ("", '<span class="author vcard"><a href="/jane">Jane Doe</a></span>', Name(literal="Jane Doe")),
        ("", '<a rel="author">Jane Doe</a><a rel="author">Ole Berg</a>', None),
    ],
)  # fmt: skip
def test_the_author_is_read_from_the_marks_of_a_page(head: str, body: str, author: Name | None) -> None:
    page = f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}{PROSE}</article></body></html>"
    found = extract_here(page.encode()).fields.get("author")
    assert (found and found.value) == (author and (author,))


def test_the_date_is_read_from_the_marks_of_a_page() -> None:
    time = '<time class="entry-date published" datetime="2023-11-14T06:12:44+00:00">a week ago</time>'
    found = extract_here(f"<!DOCTYPE html><html><body><article>{time}{PROSE}</article></body></html>".encode())
    assert (found.fields["issued"].value, found.fields["issued"].basis) == ("2023-11-14", Basis.PAGE_METADATA)


def test_bullets_from_a_font_of_signs_begin_items() -> None:
    lines = [PdfLine(text=f"\uf0b7 {item}", x=72, y=700 - 14 * at, size=12) for at, item in enumerate(ITEMS)]
    assert flowing([lines]) == ITEMS


def test_titles_of_other_pages_are_left_out() -> None:
    def link(text: str) -> str:
        return f'<a href="/other">{text}</a>'

    titles = ("Why the pilots are leaving", "More from the coast", "Ferry fares rise again in Osterby")
    linked = ("Mara Lindqvist", "The towns said so in a letter.")
    inside = "".join(f"<p>{link(text)}</p>" for text in (titles[0], *linked))
    after = f"<h3>{titles[1]}</h3><ul><li>{link(titles[2])}</li></ul>"
    tree = html.document_fromstring(f"<h2>{link(TEXT[2])}</h2><p>{TEXT[0]}</p>{inside}<p>{TEXT[1]}</p>{after}")
    paragraphs = (TEXT[2], TEXT[0], titles[0], *linked, TEXT[1], *titles[1:])
    assert without_links(paragraphs, tree) == ((TEXT[2], TEXT[0], *linked, TEXT[1]), titles)
