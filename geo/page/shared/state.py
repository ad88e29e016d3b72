"""The session's side of `geo.selection.selection`: widgets, session and the address bar hold one selection.

The address is read whenever it is not the one this module wrote: at the start, after a pasted link, and on the
browser's back and forward. Whoever is quick acts while the address that the last run wrote is still on its way to the
browser: an old address that comes with something new on the page is late, and what is new counts.

Widgets are not bound to the address one by one (`bind="query-params"`), because a bound widget drops values it does not
know without a word, and a stale link has to say so.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from geo.dataset.claims import EventType, Mode, Stance
from geo.dataset.dates import date_or_none
from geo.dataset.model import Dataset, Precision, Topic, Viewpoint
from geo.page.shared import chosen_since, compared_pair, page_data, review_link, view_before, widgets
from geo.page.shared.basket_state import basket_part, keep_known
from geo.page.shared.components import view_size
from geo.page.shared.known_values import known_values
from geo.page.shared.session import Address, Move, session
from geo.page.shared.widgets import WidgetKey
from geo.selection.selection import (
    Camera,
    FigureKind,
    Filters,
    MapView,
    Selection,
    selection_from_query,
    selection_to_query,
)

CODED = (WidgetKey.SPEAKER, WidgetKey.STANCE, WidgetKey.MODE, WidgetKey.CLAIM)
MULTI = (WidgetKey.SOURCE, WidgetKey.TOPIC, WidgetKey.ACTOR, *CODED, WidgetKey.PRECISION)
SINGLE = (WidgetKey.FROM, WidgetKey.TO, WidgetKey.SEARCH, WidgetKey.VIEW, WidgetKey.VIEWPOINT, WidgetKey.FIGURE)
DRAWER = (*MULTI[1:], WidgetKey.FROM, WidgetKey.TO)
"""Widgets that are not in the page while the drawer is closed."""


def widget_key(part: WidgetKey) -> str:
    """Return the key of the widget that holds a part of the selection.

    What is set from here does not reach a widget in the closed drawer: its next message would bring the old value
    back (streamlit 1.67). So those get new keys, and begin anew, whenever the app sets them.
    """
    # The first time is the session's first run, when no browser has a value yet.
    renewed = session().drawer - 1
    return part.of(str(renewed)) if renewed > 0 and part in DRAWER else part


def _renew_drawer() -> None:
    values = {part: widgets.take_value(widget_key(part)) for part in DRAWER}
    session().drawer += 1
    for part, value in values.items():
        widgets.set_value(widget_key(part), value)


def _write_widgets(selection: Selection, dataset: Dataset) -> None:
    view_before.follow_link(selection)
    _renew_drawer()
    filters = selection.filters
    values: dict[WidgetKey, object] = {
        WidgetKey.SOURCE: list(dataset.sources if filters.source is None else filters.source),
        WidgetKey.TOPIC: [t.value for t in filters.topic],
        WidgetKey.ACTOR: list(filters.actor),
        WidgetKey.SPEAKER: list(filters.speaker),
        WidgetKey.STANCE: [s.value for s in filters.stance],
        WidgetKey.MODE: [m.value for m in filters.mode],
        WidgetKey.CLAIM: [c.value for c in filters.claim],
        WidgetKey.PRECISION: [p.value for p in filters.precision],
        WidgetKey.FROM: filters.from_ or "",
        WidgetKey.TO: filters.to or "",
        WidgetKey.SEARCH: filters.q,
        WidgetKey.VIEW: selection.view.value,
        WidgetKey.VIEWPOINT: (selection.viewpoint or dataset.about.viewpoint).value,
        WidgetKey.FIGURE: selection.figure.value,
        WidgetKey.SINCE: selection.since or None,
    }
    for part, value in values.items():
        widgets.set_value(widget_key(part), value)
    chosen = session().map
    chosen.frame, chosen.titled = selection.size, selection.titled
    chosen.hotspot, chosen.camera, chosen.compare = selection.hotspot, selection.camera, selection.compare
    chosen.asked = ()
    session().basket = selection.basket


def _read_filters(dataset: Dataset) -> Filters:
    known = known_values(dataset)
    choices = {part: widgets.value(widget_key(part), list) or [] for part in MULTI}
    for part in MULTI:  # the file may have changed since: a choice that is gone would be an exception in its widget
        choices[part] = [v for v in choices[part] if v in known[part]]
        widgets.set_value(widget_key(part), choices[part])
    # In the order of the data, whatever order they were chosen in: the same choice is the same link.
    chosen = {part: tuple(v for v in known[part] if v in choices[part]) for part in MULTI}
    source = chosen[WidgetKey.SOURCE]
    texts = {part: widgets.value(widget_key(part), str) or "" for part in SINGLE}
    return Filters(
        source=None if len(source) == len(dataset.sources) else source,
        topic=tuple(map(Topic, chosen[WidgetKey.TOPIC])),
        actor=chosen[WidgetKey.ACTOR],
        speaker=chosen[WidgetKey.SPEAKER],
        stance=tuple(map(Stance, chosen[WidgetKey.STANCE])),
        mode=tuple(map(Mode, chosen[WidgetKey.MODE])),
        claim=tuple(map(EventType, chosen[WidgetKey.CLAIM])),
        precision=tuple(map(Precision, chosen[WidgetKey.PRECISION])),
        from_=date_or_none(texts[WidgetKey.FROM]),
        to=date_or_none(texts[WidgetKey.TO]),
        q=texts[WidgetKey.SEARCH].strip(),
    )


def _read_widgets(dataset: Dataset) -> Selection:
    filters = _read_filters(dataset)
    for part in SINGLE:  # kept although its widget is not drawn, as in the embedded page
        widgets.keep_value(widget_key(part))
    texts = {part: widgets.value(widget_key(part), str) or "" for part in SINGLE}
    viewpoint = Viewpoint(texts[WidgetKey.VIEWPOINT] or dataset.about.viewpoint)
    kept, figure = session().map, FigureKind(texts[WidgetKey.FIGURE] or FigureKind.MAP)
    return Selection(
        filters=filters,
        hotspot=kept.hotspot,
        figure=figure,
        compare=compared_pair.chosen_pair(dataset, figure),
        since=chosen_since.chosen_since(figure),
        view=MapView(texts[WidgetKey.VIEW] or MapView.WORLD),
        viewpoint=None if viewpoint is dataset.about.viewpoint else viewpoint,
        camera=kept.camera,
        size=kept.frame,
        titled=kept.titled,
        basket=session().basket,
    )


def _address() -> Address:
    return {key: st.query_params.get_all(key) for key in sorted(st.query_params)}


def read_selection(dataset: Dataset) -> Selection:
    """Return the selection in force, taken from the address where that is new, else from the widgets."""
    address = _address()
    if session().address.known == address:
        session().address.left.clear()
    elif not (address in session().address.left and _acted(dataset)):
        session().address.left.clear()
        selection, found = selection_from_query(review_link.map_part(address), dataset)
        notices = tuple(map(str, found))
        if review_link.review_link_from_query(address) and not page_data.editing():
            notices = (review_link.EDITING_OFF,)
        _write_widgets(selection, dataset)
        kept = session()
        opens = selection.hotspot is not None and selection.camera is None and "view" not in address
        kept.map.move = Move.OPEN if opens else Move.NONE
        kept.address.known, kept.notices, kept.panel.speaker = address, list(notices), None
    selection = _read_widgets(dataset)
    if selection.hotspot is not None and selection.hotspot not in dataset.hotspots:
        kept = session()
        kept.notices = [f"The hotspot {selection.hotspot} is no longer in the data, so it was closed."]
        kept.map.hotspot = None
        selection = replace(selection, hotspot=None)
    selection = replace(selection, basket=keep_known(dataset))
    on_page = _on_page(selection)
    session().address.taken = on_page
    return selection


def _on_page(selection: Selection) -> tuple[Selection, tuple[int, int]]:
    # The app moves the camera, nobody else. The map's size is what a browser tells unasked.
    return replace(selection, camera=None), view_size(WidgetKey.MEASURE)


def _acted(dataset: Dataset) -> bool:
    """Whether the page holds something else than the last run took from it, be that run broken off or not."""
    last = session().address
    return last.known is not None and _on_page(_read_widgets(dataset)) != last.taken


def write_address(selection: Selection) -> None:
    """Put the selection into the address, as a new step of the browser's history, where it says something new."""
    query = selection_to_query(selection)
    address, known = dict(sorted(query.items())), session().address.known or {}
    if address != known and query != _said(known):
        st.query_params.from_dict(query)
        session().address.left.append(known)
        session().address.known = address


