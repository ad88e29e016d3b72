"""How a source is cited: the house style as one plain line, and CSL-JSON for reference managers.

House style (after Chicago's notes and bibliography, shortened for web articles):
`Author. “Title.” Container, date, via publisher of the copy read. URL`. What is unknown is left out or named
(`Publisher unknown`, `n.d.`), what the project inferred stands in square brackets, nothing is filled in. The short
form on maps and in filters is the source's own `label`.
"""

import re
from typing import Any

from geo.dataset.dates import date_parts, date_text
from geo.dataset.model import Basis, BasisField, Excerpt, Name, Source
from geo.evidence.proof import Proof, quoted_parts
from geo.evidence.said_by import said_in

__all__ = ["anchor_text", "cite", "csl", "quote_with_citation"]

AUTHORS_IN_FULL = 3
"""More authors than this are cited as the first one `et al.`, so that a citation stays one line."""

_INNER_MARKS = str.maketrans("“”", "\u2018\u2019")


def cite(source: Source) -> str:
    """The citation of a source in house style: one line of plain text, ending in the URL where there is one."""
    sentences = [_author(source), _title(source), _sentence(_publication(source)), _field(source, "URL", source.URL)]
    return " ".join(sentence for sentence in sentences if sentence)


def anchor_text(source: Source, proof: Proof) -> str:
    """Where the words stand: document, the word `characters`, start, en dash, end; each part of an elided quote.

    Offsets are code points of the document's text, start inclusive, end exclusive (W3C `TextPositionSelector`).
    Without a position the state says why: `gazette.txt, wording not confirmed: missing`.
    """
    found = ", ".join(f"{part.start}\u2013{part.end}" for part in quoted_parts(proof))
    if not found:
        return f"{source.document}, wording not confirmed: {proof.state}"
    place = f"{source.document}, characters {found}"
    return place if proof.verified else f"{place}, wording not confirmed: {proof.state}"


def quote_with_citation(excerpt: Excerpt, source: Source, proof: Proof) -> str:
    """The quotation as it is pasted into a report: the words, who says them, their citation, and the anchor.

    Who says them stands in parentheses where it is not the article itself, or where it is no plain statement.
    """
    said = said_in(excerpt, source)
    whose = f" ({said})" if said else ""
    return f"“{excerpt.quote.strip()}”{whose} — {cite(source)} [{anchor_text(source, proof)}]"


def csl(source_id: str, source: Source) -> dict[str, Any]:
    """A source as a CSL-JSON item (https://docs.citationstyles.org/, schema `csl-data.json` 1.0.2).

    Unknown fields are absent. The analyst's note is one line that says whose it is: readers of CSL-JSON take a line of
    `note` such as "Author: none is named" for a field (pandoc, Zotero). An inferred date is marked `circa`. What CSL
    has no field for (the document that was read, its SHA-256, the basis of each field) stands under `custom`, which
    reference managers skip.
    """
    item: dict[str, Any] = {
        "id": source_id,
        "type": str(source.type),
        "citation-label": source.label,
        "title": source.title,
        "author": [name.model_dump(exclude_none=True) for name in source.author or ()],
        "container-title": source.container_title,
        "publisher": source.publisher,
        "issued": _csl_date(source.issued, circa=source.basis.get("issued") == Basis.INFERRED),
        "accessed": _csl_date(source.accessed),
        "URL": source.URL,
        "note": source.note and f"Analyst’s note: {' '.join(source.note.split())}",
        "custom": {
            "document": source.document,
            "sha256": source.sha256,
            "basis": {field: str(basis) for field, basis in source.basis.items()},
        },
    }
    return {key: value for key, value in item.items() if value}


def _csl_date(value: str | None, *, circa: bool = False) -> dict[str, Any] | None:
    if value is None:
        return None
    parts = {"date-parts": [list(date_parts(value))]}
    return {**parts, "circa": True} if circa else parts


def _field(source: Source, field: BasisField, value: str | None) -> str:
    """The value on one line, in square brackets where it is inferred; empty where it is unknown."""
    if value is None:
        return ""
    line = " ".join(value.split())
    return f"[{line}]" if source.basis.get(field) == Basis.INFERRED else line


def _sentence(text: str) -> str:
    return text if not text or re.search(r"[.?!…]\]?$", text) else f"{text}."


def _author(source: Source) -> str:
    if source.author is None:
        return ""
    first, *others = source.author
    listed = _sorted_name(first)
    if len(source.author) > AUTHORS_IN_FULL:
        listed = f"{listed}, et al."
    elif others:
        *between, last = (str(name) for name in others)
        listed = ", ".join([listed, *between, f"and {last}"])
    return _sentence(_field(source, "author", listed))


def _sorted_name(name: Name) -> str:
    """The name as it is sorted: family name first."""
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)


def _title(source: Source) -> str:
    if source.title is None:
        return "Title unknown."
    return f"“{_sentence(_field(source, 'title', source.title)).translate(_INNER_MARKS)}”"


def _publication(source: Source) -> str:
    """Container or publisher, date, and whose copy was read where that is somebody else."""
    container = _field(source, "container-title", source.container_title)
    publisher = _field(source, "publisher", source.publisher)
    issued = _field(source, "issued", date_text(source.issued) if source.issued else None)
    if not issued:
        issued = f"n.d., accessed {date_text(source.accessed)}" if source.accessed else "n.d."
    named_twice = container.strip("[]").casefold() == publisher.strip("[]").casefold()
    via = f"via {publisher}" if container and publisher and not named_twice else ""
    return ", ".join(part for part in (container or publisher or "Publisher unknown", issued, via) if part)
