"""How well the sentences of invented articles are given to hotspots: floors a little below what is reached."""

from collections import Counter

import pytest
from invented_articles import DEVELOPMENT, FOLDER, HELD_OUT, article, counts
from repository import DATA

from geo.dataset.loader import load
from geo.dataset.model import Dataset
from geo.proposals.cues import opening
from geo.proposals.sentences import split_sentences


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load(DATA).dataset


def f1(count: Counter[str]) -> float:
    return 2 * count["right"] / (2 * count["right"] + count["wrong"] + count["missed"])


@pytest.mark.parametrize(
    ("names", "hotspots", "new_places"), [(DEVELOPMENT, 0.84, 0.86), (HELD_OUT, 0.76, 0.82)], ids=["seen", "held out"]
)
def test_sentences_get_their_hotspots_and_new_places(
    dataset: Dataset, names: tuple[str, ...], hotspots: float, new_places: float
) -> None:
    found = [counts(dataset, name) for name in names]
    assert f1(sum((old for old, _ in found), Counter())) >= hotspots
    assert f1(sum((new for _, new in found), Counter())) >= new_places


def test_every_article_is_split_as_it_is_labelled() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == {*DEVELOPMENT, *HELD_OUT}
    for name in DEVELOPMENT:
        labelled = article(name)
        starts = {start + opening(labelled.text[start:end]) for start, end in split_sentences(labelled.text)}
        assert labelled.sentences.keys() <= starts
