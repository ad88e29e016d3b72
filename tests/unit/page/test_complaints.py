"""What a reader of the page is told: no option of a command, and of a path the file's name."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from invented import SENTENCES, dataset, folder_with

from geo.errors import ByReader, Complaint, HotspotsError, InvalidData, Option, Position, Problem
from geo.evidence.documents import find_folder, no_folder, read_document, read_unchanged
from geo.evidence.lock import read_lock
from geo.evidence.proof import verify_quotes
from geo.files import check_target
from geo.intake.pending import find_source
from geo.intake.storing import find_or_create_folder
from geo.page.shared.complaints import complaint_text
from geo.proposals.rejections import read_rejections

FILE = Path("/srv/maps/secret/map.yaml")
DATASET = dataset(SENTENCES[:1])


def test_each_field_is_put_into_words_for_the_page() -> None:
    complaint = Complaint(
        where=FILE, what="is wrong", expected=ByReader(cli="--x was expected", page="x was expected"), remedy="mend it"
    )
    assert complaint_text(complaint) == "map.yaml: is wrong; x was expected; mend it"
    assert str(complaint) == "/srv/maps/secret/map.yaml: is wrong; --x was expected; mend it"


def test_of_a_place_in_a_file_the_folder_is_left_out() -> None:
    where = Position(file=FILE, line=3, column=7, path="about.title")
    assert complaint_text(HotspotsError(where=where, what="w")) == "map.yaml:3:7: about.title: w"


def test_an_option_is_the_box_of_the_page() -> None:
    error = HotspotsError(where=Option("issued"), what="is empty")
    assert complaint_text(error, {"issued": "Published"}) == "Published: is empty"
    assert complaint_text(error) == "issued: is empty"


def test_a_report_names_the_file_without_its_folder() -> None:
    problem = Problem(file=str(FILE), line=1, column=2, path="a", what="w", expected="e", fix="x", source_line="k: v")
    assert (
        complaint_text(InvalidData([problem]))
        == "map.yaml:1:2: a: w; e; x\n    1 | k: v\n      |  ^\n1 problem in map.yaml"
    )


def changed(folder: Path) -> None:
    read_unchanged(folder_with(folder, "another text"), "gazette-2020", DATASET.sources["gazette-2020"])


def target(folder: Path) -> None:
    (folder / "x.png").write_bytes(b"")
    check_target(folder / "x.png", force=False)


def damaged(folder: Path) -> None:
    (folder / "map.rejected.json").write_text("{")
    read_rejections(folder / "map.yaml")


def unmade(folder: Path) -> None:
    (folder / "documents").write_text("a file is there")
    find_or_create_folder(None, folder / "map.yaml")


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "no lock file": (
        lambda folder: read_lock(folder / "map.lock.json"),
        (
            "map.lock.json: there is no lock file; one beside the data file was expected; "
            "ask whoever keeps this map to prove it again"
        ),
    ),
    "no folder that was named": (
        lambda folder: find_folder(folder / "none", folder / "map.yaml"),
        "documents: there is no such folder; the folder that holds the documents was expected; correct its name",
    ),
    "a folder that cannot be made": (
        unmade,
        (
            "documents: nothing can be written there (file exists); a writable folder for documents was expected; "
            "ask whoever keeps this map to make it writable"
        ),
    ),
    "no document": (
        lambda folder: read_document(folder, "gazette.txt"),
        "gazette.txt: is not in the documents folder; the file that `document` names was expected; put it there",
    ),
    "another version": (
        changed,
        (
            "sources.gazette-2020.sha256: gazette.txt is not the file that was read: its SHA-256 begins 4895ecc6f0c0; "
            "d9bee05be9f0 was expected; ask whoever keeps this map to put that file back"
        ),
    ),
    "no article": (
        lambda folder: find_source(DATASET, folder, "zzz"),
        (
            "article: there is no source `zzz`; the id of one in the data file or among the documents was expected; "
            "add the article's document first"
        ),
    ),
    "a file that is there": (target, "x.png: exists already; nothing was written; give another name"),
    "damaged rejections": (
        damaged,
        (
            "map.rejected.json: is damaged and no JSON; a list of rejections was expected; "
            "restore it from version control, or delete it to see all proposals again"
        ),
    ),
}


@pytest.mark.parametrize(("refused", "said"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_names_neither_an_option_nor_a_folder(
    refused: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    with pytest.raises(HotspotsError) as caught:
        refused(tmp_path)
    assert complaint_text(caught.value) == said


def test_where_documents_are_needed_the_command_line_is_told_the_option_and_the_page_whom_to_ask() -> None:
    error = no_folder("they are needed")
    assert str(error) == "documents: no folder was found; they are needed; name it with --documents DIR"
    assert complaint_text(error).endswith("; ask whoever keeps this map to put documents/ beside the data file")


def test_why_quotes_cannot_be_proven_is_kept_with_both_remedies(tmp_path: Path) -> None:
    found = verify_quotes(DATASET, tmp_path)
    (proof,) = found.proofs.values()
    assert found.problems == (proof.complaint,)
    assert proof.detail == str(proof.complaint)
    assert re.search("--documents$", proof.detail)
    assert complaint_text(found.problems[0]).endswith("; put it there")
