"""E-mails: the body as plain text, or the page that it is, and who sent it when."""

import email
import email.policy
import email.utils
import re
from email.errors import MessageError
from email.message import EmailMessage

from geo.decoding import decode_text
from geo.extract_html import read_html
from geo.model import Name
from geo.normalising import lines_of, tidy
from geo.problem import HotspotsError
from geo.reading import FieldName, Reading, Value
from geo.unwrapping import plain_paragraphs

__all__ = ["read_eml"]

_FORWARDED = re.compile(r"(?:(?:fwd?|re|aw|wg)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- $.*", re.MULTILINE | re.DOTALL)
_MOST_PARTS = 200
_A_THIRD = 3


def read_eml(data: bytes) -> Reading:
    """The paragraphs of a message's best body, and its headers. Raises HotspotsError for one without text."""
    try:
        message = email.message_from_bytes(data, EmailMessage, policy=email.policy.default)
        parts = _parts(message)
    except (MessageError, RecursionError, ValueError, LookupError, IndexError, AttributeError) as error:
        raise HotspotsError("is a damaged e-mail; a whole message was expected; save its text instead") from error
    plain = _plain(parts)
    page = _page(parts)
    # Newsletters carry a plain text that only says: open this in a browser.
    best = page if page and _words(plain) * _A_THIRD < _words(page) else plain
    if not best:
        raise HotspotsError("has no text; an e-mail with the article in it was expected; add its attachment instead")
    files = [tidy(name) for part in message.iter_attachments() if (name := part.get_filename())]
    notes = (f"did not read the attachment{'s' if files[1:] else ''} {', '.join(files)}",) if files else ()
    said = {**(page.said if page else {}), **_said(message)}
    return Reading(paragraphs=best.paragraphs, said=said, notes=notes)


def _parts(message: EmailMessage) -> tuple[EmailMessage, ...]:
    """The parts that are text and no attachment, outside in, in their order."""
    found: list[EmailMessage] = []
    stack = [message]
    seen = 0
    while stack and seen < _MOST_PARTS:
        part = stack.pop()
        seen += 1
        if part.get_content_disposition() == "attachment":
            continue
        if part.is_multipart():
            stack.extend(reversed(part.get_payload()))  # type: ignore[arg-type]  # parts, where it is multipart
        elif part.get_content_maintype() == "text":
            found.append(part)
    return tuple(found)


def _body(part: EmailMessage) -> tuple[bytes, str | None]:
    data = part.get_payload(decode=True)
    return (data if isinstance(data, bytes) else b""), part.get_content_charset()


def _plain(parts: tuple[EmailMessage, ...]) -> Reading | None:
    texts = []
    for part in parts:
        if part.get_content_subtype() == "plain":
            text = lines_of(decode_text(*_body(part)))
            # RFC 3676: a line that ends in a space goes on; the sign before a signature is the exception.
            texts.append(_SIGNATURE.sub("", text).rstrip("\n"))
    paragraphs = tuple(paragraph for text in texts for paragraph in plain_paragraphs(text))
    return Reading(paragraphs=paragraphs) if paragraphs else None


def _page(parts: tuple[EmailMessage, ...]) -> Reading | None:
    for part in parts:
        if part.get_content_subtype() == "html":
            try:
                return read_html(*_body(part))
            except HotspotsError:
                continue
    return None


def _words(reading: Reading | None) -> int:
    return sum(len(paragraph.split()) for paragraph in reading.paragraphs) if reading else 0


def _said(message: EmailMessage) -> dict[FieldName, Value]:
    said: dict[FieldName, Value] = {}
    subject = _FORWARDED.sub("", tidy(_header(message, "Subject")), count=1)
    if subject:
        said["title"] = subject
    name, address = email.utils.parseaddr(_header(message, "From"))
    sender = tidy(name) or address
    if sender:
        said["author"] = (Name(literal=sender),)
    date = email.utils.parsedate_tz(_header(message, "Date"))
    if date and date[0] >= 1000:
        said["issued"] = f"{date[0]:04}-{date[1]:02}-{date[2]:02}"
    return said


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except (MessageError, ValueError, LookupError, IndexError, AttributeError, TypeError):
        # The parser of headers fails with these on what it was not made for.
        return ""
