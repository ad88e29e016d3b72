"""From the bytes of a file to its text: UTF-8 without a byte order mark, and no character that hides."""

import re
from bisect import bisect_right

from geo.errors import REPORTED, InvalidData, Problem
from geo.text import FORBIDDEN, character_name

__all__ = ["MAX_BYTES", "decode", "split_lines"]

MAX_BYTES = 8 * 1024 * 1024

_LINE_END = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE = "save the file as UTF-8"


def split_lines(text: str) -> list[str]:
    """The lines as editors count them, without their ends; after a last line end there is one more, empty line."""
    return _LINE_END.split(text)


def decode(data: bytes, name: str) -> tuple[str, list[Problem], int]:
    """The text, the problems of its characters (the first hundred) and how many there are.

    Raises InvalidData for what cannot be read as UTF-8 at all, or is larger than MAX_BYTES.
    """
    if len(data) > MAX_BYTES:
        raise _refusal(
            name, f"the file has {len(data):,} bytes", f"at most {MAX_BYTES:,} are read", "split it into several files"
        )
    if other := _other_encoding(data):
        raise _refusal(name, f"the file is written in {other}", "UTF-8 is expected", _SAVE)
    marked = data.startswith(_BYTE_ORDER_MARK)
    body = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise _not_utf8(body, name, error.start) from error
    problems, total = _hidden_characters(text, name)
    if marked:
        words = (
            "the file begins with an invisible byte order mark",
            "UTF-8 without one is expected",
            "save it as `UTF-8`, not as `UTF-8 with BOM`",
        )
        problems = [_problem(name, text, 0, words), *problems]
        total += 1
    return text, problems, total


def _other_encoding(data: bytes) -> str:
    if data.startswith(_UTF_32_MARKS):
        return "UTF-32"
    # An unmarked UTF-16 file of mostly Latin letters has a zero byte beside the first one.
    if data.startswith(_UTF_16_MARKS) or (len(data) > 1 and (data[0] == 0) != (data[1] == 0)):
        return "UTF-16"
    return ""


def _not_utf8(data: bytes, name: str, start: int) -> InvalidData:
    before = data[:start].decode()
    rest = data[start : start + 200].decode("utf-8", "replace")
    words = (f"the byte 0x{data[start]:02X} is not UTF-8", "UTF-8 is expected", _SAVE)
    return InvalidData([_problem(name, before + rest, len(before), words)])


def _hidden_characters(text: str, name: str) -> tuple[list[Problem], int]:
    found = [match.start() for match in FORBIDDEN.finditer(text)]
    if not found:
        return [], 0
    lines = split_lines(text)
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    problems = []
    for offset in found[:REPORTED]:
        row = bisect_right(starts, offset) - 1
        problems.append(
            Problem(
                file=name, line=row + 1, column=offset - starts[row] + 1, path="", source_line=lines[row],
                what=f"there is an invisible character, {character_name(text[offset])}",
                expected="only characters that a reader sees are allowed",
                fix="remove it or write an ordinary space or line break",
            )
        )  # fmt: skip
    return problems, len(found)


def _problem(name: str, text: str, offset: int, words: tuple[str, str, str]) -> Problem:
    lines = split_lines(text[:offset])
    source_line = split_lines(lines[-1] + text[offset : offset + 1000])[0]
    return Problem(
        file=name, line=len(lines), column=len(lines[-1]) + 1, path="", source_line=source_line,
        what=words[0], expected=words[1], fix=words[2],
    )  # fmt: skip


def _refusal(name: str, what: str, expected: str, fix: str) -> InvalidData:
    return InvalidData(
        [Problem(file=name, line=1, column=1, path="", what=what, expected=expected, fix=fix, source_line="")]
    )
