"""What lies on the table of the Review page in one run: the document, its proposals, what the session has changed.

Proposals are looked for once for each document and state of the data file; what the page itself writes into the file
does not change the list under the reader's hand.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from geo.dataset.model import Source
from geo.errors import HotspotsError
from geo.evidence.anchor import Anchor
from geo.evidence.documents import Document, no_folder, read_unchanged
from geo.evidence.proof import ProofState, share, verify_text
from geo.page.shared import widgets
from geo.page.shared.page_data import PageData
from geo.page.shared.review_link import ReviewLink
from geo.page.shared.session import Edit, Found, session
from geo.page.shared.widgets import WidgetKey
from geo.proposals.proposal import NewPlace, Strength, Suggestions
from geo.proposals.propose import propose, quotable
from geo.proposals.rejections import read_rejections
from geo.proposals.review import Review, ReviewFilter, ReviewItem, Span, listed, quoted_spans
from geo.proposals.voice import Voice

SEARCHING = "Looking for places and sentences …"
STEPS = 20
"""How often the progress of a search is told; more would only keep the line busy."""
FIRST_SHOWN = Strength.MEDIUM
"""Weak proposals are wrong more often than not: they are asked for, and until then counted."""
KEPT_LISTS = 16
"""Lists of proposals that a session keeps."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything that the parts of the page draw from."""

    page: PageData
    source_id: str
    source: Source
    document: Document
    review: Review
    choice: ReviewFilter
    item: ReviewItem | None
    """The proposal in view."""
    stale: bool
    """Whether the link names a proposal that is not there."""
    places: Mapping[str, NewPlace]
    """The new hotspots that are proposed, as the session has changed them, by their proposed id."""
    unplaced: tuple[str, ...]
    """Places that are named and cannot be proposed."""
    voice_at: Callable[[int, int], Voice]
    """Who says a stretch of the document's text, by where it starts and ends."""

    def hotspot_name(self, hotspot_id: str) -> str:
        """The name of a hotspot of the data file, or of a new place."""
        hotspots = self.page.loaded.dataset.hotspots
        if hotspot_id in hotspots:
            return hotspots[hotspot_id].name
        return self.places[hotspot_id].name if hotspot_id in self.places else hotspot_id


def lay(page: PageData, source_id: str, source: Source, link: ReviewLink) -> Desk:
    """Return the table for one article, looking for proposals with a progress bar where that has not been done.

    Raises HotspotsError where the document is not there or not the one that was read, or the file of rejections is
    damaged.
    """
    if page.folder is None:
        raise no_folder("reviewing needs the documents")
    document = read_unchanged(page.folder, source_id, source, pending=source_id not in page.loaded.dataset.sources)
    proposed = _found(page, source_id, source, document)
    review = Review(
        items=proposed.items,
        quoted=quoted_spans(page.loaded.dataset, page.verification, source_id),
        rejected=read_rejections(page.loaded.path),
    )
    choice = chosen(review)
    found = review.find(link.proposal)
    return Desk(
        page=page, source_id=source_id, source=source, document=document, review=review,
        choice=choice, item=found or review.next_open(choice, None) or review.beside(choice, None, 1),
        stale=link.proposal is not None and found is None, places=_places(source_id, review),
        unplaced=proposed.unplaced, voice_at=proposed.voice_at,
    )  # fmt: skip


def _places(source_id: str, review: Review) -> Mapping[str, NewPlace]:
    changed = session().review.places
    found = {item.new_place.id: item.new_place for item in review.items if item.new_place}
    return {place_id: changed.get((source_id, place_id), place) for place_id, place in found.items()}


def chosen(review: Review) -> ReviewFilter:
    """Return the filters in force; a hotspot that no proposal is for any more does not count."""
    hotspots = [h for h in widgets.value(WidgetKey.REVIEW_HOTSPOTS, list) or [] if h in review.hotspots()]
    strength = Strength(widgets.value(WidgetKey.REVIEW_STRENGTH, int) or FIRST_SHOWN)
    return ReviewFilter(hotspots=tuple(hotspots), strength=strength)


