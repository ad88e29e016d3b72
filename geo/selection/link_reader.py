"""Reads the values of a link: each is checked, and what cannot be had becomes a notice, never an exception."""

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from geo.dataset.dates import date_or_none
from geo.dataset.since import is_since

__all__ = ["MAX_NOTICES", "MAX_QUERY_LENGTH", "OFF", "ON", "LinkReader", "Notice", "Query"]

ON, OFF = "on", "off"
"""What a switch in a link says; on is the default."""

MAX_QUERY_LENGTH = 200
"""Longest text of a search or a link's value that is looked at, in characters."""

MAX_NOTICES = 3
"""Unknown values of one key that get a notice each; the rest are counted."""

MAX_WORDS = 500
"""Words of one value that are looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """Something in a link that cannot be had; `str()` says it to a reader, plain text and never Markdown or HTML."""

    what: str
    """A sentence, or two."""
    without: str = ""
    """What is shown in its place, where the words do not say so: another sentence."""

    def __str__(self) -> str:
        return f"{self.what} {self.without}".rstrip()


Query = Mapping[str, Sequence[str]]
"""A link's parameters: every value of every key, as text."""


def _shown(value: str) -> str:
    """The value as a notice quotes it: one line, printable, short."""
    plain = re.sub(r"[^\w\s.,:;+/@-]", "�", value[:60])
    return f"“{' '.join(plain.split())}{'…' if len(value) > 60 else ''}”"


class LinkReader:
    """Reads one link; collects what is wrong with it.

    Every value is cut to `MAX_QUERY_LENGTH` characters, and repeats are dropped.
    """

    def __init__(self, query: Query) -> None:
        self._query = query
        self.notices: list[Notice] = []

    def first(self, key: str) -> str:
        """The first value of a key; no text where it has none."""
        values = self._query.get(key) or [""]
        return values[0][:MAX_QUERY_LENGTH]

    def words(self, key: str) -> tuple[str, ...]:
        """The blank-separated words of a value, each once, at most `MAX_WORDS`."""
        values = self._query.get(key) or [""]
        return tuple(dict.fromkeys(values[0][: MAX_WORDS * MAX_QUERY_LENGTH].split()))[:MAX_WORDS]

    def texts(self, key: str) -> dict[str, str]:
        """The texts of a key by the id that each begins with; the first of an id counts."""
        split = (value[:MAX_QUERY_LENGTH].strip().partition(" ") for value in self._query.get(key, ()))
        return {id_: text.strip() for id_, _, text in reversed(list(split)) if text.strip()}

    def _unknown(self, value: str, noun: str, known: Collection[str]) -> None:
        close = difflib.get_close_matches(value, known, n=1)
        hint = f" Did you mean {close[0]}?" if close else ""
        what = f"The link names the {noun} {_shown(value)}, which is not in this map.{hint}"
        self.notices.append(Notice(what=what))

    def one(
        self, key: str, known: Collection[str], noun: str, former: Mapping[str, str] = MappingProxyType({})
    ) -> str | None:
        """The first value of a key, by its present name, where it is a known one."""
        value = self.first(key)
        value = former.get(value, value)
        if not value or value in known:
            return value or None
        self._unknown(value, noun, known)
        return None

    def several(self, key: str, known: Collection[str], noun: str, also: Collection[str] = ()) -> tuple[str, ...]:
        """The known values of a key, in the order of `known`."""
        values = self._checked(key, known, noun, also)
        # The file's own order, so that two links to the same choice are the same link.
        return tuple(k for k in (*known, *also) if k in values)

    def in_order(self, key: str, known: Collection[str], noun: str) -> tuple[tuple[str, ...], int]:
        """The known values of a key in the link's order, and how many different ones it has, known or not."""
        values = self._checked(key, known, noun)
        return tuple(v for v in values if v in known), len(values)

    def _checked(self, key: str, known: Collection[str], noun: str, also: Collection[str] = ()) -> tuple[str, ...]:
        """The different values of a key, with a notice of those that are unknown."""
        values = tuple(dict.fromkeys(v[:MAX_QUERY_LENGTH] for v in self._query.get(key, ()) if v))
        unknown = [v for v in values if v not in known and v not in also]
        for value in unknown[:MAX_NOTICES]:
            self._unknown(value, noun, known)
        if (more := len(unknown) - MAX_NOTICES) > 0:
            self.notices.append(Notice(what=f"The link has {more:,} more values of `{key}` that are not in this map."))
        return values

    def gone(self, items: Collection[str], key: str) -> None:
        """Say of what a link collected that it is not in the data."""
        if items:
            named = ", ".join(_shown(item) for item in list(items)[:MAX_NOTICES])
            more = f" and {len(items) - MAX_NOTICES:,} more" if len(items) > MAX_NOTICES else ""
            what = f"The link's {key} names what is no longer in this map: {named}{more}."
            self.notices.append(Notice(what=what, without="The rest is there."))

    def switch(self, key: str) -> bool:
        """Whether a switch is on, as it is where nothing is said."""
        value = self.first(key)
        if value and value not in (ON, OFF):
            self.notices.append(Notice(what=f"The link's `{key}` is {_shown(value)}; it is `{ON}` or `{OFF}`."))
        return value != OFF

    def since(self, key: str) -> str:
        """What may name a former state of the data file; no text where nothing does."""
        value = self.first(key).strip()
        if not value or is_since(value):
            return value
        what = f"The link's `{key}` is {_shown(value)}; it is a day (YYYY-MM-DD), a data hash or a revision."
        self.notices.append(Notice(what=what, without="It was left out."))
        return ""

    def date(self, key: str) -> str | None:
        """A partial date as it is written in the data file; None where there is none, or no such date."""
        value = self.first(key)
        date = date_or_none(value)
        if value and date is None:
            what = f"The link's `{key}` is {_shown(value)}; a date is YYYY, YYYY-MM or YYYY-MM-DD."
            self.notices.append(Notice(what=what, without="It was left out."))
        return date
