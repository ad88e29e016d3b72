r"""The typographic canonical form: what two texts share when only their typesetting differs.

Text is compared in this form and never rewritten to it. Folded: NFC and compatibility forms of letters and
digits (ligatures, full width, the ellipsis), quote marks, dashes, white space, soft and zero-width characters,
a hyphen that breaks a word at a line's end, spaces round dashes. Kept, because they carry meaning: letters,
case, digits, punctuation, separators of numbers, superscripts, subscripts, fractions and circled numbers, signs.

A soft hyphen before a number is what the fonts of many PDFs make of a drawn hyphen: `5\xad10` is 5-10, never 510.
Signs: a hyphen, en dash or minus directly before a number and not after a word or number is a sign; all three
become U+2212 and the space before it stays. U+2212 elsewhere is a subtraction and never a dash. Between two
digits a dash keeps what spaces it has: `10-5`, `10 - 5`, `10 -5` and `10 − 5` are four different things.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Canonical", "Edits", "canonical", "edit", "same", "trace"]

BROKEN = "\xad"
"""Stands for a hyphen at a line break between letters: there or not there (`Sino-⏎Russian`, `coor-⏎dination`).
A soft hyphen, because the form has none otherwise."""

_SINGLE = "‘’‚‛′‵`´ʹʻʼʽˈ‹›❛❜"
_DOUBLE = "“”„‟″‶«»〝〞〟❝❞ˮ"
_DASHES = "‐‑‒–—―⸺⸻﹘"
_INVISIBLE = "\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\ufeff" + "".join(
    map(chr, range(0xFE00, 0xFE10))
)
_FOLDS = (
    dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_INVISIBLE, "")
    | {BROKEN: BROKEN}
)

# Compatibility characters whose plain letters or digits say something else: 10² is not 102, ½ is not 12.
_MEANT = ("<super>", "<sub>", "<fraction>", "<circle>", "<square>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """Where one step changed a text: parallel, ascending offsets in code points, ends exclusive."""

    new_starts: tuple[int, ...]
    new_ends: tuple[int, ...]
    old_starts: tuple[int, ...]
    old_ends: tuple[int, ...]

    def old_start(self, start: int) -> int:
        """The offset before the step of the character that stands at `start` after it."""
        at = bisect_right(self.new_starts, start) - 1
        if at < 0:
            return start
        inside = start < self.new_ends[at]
        return self.old_starts[at] if inside else start - self.new_ends[at] + self.old_ends[at]

    def old_end(self, end: int) -> int:
        """The offset before the step of the end of the character that ends at `end` after it."""
        at = bisect_left(self.new_starts, end) - 1
        if at < 0:
            return end
        inside = end <= self.new_ends[at]
        return self.old_ends[at] if inside else end - self.new_ends[at] + self.old_ends[at]


@dataclass(frozen=True, slots=True, kw_only=True)
class Canonical:
    """A text in canonical form, with the way back to the text it was made from."""

    text: str
    steps: tuple[Edits, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span, in code points of the original text, that `text[start:end]` was made from."""
        for edits in reversed(self.steps):
            start, end = edits.old_start(start), edits.old_end(end)
        return start, end


_Step = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


@lru_cache(maxsize=4096)
def _canonical_character(character: str) -> str:
    if character in _FOLDS:
        return _FOLDS[character]
    if unicodedata.decomposition(character).startswith(_MEANT):
        return character
    plain = unicodedata.normalize("NFKC", character)
    spacing_accent = len(plain) > 1 and plain[0] == " "
    numbered = unicodedata.category(character) != "Nd" and any(part.isdigit() for part in plain)
    if spacing_accent or numbered:
        return unicodedata.normalize("NFC", character)
    return "".join(_FOLDS.get(part, part) for part in plain)


def _compose(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found[0])


def _unbreak(found: re.Match[str]) -> str:
    return BROKEN if found.lastgroup == "word" else "-" if found.lastgroup else ""


