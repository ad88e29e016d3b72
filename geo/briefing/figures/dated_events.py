"""What the excerpts of a sheet report and date: each event once, with its hotspots and articles."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.briefing.content.sheet import Sheet
from geo.dataset.dates import short_span_text, span_days
from geo.dataset.model import Excerpt
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
    places: tuple[str, ...]
    """Ids of the hotspots, as `hotspots` names them."""
    counts: Mapping[str, int]
    """By article, how many of its excerpts report it."""
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
    found: dict[tuple[str, str | None, str], list[tuple[str, Excerpt]]] = {}
    names = {hotspot_id: hotspot.name for hotspot_id, hotspot in sheet.part.dataset.hotspots.items()}
    for hotspot_id, hotspot in sheet.part.dataset.hotspots.items():
        for excerpt in hotspot.excerpts:
            if event := excerpt.event:
                # Without a name, the same date in two places is two events.
                key = (event.date, event.until, event.name or f"\n{hotspot.name}")
                found.setdefault(key, []).append((hotspot_id, excerpt))
    listed = (_event(sheet, date, until, names, told) for (date, until, _), told in found.items())
    return tuple(sorted(listed, key=lambda report: span_days(report.date, report.until)))


def _event(
    sheet: Sheet, date: str, until: str | None, names: Mapping[str, str], told: Sequence[tuple[str, Excerpt]]
) -> DatedEvent:
    """An event from the excerpts that report it, each with its hotspot."""
    places = tuple(dict.fromkeys(hotspot_id for hotspot_id, _ in told))
    counts = Counter({excerpt.id: excerpt.source for _, excerpt in told}.values())
    readings = dict.fromkeys(MODE_WORDS[excerpt.mode] for _, excerpt in told)
    event = told[0][1].event
    assert event is not None
    return DatedEvent(
        date=date,
        until=until,
        name=event.name,
        hotspots=tuple(dict.fromkeys(names[place] for place in places)),
        numbers=tuple(source.number for source in sheet.sources if source.id in counts),
        places=places,
        counts=counts,
        reading=" or ".join(readings) if "" not in readings else "",
    )


def undated(sheet: Sheet) -> int:
    """How many of the excerpts shown report nothing that they date, under any of their hotspots."""
    shown = [excerpt for hotspot in sheet.part.dataset.hotspots.values() for excerpt in hotspot.excerpts]
    return len({e.id for e in shown} - {e.id for e in shown if e.event is not None})
