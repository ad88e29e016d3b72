"""Tests of the former states of a file, with real repositories."""

import hashlib
import os
from pathlib import Path

import pytest
from git_repository import Repository, needs_git, repository

from geo.dataset.since import is_revision
from geo.errors import HotspotsError
from geo.evidence.git_history import GitHistory

pytestmark = needs_git


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    folder = tmp_path / "a folder"
    (folder / "data").mkdir(parents=True)
    return repository(folder)


def history(made: Repository, name: str = "map.yaml") -> GitHistory:
    return GitHistory(file=made.folder / "data" / name)


def write(made: Repository, text: str, name: str = "map.yaml") -> None:
    (made.folder / "data" / name).write_text(text, "utf-8")


@pytest.fixture
def three(made: Repository) -> tuple[str, str, str]:
    commits = []
    for number, day in enumerate(("2026-02-01", "2026-02-10", "2026-03-05")):
        write(made, f"{number}\n")
        commits.append(made.commit(day))
    write(made, "on disk only\n")
    return commits[0], commits[1], commits[2]


def test_the_commits_of_the_file_are_listed_newest_first(made: Repository, three: tuple[str, ...]) -> None:
    write(made, "another file\n", "other.txt")
    made.git("add", "data/other.txt")
    made.git("commit", "--quiet", "-m", "another file")
    assert [(r.sha, r.day) for r in history(made).revisions()] == [
        (three[2], "2026-03-05"), (three[1], "2026-02-10"), (three[0], "2026-02-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "number"), [("2026-02-01", 0), ("2026-02-09", 0), ("2026-02-10", 1), ("2026-03-04", 1), ("2030-01-01", 2)]
)
def test_a_day_is_the_last_state_before_its_end(
    made: Repository, three: tuple[str, ...], day: str, number: int
) -> None:
    revision = history(made).on(day)
    assert revision.sha == three[number]
    assert history(made).content(revision) == f"{number}\n".encode()


def test_days_are_those_of_utc_wherever_it_was_committed(made: Repository) -> None:
    write(made, "one\n")
    made.commit("2026-03-01", "23:30:00-0500")
    write(made, "two\n")
    made.commit("2026-03-03", "00:30:00+0900")
    assert [revision.day for revision in history(made).revisions()] == ["2026-03-02", "2026-03-02"]


def test_a_day_before_the_first_commit_says_when_it_begins(made: Repository, three: tuple[str, ...]) -> None:
    assert three
    with pytest.raises(HotspotsError, match="its history begins on 2026-02-01, after 2026-01-31"):
        history(made).on("2026-01-31")


def test_what_was_merged_counts_from_its_merge_on(made: Repository) -> None:
    write(made, "main\n")
    made.commit("2026-01-01")
    made.git("switch", "--quiet", "-c", "side")
    write(made, "side\n")
    made.commit("2026-01-02")
    made.git("switch", "--quiet", "main")
    made.git("merge", "--quiet", "--no-ff", "--no-edit", "side", day="2026-02-01")
    assert history(made).content(history(made).on("2026-01-31")) == b"main\n"
    assert history(made).content(history(made).on("2026-02-01")) == b"side\n"


@pytest.mark.parametrize("name", ["HEAD~1", "HEAD^", "before", "feature/x.1", "main~1"])
def test_a_revision_is_found_by_its_names(made: Repository, three: tuple[str, ...], name: str) -> None:
    made.git("tag", "--annotate", "-m", "A tag", "before", three[1])
    made.git("branch", "feature/x.1", three[1])
    assert history(made).at(name).sha == three[1]
    assert history(made).at(three[1][:9]).sha == three[1]


@pytest.mark.parametrize(
    "text",
    [
        "--output=x", "-p", "", "a..b", "HEAD:data/map.yaml", "HEAD@{1}", ":/fix", "a b", "a\nb", "a;b", "$(id)",
        "../x", "/etc/passwd", "a//b", "^HEAD", "x" * 200, "é", "HEAD^{tree}", "a\0b",
    ],
)  # fmt: skip
def test_what_is_no_name_never_reaches_git(made: Repository, three: tuple[str, ...], text: str) -> None:
    assert three
    assert not is_revision(text)
    with pytest.raises(HotspotsError, match="is no name of a revision"):
        history(made).at(text)


def test_a_name_that_is_not_there_is_one_line(made: Repository, three: tuple[str, ...]) -> None:
    assert three
    with pytest.raises(HotspotsError, match="there is no revision `nosuch` in the repository; a tag"):
        history(made).at("nosuch")


def test_a_content_is_found_by_its_hash_on_any_branch(made: Repository, three: tuple[str, ...]) -> None:
    made.git("switch", "--quiet", "--force", "-c", "side", three[0])
    write(made, "aside\n")
    aside = made.commit("2026-02-02")
    made.git("switch", "--quiet", "main")
    for content, commit in ((b"1\n", three[1]), (b"aside\n", aside)):
        whole = hashlib.sha256(content).hexdigest()
        for digits in (8, 12, 64):
            found = history(made).with_content(whole[:digits])
            assert found is not None
            assert found.sha == commit
    assert history(made).with_content(hashlib.sha256(b"on disk only\n").hexdigest()) is None


def test_a_beginning_of_several_hashes_is_refused(made: Repository, three: tuple[str, ...]) -> None:
    assert three
    with pytest.raises(HotspotsError, match="begins the hash of 3 states of the file"):
        history(made).with_content("")


def test_more_states_than_are_read_at_once(made: Repository) -> None:
    for number in range(55):
        write(made, f"{number}\n" * 1000)
        made.commit("2026-01-01")
    whole = hashlib.sha256(b"0\n" * 1000).hexdigest()
    found = history(made).with_content(whole)
    assert found is not None
    assert history(made).content(found) == b"0\n" * 1000


def test_a_file_that_was_not_there_yet_is_none(made: Repository, three: tuple[str, ...]) -> None:
    write(made, "{}", "map.lock.json")
    made.git("add", "data/map.lock.json")
    last = made.commit("2026-03-06")
    lock = made.folder / "data" / "map.lock.json"
    found = history(made)
    assert found.content(found.at(three[0]), lock) is None
    assert found.content(found.at(last), lock) == b"{}"


def test_a_name_with_letters_that_mean_something_to_git(made: Repository) -> None:
    for name in ("*.yaml", "a b.yaml", "-p.yaml", "карта.yaml"):
        write(made, name, name)
    made.commit("2026-01-01")
    write(made, "more", "a b.yaml")
    made.commit("2026-01-02")
    found = history(made, "*.yaml")
    assert len(found.revisions()) == 1
    for name in ("a b.yaml", "-p.yaml", "карта.yaml"):
        assert history(made, name).content(history(made, name).on("2026-01-01")) == name.encode()


LINES = "".join(f"place {number}\n" for number in range(40))


@pytest.fixture
def moved(made: Repository) -> tuple[str, ...]:
    """The file is `old.yaml`, then `places.yaml`, then `maps/map.yaml`, in another folder; its lock goes with it."""
    commits = []
    data = made.folder / "data"

    def commit(day: str) -> None:
        commits.append(made.commit(day))

    for name in ("old.yaml", "old.lock.json"):
        write(made, f"{name}\n{LINES}", name)
    commit("2026-01-01")
    write(made, f"first\n{LINES}", "old.yaml")
    commit("2026-01-10")
    for name in ("yaml", "lock.json"):
        (data / f"old.{name}").rename(data / f"places.{name}")
    commit("2026-01-20")
    write(made, f"second\n{LINES}", "places.yaml")
    write(made, "another map under the first name\n", "old.yaml")
    commit("2026-02-01")
    (made.folder / "maps").mkdir()
    for name in ("yaml", "lock.json"):
        (data / f"places.{name}").rename(made.folder / "maps" / f"map.{name}")
    (made.folder / "maps" / "map.yaml").write_text(f"third\n{LINES}", "utf-8")
    commit("2026-02-10")
    return tuple(commits)


def of_moved(made: Repository) -> GitHistory:
    return GitHistory(file=made.folder / "maps" / "map.yaml", beside=("map.lock.json",))


def test_a_file_that_was_renamed_and_moved_keeps_its_history(made: Repository, moved: tuple[str, ...]) -> None:
    found = of_moved(made)
    assert [revision.sha for revision in found.revisions()] == list(reversed(moved))
    firsts = {"2026-01-05": "old.yaml", "2026-01-10": "first", "2026-01-25": "first", "2026-02-01": "second",
              "2026-03-01": "third"}  # fmt: skip
    for day, first in firsts.items():
        assert found.content(found.on(day)) == f"{first}\n{LINES}".encode(), day


def test_what_lies_beside_it_is_found_under_its_former_name_too(made: Repository, moved: tuple[str, ...]) -> None:
    found = of_moved(made)
    lock = made.folder / "maps" / "map.lock.json"
    for sha in moved:
        assert found.content(found.at(sha), lock) == f"old.lock.json\n{LINES}".encode()


def test_a_former_content_is_found_by_its_hash_under_its_former_name(made: Repository, moved: tuple[str, ...]) -> None:
    found = of_moved(made).with_content(hashlib.sha256(f"first\n{LINES}".encode()).hexdigest())
    assert found is not None
    assert found.sha in moved[1:3]
    assert of_moved(made).content(found) == f"first\n{LINES}".encode()


def test_a_rename_on_a_side_branch_counts_from_its_merge_on(made: Repository) -> None:
    write(made, f"one\n{LINES}", "old.yaml")
    made.commit("2026-01-01")
    made.git("switch", "--quiet", "-c", "side")
    (made.folder / "data" / "old.yaml").rename(made.folder / "data" / "map.yaml")
    made.commit("2026-01-02")
    made.git("switch", "--quiet", "main")
    write(made, "other\n", "other.txt")
    made.commit("2026-01-03")
    made.git("merge", "--quiet", "--no-ff", "--no-edit", "side", day="2026-02-01")
    found = history(made)
    assert [revision.day for revision in found.revisions()] == ["2026-02-01", "2026-01-01"]
    assert found.content(found.on("2026-01-15")) == f"one\n{LINES}".encode()
    assert found.content(found.at("side")) == f"one\n{LINES}".encode()


def test_another_file_that_took_the_name_later_is_not_followed_back(made: Repository) -> None:
    write(made, "quite another text\n" * 20, "old.yaml")
    made.commit("2026-01-01")
    (made.folder / "data" / "old.yaml").unlink()
    write(made, LINES)
    made.commit("2026-01-02")
    assert [revision.day for revision in history(made).revisions()] == ["2026-01-02"]
    assert history(made).content(history(made).at("HEAD~1")) is None


def test_without_a_repository_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("x", "utf-8")
    with pytest.raises(HotspotsError, match="it is in no Git repository"):
        GitHistory(file=tmp_path / "map.yaml").revisions()
    with pytest.raises(HotspotsError, match="it is in no Git repository"):
        GitHistory(file=tmp_path / "map.yaml").at("HEAD")


def test_what_was_never_committed_is_said(made: Repository, three: tuple[str, ...]) -> None:
    write(made, "new\n", "new.yaml")
    assert three
    with pytest.raises(HotspotsError, match="it was never committed"):
        history(made, "new.yaml").revisions()


def test_a_repository_without_a_commit_is_said(made: Repository) -> None:
    write(made, "x")
    with pytest.raises(HotspotsError, match="nothing is committed"):
        history(made).revisions()


def test_a_shallow_clone_says_what_brings_the_rest(made: Repository, three: tuple[str, ...], tmp_path: Path) -> None:
    made.git("clone", "--quiet", "--depth", "1", made.folder.as_uri(), str(tmp_path / "shallow"))
    clone = GitHistory(file=tmp_path / "shallow" / "data" / "map.yaml")
    with pytest.raises(HotspotsError, match=r"only a part is here \(a shallow clone: `git fetch --unshallow`"):
        clone.on("2026-02-20")
    with pytest.raises(HotspotsError, match="a shallow clone"):
        clone.at(three[0])


def test_without_git_it_is_said(made: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write(made, "x")
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(HotspotsError, match="git is not installed"):
        history(made).revisions()


@pytest.mark.skipif(os.name != "posix", reason="the program that the settings name is a shell script")
def test_no_program_of_the_repository_is_run(made: Repository, three: tuple[str, ...], tmp_path: Path) -> None:
    """A repository that somebody gives away may name programs in its settings."""
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path / 'sprung'}\ncat\n", "utf-8")
    trap.chmod(0o755)
    for setting in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.x.textconv",
        "gpg.program",
        "core.sshCommand",
    ):
        made.git("config", setting, str(trap))
    made.git("config", "log.showSignature", "true")
    (made.folder / ".gitattributes").write_text("*.yaml diff=x\n", "utf-8")
    found = history(made)
    assert found.content(found.on("2026-02-20")) == b"1\n"
    assert found.with_content(hashlib.sha256(b"1\n").hexdigest()) == found.at(three[1])
    assert not (tmp_path / "sprung").exists()


def test_variables_of_another_repository_do_not_lead_astray(
    made: Repository, three: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As they are set in a hook of git."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    assert history(made).revisions()[0].sha == three[2]
