"""Texts of the data as HTML writes them, and the ids that links within the page lead to."""

from html import escape

from geo.briefing.content.sheet import Sheet
from geo.text import visible

__all__ = ["escape_html", "excerpt_anchor"]


def escape_html(text: str) -> str:
    """The text on one line, for an element or an attribute in quotes."""
    return escape(" ".join(visible(text).split()), quote=True)


def excerpt_anchor(sheet: Sheet, hotspot: str, excerpt: str) -> str:
    """The id of an excerpt; where it stands under several hotspots, after the first one with the hotspot's."""
    places = sheet.part.dataset.hotspots.items()
    first = next((i for i, h in places if any(e.id == excerpt for e in h.excerpts)), "")
    return f"excerpt-{excerpt}" if first == hotspot else f"excerpt-{excerpt}-{hotspot}"
