"""Near duplicates are told from articles that only share a subject."""

from geo.intake.near_duplicates import contained_share, nearest_text, shingles

WORDS = [f"word{number}" for number in range(400)]
ARTICLE = " ".join(WORDS)


def share(one: str, other: str) -> float:
    return contained_share(shingles(one), shingles(other))


def test_the_same_words_are_the_same_whatever_case_and_punctuation() -> None:
    assert share(ARTICLE, ARTICLE.upper().replace(" ", ", ")) == 1


def test_an_article_inside_a_longer_page_is_nearly_the_same() -> None:
    page = "menu " * 80 + ARTICLE + " footer" * 300
    assert share(ARTICLE, page) > 0.95
    assert nearest_text(ARTICLE, [("other", "quite another text " * 40), ("page", page)]) == (
        "page",
        share(ARTICLE, page),
    )


def test_an_article_that_shares_its_background_is_another() -> None:
    other = " ".join([*WORDS[:120], *(f"new{number}" for number in range(280))])
    assert 0 < share(ARTICLE, other) < 0.4
    assert nearest_text(ARTICLE, [("other", other)]) is None


def test_a_short_note_is_not_the_article_that_holds_its_words() -> None:
    assert share(" ".join(WORDS[:10]), ARTICLE) == 0
    assert share("The harbour is open", "the harbour is open") == 1
    assert share("", "") == 0
