"""Words broken at the end of a line are made whole as the document itself would have them."""

import textwrap

import pytest
from repository import DOCUMENTS

from geo.intake.broken_words import BrokenWords

BREAKS_WORDS = ["the govern-", "ment of Nor-", "land has spo-", "ken of it"]
BREAKS_NONE = ["A line of a page that a browser has printed, in which no word was broken at all."] * 50


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "whole"),
    [
        # As the document has it elsewhere, whatever else speaks for or against it.
        ("an anti-", "missile battery", "their antimissile plan", "an antimissile battery"),
        ("a co-", "operation pact", "old co-operation", "a co-operation pact"),
        ("the pro-", "posal", "a proposal to make", "the proposal"),
        # What English joins with a hyphen.
        ("an anti-", "missile battery", "", "an anti-missile battery"),
        ("a self-", "styled mayor", "", "a self-styled mayor"),
        ("the Sino-", "Russian talks", "", "the Sino-Russian talks"),
        ("a pro-", "democracy march", "for democracy", "a pro-democracy march"),
        ("a post-", "war order", "the war ended", "a post-war order"),
        ("a Norland-", "based firm", "", "a Norland-based firm"),
        ("the mid-", "1950s were", "", "the mid-1950s were"),
        ("a US-", "led patrol", "", "a US-led patrol"),
        ("a 20-", "year-old treaty", "", "a 20-year-old treaty"),
        ("surface-to-", "air missiles", "", "surface-to-air missiles"),
        ("an oil-", "rich coast", "the oil is rich in it", "an oil-rich coast"),
        # What is broken between its syllables.
        ("the minis-", "try said", "", "the ministry said"),
        ("a pro-", "gramme", "", "a programme"),
        ("the mid-", "dle of it", "", "the middle of it"),
        ("with-", "in a day", "with it, in a day", "within a day"),
        ("in 2019 the ex-", "port", "", "in 2019 the export"),
        ("a soft\xad", "ened line", "", "a softened line"),
        ("a soft\ufffe", "ened line", "", "a softened line"),
        ("from 1990\xad", "2000 on", "", "from 1990-2000 on"),
        # What is no broken word.
        ("short-", "and long-term aims", "", "short- and long-term aims"),
        ("ten thous-", "and ships", "a thousand boats", "ten thousand ships"),
        ("it is late -", "and dark", "", "it is late - and dark"),
        ("a coast—", "not an island", "", "a coast—not an island"),
        ("ships 10-", "12 of the fleet", "", "ships 10-12 of the fleet"),
        ("the end", "of a line", "", "the end of a line"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(before: str, after: str, elsewhere: str, whole: str) -> None:
    words = BrokenWords([*BREAKS_WORDS, before, after, elsewhere])
    assert words.joined(before, after) == whole


@pytest.mark.parametrize(
    ("before", "after"), [("a macro-", "economic plan"), ("hot-", "button issues"), ("a minis-", "x")]
)
def test_where_no_words_are_broken_every_hyphen_is_the_documents_own(before: str, after: str) -> None:
    assert BrokenWords([*BREAKS_NONE, before, after]).joined(before, after) == before + after


def test_the_halves_of_broken_words_are_no_words() -> None:
    lines = ["they cross-", "ed it, and the high-", "way was cross-", "ing a thous-", "ing", "way"]
    assert BrokenWords(lines[:4]).joined("high-", "way") == "highway"
    assert BrokenWords(lines).joined("high-", "way") == "high-way"


@pytest.mark.documents
@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the articles are not here")
def test_the_articles_keep_their_hyphens_in_lines_of_any_width() -> None:
    breaks = wrong = 0
    for path in sorted(DOCUMENTS.glob("*.txt")):
        paragraphs = [" ".join(line.split()) for line in path.read_text("utf-8").split("\n") if line.strip()]
        for width in range(40, 100, 12):
            pages = [textwrap.wrap(paragraph, width, break_long_words=False) for paragraph in paragraphs]
            words = BrokenWords([line for lines in pages for line in lines])
            for paragraph, lines in zip(paragraphs, pages, strict=True):
                text = lines[0]
                for line in lines[1:]:
                    found = words.joined(text, line)
                    text = next(one for one in (text + line, f"{text} {line}", found) if paragraph.startswith(one))
                    breaks += line[:1].isalnum() and text.endswith(f"-{line}")
                    wrong += found != text
    assert breaks > 50
    assert wrong <= 0.06 * breaks
