"""E-mails: the body as plain text, or the page that it is, and who sent it when."""

import email
import email.policy
import email.utils
import re
from collections.abc import Mapping
from email.errors import MessageError
from email.message import EmailMessage

from geo.dataset.model import Name
from geo.errors import HotspotsError
from geo.intake.decoding import decode_text
from geo.intake.forwarded import Forwarded, find_forwarded, is_forward
from geo.intake.normalising import lines_of, tidy
from geo.intake.read_html import read_html, read_shown_text
from geo.intake.read_text import plain_paragraphs
from geo.intake.reading import FieldName, Reading, Value

__all__ = ["read_eml"]

_FORWARDED = re.compile(r"(?:(?:fwd?|re|aw|wg)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- $.*", re.MULTILINE | re.DOTALL)
_TARGET = re.compile(r" ?<(?:https?://|mailto:)[^<>\s]{1,2000}>|\[(?:image|cid) ?:[^\]\n]{0,500}\]")
_MOST_PARTS = 200
_A_THIRD = 3


def read_eml(data: bytes) -> Reading:
    """The paragraphs of a message's best body, and its headers. Raises HotspotsError for one without text."""
    try:
        message = email.message_from_bytes(data, EmailMessage, policy=email.policy.default)
        parts = _parts(message)
    except (MessageError, RecursionError, ValueError, LookupError, IndexError, AttributeError) as error:
        raise HotspotsError(
            what="is a damaged e-mail", expected="a whole message was expected", remedy="save its text instead"
        ) from error
    page, shown_in = _page(parts)
    text = _plain(parts, page)
    said = {**(page.said if page else {}), **_said(message)}
    inner = None
    if is_forward(_header(message, "Subject")):
        inner = find_forwarded(text)
        if inner is None and shown_in is not None:
            inner = find_forwarded(read_shown_text(*_body(shown_in)))
        said = _said_of(inner, said)
    plain = Reading(paragraphs=plain_paragraphs(text))
    # Newsletters carry a plain text that only says: open this in a browser.
    best = page if page and _words(plain) * _A_THIRD < _words(page) else plain
    if not best.paragraphs:
        raise HotspotsError(
            what="has no text",
            expected="an e-mail with the article in it was expected",
            remedy="add its attachment instead",
        )
    files = [tidy(name) for part in message.iter_attachments() if (name := part.get_filename())]
    notes = (f"did not read the attachment{'s' if files[1:] else ''} {', '.join(files)}",) if files else ()
    paragraphs, left_out = best.paragraphs, best.left_out
    if inner:
        around = tuple(map(tidy, plain_paragraphs(inner.above) + tuple(inner.headers.splitlines())))
        left_out = (*filter(None, around), *left_out)
        inside = tuple(line for line in paragraphs if tidy(line) not in around)
        paragraphs = plain_paragraphs(inner.text) if best is plain else inside
    return Reading(paragraphs=paragraphs, said=said, left_out=left_out, notes=notes)


def _said_of(inner: Forwarded | None, said: Mapping[FieldName, Value]) -> dict[FieldName, Value]:
    """What is known of a message that was forwarded: who forwarded it, and when, says nothing of it."""
    known = {name: value for name, value in said.items() if name not in {"author", "issued"}}
    if inner and inner.subject:
        known["title"] = _FORWARDED.sub("", inner.subject, count=1)
    if inner and inner.sender:
        known["author"] = (Name(literal=inner.sender),)
    if inner and inner.issued:
        known["issued"] = inner.issued
    return known


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


def _plain(parts: tuple[EmailMessage, ...], page: Reading | None) -> str:
    texts = []
    for part in parts:
        if part.get_content_subtype() == "plain":
            text = lines_of(decode_text(*_body(part)))
            if page:
                # A program has made it from the page: it puts in where links lead and what pictures are called.
                text = _TARGET.sub("", text)
            # RFC 3676: a line that ends in a space goes on; the sign before a signature is the exception.
            texts.append(_SIGNATURE.sub("", text).rstrip("\n"))
    return "\n\n".join(texts)


def _page(parts: tuple[EmailMessage, ...]) -> tuple[Reading | None, EmailMessage | None]:
    """The first page among the parts that holds an article, read, and the part itself."""
    for part in parts:
        if part.get_content_subtype() == "html":
            try:
                return read_html(*_body(part)), part
            except HotspotsError:
                continue
    return None, None


def _words(reading: Reading) -> int:
    return sum(len(paragraph.split()) for paragraph in reading.paragraphs)


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
