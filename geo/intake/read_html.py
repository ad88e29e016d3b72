"""Web pages: the article without what stands around it, and what the page says about itself."""

import re

from lxml import etree, html

from geo.errors import HotspotsError
from geo.intake.decoding import decode_text
from geo.intake.html_article import drop_footnote_marks, join_source_lines, page_paragraphs, without_links
from geo.intake.html_byline import MARKED, read_page_byline, shown_lines
from geo.intake.html_metadata import page_metadata
from geo.intake.normalising import tidy
from geo.intake.reading import FieldName, Reading, Value
from geo.text import counted

__all__ = ["read_html", "read_shown_text"]

_HEAD_BYTES = 4096
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding=["']([\w.-]{1,40})""",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_SAVED = re.compile(r"<!-- saved from url=\(\d{4}\)(https?://[^\s<>\"']{1,2000}) -->")
"""What browsers write into a page that they save."""
_SITE = re.compile(r" ?[|–—·»_-]")
_BEFORE_TITLE = 6
"""Paragraphs among which a title is looked for before it is put first."""


def read_html(data: bytes, declared: str | None = None) -> Reading:
    """The paragraphs of the article in a page, and what its head says. Raises HotspotsError where there is none."""
    text = decode_text(data, declared or _declared(data))
    saved = _SAVED.search(text, 0, _HEAD_BYTES)
    # lxml refuses a declaration of the encoding in text that is decoded already; NUL would end the text for it.
    text = _DECLARATION.sub("", text, count=1).replace("\0", "")
    tree = _tree(text)
    said = _said(tree, saved[1] if saved else None)
    join_source_lines(tree)
    marks = drop_footnote_marks(tree)
    paragraphs, links = without_links(page_paragraphs(tree), tree)
    if not paragraphs:
        raise _empty()
    headings = tuple(dict.fromkeys(tidy(element.text_content()) for element in tree.iter("h1")))
    title = _without_site(tidy(str(said.get("title", ""))), headings)
    heading = title if title in headings else headings[0] if len(headings) == 1 else ""
    byline = read_page_byline(tree, heading, next((line for line in paragraphs if line not in headings), ""))
    shown: dict[FieldName, Value | None] = {"author": byline.author, "issued": byline.issued}
    known: dict[FieldName, Value] = {name: value for name, value in shown.items() if value} | said
    if title:
        known["title"] = title
    notes = (f"left out {counted(marks, 'mark')} of footnotes",) if marks else ()
    return Reading(paragraphs=_with_heading(paragraphs, heading), said=known, left_out=links, notes=notes)


def read_shown_text(data: bytes, declared: str | None = None) -> str:
    """All text that a page shows, line by line. Raises HotspotsError where there is none."""
    tree = _tree(decode_text(data, declared or _declared(data)).replace("\0", ""))
    join_source_lines(tree)
    return "\n".join(shown_lines(tree)).replace(MARKED, "")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _HEAD_BYTES)
    return (match[1] or match[2]).decode("ascii") if match else None


def _tree(text: str) -> html.HtmlElement:
    try:
        # Bytes, since the parser takes a long text for a name otherwise; the encoding is then ours.
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise _empty() from error


def _empty() -> HotspotsError:
    return HotspotsError(
        what="there is no article in this page",
        expected="a page with the article's text was expected",
        remedy="open it in a browser and save it as a whole, or print it as PDF",
    )


def _said(tree: html.HtmlElement, saved_from: str | None) -> dict[FieldName, Value]:
    meta: dict[str, tuple[str, ...]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower().strip()
        content = tidy(element.get("content") or "")
        if name and content:
            meta[name] = (*meta.get(name, ()), content)
    for element in tree.iter("time"):
        marks = {element.get("itemprop"), *(element.get("class") or "").split()}
        if marks & {"datePublished", "published"} or element.get("pubdate") is not None:
            meta["datepublished"] = (*meta.get("datepublished", ()), element.get("datetime") or "")
    meta["byline"] = _byline(tree)
    scripts = (e for e in tree.iter("script") if (e.get("type") or "").lower().strip() == "application/ld+json")
    canonical = next((e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").split()), None)
    title = tree.find(".//head/title")
    return page_metadata(
        meta,
        tuple(script.text or "" for script in scripts),
        canonical if canonical and "://" in canonical else saved_from,
        tidy(title.text or "") if title is not None else None,
    )


def _byline(tree: html.HtmlElement) -> tuple[str, ...]:
    """Who a page's marks say has written it; a page of many articles names many, and so nobody."""
    marked = {
        tidy(element.text_content())
        for element in tree.iter("a", "span", "address")
        if "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author"
        or {"author", "vcard"} <= set((element.get("class") or "").split())
    }  # fmt: skip
    return tuple(marked) if len(marked) == 1 else ()


def _without_site(title: str, headings: tuple[str, ...]) -> str:
    """The heading of the page with which a title begins, where only the names of site and section follow it."""
    for heading in headings:
        behind = title.removeprefix(heading)
        # `Ukraine - What comes next` is a title of its own below the heading `Ukraine`.
        if behind != title and _SITE.match(behind) and all(len(part) < len(heading) for part in _SITE.split(behind)):
            return heading
    return title


def _with_heading(paragraphs: tuple[str, ...], heading: str) -> tuple[str, ...]:
    """The paragraphs after the page's heading, where the extractor has left it out."""
    if not heading or heading in {tidy(line) for line in paragraphs[:_BEFORE_TITLE]}:
        return paragraphs
    return (heading, *paragraphs)