def _said(address: Address) -> Address:
    return {key: value for key, value in address.items() if any(value)}


def select(hotspot: str | None, source: str | None = None) -> None:
    """Open a hotspot, or only what one article says of it, and move the camera to it.

    None closes the open one: the map goes back to what it showed before, however many were opened since.
    """
    if hotspot is None:
        view_before.go_back()
    else:
        view_before.note_view()
    kept = session()
    kept.map.hotspot, kept.map.move = hotspot, Move.NONE if hotspot is None else Move.OPEN
    kept.map.asked = ()
    kept.panel.speaker = source
    kept.notices = []


def take_pick(key: WidgetKey) -> None:
    """Open what a component was asked to open: its pick is a hotspot and, or null, one article."""
    picked = widgets.component_value(key, "picked")
    if isinstance(picked, Mapping) and isinstance(hotspot := picked.get("hotspot"), str):
        source = picked.get("source")
        select(hotspot, source if isinstance(source, str) else None)


def speaker() -> str | None:
    """Return the id of the article that the open hotspot was opened for, where it was opened for one."""
    return session().panel.speaker


def hear_all() -> None:
    """Show what every article says of the open hotspot."""
    session().panel.speaker = None


def review() -> review_link.ReviewLink | None:
    """Return where the address leads on the Review page; None where it leads to the map, or nobody may edit."""
    if not page_data.editing() or st.context.is_embedded:
        return None
    return review_link.review_link_from_query(_address())


