"""The document as runs of marked text: every letter once, every mark where it belongs."""

import pytest

from geo.marked_text import MARGIN, Paragraph, marked_paragraphs

TEXT = "First line here.\n\nSecond one, longer. And more.\nThird."


def plain(paragraphs: list[Paragraph]) -> str:
    return "\n".join("".join(str(run["text"]) for run in paragraph) for paragraph in paragraphs)


def marked(paragraphs: list[Paragraph], mark: str) -> str:
    return "|".join(str(run["text"]) for paragraph in paragraphs for run in paragraph if mark in run["marks"])  # type: ignore[operator]  # a list


def test_every_letter_stands_there_once() -> None:
    found = marked_paragraphs(TEXT, (18, 37), [(0, 5), (30, 40)], {"a": (38, 47), "b": (0, 54)})
    assert plain(found) == TEXT.replace("\n\n", "\n")


def test_marks_may_overlap_and_only_a_proposal_has_a_key() -> None:
    found = marked_paragraphs(TEXT, (18, 37), [(25, 37)], {"key": (38, 47)})
    assert marked(found, "now") == "Second |one, longer."
    assert marked(found, "quoted") == "one, longer."
    assert marked(found, "proposed") == "And more."
    assert [run["key"] for paragraph in found for run in paragraph if "key" in run] == ["key"]


def test_a_mark_over_several_lines_is_in_each_of_them() -> None:
    assert marked(marked_paragraphs(TEXT, (6, 54), [], {}), "now") == "line here.|Second one, longer. And more.|Third."


def test_nothing_in_view_shows_the_beginning() -> None:
    found = marked_paragraphs(TEXT, None, [], {})
    assert [run["marks"] for paragraph in found for run in paragraph] == [[], [], []]


@pytest.mark.parametrize("at", [0, 200_000, 399_000])
def test_of_a_book_only_whole_lines_round_the_quote_are_shown(at: int) -> None:
    text = "\n".join(f"Line {number:06}." for number in range(30_770))
    found = marked_paragraphs(text, (at, at + 5), [(10, 20)], {"key": (5, 9)})
    shown = plain(found)
    assert len(shown) <= 2 * MARGIN + 60
    assert shown in text
    assert marked(found, "now").replace("|", "\n") == text[at : at + 5].strip("\n")
    assert {len(line) for line in shown.splitlines()} == {12}
