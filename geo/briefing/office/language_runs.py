"""The scripts of a text, as office documents ask for them: runs with a language each.

A document that does not say so shows Arabic from the left and looks for Chinese in a Latin font.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geo.text import visible

__all__ = ["LANGUAGE", "LanguageRun", "is_wide", "language_runs"]

LANGUAGE: Final = "en-GB"
"""The program's own language (BCP 47), and that of all text whose script does not tell another one."""

_HEBREW: Final = (0x0590, 0x05FF)
_KANA: Final = (0x3040, 0x30FF)
_HANGUL: Final = (0xAC00, 0xD7A3)


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageRun:
    """Neighbouring characters of one script."""

    text: str
    language: str
    """BCP 47, as the script tells it: a guess, good enough to choose a font and a voice."""
    right_to_left: bool = False
    east_asian: bool = False


def language_runs(text: str) -> tuple[LanguageRun, ...]:
    """The text in runs; characters that a document cannot hold are U+FFFD, white space is one space.

    Spaces, digits and punctuation belong to the run that they follow.
    """
    plain = " ".join(visible(text).split())
    if plain.isascii():
        return (_run(plain, LANGUAGE),) if plain else ()
    east_asian = _east_asian_language(plain)
    return tuple(_joined(plain, east_asian))


def is_wide(character: str) -> bool:
    """Whether the character takes a square of the line, as Chinese ones do (Unicode UAX #11)."""
    return unicodedata.east_asian_width(character) in "WF"


def _joined(text: str, east_asian: str) -> Iterator[LanguageRun]:
    start, language = 0, None
    for position, character in enumerate(text):
        found = _language(character, east_asian)
        if found is None or found == language:
            continue
        if language is not None:
            yield _run(text[start:position], language)
            start = position
        language = found
    if text:
        yield _run(text[start:], language or LANGUAGE)


def _run(text: str, language: str) -> LanguageRun:
    code = language.partition("-")[0]
    return LanguageRun(
        text=text, language=language, right_to_left=code in ("ar", "he"), east_asian=code in ("zh", "ja", "ko")
    )  # fmt: skip


def _language(character: str, east_asian: str) -> str | None:
    """The language of a letter's script; None for what belongs to none."""
    direction = unicodedata.bidirectional(character)
    if direction in ("R", "AL"):
        return "he-IL" if _within(character, _HEBREW) else "ar-SA"
    if is_wide(character) and character.isalpha():
        return east_asian
    return LANGUAGE if character.isalpha() else None


def _east_asian_language(text: str) -> str:
    if any(_within(character, _HANGUL) for character in text):
        return "ko-KR"
    return "ja-JP" if any(_within(character, _KANA) for character in text) else "zh-CN"


def _within(character: str, block: tuple[int, int]) -> bool:
    first, last = block
    return first <= ord(character) <= last
