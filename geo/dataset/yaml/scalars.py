"""What a plain scalar means: the core schema of YAML 1.2.2 (https://yaml.org/spec/1.2.2/#103-core-schema).

So `NO`, `12:30` and `2019-06-05` are text, `0123` is the number 123, and only true and false are booleans.
"""

import math
import re

__all__ = ["Scalar", "resolve_scalar"]

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS = frozenset("0123456789+-.")
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"([-+]?)\.(?:inf|Inf|INF)")
_NOT_A_NUMBER = frozenset({".nan", ".NaN", ".NAN"})
# No number here has more digits; int() refuses more than 4,300 with an error of its own.
_LONGEST_INTEGER = 30

Scalar = str | int | float | bool | None


def resolve_scalar(text: str) -> Scalar:
    """The value of a plain scalar. Never raises; an integer of more than 30 characters becomes a float."""
    if text in _WORDS:
        return _WORDS[text]
    return _number(text) if text[0] in _NUMBER_STARTS else text


def _number(text: str) -> str | int | float:
    short = len(text) <= _LONGEST_INTEGER
    if _DECIMAL.fullmatch(text):
        return int(text) if short else float(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _OCTAL.fullmatch(text):
        return int(text, 0) if short else math.inf
    if _HEXADECIMAL.fullmatch(text):
        return int(text, 0) if short else math.inf
    if infinite := _INFINITE.fullmatch(text):
        return -math.inf if infinite[1] == "-" else math.inf
    return math.nan if text in _NOT_A_NUMBER else text
