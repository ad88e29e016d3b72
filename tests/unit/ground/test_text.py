import pytest

from geo.text import FORBIDDEN, character_name, in_quote_marks, visible


@pytest.mark.parametrize(
    "character", "\0\x07\x0b\x1b\x7f\x85\x9f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\ufffe\uffff\ud800"
)
def test_hidden_characters_are_forbidden(character: str) -> None:
    assert FORBIDDEN.search(f"a{character}b")


@pytest.mark.parametrize("character", "\t\n\r é\u00a0\u00ad\u200b\u200d\u200e\u200f平\U0001f600\ufffd")
def test_other_characters_are_allowed(character: str) -> None:
    assert not FORBIDDEN.search(character)


def test_a_character_is_described_by_number_and_name() -> None:
    assert character_name("\u202e") == "U+202E (RIGHT-TO-LEFT OVERRIDE)"
    assert character_name("\x07") == "U+0007 (control character)"
    assert character_name("\uffff") == "U+FFFF"


def test_visible_text_keeps_its_length() -> None:
    assert visible("a\tb\x1b\u202e\r\n") == "a b\ufffd\ufffd  "


@pytest.mark.parametrize("text", ["lab leak", '"lab leak"', "“lab leak”", "„lab leak“", "«lab leak»", ' "lab leak" '])
def test_a_text_has_one_pair_of_quote_marks_whatever_it_has_of_its_own(text: str) -> None:
    assert in_quote_marks(text) == "“lab leak”"


def test_quote_marks_within_a_text_are_single() -> None:
    assert in_quote_marks('the "lab leak" file') == "“the ‘lab leak’ file”"
    assert in_quote_marks("“one” or “two”") == "“‘one’ or ‘two’”"
    assert in_quote_marks('5" guns') == '“5" guns”'
