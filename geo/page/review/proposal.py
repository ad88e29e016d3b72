"""The proposal in view: for which hotspot, why, what would be quoted, and every decision about it.

A button's key holds the proposal's: pressed twice, or on a page that is late, it still decides only on what it showed.
"""

from dataclasses import dataclass

import streamlit as st

from geo.evidence.anchor import Anchor
from geo.evidence.proof import LARGEST_SHARE, VERIFIED, verify_text
from geo.page.review import amending, decisions, desk_state
from geo.page.review.desk_state import Desk
from geo.page.shared import state
from geo.page.shared.badges import BADGES
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.review_link import ReviewLink
from geo.page.shared.session import Accepted
from geo.proposals.proposal import Proposal, Strength
from geo.proposals.review import ReviewItem, Span, Status

STRENGTH_BADGES = {Strength.STRONG: "strong", Strength.MEDIUM: "medium", Strength.WEAK: "weak"}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What would be quoted, and whether it may be."""

    quote: str
    anchor: Anchor
    share: float | None
    """Of the document, what would then be quoted; None where the quote does not stand in it."""

    @property
    def span(self) -> Span | None:
        """Where it stands."""
        start, end = self.anchor.start, self.anchor.end
        return None if start is None or end is None else (start, end)

    @property
    def verified(self) -> bool:
        """Whether the quote is proven."""
        return self.anchor.state in VERIFIED

    @property
    def too_much(self) -> bool:
        """Whether more of the document would be quoted than may be."""
        return self.share is not None and self.share > LARGEST_SHARE


def draw_proposal(desk: Desk) -> Span | None:
    """Draw the proposal in view; return where its quote stands, as far as it stands anywhere."""
    item = desk.item
    if item is None:
        decisions.draw_refusal()
        decisions.draw_outcome(desk.page)
        st.info("No proposal passes these filters.", icon=":material/filter_alt:")
        _draw_too_weak(desk)
        return None
    wanted = _wanted(desk, item)
    _draw_position(desk, item)
    _draw_heading(desk, item)
    _draw_decisions(desk, item, wanted)
    # Above all that may be long: what was written can wait below, what was not must be seen.
    decisions.draw_refusal()
    _draw_quote(item, wanted)
    amending.draw_voice(desk, item)
    amending.draw_amending(desk, item, wanted.quote, wanted.span)
    decisions.draw_outcome(desk.page)
    return wanted.span


def _wanted(desk: Desk, item: ReviewItem) -> Wanted:
    quote = desk_state.amended(desk, item) or item.proposal.quote
    (anchor,) = verify_text(desk.document.text, [quote])
    share = desk_state.share_with(desk, (anchor,)) if anchor.state in VERIFIED else None
    return Wanted(quote=quote, anchor=anchor, share=share)


def _draw_position(desk: Desk, item: ReviewItem) -> None:
    items = desk.review.chosen(desk.choice)
    at = next((n for n, other in enumerate(items, start=1) if other.key == item.key), None)
    left = len(desk.review.open(desk.choice))
    before = desk.review.beside(desk.choice, item.key, -1)
    after = desk.review.beside(desk.choice, item.key, 1)
    with st.container(key="review-position", horizontal=True, vertical_alignment="center", gap="small"):
        place = f"{at} of {len(items)}" if at else f"outside the filters, which {len(items)} pass"
        st.markdown(f"**{place}** :gray[{f'{left} to decide' if left else 'all decided'}]", width="content")
        for name, shortcut, icon, other in (
            ("Back", "B", ":material/arrow_upward:", before),
            ("Skip", "S", ":material/arrow_downward:", after),
        ):
            st.button(name, key=f"{name.lower()}-{item.key}", shortcut=shortcut, icon=icon, type="tertiary",
                      disabled=other is None, on_click=_open, args=(desk.source_id, other))  # fmt: skip
        _draw_too_weak(desk)
    if not left:
        name = escape_markdown(desk.page.loaded.path.name)
        st.info(f"All shown here is decided. What was accepted stands in {name}: commit that and its lock file "
                "together, or choose another article above.", icon=":material/task_alt:")  # fmt: skip


def _draw_too_weak(desk: Desk) -> None:
    counts = desk.review.too_weak(desk.choice)
    if counts:
        what = " and ".join(f"{count} {STRENGTH_BADGES[strength]}" for strength, count in counts.items())
        st.caption(f"{what} not shown", width="content")


def _open(source_id: str, item: ReviewItem | None) -> None:
    decisions.forget_outcome()
    state.go_to_review(ReviewLink(source=source_id, proposal=item.key if item else None))


def _draw_heading(desk: Desk, item: ReviewItem) -> None:
    proposal, edit = item.proposal, desk_state.edit_of(item.key)
    hotspot = edit.hotspot or proposal.hotspot
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.header(escape_markdown(desk.hotspot_name(hotspot)), anchor=False, width="content")
            if hotspot not in desk.page.loaded.dataset.hotspots:
                st.badge("new hotspot", icon=":material/add_location:", color="blue")
            st.badge(f"evidence: {STRENGTH_BADGES[proposal.strength]}", color="gray")
            status = desk.review.status(item)
            if status is not Status.OPEN:
                st.badge(status.value, color="green" if status is Status.ACCEPTED else "orange")
        why = escape_markdown(" · ".join(proposal.why))
        if edit.hotspot:
            why += f" (it was proposed for {escape_markdown(desk.hotspot_name(proposal.hotspot))})"
        st.markdown(f":small[Why: {why}]")
        others = [escape_markdown(desk.hotspot_name(id_)) for id_ in desk.review.quoting(item) if id_ != hotspot]
        if others:
            st.markdown(f":small[:green[:material/format_quote: Already quoted for {', '.join(others)}]]")


def _draw_decisions(desk: Desk, item: ReviewItem, wanted: Wanted) -> None:
    status = desk.review.status(item)
    then = desk.review.next_open(desk.choice, item.key, also=(item.key,))
    go_on = then.key if then else item.key
    with st.container(key="review-decisions", horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.button("Accept", key=f"accept-{item.key}", shortcut="A", icon=":material/check:", type="primary",
                  disabled=status is Status.ACCEPTED or not wanted.verified or wanted.too_much,
                  on_click=decisions.save_decisions,
                  args=(desk.page, desk.source_id, (decisions.decision(desk, item),), go_on))  # fmt: skip
        st.button("Reject", key=f"reject-{item.key}", shortcut="X", icon=":material/close:",
                  disabled=status is not Status.OPEN, on_click=decisions.save_rejection,
                  args=(desk.page, desk.source_id, item.proposal, go_on))  # fmt: skip
        for name, shortcut, icon, mode in (
            ("Edit", "E", ":material/edit:", "quote"),
            ("Hotspot", "H", ":material/swap_horiz:", "hotspot"),
        ):
            st.button(name, key=f"{name.lower()}-{item.key}", shortcut=shortcut, icon=icon,
                      disabled=status is Status.ACCEPTED, on_click=amending.turn, args=(mode, item.key))  # fmt: skip
        done = item.proposal if status is Status.REJECTED else decisions.last_done(desk.source_id)
        if done is not None:
            _draw_undo(desk, done)


def _draw_undo(desk: Desk, done: Accepted | Proposal) -> None:
    if isinstance(done, Proposal):
        key, what = done.key, f"Take back: rejected for {escape_markdown(desk.hotspot_name(done.hotspot))}"
    else:
        key, what = done.sha256[:8], f"Take back: accepted {escape_markdown(done.what)}"
    st.button("Undo", key=f"undo-{key}", shortcut="U", icon=":material/undo:", type="tertiary", help=what,
              on_click=decisions.undo, args=(desk.page, done))  # fmt: skip


def _draw_quote(item: ReviewItem, wanted: Wanted) -> None:
    anchor = wanted.anchor
    before = f":gray[… {escape_markdown(anchor.prefix)}] " if anchor.prefix.strip() else ""
    after = f" :gray[{escape_markdown(anchor.suffix)} …]" if anchor.suffix.strip() else ""
    with st.container(key=f"quote-{item.key}"):
        st.markdown(f"{before}{escape_markdown(wanted.quote)}{after}")
    text, colour, meaning = BADGES[anchor.state]
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.badge(text, icon=":material/spellcheck:" if wanted.verified else ":material/error:",
                 color="green" if colour == "green" else "red", help=meaning)  # fmt: skip
        facts = [f"{len(wanted.quote.split())} words"]
        if anchor.start is not None and anchor.end is not None:
            facts.append(f"characters {anchor.start:,}–{anchor.end:,}")
        if item.proposal.actors:
            facts.append(f"actors: {', '.join(item.proposal.actors)}")
        st.caption(escape_markdown(" · ".join(facts)), width="content")
    if anchor.detail and not wanted.verified:
        st.caption(escape_markdown(anchor.detail))
    if wanted.too_much:
        st.markdown(f":red[With it {wanted.share:.1%} of the text would be quoted; at most a third may be.]")
