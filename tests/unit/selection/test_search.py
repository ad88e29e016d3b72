import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.selection.search import matches, search_form, spans, terms

TEXTS = st.text(st.sampled_from("aAeéÉßſıİﬁﬀ½𝐀ℌΣσς ’'—-\u00ad\u0301\u0345ΐ東")) | st.text(max_size=40)


def found(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in spans(query, text)]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("arctic", "The ARCTIC route"),
        ("ÉLYSÉE", "Elysee"),
        ("strasse", "Straße"),
        ("STRAẞE", "strasse"),
        ("office", "oﬃce"),
        ("china's", "China’s"),
        ("china’s", "China's"),
        ("U.S.-led", "the U.S.‑led war"),
        ("2014-2019", "2014–2019"),
        ('"peace"', "“peace”"),
        ("cooperation", "co\u00adoperation"),
        ("guaido", "Guaido\u0301"),
        ("guaidó", "Guaidó"),
        ("istanbul", "İstanbul"),
        ("σοφοσ", "ΣΟΦΟΣ"),
        ("a", "𝐀"),
    ],
)
def test_case_accents_ligatures_and_typography_make_no_difference(query: str, text: str) -> None:
    assert matches(query, [text])
    assert spans(query, text)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("guaido", "Juan Guaidó said", ["Guaidó"]),
        ("guaido", "Juan Guaido\u0301 said", ["Guaido\u0301"]),
        ("stras", "Straße", ["Straß"]),
        ("se", "Straße", ["ße"]),
        ("fice", "oﬃce", ["ﬃce"]),
        ("the", "The other", ["The", "the"]),
        ("china russia", "Russia and China", ["Russia", "China"]),
        ("abc bcd", "abcd", ["abcd"]),
        ("ab cd", "abcd", ["abcd"]),
        ("abcd bc", "abcd", ["abcd"]),
        ("aa", "aaa", ["aa"]),
        ("nothing", "The other", []),
        ("", "The other", []),
    ],
)
def test_spans_are_of_the_original_text(query: str, text: str, expected: list[str]) -> None:
    assert found(query, text) == expected


def test_every_word_of_the_search_must_be_found_somewhere() -> None:
    assert matches("china arctic", ["Arctic", "what China says"])
    assert not matches("china arctic", ["Arctic", "what Russia says"])


@pytest.mark.parametrize("query", ["", "   ", "\t\n"])
def test_an_empty_search_matches_everything(query: str) -> None:
    assert matches(query, [])


def test_a_search_names_each_word_once() -> None:
    assert terms("  China CHINA chína ") == ("china",)


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert search_form(search_form(text)) == search_form(text)


@given(TEXTS)
def test_a_text_folds_character_by_character(text: str) -> None:
    assert search_form(text) == "".join(search_form(c) for c in text)


@given(TEXTS, TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(query: str, text: str) -> None:
    at = -1
    for start, end in spans(query, text):
        assert at < start < end <= len(text)
        at = end


@given(TEXTS.filter(terms), TEXTS)
def test_a_text_matches_a_search_exactly_when_each_word_has_a_span(query: str, text: str) -> None:
    assert matches(query, [text]) == all(spans(word, text) for word in terms(query))


@given(TEXTS, TEXTS, TEXTS)
def test_a_span_holds_a_word_that_was_searched(before: str, word: str, after: str) -> None:
    text = before + word + after
    for start, end in spans(word, text):
        assert any(term in search_form(text[start:end]) for term in terms(word))


@given(TEXTS, TEXTS)
def test_a_span_begins_and_ends_without_a_blank(query: str, text: str) -> None:
    assert all(piece == piece.strip() for piece in found(query, text))
