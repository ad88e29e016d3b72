"""What the excerpts of a sheet report and date: each event once, with its hotspots and articles."""

from dataclasses import dataclass

from geo.briefing.content.sheet import Sheet
from geo.dataset.dates import short_span_text

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

    @property
    def label(self) -> str:
        """What is written beside its mark: its name, else where it happened; then the articles."""
        return f"{self.name or ', '.join(self.hotspots)} {' '.join(f'[{number}]' for number in self.numbers)}"

    @property
    def when(self) -> str:
        """Its date or span in few letters: `16–21 Sep 2019`, `Mar – 2 Apr 2020`, `2008–2014`."""
        return short_span_text(self.date, self.until)


def dated_events(sheet: Sheet) -> tuple[DatedEvent, ...]:
    """The dated events of the excerpts shown, by date; the same date and name is the same event."""
    numbers = {source.id: source.number for source in sheet.sources}
    found: dict[tuple[str, str | None, str], tuple[dict[str, None], set[int]]] = {}
    for hotspot in sheet.part.dataset.hotspots.values():
        for excerpt in hotspot.excerpts:
            if event := excerpt.event:
                # Without a name, the same date in two places is two events.
                key = (event.date, event.until, event.name or f"\n{hotspot.name}")
                places, cited = found.setdefault(key, ({}, set()))
                places[hotspot.name] = None
                cited.add(numbers[excerpt.source])
    listed = (
        DatedEvent(
            date=date,
            until=until,
            name=None if name.startswith("\n") else name,
            hotspots=tuple(places),
            numbers=tuple(sorted(cited)),
        )
        for (date, until, name), (places, cited) in found.items()
    )
    return tuple(sorted(listed, key=lambda report: (report.date, report.until or "", report.label)))


def undated(sheet: Sheet) -> int:
    """How many of the excerpts shown report nothing that they date."""
    return len({e.id for h in sheet.part.dataset.hotspots.values() for e in h.excerpts if e.event is None})
