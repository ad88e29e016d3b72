"""Adding a document without a browser: what is read can be corrected, and what is refused leaves nothing behind."""

from pathlib import Path

import pytest
from app_page import address, open_page, rerun, said
from small_map import GAZETTE, SmallDataset
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea, TextInput

from geo.dataset.loader import load
from geo.dataset.model import Basis, Name, Source
from geo.intake.pending import read_pending
from geo.page.shared import page_data
from geo.page.shared.markdown import escape_markdown

ARTICLE = """The Ferry of Kita

Nobody in Kita has seen the ferry since the flood, and the clerk who kept its timetable has gone back to his village.
The council will meet about it once the rain is over, unless the bridge is finished by then, which nobody expects.
"""


@pytest.fixture
def folder(small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The documents of the small map, which is open for editing."""
    # Each version of the data would be followed by a search for garbage, which takes longer than the page.
    monkeypatch.setattr(page_data, "freeze_loaded", lambda _: None)
    monkeypatch.setenv("HOTSPOTS_DATA", str(small_dataset.data))
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(small_dataset.documents))
    monkeypatch.setenv("HOTSPOTS_EDIT", "1")
    return small_dataset.documents


def choose(name: str, content: str | bytes) -> AppTest:
    page = open_page({"page": "review"})
    data = content.encode() if isinstance(content, str) else content
    page.file_uploader(key="upload-file").upload(name, data, "text/plain")
    return rerun(page)


def files(folder: Path) -> dict[Path, bytes]:
    """All there is, save the file that keeps two writers apart."""
    return {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != ".hotspots.lock"}


def box_of(page: AppTest, label: str) -> TextInput | TextArea:
    boxes: list[TextInput | TextArea] = [*page.text_input, *page.text_area]
    (box,) = [box for box in boxes if box.label.startswith(label)]
    return box


def fill(page: AppTest, **stated: str) -> AppTest:
    for label, text in stated.items():
        box_of(page, label).set_value(text)
    (button,) = [b for b in page.button if b.label == "Take it in"]
    button.click()
    return rerun(page)


def pending(folder: Path) -> dict[str, Source]:
    return read_pending(folder, load(folder.parent / "map.yaml").dataset)


def test_fields_that_the_editor_corrects_are_the_editors(folder: Path) -> None:
    page = choose("ferry.txt", ARTICLE)
    assert "Title :gray[(document)]" in [box.label for box in page.text_input]
    fill(page, Authors="Doe, Jane\nHarbour Desk", Published="2020-04", Id="ferry-2020")
    assert address(page) == {"page": ["review"], "source": ["ferry-2020"]}
    source = pending(folder)["ferry-2020"]
    assert (source.title, source.basis["title"]) == ("The Ferry of Kita", Basis.DOCUMENT)
    assert source.author == (Name(family="Doe", given="Jane"), Name(literal="Harbour Desk"))
    assert (source.issued, source.basis["issued"]) == ("2020-04", Basis.EDITOR)


def test_a_field_that_the_editor_empties_is_unknown(folder: Path) -> None:
    fill(choose("ferry.txt", ARTICLE), Title="", Id="ferry")
    assert "title" in pending(folder)["ferry"].unknown_fields()


def test_an_article_that_is_there_already_is_refused_with_its_id(folder: Path) -> None:
    before = files(folder.parent)
    assert "is already there as gazette\\-2020" in said(fill(choose("copy.txt", GAZETTE)))
    assert files(folder.parent) == before


def test_one_that_is_nearly_the_same_can_be_added_all_the_same(folder: Path) -> None:
    page = fill(choose("copy.txt", f"{GAZETTE}A last line that the other one does not have, about the weather.\n"))
    assert escape_markdown("is nearly the same as gazette-2020") in said(page)
    assert "\\-\\-anyway" not in said(page)
    (box,) = [box for box in page.checkbox if box.label == "It is another article: add it"]
    box.check()
    fill(page, Id="second")
    assert list(pending(folder)) == ["second"]


def test_a_field_that_cannot_be_right_is_refused_and_nothing_is_stored(folder: Path) -> None:
    before = files(folder.parent)
    page = choose("ferry.txt", ARTICLE)
    for field, wrong in (("Published", "soon"), ("Address", "javascript:alert(1)"), ("Id", "../../x")):
        fill(page, **{field: wrong})
        assert wrong in page.error[0].value.replace("\\", "")
        assert "\\-\\-" not in page.error[0].value, "the page has boxes and no options"
        box_of(page, field).set_value("")
    assert files(folder.parent) == before


def test_a_file_that_is_none_is_refused_by_its_name_as_text(folder: Path) -> None:
    before = files(folder.parent)
    name = "..\\<b>x</b> ![x](https://t.example/i).txt"
    page = choose(name, b"\x89PNG\r\n\x1a\n\0\0\0")
    assert escape_markdown(name) in page.error[0].value
    assert not [button for button in page.button if button.label == "Take it in"]
    assert files(folder.parent) == before