def _close_up(found: re.Match[str]) -> str:
    text, start, end = found.string, *found.span()
    between_digits = text[max(0, start - 1) : start].isdecimal() and text[end : end + 1].isdecimal()
    return found[0] if between_digits else "-"


# Each pattern begins with the characters it looks for and only then looks behind: that makes scanning fast.
_LETTER = r"[^\W\d_]"
_AMOUNT = r"[$€£¥₽₹₩]?[.,]?\d"
_BREAK = r"[ \t]*(?:\r\n|[\n\r\v\f\x85\u2028])[ \t]*"
_COMPOSED: _Step = (re.compile(r"[\u1100-\u11ff]+|[\s\S](?:(?![\w\s])[^\x00-\x7f])+"), _compose)
_STEPS: tuple[_Step, ...] = (
    (  # U+FFFE is what some PDF readers give for the hyphen at a line's end.
        re.compile(
            rf"(?P<word>[-‐\xad\ufffe](?<={_LETTER}.){_BREAK}(?={_LETTER}))|(?P<number>[-‐‑–\xad\ufffe](?<=\d.){_BREAK}(?=\d))"
            rf"|(?P<drawn>[\xad\ufffe](?<!{_LETTER}.)[\xad\ufffe]*(?={_AMOUNT}))"
            r"|[\xad\ufffe]+|[\xa0\u202f](?<=[«‹].)|[\xa0\u202f](?=[»›])"
        ),
        _unbreak,
    ),
    (re.compile(rf"[-‐‑–－﹣](?<![\w)\]}}%’”»…\-].)(?={_AMOUNT})"), lambda _: "−"),
    (re.compile(r"[`\x80-\U0010ffff]"), lambda found: _canonical_character(found[0])),
    (re.compile(r"''"), lambda _: '"'),
    (re.compile(rf"--(?<!---)(?:(?<={_LETTER}--)-?(?!-)|-?(?![-\d]))"), lambda _: "-"),
    (re.compile(r"[^\S ]\s*| \s+"), lambda _: " "),
    (re.compile(r"\.(?: \.){2,3}"), lambda found: found[0].replace(" ", "")),
    (re.compile(r" - ?|- ?"), _close_up),
)


def _steps(text: str) -> tuple[_Step, ...]:
    return _STEPS if unicodedata.is_normalized("NFC", text) else (_COMPOSED, *_STEPS)


def canonical(text: str) -> str:
    """The canonical form of a text, without white space at its ends."""
    for pattern, replace in _steps(text):
        text = pattern.sub(replace, text)
    return text.strip(" ")


def trace(text: str) -> Canonical:
    """The canonical form with its way back to `text`; white space at the ends is kept, as one space."""
    steps = []
    for step in _steps(text):
        text, edits = edit(text, *step)
        if edits.new_starts:
            steps.append(edits)
    return Canonical(text=text, steps=tuple(steps))


def edit(text: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> tuple[str, Edits]:
    """`pattern.sub(replace, text)`, and where it changed the text."""
    spans: list[tuple[int, int, int, int]] = []
    pieces: list[str] = []
    copied = shift = 0
    for found in pattern.finditer(text):
        new, (start, end) = replace(found), found.span()
        if new == found[0]:
            continue
        pieces += (text[copied:start], new)
        copied = end
        spans.append((start + shift, start + shift + len(new), start, end))
        shift += len(new) - (end - start)
    columns = tuple(zip(*spans, strict=True)) or ((), (), (), ())
    edits = Edits(new_starts=columns[0], new_ends=columns[1], old_starts=columns[2], old_ends=columns[3])
    return "".join((*pieces, text[copied:])), edits


def same(left: str, right: str) -> bool:
    """Whether two canonical forms are equal, where a hyphen at a line break may be there or not."""
    if left == right or (BROKEN not in left and BROKEN not in right):
        return left == right
    parts = {BROKEN: f"[-{BROKEN}]?", "-": f"[-{BROKEN}]"}
    pattern = "".join(parts.get(character, re.escape(character) + f"{BROKEN}?") for character in left)
    return re.fullmatch(pattern, right) is not None
