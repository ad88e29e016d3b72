"""The page over data files that are missing, broken, changed or hostile, with documents and without."""

import os
import re
from pathlib import Path

import pytest
from app_page import click, listed, notices, open_page, rerun, said, status, twin
from small_map import SmallDataset

from geo.commands import cli
from geo.page.shared.markdown import escape_markdown


def show(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTSPOTS_DATA", str(data))


def save(path: Path, text: str) -> None:
    """Write the file as an editor does, with a time of change that differs from the last."""
    later = path.stat().st_mtime_ns + 1_000_000_000
    path.write_text(text, "utf-8")
    os.utime(path, ns=(later, later))


def test_another_file_can_be_shown(small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    show(small_dataset.data, monkeypatch)
    page = open_page()
    assert status(page) == "3 of 3 hotspots, 4 of 4 excerpts. 3 regions drawn."
    assert page.title[0].value == "Harbours and islands"


def test_a_file_that_is_broken_at_the_start_is_reported_and_the_page_recovers(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = small_dataset.data.read_text("utf-8")
    save(small_dataset.data, good.replace("precision: city", "precision: town"))
    show(small_dataset.data, monkeypatch)
    page = open_page()
    assert page.title[0].value == "The map’s data file cannot be read"
    report = page.code[0].value
    assert re.match(r"map\.yaml:\d+:\d+: hotspots\.belgrade\.precision: ", report)
    assert "^" in report
    assert "1 problem in map.yaml" in report
    assert "Traceback" not in report
    assert str(small_dataset.data.parent) not in report + said(page)
    save(small_dataset.data, good)
    assert status(rerun(page)).startswith("3 of 3 hotspots")
    assert not page.code


def test_a_file_that_is_not_there_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show(tmp_path / "none.yaml", monkeypatch)
    assert open_page().code[0].value.startswith("none.yaml: there is no such file; ")


@pytest.mark.parametrize("name", ["", "x" * 300])
def test_what_is_no_file_is_reported(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show(tmp_path / name, monkeypatch)
    page = open_page()
    assert page.title[0].value == "The map’s data file cannot be read"
    assert str(tmp_path.parent) not in page.code[0].value


def test_a_folder_of_documents_that_is_not_there_is_told_and_the_lock_file_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(tmp_path / "none"))
    page = open_page()
    assert "HOTSPOTS_DOCUMENTS: there is no folder" in caplog.text
    click(page, "about")
    assert "The folder of documents that this page was started with is not there" in said(page)
    assert "according to the lock file" in said(page)
    assert str(tmp_path) not in said(page)


@pytest.mark.parametrize("broken", ["", "about:", "\x00", "a: [", "%YAML 1.1\n---\n{}", "hotspots: &a [*a]"])
def test_a_broken_save_keeps_the_last_good_version_with_a_banner(
    broken: str, small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = small_dataset.data.read_text("utf-8")
    show(small_dataset.data, monkeypatch)
    page = open_page({"hotspot": "belgrade"})
    save(small_dataset.data, broken)
    rerun(page)
    assert [w.value for w in page.warning] == [
        "The data file has changed and cannot be read. This is its last good version."
    ]
    assert "map.yaml:" in page.code[0].value
    assert status(page).startswith("3 of 3 hotspots")
    assert page.header[0].value == "Belgrade’s harbour"
    assert status(open_page()).startswith("3 of 3 hotspots"), "a new session sees the last good version too"
    save(small_dataset.data, good.replace("name: Serbia", "name: Srbija").replace('"Serbia"', '"Srbija"'))
    rerun(page)
    assert not page.warning
    assert "Srbija" in {row["name"] for row in twin(page)["rows"]}


def test_a_hotspot_that_a_save_removes_is_closed_with_a_notice(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(small_dataset.data, monkeypatch)
    page = open_page({"hotspot": "date-line"})
    good = small_dataset.data.read_text("utf-8")
    save(small_dataset.data, good.replace("  date-line:", "  islands:"))
    rerun(page)
    assert notices(page) == [escape_markdown("The hotspot date-line is no longer in the data, so it was closed.")]
    assert not page.header
    assert "islands" in listed(page)
    save(small_dataset.data, good)
    assert not rerun(page).header, "what was closed stays closed"


def test_a_filter_value_that_a_save_removes_is_dropped(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(small_dataset.data, monkeypatch)
    page = open_page({"actor": "Fishermen"})
    assert listed(page) == ["date-line"]
    save(small_dataset.data, small_dataset.data.read_text("utf-8").replace("Fishermen", "Sailors"))
    assert len(listed(rerun(page))) == 3


def test_with_the_documents_quotes_are_proven_and_can_be_read_in_place(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(small_dataset.data, monkeypatch)
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(small_dataset.documents))
    page = open_page({"hotspot": "belgrade"})
    assert "wording checked: typographic" in said(page)
    (read,) = [b for b in page.button if b.label == "Read in the document"]
    read.click()
    rerun(page)
    assert (
        f":orange-background[{escape_markdown('“No port will be closed,” said the harbour master of Belgrade.')}]"
        in said(page)
    )
    assert escape_markdown("Ships of every flag may use it.") in said(page)
    click(page, "about")
    assert "4 of 4 excerpts were found word for word, in the documents themselves" in said(page)


def test_with_the_lock_file_only_the_proof_stands_and_says_what_it_rests_on(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ["--data", str(small_dataset.data), "--documents", str(small_dataset.documents)]
    assert cli.main(["verify", "--update", *named]) == 0, capsys.readouterr()
    show(small_dataset.data, monkeypatch)
    page = open_page({"hotspot": "belgrade"})
    assert "wording checked: typographic" in said(page)
    assert "Read in the document" not in said(page)
    click(page, "about")
    assert "4 of 4 excerpts were found word for word, according to the lock file" in said(page)


def test_without_documents_and_lock_nothing_counts_as_verified(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(small_dataset.data, monkeypatch)
    page = open_page({"hotspot": "belgrade"})
    assert "wording not confirmed: unreadable" in said(page)
    assert ":material/spellcheck:" not in said(page)
    click(page, "about")
    assert "0 of 4 excerpts were found word for word" in said(page)


def test_a_changed_document_is_noticed_at_the_next_look(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(small_dataset.data, monkeypatch)
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(small_dataset.documents))
    page = open_page({"hotspot": "belgrade"})
    assert "wording not confirmed" not in said(page)
    gazette = small_dataset.documents / "gazette.txt"
    save(gazette, gazette.read_text("utf-8") + "More.")
    assert "wording not confirmed: unreadable" in said(rerun(page))


def test_text_of_the_data_is_never_markup(small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "![x](https://t.example/i) <b>b</b> :material/verified: $x$"
    for old in ("Harbours and islands", "Belgrade’s harbour", "The analyst’s own words.", "A reprint.", "Talks"):
        small_dataset.replace(old, hostile)
    small_dataset.replace('"Gazette 2020"', '"![x](https://t.example/i)"')
    small_dataset.replace(
        "[economy, diplomacy]\n        actors: [Council]", "[economy]\n        actors: ['**Council**']"
    )
    small_dataset.replace("[Council, Fishermen]", "['**Council**', Fishermen]")
    show(small_dataset.data, monkeypatch)
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(small_dataset.documents))
    page = open_page({"hotspot": "belgrade"})
    click(page, "about")
    labels = [option for group in page.button_group for option in group.options]
    text = "\n".join([said(page), *labels])
    assert escape_markdown(hostile) in text
    assert not re.search(r"(?<!\\)(!\[|<b>|\*\*Council|\$x)|:material/verified: \\?\$", text)
