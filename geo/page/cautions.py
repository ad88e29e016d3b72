"""What of a briefing will be missing or otherwise than written, said before anybody sends it: links and letters."""

import streamlit as st

from geo.briefing.content.sheet import Sheet
from geo.briefing.write import Format, respelling
from geo.page.briefing_choices import TITLED
from geo.page.shared.markdown import escape_markdown

__all__ = ["draw_cautions"]


def draw_cautions(sheet: Sheet, form: Format) -> None:
    """Draw a line on the link that is not printed, and one on the letters that no font has, where it is so."""
    if sheet.unprinted and form in TITLED:
        st.caption(
            f"Without a link: {escape_markdown(sheet.unprinted)} is this machine. Where others find the map can stand "
            "in the data file, as about.URL."
        )
    if told := respelling(sheet, form):
        st.caption(escape_markdown(f"{told[:1].upper()}{told[1:]}."))
