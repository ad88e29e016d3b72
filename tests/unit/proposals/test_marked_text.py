"""The document as paragraphs of marked text: every letter once, every mark where it belongs."""

import pytest

from geo.proposals.marked_text import MARGIN, MarkedBlock, MarkedRun, marked_blocks

TEXT = "First line here.\n\nSecond one, longer. And more.\nThird."


def runs(block: MarkedBlock) -> list[MarkedRun]:
    found = block["runs"]
    assert isinstance(found, list)
    return found


def plain(blocks: list[MarkedBlock]) -> str:
    return "\n".join("".join(str(run["text"]) for run in runs(block)) for block in blocks)


def marked(blocks: list[MarkedBlock], mark: str) -> str:
    return "|".join(str(run["text"]) for block in blocks for run in runs(block) if mark in run["marks"])  # type: ignore[operator]  # a list


def test_every_letter_stands_there_once() -> None:
    found = marked_blocks(TEXT, (18, 37), [(0, 5), (30, 40)], {"a": (38, 47), "b": (0, 54)})
    assert plain(found) == TEXT.replace("\n\n", "\n")


def test_marks_may_overlap_and_only_a_proposal_has_a_key() -> None:
    found = marked_blocks(TEXT, (18, 37), [(25, 37)], {"key": (38, 47)})
    assert marked(found, "now") == "Second |one, longer."
    assert marked(found, "quoted") == "one, longer."
    assert marked(found, "proposed") == "And more."
    assert [run["key"] for block in found for run in runs(block) if "key" in run] == ["key"]


def test_a_mark_over_several_lines_is_in_each_of_them() -> None:
    assert marked(marked_blocks(TEXT, (6, 54), [], {}), "now") == "line here.|Second one, longer. And more.|Third."


def test_nothing_in_view_shows_the_beginning() -> None:
    found = marked_blocks(TEXT, None, [], {})
    assert [run["marks"] for block in found for run in runs(block)] == [[], [], []]


def test_headings_stand_apart_and_lines_of_a_mail_are_one_paragraph() -> None:
    mail = "The quay was empty when the pilots came back to it,\nfor nobody had lit the lamps that they steer by."
    mail = f"{mail}\nThey slept."
    text = f"Gao\n\n{mail}\n\nKita\n\n{mail}"
    found = marked_blocks(text, (5, 20), [], {})
    assert [block["heading"] for block in found] == [True, False, True, False]
    assert plain(found) == text.replace("\n\n", "\n")


@pytest.mark.parametrize("at", [0, 200_000, 399_000])
def test_of_a_book_only_whole_lines_round_the_quote_are_shown(at: int) -> None:
    text = "\n".join(f"Line {number:06}." for number in range(30_770))
    found = marked_blocks(text, (at, at + 5), [(10, 20)], {"key": (5, 9)})
    shown = plain(found)
    assert len(shown) <= 2 * MARGIN + 60
    assert shown in text
    assert marked(found, "now").replace("|", "\n") == text[at : at + 5].strip("\n")
    assert {len(line) for line in shown.splitlines()} == {12}
