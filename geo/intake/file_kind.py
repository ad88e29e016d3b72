"""What kind of file a document is, told by its content and never by its name."""

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from geo.errors import HotspotsError
from geo.intake.reading import FileKind

__all__ = ["kind_of"]

_HEAD = 4096
_TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_OFFICE_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "a Rich Text file", "open it in a word processor and save it as DOCX"),
    (b"\x89PNG", "a picture", "recognise its text (OCR) first, or give the article itself"),
    (b"\xff\xd8\xff", "a picture", "recognise its text (OCR) first, or give the article itself"),
    (b"GIF8", "a picture", "recognise its text (OCR) first, or give the article itself"),
    (b"II*\0", "a picture", "recognise its text (OCR) first, or give the article itself"),
    (b"MM\0*", "a picture", "recognise its text (OCR) first, or give the article itself"),
    (b"RIFF", "a picture or recording", "give the article itself"),
    (b"\x1f\x8b", "packed (gzip)", "unpack it"),
    (b"7z\xbc\xaf", "packed (7z)", "unpack it"),
    (b"Rar!", "packed (RAR)", "unpack it"),
    (b"BZh", "packed (bzip2)", "unpack it"),
    (b"\xfd7zXZ", "packed (xz)", "unpack it"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|main|article|section|header|nav|div|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|svg)\b", re.IGNORECASE)
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+")
_HEADER_NAME = re.compile(
    rb"^(from|to|date|subject|message-id|mime-version|received|return-path|delivered-to|content-type|dkim-signature):",
    re.IGNORECASE | re.MULTILINE,
)
_EXPECTED = "HTML, PDF, DOCX, EML or plain text was expected"


def kind_of(data: bytes) -> FileKind:
    """The kind of a document. Raises HotspotsError for an empty file and for kinds that are not read."""
    head = data[:_HEAD]
    if not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise HotspotsError(what="is empty", expected="an article was expected", remedy="check that it was saved whole")
    for magic, what, advice in _REFUSED:
        if head.startswith(magic):
            raise _refused(what, advice)
    for kind, fits in _KINDS.items():
        if fits(data):
            return kind
    if head.startswith(_OFFICE_97):
        raise _office_97(data)
    if head.startswith(b"PK"):
        raise _archive(data)
    _check_text(head)
    return FileKind.TEXT


def _check_text(head: bytes) -> None:
    if _XML.match(head):
        raise _refused("XML, such as a feed", "open the article itself in a browser and save it as a whole")
    if head.startswith(_TEXT_MARKS):
        return
    if max(head[::2].count(0), head[1::2].count(0)) > len(head) // 4:
        raise _refused("text in UTF-16 without the mark that says so", "save it as UTF-8")
    if b"\0" in head and not _is_mostly_text(head):
        raise _refused("of a kind that is not known here", "convert it to PDF or plain text")


def _is_html(data: bytes) -> bool:
    head = data[:_HEAD]
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if head.startswith(mark):
            head = head[len(mark) :].decode(encoding, "ignore").encode()
    return _HTML.match(head) is not None


def _is_email(data: bytes) -> bool:
    header = _HEADER.match(data[: 16 * _HEAD])
    # Two headers of a message: an article may begin with `Date: …`.
    found = {name.lower() for name in _HEADER_NAME.findall(header[0])} if header else set()
    return b"from" in found and len(found) > 1 and bool(found & {b"mime-version", b"message-id", b"received", b"to",
                                                                b"subject"})  # fmt: skip


_KINDS: Mapping[FileKind, Callable[[bytes], bool]] = {
    FileKind.PDF: lambda data: b"%PDF-" in data[:1024],
    FileKind.DOCX: lambda data: data.startswith(b"PK\3\4") and "word/document.xml" in _members(data),
    FileKind.HTML: _is_html,
    FileKind.EML: _is_email,
}


def _is_mostly_text(head: bytes) -> bool:
    return sum(byte < 9 or 13 < byte < 32 for byte in head) * 100 < len(head)


def _members(data: bytes) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ()


def _office_97(data: bytes) -> HotspotsError:
    names = {
        "EncryptedPackage": ("an encrypted Office document", "save it without a password"),
        "WordDocument": ("an old Word document (.doc)", "open it and save it as DOCX"),
        "__nameid": ("an Outlook message (.msg)", "save it as EML, or its text as plain text"),
    }
    for name, words in names.items():
        if name.encode("utf-16-le") in data:
            return _refused(*words)
    return _refused("an old Office document", "open it and save it as DOCX or PDF")


def _archive(data: bytes) -> HotspotsError:
    members = _members(data)
    if not members:
        return HotspotsError(
            what="is a damaged ZIP archive or Word document",
            expected="a whole file was expected",
            remedy="save it again",
        )
    if any(name.startswith(("xl/", "ppt/")) for name in members):
        return _refused("a spreadsheet or presentation", "print it as PDF")
    if "content.xml" in members:
        return _refused("an OpenDocument file", "open it and save it as DOCX or PDF")
    return _refused("a ZIP archive", "unpack it")


def _refused(what: str, advice: str) -> HotspotsError:
    return HotspotsError(what=f"is {what}", expected=_EXPECTED, remedy=advice)
