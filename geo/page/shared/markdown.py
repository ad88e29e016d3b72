"""Text from the data or a link as Markdown that shows exactly that text.

Streamlit's Markdown fetches remote images, makes links of addresses, sets maths and has directives of its own
(`:red[…]`, `:material/…:`), so everything that is not ours is escaped. Some of its replacements (streamlit 1.67) come
after the parser, when a backslash has done its work: icons, the logo, arrows and dashes, and addresses. They look
within one run of text only, so a run is broken by `:color[…]` without a colour, which is the text and nothing else.
"""

import re
from collections.abc import Sequence

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@^=\"'/])")

_REPLACED = re.compile(
    r":(?=[\w+-]+:)"  # :material_home: :streamlit: :smile:
    r"|(?<=www)\.|(?<=:)/(?=/)|@"  # an address, with or without its scheme, and one of mail
    r"|[<>~=-]{2,}",  # ↔ → ← — ≥ ≤ ≈
    re.IGNORECASE,
)


def escape_markdown(text: str) -> str:
    """Return `text` so that it reads the same as Markdown: one line, nothing in it is markup."""
    return escape_inner(" ".join(text.split()))


def marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return `text` escaped, with the spans (start, end in code points) on a coloured ground.

    A span has no blank at either end: Streamlit would drop it.
    """
    parts, at = [], 0
    for start, end in spans:
        parts += [escape_inner(text[at:start]), f":orange-background[{escape_inner(text[start:end])}]"]
        at = end
    return "".join([*parts, escape_inner(text[at:])])


def escape_inner(text: str) -> str:
    """Return a piece of a line escaped, with a blank kept at either end."""
    line = re.sub(r"\s+", " ", text)
    parts, at = [], 0
    for found in _REPLACED.finditer(line):
        apart = "".join(f":color[\\{sign}]" for sign in found[0])
        parts += [_SPECIAL.sub(r"\\\1", line[at : found.start()]), apart]
        at = found.end()
    return "".join([*parts, _SPECIAL.sub(r"\\\1", line[at:])])
