import hashlib
import os
from pathlib import Path

import pytest
from invented import ARTICLE, dataset, folder_with

from geo.errors import HotspotsError
from geo.evidence.documents import LARGEST_BYTES, find_folder, read_document, read_unchanged


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOTSPOTS_DOCUMENTS", raising=False)


def refused(folder: Path, name: str) -> str:
    with pytest.raises(HotspotsError) as caught:
        read_document(folder, name)
    message = str(caught.value)
    assert message.count("; ") == 2, "where: what is wrong; what was expected; what to do"
    assert "\n" not in message
    return message


def test_document_is_read_untouched(tmp_path: Path) -> None:
    data = "\ufeffOne\r\ntwo\rthree — ﬁn\u2028end\n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    document = read_document(tmp_path, "a.txt")
    assert document.text.encode() == data
    assert (document.name, document.sha256) == ("a.txt", hashlib.sha256(data).hexdigest())


def test_file_name_of_any_script_is_read(tmp_path: Path) -> None:
    (tmp_path / "статья 1.txt").write_text("x")
    assert read_document(tmp_path, "статья 1.txt").text == "x"


@pytest.mark.parametrize(
    ("pending", "where", "instead"),
    [
        (
            False,
            "sources.gazette-2020.sha256",
            "run `hotspots verify --update` to look for the quotes in the new version",
        ),
        (True, "gazette-2020", "remove its record and add it anew"),
    ],
)
def test_another_version_than_was_read_is_refused(tmp_path: Path, pending: bool, where: str, instead: str) -> None:
    source = dataset(["x"]).sources["gazette-2020"]
    assert read_unchanged(folder_with(tmp_path), "gazette-2020", source, pending=pending).text == ARTICLE
    folder_with(tmp_path, "Another text.")
    sha256 = hashlib.sha256(b"Another text.").hexdigest()
    with pytest.raises(HotspotsError) as caught:
        read_unchanged(tmp_path, "gazette-2020", source, pending=pending)
    assert str(caught.value) == (
        f"{where}: gazette.txt is not the file that was read: its SHA-256 begins {sha256[:12]}; "
        f"{source.sha256[:12]} was expected; put that file back, or {instead}"
    )


def test_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert read_document(tmp_path, "b.txt").text == "x"


def test_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("x")
    (tmp_path / "link").symlink_to("real")
    assert read_document(tmp_path / "link", "a.txt").text == "x"


def test_absent_document_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.txt").startswith("a.txt: is not in the documents folder;")
    assert refused(tmp_path / "absent", "a.txt").startswith("a.txt: is not in the documents folder;")


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "a/b.txt", "..\\secret.txt", "..", ".", "", "a\0b"])
def test_paths_are_no_file_names(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    message = refused(folder, name)
    assert "is no file name" in message
    assert "\0" not in message


def test_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "a.txt").symlink_to("../secret.txt")
    assert refused(folder, "a.txt").startswith("a.txt: leads out of the documents folder;")


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert "cannot be read" in refused(tmp_path, "a.txt")


def test_folder_in_place_of_a_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert refused(tmp_path, "a.txt").startswith("a.txt: is a folder;")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert refused(tmp_path, "a.txt").startswith("a.txt: is no ordinary file;")


def test_broken_utf8_names_line_and_byte(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one\ntwo \xff\n")
    assert refused(tmp_path, "a.txt").startswith("a.txt:2: byte 0xff at offset 8 is no UTF-8;")


def test_utf16_and_binary_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("text".encode("utf-16-le"))
    (tmp_path / "b.txt").write_bytes("text".encode("utf-16"))
    assert refused(tmp_path, "a.txt").startswith("a.txt: holds NUL characters,")
    assert "is no UTF-8" in refused(tmp_path, "b.txt")


def test_largest_document_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.write(b"a" * LARGEST_BYTES)
    assert len(read_document(tmp_path, "a.txt").text) == LARGEST_BYTES
    with (tmp_path / "a.txt").open("ab") as file:
        file.write(b"a")
    assert refused(tmp_path, "a.txt").startswith("a.txt: is larger than 20 MiB;")


def test_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path, "a" * 5000)


def test_folder_beside_the_data_file_is_found(tmp_path: Path) -> None:
    assert find_folder(None, tmp_path / "hotspots.yaml") is None
    (tmp_path / "documents").write_text("no folder")
    assert find_folder(None, tmp_path / "hotspots.yaml") is None
    (tmp_path / "documents").unlink()
    (tmp_path / "documents").mkdir()
    assert find_folder(None, tmp_path / "hotspots.yaml") == tmp_path / "documents"


def test_explicit_folder_comes_before_the_environment_and_that_before_the_one_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("explicit", "environment", "documents"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(tmp_path / "environment"))
    assert find_folder(tmp_path / "explicit", tmp_path / "hotspots.yaml") == tmp_path / "explicit"
    assert find_folder(None, tmp_path / "hotspots.yaml") == tmp_path / "environment"
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", "")
    assert find_folder(None, tmp_path / "hotspots.yaml") == tmp_path / "documents"


@pytest.mark.parametrize("name", ["absent", "a\0b"])
def test_folder_that_was_asked_for_must_be_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(HotspotsError, match=r"^--documents: there is no folder"):
        find_folder(tmp_path / name, tmp_path / "hotspots.yaml")


def test_folder_of_the_environment_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(tmp_path / "absent"))
    with pytest.raises(HotspotsError, match=r"^HOTSPOTS_DOCUMENTS: there is no folder"):
        find_folder(None, tmp_path / "hotspots.yaml")
