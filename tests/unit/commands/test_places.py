import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from repository import ROOT
from small_map import SmallDataset

from geo.commands.cli import main
from geo.dataset.loader import load
from geo.places.recogniser import Recogniser
from geo.places.toponym import PlaceKind


def run(small: SmallDataset, *arguments: object) -> int:
    return main(["--data", str(small.data), "places", *map(str, arguments)])


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def feed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))


def test_each_file_is_a_line(small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_bytes("\ufeffTalks in Novi Sad,\r\nsaid the Malians.".encode())
    second.write_text("Nothing.", "utf-8")
    assert run(small_dataset, first, second, "--json") == 0
    assert lines(capsys) == [
        {
            "file": str(first),
            "places": [
                {"start": 10, "end": 18, "text": "Novi Sad", "kind": "city", "name": "Novi Sad", "country": "SRB",
                 "hotspots": ["serbia"]},
                {"start": 30, "end": 37, "text": "Malians", "kind": "demonym", "name": "Mali", "country": "MLI",
                 "hotspots": []},
            ],
        },
        {"file": str(second), "places": []},
    ]  # fmt: skip


def test_demonyms_can_be_left_out(
    small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Malians in Mali.", "utf-8")
    assert run(small_dataset, text, "--no-demonyms", "--json") == 0
    assert [place["text"] for place in lines(capsys)[0]["places"]] == ["Mali"]


def test_an_organisation_is_evidence_for_a_hotspot_and_no_place(
    small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_dataset.replace("aliases: [Beograd]", "aliases: [European Union, Belgrade's Harbour, EU]")
    text = tmp_path / "text.txt"
    text.write_text("The EU and the European Union wrote to the owner of Belgrade's Harbour.", "utf-8")
    kinds = [place.kind for place in Recogniser(load(small_dataset.data).dataset).find(text.read_text("utf-8"))]
    assert kinds == [PlaceKind.ORGANISATION, PlaceKind.ORGANISATION, PlaceKind.HOTSPOT]
    assert run(small_dataset, text, "--json") == 0
    assert [place["text"] for place in lines(capsys)[0]["places"]] == ["Belgrade's Harbour"]


def test_lines_of_json_are_answered_one_by_one(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(
        monkeypatch,
        b'"Peace in Mali"\n{"id": 7, "text": "no place", "tag": [1]}\n{"text": "\\ud800 Peru", "at": "\\ud800"}\n',
    )
    assert run(small_dataset, "-", "--json") == 0
    mali, none, peru = lines(capsys)
    assert (mali.keys(), mali["places"][0]["name"]) == ({"places"}, "Mali")
    assert none == {"id": 7, "tag": [1], "places": []}
    assert (peru["at"], peru["places"][0]["name"]) == ("\ud800", "Peru")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"oops", "line 1: is no JSON; one JSON string a line was expected, or an object with `text`"),
        (b"\xff\xfe", "line 1: is no JSON; one JSON string a line was expected, or an object with `text`"),
        (b"[" * 100_000, "line 1: is no JSON; one JSON string a line was expected, or an object with `text`"),
        (
            b'{"id": 1}',
            'line 1: `{"id": 1}` holds no text; one JSON string a line was expected, or an object with `text`',
        ),
        (b"12", "line 1: `12` holds no text; one JSON string a line was expected, or an object with `text`"),
    ],
)
def test_a_bad_line_is_told_on_its_own_line(
    line: bytes, told: str, small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    feed(monkeypatch, line + b'\n"Mali"\n')
    assert run(small_dataset, "-", "--json") == 1
    bad, good = lines(capsys)
    assert bad == {"line": 1, "error": told}
    assert [place["name"] for place in good["places"]] == ["Mali"]


def test_blank_lines_are_skipped_and_counted(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, b'\n"Mali"\r\n \t\r\n\n')
    assert run(small_dataset, "-", "--json") == 0
    (only,) = lines(capsys)
    assert [place["name"] for place in only["places"]] == ["Mali"]
    feed(monkeypatch, b"\nMali\n")
    assert run(small_dataset, "-", "--json") == 1
    assert lines(capsys)[0]["line"] == 2


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.pdf"
    good.write_text("Mali", "utf-8")
    empty.touch()
    absent = tmp_path / "absent.txt"
    assert run(small_dataset, absent, empty, tmp_path, good, "--json") == 1
    first, second, third, last = lines(capsys)
    assert first["error"] == f"{absent}: there is no such file; a document was expected; check its name"
    assert second["error"].startswith(f"{empty}: is empty")
    assert third["error"].startswith(f"{tmp_path}: is a folder")
    assert last["places"][0]["name"] == "Mali"


def test_people_get_a_table(small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, bare = tmp_path / "text.txt", tmp_path / "bare.txt"
    text.write_text("Serbia, Novi\nSad and Serbia.", "utf-8")
    bare.write_text("Nothing.", "utf-8")
    assert run(small_dataset, text, bare, tmp_path / "absent") == 1
    shown = capsys.readouterr()
    assert (
        shown.out
        == f"""\
{text}: 3 names of places
TEXT      KIND     NAME      COUNTRY  EVIDENCE FOR  TIMES  FIRST AT
Serbia    country  Serbia    SRB      serbia            2         0
Novi Sad  city     Novi Sad  SRB      serbia            1         8

{bare}: no place is named
"""
    )
    assert shown.err.startswith(f"{tmp_path / 'absent'}: there is no such file")


def test_other_documents_are_extracted_first(
    small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    sentence = (
        "<p>The ministers of the two countries met in Bamako on Tuesday to talk about the harbour and its fees.</p>"
    )
    page.write_text(f"<html><body><article><h1>Talks</h1>{sentence * 4}</article></body></html>", "utf-8")
    assert run(small_dataset, page, "--json") == 0
    (record,) = lines(capsys)
    assert {place["name"] for place in record["places"]} == {"Bamako"}


def test_an_answer_comes_before_the_next_line_is_sent(small_dataset: SmallDataset) -> None:
    command = [sys.executable, "-m", "geo", "--data", str(small_dataset.data), "places", "-", "--json"]
    root = ROOT
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for name in ("Mali", "Peru"):
            process.stdin.write(json.dumps(name).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["places"][0]["name"] == name
        process.stdin.close()
        assert process.wait() == 0
