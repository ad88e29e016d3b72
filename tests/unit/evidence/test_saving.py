"""Saves that are killed, raced and refused. What is saved here is not parsed: only the bytes count."""

import hashlib
import os
import random
import re
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from geo.errors import HotspotsError
from geo.evidence.current_lock import current_lock, next_lock_path
from geo.evidence.lock import lock_bytes, lock_path, read_lock
from geo.evidence.proof import Verification
from geo.evidence.saving import FileChanged, backup_path, exclusive, save_data_and_lock

OLD, NEW = b"version: old\n" * 400, b"version: new\n" * 500
SYSTEM_CALLS = {"open", "write", "flush", "close", "fsync", "replace", "rename", "chmod", "chown", "unlink", "flock"}
RANDOM_KILLS = 150


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def lock_of(data: bytes) -> bytes:
    return lock_bytes(sha(data), Verification(proofs={}, basis="documents", quoted_share={}, problems=()))


@pytest.fixture
def data_file(tmp_path: Path) -> Path:
    path = tmp_path / "hotspots.yaml"
    path.write_bytes(OLD)
    lock_path(path).write_bytes(lock_of(OLD))
    return path


def in_child(work: Callable[[], None]) -> int:
    """Start a child that does the work and ends; its process id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001  a child must never run the parent's tests
            os._exit(1)
        os._exit(0)
    return child


def killed_at(moment: int, work: Callable[[], None]) -> Callable[[], None]:
    """The work, during which the process kills itself before or after the n-th call of the system."""

    def step(_frame: FrameType, event: str, called: object) -> None:
        nonlocal moment
        if event in {"c_call", "c_return"} and getattr(called, "__name__", "") in SYSTEM_CALLS:
            if moment == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            moment -= 1

    def watched() -> None:
        sys.setprofile(step)
        work()

    return watched


def ended_well(child: int) -> bool:
    _, status = os.waitpid(child, 0)
    assert os.WIFEXITED(status) or os.WTERMSIG(status) == signal.SIGKILL
    assert not os.WIFEXITED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFEXITED(status)


def check_whole(data_file: Path) -> bytes:
    """One version in whole, and a lock file that fits it; returns the version."""
    data = data_file.read_bytes()
    assert data in (OLD, NEW)
    assert current_lock(data_file, sha(data)).data_sha256 == sha(data)
    return data


def check_next_save(data_file: Path) -> None:
    """The next save works, and leaves nothing of the one before."""
    data = data_file.read_bytes()
    other = OLD if data == NEW else NEW
    save_data_and_lock(data_file, sha(data), other, lock_of(other))
    assert data_file.read_bytes() == other
    assert read_lock(lock_path(data_file)).data_sha256 == sha(other)
    assert backup_path(data_file).read_bytes() == data
    names = {"hotspots.yaml", "hotspots.yaml.bak", "hotspots.lock.json", ".hotspots.yaml.lock"}
    assert {path.name for path in data_file.parent.iterdir()} == names


@pytest.mark.fuzz
def test_a_save_killed_before_or_after_any_call_of_the_system_leaves_one_version_and_its_lock(data_file: Path) -> None:
    start = data_file.parent
    seen, kills = set(), 0
    while True:
        folder = start / f"killed-{kills}"
        folder.mkdir()
        path = Path(shutil.copy(data_file, folder))
        shutil.copy(lock_path(data_file), folder)
        if ended_well(
            in_child(killed_at(kills, lambda path=path: save_data_and_lock(path, sha(OLD), NEW, lock_of(NEW))))
        ):  # type: ignore[misc]
            assert path.read_bytes() == NEW
            break
        seen.add((check_whole(path) == NEW, next_lock_path(path).exists()))
        check_next_save(path)
        shutil.rmtree(folder)
        kills += 1
    assert kills >= 70
    assert seen == {(False, False), (False, True), (True, True), (True, False)}


@pytest.mark.fuzz
def test_saves_killed_at_any_moment_lose_nothing_that_was_acknowledged(data_file: Path) -> None:
    chance = random.Random(4)

    def save_on_and_on(told: int) -> None:
        while True:
            data = data_file.read_bytes()
            # The number of the save is the content.
            other = b"%d\n" % (int(data) + 1)
            save_data_and_lock(data_file, sha(data), other, lock_of(other))
            os.write(told, other)

    first = b"0\n"
    save_data_and_lock(data_file, sha(OLD), first, lock_of(first))
    last = 0
    for _ in range(RANDOM_KILLS):
        hears, told = os.pipe()
        child = in_child(lambda told=told: save_on_and_on(told))  # type: ignore[misc]  # mypy cannot infer a lambda with a default
        os.close(told)
        heard = b""
        for _ in range(chance.randrange(4)):
            heard += os.read(hears, 100)
        for _ in range(chance.randrange(100_000)):
            pass  # some part of a save goes by
        os.kill(child, signal.SIGKILL)
        assert not ended_well(child)
        while more := os.read(hears, 100):
            heard += more
        os.close(hears)
        data = data_file.read_bytes()
        assert re.fullmatch(rb"\d+\n", data)
        assert current_lock(data_file, sha(data)).data_sha256 == sha(data)
        acknowledged = [last, *map(int, heard.split())]
        last = int(data)
        assert acknowledged[-1] <= last <= acknowledged[-1] + 1
    assert last > RANDOM_KILLS
    data = data_file.read_bytes()
    save_data_and_lock(data_file, sha(data), OLD, lock_of(OLD))
    check_next_save(data_file)


def test_eight_writers_at_once_lose_nothing(data_file: Path) -> None:
    def write_25(writer: int) -> None:
        for number in range(25):
            while True:
                data = data_file.read_bytes()
                other = data + b"%d-%d\n" % (writer, number)
                try:
                    save_data_and_lock(data_file, sha(data), other, lock_of(other))
                except FileChanged:
                    continue
                break

    children = [in_child(lambda writer=writer: write_25(writer)) for writer in range(8)]  # type: ignore[misc]
    assert all(ended_well(child) for child in children)
    data = data_file.read_bytes()
    wanted = {b"%d-%d" % (writer, number) for writer in range(8) for number in range(25)}
    assert sorted(data.removeprefix(OLD).split()) == sorted(wanted)
    assert read_lock(lock_path(data_file)).data_sha256 == sha(data)


def test_a_file_that_somebody_else_changed_is_not_written(data_file: Path) -> None:
    with pytest.raises(FileChanged, match="was changed since it was read; nothing was written"):
        save_data_and_lock(data_file, sha(NEW), NEW, lock_of(NEW))
    assert check_whole(data_file) == OLD
    assert not backup_path(data_file).exists()


def test_a_lock_file_alone_is_saved_with_the_data_file_as_it_is(data_file: Path) -> None:
    lock_path(data_file).unlink()
    save_data_and_lock(data_file, sha(OLD), OLD, lock_of(OLD))
    assert check_whole(data_file) == OLD
    assert not backup_path(data_file).exists()


def test_whoever_waits_too_long_is_told_that_somebody_else_is_writing(
    data_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.files._WAIT_S", 0)
    said = re.escape(f"{data_file}: somebody else is writing it; nothing was written; try again in a moment")
    with exclusive(data_file), pytest.raises(HotspotsError, match=said):
        save_data_and_lock(data_file, sha(OLD), NEW, lock_of(NEW))
    save_data_and_lock(data_file, sha(OLD), NEW, lock_of(NEW))


def test_a_link_stays_a_link_and_the_mode_stays(data_file: Path, tmp_path: Path) -> None:
    data_file.chmod(0o640)
    link = tmp_path / "elsewhere" / "map.yaml"
    link.parent.mkdir()
    link.symlink_to(data_file)
    save_data_and_lock(link, sha(OLD), NEW, lock_of(NEW))
    assert link.is_symlink()
    assert (data_file.read_bytes(), data_file.stat().st_mode & 0o777) == (NEW, 0o640)
    assert read_lock(lock_path(link)).data_sha256 == sha(NEW)


def test_lock_file_and_backup_are_read_by_whom_they_were_read(data_file: Path) -> None:
    data_file.chmod(0o640)
    lock_path(data_file).chmod(0o600)
    save_data_and_lock(data_file, sha(OLD), NEW, lock_of(NEW))
    modes = [path.stat().st_mode & 0o777 for path in (data_file, backup_path(data_file), lock_path(data_file))]
    assert modes == [0o640, 0o640, 0o600]


def test_owner_and_group_stay_where_the_system_allows(data_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[int, int]] = []

    def chown(_path: Path, owner: int, group: int) -> None:
        given.append((owner, group))
        if owner >= 0:
            raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chown", chown)
    save_data_and_lock(data_file, sha(OLD), NEW, lock_of(NEW))
    status = data_file.stat()
    assert given[-2:] == [(status.st_uid, status.st_gid), (-1, status.st_gid)]
    assert check_whole(data_file) == NEW


@pytest.mark.parametrize("path_of", [lock_path, backup_path])
def test_a_folder_in_the_place_of_a_file_beside_it_leaves_everything_as_it_was(
    data_file: Path, path_of: Callable[[Path], Path]
) -> None:
    taken = path_of(data_file)
    taken.unlink(missing_ok=True)
    taken.mkdir()
    before = sorted(path.name for path in data_file.parent.iterdir())
    said = f"{taken}: cannot be written (is a directory); a writable file in a writable folder was expected; "
    with pytest.raises(HotspotsError, match=re.escape(said)):
        save_data_and_lock(data_file, sha(OLD), NEW, lock_of(NEW))
    assert data_file.read_bytes() == OLD
    assert sorted(path.name for path in data_file.parent.iterdir() if not path.name.startswith(".")) == before


def test_a_file_that_is_read_only_is_not_written(data_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever runs the tests may be allowed everything.
    monkeypatch.setattr(os, "access", lambda path, mode: path != data_file or mode != os.W_OK)
    with pytest.raises(HotspotsError, match=re.escape(f"{data_file}: cannot be written (permission denied)")):
        save_data_and_lock(data_file, sha(OLD), NEW, lock_of(NEW))
    assert check_whole(data_file) == OLD


def test_a_folder_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(
        HotspotsError, match=r"cannot be written \(.*\); a writable file in a .* was expected; "
    ) as caught:
        save_data_and_lock(tmp_path / "absent" / "hotspots.yaml", sha(OLD), NEW, lock_of(NEW))
    assert "\n" not in str(caught.value)


def test_a_full_disk_leaves_everything_as_it_was(data_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(HotspotsError, match=r"cannot be written \(no space left on device\)"):
        save_data_and_lock(data_file, sha(OLD), NEW, lock_of(NEW))
    monkeypatch.undo()
    assert check_whole(data_file) == OLD
    assert not next_lock_path(data_file).exists()
    check_next_save(data_file)
