"""Words and characters: how many things there are, and what must not stand in a data file.

Characters are forbidden that a reader cannot see or a writer chokes on.

U+200E and U+200F (direction marks) are left alone: Arabic and Hebrew text needs them.
"""

import re
import unicodedata

__all__ = ["DRAWN_HYPHEN", "FORBIDDEN", "character_name", "counted", "in_quote_marks", "visible"]

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
# U+0085 is among the controls: YAML makes a line break of it, as of these two, where editors show none.
_LINE_SEPARATORS = "\u2028\u2029"
# Embeddings, overrides and isolates show text in another order than the one that is stored (CVE-2021-42574).
_REORDERING = "\u202a-\u202e\u2066-\u2069"
_NO_CHARACTERS = "\ud800-\udfff\ufeff\ufffe\uffff"

FORBIDDEN = re.compile(f"[{_CONTROLS}{_LINE_SEPARATORS}{_REORDERING}{_NO_CHARACTERS}]")
"""One character that may stand nowhere in a data file; tab, line feed and carriage return are allowed."""

DRAWN_HYPHEN = re.compile(r"(?<![^\W\d_])[\xad\ufffe](?=[$€£¥]?[.,]?\d)")
"""A soft hyphen before a number: text copied from a PDF has these for hyphens that are drawn, `5\xad10` for 5-10."""


def character_name(character: str) -> str:
    """The character's number and, where it has one, its Unicode name: `U+202E (RIGHT-TO-LEFT OVERRIDE)`."""
    name = unicodedata.name(character, "control character" if unicodedata.category(character) == "Cc" else "")
    return f"U+{ord(character):04X} ({name})" if name else f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """The text with every character that could disturb a terminal or a page replaced by U+FFFD, tabs by a space."""
    return FORBIDDEN.sub("\ufffd", text).translate({9: " ", 10: " ", 13: " "})


def counted(number: int, noun: str) -> str:
    """`1 excerpt`, `1,200 excerpts`: for nouns that take an s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


_PAIR = re.compile(r"""[“„«"]([^“”„«»"]*)[”“»"]""")


def in_quote_marks(text: str) -> str:
    """The text in one pair of quote marks: what has a pair of its own gets no second, and pairs within it are single.

    `“Gaza”` for Gaza, "Gaza" and “Gaza”; `“the ‘Gaza’ file”` for the "Gaza" file.
    """
    own = _PAIR.fullmatch(text.strip())
    within = _PAIR.sub(r"‘\1’", own[1] if own else text)
    return f"“{within}”"
