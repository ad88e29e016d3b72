"""The panel: what each source says about the open hotspot, with the proof and the citation beside every quote."""

from collections.abc import Mapping
from functools import partial
from itertools import chain, pairwise
from urllib.parse import urlencode

import streamlit as st

from geo.dataset.dates import date_text, span_text
from geo.dataset.model import Dataset, Excerpt, Source
from geo.errors import HotspotsError
from geo.evidence import documents
from geo.evidence.citation import cite, quote_with_citation
from geo.evidence.proof import Proof, ProofState, quoted_parts
from geo.page.filters import source_badge
from geo.page.maps.regions import DrawnRegion
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


def draw_panel(page: PageData, shown: Shown, selection: Selection, regions: Mapping[str, DrawnRegion]) -> None:
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
    _relatives(dataset, selection.hotspot, regions)
    st.caption(f"Precision: {hotspot.precision.label}." + (f" {escape_markdown(hotspot.note)}" if hotspot.note else ""))
    if selection.hotspot not in shown.hotspots:
        _hidden(dataset, selection)
        return
    _sources(page, shown.hotspots[selection.hotspot], selection)


def _invitation(dataset: Dataset, shown: Shown, kind: FigureKind) -> None:
    if not shown.hotspots:
        return
    how = "Click a region" if kind is FigureKind.MAP else "Choose a hotspot"
    st.markdown(f"##### {how} to read what each article says about it, in its own words.")
    ranked = sorted(shown.hotspots.values(), key=lambda h: (-len(h.sources), -len(h.excerpts)))
    st.caption("Quoted by the most of the articles shown:")
    with st.container(key="ranked", gap="xxsmall"):
        for hotspot in ranked[:MOST_QUOTED]:
            badges = " ".join(source_badge(dataset, s) for s in hotspot.sources)
            st.button(f"{escape_markdown(hotspot.hotspot.name)} {badges}", key=f"open-{hotspot.id}", type="tertiary",
                      on_click=state.select, args=(hotspot.id,))  # fmt: skip


def _hidden(dataset: Dataset, selection: Selection) -> None:
    names = ", ".join(selection.filters.active)
    st.info(f"The filters in force ({names}) leave no excerpt of this hotspot.", icon=":material/filter_alt:")
    st.button("Show it: drop the filters", key="unhide", on_click=state.reset_filters, args=(dataset,))


def _relatives(dataset: Dataset, hotspot_id: str, regions: Mapping[str, DrawnRegion]) -> None:
    """Draw links to parent, children and every other hotspot whose region overlaps this one."""
    parent = dataset.hotspots[hotspot_id].parent
    children = [i for i, h in dataset.hotspots.items() if h.parent == hotspot_id]
    others = [i for i in regions[hotspot_id].overlaps if i != parent and i not in children]
    # "Filed under" and not "part of": whether Kosovo is part of Serbia is not for a map to say.
    groups = (("Filed under", [parent] if parent else []), ("Filed under it", children), ("Also here", others))
    with st.container(key="relatives", horizontal=True, vertical_alignment="center", gap="xsmall"):
        for title, ids in groups:
            if ids:
                st.caption(f"{title}:", width="content")
            for other in ids:
                st.button(escape_markdown(dataset.hotspots[other].name), key=f"{title}-{other}", type="tertiary",
                          on_click=state.select, args=(other,))  # fmt: skip


def _sources(page: PageData, hotspot: ShownHotspot, selection: Selection) -> None:
    dataset, speaker = page.loaded.dataset, state.speaker()
    if speaker in hotspot.sources and len(hotspot.sources) > 1:
        with st.container(key="speaker", horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(f"Only what {escape_markdown(dataset.sources[speaker].label)} says.", width="content")
            st.button(f"Show all {len(hotspot.sources)} articles", key="hear-all", type="tertiary",
                      icon=":material/forum:", on_click=state.hear_all)  # fmt: skip
    for source_id in (speaker,) if speaker in hotspot.sources else hotspot.sources:
        source = dataset.sources[source_id]
        date = date_text(source.issued) if source.issued else "date unknown"
        st.markdown(
            f"{source_badge(dataset, source_id)} **{escape_markdown(source.label)}** :gray[{escape_markdown(date)}]"
        )
        for number, excerpt in enumerate(e for e in hotspot.excerpts if e.source == source_id):
            _excerpt(page, excerpt, selection, f"{hotspot.id}-{source_id}-{number}")
        st.markdown(f":small[{citation(source)}]")
    silent = [dataset.sources[s].label for s in dataset.sources if s not in hotspot.sources]
    if silent:
        st.caption(f"No excerpt shown here from: {escape_markdown(', '.join(silent))}.")


def _excerpt(page: PageData, excerpt: Excerpt, selection: Selection, key: str) -> None:
    dataset = page.loaded.dataset
    source = dataset.sources[excerpt.source]
    proof = page.verification.proofs[excerpt.id]
    with st.container(key=f"excerpt-{key}", gap="xsmall"):
        with st.container(key=f"quote-{key}"):
            st.markdown(_in_context(excerpt, proof, selection.filters.q))
        _facts(excerpt)
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


def _facts(excerpt: Excerpt) -> None:
    parts = [t.value for t in excerpt.topics] + list(excerpt.actors)
    if excerpt.event:
        what = f"{excerpt.event.name}, " if excerpt.event.name else ""
        parts.append(f"{what}{span_text(excerpt.event.date, excerpt.event.until)}")
    if parts:
        st.caption(escape_markdown(" · ".join(parts)))


def _proof(page: PageData, excerpt: Excerpt, proof: Proof, key: str) -> None:
    text, colour, meaning = BADGES[proof.state]
    icon = ":material/verified:" if proof.verified else ":material/error:"
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
