"""Texts and names as they are compared: accents, quotation marks, hyphens and spaces made alike, one for one.

A folded text has exactly as many code points as the text, so that what is found in it stands at the same offsets.
"""

import re
import unicodedata
from collections.abc import Container, Mapping
from functools import cache

__all__ = ["composed", "matching_form", "unshouted"]

_ALIKE = {
    "'": "‘’‚‛ʻʼʽ`´′ʿʾ＇",
    '"': "“”„‟«»″",
    "-": "‐‑‒–—―−",
    " ": "\t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "d": "đð",
    "D": "ĐÐ",
    "i": "ı",
    "h": "ħ",
    "H": "Ħ",
    "e": "ə",
    "E": "Ə",
}
_LATIN = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
"""Latin-1 Supplement to Latin Extended-B, and Latin Extended Additional: all letters that decompose to one of ASCII."""
_SHOUTED = re.compile(r"(?<![\w&])[A-Z]{2,}(?:(?:[ -]|(?<=\b[SFM]T)\. )[A-Z]{2,})*(?![\w&])")
_DIVIDED = re.compile(r"(?<!\w)(?P<word>[^\W\d_]+)(?P<hyphen>[-‐])[ \t]*\r?\n[ \t]*(?=(?P<next>[^\W\d_]))")
_SMALL_WORDS = frozenset({"OF", "AND", "THE", "DE", "LA", "DEL", "UPON", "ON", "IN", "AT", "TO", "FOR", "BY", "AS"})
_ACRONYM = 3
"""A lone word of so many capitals is an acronym, or `US`, which has a name's spelling of its own."""


def matching_form(text: str) -> str:
    """The text with each character replaced by the one it is compared as; offsets stay."""
    return text.translate(_table())


def composed(text: str, names: Container[str] = frozenset()) -> tuple[str, tuple[int, ...] | None]:
    """The text with letters and their combining marks made one, and the offset in `text` of each of its code points.

    Words divided at the end of a line are made whole: `Ger-⏎many`, and `Guinea-⏎Bissau` with its hyphen; but one of
    the `names`, as in `China-⏎backed`, stays. The offsets end with the length of `text`. They are None where nothing
    changes.
    """
    dropped = _line_breaks(text, names)
    if not dropped and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text, None
    parts: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        if start in dropped:
            start = end
            continue
        part = unicodedata.normalize("NFC", text[start:end])
        parts.append(part)
        offsets += [start] * len(part)
        start = end
    return "".join(parts), (*offsets, len(text))


def _line_breaks(text: str, names: Container[str]) -> frozenset[int]:
    """Offsets of the line breaks inside words, and of the hyphens that only a line break made."""
    dropped: set[int] = set()
    for match in _DIVIDED.finditer(text):
        if match["next"].isupper():
            dropped.update(range(match.end("hyphen"), match.start("next")))
        elif match["next"].islower() and match["word"] not in names:
            dropped.update(range(match.start("hyphen"), match.start("next")))
    return frozenset(dropped)


def unshouted(text: str, kept: frozenset[str]) -> str:
    """A folded text with its words in capitals as names are written, so that headlines are read too; offsets stay.

    Words in `kept` (such as `UAE`) stay, and so do lone words of up to three letters.
    """
    return _SHOUTED.sub(lambda run: _quieter(run[0], kept), text)


def _quieter(run: str, kept: frozenset[str]) -> str:
    words = re.split(r"([ -])", run)
    if len(words) == 1:
        return run if len(run) <= _ACRONYM or run in kept else run.capitalize()
    first, *rest = (_word(word, kept) for word in words)
    return first.capitalize() + "".join(rest) if first.islower() else "".join((first, *rest))


def _word(word: str, kept: frozenset[str]) -> str:
    if word in kept:
        return word
    return word.lower() if word in _SMALL_WORDS else word.capitalize()


@cache
def _table() -> Mapping[int, str]:
    # Half a pair of UTF-16 is no text, and no library takes it.
    table = dict.fromkeys(range(0xD800, 0xE000), "?")
    table |= {ord(character): plain for plain, characters in _ALIKE.items() for character in characters}
    for code in (code for block in _LATIN for code in block if code not in table):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base
    return table
