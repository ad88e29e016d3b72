"""From the bytes of a document in any usual encoding to its text; what is not certain is refused, never guessed."""

import codecs
import re

from geo.errors import HotspotsError, quoted

__all__ = ["decode_text"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_READABLE = re.compile(r"utf_?(8|16|32)|cp\d+|iso8859|koi8|gb|big5|shift_jis|euc_|iso2022|mac_|tis_620|johab|ptcp154")
"""Python also calls things codecs that are no encodings of text."""
_WIDENED = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
            "euc_kr": "cp949"}  # fmt: skip
"""What declares the first means the second (WHATWG Encoding Standard, section 4.2)."""
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A character of several bytes in UTF-8."""
_WORD = re.compile(r"[^\W\d_]+")
_MISREAD = re.compile(r"(?<=[^\W\d_])[¡-©¬®-³¶¸¹¼-¿ˆ˜‡](?=[^\W\d_])|[a-zß-öø-ÿ][À-ÖØ-ÞŠŒŽŸ]")
"""A sign inside a word, or a capital with an accent after a small letter: `m¹dry`, `Grš§e`, `Łódź` as `£ódŸ`."""
_MOST_MISREAD = 1 / 10
"""Of the words with accents."""
_MOST_ACCENTS = 0.3
"""Of all letters: Icelandic has half of that, Cyrillic and Greek read as Windows-1252 have nothing else."""
_FEW_ACCENTS = 20
"""So few prove nothing."""
_SHOWN = 20
_SAVE = "save it as UTF-8"


def decode_text(data: bytes, declared: str | None = None) -> str:
    """The text of a document: by its byte order mark, as declared, as UTF-8, or as Windows-1252.

    Windows-1252 only where nothing in the bytes could be UTF-8 and the words look like words: other encodings of one
    byte a letter fit any bytes. Raises HotspotsError for bytes that fit nothing.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    codec = _codec(declared)
    for name in dict.fromkeys(name for name in (codec, "utf-8") if name):
        try:
            return data.decode(name)
        except UnicodeDecodeError as error:
            start = error.start
    return _as_windows_1252(data, start)


def _codec(declared: str | None) -> str | None:
    try:
        name = codecs.lookup((declared or "").strip()).name
    except (LookupError, ValueError):
        return None
    name = _WIDENED.get(name, name)
    return name if _READABLE.match(name.replace("-", "_")) else None


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise HotspotsError(
            what=f"the bytes at offset {error.start:,} are no {name.upper()}, which the file begins as",
            expected="one encoding throughout was expected",
            remedy=_SAVE,
        ) from error


def _as_windows_1252(data: bytes, start: int) -> str:
    line = data.count(b"\n", 0, start) + 1
    where = f"the byte {data[start]:#04x} in line {line:,} is no UTF-8"
    if _SEQUENCE.search(data):
        raise HotspotsError(
            what=f"{where}, though other characters are: the encodings are mixed",
            expected="one encoding was expected",
            remedy=_SAVE,
        )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise HotspotsError(
            what=f"{where}, nor Windows-1252", expected="text in one of these was expected", remedy=_SAVE
        ) from error
    if odd := _misread(text):
        raise HotspotsError(
            what=f"{where}, and as Windows-1252 its words are such as {quoted(odd)}",
            expected="text in one of these was expected",
            remedy=_SAVE,
        )
    return text


def _misread(text: str) -> str:
    """A word that shows that the text is in another encoding; empty where none does."""
    accented = [word[0] for word in _WORD.finditer(text) if not word[0].isascii()]
    misread = [found.start() for found in _MISREAD.finditer(text)]
    if len(misread) > _MOST_MISREAD * len(accented):
        before, after = text[max(0, misread[0] - _SHOWN) : misread[0]], text[misread[0] : misread[0] + _SHOWN]
        return f"{before.rpartition(' ')[2]}{after.partition(' ')[0]}"
    letters = sum(map(str.isalpha, text))
    accents = sum(not letter.isascii() for word in accented for letter in word)
    return accented[0] if accents > max(_FEW_ACCENTS, _MOST_ACCENTS * letters) else ""
