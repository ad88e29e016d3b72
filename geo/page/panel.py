"""The panel: what each source says about the open hotspot, with the proof and the citation beside every quote."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from geo.dataset.claims import PASSING
from geo.dataset.dates import date_text, span_text
from geo.dataset.model import Dataset, Excerpt, Source
from geo.dataset.named import actor_name
from geo.evidence.citation import cite, quote_with_citation
from geo.evidence.proof import Proof, ProofState
from geo.page.coding import claims_line, others_lines, said_line
from geo.page.filters import source_badge
from geo.page.shared import state
from geo.page.shared.badges import BADGES
from geo.page.shared.complaints import complaint_text
from geo.page.shared.components import copy_bar
from geo.page.shared.markdown import escape_markdown, marked
from geo.page.shared.page_data import PageData
from geo.page.shared.session import session
from geo.selection.filtering import Shown, ShownHotspot
from geo.selection.search import spans
from geo.selection.selection import FigureKind, Selection, selection_to_query

MOST_QUOTED = 10
"""Hotspots that an empty panel offers."""


def draw_panel(page: PageData, shown: Shown, selection: Selection, overlapping: Sequence[str]) -> None:
    """Draw the open hotspot, or how to open one."""
    dataset = page.loaded.dataset
    if selection.hotspot is None:
        _invitation(dataset, shown, selection.figure)
        return
    hotspot = dataset.hotspots[selection.hotspot]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(escape_markdown(hotspot.name), anchor=False)
        st.button("Zoom to", key="zoom-to", icon=":material/center_focus_strong:", type="tertiary",
                  on_click=state.select, args=(selection.hotspot,))  # fmt: skip
        st.button("Close", key="close", icon=":material/close:", type="tertiary",
                  on_click=state.select, args=(None,))  # fmt: skip
    _relatives(dataset, selection.hotspot, overlapping)
    st.caption(f"Precision: {hotspot.precision.label}." + (f" {escape_markdown(hotspot.note)}" if hotspot.note else ""))
    if selection.hotspot not in shown.hotspots:
        _hidden(dataset, selection)
        return
    _sources(page, shown, shown.hotspots[selection.hotspot], selection)


def _invitation(dataset: Dataset, shown: Shown, kind: FigureKind) -> None:
    if not shown.hotspots:
        return
    how = "Click a region" if kind is FigureKind.MAP else "Choose a hotspot"
    st.markdown(f"##### {how} to read what is said about it, word for word, and who says it.")
    ranked = sorted(shown.hotspots.values(), key=lambda h: (-len(h.sources), -len(h.excerpts)))
    st.caption("First those on which the most of the articles shown are quoted:")
    with st.container(key="ranked", gap="xxsmall"):
        for hotspot in ranked[:MOST_QUOTED]:
            badges = " ".join(source_badge(dataset, s) for s in hotspot.sources)
            aside = f" :small[*{PASSING} only*]" if hotspot.passing else ""
            label = f"{escape_markdown(hotspot.hotspot.name)} {badges}{aside}"
            st.button(label, key=f"open-{hotspot.id}", type="tertiary",
                      on_click=state.select, args=(hotspot.id,))  # fmt: skip


def _hidden(dataset: Dataset, selection: Selection) -> None:
    names = ", ".join(selection.filters.active)
    st.info(f"The filters in force ({names}) leave no excerpt of this hotspot.", icon=":material/filter_alt:")
    st.button("Show it: drop the filters", key="unhide", on_click=state.reset_filters, args=(dataset,))


def _relatives(dataset: Dataset, hotspot_id: str, overlapping: Sequence[str]) -> None:
    """Draw links to parent, children and every other hotspot whose region overlaps this one."""
    parent = dataset.hotspots[hotspot_id].parent
    children = [i for i, h in dataset.hotspots.items() if h.parent == hotspot_id]
    others = [i for i in overlapping if i != parent and i not in children]
    # "Filed under" and not "part of": whether Kosovo is part of Serbia is not for a map to say.
    groups = (("Filed under", [parent] if parent else []), ("Filed under it", children), ("Also here", others))
    with st.container(key="relatives", horizontal=True, vertical_alignment="center", gap="xsmall"):
        for title, ids in groups:
            if ids:
                st.caption(f"{title}:", width="content")
            for other in ids:
                st.button(escape_markdown(dataset.hotspots[other].name), key=f"{title}-{other}", type="tertiary",
                          on_click=state.select, args=(other,))  # fmt: skip


def _sources(page: PageData, shown: Shown, hotspot: ShownHotspot, selection: Selection) -> None:
    dataset, speaker = page.loaded.dataset, state.speaker()
    if speaker in hotspot.sources and len(hotspot.sources) > 1:
        with st.container(key="only-article", horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(f"Only excerpts from {escape_markdown(dataset.sources[speaker].label)}.", width="content")
            st.button(f"Show all {len(hotspot.sources)} articles", key="hear-all", type="tertiary",
                      icon=":material/forum:", on_click=state.hear_all)  # fmt: skip
    for source_id in (speaker,) if speaker in hotspot.sources else hotspot.sources:
        source = dataset.sources[source_id]
        date = date_text(source.issued) if source.issued else "date unknown"
        st.markdown(
            f"{source_badge(dataset, source_id)} **{escape_markdown(source.label)}** :gray[{escape_markdown(date)}]"
        )
        if source.note:
            with st.container(key=f"article-{source_id}"):  # cut after three lines; the whole is under About
                st.caption(f"*Analyst’s note on the article: {escape_markdown(source.note)}*")
        for number, excerpt in enumerate(e for e in hotspot.excerpts if e.source == source_id):
            _excerpt(page, hotspot, excerpt, selection, f"{hotspot.id}-{source_id}-{number}")
        st.markdown(f":small[{citation(source)}]")
    with st.container(key="others", gap="xxsmall"):
        for line in others_lines(dataset, shown, hotspot.id):
            st.caption(line)


def _excerpt(page: PageData, hotspot: ShownHotspot, excerpt: Excerpt, selection: Selection, key: str) -> None:
    dataset = page.loaded.dataset
    source = dataset.sources[excerpt.source]
    proof = page.verification.proofs[excerpt.id]
    with st.container(key=f"excerpt-{key}", gap="xsmall"):
        with st.container(key=f"quote-{key}", gap="xxsmall"):
            st.markdown(_in_context(excerpt, proof, selection.filters.q))
            if said := said_line(dataset, excerpt, hotspot.hotspot):
                with st.container(key=f"said-{key}"):
                    st.markdown(said)
        _facts(dataset, excerpt)
        if coded := claims_line(dataset, excerpt, hotspot.id):
            with st.container(key=f"note-coding-{key}"):
                st.markdown(coded)
        if excerpt.note:
            with st.container(key=f"note-{key}"):
                st.markdown(f"**Analyst’s note.** {escape_markdown(excerpt.note)}")
        _proof(page, excerpt, proof, key)
        link = Selection(hotspot=selection.hotspot, viewpoint=selection.viewpoint)
        items = (
            {"label": "Copy quote", "text": quote_with_citation(excerpt, source, proof)},
            {"label": "Copy citation", "text": cite(source)},
            {"label": "Copy link", "query": urlencode(selection_to_query(link), doseq=True)},
        )
        copy_bar(f"copy-{key}", items)


def citation(source: Source) -> str:
    """Return an article's citation as Markdown, its address a link (the loader lets only http and https pass)."""
    text = cite(source)
    if source.URL is None:
        return escape_markdown(text)
    return f"{escape_markdown(text.removesuffix(source.URL))} [{escape_markdown(source.URL)}](<{source.URL}>)"


