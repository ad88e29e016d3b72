"""`hotspots add`, as a user types it."""

import json
from pathlib import Path

import pytest
from document_files import PAGE
from small_map import SmallDataset

from geo.commands.add import name_from_text
from geo.commands.cli import main
from geo.dataset.model import Name
from geo.errors import HotspotsError
from geo.intake.extract import extract_here


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("geo.intake.storing.extract", lambda _name, data, **_: extract_here(data))
    path = tmp_path / "misnamed.pdf"
    path.write_text(PAGE, "utf-8")
    return path


def run(small: SmallDataset, *arguments: object) -> int:
    return main(["--data", str(small.data), "--documents", str(small.documents), "add", *map(str, arguments)])


def test_it_says_what_is_known_and_from_where(
    small_dataset: SmallDataset, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(small_dataset, page, "--publisher", "Press") == 0
    folder = small_dataset.documents
    assert (
        capsys.readouterr().out
        == f"""\
misnamed.pdf → northern-gazette-2023  (label: The Northern Gazette 2023)
  title:       Harbour talks stall in Vetland  [document]
  author:      Mara Lindqvist; Ole Berg  [page metadata]
  appeared in: The Northern Gazette  [page metadata]
  publisher:   Press  [editor]
  date:        2023-05-04  [page metadata]
  URL:         https://gazette.example/world/harbour-talks  [page metadata]
  type:        article-newspaper  [page metadata]
  text:        138 words in {folder}/northern-gazette-2023.txt
  note:        is a web page, though its name ends in .pdf
  note:        left out 2 lines that are not the article: `Read more: Why the pilots are leaving`, \
`The Northern Gazette is not responsible for the content of e…`
  to correct:  {folder}/northern-gazette-2023.source.yaml
  next:        hotspots suggest northern-gazette-2023 --data {small_dataset.data} --documents {folder}
"""
    )


def test_a_line_of_100_mb_is_refused_and_nothing_is_written(
    small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    endless = tmp_path / "endless.txt"
    with endless.open("wb") as file:
        for _ in range(100):
            file.write(b"harbour " * 125_000)
    before = {path.name: path.read_bytes() for path in small_dataset.documents.iterdir()}
    assert run(small_dataset, endless) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("endless.txt: is larger than 20 MB")
    assert {path.name: path.read_bytes() for path in small_dataset.documents.iterdir()} == before


def test_each_file_is_taken_in_or_refused_by_itself(
    small_dataset: SmallDataset, page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    leaflet = tmp_path / "a" / "leaflet"
    leaflet.parent.mkdir()
    leaflet.write_text("The pilots have left the islands, and nobody has taken their place since the spring.", "utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to(leaflet)
    missing = tmp_path / "missing.txt"
    files = (page, missing, tmp_path, f"{tmp_path}/a/../a/leaflet", link, "https://a.example/b")
    assert run(small_dataset, *files, "--json") == 1
    shown = capsys.readouterr()
    taken = json.loads(shown.out)
    assert [article["id"] for article in taken] == ["northern-gazette-2023", "article"]
    assert taken[1]["unknown"] == ["title", "author", "container-title", "publisher", "issued", "URL"]
    files_given = f"--data {small_dataset.data} --documents {small_dataset.documents}"
    assert taken[1]["next"] == f"hotspots suggest article {files_given}"
    said = shown.err.splitlines()
    assert len(said) == 4
    assert said[0].startswith(f"{missing}: there is no such file; ")
    assert said[1].startswith(f"{tmp_path}: is a folder; ")
    assert said[2].startswith("link.txt: is already there as article; ")
    assert said[3].endswith("nothing is fetched: save the page and name its file")
    inside = {path.name for path in small_dataset.documents.iterdir()}
    assert {name for name in inside if "leaflet" in name or "link" in name or "misnamed" in name} == set()


def test_what_holds_for_one_article_is_not_said_of_several(
    small_dataset: SmallDataset, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(small_dataset, page, page, "--title", "x") == 1
    assert capsys.readouterr().err.startswith("--title: is said of 2 files; it can be right for one only; ")


def test_no_folder_stays_where_nothing_was_taken_in(small_dataset: SmallDataset, tmp_path: Path) -> None:
    assert main(["--data", str(small_dataset.data), "add", str(tmp_path / "missing")]) == 1
    assert not (tmp_path / "documents").exists()


def test_names_are_taken_as_they_are_written() -> None:
    assert name_from_text("Doe, Jane Mary") == Name(family="Doe", given="Jane Mary")
    assert name_from_text("Ministry of Ports and Channels") == Name(literal="Ministry of Ports and Channels")
    with pytest.raises(HotspotsError, match="--author: is empty"):
        name_from_text(" , ")
