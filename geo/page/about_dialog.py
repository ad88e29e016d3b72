"""About the map: method, sources and what is unknown about them, proof, data version, boundaries, licences."""

import streamlit as st

from geo import __version__
from geo.atlas import viewpoints
from geo.dataset.model import Source, Viewpoint
from geo.evidence.proof import VERIFIED
from geo.page.filters import source_badge
from geo.page.panel import citation
from geo.page.shared.complaints import complaint_text
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData


@st.dialog("About this map", width="large")
def draw_about(page: PageData, viewpoint: Viewpoint) -> None:
    """Draw the whole dialogue."""
    about = page.loaded.dataset.about
    st.markdown(
        f"**{escape_markdown(about.title)}.** {escape_markdown(about.publisher)}. "
        f"Information as of {escape_markdown(about.as_of)}."
        + (f" Handling: {escape_markdown(about.marking)}." if about.marking else "")
    )
    _method()
    _sources(page)
    _proof(page)
    _boundaries(viewpoint)
    _versions(page)


def _method() -> None:
    st.subheader("Method", anchor=False)
    st.markdown(
        "Every mark is a place that at least one article speaks of. Its colour tells how many of the articles shown "
        "quote it, nothing more: neither how important nor how tense it is. A quote is one to three whole sentences, "
        "checked letter by letter against the document. The analyst’s own words stand apart, as notes. Outlines show "
        "what the text names, at the precision stated beside it; they are not claims about control or extent."
    )


def _sources(page: PageData) -> None:
    st.subheader("Articles", anchor=False)
    dataset = page.loaded.dataset
    for source_id, source in dataset.sources.items():
        st.markdown(f"{source_badge(dataset, source_id)} {citation(source)}")
        st.caption(" ".join(_provenance(source, page.verification.quoted_share.get(source_id))))


def _provenance(source: Source, share: float | None) -> list[str]:
    by_basis: dict[str, list[str]] = {}
    for field, basis in source.basis.items():
        by_basis.setdefault(basis.value, []).append(field)
    words = {"inferred": "Inferred", "editor": "Stated by an editor"}
    parts = [f"From {basis}: {', '.join(fields)}." for basis, fields in by_basis.items() if basis not in words]
    parts += [f"{words[basis]}: {', '.join(fields)}." for basis, fields in by_basis.items() if basis in words]
    unknown = source.unknown_fields()
    parts.append(f"Unknown: {', '.join(unknown)}." if unknown else "Nothing is unknown.")
    if source.accessed is None:
        parts.append("Date of access unknown.")
    if source.note:
        parts.append(source.note)
    if share is not None:
        parts.append(f"Quoted here: {share:.0%} of the text.")
    parts.append(f"Document {source.document}, SHA-256 {source.sha256[:12]}….")
    return [escape_markdown(part) for part in parts]


def _proof(page: PageData) -> None:
    st.subheader("Proof", anchor=False)
    proofs = page.verification.proofs.values()
    verified = sum(p.state in VERIFIED for p in proofs)
    basis = {
        "documents": "against the documents themselves, which are present on this machine",
        "lock": "from the lock file, since the documents are not on this machine",
    }[page.verification.basis]
    st.markdown(f"{verified} of {len(proofs)} excerpts are verified, {basis}.")
    for problem in page.verification.problems:
        st.markdown(f":material/warning: {escape_markdown(complaint_text(problem))}")


def _boundaries(viewpoint: Viewpoint) -> None:
    st.subheader("Boundaries", anchor=False)
    st.markdown(
        f"{viewpoints.DATASET}, viewpoint: {escape_markdown(viewpoints.viewpoint_label(viewpoint))}. "
        "Whole countries follow Natural "
        "Earth’s own points of view; parts of countries follow an editorial table of this project."
    )
    for note in viewpoints.viewpoint_notes(viewpoint, None):
        st.caption(f"**{escape_markdown(note.name)}.** {escape_markdown(note.text)}")


def _versions(page: PageData) -> None:
    st.subheader("Version and licences", anchor=False)
    st.markdown(
        f"hotspots {__version__}, data {page.loaded.sha256[:8]}. Code: MIT. Map data: Natural Earth, public "
        "domain. Quotations remain their publishers’; the articles themselves are not part of this map."
    )
