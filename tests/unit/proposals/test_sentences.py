"""Where sentences, paragraphs and headings begin and end, on invented news."""

import pytest

from geo.proposals.paragraphs import paragraphs
from geo.proposals.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["He lives in the U.S.", "The rest of the family stayed in Lima."],
        ["Mr. Okello, Mrs. Nambi and Dr. J. P. Mwangi of St. Mary’s flew to Kisumu.", "They landed at 3 p.m. sharp."],
        ["Prime Minister K. Perera and Lt. Col. A. B. Silva toured Jaffna.", "Rain fell."],
        ["“Why now?” asked the senator.", "“Because we must!”", "The hall fell silent."],
        ["“The strait is open.", "It stays open,” the admiral said."],
        ["He cited the treaty’s aims.", "Delegates applauded the West.", "Analysts called it prudent.", "It was."],
        ["The list was long: wheat, maize, rice, etc.", "The price was high."],
        ["The vote is on Sept. 12, i.e. after the rains.", "The U.N. Security Council meets before."],
        ["The council said (in a letter of Jan. 5) that it would vote.", "(It did not.)", "Talks go on."],
        ["The general said his troops were “ready”.", "The enemy was not."],
        ["He raised the tax.", "Germans paid the sum.", "Indians did not."],
        ["1. The parties withdraw.", "2. The parties report."],
        ["Exports rose 4.5 percent to $3.2 billion.", "Imports fell."],
        ["It happened in 2014.", "In 2015 the port closed."],
        ["Sen. Ruiz, D-Calif., replied to Prof. Lindqvist.", "Nobody else did."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_offsets_are_those_of_the_text_whatever_breaks_its_lines() -> None:
    for break_ in ("\n", "\r\n", "\u2028"):
        text = f"\ufeff First one.\u00a0 Second\u00a0one here.{break_}{break_}  Third one.  "
        found = split_sentences(text)
        assert [text[start:end] for start, end in found[1:]] == ["Second\u00a0one here.", "Third one."]


@pytest.mark.parametrize("text", ["", " \n\n ", "\n"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert split_sentences(text) == ()


LONG = "The minister crossed the river at dawn and met the elders of the valley, who had waited for weeks."


def test_a_heading_stands_for_itself_between_paragraphs_on_lines_of_their_own() -> None:
    text = f"Northern valleys\n{LONG} {LONG}\nThe coast\n{LONG}\n"
    found = paragraphs(text)
    assert [text[one.start : one.end] for one in found if one.heading] == ["Northern valleys", "The coast"]
    assert sentences(text) == ["Northern valleys", LONG, LONG, "The coast", LONG]


def test_short_lines_of_a_mail_are_one_paragraph() -> None:
    text = (
        "The coast\n\nThe minister crossed the river at dawn and met the elders of\nthe valley, who had waited for "
        "weeks. Nobody in the capital\nknew of it.\n\nA second paragraph stands here, of two lines as the first one,\n"
        "and no more.\n"
    )
    assert [one.heading for one in paragraphs(text)] == [True, False, False]
    assert sentences(text)[2] == "Nobody in the capital knew of it."


def test_items_of_a_list_are_not_joined() -> None:
    text = "The parties agreed on three things in the end:\n- the port stays open for all ships\n- the fees fall\n"
    assert len(paragraphs(text)) == 3
    assert not any(one.heading for one in paragraphs(text))


@pytest.mark.parametrize("last", ["by Our Correspondent.", "By Ama Mensah in Accra", "Photo: Agency;", "3) the fees"])
def test_lines_that_end_or_begin_like_something_else_are_no_headings(last: str) -> None:
    assert not paragraphs(f"{last}\n{LONG}\n")[0].heading


def test_a_line_at_the_end_is_no_heading() -> None:
    assert not paragraphs(f"{LONG}\nOriginally published elsewhere")[1].heading


def test_a_text_of_one_huge_line_is_split_in_time() -> None:
    assert len(split_sentences("word " * 50_000 + "\n" + "A. " * 20_000 + "\n" + "(" * 20_000)) >= 3
