"""Names as ids are written."""

import re

from anyascii import anyascii

__all__ = ["slug"]

_OTHERS = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'`")
"""As the letters of all scripts that sound like a short pause are written in Latin: they end no word."""


def slug(name: str) -> str:
    """The name in lower-case Latin letters, digits and single hyphens.

    `Łódź` is `lodz`, `Côte d’Ivoire` is `cote-divoire`; other scripts are transliterated letter by letter. Empty where
    nothing of the name can be written so.
    """
    return _OTHERS.sub("-", anyascii(name).casefold().translate(_APOSTROPHES)).strip("-")
