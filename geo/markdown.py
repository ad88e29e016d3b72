"""Text from the data or a link as Markdown that shows exactly that text.

Streamlit's Markdown fetches remote images, follows links, sets maths and has directives of its own (`:red[…]`,
`:material/…:`), so everything that is not ours is escaped.
"""

import re
from collections.abc import Sequence

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@^=\"'])")


def escape(text: str) -> str:
    """Return `text` so that it reads the same as Markdown: one line, nothing in it is markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return `text` escaped, with the spans (start, end in code points) on a coloured ground."""
    parts, at = [], 0
    for start, end in spans:
        parts += [escape_inner(text[at:start]), f":orange-background[{escape_inner(text[start:end])}]"]
        at = end
    return "".join([*parts, escape_inner(text[at:])])


def escape_inner(text: str) -> str:
    """Return a piece of a line escaped, with a blank kept at either end."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))
