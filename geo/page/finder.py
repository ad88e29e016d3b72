"""Ctrl-K: a search over hotspots, articles, excerpts and commands, and the keys that go from hotspot to hotspot.

The browser gets everything that can be found once, as a file, and searches by itself. What it sends back is looked up
here, since anybody can send anything.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from urllib.parse import urlencode

from geo.dataset.claims import PASSING, Weight
from geo.dataset.dates import date_text
from geo.dataset.model import Dataset, Excerpt, Hotspot
from geo.page.hotspot_list import neighbour
from geo.page.shared import page_data, served_files, state, widgets
from geo.page.shared.basket_state import flip_picked
from geo.page.shared.components import finder_dialog
from geo.page.shared.keep_button import KEPT_ALL, keep_buttons
from geo.page.shared.review_link import ReviewLink
from geo.page.shared.session import PageDialogue, session
from geo.page.shared.widgets import WidgetKey
from geo.page.views import LABELS, show_figure, show_map
from geo.selection.filtering import Shown, ShownHotspot, apply_filters
from geo.selection.selection import FigureKind, Filters, MapView, Selection, selection_to_query
from geo.text import counted

__all__ = ["draw_finder", "finder_file", "follow_choice", "take_asked"]

Item = Mapping[str, object]
"""What can be found: its `name`, what stands `aside` of it, what is `also` searched, and the `pick` it sends; of an
excerpt its `places`, the ids and names of its hotspots. What `keeps` something has it go into the briefing basket: of a
hotspot nothing but that, of an excerpt its id."""

_Command = tuple[str, str, Mapping[str, object]]
"""Name, key and what it sends."""


def draw_finder(dataset: Dataset, shown: Shown, selection: Selection) -> None:
    """Draw the button that opens the search; with it come its keys."""
    data = {
        "items": served_files.put("finder", finder_file(dataset, editing=page_data.editing())),
        "query": urlencode(selection_to_query(selection), doseq=True),
        "kept": {item.hotspot: item.excerpts for item in selection.basket},
        "keeps": keep_buttons(("", KEPT_ALL)),
    }
    picked, flipped = partial(_picked, dataset, tuple(shown.hotspots)), partial(flip_picked, dataset, WidgetKey.FINDER)
    finder_dialog(WidgetKey.FINDER, data, picked, flipped)


def take_asked() -> PageDialogue | None:
    """Return the dialogue that was chosen in the search; asked once."""
    kept = session().finder
    asked, kept.asked = kept.asked, None
    return asked


def finder_file(dataset: Dataset, *, editing: bool) -> bytes:
    """Return the file that the browser searches, JSON in UTF-8: groups with a title and their items, names first."""
    groups = (
        ("Hotspots", _hotspots(dataset)),
        ("Articles", _articles(dataset)),
        ("Commands", _commands(editing=editing)),
        ("Excerpts", _excerpts(dataset)),
    )
    data = [{"title": title, "items": items} for title, items in groups]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _hotspots(dataset: Dataset) -> list[Item]:
    every = apply_filters(dataset, Filters()).hotspots
    ranked = sorted(dataset.hotspots.items(), key=lambda item: _rank(every.get(item[0])))
    return [_hotspot(dataset, i, hotspot, every.get(i)) for i, hotspot in ranked]


def _rank(hotspot: ShownHotspot | None) -> tuple[int, int]:
    """Those come first on which the most articles are quoted, as in the panel."""
    return (-len(hotspot.sources), -len(hotspot.excerpts)) if hotspot else (0, 0)


def _hotspot(dataset: Dataset, hotspot_id: str, hotspot: Hotspot, shown: ShownHotspot | None) -> Item:
    aside = [counted(len(shown.sources), "article") if shown else "no excerpt"]
    if shown and shown.passing:
        aside.append(f"{PASSING} only")
    if hotspot.parent is not None:
        aside.append(f"under {dataset.hotspots[hotspot.parent].name}")
    pick = {"hotspot": hotspot_id, "source": None}
    item = {"name": hotspot.name, "aside": " · ".join(aside), "also": list(hotspot.aliases), "pick": pick}
    return item | ({"keeps": None} if shown else {})


def _articles(dataset: Dataset) -> list[Item]:
    found: list[Item] = []
    for number, (source_id, source) in enumerate(dataset.sources.items(), start=1):
        date = date_text(source.issued) if source.issued else "date unknown"
        found.append(
            {
                "name": f"Only [{number}] {source.label}",
                "aside": f"{source.title or 'title unknown'} · {date}",
                "also": [text for text in (source.title, source.container_title) if text],
                "pick": {"only": source_id},
            }
        )
    return found


def _excerpts(dataset: Dataset) -> list[Item]:
    """Every excerpt once, with all its hotspots: the browser opens that which is asked for, else the first."""
    numbers = {source: number for number, source in enumerate(dataset.sources, start=1)}
    found: dict[str, Excerpt] = {}
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for weight in (Weight.SUBJECT, Weight.MENTION):  # first those that it is about
        for hotspot_id, hotspot in dataset.hotspots.items():
            for excerpt in hotspot.excerpts:
                if excerpt.weight is weight:
                    places[excerpt.id].append((hotspot_id, hotspot.name))
                found.setdefault(excerpt.id, excerpt)
    return [
        {
            "name": " ".join(excerpt.quote.split()),
            "aside": f"[{numbers[excerpt.source]}] {dataset.sources[excerpt.source].label}",
            "also": [excerpt.speaker] if excerpt.speaker else [],
            "pick": {"hotspot": places[i][0][0], "source": excerpt.source},
            "places": places[i],
            "keeps": i,
        }
        for i, excerpt in found.items()
    ]


def _commands(*, editing: bool) -> list[Item]:
    views: list[_Command] = [(f"View: {LABELS[kind]}", "", {"view": kind.value}) for kind in FigureKind]
    # The view of a region is there while one is open, and chosen by that.
    kinds = [view for view in MapView if view is not MapView.REGION]
    maps: list[_Command] = [(f"Map: {view.value.capitalize()}", "", {"map": view.value}) for view in kinds]
    others: list[_Command] = [
        ("Next hotspot", "]", {"step": 1}),
        ("Previous hotspot", "[", {"step": -1}),
        ("Close the open hotspot", "", {"do": "close"}),
        ("Reset all filters", "", {"do": "reset"}),
        ("Copy link to this view", "", {"copy": True}),
        ("Share: link and embed code", "", {"open": PageDialogue.SHARE.value}),
        ("Briefing", "", {"open": PageDialogue.BRIEFING.value}),
        ("About this map", "", {"open": PageDialogue.ABOUT.value}),
        *([("Review", "", {"do": "review"})] if editing else []),
        ("Keys / [ ] on or off", "", {"keys": True}),
    ]
    return [{"name": name, "aside": key, "also": [], "pick": pick} for name, key, pick in (*views, *maps, *others)]


def _picked(dataset: Dataset, order: Sequence[str]) -> None:
    follow_choice(widgets.component_value(WidgetKey.FINDER, "picked"), dataset, order)


def follow_choice(choice: object, dataset: Dataset, order: Sequence[str]) -> None:
    """Do what was chosen, the `pick` of an entry; what is not known here, or not any more, is nothing.

    For callbacks: it sets widgets. `order` has the ids of the hotspots shown, for the next and the previous.
    """
    match choice:
        case {"hotspot": str(hotspot), "source": source} if hotspot in dataset.hotspots:
            state.select(hotspot, source if isinstance(source, str) and source in dataset.sources else None)
        case {"only": str(source)} if source in dataset.sources:
            widgets.set_value(WidgetKey.SOURCE, [source])
        case {"step": 1 | -1 as step} if (found := neighbour(order, session().map.hotspot, step)) is not None:
            state.select(found)
        case {"view": str(value)} if value in set(FigureKind):
            show_figure(FigureKind(value))
        case {"map": str(value)} if value in set(MapView):
            show_map(MapView(value))
        case {"open": str(value)} if value in set(PageDialogue):
            session().finder.asked = PageDialogue(value)
        case {"do": str(value)}:
            _do(value, dataset)


def _do(command: str, dataset: Dataset) -> None:
    match command:
        case "close":
            state.select(None)
        case "reset":
            state.reset_filters(dataset)
        case "review" if page_data.editing():
            state.go_to_review(ReviewLink())
