"""The document beside the proposal: the quote in view, what else is proposed, what is quoted already."""

import streamlit as st

from geo.page.review import decisions
from geo.page.review.desk_state import Desk
from geo.page.shared import state, widgets
from geo.page.shared.components import document_text
from geo.page.shared.review_link import ReviewLink
from geo.page.shared.widgets import WidgetKey
from geo.proposals.marked_text import MARGIN, TextMark, marked_blocks
from geo.proposals.review import Span

LEGEND = {
    TextMark.NOW: "in view",
    TextMark.QUOTED: "quoted in the data file",
    TextMark.PROPOSED: "proposed: a click opens it",
}


def draw_document(desk: Desk, span: Span | None) -> None:
    """Draw the text around the quote in view; `span` is where that stands, as it would be quoted."""
    review = desk.review
    proposed = {item.key: (item.proposal.start, item.proposal.end) for item in review.open(desk.choice)}
    quoted = sorted({span for spans in review.quoted.values() for span in spans})
    text = desk.document.text
    occurring = {TextMark.NOW: span, TextMark.QUOTED: quoted, TextMark.PROPOSED: proposed}
    data = {
        "label": f"Text of {desk.source.label}",
        "at": f"{desk.source_id} {desk.item.key if desk.item else ''}",
        "blocks": marked_blocks(text, span, quoted, proposed),
        "legend": [(mark, meaning) for mark, meaning in LEGEND.items() if occurring[mark]],
        "said": decisions.last_said(),
    }
    with st.container(key="review-document", gap="xsmall"):
        document_text(WidgetKey.REVIEW_TEXT, data, lambda: _picked(desk.source_id))
        if len(text) > 2 * MARGIN:
            st.caption(f"Of {len(text):,} characters, those round the quote are shown.")


def _picked(source_id: str) -> None:
    key = widgets.component_value(WidgetKey.REVIEW_TEXT, "picked")
    if isinstance(key, str):
        state.go_to_review(ReviewLink(source=source_id, proposal=key))
