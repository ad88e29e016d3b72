"""Articles are taken in whole or not at all, once, under an id and label of their own."""

import hashlib
import os
from pathlib import Path

import pytest
from document_files import PAGE, TEXT, TITLE
from small_map import GAZETTE, SmallDataset

from geo.dataset.loader import load
from geo.dataset.model import Basis, Dataset, Name
from geo.errors import HotspotsError
from geo.intake.bibliography import Given, known_fields, make_source, name_from_text, new_id
from geo.intake.extract import Extracted, Field, extract_here
from geo.intake.pending import read_pending
from geo.intake.reading import FileKind
from geo.intake.storing import TakenIn, find_or_create_folder, take_in


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting a process for every document would take the tests a minute; `test_extraction` does start it."""
    monkeypatch.setattr("geo.intake.storing.extract", lambda _name, data, **_: extract_here(data))


def take(small: SmallDataset, data: bytes, given: Given | None = None, *, anyway: bool = False) -> TakenIn:
    dataset: Dataset = load(small.data).dataset
    return take_in("f", data, dataset=dataset, folder=small.documents, given=given or Given(), anyway=anyway)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {".hotspots.lock"}


def test_an_article_is_three_files_and_its_record_is_true(small_dataset: SmallDataset) -> None:
    before = names_in(small_dataset.documents)
    taken = take(small_dataset, PAGE.encode())
    assert names_in(small_dataset.documents) - before == {
        "northern-gazette-2023.txt", "northern-gazette-2023.original.html", "northern-gazette-2023.source.yaml",
    }  # fmt: skip
    assert read_pending(small_dataset.documents, load(small_dataset.data).dataset) == {
        "northern-gazette-2023": taken.source
    }
    text = (small_dataset.documents / taken.source.document).read_bytes()
    assert hashlib.sha256(text).hexdigest() == taken.source.sha256
    assert text.decode() == "\n\n".join((TITLE, *TEXT)) + "\n"
    assert (small_dataset.documents / taken.original).read_bytes() == PAGE.encode()
    assert taken.source.label == "The Northern Gazette 2023"


def test_the_same_article_is_refused_with_its_id(small_dataset: SmallDataset) -> None:
    take(small_dataset, PAGE.encode())
    before = names_in(small_dataset.documents)
    as_text = ("\n\n".join((TITLE, *TEXT)) + "\n").encode()
    longer = ("\n\n".join((TITLE, *TEXT, "One more line at the end of it.")) + "\n").encode()
    for data, said in (
        (PAGE.encode(), r"^f: is already there as northern-gazette-2023 \(“Harbour talks"),
        (as_text, "^f: is already there as northern-gazette-2023"),
        (GAZETTE.encode(), "^f: is already there as gazette-2020"),
        (longer, r"^f: is nearly the same as northern-gazette-2023: 100% of the shorter one's .*; add --anyway"),
    ):
        with pytest.raises(HotspotsError, match=said):
            take(small_dataset, data)
    assert names_in(small_dataset.documents) == before
    assert take(small_dataset, longer, anyway=True).id == "harbour-talks-stall"


def test_a_refusal_is_one_line_whatever_the_files_name(small_dataset: SmallDataset) -> None:
    dataset, folder = load(small_dataset.data).dataset, small_dataset.documents
    with pytest.raises(HotspotsError) as caught:
        take_in("a\n\x1b[2J\u202eb.txt", GAZETTE.encode(), dataset=dataset, folder=folder, given=Given())
    assert str(caught.value).startswith("a �[2J�b.txt: is already there as gazette-2020")


def test_of_an_article_that_came_as_text_the_id_is_named(small_dataset: SmallDataset) -> None:
    told = "\n".join([TITLE, *TEXT])
    taken = take(small_dataset, told.encode())
    with pytest.raises(HotspotsError, match=rf"^f: is nearly the same as {taken.id}: "):
        take(small_dataset, f"{told}\nOne more line at the end of it.".encode())


def test_a_text_of_the_folder_that_no_source_has_counts_too(small_dataset: SmallDataset) -> None:
    (small_dataset.documents / "draft.txt").write_text("\n".join(TEXT), "utf-8")
    with pytest.raises(HotspotsError, match=r"nearly the same as draft\.txt: 100%"):
        take(small_dataset, PAGE.encode())


def test_what_a_crash_has_left_is_no_article_and_is_never_written_over(small_dataset: SmallDataset) -> None:
    folder = small_dataset.documents
    (folder / "northern-gazette-2023.original.html").write_bytes(PAGE.encode())
    (folder / "northern-gazette-2023.txt").write_text("\n\n".join(TEXT), "utf-8")
    (folder / ".hotspots-abc").mkdir()
    (folder / ".hotspots-abc" / "x").write_text("x")
    assert take(small_dataset, PAGE.encode()).id == "northern-gazette-2023-2"
    assert (folder / "northern-gazette-2023.txt").read_text("utf-8") == "\n\n".join(TEXT)
    assert not (folder / ".hotspots-abc").exists()


@pytest.mark.parametrize("step", range(3))
def test_nothing_stays_where_a_step_of_writing_fails(
    small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before = names_in(small_dataset.documents)
    rename, done = Path.rename, []

    def failing(self: Path, target: Path) -> Path:
        if len(done) == step:
            raise OSError(28, os.strerror(28))
        done.append(target)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(HotspotsError, match=r"nothing can be written there \(no space left on device\)"):
        take(small_dataset, PAGE.encode())
    assert names_in(small_dataset.documents) == before


def test_the_record_comes_last(small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    rename, order = Path.rename, []

    def noted(self: Path, target: Path) -> Path:
        order.append(target.name.partition(".")[2])
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", noted)
    take(small_dataset, PAGE.encode())
    assert order == ["original.html", "txt", "source.yaml"]


def test_ids_and_labels_are_their_own(small_dataset: SmallDataset) -> None:
    other = PAGE.replace("Vetland", "Sudhavn")
    for text in TEXT:
        other = other.replace(text, " ".join(reversed(text.split())))
    first, second = take(small_dataset, PAGE.encode()), take(small_dataset, other.encode())
    assert (first.id, second.id) == ("northern-gazette-2023", "northern-gazette-2023-2")
    assert second.source.label == "Northern Gazette 2023 (2)"
    assert max(len(taken.source.label) for taken in (first, second)) <= 28


def test_what_the_editor_states_counts_first(small_dataset: SmallDataset) -> None:
    given = Given(
        id="talks", label="Talks", type="report", title="Talks", author=(Name(family="Doe", given="Jane"),),
        container_title="Annals", publisher="Press", issued="2023-05", accessed="2024-01-01", url="https://a.example/b",
    )  # fmt: skip
    source = take(small_dataset, PAGE.encode(), given).source
    assert set(source.basis.values()) == {Basis.EDITOR}
    assert (source.issued, source.URL, source.accessed) == ("2023-05", "https://a.example/b", "2024-01-01")
    assert source.document == "talks.txt"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Given(id="Talks"), "--id: `Talks` is no id; "),
        (Given(id="../up"), "--id: `../up` is no id; "),
        (Given(id="gazette-2020"), "--id: `gazette-2020` is taken; "),
        (Given(label="gazette 2020"), "--label: another source is called `gazette 2020`; "),
        (Given(label="x" * 29), "--label: .*at most 28 characters"),
        (Given(type="novel"), "--type: there is no type `novel`; one of article, "),
        (Given(issued="2023-13"), "--issued: `2023-13` cannot stand there; a date as YYYY"),
        (Given(accessed="May"), "--accessed: `May` cannot stand there; "),
        (Given(url="javascript:alert(1)"), "--url: .* an address with https:// or http:// was expected"),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_is_written(
    small_dataset: SmallDataset, given: Given, said: str
) -> None:
    before = names_in(small_dataset.documents)
    with pytest.raises(HotspotsError, match=said):
        take(small_dataset, PAGE.encode(), given)
    assert names_in(small_dataset.documents) == before


HOSTILE = "\u202ea\x07b\u2028\ud800 c\u00ad"


def test_invisible_characters_reach_no_record(small_dataset: SmallDataset) -> None:
    given = Given(label=HOSTILE, title=HOSTILE, author=(name_from_text(f"{HOSTILE}, \u202e"),), publisher="\u202e")
    head = """<script type="application/ld+json">{"@type": "Article", "datePublished": "2023",
        "author": [{"familyName": "\u202eDoe", "givenName": "\\ud800"}, {"name": "\u202e"}],
        "publisher": {"name": "\\u202ePress\\u0007"}}</script>"""
    page = f"<html><head>{head}</head>{PAGE.partition('</head>')[2]}"
    source = take(small_dataset, page.encode(), given).source
    assert (source.label, source.title, source.author) == ("ab c", "ab c", (Name(literal="ab c"),))
    assert (
        read_pending(small_dataset.documents, load(small_dataset.data).dataset)[source.document.removesuffix(".txt")]
        == source
    )


def test_what_a_page_says_at_great_length_is_no_bibliography(small_dataset: SmallDataset) -> None:
    people = ",".join(f'"Jane Doe {number}"' for number in range(501))
    head = f"""<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{"x" * 501}",
        "author": [{people}]}}</script>"""
    source = take(small_dataset, f"<html><head>{head}</head>{PAGE.partition('</head>')[2]}".encode()).source
    assert source.title == TITLE
    assert source.author is None or len(source.author) < 3


def extracted(**fields: str) -> Extracted:
    said = {name.replace("_", "-"): Field(value=value, basis=Basis.DOCUMENT) for name, value in fields.items()}
    return Extracted(kind=FileKind.TEXT, text="x\n", fields=said)  # type: ignore[arg-type]


def test_date_and_place_come_from_the_address_where_nothing_else_says_them() -> None:
    known = known_fields(extracted(), Given(url="https://www.gazette.example/2023/05/talks?x=/1999/01/"))
    assert known["issued"] == Field(value="2023-05", basis=Basis.URL)
    assert known["container-title"] == Field(value="gazette.example", basis=Basis.URL)
    known = known_fields(extracted(issued="2023-05-09", publisher="Press"), Given(url="https://g.example/2023/05/01/a"))
    assert known["issued"].value == "2023-05-09"
    assert "container-title" not in known


def test_what_a_page_says_and_cannot_be_is_left_out() -> None:
    fields = known_fields(extracted(issued="2023-02-31", title="Talks"), Given())
    source = make_source(fields, Given(), (), ("a.txt", "0" * 64))
    assert source.issued is None
    assert source.basis == {"title": Basis.DOCUMENT, "type": Basis.INFERRED}


@pytest.mark.parametrize(
    ("fields", "id_"),
    [
        ({"container_title": "The Дneпр Herald & Post", "issued": "2020"}, "dnepr-herald-post-2020"),
        ({"publisher": "Institute for the Study of Very Long Names of Institutes"}, "institute-for-the-study"),
        ({"title": "！！！"}, "article"),
        ({"container_title": "../../etc/passwd", "issued": "2020-01"}, "etc-passwd-2020"),
        ({"container_title": "Review 2020", "issued": "2020-01"}, "review-2020"),
        ({}, "article"),
    ],
)
def test_ids_are_made_of_letters_and_digits_only(fields: dict[str, str], id_: str) -> None:
    made = new_id(extracted(**fields).fields, Given(), {"other"})
    assert made == id_
    assert new_id(extracted(**fields).fields, Given(), {id_}) == f"{id_}-2"


def test_a_folder_is_made_beside_the_data_file(tmp_path: Path) -> None:
    data = tmp_path / "map.yaml"
    assert find_or_create_folder(None, data) == tmp_path / "documents"
    assert find_or_create_folder(None, data).is_dir()
    with pytest.raises(HotspotsError, match="there is no folder"):
        find_or_create_folder(tmp_path / "elsewhere", data)
