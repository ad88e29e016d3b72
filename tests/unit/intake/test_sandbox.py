"""A document is taken apart in a process of its own: what it gives, and what stops it."""

import io
import json
import zlib
from pathlib import Path

import pytest
from document_files import PAGE, docx, packed_pdf

from geo.errors import HotspotsError
from geo.intake.extract import extract_here
from geo.intake.sandbox import LARGEST_FILE, extract
from geo.intake.sandbox_worker import answer, run


def test_the_process_gives_what_this_one_would() -> None:
    assert extract("page.html", PAGE.encode()) == extract_here(PAGE.encode())


def test_a_document_that_takes_too_long_is_stopped_and_progress_is_told() -> None:
    page = (
        b"<html><body><article>" + b"<p>The harbour is open again, said he.</p>" * 200_000 + b"</article></body></html>"
    )
    told: list[float] = []
    with pytest.raises(HotspotsError, match=r"^slow\.html: takes longer than 2 s to read; one article was expected; "):
        extract("slow.html", page, waiting=told.append, seconds=2)
    assert told
    assert told == sorted(told)


def test_a_document_reaches_a_process_that_is_slow_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    # So long that no pipe holds it, and not a thousandth of a second to read it in.
    monkeypatch.setattr("geo.intake.sandbox._TOLD_EVERY", 0.001)
    text = "The harbour is open again. " * 10_000
    assert extract("long.txt", text.encode(), seconds=20).text == text.strip() + "\n"


def test_where_there_is_no_room_for_temporary_files_this_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nowhere at all")
    with pytest.raises(HotspotsError, match=r"^a\.txt: cannot be handed to the program .*; make room, or name another"):
        extract("a.txt", b"The harbour is open.")


def test_a_file_that_is_too_large_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(HotspotsError, match=r"^big: is larger than 20 MB"):
        extract("big", bytes(LARGEST_FILE + 1))


def test_the_name_of_a_file_cannot_disturb_a_terminal() -> None:
    with pytest.raises(HotspotsError) as caught:
        extract("a\x1b[2J\u202eb.pdf", b"")
    assert str(caught.value).startswith("a�[2J�b.pdf: is empty; ")


@pytest.mark.parametrize(
    ("streams", "said"),
    [
        ([zlib.compress(bytes(100_000_000), 9)], "would unpack to more than an article"),
        ([zlib.compress(b"")] * 501, "has 501 pages; at most 500 are read"),
        ([zlib.compress(b"0 0 9 9 re f")], "has no text layer in its only page"),
        ([b"no deflate"], "a PDF"),
    ],
)
def test_hostile_pdfs_are_refused(streams: list[bytes], said: str) -> None:
    assert said in str(HotspotsError(**json.loads(answer(packed_pdf(streams)))["error"]))


def test_a_fault_of_a_library_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: bytes) -> None:
        raise ZeroDivisionError("a fault\nin two lines")

    monkeypatch.setattr("geo.intake.sandbox_worker.extract_here", fail)
    error = json.loads(answer(b"x"))["error"]
    assert error["what"] == "cannot be read (ZeroDivisionError)"
    assert error["expected"] == "an ordinary document was expected"


@pytest.mark.parametrize(
    ("library", "document"),
    [("lxml_html_clean", PAGE.encode()), ("pypdf", packed_pdf([b""])), ("docx", docx())],
    ids=["html", "pdf", "docx"],
)
def test_a_missing_library_is_named_and_the_document_is_not_blamed(
    library: str, document: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What every Python that starts with this path runs first: there the library cannot be imported.
    (tmp_path / "sitecustomize.py").write_text(f"import sys\n\nsys.modules[{library!r}] = None\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(HotspotsError) as caught:
        extract("article", document)
    assert str(caught.value) == (
        f"article: needs the library `{library}`, which is missing; all that hotspots is installed with was expected; "
        "install hotspots again"
    )


def test_a_library_that_does_not_load_is_no_fault_of_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pypdf.py").write_text("raise ImportError('libz.so.1: cannot open shared object file')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(HotspotsError) as caught:
        extract("article.pdf", packed_pdf([b""]))
    assert str(caught.value) == (
        "article.pdf: needs a library that does not load, `libz.so.1: cannot open shared object file`; all that "
        "hotspots is installed with was expected; install hotspots again"
    )


def test_where_the_system_has_no_limits_a_document_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("geo.intake.sandbox_worker.resource", None)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Ein Wort.")))
    run(1)
    assert json.loads(capsysbinary.readouterr().out)["text"] == "Ein Wort.\n"
