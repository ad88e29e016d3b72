"""A made HTML page, as a browser shows it: in a frame that runs no script and fetches nothing."""

import re
from typing import Final

import streamlit as st

from geo.page.shared import served_files
from geo.page.shared.components import framed_page

__all__ = ["draw_made_page", "without_outward_links"]

_OUTWARD: Final = re.compile(rb'<a href="(?!#)[^"]*"')


def draw_made_page(content: bytes) -> None:
    """Draw the page, to be scrolled and followed from its contents; links to elsewhere lead on in the file only."""
    address = served_files.put("page", without_outward_links(content), "html")
    framed_page("briefing-page", {"src": address, "title": "The page as it is in the file"})
    st.caption(
        f"One page of {len(content):,} bytes that needs nothing else: a browser opens and prints it. Here its links "
        "to other pages do nothing."
    )


def without_outward_links(content: bytes) -> bytes:
    """The page with links within itself only, so that nothing in the frame leads away from the dialogue."""
    return _OUTWARD.sub(b"<a", content)
