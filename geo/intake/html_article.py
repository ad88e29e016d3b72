"""The article in a web page, without what stands around it.

The only module that imports trafilatura, which is given text and never an address: nothing is fetched. What it leaves
out of the middle of an article, headings and lists, is put back: headings say what the text below them is about.
"""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

import trafilatura
from lxml import etree, html

from geo.intake.normalising import lines_of, tidy
from geo.intake.read_text import plain_paragraphs

__all__ = ["drop_footnote_marks", "join_source_lines", "page_paragraphs", "without_links"]

_DATES: Mapping[str, object] = {"max_date": "2100-01-01", "extensive_search": False, "original_date": True}
"""Without them the extractor asks the clock for the latest date that there can be; its date is not used."""
_HOLDERS = frozenset(("main", "body", "list", "table", "row", "p", "head", "item", "cell", "quote", "code", "div"))
"""What the extractor's tree has in blocks; whatever else there is stands inside a line."""
_LEFT_OUT = ("h2", "h3", "h4", "h5", "h6", "li")
_MARK = re.compile(r"\W{0,2}(?:\d{1,3}|[a-z*†‡↩^])\W{0,2}")
"""All that a link to a footnote, or back from one, shows."""
_TO_A_NOTE = re.compile(r"#|[^#]{1,2000}#_?(?:ft?n|foot|note|end|ref|cite)")
"""Where it leads; a browser that saves a page puts the page's own address before the `#`."""
_SOURCE_SPACE = re.compile(r"[ \t\r\n\f]+")
"""White space of HTML (WHATWG HTML, section 4.1 of Infra), which a browser shows as one space."""
_TITLE_WORDS = 4
"""Of a link that is the title of another page; fewer may be a name."""
_ENDED = re.compile(r"[.!?…][”’\"')\]»]*$")
_LISTS = frozenset(("ul", "ol"))
_BLOCKS = frozenset(("div", "p", "table", "section", "article")) | _LISTS


def page_paragraphs(tree: html.HtmlElement) -> tuple[str, ...]:
    """The paragraphs, headings, items and table rows of the article in a page; none where there is no article."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found: Any = trafilatura.bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=True, include_links=False, include_formatting=False,
        date_extraction_params=dict(_DATES),
    )  # fmt: skip
    if found is None or found.body is None:
        return ()
    kept = [line for text in _blocks(found.body) for line in lines_of(text).split("\n") if line.strip()]
    return tuple(_with_left_out(kept, tree))


def join_source_lines(tree: html.HtmlElement) -> None:
    """Put on one line what the page's source has on several; what stands ready-made in lines becomes paragraphs."""
    for made in [element for element in tree.iter("pre") if not element.xpath("./code")]:
        lines = plain_paragraphs(lines_of(made.text_content()))
        made.tag, made.text, made[:] = "div", None, ()
        for line in lines:
            etree.SubElement(made, "p").text = line
    in_lines = {inside for element in tree.iter("pre", "textarea") for inside in element.iter()}
    for element in tree.iter():
        if element.text and element not in in_lines and isinstance(element.tag, str):
            element.text = _SOURCE_SPACE.sub(" ", element.text)
        if element.tail and element.getparent() not in in_lines:
            element.tail = _SOURCE_SPACE.sub(" ", element.tail)


def drop_footnote_marks(tree: html.HtmlElement) -> int:
    """Take the numbers of footnotes out of a page, which would stand in the words; returns how many there were."""
    marks = [
        link
        for link in tree.iter("a")
        if _TO_A_NOTE.match(link.get("href", "")) and _MARK.fullmatch(link.text_content())
    ]
    for mark in marks:
        around = mark.getparent()
        whole = around is not None and around.tag == "sup" and around.text_content() == mark.text_content()
        (around if whole else mark).drop_tree()
    return len(marks)


