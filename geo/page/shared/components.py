"""The small pieces of front end that Streamlit has no widget for: copying, the tables, names, pictures, the map's size.

Their scripts get data as JSON and put it into the page as text, never as markup. The browser fetches each script once:
Streamlit sends what it is given with every mount, and that is a line which imports the script.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import streamlit as st

from geo.files import PACKAGE
from geo.page.shared import served_files, widgets
from geo.page.shared.session import Move, session

FRONTEND = PACKAGE / "page" / "frontend"
LAPTOP = (790, 470)
"""Width and height of the map that is assumed until the browser has told, in pixels: of a window of 1366 by 768."""


_MARKUP: Mapping[str, str | None] = {
    "copy": '<div class="copy-bar" role="group"></div><span class="copy-said" role="status"></span>',
    "list": '<div class="twin"><table><caption></caption><thead></thead><tbody></tbody></table></div>',
    "matrix": '<div class="matrix"><table><caption></caption><thead></thead><tbody></tbody><tfoot></tfoot></table>'
    "</div>",
    "names": '<div class="names"></div>',
    "picture": '<div class="picture"><img><svg aria-hidden="true"></svg><div class="places"></div></div>'
    '<div class="picture-tip" hidden></div>',
    "claims": '<div class="claims"><table><caption></caption><thead></thead><tbody></tbody></table></div>',
    "compare": '<div class="compare"><table><caption></caption><thead></thead><tbody></tbody></table></div>',
    "document": '<div class="document" role="region" tabindex="0"></div><p class="marks"></p>'
    '<span class="copy-said" role="status"></span>',
    "basket": '<ol class="basket" aria-label="Basket"></ol><span class="copy-said" role="status"></span>',
    "framed": '<iframe class="framed" sandbox=""></iframe>',
    "measure": None,
    "sheet": '<button class="sheet-handle" type="button" aria-label="Larger" aria-expanded="false"></button>',
    "finder": '<button type="button" class="finder-open" aria-haspopup="dialog" aria-keyshortcuts="Control+K /">'
    '<span>Search</span><kbd aria-hidden="true">Ctrl K</kbd></button><span class="copy-said" role="status"></span>'
    '<dialog class="finder" aria-label="Search"><input type="text" role="combobox" aria-expanded="true" '
    'aria-autocomplete="list" aria-controls="finder-found" autocomplete="off" spellcheck="false" maxlength="200">'
    '<div id="finder-found" role="listbox" aria-label="Found"></div><p role="status"></p></dialog>',
    "maptools": '<div class="map-tools"><div class="map-buttons" role="group" aria-label="Map">'
    '<button type="button" aria-label="Zoom in" title="Zoom in">+</button>'
    '<button type="button" aria-label="Zoom out" title="Zoom out">−</button>'
    '<button type="button" aria-label="Whole map" title="Whole map"><svg viewBox="0 0 18 18" aria-hidden="true">'
    '<circle cx="9" cy="9" r="7"/><path d="M2 9h14M9 2c-4 4-4 10 0 14M9 2c4 4 4 10 0 14"/></svg></button></div>'
    '<div class="map-scale" hidden><span></span><i></i></div>'
    '<div class="map-asked" role="dialog" aria-labelledby="map-asked-title" hidden>'
    '<p id="map-asked-title">Which of these?</p><div></div>'
    '<button class="map-asked-close" type="button" aria-label="Close" title="Close">✕</button></div></div>',
}
"""What a script finds to fill, by its name in `frontend/`, where its style may stand beside it."""


@cache
def _source(name: str) -> str:
    return (FRONTEND / name).read_text("utf-8")


def _component(name: str) -> Any:  # noqa: ANN401  # Streamlit's renderer has no public type
    """The piece with that name, of `_MARKUP`; its script is shelved again on every run, lest it be dropped."""
    return _registered(name, served_files.put(name, _source(f"{name}.js").encode(), "js"))


@cache
def _registered(name: str, address: str) -> Any:  # noqa: ANN401  # as above
    # On two lines, since Streamlit takes a single one for the name of a file.
    script = f'export default async (c) =>\n(await import(new URL("{address}", document.baseURI))).default(c);'
    css = _source(f"{name}.css") if (FRONTEND / f"{name}.css").exists() else None
    return st.components.v2.component(f"hotspots_{name}", html=_MARKUP[name], css=css, js=script, isolate_styles=False)


def copy_bar(key: str, items: Sequence[Mapping[str, object]], on_flip: Callable[[], None] | None = None) -> None:
    """Draw buttons that copy: each item has a `label`, a `sign` and a `text` or the `query` of a link to this page.

    The sign is the name of a Material Symbol; the label is its name for who does not see it. An item with `flips`, a
    hotspot and an excerpt or None, tells these under `flipped` instead, and calls `on_flip`; `pressed` says whether
    that is in the briefing basket (`keep_button`), and `words` are seen beside its sign.
    """
    asked = {} if on_flip is None else {"on_flipped_change": on_flip}
    _component("copy")(key=key, data={"items": list(items)}, width="content", **asked)


def list_table(key: str, data: Mapping[str, object], on_pick: Callable[[], None], on_flip: Callable[[], None]) -> None:
    """Draw the table of hotspots; a row's button tells an id under `picked` and calls `on_pick`.

    The one beside its name flips what is in the briefing basket, as in `copy_bar`.
    """
    _component("list")(key=key, data=dict(data), on_picked_change=on_pick, on_flipped_change=on_flip)


def matrix_table(
    key: str, data: Mapping[str, object], on_pick: Callable[[], None], on_flip: Callable[[], None]
) -> None:
    """Draw the matrix; a button tells hotspot and article (or None) under `picked`, and calls `on_pick`.

    That beside a name flips what is in the briefing basket, as in `copy_bar`.
    """
    _component("matrix")(key=key, data=dict(data), on_picked_change=on_pick, on_flipped_change=on_flip)


def name_lists(key: str, data: Mapping[str, object], on_pick: Callable[[], None]) -> None:
    """Draw groups of lines with names; a name's button picks as in the matrix."""
    _component("names")(key=key, data=dict(data), on_picked_change=on_pick)


