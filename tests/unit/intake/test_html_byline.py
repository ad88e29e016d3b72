"""Who wrote a page's article, when, and its title: from what stands above the text where no metadata say it."""

import pytest
from document_files import TEXT, TITLE

from geo.intake.extract import extract_here
from geo.intake.read_html import read_shown_text

PROSE = f"<p>{TEXT[0]}</p><p>{TEXT[1]}</p><p>{TEXT[3]}</p>"
TWO = "<b class='author'>Mara Lindqvist</b> and <b class='author'>Ole Berg</b>"


@pytest.mark.parametrize(
    ("shown", "author", "issued"),
    [
        ("By Mara Lindqvist<br>May 4, 2023", "Mara Lindqvist", "2023-05-04"),
        ("<i class='entry-author'>Mara Lindqvist</i> <time datetime='2023-05-04T09:12'>today</time>", "Mara Lindqvist",
         "2023-05-04"),
        ("4 May 2023 <time class='updated' datetime='2023-05-06'>today</time>", None, "2023-05-04"),
        (f"By {TWO}<br>May 4, 2023 at 9:12, updated on May 6, 2023", "Mara Lindqvist; Ole Berg", "2023-05-04"),
        ("By Mara Lindqvist, Ole Berg, and Jan Dahl, CNN", "Mara Lindqvist; Ole Berg; Jan Dahl", None),
        ("Updated 6 May 2023", None, None),
        ("4 May 2023<br>5 May 2023", None, None),
    ],
)  # fmt: skip
def test_author_and_date_are_read_from_above_the_article(shown: str, author: str | None, issued: str | None) -> None:
    above = f"<h1>{TITLE}</h1><div class='byline'>{shown}</div>"
    comments = "<div class='comment'><p class='byline'>By Nils Troll</p><p>1 June 2023</p></div>"
    page = f"<!DOCTYPE html><html><body><article>{above}{PROSE}</article>{comments}</body></html>"
    fields = extract_here(page.encode()).fields
    assert ("; ".join(map(str, fields["author"].value)) if "author" in fields else None) == author
    assert (fields["issued"].value if "issued" in fields else None) == issued


@pytest.mark.parametrize(
    ("window", "heading", "title"),
    [
        (f"{TITLE} -- World -- Gazette", TITLE, TITLE),
        ("Vetland - What the towns want", "Vetland", "Vetland - What the towns want"),
    ],
)
def test_a_title_ends_where_the_heading_of_the_page_does(window: str, heading: str, title: str) -> None:
    head = f"<title>{window}</title>"
    page = f"<!DOCTYPE html><html><head>{head}</head><body><h1>{heading}</h1><div>{PROSE}</div></body></html>"
    assert extract_here(page.encode()).fields["title"].value == title


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="article_date_original" content="Saturday, December 27, 2014, 12:06 PM">',
        '<meta name="date" content="today"><meta name="pubdate" content="2014-12-27">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "20141227T055000+0900"}</script>',
    ],
)
def test_a_date_is_read_in_every_usual_form(head: str) -> None:
    page = f"<!DOCTYPE html><html><head>{head}</head><body><article>{PROSE}</article></body></html>"
    assert extract_here(page.encode()).fields["issued"].value == "2014-12-27"


def test_the_text_that_a_page_shows_holds_no_sign_of_an_author() -> None:
    assert read_shown_text(b'<body><p class="author">Ada Moss</p><p>The fleet left.</p>') == "Ada Moss\nThe fleet left."
