"""What the map showed before a hotspot was opened, and the way back to it.

The first of several hotspots that are opened in a row counts. A camera that was moved by hand is not known here.
"""

from geo.page.shared import widgets
from geo.page.shared.session import ViewBefore, session
from geo.page.shared.widgets import WidgetKey
from geo.selection.selection import MapView, Selection

__all__ = ["follow_link", "follow_turn", "go_back", "note_view"]


def note_view() -> None:
    """Remember what the map shows, if nothing is open yet; to be called before a hotspot is opened."""
    chosen = session().map
    if chosen.hotspot is None:
        chosen.before = ViewBefore(view=_view(), camera=chosen.camera)


def go_back() -> None:
    """Put the map back to what it showed before the open hotspot: the world, where a link has opened that.

    It sets the widget of the view, so it may be called where Streamlit lets one be set: in a callback.
    """
    chosen = session().map
    if chosen.hotspot is None:
        return
    before, chosen.before = chosen.before, None
    chosen.camera = None if before is None else before.camera
    if before is not None and before.view is not _view():
        widgets.set_value(WidgetKey.VIEW, before.view.value)


def follow_turn() -> None:
    """Take the view that the reader has just chosen for the one to go back to: a camera of another one says nothing."""
    chosen = session().map
    if chosen.before is not None:
        chosen.before = ViewBefore(view=_view(), camera=None)


def follow_link(selection: Selection) -> None:
    """Remember what the map shows before it follows a link, or the browser's back and forward, to `selection`.

    To be called while session and widgets still hold what was before.
    """
    kept = session()
    if selection.hotspot is None:
        kept.map.before = None
    elif kept.address.known is None:  # the page begins with it
        kept.map.before = ViewBefore(view=selection.view, camera=None)
    else:
        note_view()


def _view() -> MapView:
    return MapView(widgets.value(WidgetKey.VIEW, str) or Selection().view)