def live_picture(key: str, data: Mapping[str, object], on_pick: Callable[[], None]) -> None:
    """Draw a picture whose places tell what they are, and pick as in the matrix."""
    _component("picture")(key=key, data=dict(data), on_picked_change=on_pick)


def basket_list(key: str, data: Mapping[str, object], on_change: Callable[[], None]) -> None:
    """Draw the items of the briefing basket; every change tells all of them under `changed`, and calls `on_change`."""
    _component("basket")(key=key, data=dict(data), on_changed_change=on_change)


def claims_table(key: str, data: Mapping[str, object], on_pick: Callable[[], None]) -> None:
    """Draw the table of claims, which sorts itself; a row's button picks hotspot and article as in the matrix."""
    _component("claims")(key=key, data=dict(data), on_picked_change=on_pick)


def compare_table(key: str, data: Mapping[str, object], on_pick: Callable[[], None]) -> None:
    """Draw the table of a comparison, whose numbers open quotes; a quote's place picks as in the matrix."""
    _component("compare")(key=key, data=dict(data), on_picked_change=on_pick)


def document_text(key: str, data: Mapping[str, object], on_pick: Callable[[], None]) -> None:
    """Draw a document with its marks; a click on a proposal tells its key under `picked`, and calls `on_pick`."""
    _component("document")(key=key, data=dict(data), on_picked_change=on_pick)


def finder_dialog(
    key: str, data: Mapping[str, object], on_pick: Callable[[], None], on_flip: Callable[[], None]
) -> None:
    """Draw the button that opens the search; what is chosen in it is told under `picked`, and calls `on_pick`.

    Shift and Enter, or the sign at an entry's end, flip what is in the briefing basket, as in `copy_bar`.
    """
    copying = served_files.put("copy", _source("copy.js").encode(), "js")
    _component("finder")(
        key=key,
        data={**data, "copying": copying},
        on_picked_change=on_pick,
        on_flipped_change=on_flip,
        width="content",
    )


def map_tools(
    key: str,
    data: Mapping[str, object],
    on_pick: Callable[[], None],
    on_whole: Callable[[], None],
    on_close: Callable[[], None],
) -> None:
    """Draw what lies over the map: buttons, the scale, and the question which hotspot was meant.

    A name's button picks as in the matrix; the others call `on_whole`, for all of the map, and `on_close`.
    """
    _component("maptools")(
        key=key,
        data=dict(data),
        on_picked_change=on_pick,
        on_whole_change=on_whole,
        on_closed_change=on_close,
    )


def view_size(key: str) -> tuple[int, int]:
    """Return the width and height of map or figure in pixels, in steps of an eighth of a doubling."""
    _take_size(key)
    return session().map.measured or LAPTOP


def map_size(key: str) -> tuple[int, int]:
    """Return the same of the map as it is now: on a telephone it is lower while a hotspot is open in a sheet below."""
    width, height = view_size(key)
    kept = session().map
    return width, height if kept.hotspot is None else kept.open_height or height


def _take_size(key: str) -> None:
    size = widgets.component_value(key, "size")
    if isinstance(size, Sequence) and len(size) == 3:
        # What a component has told is forgotten with it, in a view that has no map or figure.
        width, height, opened = (int(value) for value in size)
        session().map.measured, session().map.open_height = (width, height), opened


def measure_map(key: str) -> None:
    """Watch the size of the map; a change of more than a step runs the page again."""
    width, height = view_size(key)
    said = [width, height, session().map.open_height or height]
    _component("measure")(key=key, data={"said": said}, on_size_change=_measured)


def _measured() -> None:
    """Move a camera that was put for a size which nobody had told."""
    kept = session().map
    if kept.guessed and kept.hotspot is not None:
        kept.move = Move.TURN
    kept.guessed = False


def framed_page(key: str, data: Mapping[str, object]) -> None:
    """Draw a page in a frame of its own, which runs no script: `src` is its address, `title` what it is."""
    _component("framed")(key=key, data=dict(data))


def sheet_handle(key: str, opened: str) -> None:
    """Draw what the panel is dragged by where it is a sheet; it begins anew for every id that is `opened`."""
    _component("sheet")(key=key, data={"opened": opened}, width="content")
