"""The session's side of `geo.selection.selection`: widgets, session state and the address bar hold one selection.

The address is read whenever it is not the one this module wrote: at the start, after a pasted link, and on the
browser's back and forward. Whoever is quick acts while the address that the last run wrote is still on its way to the
browser: an old address that comes with something new on the page is late, and what is new counts.

Widgets are not bound to the address one by one (`bind="query-params"`), because a bound widget drops values it does not
know without a word, and a stale link has to say so.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from geo.dataset.model import Dataset, Precision, Topic, Viewpoint
from geo.page.shared import page_data, review_link
from geo.page.shared.components import map_size
from geo.selection.selection import (
    Camera,
    FigureKind,
    Filters,
    FrameSize,
    MapView,
    Selection,
    date_or_none,
    from_query,
    to_query,
)

MULTI = ("source", "topic", "actor", "precision")
SINGLE = ("from", "to", "q", "view", "viewpoint", "figure")
DRAWER = ("topic", "actor", "precision", "from", "to")
"""Widgets that are not in the page while the drawer is closed."""


def widget_key(name: str) -> str:
    """Return the key of the widget that holds a part of the selection.

    What is set from here does not reach a widget in the closed drawer: its next message would bring the old value
    back (streamlit 1.67). So those get new keys, and begin anew, whenever the app sets them.
    """
    renewed = st.session_state.get("renewed", 0)
    return f"{name}-{renewed}" if renewed and name in DRAWER else name


def _renew_drawer() -> None:
    state = st.session_state
    values = {name: state.pop(widget_key(name), None) for name in DRAWER}
    # The first time is the session's first run, when no browser has a value yet.
    state["renewed"] = state.get("renewed", -1) + 1
    for name, value in values.items():
        state[widget_key(name)] = value


def _write_widgets(selection: Selection, dataset: Dataset) -> None:
    _renew_drawer()
    state, filters = st.session_state, selection.filters
    state["source"] = list(dataset.sources if filters.source is None else filters.source)
    state[widget_key("topic")] = [t.value for t in filters.topic]
    state[widget_key("actor")] = list(filters.actor)
    state[widget_key("precision")] = [p.value for p in filters.precision]
    state[widget_key("from")] = filters.from_ or ""
    state[widget_key("to")] = filters.to or ""
    state["q"] = filters.q
    state["view"] = selection.view.value
    state["viewpoint"] = (selection.viewpoint or dataset.about.viewpoint).value
    state["size"] = selection.size.value
    state["figure"] = selection.figure.value
    state["hotspot"] = selection.hotspot
    state["camera"] = selection.camera


def _read_widgets(dataset: Dataset) -> Selection:
    state = st.session_state
    known = {"source": tuple(dataset.sources), "topic": tuple(Topic), "precision": tuple(Precision)}
    known["actor"] = dataset.about.actors
    for name in MULTI:  # the file may have changed since: a choice that is gone would be an exception in its widget
        key = widget_key(name)
        state[key] = [v for v in state.get(key) or [] if v in known[name]]
    for name in SINGLE:  # kept although its widget is not drawn, as in the embedded page
        state[widget_key(name)] = state.get(widget_key(name))
    chosen = tuple(s for s in dataset.sources if s in state["source"])
    filters = Filters(
        source=None if len(chosen) == len(dataset.sources) else chosen,
        topic=tuple(t for t in Topic if t in state[widget_key("topic")]),
        actor=tuple(a for a in dataset.about.actors if a in state[widget_key("actor")]),
        precision=tuple(p for p in Precision if p in state[widget_key("precision")]),
        from_=date_or_none(state[widget_key("from")] or ""),
        to=date_or_none(state[widget_key("to")] or ""),
        q=(state["q"] or "").strip(),
    )
    viewpoint = Viewpoint(state["viewpoint"] or dataset.about.viewpoint)
    return Selection(
        filters=filters,
        hotspot=state.get("hotspot"),
        figure=FigureKind(state["figure"] or FigureKind.MAP),
        view=MapView(state["view"] or MapView.FLAT),
        viewpoint=None if viewpoint is dataset.about.viewpoint else viewpoint,
        camera=state.get("camera"),
        size=FrameSize(state.get("size") or FrameSize.FILL),
    )


def _address() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in sorted(st.query_params)}


def read(dataset: Dataset) -> Selection:
    """Return the selection in force, taken from the address where that is new, else from the widgets."""
    state, address = st.session_state, _address()
    if state.get("address") != address and not _acted(dataset):
        selection, notices = from_query(review_link.map_part(address), dataset)
        if review_link.from_query(address) and not page_data.editing():
            notices = (review_link.EDITING_OFF,)
        _write_widgets(selection, dataset)
        state["address"], state["notices"], state["moved"] = address, list(notices), False
        state["speaker"] = None
    selection = _read_widgets(dataset)
    if selection.hotspot is not None and selection.hotspot not in dataset.hotspots:
        state["notices"] = [f"The hotspot {selection.hotspot} is no longer in the data, so it was closed."]
        state["hotspot"] = None
        selection = replace(selection, hotspot=None)
    state["taken"] = _on_page(selection)
    return selection


def _on_page(selection: Selection) -> tuple[Selection, object]:
    # The app moves the camera, nobody else. The map's size is what a browser tells unasked.
    return replace(selection, camera=None), map_size("measure")


def _acted(dataset: Dataset) -> bool:
    """Whether the page holds something else than the last run took from it, be that run broken off or not."""
    if st.session_state.get("address") is None:
        return False
    taken: tuple[Selection, object] = st.session_state["taken"]
    return _on_page(_read_widgets(dataset)) != taken


def write_address(selection: Selection) -> None:
    """Put the selection into the address, as a new step of the browser's history, where it says something new."""
    query = to_query(selection)
    address = dict(sorted(query.items()))
    if address != st.session_state["address"] and query != _said(st.session_state["address"]):
        st.query_params.from_dict(query)
        st.session_state["address"] = address


