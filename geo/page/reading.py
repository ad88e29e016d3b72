"""The document of a quote, opened over the page at the quote."""

from itertools import chain, pairwise

import streamlit as st

from geo.errors import HotspotsError
from geo.evidence import documents
from geo.evidence.proof import Proof, quoted_parts
from geo.page.shared.complaints import complaint_text
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.page.shared.session import session

READING_MARGIN = 6000
"""Characters shown before and after a quote: about two screens either way."""


def draw_reading(page: PageData) -> None:
    """Open the document at the quote that was asked for, if one was."""
    kept = session().panel
    excerpt_id, kept.reading = kept.reading, None
    proof = page.verification.proofs.get(excerpt_id) if excerpt_id else None
    if proof is None or page.folder is None or proof.start is None:
        return
    source = page.loaded.dataset.sources[proof.source]

    @st.dialog(escape_markdown(source.label), width="large")
    def show() -> None:
        try:
            text = documents.read_document(page.folder, source.document).text  # type: ignore[arg-type]  # checked above
        except HotspotsError as error:
            st.error(escape_markdown(complaint_text(error)))
            return
        _reading(text, proof)

    show()


def _reading(text: str, proof: Proof) -> None:
    start, end = proof.start or 0, proof.end or 0
    before, after = text[max(0, start - READING_MARGIN) : start], text[end : end + READING_MARGIN]
    st.caption(
        f"Characters {start:,} to {end:,} of {len(text):,}. The document is not part of what this map publishes."
    )
    with st.container(key="reading", height=520, border=False):
        paragraphs = [p for p in before.split("\n") if p.strip()]
        lead = paragraphs.pop() if paragraphs and not before.endswith("\n") else ""
        tail, _, rest = after.partition("\n")
        for paragraph in paragraphs[-2:]:
            st.markdown(f":gray[{escape_markdown(paragraph)}]")
        st.markdown(f":gray[{escape_markdown(lead)}] {_quoted_words(text, proof)} :gray[{escape_markdown(tail)}]")
        for paragraph in (p for p in rest.split("\n") if p.strip()):
            st.markdown(f":gray[{escape_markdown(paragraph)}]")


def _quoted_words(text: str, proof: Proof) -> str:
    """The quoted words of a document, highlighted, and between them what the quote leaves out."""
    parts = quoted_parts(proof)
    words = [f":orange-background[{escape_markdown(text[part.start : part.end])}]" for part in parts]
    left_out = [f" :gray[{escape_markdown(text[part.end : after.start])}] " for part, after in pairwise(parts)]
    return "".join(chain.from_iterable(zip(words, (*left_out, ""), strict=True)))
