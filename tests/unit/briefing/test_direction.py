"""Which way texts run, and the marks that hold their lines to it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.briefing.content.direction import bare, closed_names, directed_lines, right_to_left

MIXED = st.text(alphabet="ab אבغز12 .,:()“”-", max_size=40)


@pytest.mark.parametrize(
    "text",
    [
        "غزة",
        "غزة: 2019–2020",
        "“قال NATO في عام 2019”",
        "[1] “قال NATO في عام 2019” (2)",
        "“غزة (Gaza) ورفح وخان يونس",
        "1 אב",
    ],
)
def test_what_is_wholly_in_its_script_and_most_of_a_quotation_runs_from_the_right(text: str) -> None:
    assert right_to_left(text)


@pytest.mark.parametrize(
    "text",
    ["", "12–13", "Doe says “غزة ورفح وخان يونس”", "غزة and Rafah", "محمد بن سلمان بن عبدالعزيز آل سعود says no",
     "“غزة” and “رفح”", "“Gaza and Rafah, in their words غزة”", "غزة (Gaza)", "[1] הארץ 2019", "תל אביב [1] [2]"],
)  # fmt: skip
def test_words_of_ours_run_from_the_left_whatever_name_they_begin_with(text: str) -> None:
    assert not right_to_left(text)


def test_lines_without_such_letters_are_left_alone() -> None:
    assert directed_lines("Two words", ["Two", "words"]) == ("Two", "words")
    assert directed_lines("By غزة and words", ["By غزة", "and words"]) == ("\u200eBy غزة", "and words")


@given(MIXED, st.lists(st.integers(0, 40), max_size=3))
def test_marks_are_all_that_is_added(text: str, cuts: list[int]) -> None:
    plain = " ".join(text.split())
    ends = sorted({0, len(plain), *(cut for cut in cuts if cut < len(plain))})
    lines = [plain[a:b].strip() for a, b in pairwise(ends)]
    made = directed_lines(plain, [line for line in lines if line])
    assert [bare(line) for line in made] == [line for line in lines if line]
    assert all(line.count("\u2067") == line.count("\u2069") for line in made)
    assert bare(closed_names(plain)) == plain


def test_a_number_behind_a_name_is_no_part_of_it() -> None:
    assert closed_names("غزة: 3 articles") == "غزة\u200e: 3 articles"
    assert closed_names("غزة, رفح and more") == "غزة\u200e, رفح and more"
    assert closed_names("غزة ورفح and 3 more") == "غزة ورفح and 3 more"


def test_a_quotation_gets_no_marks_in_documents_that_know_its_direction() -> None:
    assert closed_names("“قال NATO في عام 2019”") == "“قال NATO في عام 2019”"
    assert closed_names("“The mayor of غزة: 3 articles, and no more”") == "“The mayor of غزة: 3 articles, and no more”"
