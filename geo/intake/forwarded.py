"""A message that was forwarded: where the forwarded one begins in it, and whose it is.

Mail programs put the headers of the message into the text, in the reader's language; some put a quote mark before
each line. What stands above is the forwarder's.
"""

import re
from dataclasses import dataclass

from geo.intake.front_matter import date_in

__all__ = ["Forwarded", "find_forwarded", "is_forward"]

_SUBJECT = re.compile(r"\s*(?:(?:re|aw)\s*:\s*)*(?:fwd?|wg|tr|rv)\s*:", re.IGNORECASE)
_NAMES = {
    "from": "From|Von|De|Da",
    "date": "Date|Sent|Datum|Gesendet|Envoyé|Fecha|Enviado|Data|Inviato",
    "subject": "Subject|Betreff|Objet|Asunto|Oggetto",
    "other": "To|Cc|Reply-To|An|À|Para|A",
}
_ANY = "|".join(_NAMES.values())
_BEFORE, _AFTER = r"[> \t]*\*?", r"\*?[ \xa0]?:"
_HEADER = re.compile(rf"{_BEFORE}({_ANY}){_AFTER}\*?(.*)")
_BLOCK = re.compile(
    rf"^{_BEFORE}(?:{_NAMES['from']}){_AFTER}.*\n(?:{_BEFORE}(?:{_ANY}){_AFTER}.*(?:\n|\Z)){{2,}}", re.MULTILINE
)
_INTRODUCED = re.compile(r"^[> \t]*(?:-{2,}.{0,100}-{2,}|_{5,}|Begin forwarded message:)[ \t]*\n?", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^> ?", re.MULTILINE)
_MOST_BETWEEN = 60
"""Words between two headers: the first was forwarded itself, with a line above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """What was forwarded; None is unknown."""

    sender: str | None
    subject: str | None
    issued: str | None
    text: str
    above: str
    """What the forwarder wrote, without the headers."""
    headers: str


def is_forward(subject: str) -> bool:
    """Whether the subject says that a message was forwarded."""
    return _SUBJECT.match(subject) is not None


def find_forwarded(text: str) -> Forwarded | None:
    """The message inside the text of one that forwards it; None where its headers do not stand there."""
    blocks = list(_BLOCK.finditer(text))
    if not blocks:
        return None
    block = blocks[0]
    for following in blocks[1:]:
        if len(text[block.end() : following.start()].split()) > _MOST_BETWEEN:
            break
        block = following
    above, below = _INTRODUCED.sub("", text[: block.start()]), text[block.end() :]
    if len(below.split()) < len(above.split()):
        return None
    said: dict[str, str] = {}
    for line in block[0].splitlines():
        if header := _HEADER.match(line):
            kind = next(kind for kind, names in _NAMES.items() if header[1] in names.split("|"))
            said.setdefault(kind, header[2].strip())
    name = re.split(r"<|\[mailto:", said["from"])[0].strip(" \"*'")
    return Forwarded(
        sender=name or said["from"].strip("<>") or None,
        subject=said.get("subject") or None,
        issued=date_in(said.get("date", "")),
        text=_QUOTE_MARK.sub("", below) if block[0].startswith(">") else below,
        above=above,
        headers=block[0],
    )
