"""About the map: method, sources and what is unknown about them, wording, data version, boundaries, licences."""

from collections import Counter

import streamlit as st

from geo import __version__
from geo.atlas import viewpoints
from geo.dataset.dates import date_text
from geo.dataset.model import Dataset, ReadExtent, Source, Viewpoint
from geo.evidence.proof import VERIFIED
from geo.page.article_head import citation
from geo.page.filters import source_badge
from geo.page.shared.complaints import complaint_text
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.text import counted


@st.dialog("About this map", width="large")
def draw_about(page: PageData, viewpoint: Viewpoint) -> None:
    """Draw the whole dialogue."""
    about = page.loaded.dataset.about
    st.markdown(
        f"**{escape_markdown(about.title)}.** {escape_markdown(about.publisher)}. "
        f"{escape_markdown(viewpoints.both_dates(viewpoint, about.as_of))}"
        + (f" Handling: {escape_markdown(about.marking)}." if about.marking else "")
    )
    if younger := viewpoints.younger_line(viewpoint, about.as_of):
        st.warning(escape_markdown(younger), icon=":material/event_upcoming:")
    _method()
    _sources(page)
    _wording(page)
    _boundaries(viewpoint)
    _versions(page)


def _method() -> None:
    st.subheader("Method", anchor=False)
    st.markdown(
        "Every mark is a place that at least one excerpt names. Its colour tells how many of the articles shown are "
        "quoted on it, nothing more: neither how important nor how tense it is, nor that these articles agree. A "
        "hollow mark is only named in passing. A quote is one to three whole sentences, found word for word in the "
        "document, and beside it stands who says it where that is not the article itself. The analyst’s own words, "
        "notes and coding, stand apart. An article that is not quoted on a place may speak of it all the same: it is "
        "called silent only where it was read in full. Outlines show what the text names, at the precision stated "
        "beside it; they are not claims about control or extent."
    )


def _sources(page: PageData) -> None:
    st.subheader("Articles", anchor=False)
    dataset = page.loaded.dataset
    for source_id, source in dataset.sources.items():
        st.markdown(f"{source_badge(dataset, source_id)} {citation(source)}")
        if source.note:
            st.markdown(f":small[*Analyst’s note: {escape_markdown(source.note)}*]")
        coding = _coding(dataset, source_id)
        st.caption(" ".join([*coding, *_provenance(source, page.verification.quoted_share.get(source_id))]))


_READ = {
    ReadExtent.FULL: "Read in full for what it says of each place",
    ReadExtent.PARTLY: "Read in part",
    None: "How much of it was read is not stated",
}


def _coding(dataset: Dataset, source_id: str) -> list[str]:
    """How much of an article was read, and whose words are quoted from it, as Markdown."""
    source = dataset.sources[source_id]
    silent = len(source.silent_on)
    reading = _READ[source.read] + (f"; it says nothing of {counted(silent, 'place')}" if silent else "")
    excerpts = {e.id: e for h in dataset.hotspots.values() for e in h.excerpts if e.source == source_id}
    speakers = Counter(e.speaker for e in excerpts.values() if e.speaker)
    named = ", ".join(f"{speaker} ({count})" for speaker, count in speakers.most_common())
    return [escape_markdown(part) for part in (f"{reading}.", f"Speakers coded: {named}." if named else "") if part]


def _provenance(source: Source, share: float | None) -> list[str]:
    by_basis: dict[str, list[str]] = {}
    for field, basis in source.basis.items():
        by_basis.setdefault(basis.value, []).append(field)
    words = {"inferred": "Inferred", "editor": "Stated by an editor"}
    parts = [f"From {basis}: {', '.join(fields)}." for basis, fields in by_basis.items() if basis not in words]
    parts += [f"{words[basis]}: {', '.join(fields)}." for basis, fields in by_basis.items() if basis in words]
    unknown = source.unknown_fields()
    if unknown:
        parts.append(f"Unknown: {', '.join(unknown)}.")
    if source.accessed is None:
        parts.append("Date of access unknown.")
    elif not unknown:
        parts.append("Nothing is unknown.")
    if share is not None:
        parts.append(f"Quoted here: {share:.0%} of the text.")
    parts.append(f"Document {source.document}, SHA-256 {source.sha256[:12]}….")
    return [escape_markdown(part) for part in parts]


def _wording(page: PageData) -> None:
    st.subheader("Wording", anchor=False)
    proofs = page.verification.proofs.values()
    found = sum(p.state in VERIFIED for p in proofs)
    basis = {
        "documents": "in the documents themselves, which are present on this machine",
        "lock": "according to the lock file, since the documents are not on this machine",
    }[page.verification.basis]
    st.markdown(
        f"{found} of {len(proofs)} excerpts were found word for word, {basis}. Whether what they say is true, the map "
        "does not judge."
    )
    for problem in page.verification.problems:
        st.markdown(f":material/warning: {escape_markdown(complaint_text(problem))}")


def _boundaries(viewpoint: Viewpoint) -> None:
    st.subheader("Boundaries", anchor=False)
    st.markdown(
        f"{viewpoints.DATASET}, viewpoint: {escape_markdown(viewpoints.viewpoint_label(viewpoint))}. "
        f"{escape_markdown(viewpoints.viewpoint_definition(viewpoint))} Boundaries as of "
        f"{escape_markdown(date_text(viewpoints.boundaries_as_of(viewpoint)))}."
    )
    for departure in viewpoints.viewpoint_departures(viewpoint):
        st.caption(f"**Not as in Natural Earth.** {escape_markdown(departure)}")
    for note in viewpoints.viewpoint_notes(viewpoint, None):
        st.caption(
            f"**{escape_markdown(note.name)}.** {escape_markdown(note.text)} Source: {escape_markdown(note.source)}."
        )


def _versions(page: PageData) -> None:
    st.subheader("Version and licences", anchor=False)
    st.markdown(
        f"hotspots {__version__}, data {page.loaded.sha256[:8]}. Code: MIT. Map data: Natural Earth, public "
        "domain. Quotations remain their publishers’; the articles themselves are not part of this map."
    )
