"""Texts of the data as HTML writes them."""

from html import escape

from geo.text import visible

__all__ = ["escape_html"]


def escape_html(text: str) -> str:
    """The text on one line, for an element or an attribute in quotes."""
    return escape(" ".join(visible(text).split()), quote=True)