def _in_context(excerpt: Excerpt, proof: Proof, query: str) -> str:
    quote = " ".join(excerpt.quote.split())
    before = f":gray[… {escape_markdown(proof.prefix)}] " if proof.prefix.strip() else ""
    after = f" :gray[{escape_markdown(proof.suffix)} …]" if proof.suffix.strip() else ""
    return f"{before}{marked(quote, spans(query, quote))}{after}"


def _facts(dataset: Dataset, excerpt: Excerpt) -> None:
    parts = [t.value for t in excerpt.topics] + [actor_name(dataset, actor) for actor in excerpt.actors]
    if excerpt.event:
        what = f"{excerpt.event.name}, " if excerpt.event.name else ""
        parts.append(f"{what}{span_text(excerpt.event.date, excerpt.event.until)}")
    if parts:
        st.caption(escape_markdown(" · ".join(parts)))


def _proof(page: PageData, excerpt: Excerpt, proof: Proof, key: str) -> None:
    text, colour, meaning = BADGES[proof.state]
    icon = ":material/spellcheck:" if proof.verified else ":material/error:"
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.badge(text, icon=icon, color="green" if colour == "green" else "red", help=meaning)
        if proof.start is not None and proof.end is not None:
            document = page.loaded.dataset.sources[excerpt.source].document
            st.caption(escape_markdown(f"{document}, characters {proof.start:,}–{proof.end:,}"), width="content")
            if page.folder is not None:
                st.button("Read in the document", key=f"read-{key}", type="tertiary", icon=":material/menu_book:",
                          on_click=partial(_ask_to_read, excerpt.id))  # fmt: skip
    if why := _why(proof):
        st.caption(escape_markdown(why))


def _why(proof: Proof) -> str:
    """Return why a quote is not verified; what a lock file says of a document was said to who has a command line."""
    if proof.state is ProofState.UNREADABLE:
        return complaint_text(proof.complaint) if proof.complaint else ""
    return "" if proof.verified else proof.detail


def _ask_to_read(excerpt_id: str) -> None:
    session().panel.reading = excerpt_id
