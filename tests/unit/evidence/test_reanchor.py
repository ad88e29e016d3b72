from itertools import pairwise

import pytest
from invented import SENTENCES

from geo.evidence.canonical import canonical
from geo.evidence.haystack import comparison_bytes
from geo.evidence.reanchor import nearest_spans, whole_words

SENTENCES_ALONE = [canonical(sentence) for sentence in SENTENCES]
PLAIN = " ".join(SENTENCES_ALONE)


def nearest(quote: str, text: str = PLAIN, *, prefix: str = "", suffix: str = "") -> str | None:
    spans = nearest_spans(comparison_bytes(text), comparison_bytes(quote))
    if not spans:
        return None
    start, end = whole_words(text, quote, spans[0], prefix=prefix, suffix=suffix)
    return text[start:end]


@pytest.mark.parametrize("at", [1, 4, -2])
@pytest.mark.parametrize("sentence", SENTENCES_ALONE)
def test_a_quote_with_a_word_dropped_is_found_where_it_stands(sentence: str, at: int) -> None:
    words = sentence.split()
    del words[at]
    assert nearest(" ".join(words)) == sentence


@pytest.mark.parametrize("at", [0, 3, -1])
@pytest.mark.parametrize("sentence", SENTENCES_ALONE)
def test_a_sentence_that_lost_a_word_is_found_without_its_neighbours(sentence: str, at: int) -> None:
    words = sentence.split()
    del words[at]
    left = " ".join(words)
    before, after = PLAIN.split(sentence)
    assert nearest(sentence, before + left + after, prefix=before[-20:], suffix=after[:20]) == left


@pytest.mark.parametrize("at", [0, 1, -1])
def test_an_edited_word_at_an_end_belongs_to_the_passage(at: int) -> None:
    words = SENTENCES_ALONE[3].split()
    words[at] = "Zebras." if at else "Zebras"
    assert nearest(" ".join(words)) == SENTENCES_ALONE[3]


@pytest.mark.parametrize("sentence", SENTENCES_ALONE)
def test_a_sentence_that_was_deleted_is_found_nowhere(sentence: str) -> None:
    assert nearest(sentence, PLAIN.replace(sentence, "")) is None


def test_case_does_not_count() -> None:
    assert nearest(SENTENCES_ALONE[5].upper()) == SENTENCES_ALONE[5]


@pytest.mark.parametrize(
    ("length", "edits", "found"), [(24, 1, False), (25, 3, True), (25, 4, False), (60, 18, True), (60, 19, False)]
)
def test_the_budget_grows_with_the_quotes_length(length: int, edits: int, found: bool) -> None:
    quote = b"abcdefghijklmnopqrstuvwxyz" * 3
    text = b"0123456789 " * 9 + b"#" * edits + quote[edits:length] + b" 0123456789" * 9
    assert bool(nearest_spans(text, quote[:length])) is found


def test_a_quote_too_long_to_be_compared_is_not_looked_for() -> None:
    quote = b"ab c " * 900
    assert nearest_spans(quote, quote) == ()


def test_text_of_more_characters_than_edlib_knows_is_compared() -> None:
    # Greek with a lexicon of ideographs: more than 256 different characters.
    lexicon = "".join(map(chr, range(0x4E00, 0x4E00 + 600)))
    sentence = "Το λιμάνι μένει ανοιχτό ως τον χειμώνα, είπε ο δήμαρχος της πόλης."
    text = f"{lexicon} {sentence} {lexicon}"
    assert nearest(sentence.replace("μένει ", "")) is None
    assert nearest(sentence.replace("μένει ", ""), text) == sentence


def test_each_place_that_is_equally_like_the_quote_is_named_once() -> None:
    quote = "The bell in the tower rang at noon."
    text = " ".join([quote.replace("bell", "gong")] * 3)
    spans = nearest_spans(comparison_bytes(text), comparison_bytes(quote))
    assert [text[start:end] for start, end in spans] == [quote.replace("bell", "gong")] * 3


def test_the_old_context_says_where_a_changed_passage_ends() -> None:
    text = "He left. Ships of every flag may use the northern route then and later winter comes to all of us."
    quote = "Ships of every flag may use the northern route today"
    assert nearest(quote, text) == "Ships of every flag may use the northern route"
    suffix = "and later winter comes"
    assert nearest(quote, text, suffix=suffix) == "Ships of every flag may use the northern route then"


def test_a_passage_is_found_wherever_a_long_text_is_parted() -> None:
    sentence = "Ships of every flag may use the northern route until the ice returns."
    for before in range(499_900, 500_100, 40):
        text = f"{'ab' * (before // 2)} {sentence} {'cd' * 100}"
        assert nearest(sentence.replace("northern ", ""), text) == sentence


def test_places_are_limited_in_a_text_that_says_one_thing_only() -> None:
    spans = nearest_spans(b"ab " * 5_000, b"ab " * 20 + b"zz")
    assert len(spans) == 50
    assert all(before[1] < after[1] for before, after in pairwise(spans))
