"""Records of pending articles: written and read back, corrected by hand, and refused with line and column."""

from pathlib import Path

import pytest
from repository import TEST_DATA
from small_map import SmallDataset

from geo.dataset.loader import load
from geo.dataset.model import Basis, Name, Source, SourceType
from geo.errors import HotspotsError, InvalidData
from geo.intake.pending import find_source, read_pending, write_pending

MAP = load(TEST_DATA / "sample.yaml").dataset
FULL = Source.model_validate(
    {
        "label": "Gazette: “2023” #1",
        "type": SourceType.ARTICLE_NEWSPAPER,
        "title": "Harbour: talks 'stall' \\ \"again\" – 50 % off",
        "author": (Name(family="Lindqvist", given="Mara"), Name(literal="Harbour: Desk, {all}")),
        "container-title": "The Gazette",
        "publisher": "No",
        "issued": "2023",
        "accessed": "2024-01-02",
        "URL": "https://gazette.example/a?b=c#d",
        "document": "gazette-2023.txt",
        "sha256": "1" * 64,
        "basis": {
            "type": Basis.INFERRED, "title": Basis.PAGE_METADATA, "author": Basis.DOCUMENT,
            "container-title": Basis.EDITOR, "publisher": Basis.EDITOR, "issued": Basis.URL, "URL": Basis.PAGE_METADATA,
        },
        "note": "- A note: yes.\nTwo lines.",
    },
    by_alias=True,
)  # fmt: skip
BARE = Source(
    label="Leaflet", type=SourceType.ARTICLE, document="leaflet.txt", sha256="0e" * 32, basis={"type": Basis.INFERRED}
)


@pytest.mark.parametrize("source", [FULL, BARE])
def test_a_record_reads_back_as_it_was_written(tmp_path: Path, source: Source) -> None:
    write_pending(tmp_path, "one", source)
    assert read_pending(tmp_path, MAP) == {"one": source}
    assert read_pending(None, MAP) == {}


def test_a_record_of_an_article_that_the_data_file_has_is_not_read(tmp_path: Path) -> None:
    known = next(iter(MAP.sources))
    (tmp_path / f"{known}.source.yaml").write_text("whatever stands here\n", "utf-8")
    write_pending(tmp_path, "one", BARE)
    assert read_pending(tmp_path, MAP) == {"one": BARE}
    without = MAP.model_copy(update={"sources": {}})
    with pytest.raises(InvalidData, match="a mapping is expected"):
        read_pending(tmp_path, without)


def test_a_record_says_what_to_do_with_it(tmp_path: Path) -> None:
    text = write_pending(tmp_path, "leaflet", BARE).read_text("utf-8")
    assert "hotspots suggest leaflet" in text
    assert '\nlabel: "Leaflet"\ntype: article\ndocument: "leaflet.txt"\n' in text


def test_an_existing_record_is_never_written_over(tmp_path: Path) -> None:
    write_pending(tmp_path, "one", BARE)
    with pytest.raises(FileExistsError):
        write_pending(tmp_path, "one", FULL)
    assert read_pending(tmp_path, MAP) == {"one": BARE}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('issued: "2023"\n', "issued: 2023-13\n", ":13:9: issued: there is no month 13; "),
        ("label:", "lable:", ":5:1: lable: `lable` is no key of a source; "),
        ("type: article-newspaper", "type: article-newspapr", "did you mean `article-newspaper`"),
        ('title: "Harbour', 'title: "Harbour', ""),
        ("  issued: URL\n", "", "`basis` does not say where issued comes from"),
        ("basis:", "basis: &x", "there is an anchor"),
    ],
)
def test_a_record_with_a_mistake_names_line_and_column(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = write_pending(tmp_path, "one", FULL)
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    if not said:
        assert read_pending(tmp_path, MAP) == {"one": FULL}
        return
    with pytest.raises(InvalidData) as caught:
        read_pending(tmp_path, MAP)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_record_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.source.yaml").write_text("- a list\n")
    with pytest.raises(InvalidData, match=r"one\.source\.yaml:1:1: this is a list; a mapping is expected"):
        read_pending(tmp_path, MAP)


def test_a_record_that_is_not_named_after_an_id_is_refused(tmp_path: Path) -> None:
    (tmp_path / "My Article.source.yaml").write_text("label: x\n")
    with pytest.raises(HotspotsError, match="is not named after an id"):
        read_pending(tmp_path, MAP)


def test_a_source_is_found_in_the_data_file_or_pending(small_dataset: SmallDataset) -> None:
    dataset, folder = load(small_dataset.data).dataset, small_dataset.documents
    write_pending(folder, "leaflet-2021", BARE)
    assert find_source(dataset, folder, "leaflet-2021") == BARE
    assert find_source(dataset, None, "gazette-2020") is dataset.sources["gazette-2020"]
    with pytest.raises(HotspotsError, match=r"there is no source `leaflet-2020`.*did you mean .*`leaflet-2021`"):
        find_source(dataset, folder, "leaflet-2020")


def test_a_damaged_record_does_not_hide_another(small_dataset: SmallDataset) -> None:
    dataset, folder = load(small_dataset.data).dataset, small_dataset.documents
    write_pending(folder, "leaflet-2021", BARE)
    write_pending(folder, "other-2021", BARE).write_text("label:", "utf-8")
    assert find_source(dataset, folder, "leaflet-2021") == BARE
    with pytest.raises(InvalidData):
        find_source(dataset, folder, "other-2021")
