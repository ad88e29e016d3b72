"""The difference in words between a quote and the passage of a document that it may be meant for.

On canonical text, so that typographic differences do not show.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

__all__ = ["word_diff"]

_SHOWN = 4


def word_diff(quote: str, document: str) -> str:
    """What only the quote has as `[-…-]`, what only the document has as `{+…+}`, a few words around, rest as `…`."""
    left, right = quote.split(), document.split()
    parts: list[str] = []
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for number, (kind, i, j, k, m) in enumerate(blocks):
        if kind == "equal":
            parts.append(_cut_run(left[i:j], first=number == 0, last=number == len(blocks) - 1))
            continue
        gone, new = " ".join(left[i:j]), " ".join(right[k:m])
        parts.append(" ".join(part for part in (f"[-{gone}-]" if gone else "", f"{{+{new}+}}" if new else "") if part))
    return " ".join(part for part in parts if part)


def _cut_run(words: Sequence[str], *, first: bool, last: bool) -> str:
    before = [] if first else words[:_SHOWN]
    after = [] if last else words[-_SHOWN:]
    if len(words) <= len(before) + len(after) + 1:
        return " ".join(words)
    return " ".join((*before, "…", *after))
