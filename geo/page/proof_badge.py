"""The badge below a quote: whether its wording is confirmed, and on a click all that the check rests on.

A quote that is not confirmed says so at once and in full: nobody has to open anything to be warned.
"""

from functools import partial

import streamlit as st

from geo.dataset.model import Source
from geo.evidence.proof import Proof, ProofState
from geo.page.shared.badges import BADGES
from geo.page.shared.complaints import complaint_text
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.session import session


def draw_warning(proof: Proof) -> None:
    """Say what is wrong with a quote whose wording is not confirmed; nothing of any other."""
    if proof.verified:
        return
    text, _, meaning = BADGES[proof.state]
    why = f" {escape_markdown(why)}" if (why := _why(proof)) else ""
    st.error(f"**{text[0].upper()}{text[1:]}.** {meaning}{why}", icon=":material/error:")


def draw_proof(source: Source, proof: Proof, key: str, *, readable: bool) -> None:
    """Draw the badge, which opens document, place and checksum; `readable` where the document is present."""
    text, colour, meaning = BADGES[proof.state]
    icon = ":material/spellcheck:" if proof.verified else ":material/error:"
    with st.popover(f":{colour}-badge[{icon} {text}]", type="tertiary", key=f"proof-{key}"):
        st.markdown(meaning)
        st.markdown(_place(source, proof))
        if proof.start is not None and readable:
            st.button("Read in the document", key=f"read-{key}", type="tertiary", icon=":material/menu_book:",
                      on_click=partial(_ask_to_read, proof.excerpt))  # fmt: skip


def _place(source: Source, proof: Proof) -> str:
    """Document, characters and checksum, as Markdown."""
    where = ""
    if proof.start is not None and proof.end is not None:
        where = f", characters {proof.start:,}–{proof.end:,}"
    return f"{escape_markdown(source.document + where)}  \nSHA-256 of the document: `{proof.document_sha256}`"


def _why(proof: Proof) -> str:
    """Return why a quote is not verified; what a lock file says of a document was said to who has a command line."""
    if proof.state is ProofState.UNREADABLE:
        return complaint_text(proof.complaint) if proof.complaint else ""
    return proof.detail


def _ask_to_read(excerpt_id: str) -> None:
    session().panel.reading = excerpt_id
