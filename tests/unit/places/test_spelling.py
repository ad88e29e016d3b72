import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places.spelling import composed, matching_form, unshouted


@pytest.mark.parametrize(
    ("text", "as_compared"),
    [
        ("São Tomé", "Sao Tome"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Łódź, Øresund, Đà Nẵng", "Lodz, Oresund, Da Nang"),
        ("Port\u2011au\u2010Prince – “here”", 'Port-au-Prince - "here"'),
        ("New\u00a0York\nState\ttax", "New York State tax"),
        ("Киев 北京", "Киев 北京"),
        ("\ud800", "?"),
    ],
)
def test_typography_and_accents_do_not_count(text: str, as_compared: str) -> None:
    assert matching_form(text) == as_compared


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(matching_form(text)) == len(text)
    assert len(unshouted(matching_form(text), frozenset({"UAE"}))) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert matching_form(matching_form(text)) == matching_form(text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ger-\nmany", "Germany"),
        ("Guinea- \r\n Bissau", "Guinea-Bissau"),
        ("China-\nbacked", "China-\nbacked"),
        ("a -\nb, 1-\n2, A-\n\nB", "a -\nb, 1-\n2, A-\n\nB"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_whole(text: str, whole: str) -> None:
    assert composed(text, {"China"})[0] == whole


@given(st.text(alphabet="aB- \r\n"))
def test_letters_of_divided_words_know_where_they_were(text: str) -> None:
    whole, offsets = composed(text)
    if offsets is not None:
        assert offsets[-1] == len(text)
        assert [text[offset] for offset in offsets[:-1]] == list(whole)


@given(st.text(alphabet="aeoE \u0301\u0308\u0323x\u200d"))
def test_composed_characters_know_where_they_were(text: str) -> None:
    whole, offsets = composed(text)
    if offsets is None:
        assert whole == text
    else:
        assert len(offsets) == len(whole) + 1
        assert offsets[-1] == len(text)
        assert list(offsets) == sorted(offsets)
        pieces = [text[start:end] for start, end in pairwise(offsets)]
        assert unicodedata.normalize("NFC", "".join(pieces)) == whole


@pytest.mark.parametrize(
    ("text", "calm"),
    [
        ("UNREST IN PORT-AU-PRINCE", "Unrest in Port-Au-Prince"),
        ("BANK OF CHINA", "Bank of China"),
        ("the UAE and NATO", "the UAE and Nato"),
        ("UAE AND NEW YORK", "UAE and New York"),
        ("US troops, U.S. troops", "US troops, U.S. troops"),
        ("McAllen, IBM4 and A", "McAllen, IBM4 and A"),
    ],
)
def test_headlines_are_written_as_names_are(text: str, calm: str) -> None:
    assert unshouted(text, frozenset({"UAE"})) == calm