def go_to_review(link: review_link.ReviewLink) -> None:
    """Leave the map for the Review page. What is chosen on the map is kept for the way back."""
    address = _address()
    if review_link.review_link_from_query(address) is None:
        session().address.map_left = address
    # Widgets that are not drawn lose their values, so that the map has to read its address again.
    session().address.known = None
    st.query_params.from_dict(review_link.review_link_to_query(link))


def go_to_map(hotspot: str | None = None) -> None:
    """Leave the Review page for the map as it was left, or for one hotspot on it with the basket."""
    left = session().address.map_left
    st.query_params.from_dict({"hotspot": [hotspot], **basket_part(left)} if hotspot else left)


def take_move() -> Move:
    """What happens to the camera in this run; asked once."""
    kept = session().map
    move, kept.move = kept.move, Move.NONE
    return move


def keep_view(view: MapView) -> None:
    """Choose the view of the map; before its widget is drawn. The reader has not acted by that."""
    widgets.set_value(WidgetKey.VIEW, view.value)
    if (last := session().address).taken is not None:
        selection, size = last.taken
        last.taken = replace(selection, view=view), size


def keep_camera(camera: Camera | None) -> None:
    """Remember where the app has put the camera; None is the view of the world."""
    session().map.camera = camera


def move_to_open() -> None:
    """Move the camera to the open hotspot in the next run, where one is open."""
    session().map.move = Move.OPEN if session().map.hotspot is not None else Move.NONE


def turn_view() -> None:
    """Forget the camera after a change of the view: the same camera shows something else there."""
    view_before.follow_turn()
    kept = session().map
    kept.camera, kept.move = None, Move.TURN if kept.hotspot is not None else Move.NONE


def reset_filters(dataset: Dataset, *names: str) -> None:
    """Drop the named filters (names of `Filters.active`), or all of them."""
    empty: dict[str, dict[WidgetKey, object]] = {
        "articles": {WidgetKey.SOURCE: list(dataset.sources)},
        "topic": {WidgetKey.TOPIC: []},
        "actor": {WidgetKey.ACTOR: []},
        "speaker": {WidgetKey.SPEAKER: []},
        "stance": {WidgetKey.STANCE: []},
        "mode": {WidgetKey.MODE: []},
        "claim": {WidgetKey.CLAIM: []},
        "precision": {WidgetKey.PRECISION: []},
        "dates": {WidgetKey.FROM: "", WidgetKey.TO: ""},
        "search": {WidgetKey.SEARCH: ""},
    }
    _renew_drawer()
    for name in names or empty:
        for part, value in empty[name].items():
            widgets.set_value(widget_key(part), value)
