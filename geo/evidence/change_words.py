"""One difference in words: what a field was and is."""

import json
from collections.abc import Sequence

from geo.dataset.comparison import ExcerptChange, FieldChange
from geo.evidence.edition_changes import Turned
from geo.evidence.word_diff import word_diff
from geo.text import counted

__all__ = ["altered_text", "beginning", "elsewhere_text", "turned_text"]

_LONGEST = 100
"""Characters of two values that are told whole; of longer ones the difference is."""


def altered_text(change: FieldChange) -> str:
    """A field with what it was and is: `speaker: was none, is “Sergey Lavrov”`; of long texts the words that differ.

    `[-…-]` was there, `{+…+}` is. Of a list it is what came (+) and went (−).
    """
    before, after = change.before, change.after
    if isinstance(before, list) and isinstance(after, list):
        return f"{change.field}: {_list_text(before, after)}"
    if before is not None and after is not None:
        was, is_ = _text(before), _text(after)
        if len(was) + len(is_) > _LONGEST:
            return f"{change.field}: {_differing(was, is_)}"
    return f"{change.field}: was {_value(before)}, is {_value(after)}"


def turned_text(turned: Turned) -> str:
    """How a check turned: `exact → missing: no longer verified`."""
    return f"{turned.before.state} → {turned.after.state}: {'no longer' if turned.lost else 'now'} verified"


def elsewhere_text(change: ExcerptChange, names: Sequence[str]) -> str:
    """Where an excerpt stood before or stands now, by the names of the hotspots; empty where it is new or gone."""
    if not change.elsewhere:
        return ""
    return f"{'was already under' if change.before is None else 'is still under'} {', '.join(names)}"


def beginning(text: str, words: int = 8) -> str:
    """The first words of a quote, in its quotation marks: `“The northern route stays open …”`."""
    given = text.split()
    return f"“{' '.join(given)}”" if len(given) <= words else f"“{' '.join(given[:words])} …”"


def _differing(before: str, after: str) -> str:
    same = before.split() == after.split()
    return "blanks and line breaks only" if same else word_diff(before, after)


def _list_text(before: list[object], after: list[object]) -> str:
    gone, added = [i for i in before if i not in after], [i for i in after if i not in before]
    if all(isinstance(item, str) for item in (*gone, *added)):
        return ", ".join([*(f"+{item}" for item in added), *(f"−{item}" for item in gone)]) or "another order"
    told = [counted(len(items), "item") + f" {what}" for what, items in (("added", added), ("gone", gone)) if items]
    return ", ".join(told) or "another order"


def _value(value: object) -> str:
    if value is None:
        return "none"
    return f"“{value}”" if isinstance(value, str) else _text(value)


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
