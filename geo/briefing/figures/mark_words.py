"""What marks of a figure say when they are pointed at: the place, and which articles have how many excerpts there."""

from collections import Counter
from collections.abc import Mapping

from geo.briefing.content.sheet import NumberedSource, Sheet
from geo.briefing.figures.dated_events import DatedEvent
from geo.briefing.figures.hit_areas import PaperMark, PaperShape
from geo.dataset.claims import PASSING, Weight
from geo.dataset.dates import date_text, span_text
from geo.dataset.model import Basis
from geo.selection.claiming import CODING, ClaimRow, phrase
from geo.text import counted

__all__ = ["article_mark", "articles_told", "claims_mark", "event_mark", "first_lines", "hotspot_mark"]

_MOST_LINES = 8
"""More lines nobody reads beside a pointer."""


def hotspot_mark(
    sheet: Sheet, hotspot_id: str, shapes: tuple[PaperShape, ...] = (), *, source: str | None = None
) -> PaperMark:
    """The mark of a hotspot of a sheet, or of what one article has there."""
    shown = sheet.shown.hotspots[hotspot_id]
    excerpts = [e for e in shown.excerpts if source is None or e.source == source]
    passing = (f"{PASSING} only",) if all(e.weight is Weight.MENTION for e in excerpts) else ()
    return PaperMark(
        hotspots=(hotspot_id,), source=source, name=shown.hotspot.name,
        told=(*articles_told(sheet, Counter(e.source for e in excerpts)), *passing), shapes=shapes,
    )  # fmt: skip


def article_mark(sheet: Sheet, source: NumberedSource) -> PaperMark:
    """The mark of an article itself, which opens nothing; without a shape."""
    quoted = [(h.id, e.id) for h in sheet.shown.hotspots.values() for e in h.excerpts if e.source == source.id]
    excerpts, hotspots = (len(set(ids)) for ids in zip(*quoted, strict=True)) if quoted else (0, 0)
    issued, inferred = source.source.issued, source.source.basis.get("issued") == Basis.INFERRED
    told = (
        source.source.title,
        f"published {date_text(issued)}{', inferred' if inferred else ''}" if issued else None,
        f"{counted(excerpts, 'excerpt')} on {counted(hotspots, 'hotspot')}",
    )
    name = f"[{source.number}] {source.source.label}"
    return PaperMark(hotspots=(), source=source.id, name=name, told=tuple(filter(None, told)), shapes=())


def event_mark(sheet: Sheet, event: DatedEvent) -> PaperMark:
    """The mark of an event, which opens each of its hotspots; without a shape."""
    places = ", ".join(event.hotspots)
    when = span_text(event.date, event.until) + (f": {event.reading}" if event.reading else "")
    return PaperMark(
        hotspots=event.places,
        source=next(iter(event.counts)) if len(event.counts) == 1 else None,
        name=event.name or places,
        told=(when, *([places] if event.name else []), *articles_told(sheet, event.counts)),
        shapes=(),
    )


def claims_mark(sheet: Sheet, place: str, claims: tuple[ClaimRow, ...], shape: PaperShape) -> PaperMark:
    """The mark of what is done at a place: it opens the hotspots under which the quotes stand."""
    numbers = {source.id: source.number for source in sheet.sources}
    sources = {row.source for row in claims}
    told = tuple(f"[{numbers[row.source]}] {phrase(row, sheet.whole.dataset)}" for row in claims)
    return PaperMark(
        hotspots=tuple(dict.fromkeys(place if place in row.hotspots else row.hotspots[0] for row in claims)),
        source=sources.pop() if len(sources) == 1 else None,
        name=sheet.whole.dataset.hotspots[place].name,
        told=(CODING, *first_lines(told, "claim")),
        shapes=(shape,),
    )


def articles_told(sheet: Sheet, counts: Mapping[str, int]) -> tuple[str, ...]:
    """A line for each article that has excerpts: `[2] Bulletin 2019: 3 excerpts`; `counts` is by article."""
    return first_lines(
        tuple(
            f"[{source.number}] {source.source.label}: {counted(counts[source.id], 'excerpt')}"
            for source in sheet.sources
            if counts.get(source.id)
        ),
        "article",
    )


def first_lines(lines: tuple[str, ...], noun: str) -> tuple[str, ...]:
    """As many lines as are read; the last says how many more there are of what each stands for."""
    if len(lines) <= _MOST_LINES:
        return lines
    return (*lines[: _MOST_LINES - 1], f"and {counted(len(lines) - _MOST_LINES + 1, f'more {noun}')}")