def without_links(paragraphs: Sequence[str], tree: html.HtmlElement) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of the article, and those that are nothing but a link: titles of other pages.

    A heading goes with the links below it where the article ends with them.
    """
    links = {text for element in tree.iter("p", "li", "div") if (text := _title_of_other(element))}
    headings = {_tidy_line(element.text_content()) for element in tree.iter("h2", "h3", "h4", "h5", "h6")}
    left_out = {at for at, line in enumerate(paragraphs) if _tidy_line(line) in links}
    last = max((at for at in range(len(paragraphs)) if at not in left_out), default=-1)
    if 0 < last < len(paragraphs) - 1 and _tidy_line(paragraphs[last]) in headings:
        left_out.add(last)
    kept = tuple(line for at, line in enumerate(paragraphs) if at not in left_out)
    return kept, tuple(line for at, line in enumerate(paragraphs) if at in left_out)


def _title_of_other(element: html.HtmlElement) -> str | None:
    text = _own_text(element)
    links = list(element.iter("a"))
    if len(links) != 1 or len(text.split()) < _TITLE_WORDS or _ENDED.search(text) or element.xpath(".//h1|.//h2|.//h3"):
        return None
    return (
        text if _tidy_line(links[0].text_content()) == text and not links[0].get("href", "#").startswith("#") else None
    )


def _blocks(element: Any) -> Iterator[str]:  # noqa: ANN401  an lxml element
    """The text of each block that holds no other, in order; the cells of a table's row stand on one line."""
    children = [child for child in element if child.tag in _HOLDERS]
    if element.tag == "row" and len(children) > 1 and not any(child.tag in _HOLDERS for c in children for child in c):
        yield " | ".join(filter(None, map(_line, children)))
    elif not children:
        yield _line(element)
    else:
        text = element.text or ""
        for child in element:
            if child.tag in _HOLDERS:
                yield text
                yield from _blocks(child)
                text = child.tail or ""
            else:
                text += _line(child) + (child.tail or "")
        yield text


def _line(element: Any) -> str:  # noqa: ANN401
    if element.tag == "lb":
        return "\n"
    return (element.text or "") + "".join(_line(child) + (child.tail or "") for child in element)


def _with_left_out(kept: list[str], tree: html.HtmlElement) -> Iterator[str]:
    """The kept paragraphs, with the headings and items that stand between them on the page."""
    places = {_tidy_line(text): at for at, text in reversed(list(enumerate(kept)))}
    texts = [(element, _own_text(element)) for element in tree.iter("p", "div", *_LEFT_OUT)]
    beside = {element.getparent() for element, text in texts if text in places}
    after: dict[int, list[str]] = {}
    at = -1
    waiting: list[str] = []
    for element, text in texts:
        if text in places:
            if places[text] > at >= 0:
                after.setdefault(at, []).extend(waiting)
            at, waiting = max(at, places[text]), []
        elif text and element.tag in _LEFT_OUT and _is_of_article(element, text, beside):
            waiting.append(text)
    for number, text in enumerate(kept):
        yield text
        yield from after.get(number, ())


def _is_of_article(element: html.HtmlElement, text: str, beside: set[Any]) -> bool:
    """Whether a heading stands beside kept paragraphs, or a list does and its item is more than a link."""
    around = element.getparent()
    if element.tag != "li":
        return around in beside
    linked = "".join(link.text_content() for link in element.iter("a"))
    return around is not None and around.getparent() in beside and "".join(linked.split()) != "".join(text.split())


def _own_text(element: html.HtmlElement) -> str:
    """The text of an element without that of the blocks in it, of an item without that of the lists in it."""
    apart = _LISTS if element.tag == "li" else _BLOCKS
    inside = (
        (child.tail or "") if child.tag in apart else child.text_content() + (child.tail or "")
        for child in element
        if isinstance(child.tag, str)
    )
    return _tidy_line((element.text or "") + "".join(inside))


def _tidy_line(text: str) -> str:
    return tidy(" ".join(text.split()))
