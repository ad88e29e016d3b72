"""Tests of former editions and of what changed since, with a real repository."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from git_repository import needs_git
from small_history import FIRST, SmallHistory, write_small_history

from geo.dataset.comparison import ChangeKind
from geo.dataset.since import is_since
from geo.errors import HotspotsError
from geo.evidence.edition import Edition, open_edition
from geo.evidence.edition_changes import changes_since, counts_text
from geo.evidence.former import open_former
from geo.evidence.lock import lock_path
from geo.evidence.proof import ProofState

pytestmark = needs_git


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> SmallHistory:
    """For tests that write nothing."""
    return write_small_history(tmp_path_factory.mktemp("history") / "map")


@pytest.fixture
def own(tmp_path: Path) -> SmallHistory:
    return write_small_history(tmp_path / "map")


def today(made: SmallHistory) -> Edition:
    return open_edition(made.small.data, made.small.documents)


def sha256_of(made: SmallHistory, commit: str) -> str:
    text = made.repository.git("show", f"{commit}:map.yaml") + "\n"
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_day_a_hash_and_a_revision_lead_to_the_same_edition(shared: SmallHistory) -> None:
    digits = sha256_of(shared, shared.first)
    found = [
        open_former(since, shared.small.data)
        for since in (FIRST, "2026-02-28", digits[:8], digits, shared.first, shared.first[:9], "HEAD~1")
    ]
    assert {one.edition.sha256 for one in found} == {digits}
    assert {one.revision and one.revision.sha for one in found} == {shared.first}
    assert all("far-isle" in one.edition.dataset.hotspots and one.checked for one in found)
    assert [one.key for one in found] == [FIRST, "2026-02-28", *[digits[:12]] * 5]
    assert [one.label for one in found][:3] == ["1 February 2026", "28 February 2026", "the version of 1 February 2026"]
    assert found[0].origin == f"commit {shared.first[:10]} of 1 February 2026, data {digits[:8]}"
    assert all(proof.verified for proof in found[0].edition.verification.proofs.values())


def test_what_stands_in_the_link_leads_to_it_again(shared: SmallHistory) -> None:
    for since in (FIRST, "HEAD~1"):
        former = open_former(since, shared.small.data)
        assert is_since(former.key)
        assert open_former(former.key, shared.small.data).edition.sha256 == former.edition.sha256


def test_a_data_file_that_was_renamed_is_compared_with_its_former_states_and_their_checks(own: SmallHistory) -> None:
    digits = sha256_of(own, own.first)
    data = own.small.data.with_name("atlas.yaml")
    for name in ("yaml", "lock.json"):
        own.small.data.with_name(f"map.{name}").rename(data.with_name(f"atlas.{name}"))
    own.repository.commit("2026-04-01")
    for since in (FIRST, digits[:8], own.first):
        former = open_former(since, data)
        assert former.edition.sha256 == digits
        assert former.checked


def test_an_older_file_counts_with_the_lock_file_beside_it(own: SmallHistory, tmp_path: Path) -> None:
    own.repository.git("checkout", "--quiet", own.first, "--", "map.yaml", "map.lock.json")
    for name in ("map.yaml", "map.lock.json"):
        shutil.copy(own.small.data.with_name(name), tmp_path / name)
    own.repository.git("checkout", "--quiet", "main", "--", "map.yaml", "map.lock.json")
    former = open_former(str(tmp_path / "map.yaml"), own.small.data, files=True)
    assert former.checked
    assert former.revision is None
    assert former.label == f"data {sha256_of(own, own.first)[:8]}"
    (tmp_path / "map.lock.json").unlink()
    former = open_former(str(tmp_path / "map.yaml"), own.small.data, files=True)
    assert not former.checked
    assert changes_since(former, today(own)).turned == ()


@pytest.mark.parametrize("since", ["/etc/passwd", "map.yaml", "../map.yaml", "./map.yaml"])
def test_a_link_opens_no_file(shared: SmallHistory, since: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shared.small.data.parent)
    with pytest.raises(HotspotsError, match=r"is no day, data hash or revision|there is no revision"):
        open_former(since, shared.small.data)


def test_what_can_be_no_former_edition_is_told(shared: SmallHistory) -> None:
    for since, what in (
        ("2026-02-30", "is no day of the calendar"),
        ("--help", "is no day, data hash or revision, and no file that is there"),
        ("0" * 64, "is the hash of no state of the data file"),
        ("0" * 8, "there is no revision `00000000`"),
    ):
        with pytest.raises(HotspotsError, match=what):
            open_former(since, shared.small.data, files=True)


def test_a_revision_without_the_file_or_with_a_broken_one_is_told(own: SmallHistory) -> None:
    own.small.data.rename(own.small.data.with_name("aside.yaml"))
    own.repository.commit("2026-03-02")
    own.small.data.write_text("hotspots: [\n", "utf-8")
    own.repository.commit("2026-03-03")
    own.small.data.with_name("aside.yaml").rename(own.small.data)
    with pytest.raises(HotspotsError, match=r"--since: `map.yaml` was not there at [0-9a-f]{10}, of 2026-03-02"):
        open_former("2026-03-02", own.small.data)
    with pytest.raises(HotspotsError, match=r"map.yaml of [0-9a-f]{10} is not in order, by the rules of today"):
        open_former("2026-03-03", own.small.data)


def test_what_changed_is_counted_in_one_line(own: SmallHistory) -> None:
    own.small.replace('"No port will be closed," said', '"No port will ever be closed," said')
    own.small.replace('name: "Serbia"', 'name: "The country"')
    found = changes_since(open_former(FIRST, own.small.data), today(own))
    assert [(c.kind, c.id) for c in found.data.hotspots] == [
        (ChangeKind.ALTERED, "serbia"), (ChangeKind.GONE, "far-isle"),
    ]  # fmt: skip
    (turned,) = found.turned
    assert turned.lost
    assert (turned.before.state, turned.after.state) == (ProofState.TYPOGRAPHIC, ProofState.ALTERED)
    assert turned.hotspots == ("belgrade",)
    assert counts_text(found, "since then") == (
        "1 hotspot and 1 excerpt gone since then; 1 hotspot and 1 excerpt altered; 1 quote no longer verified"
    )


def test_nothing_changed_is_no_count(shared: SmallHistory) -> None:
    found = changes_since(open_former("2026-03-01", shared.small.data), today(shared))
    assert found.same
    assert counts_text(found, "since then") == ""


def test_a_quote_that_is_verified_now_and_was_not(own: SmallHistory) -> None:
    verified = open_former(FIRST, own.small.data)
    proofs = dict(verified.edition.verification.proofs)
    some = next(i for i, proof in proofs.items() if proof.state is ProofState.TYPOGRAPHIC)
    for state, turned in ((ProofState.MISSING, 1), (ProofState.UNREADABLE, 0)):
        proofs[some] = replace(proofs[some], state=state)
        verification = replace(verified.edition.verification, proofs=proofs)
        former = replace(verified, edition=replace(verified.edition, verification=verification))
        found = changes_since(former, today(own))
        assert len(found.turned) == turned
        assert ("1 quote newly verified" in counts_text(found, "since then")) == bool(turned)


def test_without_a_lock_file_then_checks_are_not_compared(own: SmallHistory) -> None:
    lock_path(own.small.data).unlink()
    own.repository.commit("2026-03-02")
    former = open_former("2026-03-02", own.small.data)
    assert not former.checked
    found = changes_since(former, today(own))
    assert (found.checked, found.turned, found.same) == (False, (), True)
