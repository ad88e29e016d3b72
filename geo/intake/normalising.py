"""The form in which the text of a document is stored: what is shown is what is anchored.

NFC, one paragraph a line, one blank line between paragraphs, line feeds only, a final line end, no character that a
reader cannot see. Words, quote marks, dashes and no-break spaces stay as they are: quotes are compared in the
canonical form (`geo.evidence.canonical`), the text itself is never rewritten to it.
"""

import re
import unicodedata
from collections.abc import Iterable

from geo.dataset.model import Name
from geo.intake.reading import Value
from geo.text import DRAWN_HYPHEN, FORBIDDEN, counted

__all__ = ["hidden_notes", "join_paragraphs", "lines_of", "tidy", "tidy_value"]

_BREAK = re.compile(r"\r\n|[\r\x0b\x85\u2028]")
_PARAGRAPH_BREAK = re.compile(r"[\x0c\u2029]")
_SOFT = re.compile(r"[\xad\u200b\u2060\ufeff\ufffe]")
"""Soft hyphens, which pypdf gives as U+FFFE, and spaces without width: places where a line may break."""
_SPACES = re.compile(r"[ \t]+")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_DAMAGED = "\ufffd"


def lines_of(text: str) -> str:
    """The text in NFC with line feeds as its only line ends and a blank line for every page or paragraph break."""
    return _PARAGRAPH_BREAK.sub("\n\n", _BREAK.sub("\n", unicodedata.normalize("NFC", text)))


def tidy(paragraph: str) -> str:
    """A paragraph on one line: runs of spaces are one, nothing invisible stands in it or beside it."""
    return _SPACES.sub(
        " ", FORBIDDEN.sub("", _SOFT.sub("", DRAWN_HYPHEN.sub("-", paragraph.replace("\n", " "))))
    ).strip()


def tidy_value(value: Value) -> Value | None:
    """A bibliographic value on one line, without what no reader sees; None where nothing is left of it."""
    if isinstance(value, str):
        return tidy(" ".join(value.split())) or None
    found = tuple(_tidy_name(name) for name in value)
    return tuple(name for name in found if name) or None


def _tidy_name(name: Name) -> Name | None:
    parts = {part: tidy(" ".join(text.split())) for part, text in name.model_dump(exclude_none=True).items()}
    if not (parts.get("family") or parts.get("literal")):
        return None
    return Name(**{part: text for part, text in parts.items() if text})


def join_paragraphs(paragraphs: Iterable[str]) -> str:
    """The stored text of tidy paragraphs."""
    return "\n\n".join(paragraphs) + "\n"


def hidden_notes(text: str) -> tuple[str, ...]:
    """What a reader should be told of characters that `tidy` drops, or that show damage."""
    reordering = len(_REORDERING.findall(text))
    controls = sum(unicodedata.category(c) == "Cc" for c in FORBIDDEN.findall(_BREAK.sub("", text)) if c != "\x0c")
    damaged = text.count(_DAMAGED)
    notes = (
        (reordering, "dropped {} that would show text in another order than it is stored in"),
        (controls, "dropped {} that no reader sees"),
        (damaged, "holds {} U+FFFD: the text was damaged before it came here"),
    )
    return tuple(note.format(counted(count, "character")) for count, note in notes if count)
