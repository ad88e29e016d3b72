"""Beside a drawn figure, what it shows as lines of names: each opens its hotspot in the panel."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from geo.dataset.dates import date_text, first_and_last_day, span_days, span_text
from geo.dataset.model import Basis, Dataset, Excerpt, Source
from geo.dataset.named import source_sign
from geo.page.shared import state
from geo.page.shared.components import name_lists
from geo.page.shared.widgets import WidgetKey
from geo.selection.coverage import speakers_at
from geo.selection.filtering import Shown, ShownHotspot
from geo.selection.selection import FigureKind
from geo.text import counted

if TYPE_CHECKING:
    from geo.dataset.event import Event

Group = dict[str, object]
"""A title and its lines, as the script reads them."""


def draw_name_lists(dataset: Dataset, shown: Shown, kind: FigureKind, selected: str | None) -> None:
    """Draw the lines that belong to a kind of figure."""
    with st.container(key="names"):
        name_lists(WidgetKey.NAMES, {"groups": groups(dataset, shown, kind), "selected": selected}, _picked)


def groups(dataset: Dataset, shown: Shown, kind: FigureKind) -> list[Group]:
    """Return the groups of a kind of figure."""
    match kind:
        case FigureKind.COVERAGE:
            return [*_by_coverage(shown), *_not_independent(dataset, shown)]
        case FigureKind.TIMELINE:
            return _in_time(dataset, shown)
        case _:
            return _by_article(dataset, shown)


def _by_coverage(shown: Shown) -> list[Group]:
    found = []
    for count in range(len(shown.sources), 0, -1):
        hotspots = [h for h in shown.hotspots.values() if len(h.sources) == count]
        title = f"{count} of {len(shown.sources)} articles ({len(hotspots)})"
        found.append(_flow(title, ((h, None, "") for h in hotspots)))
    return [group for group in found if group["lines"]]


def _not_independent(dataset: Dataset, shown: Shown) -> list[Group]:
    """Return where one article disputes what a speaker says, and where several rest on one speaker."""
    numbers = {source: number for number, source in enumerate(dataset.sources, start=1)}
    lines = [
        {**_line("", found.said(numbers), own=True), "names": _names("speakers", [(hotspot, None, "")])}
        for hotspot in shown.hotspots.values()
        for found in speakers_at(hotspot)
    ]
    title = "Coverage is no agreement: where articles dispute a speaker, or rest on the same one"
    return [{"title": title, "flow": False, "lines": lines}] if lines else []


def _by_article(dataset: Dataset, shown: Shown) -> list[Group]:
    found = []
    for number, source in enumerate(dataset.sources, start=1):
        if source in shown.sources:
            quoted = [h for h in shown.hotspots.values() if source in h.sources]
            title = f"[{number}] {dataset.sources[source].label} is quoted on {counted(len(quoted), 'hotspot')}"
            found.append(_flow(title, ((h, source, f" ({h.count(source)})") for h in quoted)))
    return found


def _in_time(dataset: Dataset, shown: Shown) -> list[Group]:
    """Return the articles and then the dated events, each in the order of their first possible day."""
    articles = sorted(shown.sources, key=lambda s: _first_day(dataset.sources[s].issued))
    published = [
        _line(_issued(dataset.sources[s]), f"{source_sign(dataset, s)} {dataset.sources[s].label}") for s in articles
    ]
    # What several excerpts of an article report is one event, at each of their hotspots once.
    found: dict[tuple[str, Event], dict[str, tuple[Excerpt, ShownHotspot]]] = {}
    for hotspot in shown.hotspots.values():
        for excerpt in hotspot.excerpts:
            if excerpt.event is not None:
                places = found.setdefault((excerpt.source, excerpt.event), {})
                places.setdefault(hotspot.id, (excerpt, hotspot))
    lines = []
    for (source, event), places in sorted(found.items(), key=_event_days):
        first, _ = next(iter(places.values()))
        names = ((hotspot, source, f" {source_sign(dataset, source)}") for _, hotspot in places.values())
        lines.append(
            {**_line(span_text(event.date, event.until), event.name or "", own=True), "names": _names(first.id, names)}
        )
    return [
        {"title": "Articles", "flow": False, "lines": published},
        {"title": "Events that excerpts date, named in the analyst’s words", "flow": False, "lines": lines},
    ]


def _event_days(found: tuple[tuple[str, "Event"], object]) -> tuple[int, int]:
    event = found[0][1]
    return span_days(event.date, event.until)


def _issued(source: Source) -> str:
    if source.issued is None:
        return "date unknown"
    return date_text(source.issued) + (", inferred" if source.basis.get("issued") is Basis.INFERRED else "")


def _first_day(date: str | None) -> tuple[bool, tuple[str, str]]:
    return (date is None, first_and_last_day(date) if date else ("", ""))


def _line(when: str, what: str, *, own: bool = False) -> dict[str, object]:
    return {"when": when, "what": what, "own": own, "names": []}


def _flow(title: str, names: Iterable[tuple[ShownHotspot, str | None, str]]) -> Group:
    lines = [{**_line("", ""), "names": [name]} for name in _names(title, names)]
    return {"title": title, "flow": True, "lines": lines}


def _names(place: str, names: Iterable[tuple[ShownHotspot, str | None, str]]) -> list[dict[str, object]]:
    return [
        {"hotspot": h.id, "source": source, "label": f"{h.hotspot.name}{more}", "at": f"{place} {h.id}"}
        for h, source, more in names
    ]


def _picked() -> None:
    state.take_pick(WidgetKey.NAMES)
