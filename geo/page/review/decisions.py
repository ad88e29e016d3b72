"""What the Review page writes: no other module of the page can, and every function here refuses where nobody may edit.

A click decides on what the reader saw: it carries the state of the data file that the page was drawn from, and is
refused where that has changed since, with the offer to apply it to the new version.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from geo.dataset.changes import describe_changes
from geo.dataset.loader import load
from geo.errors import HotspotsError
from geo.evidence.proof import LARGEST_SHARE
from geo.intake.storing import Given, TakenIn, find_or_create_folder, take_in
from geo.page.review import desk_state
from geo.page.review.desk_state import Desk
from geo.page.shared import page_data, state
from geo.page.shared.complaints import complaint_text
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.page.shared.review_link import ReviewLink
from geo.page.shared.session import Accepted, Edit, Opened, Outcome, session
from geo.proposals import accepting, rejections, undoing
from geo.proposals.decision import Decision, additions_for
from geo.proposals.proposal import Proposal
from geo.proposals.review import ReviewItem
from geo.text import counted


def require_editing() -> None:
    """Raise HotspotsError where the page was started for reading only."""
    if not page_data.editing():
        raise HotspotsError(
            what="this page is open for reading only, and nothing was changed",
            remedy="ask whoever keeps this map to open it for editing",
        )


def save_decisions(page: PageData, source_id: str, decisions: Sequence[Decision], then: str | None) -> None:
    """Write what is decided into the data file, and go on to the proposal `then`."""
    try:
        require_editing()
        outcome = _write(page, source_id, decisions)
    except accepting.FileChanged:
        _refuse(_changed_since(page), waiting=tuple(decisions), source=source_id)
    except HotspotsError as error:
        _refuse(error)
    else:
        _say(outcome)
        _go_on(source_id, then)


def _write(page: PageData, source_id: str, decisions: Sequence[Decision]) -> Outcome:
    loaded, folder = page.loaded, _folder(page)
    if page_data.checksum(loaded.path) != loaded.sha256:
        # Said before anything else: what is wrong with a decision may be only that somebody else has taken it.
        raise accepting.FileChanged(where=loaded.path, what="was changed since this page was drawn")
    additions = additions_for(loaded.dataset, folder, source_id, tuple(decisions))
    prepared = accepting.prepare(loaded.path, folder, loaded.sha256, additions)
    sha256 = accepting.save_prepared(prepared).sha256
    desk_state.wrote(sha256)
    # What was accepted for another hotspot was wrong for the one it was proposed for, and does not come back.
    if moved := _moved(decisions):
        rejections.reject(loaded.path, [one.proposal for one in moved])
        for one in moved:
            desk_state.keep_edit(one.proposal.key, Edit())
    last = decisions[-1].target
    what = f"for {prepared.new.hotspots[last].name}" if len(decisions) == 1 else f"{len(decisions)} proposals"
    _done(Accepted(sha256=sha256, source=source_id, decisions=tuple(decisions), what=what))
    return Outcome(
        said=f"Accepted {what}: written to {loaded.path.name}, wording checked.", diff=prepared.diff, hotspot=last
    )


def _moved(decisions: Sequence[Decision]) -> list[Decision]:
    return [one for one in decisions if one.target != one.proposal.hotspot]


def _changed_since(page: PageData) -> accepting.FileChanged:
    """Return what has changed in the data file since the page was drawn."""
    path = page.loaded.path
    try:
        what = describe_changes(page.loaded.dataset, load(path).dataset)
    except HotspotsError:
        what = "it is not in order now"
    return accepting.FileChanged(
        what=f"{path.name} was changed by somebody else since this page was drawn: {what}. Nothing was written."
    )


def apply_again(outcome: Outcome) -> None:
    """Apply decisions that were refused because the file had changed to the file as it is now."""
    try:
        page = page_data.load_page_data()
    except HotspotsError as error:
        _refuse(error, waiting=outcome.waiting, source=outcome.source)
        return
    save_decisions(page, outcome.source or "", outcome.waiting, None)


def save_rejection(page: PageData, source_id: str, proposal: Proposal, then: str | None) -> None:
    """Reject a proposal, so that it does not come back, and go on to the proposal `then`."""
    try:
        require_editing()
        rejections.reject(page.loaded.path, (proposal,))
    except HotspotsError as error:
        _refuse(error)
        return
    _done(proposal)
    forget_outcome()
    _go_on(source_id, then)


def _go_on(source_id: str, then: str | None) -> None:
    """Show the proposal `then`, without the form that may be open."""
    session().review.form = None
    state.go_to_review(ReviewLink(source=source_id, proposal=then))


def _done(what: Accepted | Proposal) -> None:
    """Remember what can be taken back: any rejection, but only the last acceptance."""
    kept = session().review
    before = (one for one in kept.done if isinstance(one, Proposal) or isinstance(what, Proposal))
    kept.done = [*before, what]


def last_done(source_id: str) -> Accepted | Proposal | None:
    """Return what was decided last in this session on an article and can be taken back: a proposal was rejected."""
    return next((one for one in reversed(session().review.done) if one.source == source_id), None)


def undo(page: PageData, done: Accepted | Proposal) -> None:
    """Take a decision back, and show its proposal."""
    try:
        require_editing()
        if isinstance(done, Accepted):
            _take_back(page, done)
        else:
            rejections.restore(page.loaded.path, (done,))
            forget_outcome()
    except HotspotsError as error:
        _refuse(error)
        return
    finally:
        kept = session().review
        kept.done = [one for one in kept.done if one != done]
    first = done.decisions[0].proposal if isinstance(done, Accepted) else done
    state.go_to_review(ReviewLink(source=done.source, proposal=first.key))


def _take_back(page: PageData, done: Accepted) -> None:
    path = page.loaded.path
    prepared = undoing.prepare_undo(path, _folder(page), done.sha256)
    desk_state.wrote(accepting.save_prepared(prepared).sha256)
    moved = _moved(done.decisions)
    rejections.restore(path, [one.proposal for one in moved])
    for one in moved:
        desk_state.keep_edit(one.proposal.key, Edit(hotspot=one.hotspot, words=one.quote, voice=one.voice))
    _say(Outcome(said=f"Taken back: {path.name} is byte for byte as it was before.", diff=prepared.diff))


def store(page: PageData, file: Opened, given: Given, *, anyway: bool) -> TakenIn:
    """Take a document in. Raises HotspotsError, and stores nothing, where it is refused."""
    require_editing()
    return take_in(
        file.name, file.data, dataset=page.loaded.dataset, folder=_folder(page), given=given, anyway=anyway,
        extracted=file.found,
    )  # fmt: skip


def _folder(page: PageData) -> Path:
    return page.folder or find_or_create_folder(None, page.loaded.path)


def tell_outcome(text: str) -> None:
    """Show a sentence as what came of the last step."""
    _say(Outcome(said=text))


def _refuse(error: HotspotsError, *, waiting: tuple[Decision, ...] = (), source: str | None = None) -> None:
    _say(Outcome(said=complaint_text(error), refused=True, waiting=waiting, source=source))


def _say(outcome: Outcome) -> None:
    session().review.outcome = outcome


def forget_outcome() -> None:
    """Stop showing what came of the last decision."""
    session().review.outcome = None


def last_said() -> str:
    """Return what came of the last decision where it was not refused: a refusal is an alert of its own."""
    outcome = session().review.outcome
    return outcome.said if outcome and not outcome.refused else ""


def draw_refusal() -> None:
    """Draw why the last decision was refused, where it was."""
    outcome = session().review.outcome
    if outcome is None or not outcome.refused:
        return
    with st.container(key="review-refusal", gap="xsmall"):
        st.error(escape_markdown(outcome.said), icon=":material/error:")
        if outcome.waiting:
            st.button("Apply to the new version", key="apply-again", icon=":material/sync:", on_click=apply_again,
                      args=(outcome,))  # fmt: skip


def draw_outcome(page: PageData) -> None:
    """Draw what came of the last decision, where it was not refused, with the lines that changed."""
    outcome = session().review.outcome
    if outcome is None or outcome.refused:
        return
    with st.container(key="review-outcome", gap="xsmall"):
        st.markdown(f":green[:material/check: {escape_markdown(outcome.said)}]")
        if outcome.hotspot in page.loaded.dataset.hotspots:
            name = escape_markdown(page.loaded.dataset.hotspots[outcome.hotspot].name)
            st.button(f"See {name} on the map", key="see", icon=":material/location_on:",
                      on_click=state.go_to_map, args=(outcome.hotspot,))  # fmt: skip
        if outcome.diff:
            with st.expander("The lines that were added" if outcome.hotspot else "The lines that were taken out"):
                st.code(outcome.diff, language=None, wrap_lines=True)


def draw_accept_all(desk: Desk, found: Sequence[ReviewItem]) -> None:
    """Draw the button that accepts everything shown, which asks first."""
    with st.popover(f"Accept all shown ({len(found)})", icon=":material/done_all:", disabled=not found):
        decisions = tuple(decision(desk, item) for item in found)
        hotspots = {one.target for one in decisions}
        new = len(hotspots - set(desk.page.loaded.dataset.hotspots))
        share = desk_state.share_with_all(desk, found)
        st.markdown(f"This writes {counted(len(found), 'excerpt')} for {counted(len(hotspots), 'hotspot')}"
                    f"{f' ({new} new)' if new else ''} into the data file. Have you read them?")  # fmt: skip
        if share > LARGEST_SHARE:
            st.markdown(f":red[They are too many: {share:.1%} of the text would be quoted; at most a third may be. "
                        "Choose fewer, by hotspot or by evidence.]")  # fmt: skip
        else:
            st.markdown(f"{share:.1%} of the text would then be quoted; at most a third may be.")
        st.button(f"Accept {len(found)}", key="accept-all", type="primary", disabled=share > LARGEST_SHARE,
                  on_click=_in_one_go, args=(save_decisions, desk.page, desk.source_id, decisions, None))  # fmt: skip


def _in_one_go(write: Callable[..., None], *args: object) -> None:
    with st.spinner("Writing and checking …"):
        write(*args)


def decision(desk: Desk, item: ReviewItem) -> Decision:
    """Return the decision to accept a proposal, with what the session has changed about it."""
    edit = desk_state.edit_of(item.key)
    hotspot = edit.hotspot or item.proposal.hotspot
    return Decision(
        proposal=item.proposal, new_place=desk.places.get(hotspot), hotspot=edit.hotspot,
        quote=desk_state.amended(desk, item), voice=desk_state.other_voice(desk, item),
    )  # fmt: skip
