"""Names as ids are written."""

import re
from collections.abc import Collection
from itertools import count

from anyascii import anyascii

__all__ = ["free_id", "slug"]

_OTHERS = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'`")
"""As the letters of all scripts that sound like a short pause are written in Latin: they end no word."""


def slug(name: str) -> str:
    """The name in lower-case Latin letters, digits and single hyphens.

    `Łódź` is `lodz`, `Côte d’Ivoire` is `cote-divoire`; other scripts are transliterated letter by letter. Empty where
    nothing of the name can be written so.
    """
    return _OTHERS.sub("-", anyascii(name).casefold().translate(_APOSTROPHES)).strip("-")


def free_id(stem: str, taken: Collection[str]) -> str:
    """The stem, with the lowest number from 2 on behind it where it is taken."""
    return next(id_ for number in count(1) if (id_ := stem if number == 1 else f"{stem}-{number}") not in taken)
