"""What the first lines of an article say of it: its title, who wrote it, and when it appeared.

Only lines that say nothing else are read: a date inside a sentence is the date of something else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.dataset.dates import MONTHS
from geo.dataset.model import Name

__all__ = ["FrontMatter", "date_in", "names", "read_front_matter"]

_LINES = 8
"""Paragraphs that are looked at."""
_TITLE_WORDS = 25
_DATE_WORDS = 12

_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]})?" + (r"|Sept" if month == "September" else "") for month in MONTHS)
_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.? +({_MONTH})\b\.?,? +((?:19|20)\d\d)\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\b\.? +(\d{{1,2}})(?:st|nd|rd|th)?,? +((?:19|20)\d\d)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:updated?|modified|accessed|retrieved|printed|revised)\b", re.IGNORECASE)
_BYLINE = re.compile(r"(?:written )?by:? +(\S.*)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,4}")
_BETWEEN = re.compile(r" ?(?:[;,]? (?:and|&) |[;,]| \| ) ?")
_NO_AUTHOR = re.compile(
    r"[A-Z]{2,5}|Reuters|Bloomberg|(?i:.*\b(?:news|agency|press|bureau|staff|writer|reporter|correspondent|editor"
    r"|columnist|fellow|analyst))"
)
"""What follows the names of a byline: whom they write for, or as what."""
_LABELLED = re.compile(
    r"(?:sources?|published|author|date|section|topics?|tags?|issues?|from|posted|filed|photo)\b[^:]{0,20}:",
    re.IGNORECASE,
)
"""`Source: The Gazette` is no title."""
_SENTENCE = re.compile(r"[.:;,]”?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands in the first lines; None is unknown."""

    title: str | None = None
    author: tuple[Name, ...] | None = None
    issued: str | None = None


def read_front_matter(paragraphs: Sequence[str]) -> FrontMatter:
    """What the first paragraphs of an article say of it."""
    title, author, issued = None, None, None
    for paragraph in paragraphs[:_LINES]:
        words = len(paragraph.split())
        if words > _TITLE_WORDS:
            break
        byline = _BYLINE.fullmatch(paragraph)
        date = _published(paragraph) if words <= _DATE_WORDS else None
        if byline:
            author = author or names(re.split(r"\s[|–—]\s|,? on ", byline[1])[0])
        issued = issued or date
        if (
            title is None
            and author is None
            and not (byline or date or _SENTENCE.search(paragraph) or _LABELLED.match(paragraph))
        ):
            title = paragraph
    return FrontMatter(title=title, author=author, issued=issued)


def _published(line: str) -> str | None:
    """The date in a line, where it is not said to be that of a later change."""
    before, *after = _LATER.split(line, maxsplit=1)
    return date_in(before) if not after or date_in(after[0]) else None


def date_in(text: str) -> str | None:
    """The only full date in a text, as `YYYY-MM-DD`; None where there is none, or several, or no such day."""
    found = {(m[1], m[2], m[3]) for m in _ISO.finditer(text)}
    found |= {(m[3], _number(m[2]), m[1].zfill(2)) for m in _DAY_FIRST.finditer(text)}
    found |= {(m[3], _number(m[1]), m[2].zfill(2)) for m in _MONTH_FIRST.finditer(text)}
    return "-".join(found.pop()) if len(found) == 1 else None


def names(text: str) -> tuple[Name, ...] | None:
    """The names in a byline, as they are written; None where it is no list of names of people."""
    parts = [part for part in _BETWEEN.split(" ".join(text.split()).strip(" .")) if part]
    while len(parts) > 1 and _NO_AUTHOR.fullmatch(parts[-1]):
        parts.pop()
    if not parts or any(not _NAME.fullmatch(part) for part in parts):
        return None
    return tuple(Name(literal=part) for part in dict.fromkeys(parts))


def _number(month: str) -> str:
    return f"{[name[:3] for name in MONTHS].index(month[:3].title()) + 1:02}"
