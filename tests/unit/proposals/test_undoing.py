"""The last acceptance taken back, byte for byte; and nothing is, where anybody wrote anything since."""

from pathlib import Path

import pytest
from pending_article import ID, Waiting, add_pending
from small_map import SmallDataset

from geo.commands.verify import verify
from geo.dataset.loader import load
from geo.errors import HotspotsError
from geo.evidence.edition import open_edition
from geo.evidence.lock import lock_path, read_lock
from geo.evidence.saving import FileChanged, backup_path
from geo.intake.pending import read_pending
from geo.proposals import accepting
from geo.proposals.decision import Decision, additions_for
from geo.proposals.proposal import NewPlace
from geo.proposals.undoing import prepare_undo

SIGNED = "The ministers of Serbia signed an accord on the ports on Tuesday."
COST = "Nobody asked what it would cost."
MALI = "Mali asked the pilots to stay for another year, and most of them agreed to it."
PRICES = "Prices fell in the autumn."


@pytest.fixture
def waiting(small_dataset: SmallDataset) -> Waiting:
    found = add_pending(small_dataset)
    assert verify(found.data, found.folder, update=True, as_json=True) == 0
    return found


def accept(waiting: Waiting, *decisions: Decision) -> bytes:
    """Accept; returns the data file as it was before."""
    before, loaded = waiting.data.read_bytes(), load(waiting.data)
    additions = additions_for(loaded.dataset, waiting.folder, ID, decisions)
    accepting.save_prepared(accepting.prepare(waiting.data, waiting.folder, loaded.sha256, additions))
    return before


def undo(waiting: Waiting) -> accepting.Prepared:
    found = prepare_undo(waiting.data, waiting.folder, load(waiting.data).sha256)
    accepting.save_prepared(found)
    return found


def serbia(waiting: Waiting, quote: str = SIGNED) -> Decision:
    return Decision(proposal=waiting.proposal(quote))


def mali(waiting: Waiting, quote: str = MALI) -> Decision:
    proposal = waiting.proposal(quote, "mali")
    place = NewPlace(id="mali", name="Mali", region={"countries": ["MLI"]}, precision="country", proposals=(proposal,))
    return Decision(proposal=proposal, new_place=place)


def files(waiting: Waiting) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in waiting.data.parent.rglob("*") if path.is_file()}


def test_data_file_and_lock_file_are_byte_for_byte_what_they_were(waiting: Waiting) -> None:
    lock = lock_path(waiting.data).read_bytes()
    before = accept(waiting, mali(waiting), serbia(waiting), mali(waiting, PRICES))
    accepted = waiting.data.read_bytes()
    found = undo(waiting)
    assert (waiting.data.read_bytes(), lock_path(waiting.data).read_bytes()) == (before, lock)
    assert backup_path(waiting.data).read_bytes() == accepted, "what is taken back is not lost"
    assert found.counts == {"sources": 1, "hotspots": 1, "excerpts": 3}
    assert f"-        quote: {SIGNED}".replace(" ", "") in found.diff.replace(" ", "").replace('"', "")
    assert ID in read_pending(waiting.folder, load(waiting.data).dataset), "its record waits again"
    assert all(proof.verified for proof in open_edition(waiting.data, waiting.folder).verification.proofs.values())


def test_only_the_last_acceptance_is_taken_back_and_only_once(waiting: Waiting) -> None:
    accept(waiting, serbia(waiting))
    first = accept(waiting, mali(waiting))
    undo(waiting)
    assert waiting.data.read_bytes() == first
    before = files(waiting)
    with pytest.raises(HotspotsError, match="something else than accepting was done to it last"):
        undo(waiting)
    assert files(waiting) == before


@pytest.mark.parametrize(
    ("old", "new", "verified"),
    [
        ('name: "Serbia"', 'name: "Serbia (land)"', True),
        ('    name: "Serbia"\n', '    # read twice\n    name: "Serbia"\n', True),
        ('    name: "Serbia"\n', '    name: "Serbia"\n    aliases: [Srbija]\n', True),
        ('    name: "Serbia"\n', '    name: "Serbia"\n    aliases: [Srbija]\n', False),
        (COST, COST[:-1], False),
    ],
)
def test_what_somebody_wrote_since_is_never_lost(waiting: Waiting, old: str, new: str, *, verified: bool) -> None:
    accept(waiting, serbia(waiting, COST))
    accepted = load(waiting.data).sha256
    text = waiting.data.read_text("utf-8")
    assert old in text
    waiting.data.write_text(text.replace(old, new, 1), "utf-8")
    if verified:
        verify(waiting.data, waiting.folder, update=True, as_json=True)
    before = files(waiting)
    with pytest.raises(FileChanged, match="was changed since the last acceptance; nothing was written"):
        prepare_undo(waiting.data, waiting.folder, accepted)
    with pytest.raises(HotspotsError, match="nothing was written; take it back with version control"):
        undo(waiting)
    assert files(waiting) == before


def test_a_change_between_reading_and_writing_is_not_lost_either(waiting: Waiting) -> None:
    accept(waiting, serbia(waiting))
    found = prepare_undo(waiting.data, waiting.folder, load(waiting.data).sha256)
    changed = waiting.data.read_bytes() + b"# later\n"
    waiting.data.write_bytes(changed)
    with pytest.raises(FileChanged):
        accepting.save_prepared(found)
    assert waiting.data.read_bytes() == changed


def test_without_a_version_before_nothing_is_taken_back(waiting: Waiting) -> None:
    with pytest.raises(HotspotsError, match="there is no version before the last"):
        undo(waiting)


def test_an_article_that_is_gone_can_be_taken_off_the_map_but_its_share_is_never_guessed(waiting: Waiting) -> None:
    before = accept(waiting, serbia(waiting))
    (waiting.folder / f"{ID}.txt").rename(waiting.folder / "away")
    undo(waiting)
    assert waiting.data.read_bytes() == before
    (waiting.folder / "away").rename(waiting.folder / f"{ID}.txt")
    accept(waiting, serbia(waiting))
    accept(waiting, serbia(waiting, COST))
    (waiting.folder / f"{ID}.txt").unlink()
    lock = read_lock(lock_path(waiting.data))
    with pytest.raises(HotspotsError, match=rf"^{ID}.txt: is not there"):
        undo(waiting)
    assert read_lock(lock_path(waiting.data)) == lock
