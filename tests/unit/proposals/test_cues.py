"""What the words of a sentence say of its places."""

import pytest

from geo.proposals.cues import end_of_dateline, is_statement, opening


@pytest.mark.parametrize("dateline", ["BAMAKO, March 4 — ", "ST. LOUIS (Courier) – ", "Port Louis (Courier) -- "])
def test_a_dateline_ends_behind_its_dash(dateline: str) -> None:
    assert end_of_dateline(f"{dateline}Ministers met.") == len(dateline)


@pytest.mark.parametrize("sentence", ["Mali — once a friend — is silent.", "It is - so far - silent.", "NATO met."])
def test_other_sentences_have_no_dateline(sentence: str) -> None:
    assert end_of_dateline(sentence) == 0


@pytest.mark.parametrize(
    ("sentence", "quotable"),
    [
        ("Ghana and Togo watch with unease.", True),
        ("Why would they?”", False),
        ("No more.", False),
        ("By our correspondent in Bamako", False),
        ("Who will leave Mali first?", False),
        ("Q: Let us turn to Mali.", False),
        ("A: Let us turn to Mali.", True),
        ("• A special case.", False),
        ("Photo: Troops leave Mali at dawn.", False),
    ],
)
def test_fragments_questions_captions_and_what_does_not_end_are_no_statements(sentence: str, quotable: bool) -> None:
    assert is_statement(sentence) is quotable


@pytest.mark.parametrize(
    ("before", "own"),
    [
        ("• ", "Troops left Mali."),
        ("2. ", "Troops left Mali."),
        ("A: ", "Troops left Mali."),
        ("BAMAKO, March 4 (Courier) — ", "Troops left Mali."),
        ("• BAMAKO — ", "“Nobody left.”"),
        ("", "NATO — Europe’s shield — met in Mali."),
        ("", "MALI — once a friend of all."),
        ("", "A man left Mali."),
    ],
)
def test_the_mark_of_an_item_an_answer_and_a_dateline_are_no_words_of_a_sentence(before: str, own: str) -> None:
    assert opening(before + own) == len(before)
