"""What goes wrong is told to who has only the page: what can be done there, and no command, option or folder."""

import hashlib
import re
from pathlib import Path

import pytest
from app_page import click, open_page, rerun, said
from small_map import SmallDataset
from streamlit.testing.v1 import AppTest

from geo.page.shared import page_data

REVIEW = {"page": "review", "source": "reader-2020"}
READER = f"""An Island Reader

The council of Serbia sent a letter about ferries, and nobody has answered it so far.

{"The harbour master keeps a list of everything that floats, with dates, names, owners and remarks. " * 6}
"""
RECORD = """\
label: "Reader 2020"
type: article-magazine
document: reader-2020.txt
sha256: "{sha256}"
basis: {{ type: inferred }}
"""


@pytest.fixture
def small(small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> SmallDataset:
    """The small map, open for editing, with an article that is not on it yet; nobody has told where documents are."""
    record = RECORD.format(sha256=hashlib.sha256(READER.encode()).hexdigest())
    (small_dataset.documents / "reader-2020.source.yaml").write_text(record, "utf-8")
    (small_dataset.documents / "reader-2020.txt").write_bytes(READER.encode())
    monkeypatch.setattr(page_data, "freeze_loaded", lambda _: None)
    monkeypatch.setenv("HOTSPOTS_DATA", str(small_dataset.data))
    monkeypatch.delenv("HOTSPOTS_DOCUMENTS", raising=False)
    monkeypatch.setenv("HOTSPOTS_EDIT", "1")
    return small_dataset


@pytest.fixture
def read(small: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> SmallDataset:
    """The same with its documents."""
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(small.documents))
    return small


def shown(page: AppTest, small: SmallDataset) -> str:
    """All that a page says, which must be of use to who has nothing else."""
    text = "\n".join([said(page).replace("\\", ""), *(code.value for code in page.code)])
    assert re.findall(r"(?<![\w-])--[a-z]+|\s-o\b|`hotspots [a-z ]+", text) == []
    assert str(small.data.parent) not in text
    return text


def test_without_documents_and_lock_file_the_reader_learns_whom_to_ask(small: SmallDataset) -> None:
    text = shown(click(open_page(), "about"), small)
    assert "map.lock.json: there is no lock file" in text
    assert "ask whoever keeps this map to prove it again" in text


def test_under_a_quote_stands_what_is_wrong_with_its_document(read: SmallDataset) -> None:
    (read.documents / "gazette.txt").unlink()
    text = shown(open_page({"hotspot": "belgrade"}), read)
    assert "gazette.txt: is not in the documents folder" in text
    assert "put it there" in text


def test_a_document_that_was_replaced_is_told_under_the_quote_and_beside_the_proposals(read: SmallDataset) -> None:
    for name in ("gazette.txt", "reader-2020.txt"):
        (read.documents / name).write_text("Other words.", "utf-8")
    assert "gazette.txt is not the file that was read" in shown(open_page({"hotspot": "belgrade"}), read)
    assert "remove its record and add it anew" in shown(open_page(REVIEW), read)


def test_reviewing_without_documents_is_refused(small: SmallDataset) -> None:
    text = shown(open_page({"page": "review", "source": "gazette-2020"}), small)
    assert "documents: no folder was found" in text
    assert "ask whoever keeps this map to put documents/ beside the data file" in text


def test_where_editing_is_off_a_link_to_a_review_says_whom_to_ask(
    read: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOTSPOTS_EDIT")
    assert "Ask whoever keeps this map to open it for editing." in shown(open_page(REVIEW), read)


def test_a_damaged_list_of_rejections_is_named_without_its_folder(read: SmallDataset) -> None:
    read.data.with_suffix(".rejected.json").write_text("{", "utf-8")
    assert "map.rejected.json: is damaged and no JSON" in shown(open_page(REVIEW), read)


def test_a_file_that_cannot_be_written_is_named_without_its_folder(read: SmallDataset) -> None:
    Path(f"{read.data}.bak").mkdir()
    page = open_page(REVIEW)
    (accept,) = [button for button in page.button if button.label == "Accept"]
    accept.click()
    text = shown(rerun(page), read)
    assert re.search(r"^map\.yaml\.bak: cannot be written \(is a directory\); ", text, re.MULTILINE)
