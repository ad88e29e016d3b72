"""What a web page shows between its heading and its article: who wrote it, and the day.

The extractor of the article leaves these lines out. Only what stands between the two is read: further down are the
names and days of other articles and of comments.
"""

import re
from collections.abc import Sequence
from typing import Any

from lxml import html

from geo.intake.front_matter import FrontMatter, names, read_front_matter
from geo.intake.normalising import tidy

__all__ = ["MARKED", "read_page_byline", "shown_lines"]

_MOST_LINES = 40
_COMPARED = 60
"""Characters by which the first paragraph is known again."""
_INSIDE_A_LINE = frozenset(("a", "abbr", "address", "b", "cite", "em", "font", "i", "label", "small", "span", "strong",
                            "time", "u"))  # fmt: skip
_NO_TEXT = frozenset(("script", "style", "noscript", "template", "figure", "button", "form", "nav", "svg", "head"))
_AUTHORS = re.compile(r"(?:[\w-]+[-_])?(?:author|byline)s?(?:[-_]{1,2}(?:name|link)s?)?")
"""Classes of elements that hold the name of an author."""
MARKED = "\ue000"
"""Begins a line that holds such a name: a character without meaning."""
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?!\d)")
_LATER = re.compile(r"updated|modified")


def read_page_byline(tree: html.HtmlElement, heading: str, first: str) -> FrontMatter:
    """Author and date from between a heading of a page and the first paragraph below it, where both are found."""
    between: list[str] | None = None
    for line in shown_lines(tree):
        if line == heading:
            between = []
        elif between is not None and line.startswith(first[:_COMPARED]):
            return _read(between)
        elif between is not None:
            between = [*between, line] if len(between) < _MOST_LINES else None
    return FrontMatter()


def shown_lines(tree: html.HtmlElement) -> tuple[str, ...]:
    """The lines of text of a page; one that is marked as an author's name begins with a sign of that."""
    pieces: list[str] = []
    _collect(tree, pieces)
    return tuple(filter(None, map(tidy, "".join(pieces).split("\n"))))


def _collect(element: Any, pieces: list[str]) -> None:  # noqa: ANN401  an lxml element
    """Add the text of an element, with line feeds where a browser begins a line; parsers bound how deep a page is."""
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
        return
    marks = (element.get("class") or "").split()
    marked = any(map(_AUTHORS.fullmatch, marks)) or "author" in {element.get("itemprop"), element.get("rel")}
    edge = "" if element.tag in _INSIDE_A_LINE and not marked else "\n"
    day = _DAY.match(element.get("datetime", "")) if element.tag == "time" else None
    pieces.append(f"{edge}{MARKED}" if marked else edge)
    if day:
        pieces.append(f" updated {day[0]} " if any(map(_LATER.search, marks)) else f" {day[0]} ")
    else:
        pieces.append(element.text or "")
        for child in element:
            _collect(child, pieces)
            pieces.append(child.tail or "")
    pieces.append(edge)


def _read(lines: Sequence[str]) -> FrontMatter:
    read = [read_front_matter([line.removeprefix(MARKED)]) for line in lines]
    marked = [name for line in lines if line.startswith(MARKED) for name in names(line.removeprefix(MARKED)) or ()]
    dates = {found.issued for found in read if found.issued}
    return FrontMatter(
        author=next((found.author for found in read if found.author), None) or tuple(dict.fromkeys(marked)) or None,
        issued=dates.pop() if len(dates) == 1 else None,
    )
