"""The sources as BibTeX, UTF-8, for LaTeX and for reference managers.

Entry types and fields are those that classic styles and biblatex share, with biblatex's `@online`, `date` and
`urldate` where BibTeX has no word for the thing (biblatex manual, 2.1 and 2.2). The container of an `@online` entry is
its `journal` and the publisher its `organization`: pandoc and citation.js make container and publisher of these, and of
no others; biblatex prints the second only. What is unknown is absent. What the
project inferred is named in `note`, which styles print; the analyst's own words, and whose words an article passes on
in the excerpts shown, stand in `annotation`, which they do not.
"""

import re
from collections.abc import Mapping

from geo.briefing.content.sheet import Sheet
from geo.dataset.model import Basis, BasisField, Name, Source, SourceType

__all__ = ["bibtex_entry", "tex", "to_bibtex"]

_ARTICLES = {SourceType.ARTICLE_MAGAZINE, SourceType.ARTICLE_NEWSPAPER, SourceType.ARTICLE_JOURNAL}

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Macros of every style; they stand outside braces."""

# Braces must balance in the file even where they are escaped, so they are written as words.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "#$%&_"},
}
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=[?!])(?=`)")
"""Where two characters would become one in TeX: a dash, a quotation mark, an inverted mark."""


def to_bibtex(sheet: Sheet) -> bytes:
    """The articles that pass the filters, silent ones included, in the file's order; UTF-8."""
    entries = [f"% {sheet.version}", *(bibtex_entry(s.id, s.source, sheet.passed_on(s.id)) for s in sheet.sources)]
    return ("\n\n".join(entries) + "\n").encode()


def tex(text: str) -> str:
    """A text on one line, so that TeX sets exactly it."""
    pieces = _LIGATURES.split(" ".join(text.split()))
    return "{}".join("".join(_SPECIAL.get(character, character) for character in piece) for piece in pieces)


def bibtex_entry(source_id: str, source: Source, passed_on: str = "") -> str:
    """One source as an entry; what is unknown is absent. `passed_on` says whose words it passes on."""
    fields = {name: value for name, value in _fields(source, passed_on).items() if value}
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{_type(source)}{{{source_id},\n{lines}}}"


def _type(source: Source) -> str:
    match source.type:
        case SourceType.REPORT:
            return "techreport"
        case SourceType.WEBPAGE | SourceType.POST_WEBLOG:
            return "online"
        case SourceType.ARTICLE if source.container_title is None:
            return "misc"
        case _:
            return "article"


def _fields(source: Source, passed_on: str) -> dict[str, str]:
    """Fields with their delimiters; empty where unknown."""
    kind = _type(source)
    year, *rest = (source.issued or "").split("-")
    return {
        "author": _braced(" and ".join(map(_name, source.author or ())), escape=False),
        # Twice braced: styles that lower the case of titles leave names alone.
        "title": f"{{{_braced(source.title)}}}" if source.title else "",
        "series" if kind == "techreport" else "journal": _braced(source.container_title),
        {"techreport": "institution", "online": "organization"}.get(kind, "publisher"): _braced(source.publisher),
        "year": _braced(year),
        "month": _MONTHS[int(rest[0]) - 1] if rest else "",
        "date": _braced(source.issued),
        "url": _braced(_address(source.URL), escape=False),
        "urldate": _braced(source.accessed),
        "label": _braced(source.label),
        "note": _braced(_inferred(source)),
        "annotation": _braced(" ".join(filter(None, (source.note and f"Analyst’s note: {source.note}", passed_on)))),
    }


def _braced(text: str | None, *, escape: bool = True) -> str:
    return f"{{{tex(text) if escape else text}}}" if text else ""


def _address(url: str | None) -> str | None:
    """The URL as it is, since `url` is read verbatim; braces and backslashes percent-encoded (RFC 3986, 2.1)."""
    return url and re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):02X}", url)


def _name(name: Name) -> str:
    if name.given is None:
        return f"{{{tex(str(name))}}}"
    return ", ".join(_part(part) for part in (name.family, name.given) if part)


def _part(part: str) -> str:
    """A part of a person's name, in braces where BibTeX would divide it: at a comma, at `and`, at a particle."""
    whole = all(word[0].isupper() and "," not in word and word.casefold() != "and" for word in part.split())
    return tex(part) if whole else f"{{{tex(part)}}}"


_PRINTED: Mapping[BasisField, str] = {
    "title": "title", "author": "author", "container-title": "container", "publisher": "publisher", "issued": "date",
    "URL": "URL",
}  # fmt: skip
"""Fields that a bibliography prints, and what they are called there; the entry's type is none of them."""


def _inferred(source: Source) -> str | None:
    inferred = [word for field, word in _PRINTED.items() if source.basis.get(field) == Basis.INFERRED]
    return f"Inferred: {', '.join(inferred)}" if inferred else None
