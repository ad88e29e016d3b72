import os
from pathlib import Path

import pytest

from geo.errors import HotspotsError
from geo.files import write_file


def test_a_new_file_has_the_content_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_file(tmp_path / "out.csv", b"new", force=False)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("out.csv", b"new")]


def test_an_existing_file_is_kept_without_force(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with pytest.raises(HotspotsError, match="exists already; nothing was written; add --force to replace it"):
        write_file(path, b"new", force=False)
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="modes and symbolic links are those of POSIX")
def test_a_replaced_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    path, link = tmp_path / "out.csv", tmp_path / "link.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path.name)
    write_file(link, b"new", force=True)
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_a_new_file_is_as_readable_as_the_umask_allows(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_file(tmp_path / "out.csv", b"new", force=False)
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_folder_or_a_missing_folder_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(HotspotsError, match="is a folder; a file was expected"):
        write_file(tmp_path, b"new", force=True)
    with pytest.raises(HotspotsError, match=r"cannot be written \(no such file or directory\)"):
        write_file(tmp_path / "nowhere" / "out.csv", b"new", force=False)
    assert list(tmp_path.iterdir()) == []
