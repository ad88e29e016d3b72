"""One excerpt in the panel: the quote first, who says it, and one line of what else there is to it."""

from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from geo.dataset.dates import span_text
from geo.dataset.model import Dataset, Excerpt
from geo.dataset.named import actor_name, source_number
from geo.evidence.citation import cite, quote_with_citation
from geo.evidence.proof import Proof
from geo.page.coding import claims_line, said_line
from geo.page.proof_badge import draw_proof, draw_warning
from geo.page.shared.basket_state import flip_picked
from geo.page.shared.components import copy_bar
from geo.page.shared.keep_button import KEPT_ALL, keep_button
from geo.page.shared.markdown import escape_markdown, marked
from geo.page.shared.page_data import PageData
from geo.selection.basket import Basket
from geo.selection.filtering import ShownHotspot
from geo.selection.search import spans
from geo.selection.selection import Selection, selection_to_query

CONTEXT_WORDS = 2
"""Words of the document that are shown before and after a quote: enough to see that it goes on there."""


def draw_excerpt(page: PageData, hotspot: ShownHotspot, excerpt: Excerpt, selection: Selection, key: str) -> None:
    """Draw an excerpt; its key tells it from every other on the page."""
    dataset = page.loaded.dataset
    proof = page.verification.proofs[excerpt.id]
    doubt = "" if proof.verified else "unconfirmed-"
    with st.container(key=f"excerpt-{key}", gap=None):
        with st.container(key=f"quote-{doubt}{key}", gap=None):
            st.markdown(quote_in_context(excerpt, proof, selection.filters.q))
            draw_warning(proof)
            with st.container(key=f"said-{key}", horizontal=True, vertical_alignment="center", gap=None):
                if said := said_line(dataset, excerpt, hotspot.hotspot):
                    st.markdown(said, width="content")
                _tools(page, hotspot.id, excerpt, selection, key)
        if facts := _facts(dataset, excerpt):
            with st.container(key=f"facts-{key}"):
                st.caption(escape_markdown(" · ".join(facts)))


def _tools(page: PageData, hotspot_id: str, excerpt: Excerpt, selection: Selection, key: str) -> None:
    """Draw what opens the proof and what the analyst makes of the quote, and what copies it.

    The link that is copied holds all that is chosen but the camera, which its hotspot sets anew, and the basket.
    """
    dataset = page.loaded.dataset
    source, proof = dataset.sources[excerpt.source], page.verification.proofs[excerpt.id]
    with st.container(key=f"tools-{key}", horizontal=True, vertical_alignment="center", gap="xsmall", width="content"):
        draw_proof(source, proof, key, readable=page.folder is not None)
        _analyst(dataset, hotspot_id, excerpt, key)
        link = selection_to_query(replace(selection, camera=None, basket=Basket()))
        items = (
            _keeper(dataset, hotspot_id, excerpt, selection.basket),
            {"label": "Copy quote", "sign": "format_quote", "text": quote_with_citation(excerpt, source, proof)},
            {"label": "Copy citation", "sign": "library_books", "text": cite(source)},
            {"label": "Copy link", "sign": "link", "query": urlencode(link, doseq=True)},
        )
        copy_bar(f"copy-{key}", items, partial(flip_picked, dataset, f"copy-{key}"))


def _keeper(dataset: Dataset, hotspot_id: str, excerpt: Excerpt, basket: Basket) -> dict[str, object]:
    """What puts the excerpt into the briefing basket, or takes it out."""
    button = keep_button(KEPT_ALL if basket.holds(hotspot_id, excerpt.id) else "")
    number = source_number(dataset, excerpt.source)
    hotspot = dataset.hotspots[hotspot_id]
    place = [e.id for e in hotspot.excerpts if e.source == excerpt.source].index(excerpt.id) + 1
    return {
        "label": f"{button['words']}: quote {place} of [{number}] on {hotspot.name}",
        "sign": button["sign"],
        "pressed": button["pressed"],
        "flips": {"hotspot": hotspot_id, "excerpt": excerpt.id},
    }


def _analyst(dataset: Dataset, hotspot_id: str, excerpt: Excerpt, key: str) -> None:
    """Draw what opens the analyst's coding and note, where there is one of them."""
    coded = claims_line(dataset, excerpt, hotspot_id)
    noted = f"**Analyst’s note.** {escape_markdown(excerpt.note)}" if excerpt.note else ""
    if coded or noted:
        with (
            st.popover("Analyst", type="tertiary", key=f"analyst-{key}"),
            st.container(key=f"note-{key}"),
        ):
            st.markdown("\n\n".join(text for text in (coded, noted) if text))


def quote_in_context(excerpt: Excerpt, proof: Proof, query: str) -> str:
    """The quote between a few quiet words of its document, as Markdown, with what a search finds marked."""
    quote = " ".join(excerpt.quote.split())
    before, after = proof.prefix.split()[-CONTEXT_WORDS:], proof.suffix.split()[:CONTEXT_WORDS]
    lead = f":small[:gray[…\u00a0{escape_markdown(' '.join(before))}]] " if before else ""
    tail = f" :small[:gray[{escape_markdown(' '.join(after))}\u00a0…]]" if after else ""
    return f"{lead}{marked(quote, spans(query, quote))}{tail}"


def _facts(dataset: Dataset, excerpt: Excerpt) -> list[str]:
    """The topics, actors and dated event of an excerpt."""
    facts = [t.value for t in excerpt.topics] + [actor_name(dataset, actor) for actor in excerpt.actors]
    if excerpt.event:
        what = f"{excerpt.event.name}, " if excerpt.event.name else ""
        facts.append(f"{what}{span_text(excerpt.event.date, excerpt.event.until)}")
    return facts
