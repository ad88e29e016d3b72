"""What a web page says about itself in its head: JSON-LD (schema.org), OpenGraph and the usual meta tags.

Dates are taken only as exactly as they are written, addresses only where they are canonical, names as they stand.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geo.dataset.model import URL_PATTERN, Name, SourceType
from geo.intake.front_matter import date_in, names
from geo.intake.normalising import tidy
from geo.intake.reading import FieldName, Value

__all__ = ["page_metadata", "split_title"]

_Json = Any  # of any shape: it stands in a page
_TYPES: Mapping[str, SourceType] = {
    "NewsArticle": SourceType.ARTICLE_NEWSPAPER,
    "ReportageNewsArticle": SourceType.ARTICLE_NEWSPAPER,
    "AnalysisNewsArticle": SourceType.ARTICLE_NEWSPAPER,
    "OpinionNewsArticle": SourceType.ARTICLE_NEWSPAPER,
    "BackgroundNewsArticle": SourceType.ARTICLE_NEWSPAPER,
    "BlogPosting": SourceType.POST_WEBLOG,
    "LiveBlogPosting": SourceType.POST_WEBLOG,
    "Report": SourceType.REPORT,
    "ScholarlyArticle": SourceType.ARTICLE_JOURNAL,
}
_ARTICLES = (*_TYPES, "Article", "WebPage")
"""Types of schema.org that an article may have, the most telling first."""
_DATES = ("article:published_time", "datepublished", "citation_publication_date", "citation_date", "dc.date.issued",
          "dcterms.issued", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
          "publication_date", "article_date_original", "cxenseparse:recs:publishtime", "date")  # fmt: skip
_TITLES = ("og:title", "citation_title", "twitter:title", "dc.title", "headline")
_FAMILY_FIRST = ("citation_author", "dc.creator")
"""Tags of libraries, which hold one name each, as `Family, Given`."""
_AUTHORS = (*_FAMILY_FIRST, "author", "article:author", "parsely-author", "byl", "sailthru.author", "byline")
_SITES = ("og:site_name", "citation_journal_title", "application-name")
_PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "publisher")
_DATE = re.compile(r"([12]\d{3})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?=$|[T ])|([12]\d{3})(\d\d)(\d\d)(?=$|T)")
_PARTED = re.compile(r"\s+[|–—·»]\s+")
_DEEPEST = 12


def page_metadata(meta: Mapping[str, tuple[str, ...]], json_ld: tuple[str, ...], canonical: str | None,
                  title: str | None) -> dict[FieldName, Value]:  # fmt: skip
    """What the head of a page states: contents of its meta tags by lower-case name, JSON-LD, address, `<title>`."""
    article = _article(json_ld)

    def first(names: tuple[str, ...]) -> str | None:
        return next((value for name in names for value in meta.get(name, ()) if value.strip()), None)

    dates = (_text(article.get("datePublished")), *(value for tag in _DATES for value in meta.get(tag, ())))
    site = first(_SITES) or _name_of(article.get("isPartOf"))
    head, tail = split_title(title or "")
    address = canonical or first(("og:url",)) or _text(article.get("url"))
    found: dict[FieldName, Value | None] = {
        "type": _type(article),
        "title": _text(article.get("headline")) or first(_TITLES) or head,
        "author": _people(article.get("author")) or _stated_authors(meta),
        "container-title": site or tail,
        "publisher": _name_of(article.get("publisher")) or first(_PUBLISHERS),
        "issued": next(filter(None, map(_date, dates)), None),
        "URL": address if address and re.match(URL_PATTERN, address.strip()) else None,
    }
    said: dict[FieldName, Value] = {}
    for name, value in found.items():
        if value:
            said[name] = " ".join(value.split()) if isinstance(value, str) else value
    if str(said.get("publisher")).casefold() == str(site or tail).casefold():
        said.pop("publisher", None)
    return said


def split_title(title: str) -> tuple[str | None, str | None]:
    """A window's title as title and site: `Talks stall | The Gazette`; the site is None where there is no bar."""
    parts = _PARTED.split(title.strip())
    if len(parts) == 1:
        return title.strip() or None, None
    return " – ".join(parts[:-1]), parts[-1]


def _article(json_ld: tuple[str, ...]) -> Mapping[str, _Json]:
    """The first thing in the page's JSON-LD that is an article, of the most telling type."""
    things = [thing for text in json_ld for thing in _things(_parsed(text))]
    for kind in _ARTICLES:
        for thing in things:
            if kind in _kinds(thing):
                return thing
    return {}


def _parsed(text: str) -> _Json:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: _Json, depth: int = 0) -> Iterator[Mapping[str, _Json]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph"), depth + 1)
        yield from _things(value.get("mainEntity"), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _things(item, depth + 1)


def _kinds(thing: Mapping[str, _Json]) -> tuple[str, ...]:
    kind = thing.get("@type")
    return tuple(k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str))


def _type(article: Mapping[str, _Json]) -> str | None:
    return next((str(_TYPES[kind]) for kind in _kinds(article) if kind in _TYPES), None)


def _text(value: _Json) -> str | None:
    # JSON can name half a character, which no other text may hold.
    return tidy(" ".join(value.split())) or None if isinstance(value, str) else None


def _name_of(value: _Json) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _people(value: _Json) -> tuple[Name, ...] | None:
    people = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for person in people for name in _person(person))) or None


def _person(value: _Json) -> tuple[Name, ...]:
    if isinstance(value, dict):
        family, given = _text(value.get("familyName")), _text(value.get("givenName"))
        if family:
            return (Name(family=family, given=given),)
        value = value.get("name")
    text = _text(value)
    return () if text is None else _authors([text]) or ()


def _stated_authors(meta: Mapping[str, tuple[str, ...]]) -> tuple[Name, ...] | None:
    """The authors of the first tag that names any: the next ones name the same in another form."""
    for tag in _AUTHORS:
        if found := _authors(meta.get(tag, ())):
            return tuple(map(_split, found)) if tag in _FAMILY_FIRST else found
    return None


def _split(name: Name) -> Name:
    family, comma, given = (name.literal or "").partition(", ")
    return Name(family=family, given=given) if comma and given and "," not in given else name


def _authors(values: Iterable[str]) -> tuple[Name, ...] | None:
    # Some sites put the address of the author's page there.
    texts = [" ".join(value.split()) for value in values if value.strip() and "://" not in value]
    found = [name for text in texts for name in names(text.removeprefix("By ")) or (Name(literal=text),)]
    return tuple(dict.fromkeys(found)) or None


def _date(value: str | None) -> str | None:
    if value is None:
        return None
    match = _DATE.match(value)
    if match is None:
        return date_in(value)
    return "-".join(part.zfill(2) for part in match.groups() if part)
