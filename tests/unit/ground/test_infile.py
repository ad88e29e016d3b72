import os
from pathlib import Path

import pytest

from geo.errors import HotspotsError
from geo.files import read_file


def refused(path: Path) -> str:
    with pytest.raises(HotspotsError) as caught:
        read_file(path, 5, "an article")
    return str(caught.value)


def test_a_file_is_read_as_far_as_is_allowed_and_one_byte_more(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "b").write_bytes(b"1234567")
    assert (read_file(tmp_path / "a", 5, "x"), read_file(tmp_path / "b", 5, "x")) == (b"12345", b"123456")


def test_what_is_no_file_says_what_it_is_and_what_to_do(tmp_path: Path) -> None:
    absent = tmp_path / "none"
    assert refused(absent) == f"{absent}: there is no such file; an article was expected; check its name"
    assert refused(tmp_path) == f"{tmp_path}: is a folder; an article was expected; name the file in it"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").endswith("is no ordinary file; an article was expected; name one")


def test_an_address_is_not_fetched() -> None:
    assert refused(Path("https://a.example/b")).endswith("nothing is fetched: save the page and name its file")


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000, "file/in/a/file"])
def test_a_name_that_no_file_can_have_is_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert ": cannot be read (" in refused(tmp_path / name)
    assert "\n" not in refused(tmp_path / name)
    assert "\0" not in refused(tmp_path / name)


def test_a_name_cannot_disturb_the_terminal(tmp_path: Path) -> None:
    assert refused(tmp_path / "a\x1b[2Jb").startswith(f"{tmp_path}/a\ufffd[2Jb: there is no such file; ")
