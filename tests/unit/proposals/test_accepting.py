"""From decisions to a saved file: verified, within a third of each document, with what others changed kept."""

import hashlib
from pathlib import Path

import pytest
from pending_article import ID, Waiting, add_pending
from small_map import SmallDataset

from geo.commands.verify import verify
from geo.dataset.additions import NewExcerpt, NewHotspot, NewSource
from geo.dataset.changes import describe_changes
from geo.dataset.event import Event
from geo.dataset.loader import load, parse
from geo.dataset.model import Topic
from geo.errors import HotspotsError
from geo.evidence.current_lock import current_lock
from geo.evidence.edition import open_edition
from geo.evidence.lock import check_lock, lock_path, read_lock
from geo.evidence.proof import ProofState
from geo.intake.pending import read_pending
from geo.proposals import accepting
from geo.proposals.decision import Decision, additions_for
from geo.proposals.proposal import NewPlace

SIGNED = "The ministers of Serbia signed an accord on the ports on Tuesday."
LATE = "“We’re late,” a clerk added."
MALI = "Mali asked the pilots to stay for another year, and most of them agreed to it."


@pytest.fixture
def waiting(small_dataset: SmallDataset) -> Waiting:
    return add_pending(small_dataset)


def prepared(waiting: Waiting, *decisions: Decision) -> accepting.Prepared:
    loaded = load(waiting.data)
    additions = additions_for(loaded.dataset, waiting.folder, ID, decisions)
    return accepting.prepare(waiting.data, waiting.folder, loaded.sha256, additions)


def mali(waiting: Waiting, quote: str = MALI) -> Decision:
    proposal = waiting.proposal(quote, "mali")
    place = NewPlace(id="mali", name="Mali", region={"countries": ["MLI"]}, precision="country", proposals=(proposal,))
    return Decision(proposal=proposal, new_place=place)


def test_nothing_is_written_before_it_is_saved(waiting: Waiting) -> None:
    before = {path: path.read_bytes() for path in waiting.data.parent.rglob("*") if path.is_file()}
    found = prepared(waiting, Decision(proposal=waiting.proposal(SIGNED)))
    assert {path: path.read_bytes() for path in waiting.data.parent.rglob("*") if path.is_file()} == before
    assert found.counts == {"sources": 1, "hotspots": 0, "excerpts": 1}
    assert "+  courier-2022:\n" in found.diff
    assert not [line for line in found.diff.splitlines() if line.startswith("-") and not line.startswith("---")]


def test_what_is_saved_is_the_pending_source_its_excerpts_and_a_new_place_all_proven(waiting: Waiting) -> None:
    before = load(waiting.data).dataset
    saved = accepting.save_prepared(
        prepared(waiting, Decision(proposal=waiting.proposal(SIGNED)), mali(waiting),
                 Decision(proposal=waiting.proposal("Nobody asked what it would cost."), quote="Nobody asked"))
    )  # fmt: skip
    loaded = load(waiting.data)
    assert ID not in read_pending(waiting.folder, loaded.dataset)
    assert (saved.sha256, saved.dataset) == (loaded.sha256, loaded.dataset)
    assert [e.quote for e in saved.dataset.hotspots["serbia"].excerpts[-2:]] == [SIGNED, "Nobody asked"]
    assert [e.quote for e in saved.dataset.hotspots["mali"].excerpts] == [MALI]
    assert ID in read_pending(waiting.folder, before), "what is taken back with version control is pending again"
    assert verify(waiting.data, waiting.folder, update=False, as_json=True) == 0
    locked = check_lock(saved.dataset, saved.sha256, read_lock(lock_path(waiting.data)))
    assert locked.problems == ()
    assert {proof.state for proof in locked.proofs.values()} == {ProofState.EXACT, ProofState.TYPOGRAPHIC}


def test_documents_that_only_others_have_stay_proven(waiting: Waiting) -> None:
    assert verify(waiting.data, waiting.folder, update=True, as_json=True) == 0
    for name in ("gazette.txt", "bulletin.txt"):
        (waiting.folder / name).unlink()
    saved = accepting.save_prepared(prepared(waiting, Decision(proposal=waiting.proposal(SIGNED))))
    edition = open_edition(waiting.data, waiting.folder)
    assert all(proof.verified for proof in edition.verification.proofs.values())
    assert edition.verification.problems == ()
    assert read_lock(lock_path(waiting.data)).data_sha256 == saved.sha256


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("The ministers of Serbia never signed an accord on the ports on Tuesday.", "is not verified: altered ("),
        ("Nothing of this kind was ever written by anybody.", "is not verified: missing ("),
    ],
)
def test_a_quote_that_is_not_the_documents_is_refused(waiting: Waiting, quote: str, said: str) -> None:
    with pytest.raises(HotspotsError) as caught:
        prepared(waiting, Decision(proposal=waiting.proposal(SIGNED), quote=quote))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_typographic_differences_are_fine(waiting: Waiting) -> None:
    found = prepared(waiting, Decision(proposal=waiting.proposal(LATE), quote='"We\'re late," a clerk added.'))
    assert found.new.hotspots["serbia"].excerpts[-1].quote == '"We\'re late," a clerk added.'


