"""The names of a former state of the data file, as far as one can tell without looking for it."""

import re

from geo.dataset.dates import date_or_none

__all__ = ["is_data_hash", "is_day", "is_revision", "is_since"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HASH = re.compile(r"[0-9a-f]{8,64}")
# A name, or a commit's hash, with `~2` or `^` behind it. No range, no path, no `@{…}`, nothing that is an option.
_REVISION = re.compile(r"[0-9A-Za-z_](?:[0-9A-Za-z_+-]|[./](?![./])){0,99}(?:[~^][0-9]{0,4}){0,9}")


def is_day(text: str) -> bool:
    """Whether a text has the form of a day, `2026-03-01`, of the calendar or not."""
    return _DAY.fullmatch(text) is not None


def is_data_hash(text: str) -> bool:
    """Whether a text may begin a data file's SHA-256: 8 to 64 hex digits."""
    return _HASH.fullmatch(text) is not None


def is_revision(text: str) -> bool:
    """Whether a text may name a revision of Git: a commit's hash, a branch or a tag, with `~2` or `^` behind it."""
    return _REVISION.fullmatch(text) is not None


def is_since(text: str) -> bool:
    """Whether a text may name a former state: a day of the calendar, a data hash or a revision; never a file."""
    return date_or_none(text) is not None if is_day(text) else is_revision(text)
