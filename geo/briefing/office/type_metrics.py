"""How wide and how high text in Arial is, told without a font file: office documents are laid out where they open.

Widths are Adobe's for Helvetica (AFM, 1/1000 em), which Arial and Liberation Sans share. Other scripts fall back to
fonts that nobody can know here, so they count as wide and as high as the widest of the usual ones.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from geo.briefing.office.language_runs import is_wide

__all__ = ["character_width", "count_lines", "height_of_text", "is_measured", "line_height", "text_width", "unbroken"]

_WIDTHS: Final = {
    character: width
    for width, characters in {
        191: "'", 222: "ijl‘’", 260: "|", 278: " !,./:;I[\\]ft·", 333: "()-`r“”", 334: "{}", 355: '"', 389: "*",
        469: "^", 500: "Jcksvxyz", 556: "#$0123456789?L_abdeghnopqu–", 584: "+<=>~", 611: "FTZ", 667: "&ABEKPSVXY",
        722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1000: "—…", 1015: "@",
    }.items()
    for character in characters
}  # fmt: skip
_BOLD_WIDTHS: Final = {
    character: width
    for width, characters in {
        238: "'", 278: " ,./I\\ijl‘’·", 280: "|", 333: "!()-:;[]`ft", 389: "*r{}", 474: '"', 500: "z“”",
        556: "#$0123456789J_aceksvxy–", 584: "+<=>^~", 611: "?FLTZbdghnopqu", 667: "EPSVXY", 722: "&ABCDHKNRU",
        778: "GOQw", 833: "M", 889: "%m", 944: "W", 975: "@", 1000: "—…",
    }.items()
    for character in characters
}  # fmt: skip
"""The same for Helvetica Bold."""
_UNKNOWN_UPPER, _UNKNOWN_LOWER = 800, 620
"""For letters that Helvetica lacks: Cyrillic and Greek are narrower than that, Arabic too."""
_EM: Final = 1000

_BOLD: Final = 1.09
"""Helvetica Bold is at most so much wider in running text."""
_MARGIN: Final = 1.02
"""Programs round the advance of each character in their own way."""

_LEADING, _LEADING_TALL = 1.2, 1.6
"""Line height over type size: Arial's is 1.15, that of the usual Chinese and Arabic fonts up to 1.6."""

_BREAKS: Final = re.compile(r"(?<= )|(?<=[-–—/])(?=\w)")


def text_width(text: str, size_pt: float, *, bold: bool = False) -> float:
    """The width of a line in points."""
    units = sum(map(_units, text)) * (_BOLD if bold else 1) * _MARGIN
    return units / _EM * size_pt


@lru_cache(maxsize=4096)
def count_lines(text: str, width_pt: float, size_pt: float, *, bold: bool = False) -> int:
    """How many lines the text takes when it is broken at spaces, and within words longer than a line."""
    lines, used = 1, 0.0
    for piece in unbroken(text):
        width = text_width(piece.rstrip(), size_pt, bold=bold)
        if used and used + width > width_pt:
            lines, used = lines + 1, 0.0
        while width > width_pt:
            lines, width = lines + 1, width - width_pt
        used += width + text_width(piece[len(piece.rstrip()) :], size_pt, bold=bold)
    return lines


def character_width(character: str, size_pt: float, *, bold: bool = False) -> float:
    """The advance of a character in points, without the margin of `text_width`: as it is seen."""
    base = unicodedata.normalize("NFD", character)[0]
    units = _BOLD_WIDTHS.get(character, _BOLD_WIDTHS.get(base)) if bold else None
    return (_units(character) if units is None else units) / _EM * size_pt


def is_measured(text: str) -> bool:
    """Whether Helvetica has all of its characters, so that its width is known."""
    return all(c in _WIDTHS or unicodedata.normalize("NFD", c)[0] in _WIDTHS for c in text)


def line_height(text: str, size_pt: float) -> float:
    """The height of a line of this text in points, by its tallest script."""
    return size_pt * (_LEADING_TALL if _is_tall(text) else _LEADING)


def height_of_text(text: str, width_pt: float, size_pt: float, *, bold: bool = False) -> float:
    """How high the text is in points when it is broken into lines of that width."""
    return count_lines(text, width_pt, size_pt, bold=bold) * line_height(text, size_pt)


def unbroken(text: str) -> Iterator[str]:
    """What stays on one line; a line may break on either side of a Chinese character."""
    for piece in _BREAKS.split(text):
        if any(map(is_wide, piece)):
            yield from piece
        elif piece:
            yield piece


@lru_cache(maxsize=4096)
def _units(character: str) -> int:
    if character in _WIDTHS:
        return _WIDTHS[character]
    if is_wide(character):
        return _EM
    if unicodedata.combining(character) or character in "\u200e\u200f":
        return 0
    base = unicodedata.normalize("NFD", character)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    return _UNKNOWN_LOWER if character.islower() else _UNKNOWN_UPPER


@lru_cache(maxsize=4096)
def _is_tall(text: str) -> bool:
    if text.isascii():
        return False
    return any(is_wide(c) or unicodedata.bidirectional(c) in ("R", "AL") or "\u0900" <= c <= "\u1fff" for c in text)
