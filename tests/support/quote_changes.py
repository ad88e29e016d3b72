"""What happens to quotes on their way from a document: other typesetting, which is no change, and other words."""

import re
import unicodedata

__all__ = ["TYPESETTING", "meaning_changes"]

TYPESETTING = {
    "straight": lambda s: s.translate({ord(a): b for a, b in zip("“”’", '""\'', strict=True)}),
    "low quotes": lambda s: s.replace("“", "„").replace("”", "“"),
    "guillemets": lambda s: s.replace("“", "«\xa0").replace("”", "\xa0»"),
    "tex quotes": lambda s: s.replace("“", "``").replace("”", "''"),
    "tight dashes": lambda s: s.replace(" — ", "—"),
    "en dashes": lambda s: s.replace("—", "–"),
    "ascii dashes": lambda s: s.replace("—", "--"),
    "minus": lambda s: s.replace("−", "-"),
    "hard hyphens": lambda s: s.replace("-", "‑"),
    "no-break spaces": lambda s: s.replace(" ", "\xa0"),
    "wide spaces": lambda s: s.replace(" ", " \t "),
    "lines": lambda s: s.replace(" ", "\n", 4),
    "ligatures": lambda s: s.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "soft hyphens": lambda s: re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\xad", s),
    "zero width": lambda s: s.replace("e", "e\u200b"),
    "broken words": lambda s: re.sub(r"(?<=\b[a-z]{3})(?=[a-z]{3})", "-\n", s),
    "broken compounds": lambda s: re.sub(r"(?<=[a-z])-(?=[a-z])", "-\n", s),
    "full width": lambda s: s.replace("1", "１"),
    "ellipsis": lambda s: s.replace("…", "..."),
    "decomposed": lambda s: unicodedata.normalize("NFD", s),
}
"""Kinds of typesetting in the order they are applied in: nobody breaks a line at a no-break hyphen."""


def meaning_changes(sentence: str) -> list[str]:
    """Edits that a reader would call false: one change each, typographically as small as can be."""
    swaps = [("Norland", "Sudmark"), ("Sudmark", "Estmark"), ("Estmark", "Norland"), (" not ", " "), (" never ", " ")]
    swaps += [
        ("nothing", "something"),
        (" by ", " not by "),
        ("Neither", "Either"),
        (" nor ", " or "),
        (" and ", " or "),
    ]
    swaps += [
        ("−", ""),
        ("−", "+"),
        ("²", "2"),
        (" - ", " −"),
        (" - ", "–"),
        ("non-", "non"),
        ("non-", ""),
        ("re-", "re"),
    ]
    swaps += [("co-", "co"), ("$", "€"), (".5", ",5"), (".2", ""), ("1,250", "1.250"), ("1,250", "1 250"), ("…", ".")]
    swaps += [
        ("’s", "s"),
        ("“", ""),
        (" only", ""),
        ("If ", "When "),
        ("(", ""),
        ("fifteen", "fifty"),
        ("will", "Will"),
    ]
    edits = [sentence[0] + sentence[1:].replace(old, new, 1) for old, new in swaps if old in sentence[1:]]
    for digit in re.finditer(r"\d", sentence):
        at = digit.start()
        edits += [
            sentence[:at] + str((int(digit[0]) + 1) % 10) + sentence[at + 1 :],
            sentence[:at] + sentence[at + 1 :],
        ]
    for word in list(re.finditer(r"(?<=[\w,] )[A-Za-z]+(?=,? [\w“])", sentence)):
        edits += [sentence[: word.start()] + word[0].swapcase() + sentence[word.end() :]]
        edits += [sentence[: word.start()] + sentence[word.end() + 1 :]]
        edits += [sentence[: word.end()] + ", not" + sentence[word.end() :]]
    return edits
