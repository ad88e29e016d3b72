"""Sharing: the link to exactly this view, and the code that puts it into a page or a slide."""

import html
from dataclasses import replace
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from geo.dataset.model import Dataset
from geo.page.document_title import document_title
from geo.page.shared.components import copy_bar
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.selection.basket import Basket
from geo.selection.filtering import Shown, apply_filters
from geo.selection.selection import FrameSize, Selection, selection_to_query
from geo.selection.served_at import is_loopback
from geo.text import counted

__all__ = ["draw_share", "embed_code", "open_share", "page_address", "view_address"]

FRAME_SIZES = {FrameSize.PRESENTATION: "Slide, 16:9", FrameSize.FILL: "Fill the frame"}

SHAPES = {
    FrameSize.FILL: (960, 600, "border: 0; width: 100%"),
    FrameSize.PRESENTATION: (960, 540, "border: 0; width: 100%; height: auto; aspect-ratio: 16 / 9"),
}
"""Width and height of a frame in CSS pixels where a page has no style sheet, and its style where it has."""


def page_address() -> str | None:
    """Return where the reader sees the page, without a query: that is where a link leads back to."""
    if not st.context.url:
        return None
    parts = urlsplit(st.context.url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", "", ""))


def view_address(base: str, selection: Selection, *, embedded: bool = False) -> str:
    """Return the link to a selection below the address of the page.

    Embedded, the open hotspot is fitted into the frame instead of keeping the camera of another map's size, and the
    basket is left out.
    """
    if embedded:
        camera = None if selection.hotspot is not None else selection.camera
        selection = replace(selection, camera=camera, basket=Basket())
    query = selection_to_query(selection) | ({"embed": ["true"]} if embedded else {})
    return f"{base}?{urlencode(query, doseq=True)}" if query else base


def embed_code(base: str, selection: Selection, title: str) -> str:
    """Return an HTML `iframe` that shows the selection, embedded, at its own size; everything in it is escaped."""
    width, height, style = SHAPES[selection.size]
    address = view_address(base, selection, embedded=True)
    return (
        f'<iframe src="{html.escape(address)}" title="{html.escape(title)}" '
        f'width="{width}" height="{height}" style="{style}" loading="lazy"></iframe>'
    )


@st.dialog("Share", width="medium")
def open_share(page: PageData, selection: Selection) -> None:
    """Open the dialogue over the page."""
    draw_share(page, selection)


def draw_share(page: PageData, selection: Selection) -> None:
    """Draw the link, then the choices of the frame and its code."""
    dataset = page.loaded.dataset
    base = page_address() or dataset.about.URL or ""
    shown = apply_filters(dataset, selection.filters)
    with st.container(key="share", gap="small"):
        _draw_link(view_address(base, selection), _holds(dataset, shown, selection))
        st.markdown("**Embed it in a page**")
        chosen = st.segmented_control(
            "Size of the frame", [size.value for size in FRAME_SIZES], key="share-size", required=True,
            default=FrameSize.PRESENTATION.value, format_func=lambda value: FRAME_SIZES[FrameSize(value)],
        )  # fmt: skip
        size = FrameSize(chosen)
        titled = st.toggle(
            "Title and source line", value=True, key="share-titled",
            help="A page that the frame fills has a title of its own, so there it is the source line only.",
        )  # fmt: skip
        framed = replace(selection, size=size, titled=titled)
        code = embed_code(base, framed, document_title(dataset, shown, selection))
        st.code(code, language="html", wrap_lines=True)
        copy_bar("share-copy-code", [{"label": "Copy code", "text": code}])
        if is_loopback(base):
            st.caption(f"{escape_markdown(base)} is this machine: link and code work on no other.")


def _draw_link(address: str, holds: str) -> None:
    st.markdown("**Link to this view**")
    st.code(address, language=None, wrap_lines=True)
    st.caption(holds)
    copy_bar("share-copy-link", [{"label": "Copy link", "text": address}])


def _holds(dataset: Dataset, shown: Shown, selection: Selection) -> str:
    """What is seen at the other end, and what is not, as Markdown."""
    opened = f"opens {escape_markdown(dataset.hotspots[selection.hotspot].name)} and " if selection.hotspot else ""
    filters = f", with the filters on {', '.join(selection.filters.active)}" if selection.filters.active else ""
    basket = f", and holds the basket of {counted(len(selection.basket), 'place')}" if selection.basket else ""
    return f"It {opened}shows {shown.summary()}{filters}{basket}. A camera that you moved by hand is not in it."
