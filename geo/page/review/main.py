"""The Review page: what is proposed for a document, beside the document, one decision at a time.

The address says where the review stands, so a reload comes back to the same place; everything else is the session's.
"""

from collections.abc import Mapping
from itertools import islice

import streamlit as st

from geo.dataset.dates import older_than
from geo.dataset.model import Source
from geo.errors import HotspotsError
from geo.evidence.proof import LARGEST_SHARE
from geo.intake.pending import read_pending
from geo.page.review import decisions, desk_state, document, proposal, upload
from geo.page.shared import state, widgets
from geo.page.shared.complaints import complaint_text
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.page.shared.review_link import ReviewLink
from geo.page.shared.widgets import WidgetKey
from geo.proposals.proposal import Strength
from geo.proposals.rejections import read_rejections
from geo.proposals.review import Review, ReviewFilter, Status, quoted_spans
from geo.text import counted

COUNTED = 8
"""Articles not on the map yet that are looked at for their counts before one is chosen; each takes half a second."""
STRENGTHS = {Strength.WEAK: "All", Strength.MEDIUM: "Medium and strong", Strength.STRONG: "Strong"}


def draw_review(page: PageData, link: ReviewLink) -> None:
    """Draw the whole page."""
    # What comes and goes has a place of its own: nothing below it moves, so that nothing is drawn twice meanwhile.
    with st.container(gap=None):
        head = st.container(key="review-head", horizontal=True, vertical_alignment="center", gap="small")
        notices, progress = st.container(key="review-notices"), st.empty()
    body = st.container()
    with notices:
        pending = _pending(page)
        sources = {**page.loaded.dataset.sources, **pending}
        _draw_banners(page, sources, link)
    desk = None
    with progress.container():
        if link.source not in sources:
            desk_state.look(page, dict(islice(pending.items(), COUNTED)))
        else:
            try:
                desk = desk_state.lay(page, link.source, sources[link.source], link)
            except HotspotsError as error:
                notices.error(escape_markdown(complaint_text(error)), icon=":material/error:")
    with head:
        # Drawn when the article in view has been looked at: its counts stand beside its name.
        _draw_head(page, sources, pending, link.source)
    with body:
        if desk is not None:
            _draw_desk(desk)
        elif link.source not in sources:
            upload.draw_upload(page)


def _pending(page: PageData) -> Mapping[str, Source]:
    """Return the articles that are not in the data file yet; what is wrong with their records is told."""
    try:
        return read_pending(page.folder, page.loaded.dataset)
    except HotspotsError as error:
        st.error(escape_markdown(complaint_text(error)), icon=":material/error:")
        return {}


def _draw_head(
    page: PageData, sources: Mapping[str, Source], pending: Mapping[str, Source], source_id: str | None
) -> None:
    try:
        rejected = read_rejections(page.loaded.path)
    except HotspotsError:  # told where an article is open
        rejected = frozenset()
    names = {
        i: _name(sources[i], _counts(page, i, sources[i], rejected), pending=i in pending) for i in (*pending, *sources)
    }
    widgets.set_value(WidgetKey.REVIEW_SOURCE, source_id if source_id in sources else None)
    st.title("Review", anchor=False)
    st.selectbox(
        "Article", list(names), key=WidgetKey.REVIEW_SOURCE, index=None, format_func=names.__getitem__,
        placeholder="Choose an article", on_change=_choose_source, label_visibility="collapsed", width=480,
    )  # fmt: skip
    st.button("Add a document", key="add-document", icon=":material/upload_file:", on_click=state.go_to_review,
              args=(ReviewLink(),), disabled=source_id is None)  # fmt: skip
    st.button("Back to the map", key="to-map", icon=":material/map:", on_click=state.go_to_map)


def _name(source: Source, counts: str, *, pending: bool) -> str:
    """Return what stands in the list of articles, which shows it as it is and not as Markdown."""
    return " · ".join(part for part in (source.label, "not on the map yet" if pending else "", counts) if part)


def _choose_source() -> None:
    decisions.forget_outcome()
    state.go_to_review(ReviewLink(source=widgets.value(WidgetKey.REVIEW_SOURCE, str)))