def test_more_than_a_third_of_a_document_is_refused_with_both_shares(waiting: Waiting) -> None:
    accepting.save_prepared(prepared(waiting, Decision(proposal=waiting.proposal(SIGNED))))
    rest = (MALI, LATE, "Engineers will repair the railway to Belgrade before the summer, the ministry said.")
    with pytest.raises(
        HotspotsError, match=r"would be quoted, \d+\.\d% is now; at most a third was expected"
    ) as caught:
        prepared(waiting, *(Decision(proposal=waiting.proposal(quote)) for quote in rest))
    assert str(caught.value).startswith(f"sources.{ID}: ")


def test_a_change_by_somebody_else_is_told_and_what_was_decided_can_be_applied_again(waiting: Waiting) -> None:
    decision = Decision(proposal=waiting.proposal(SIGNED))
    first = prepared(waiting, decision)
    other = waiting.data.read_text("utf-8").replace('name: "Serbia"', 'name: "Serbia" # land\n    aliases: [Srbija]')
    waiting.data.write_text(other, "utf-8")
    with pytest.raises(accepting.FileChanged, match=r"\(hotspot serbia changed\); nothing was written"):
        accepting.save_prepared(first)
    assert waiting.data.read_text("utf-8") == other
    accepting.save_prepared(prepared(waiting, decision))
    assert "# land" in waiting.data.read_text("utf-8")
    assert load(waiting.data).dataset.hotspots["serbia"].aliases == ("Srbija",)
    assert load(waiting.data).dataset.hotspots["serbia"].excerpts[-1].quote == SIGNED


def test_a_page_that_was_drawn_before_the_last_save_is_told_what_the_save_did(waiting: Waiting) -> None:
    old = load(waiting.data)
    accepting.save_prepared(prepared(waiting, mali(waiting)))
    with pytest.raises(
        accepting.FileChanged, match=r"\(source courier-2022 added, hotspot mali added, 1 excerpt added\)"
    ):
        accepting.prepare(waiting.data, waiting.folder, old.sha256, ())


def test_without_a_folder_nothing_can_be_checked(waiting: Waiting) -> None:
    with pytest.raises(HotspotsError, match="no folder was found"):
        accepting.prepare(waiting.data, None, load(waiting.data).sha256, ())


def test_changes_are_told_by_content(waiting: Waiting) -> None:
    data = waiting.data.read_bytes()
    old = parse(data, "old")
    assert describe_changes(old, parse(b"# read\n" + data, "new")) == "only comments or layout"
    new = data.replace(b'"Harbours and islands"', b'"Ports"').replace(b"        topics: [diplomacy]\n", b"")
    assert describe_changes(old, parse(new, "new")) == "1 excerpt changed, `about` changed"


def test_a_twin_keeps_what_is_said_of_it_already(waiting: Waiting) -> None:
    dataset = load(waiting.data).dataset
    twin = dataset.hotspots["serbia"].excerpts[0]
    decision = Decision(proposal=waiting.proposal(twin.quote, "belgrade", "bulletin-2019"))
    (new,) = additions_for(dataset, waiting.folder, "bulletin-2019", (decision,))
    assert new == NewExcerpt(hotspot="belgrade", excerpt=twin)
    assert twin.event == Event(date="2019-05")
    assert Topic.DIPLOMACY not in twin.topics


def test_the_source_comes_first_and_one_new_place_holds_all_that_is_put_there(waiting: Waiting) -> None:
    dataset = load(waiting.data).dataset
    moved = Decision(proposal=waiting.proposal(SIGNED), hotspot="mali", new_place=mali(waiting).new_place)
    found = additions_for(dataset, waiting.folder, ID, (mali(waiting), moved, mali(waiting)))
    assert [type(new) for new in found] == [NewSource, NewHotspot, NewExcerpt]


def test_decisions_on_what_is_not_there_or_is_there_already_are_refused(waiting: Waiting) -> None:
    dataset = accepting.save_prepared(prepared(waiting, Decision(proposal=waiting.proposal(SIGNED)))).dataset
    with pytest.raises(HotspotsError, match=r"serbia: quotes `The ministers of Serbia .*` already"):
        additions_for(dataset, waiting.folder, ID, (Decision(proposal=waiting.proposal(SIGNED)),))
    with pytest.raises(HotspotsError, match=r"there is no hotspot `serbja`; .*; did you mean `serbia`"):
        additions_for(dataset, waiting.folder, ID, (Decision(proposal=waiting.proposal(LATE), hotspot="serbja"),))
    with pytest.raises(HotspotsError, match="there is no source `courier-2021`"):
        additions_for(dataset, waiting.folder, "courier-2021", ())


def test_the_lock_file_of_the_saved_file_is_the_one_that_is_found(waiting: Waiting) -> None:
    found = prepared(waiting, mali(waiting))
    accepting.save_prepared(found)
    sha256 = hashlib.sha256(Path(waiting.data).read_bytes()).hexdigest()
    assert current_lock(waiting.data, sha256).data_sha256 == sha256
