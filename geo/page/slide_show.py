"""A made deck, slide by slide: what is in the file, not what it is made from."""

import html
from functools import lru_cache

import streamlit as st

from geo.page.shared import served_files
from geo.text import counted

__all__ = ["draw_slides"]


@st.fragment
def draw_slides(content: bytes) -> None:
    """Draw one slide of a .pptx, and the choice of another."""
    total = _count(content)
    with st.container(key="slides", horizontal=True, vertical_alignment="center", gap="small"):
        number = st.pagination(total, key=f"slide-{total}", max_visible_pages=7)
        st.caption(f"Slide {number} of {total}", width="content")
    address, words = _picture(content, number)
    # The words are the data's: quoted, so that they stay an attribute's value.
    st.html(f'<img class="preview" src="{address}" alt="{html.escape(f"Slide {number} of {total}. {words}")}">')
    st.caption(
        f"{counted(total, 'slide')}, as they are in the file. Where Arial is not installed, or a template has another "
        "face, lines may break elsewhere."
    )


@lru_cache(maxsize=4)
def _count(content: bytes) -> int:
    from geo.briefing.office.slide_preview import count_slides  # noqa: PLC0415  PowerPoint's library

    return count_slides(content)


def _picture(content: bytes, number: int) -> tuple[str, str]:
    """The address of a slide's picture, and its words; put on the shelf again in every run, lest it be dropped."""
    svg, words = _drawn(content, number)
    return served_files.put("slide", svg, "svg"), words


@lru_cache(maxsize=64)
def _drawn(content: bytes, number: int) -> tuple[bytes, str]:
    from geo.briefing.office.slide_preview import slide_picture  # noqa: PLC0415  PowerPoint's library

    picture = slide_picture(content, number)
    return picture.svg, picture.words
