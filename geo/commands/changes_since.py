"""`hotspots changes`: what is different between the data file and a former state of it."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from geo.commands.plain_text import wrapped
from geo.commands.terminal import page_width, say, say_json, warn
from geo.dataset.comparison import ChangeKind, ExcerptChange, FieldChange, ItemChange
from geo.dataset.model import Dataset, Hotspot, Source
from geo.dataset.named import source_sign
from geo.evidence.change_words import altered_text, beginning, elsewhere_text, turned_text
from geo.evidence.edition import Edition, open_edition
from geo.evidence.edition_changes import EditionChanges, Turned, changes_since, counts_text
from geo.evidence.former import FormerEdition, open_former

__all__ = ["changes"]

_Entry = tuple[str, list[str]]
"""A line, and what stands indented below it."""

_SIGNS: Final = {ChangeKind.ADDED: "+", ChangeKind.GONE: "−", ChangeKind.ALTERED: "~"}


def changes(data_file: Path, documents: Path | None, since: str, *, as_json: bool) -> int:
    """Print what changed since a former state, and return the exit status: 0 nothing did, 1 something did.

    Raises HotspotsError where there is no such state, and where a file is not in order.
    """
    former = open_former(since, data_file, files=True)
    edition = open_edition(data_file, documents)
    warn(*map(str, edition.verification.problems))
    found = changes_since(former, edition)
    if as_json:
        say_json(_record(former, edition, found))
    else:
        say(*_lines(former, edition, found))
    return 0 if found.same else 1


def _lines(former: FormerEdition, edition: Edition, found: EditionChanges) -> Iterator[str]:
    width, old, new = page_width(), former.edition.dataset, edition.dataset
    counts = counts_text(found, f"since {former.label}") or f"Nothing changed since {former.label}"
    yield from wrapped(f"{counts} ({former.origin}; now data {edition.sha256[:8]}).", width, "")
    if not found.checked:
        yield "Checks are not compared: of then there is no lock file that can be read."
    sections: dict[str, list[_Entry]] = {
        "The whole map": [(altered_text(field), []) for field in found.data.about],
        "Order": [(what, []) for what in found.data.reordered],
        "Articles": [_source_entry(change, old, new) for change in found.data.sources],
        "Hotspots": [_hotspot_entry(change) for change in found.data.hotspots],
    }
    for heading, entries in sections.items():
        yield from _section(heading, entries, width)
    by_hotspot: dict[str, list[ExcerptChange]] = {}
    for change in found.data.excerpts:
        by_hotspot.setdefault(change.hotspot, []).append(change)
    for hotspot_id, under in by_hotspot.items():
        name = (new if hotspot_id in new.hotspots else old).hotspots[hotspot_id].name
        yield from _section(f"Excerpts: {name} ({hotspot_id})", [_excerpt_entry(c, old, new) for c in under], width)
    turned: list[_Entry] = [
        (f"{source_sign(new, t.excerpt.source)} {t.excerpt.id} {beginning(t.excerpt.quote)} {turned_text(t)}", [])
        for t in found.turned
    ]
    yield from _section("Checks", turned, width)


def _section(heading: str, entries: Iterable[_Entry], width: int | None) -> Iterator[str]:
    for number, (line, below) in enumerate(entries):
        if number == 0:
            yield from ("", heading)
        yield from wrapped(line, width, "  ", 2)
        for more in below:
            yield from wrapped(more, width, "      ", 2)


def _source_entry(change: ItemChange[Source], old: Dataset, new: Dataset) -> _Entry:
    dataset = old if change.after is None else new
    line = f"{_SIGNS[change.kind]} {source_sign(dataset, change.id)} {change.id}: {change.item.label}"
    return line, [altered_text(field) for field in change.fields]


def _hotspot_entry(change: ItemChange[Hotspot]) -> _Entry:
    line = f"{_SIGNS[change.kind]} {change.id}: {change.item.name}"
    return line, [altered_text(field) for field in change.fields]


def _excerpt_entry(change: ExcerptChange, old: Dataset, new: Dataset) -> _Entry:
    dataset = old if change.after is None else new
    ids = list(dict.fromkeys(one.id for one in (change.before, change.after) if one is not None))
    names = [(new if change.before is not None else old).hotspots[i].name for i in change.elsewhere]
    aside = elsewhere_text(change, names)
    quote = beginning(change.excerpt.quote)
    number = source_sign(dataset, change.excerpt.source)
    line = f"{_SIGNS[change.kind]} {number} {' → '.join(ids)} {quote}{f' ({aside})' if aside else ''}"
    return line, [altered_text(field) for field in change.fields]


def _record(former: FormerEdition, edition: Edition, found: EditionChanges) -> dict[str, Any]:
    return {
        "changed": not found.same,
        "since": {
            "key": former.key,
            "label": former.label,
            "commit": former.revision and former.revision.sha,
            "committed": former.revision and former.revision.day,
            "data_sha256": former.edition.sha256,
        },
        "data_sha256": edition.sha256,
        "summary": counts_text(found, f"since {former.label}"),
        "about": _fields(found.data.about),
        "reordered": list(found.data.reordered),
        "sources": _items(found.data.sources),
        "hotspots": _items(found.data.hotspots),
        "excerpts": [_excerpt_record(change) for change in found.data.excerpts],
        "checks_compared": found.checked,
        "checks": [_turned_record(turned) for turned in found.turned],
    }


def _fields(some: Iterable[FieldChange]) -> list[dict[str, Any]]:
    return [asdict(field) for field in some]


def _items(some: Iterable[ItemChange[Source]] | Iterable[ItemChange[Hotspot]]) -> list[dict[str, Any]]:
    return [{"id": c.id, "change": c.kind.value, "fields": _fields(c.fields)} for c in some]


def _excerpt_record(change: ExcerptChange) -> dict[str, Any]:
    return {
        "hotspot": change.hotspot,
        "change": change.kind.value,
        "source": change.excerpt.source,
        "id": change.after and change.after.id,
        "former_id": change.before and change.before.id,
        "quote": change.excerpt.quote,
        "fields": _fields(change.fields),
        "elsewhere": list(change.elsewhere),
    }


def _turned_record(turned: Turned) -> dict[str, Any]:
    return {
        "id": turned.excerpt.id,
        "hotspots": list(turned.hotspots),
        "before": turned.before.state.value,
        "after": turned.after.state.value,
        "verified": turned.after.verified,
    }