def _said(address: dict[str, list[str]]) -> dict[str, list[str]]:
    return {key: value for key, value in address.items() if any(value)}


def select(hotspot: str | None, source: str | None = None) -> None:
    """Open a hotspot, or only what one article says of it, and move the camera to it; None closes the open one."""
    st.session_state["hotspot"] = hotspot
    st.session_state["speaker"] = source
    st.session_state["moved"] = hotspot is not None
    st.session_state["notices"] = []


def take_pick(key: str) -> None:
    """Open what a component was asked to open: its pick is a hotspot and, or null, one article."""
    picked = st.session_state[key].picked
    if isinstance(picked, Mapping) and isinstance(hotspot := picked.get("hotspot"), str):
        source = picked.get("source")
        select(hotspot, source if isinstance(source, str) else None)


def speaker() -> str | None:
    """Return the id of the article that the open hotspot was opened for, where it was opened for one."""
    found: str | None = st.session_state.get("speaker")
    return found


def hear_all() -> None:
    """Show what every article says of the open hotspot."""
    st.session_state["speaker"] = None


def review() -> review_link.ReviewLink | None:
    """Return where the address leads on the Review page; None where it leads to the map, or nobody may edit."""
    if not page_data.editing() or st.context.is_embedded:
        return None
    return review_link.from_query(_address())


def go_to_review(link: review_link.ReviewLink) -> None:
    """Leave the map for the Review page. What is chosen on the map is kept for the way back."""
    state = st.session_state
    if review_link.from_query(_address()) is None:
        state["map-address"] = _address()
    # Widgets that are not drawn lose their values, so that the map has to read its address again.
    state["address"] = None
    st.query_params.from_dict(review_link.to_query(link))


def go_to_map(hotspot: str | None = None) -> None:
    """Leave the Review page for the map as it was left, or for one hotspot on it."""
    address = st.session_state.get("map-address") or {}
    st.query_params.from_dict({"hotspot": [hotspot]} if hotspot else address)


def take_move() -> bool:
    """Whether the camera is to move to the selected hotspot in this run; asked once."""
    moved = bool(st.session_state.get("moved"))
    st.session_state["moved"] = False
    return moved


def keep_camera(camera: Camera | None) -> None:
    """Remember where the app has put the camera; None is the view of the world."""
    st.session_state["camera"] = camera


def turn_view() -> None:
    """Forget the camera after a change between flat and globe: the same zoom means another scale there."""
    st.session_state["camera"] = None
    st.session_state["moved"] = st.session_state.get("hotspot") is not None


def reset_filters(dataset: Dataset, *names: str) -> None:
    """Drop the named filters (names of `Filters.active`), or all of them."""
    state = st.session_state
    empty: dict[str, dict[str, object]] = {
        "articles": {"source": list(dataset.sources)},
        "topic": {"topic": []},
        "actor": {"actor": []},
        "precision": {"precision": []},
        "dates": {"from": "", "to": ""},
        "search": {"q": ""},
    }
    _renew_drawer()
    for name in names or empty:
        for key, value in empty[name].items():
            state[widget_key(key)] = value
