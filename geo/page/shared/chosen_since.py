"""With what the view of changes compares: remembered while other views are open, and in the link of that one only."""

from geo.dataset.since import is_since
from geo.page.shared import widgets
from geo.page.shared.widgets import WidgetKey
from geo.selection.selection import FigureKind

__all__ = ["chosen_since"]


def chosen_since(kind: FigureKind) -> str:
    """Return what stands in the box where that view is open and it can name a state; no text otherwise."""
    widgets.keep_value(WidgetKey.SINCE)
    text = (widgets.value(WidgetKey.SINCE, str) or "").strip()
    return text if kind is FigureKind.CHANGES and is_since(text) else ""
