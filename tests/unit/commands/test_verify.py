"""`hotspots verify --update` when documents changed; the rest of the command is in test_cli.py."""

import hashlib
import json
from pathlib import Path

import pytest
from small_map import BULLETIN, GAZETTE, SmallDataset

from geo.commands.cli import main
from geo.dataset.loader import load
from geo.evidence.lock import lock_path
from geo.evidence.renewal import renew, save_renewal
from geo.evidence.saving import FileChanged, backup_path


def run(small: SmallDataset, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    status = main(["verify", "--data", str(small.data), "--documents", str(small.documents), *options])
    out, err = capsys.readouterr()
    return status, out, err


@pytest.fixture
def proven(small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]) -> SmallDataset:
    """The small map with its lock file."""
    assert run(small_dataset, capsys, "--update")[0] == 0
    return small_dataset


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def put(small: SmallDataset, text: str, name: str = "gazette") -> str:
    """Put another version in a document's place; returns its hash."""
    (small.documents / f"{name}.txt").write_text(text, "utf-8", newline="")
    return sha256(text)


def test_it_is_said_which_sources_only_the_lock_file_knows(
    proven: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "lock file" not in run(proven, capsys)[1]
    (proven.documents / "bulletin.txt").unlink()
    status, out, _ = run(proven, capsys)
    assert status == 0
    assert out.splitlines()[:2] == [
        f"Checked against the documents in {proven.documents}.",
        "Taken from the lock file, since the document is not there: bulletin-2019 (1 of 2 sources).",
    ]
    found = json.loads(run(proven, capsys, "--json")[1])["sources"]
    assert {id_: source["basis"] for id_, source in found.items()} == {
        "gazette-2020": "documents", "bulletin-2019": "lock",
    }  # fmt: skip


NEWER = GAZETTE.replace("The Harbour Question\n", "The Harbour Question\n\nCorrected on Friday.\n").translate(
    str.maketrans("“”", '""')
)


def test_without_update_a_changed_document_says_what_to_run(
    proven: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    put(proven, NEWER)
    status, out, err = run(proven, capsys)
    assert status == 1
    assert "1 of 4 excerpts verified." in out
    assert "or run `hotspots verify --update` to look for the quotes in the new version" in err
    assert err.count("\n") == 1, "one line for the document, none for each of its quotes"


def test_update_writes_the_new_hash_and_nothing_else(proven: SmallDataset, capsys: pytest.CaptureFixture[str]) -> None:
    before = proven.data.read_bytes()
    new = put(proven, NEWER)
    status, out, err = run(proven, capsys, "--update")
    assert (status, err.splitlines()) == (
        0,
        [
            f"{proven.data}: updated, sha256 of gazette-2020; the version before is map.yaml.bak",
            f"{lock_path(proven.data)}: updated, 3 changed",
        ],
    )
    assert out.splitlines()[6:11] == [
        "gazette.txt has changed since it was read. Its quotes in the new version:",
        '  moved 22 characters on, now exact  “"No port will be closed," said the harbour master of Belgrad…”',
        "  moved 22 characters on             “Both ministers signed the accord on Tuesday.”",
        "  moved 22 characters on             “- Fees remain as they were, the council added.”",
        "",
    ]
    assert proven.data.read_bytes() == before.replace(sha256(GAZETTE).encode(), new.encode())
    assert backup_path(proven.data).read_bytes() == before
    assert run(proven, capsys)[0] == 0
    assert run(proven, capsys, "--update")[2].endswith("map.lock.json: unchanged\n")


def test_update_reads_each_document_once(proven: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    put(proven, NEWER)
    opened, really = [], Path.open

    def told(path: Path, mode: str) -> object:
        opened.append(path.name)
        return really(path, mode)

    monkeypatch.setattr(Path, "open", told)
    renew(load(proven.data), proven.documents)
    assert sorted(name for name in opened if name.endswith(".txt")) == ["bulletin.txt", "gazette.txt"]


def test_update_tells_what_is_no_longer_verified(proven: SmallDataset, capsys: pytest.CaptureFixture[str]) -> None:
    put(proven, GAZETTE.replace("on Tuesday", "last Tuesday").replace("- Fees remain as they were,", "So"))
    status, out, err = run(proven, capsys, "--update")
    assert status == 1
    assert [line.split("  ")[1] for line in out.splitlines() if line.startswith("  ")] == [
        "moved 2 characters on",
        "altered",
        "missing",
    ]
    assert (
        "hotspots.serbia.excerpts[1].quote: altered (Both ministers signed the accord [-on-] {+last+} Tuesday.)" in err
    )
    assert "2 of 4 excerpts verified." in out
    # It stays so until the quotes are mended: the new hash and the lock file are written.
    assert run(proven, capsys)[0] == 1
    assert sha256((proven.documents / "gazette.txt").read_text("utf-8")) in proven.data.read_text("utf-8")


def test_update_as_json_names_each_quote(proven: SmallDataset, capsys: pytest.CaptureFixture[str]) -> None:
    new = put(proven, NEWER)
    report = json.loads(run(proven, capsys, "--update", "--json")[1])
    (revision,) = report["revisions"]
    assert (revision["document"], revision["was"], revision["sha256"]) == ("gazette.txt", sha256(GAZETTE), new)
    assert [quote["what"] for quote in revision["excerpts"]] == [
        "moved 22 characters on, now exact",
        "moved 22 characters on",
        "moved 22 characters on",
    ]
    assert report["sha256"] == hashlib.sha256(proven.data.read_bytes()).hexdigest()
    assert json.loads(run(proven, capsys, "--json")[1])["revisions"] == []


def test_another_document_in_its_place_changes_nothing(
    proven: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {file.name: file.read_bytes() for file in proven.data.parent.iterdir() if file.is_file()}
    put(proven, BULLETIN)
    status, _, err = run(proven, capsys, "--update")
    assert status == 1
    assert "sources.gazette-2020: none of its quotes stands in gazette.txt as it is now; a new version" in err
    assert err.endswith("map.lock.json: was not written; new versions were expected; see the lines above\n")
    assert {file.name: file.read_bytes() for file in proven.data.parent.iterdir() if file.is_file()} == before


def test_without_a_lock_file_the_quotes_are_found_by_their_words(
    small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    put(small_dataset, NEWER)
    status, out, _ = run(small_dataset, capsys, "--update")
    assert status == 0
    assert "found at characters " in out


def test_a_data_file_changed_meanwhile_is_not_written_over(proven: SmallDataset) -> None:
    put(proven, NEWER)
    renewal = renew(load(proven.data), proven.documents)
    proven.replace("Harbours and islands", "Islands and harbours")
    edited = proven.data.read_bytes()
    with pytest.raises(FileChanged, match="was changed since it was read; nothing was written"):
        save_renewal(renewal)
    assert proven.data.read_bytes() == edited
    assert not backup_path(Path(proven.data)).exists()
