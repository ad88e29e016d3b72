"""The sources as RIS, which every reference manager reads.

Tags after the format's description by Research Information Systems (2011), as Zotero and EndNote read them: `T2` is
the container, `DA` a date as precise as it is known, `Y2` the day the copy was read, `LB` the short label. Readers
divide an author at a comma, an organisation too: its name stands without one, and in full in a note. UTF-8; lines end
in CRLF.
"""

from collections.abc import Iterator

from geo.briefing.content.sheet import NumberedSource, Sheet
from geo.dataset.model import Basis, Name, Source, SourceType

__all__ = ["TYPES", "ris_entry", "to_ris"]

TYPES = {
    SourceType.ARTICLE: "GEN",
    SourceType.ARTICLE_MAGAZINE: "MGZN",
    SourceType.ARTICLE_NEWSPAPER: "NEWS",
    SourceType.ARTICLE_JOURNAL: "JOUR",
    SourceType.POST_WEBLOG: "BLOG",
    SourceType.REPORT: "RPRT",
    SourceType.WEBPAGE: "ELEC",
}


def to_ris(sheet: Sheet) -> bytes:
    """The articles that pass the filters, silent ones included, in the file's order."""
    return "\r\n".join(ris_entry(source, sheet.passed_on(source.id)) for source in sheet.sources).encode()


def ris_entry(numbered: NumberedSource, passed_on: str = "") -> str:
    """One source; what is unknown is absent. `passed_on` says whose words it passes on."""
    fields = (*_fields(numbered), ("N1", passed_on))
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "".join(f"{line}\r\n" for line in [*lines, "ER  - "])


def _fields(numbered: NumberedSource) -> Iterator[tuple[str, str | None]]:
    source = numbered.source
    yield "TY", TYPES[source.type]
    yield "ID", numbered.id
    yield "TI", source.title
    for name in source.author or ():
        yield "AU", _name(name)
    yield "T2", source.container_title
    yield "PB", source.publisher
    yield "PY", source.issued and source.issued[:4]
    yield "DA", _date(source.issued)
    yield "UR", source.URL
    yield "Y2", _date(source.accessed)
    yield "LB", source.label
    yield "N1", _inferred(source)
    for name in source.author or ():
        if name.literal and "," in name.literal:
            yield "N1", f"Author’s name in full: {name.literal}"
    yield "N1", source.note and f"Analyst’s note: {source.note}"


def _name(name: Name) -> str:
    """Family name, comma, given name; an organisation without commas."""
    if name.literal:
        return " ".join(name.literal.replace(",", " ").split())
    return ", ".join(part for part in (name.family, name.given) if part)


def _date(value: str | None) -> str | None:
    """`YYYY/MM/DD/` with what is unknown left empty: `2019/06//`."""
    if value is None:
        return None
    year, month, day = (*value.split("-"), "", "")[:3]
    return f"{year}/{month}/{day}/"


def _inferred(source: Source) -> str | None:
    fields = [field for field, basis in source.basis.items() if basis == Basis.INFERRED]
    return f"Inferred by the analyst: {', '.join(fields)}" if fields else None
