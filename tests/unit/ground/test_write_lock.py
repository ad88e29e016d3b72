"""One process at a time has the right to write; whoever is killed blocks nobody."""

import errno
import os
import signal
from pathlib import Path

import pytest

from geo.errors import HotspotsError
from geo.files import only_writer


@pytest.fixture
def lock_file(tmp_path: Path) -> Path:
    return tmp_path / ".lock"


def test_whoever_waits_too_long_is_told_and_may_try_again(
    lock_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.files._WAIT_S", 0)
    with only_writer(lock_file, tmp_path), pytest.raises(HotspotsError) as refused, only_writer(lock_file, tmp_path):
        pytest.fail("two wrote at once")
    assert str(refused.value) == (
        f"{tmp_path}: somebody else is writing it; nothing was written; try again in a moment"
    )
    with only_writer(lock_file, tmp_path):
        pass


def test_a_killed_writer_leaves_nothing_that_blocks(
    lock_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = os.fork()
    if child == 0:
        with only_writer(lock_file, tmp_path):
            os.kill(os.getpid(), signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert lock_file.exists()
    monkeypatch.setattr("geo.files._WAIT_S", 0)
    with only_writer(lock_file, tmp_path):
        pass


def test_a_failure_while_writing_gives_the_right_back(
    lock_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.files._WAIT_S", 0)
    with pytest.raises(OSError, match="no space"), only_writer(lock_file, tmp_path):
        raise OSError(errno.ENOSPC, "no space")
    with only_writer(lock_file, tmp_path):
        pass


def test_a_file_system_without_locks_is_refused_and_never_locked_by_a_file_that_stays(
    lock_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr("fcntl.flock", missing)
    with pytest.raises(OSError, match="not implemented"), only_writer(lock_file, tmp_path):
        pytest.fail("nobody had the right to write")