def edit_of(key: str) -> Edit:
    """Return what the session has changed about a proposal."""
    return session().review.edits.get(key) or Edit()


def keep_edit(key: str, edit: Edit) -> None:
    """Remember what is changed about a proposal."""
    session().review.edits[key] = edit


def wrote(sha256: str) -> None:
    """Note the state of the data file that the page itself has written: its lists hold on."""
    session().review.wrote.add(sha256)


def look(page: PageData, sources: Mapping[str, Source]) -> None:
    """Look for proposals in some articles, so that their counts can be told; what cannot be read is passed over."""
    for source_id, source in sources.items():
        if page.folder is None:
            return
        with suppress(HotspotsError):
            _found(page, source_id, source, read_unchanged(page.folder, source_id, source))


def _found(page: PageData, source_id: str, source: Source, document: Document) -> Found:
    """Return what was found in an article, anew where others have changed the data file since."""
    key, sha256, kept = (source_id, document.sha256), page.loaded.sha256, session().review
    before = kept.lists.get(key)
    if before is not None and (sha256 == before.made_for or sha256 in kept.wrote):
        return before
    suggestions = _search(page, source_id, source, document)
    found = Found(
        made_for=sha256, items=listed(suggestions), unplaced=suggestions.unplaced, voice_at=suggestions.voice_at
    )
    lists = session().review.lists
    lists[key] = found
    while len(lists) > KEPT_LISTS:
        del lists[next(iter(lists))]
    return found


def _search(page: PageData, source_id: str, source: Source, document: Document) -> Suggestions:
    bar, told = st.progress(0.0, text=SEARCHING), 0

    def progress(done: float) -> None:
        nonlocal told
        if int(done * STEPS) > told:
            told = int(done * STEPS)
            bar.progress(min(done, 1.0), text=SEARCHING)

    suggestions = propose(page.loaded.dataset, source_id, document.text, source=source, progress=progress)
    bar.empty()
    return suggestions


def seen_items(source_id: str, sha256: str) -> tuple[ReviewItem, ...] | None:
    """Return the list of an article that the session has looked at, else None."""
    found = session().review.lists.get((source_id, sha256))
    return found.items if found else None


def words_of(desk: Desk, span: Span) -> str:
    """The document's own words at a span, as they are quoted."""
    return quotable(desk.document.text[slice(*span)])


def amended(desk: Desk, item: ReviewItem) -> str | None:
    """Return the words that are to be quoted for a proposal where the session has changed them."""
    edit = edit_of(item.key)
    return edit.words or (words_of(desk, edit.span) if edit.span else None)


def other_voice(desk: Desk, item: ReviewItem) -> Voice | None:
    """Return who says it where that is not what was proposed: as the session says, or as other words say it."""
    edit = edit_of(item.key)
    if edit.voice is not None or not (edit.words or edit.span):
        return edit.voice
    span = edit.span
    if edit.words:
        (anchor,) = verify_text(desk.document.text, [edit.words])
        span = None if anchor.start is None or anchor.end is None else (anchor.start, anchor.end)
    return desk.voice_at(*span) if span else None


def share_with(desk: Desk, anchors: Iterable[Anchor]) -> float:
    """Return how much of the document would be quoted with these quotes more, from 0 to 1."""
    excerpts = (e for h in desk.page.loaded.dataset.hotspots.values() for e in h.excerpts)
    proofs = (desk.page.verification.proofs[e.id] for e in excerpts if e.source == desk.source_id)
    return share(desk.document.text, (*proofs, *anchors), with_context=False)


def share_with_all(desk: Desk, found: Sequence[ReviewItem]) -> float:
    """Return how much of the document would be quoted if these proposals were accepted, from 0 to 1."""
    quotes = [(item.proposal, amended(desk, item)) for item in found]
    words = [quote for _, quote in quotes if quote is not None]
    as_proposed = (proposal for proposal, quote in quotes if quote is None)
    anchors = (Anchor(state=ProofState.EXACT, start=proposal.start, end=proposal.end) for proposal in as_proposed)
    return share_with(desk, (*anchors, *verify_text(desk.document.text, words)))
