import pickle
from pathlib import Path

import pytest

from geo.errors import ByReader, Complaint, HotspotsError, InvalidData, Option, Position, Problem, nearest, quoted


def problem(line: int = 1, column: int = 1, source_line: str = "", path: str = "a.b") -> Problem:
    return Problem(
        file="f", line=line, column=column, path=path, what="w", expected="e", fix="x", source_line=source_line
    )


def test_the_message_gives_place_path_and_three_parts() -> None:
    assert str(problem(line=12, column=5)) == "f:12:5: a.b: w; e; x"


def test_a_problem_of_the_whole_file_has_no_path() -> None:
    assert str(problem(path="")) == "f:1:1: w; e; x"


@pytest.mark.parametrize(
    ("source_line", "column", "shown", "caret"),
    [
        ("key: value", 6, "key: value", 5),
        ("平壤: x", 5, "平壤: x", 6),
        ("e\u0301: x", 5, "e\u0301: x", 3),
        ("\tkey", 2, " key", 1),
        ("a\x1b[31mb", 7, "a\ufffd[31mb", 6),
        ("", 1, "", 0),
    ],
)
def test_the_caret_stands_under_the_column(source_line: str, column: int, shown: str, caret: int) -> None:
    _, source, below = problem(column=column, source_line=source_line).render().split("\n")
    assert source == f"    1 | {shown}".rstrip()
    assert below == "      | " + " " * caret + "^"


@pytest.mark.parametrize("column", [1, 50, 5_000, 10_000, 10_001])
def test_a_long_line_is_cut_around_the_caret(column: int) -> None:
    line = "".join(chr(ord("a") + n % 26) for n in range(10_000))
    _, source, below = problem(column=column, source_line=line).render().split("\n")
    assert len(source) <= 110
    at = below.index("^")
    assert (source[at] if at < len(source) else "") == line[column - 1 : column]


def test_problems_are_sorted_by_place_and_counted() -> None:
    error = InvalidData([problem(line=2), problem(line=1, column=9), problem(line=1, column=2)])
    assert [(p.line, p.column) for p in error.problems] == [(1, 2), (1, 9), (2, 1)]
    assert str(error).endswith("3 problems in f")


def test_one_problem_is_counted_in_the_singular() -> None:
    assert str(InvalidData([problem()])).endswith("\n1 problem in f")


def test_nearest_ignores_case_and_keeps_the_known_spelling() -> None:
    assert nearest("usip", ("USIP", "Carnegie")) == ("USIP",)


def test_nearest_offers_nothing_for_a_stranger() -> None:
    assert nearest("zzzz", ("USIP", "Carnegie")) == ()


def test_nearest_does_not_search_for_a_whole_page() -> None:
    assert nearest("a" * 100_000, ("a" * 99_999,)) == ()


def test_quoted_text_is_short_and_harmless() -> None:
    assert quoted("a`b\x1b\u202e\n") == "`a'b\ufffd\ufffd `"
    assert quoted("a" * 61) == f"`{'a' * 60}…`"


def test_an_error_says_its_fields_in_one_line_and_leaves_out_what_is_not_given() -> None:
    fields = {"what": "is damaged", "expected": "a whole one was expected", "remedy": "make it again"}
    error = HotspotsError(where=Path("a/b.png"), **fields)
    assert str(error) == "a/b.png: is damaged; a whole one was expected; make it again"
    assert str(HotspotsError(what="is damaged", remedy="make it again")) == "is damaged; make it again"
    assert (error.complaint.where, error.complaint.remedy) == (Path("a/b.png"), "make it again")


def test_an_error_is_made_of_fields_only() -> None:
    with pytest.raises(TypeError):
        HotspotsError("x.png: is damaged")  # type: ignore[misc, call-arg]  # that is the test


def test_the_command_line_is_told_what_it_can_do() -> None:
    remedy = ByReader(cli="add --force", page="give another name")
    error = HotspotsError(where=Option("label"), what="is taken", remedy=remedy)
    assert str(error) == "--label: is taken; add --force"


def test_a_path_cannot_disturb_a_terminal() -> None:
    assert str(HotspotsError(where=Path("a\x1b[2J"), what="is damaged")) == "a\ufffd[2J: is damaged"


def test_a_complaint_about_a_part_says_which_part() -> None:
    part = Complaint(where="imprint", what="is damaged", remedy="make it again")
    assert str(part.inside(Path("a.png"))) == "a.png: imprint: is damaged; make it again"
    assert str(Complaint(what="is empty").inside("a.pdf")) == "a.pdf: is empty"


def test_a_problem_of_a_file_can_be_an_error_by_itself() -> None:
    error = problem(line=12, column=5).error()
    assert str(error) == str(problem(line=12, column=5))
    assert error.complaint.where == Position(file=Path("f"), line=12, column=5, path="a.b")


class SpecialError(HotspotsError):
    pass


@pytest.mark.parametrize(
    "error",
    [SpecialError(where=Path("a"), what="w", remedy=ByReader(cli="c", page="p")), InvalidData([problem()], total=7)],
    ids=["fields", "report"],
)
def test_an_error_survives_the_way_into_another_process(error: HotspotsError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.complaint, str(again)) == (type(error), error.complaint, str(error))
