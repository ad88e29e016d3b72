"""Which way a text runs, and the marks that hold a line of it to that way (Unicode UAX #9).

What lays out type takes the direction of a line from its first letter. That turns an English line round that begins
with an Arabic name, and takes the number behind such a name for a part of it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

__all__ = ["bare", "closed_names", "directed", "directed_lines", "has_right_to_left", "html_direction", "right_to_left"]

_LEFT_MARK = "\u200e"
"""Counts as a letter that runs from the left, and is not seen."""
_RIGHT_MARK = "\u200f"
_ISOLATE, _END = "\u2067", "\u2069"
_MARKS = str.maketrans("", "", _LEFT_MARK + _RIGHT_MARK + _ISOLATE + _END)

_REFERENCE = re.compile(r"\[\d+\]")
_JOINING = frozenset(" \u00a0-־'’׳״")
"""What may stand between two words of one name."""


def right_to_left(text: str) -> bool:
    """Whether a paragraph runs from the right.

    A quotation in its quote marks does where most of its letters do. Any other text is ours, with names in it: it does
    where all of its letters do and no reference such as `[1]` stands with them. So a sentence in English runs from the
    left whatever name it begins with, and `[1]` stands behind a name on a map in whatever script that is.
    """
    letters = [_from_right(c) for c in text if c.isalpha()]
    if not any(letters):
        return False
    if _is_quotation(text):
        return 2 * sum(letters) > len(letters)
    return all(letters) and _REFERENCE.search(text) is None


def closed_names(text: str) -> str:
    """The text with a mark behind each name that would draw what follows, such as a number, to its other side.

    A quotation and a text that runs from the right are left as they are.
    """
    if not has_right_to_left(text) or _is_quotation(text) or right_to_left(text):
        return text
    behind = set(_names_to_close(text))
    return "".join(f"{_LEFT_MARK}{c}" if i in behind else c for i, c in enumerate(text))


def has_right_to_left(text: str) -> bool:
    """Whether any of its letters runs from the right."""
    return any(map(_from_right, text))


def html_direction(text: str) -> str:
    """`rtl` or `ltr`: the value of `dir` in HTML, where `auto` would go by the first letter."""
    return "rtl" if right_to_left(text) else "ltr"


def bare(text: str) -> str:
    """The text without marks of direction."""
    return text.translate(_MARKS)


def directed(text: str) -> str:
    """The text as one line with its marks."""
    return directed_lines(text, (text,))[0]


def directed_lines(text: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The lines that a paragraph is broken into, each with the marks that keep it in the paragraph's direction.

    `lines` are `text` without the spaces where it is broken. Lines without a letter that runs from the right are left
    as they are in a text that runs from the left. There, a quotation in quote marks that runs from the right is set as
    one piece, and what follows a name, such as a number, stands behind it.
    """
    if not has_right_to_left(text):
        return tuple(lines)
    if right_to_left(text):
        # What follows a quotation that ends in a number or a foreign name is no part of that.
        return tuple(f"{_RIGHT_MARK}{line.replace('”', f'”{_RIGHT_MARK}')}" for line in lines)
    return tuple(_from_left(text, lines))


def _from_left(text: str, lines: Sequence[str]) -> Iterator[str]:
    pieces = tuple(_foreign_quotations(text))
    behind = {end for end in _names_to_close(text) if not any(start <= end < stop for start, stop in pieces)}
    at = 0
    for line in lines:
        at = next((i for i in range(at, len(text)) if not text[i].isspace()), at)
        spot = range(at, at + len(line))
        at = spot.stop
        inside = [p for p in pieces if p[0] < spot.stop and p[1] > spot.start]
        if not inside and not has_right_to_left(line):
            yield line
            continue
        opened = {max(start, spot.start) for start, _ in inside}
        closed = {min(stop, spot.stop) for _, stop in inside}
        made = "".join(
            (_END if i in closed else "")
            + (_LEFT_MARK if i in behind else "")
            + (_ISOLATE if i in opened else "")
            + (text[i] if i < spot.stop else "")
            for i in range(spot.start, spot.stop + 1)
        )
        yield f"{_LEFT_MARK}{made}"


def _is_quotation(text: str) -> bool:
    """Whether the text is one quotation or a part of it, with no letter outside its quote marks."""
    before, opened, rest = text.partition("“")
    depth = 1
    for i, character in enumerate(rest):
        depth += {"“": 1, "”": -1}.get(character, 0)
        if depth == 0:
            before += rest[i:]
            break
    return bool(opened) and not any(map(str.isalpha, before))


def _foreign_quotations(text: str) -> Iterator[tuple[int, int]]:
    """From where to where what stands in quote marks runs from the right, the marks left out."""
    opened: list[int] = []
    for i, character in enumerate(text):
        if character == "“":
            opened.append(i + 1)
        elif character == "”" and opened:
            start = opened.pop()
            if not opened and right_to_left(text[start - 1 : i + 1]):
                yield start, i


def _names_to_close(text: str) -> Iterator[int]:
    """Behind which places names end that would draw what follows to their other side: numbers, and further names."""
    named = _in_names(text)
    for end in (i for i in range(1, len(text)) if named[i - 1] and not named[i]):
        # The first that has a direction of its own: a number takes that of the letter before it.
        directed = (c for i, c in enumerate(text[end:], start=end) if named[i] or c.isdigit() or _from_left_side(c))
        found = next(directed, "")
        if found.isdigit() or _from_right(found):
            yield end


def _in_names(text: str) -> list[bool]:
    """Which characters are part of a name that runs from the right: its letters, and joints between two words."""
    named: list[bool] = []
    for at, character in enumerate(text):
        goes_on = bool(named) and named[-1]
        joint = character in _JOINING and at + 1 < len(text) and _from_right(text[at + 1])
        mark = unicodedata.category(character) in ("Mn", "Cf")
        named.append(_from_right(character) or (goes_on and (joint or mark)))
    return named


def _from_left_side(character: str) -> bool:
    return unicodedata.bidirectional(character) == "L"


def _from_right(character: str) -> bool:
    return character != "" and unicodedata.bidirectional(character) in ("R", "AL")
