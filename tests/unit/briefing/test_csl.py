import json

from small_map import SmallDataset

from geo.briefing.exports.csl import to_csl
from geo.evidence.edition import open_edition


def test_every_source_is_an_item_that_reference_managers_read(small_dataset: SmallDataset) -> None:
    items = json.loads(to_csl(open_edition(small_dataset.data, small_dataset.documents)))
    assert [(item["id"], item["type"]) for item in items] == [
        ("gazette-2020", "article-newspaper"),
        ("bulletin-2019", "report"),
    ]
    assert items[0]["author"] == [{"family": "Doe", "given": "Jane"}, {"literal": "Harbour Desk"}]
    assert items[0]["issued"] == {"date-parts": [[2020, 3, 5]]}
    assert items[1]["issued"] == {"date-parts": [[2019, 6]], "circa": True}
    assert not {"title", "author", "URL"} & set(items[1])


def test_whose_words_an_article_passes_on_stands_in_its_note(coded_dataset: SmallDataset) -> None:
    coded_dataset.replace("hotspots:\n", '    note: "A reprint."\nhotspots:\n')
    (item,) = json.loads(to_csl(open_edition(coded_dataset.data, coded_dataset.documents)))
    assert item["note"] == (
        "Analyst’s note: A reprint. Passes on words of others: Fishermen (1, disputed); "
        "the council (1, quoted with approval); the harbour master of Belgrade (1)."
    )


def test_the_same_data_gives_the_same_bytes(small_dataset: SmallDataset) -> None:
    first, second = (to_csl(open_edition(small_dataset.data, small_dataset.documents)) for _ in range(2))
    assert first == second
