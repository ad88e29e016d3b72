"""Names that only the words around them say are places."""

import pytest

from geo.places.phrases import named_again, named_by_phrase
from geo.places.recogniser import Recogniser


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Moss, 34, of Quillby, was held; so was Ida Moss, 81, formerly of Ost-le-Mar.", ["Quillby", "Ost-le-Mar"]),
        ("The line runs 90 miles northwest of Quillby, and 12 km from St. Orla Point.", ["Quillby", "St. Orla Point"]),
        ("Residents of Quillby fled; two were killed in Ebb Hollow, said police.", ["Quillby", "Ebb Hollow"]),
        ("They met in Quillby, a small fishing village on the coast.", ["Quillby"]),
        ("They met in Quillby, about 40 kilometres inland, and in Vesk, near the border.", ["Quillby"]),
        ("Ships left the Torva island and the Ebb Hollow neighborhood.", ["Torva", "Ebb Hollow"]),
        ("They met near Torva Ost, in the Vesk district and at al-Vesk, 3 miles off", ["Torva Ost", "Vesk", "al-Vesk"]),
        ("A plane left the airfield at Vesk; cases in Ain el-Vesk fell.", ["Vesk", "Ain el-Vesk"]),
        ("Soldiers at Quillby Hospital, cases in Congress and a Spanish-speaking village", []),
        ("A man killed in Moss’s barn; people lived in North Korean Quarters", []),
        ("He died in Downtown and lived in Latino neighborhoods", []),
    ],
)
def test_a_phrase_says_that_a_name_is_a_place(recogniser: Recogniser, text: str, found: list[str]) -> None:
    said = {name for _, _, _, name in named_by_phrase(text)}
    assert said == set(found) or not found
    places = [place.text for place in recogniser.find(text)]
    assert [name for name in places if name in said] == found


def test_a_name_that_was_said_to_be_a_place_is_one_in_the_rest_of_the_text(recogniser: Recogniser) -> None:
    text = "Quillby is quiet. Ada Moss, 34, of Quillby, met Tom Quillby at the Quillby Museum; Quillby slept."
    assert [place.start for place in recogniser.find(text)] == [0, 35, text.rindex("Quillby")]
    assert [start for start, _, _ in named_again(text, ["Quillby"])] == [0, 35, 52, 67, 83]


def test_of_many_names_each_is_found_once_and_none_in_a_word() -> None:
    text = "Vesk Ost, Vesk-Ost, Veskia and Vesk."
    assert list(named_again(text, ["Vesk", "Ost", "Vesk Ost"])) == [(0, 8, "Vesk Ost"), (31, 35, "Vesk")]


def test_thousands_of_names_are_looked_for_in_one_pass() -> None:
    names = [f"Vesk{''.join(map(chr, (97 + n // 676, 97 + n // 26 % 26, 97 + n % 26)))}" for n in range(10_000)]
    assert [name for _, _, name in named_again(f"To {', '.join(names)}.", names)] == names