def _counts(page: PageData, source_id: str, source: Source, rejected: frozenset[str]) -> str:
    """Return `12 proposals, 3 accepted, 1 rejected`, as far as the session has looked."""
    items = desk_state.seen_items(source_id, source.sha256)
    accepted = len({e.id for h in page.loaded.dataset.hotspots.values() for e in h.excerpts if e.source == source_id})
    if items is None:
        return f"{accepted} accepted" if accepted else ""
    quoted = quoted_spans(page.loaded.dataset, page.verification, source_id)
    counts = Review(items=items, quoted=quoted, rejected=rejected).count(ReviewFilter())
    left = counts[Status.OPEN]
    parts = (
        counted(left, "proposal"),
        f"{accepted} accepted" if accepted else "",
        f"{counts[Status.REJECTED]} rejected" if counts[Status.REJECTED] else "",
    )
    return ", ".join(part for part in parts if part)


def _draw_banners(page: PageData, sources: Mapping[str, Source], link: ReviewLink) -> None:
    if page.report is not None:
        st.warning("The data file has changed and cannot be read: mend it before anything is accepted.")
        st.code(page.report, language=None, wrap_lines=True)
    if link.source is not None and link.source not in sources:
        st.info(f"The link names the article {link.source}, which is neither in the data file nor taken "
                "in: choose another above, or add its document.", icon=":material/link_off:")  # fmt: skip


def _draw_desk(desk: desk_state.Desk) -> None:
    if not desk.review.items:
        decisions.draw_refusal()
        decisions.draw_outcome(desk.page)
        st.info("Nothing is proposed for this article: no sentence names a place that is not quoted already. What it "
                "says without a name can be added to the data file by hand; or choose another article above.",
                icon=":material/inbox:")  # fmt: skip
        document.draw_document(desk, None)
        return
    _draw_filters(desk)
    with st.container():
        if desk.stale:
            st.info("That proposal is no longer there: it was decided on, or the document or the data file has "
                    "changed.", icon=":material/link_off:")  # fmt: skip
    # On the left of a wide page, below on a narrow one: the style sheet turns the row round.
    with st.container(key="review-desk"):
        panel, text = st.columns([4, 5], gap="medium")
    with panel, st.container(key="review-panel", gap="small"):
        span = proposal.draw_proposal(desk)
        _draw_remarks(desk)
    with text:
        document.draw_document(desk, span)


def _draw_remarks(desk: desk_state.Desk) -> None:
    """Draw what is to be said of the article as a whole."""
    if desk.unplaced:
        st.caption(
            f":material/wrong_location: Named, but without an outline here: "
            f"{escape_markdown(', '.join(desk.unplaced))}."
        )
    said = older_than(desk.source.issued, desk.page.loaded.dataset.about.as_of)
    if said is not None:
        st.caption(f":material/event: {escape_markdown(said)}")


def _draw_filters(desk: desk_state.Desk) -> None:
    review = desk.review
    counts = review.hotspots()
    with st.container(key="review-filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.multiselect(
            "Hotspots", list(counts), key=WidgetKey.REVIEW_HOTSPOTS, width=280, placeholder="All hotspots",
            format_func=lambda h: f"{desk.hotspot_name(h)} ({counts.get(h, 0)})", on_change=_look_again,
            args=(desk.source_id,), persist_state="session",
        )  # fmt: skip
        st.segmented_control(
            "Evidence", [int(s) for s in STRENGTHS], key=WidgetKey.REVIEW_STRENGTH, default=int(desk_state.FIRST_SHOWN),
            required=True,
            format_func=lambda s: STRENGTHS[Strength(s)], on_change=_look_again, args=(desk.source_id,),
            persist_state="session",
        )  # fmt: skip
        found = review.open(desk.choice)
        decisions.draw_accept_all(desk, found)
        with st.container(key="review-share", width=230):
            share = desk.page.verification.quoted_share.get(desk.source_id, 0.0)
            st.progress(min(1.0, share / LARGEST_SHARE), text=f"Quoted: {share:.1%} of the text; at most a third")


def _look_again(source_id: str) -> None:
    """Show the first open proposal of the new choice."""
    state.go_to_review(ReviewLink(source=source_id))
