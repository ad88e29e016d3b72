"""A timeline in lines of text."""

from collections.abc import Mapping

from geo.briefing.content.sheet import NumberedSource, Sheet
from geo.dataset.dates import date_text, span_text
from geo.dataset.model import Basis
from geo.evidence.said_by import said_by

__all__ = ["timeline_lines"]


def timeline_lines(sheet: Sheet, numbers: Mapping[str, int]) -> list[str]:
    """When each article appeared, then each event with its place and article, by date."""
    lines = [f"[{source.number}] {source.source.label}: {_published(source)}" for source in sheet.sources]
    events = {
        (event.date, event.until or "", numbers[excerpt.source], hotspot.name, event.name or "", said_by(excerpt))
        for hotspot in sheet.part.dataset.hotspots.values()
        for excerpt in hotspot.excerpts
        if (event := excerpt.event) is not None
    }
    for date, until, number, place, name, said in sorted(events):
        told = f"{place}, {name}" if name else place
        lines.append(f"{span_text(date, until)}: {told} [{number}]{f'; {said}' if said else ''}")
    return lines


def _published(source: NumberedSource) -> str:
    if source.source.issued is None:
        return "date unknown"
    inferred = " (inferred)" if source.source.basis.get("issued") == Basis.INFERRED else ""
    return f"published {date_text(source.source.issued)}{inferred}"
