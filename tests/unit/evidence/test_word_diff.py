import pytest

from geo.evidence.word_diff import word_diff


@pytest.mark.parametrize(
    ("quote", "document", "shown"),
    [
        ("It did agree.", "It did not agree.", "It did {+not+} agree."),
        ("It did not agree.", "It did agree.", "It did [-not-] agree."),
        ("two of the three", "two of the four", "two of the [-three-] {+four+}"),
        ("a b c d e f g h i x", "a b c d e f g h i y", "… f g h i [-x-] {+y+}"),
        ("x a b c d e f g h i j k l y", "a b c d e f g h i j k l", "[-x-] a b c d … i j k l [-y-]"),
        ("in China now", "in Китай now", "in [-China-] {+Китай+} now"),
        (
            "of Norland now",
            "of N\u043erland now",
            "of [-Norland-] {+N\u043erland+} now; `\u043e` in the document is U+043E (CYRILLIC SMALL LETTER O)",
        ),
        (
            "at 105 now",
            "at 10\u20625 now",
            "at [-105-] {+10\u20625+} now; U+2062 (INVISIBLE TIMES) stands in the document",
        ),
        ("re-sign now", "re-form now", "[-re-sign-] {+re-form+} now"),
    ],
)
def test_difference_in_words(quote: str, document: str, shown: str) -> None:
    assert word_diff(quote, document) == shown
