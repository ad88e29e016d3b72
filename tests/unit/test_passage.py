import pytest
from invented import SENTENCES

from geo.passage import nearest_passage, split_words, word_diff

TEXT = " ".join(SENTENCES)
WORDS = split_words(TEXT)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence_with_a_word_dropped_is_found_where_it_stands(sentence: str) -> None:
    words = sentence.split()
    passage = nearest_passage(WORDS, split_words(" ".join(words[:4] + words[5:])))
    assert passage is not None
    assert TEXT[passage.start : passage.end] == sentence


@pytest.mark.parametrize("position", [0, 1, -1])
def test_an_edited_word_at_the_edge_belongs_to_the_passage(position: int) -> None:
    words = SENTENCES[3].split()
    words[position] = "Zebras"
    passage = nearest_passage(WORDS, split_words(" ".join(words)))
    assert passage is not None
    assert TEXT[passage.start : passage.end] == SENTENCES[3]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_was_deleted_is_found_nowhere(sentence: str) -> None:
    rest = split_words(" ".join(other for other in SENTENCES if other != sentence))
    assert nearest_passage(rest, split_words(sentence)) is None


def test_nothing_is_found_in_nothing() -> None:
    assert nearest_passage(split_words(""), split_words("Some words.")) is None
    assert nearest_passage(WORDS, split_words("")) is None


@pytest.mark.parametrize(
    ("quote", "document", "shown"),
    [
        ("It did agree.", "It did not agree.", "It did {+not+} agree."),
        ("It did not agree.", "It did agree.", "It did [-not-] agree."),
        ("two of the three", "two of the four", "two of the [-three-] {+four+}"),
        ("a b c d e f g h i x", "a b c d e f g h i y", "… f g h i [-x-] {+y+}"),
        ("x a b c d e f g h i j k l y", "a b c d e f g h i j k l", "[-x-] a b c d … i j k l [-y-]"),
        ("re-sign now", "re-form now", "[-re-sign-] {+re-form+} now"),
    ],
)
def test_difference_in_words(quote: str, document: str, shown: str) -> None:
    assert word_diff(quote, document) == shown
