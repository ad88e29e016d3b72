"""What the excerpts of a sheet report and date: each event once, with its hotspots and articles."""

from dataclasses import dataclass

from geo.briefing.content.sheet import Sheet
from geo.dataset.dates import short_span_text, span_days
from geo.evidence.said_by import MODE_WORDS

__all__ = ["DatedEvent", "dated_events", "undated"]


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedEvent:
    """An event, as dated by the texts."""

    date: str
    """When it happened or began, a partial date."""
    until: str | None
    """When it ended, where a span is given."""
    name: str | None
    """What happened, in the analyst's words."""
    hotspots: tuple[str, ...]
    """Names of the hotspots whose excerpts report it."""
    numbers: tuple[int, ...]
    """Numbers of the articles that report it, rising."""
    reading: str = ""
    """What it is where no excerpt states it: `a forecast`, `a threat`."""

    @property
    def label(self) -> str:
        """What is written beside its mark: its name, else where it happened; what it is; then the articles."""
        reading = f" ({self.reading})" if self.reading else ""
        return f"{self.name or ', '.join(self.hotspots)}{reading} {' '.join(f'[{number}]' for number in self.numbers)}"

    @property
    def when(self) -> str:
        """Its date or span in few letters: `16–21 Sep 2019`, `Mar – 2 Apr 2020`, `2008–2014`."""
        return short_span_text(self.date, self.until)


def dated_events(sheet: Sheet) -> tuple[DatedEvent, ...]:
    """The dated events of the excerpts shown, in time and then in the order of their hotspots.

    The same date and name is the same event.
    """
    numbers = {source.id: source.number for source in sheet.sources}
    found: dict[tuple[str, str | None, str], tuple[dict[str, None], set[int], dict[str, None]]] = {}
    for hotspot in sheet.part.dataset.hotspots.values():
        for excerpt in hotspot.excerpts:
            if event := excerpt.event:
                # Without a name, the same date in two places is two events.
                key = (event.date, event.until, event.name or f"\n{hotspot.name}")
                places, cited, readings = found.setdefault(key, ({}, set(), {}))
                places[hotspot.name] = None
                readings[MODE_WORDS[excerpt.mode]] = None
                cited.add(numbers[excerpt.source])
    listed = (
        DatedEvent(
            date=date,
            until=until,
            name=None if name.startswith("\n") else name,
            hotspots=tuple(places),
            numbers=tuple(sorted(cited)),
            reading=" or ".join(readings) if "" not in readings else "",
        )
        for (date, until, name), (places, cited, readings) in found.items()
    )
    return tuple(sorted(listed, key=lambda report: span_days(report.date, report.until)))


def undated(sheet: Sheet) -> int:
    """How many of the excerpts shown report nothing that they date, under any of their hotspots."""
    shown = [excerpt for hotspot in sheet.part.dataset.hotspots.values() for excerpt in hotspot.excerpts]
    return len({e.id for e in shown} - {e.id for e in shown if e.event is not None})
