"""What the model refuses, in words for the person who writes the file: none of pydantic's own reach the reader."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from geo.dataset.dates import DATE_PATTERN
from geo.dataset.finding import Finding
from geo.dataset.model_fields import choices_at, field_at, keys_of, model_at, noun, purpose
from geo.dataset.recipe import ID_PATTERN, REGION_KEYS
from geo.dataset.rules import Rule
from geo.dataset.yaml.tree import Node, Path
from geo.errors import quoted

__all__ = ["describe_error", "follows_from_others", "path_of"]

_KEY = "[key]"
_COMBINING = ("union", "difference", "clip")
_Words = tuple[str, str, str]


def path_of(error: ErrorDetails) -> Path:
    """The path of the value that an error is about: its `loc` without what names a kind of region or a key."""
    loc = error["loc"]
    if loc[-1:] == (_KEY,) and error["type"] != "extra_forbidden":
        loc = loc[:-1]
    if len(loc) < 4 or loc[0] != "hotspots" or loc[2] != "region":
        return loc
    path, rest = loc[:3], loc[3:]
    # A region's loc is its kind, then its key; inside a union the same begins again after each index.
    while rest:
        key = rest[1:2]
        path, rest = path + key, rest[2:]
        if not (key and key[0] in _COMBINING and rest and isinstance(rest[0], int)):
            return path + rest
        path, rest = path + rest[:1], rest[1:]
    return path


def follows_from_others(error: ErrorDetails) -> bool:
    """Whether an error only says that items are too few, or that a default is not known, because others are wrong."""
    if error["type"] == "default_factory_not_called":
        return True
    context = error.get("ctx", {})
    return error["type"] == "too_short" and len(error["input"]) >= context["min_length"]


def describe_error(error: ErrorDetails, node: Node | None) -> Finding:
    """An error of the model as a finding; `node` is the value at its path, if there is one."""
    path = path_of(error)
    kind = error["type"]
    if kind == "missing" and isinstance(path[-1], str):
        what = f"the key `{path[-1]}` is missing"
        use = purpose(field_at(path))
        return Finding(path=path[:-1], key=True, what=what, expected=f"it is expected ({use})", fix="add it")
    if kind == "extra_forbidden":
        return _unknown_key(path)
    if kind == "region_kind":
        return _unknown_region(path, error["input"])
    if kind in _RULES:
        return _rule(path, error)
    is_key = error["loc"][-1:] == (_KEY,)
    if kind in {"enum", "literal_error"} and isinstance(error["input"], str):
        known = choices_at(path, key=is_key)
        return Finding(
            path=path, key=is_key, what=f"{quoted(error['input'])} is not known here",
            expected=f"one of {', '.join(known)} is expected", fix="choose one of these",
            misspelt=error["input"], known=known,
        )  # fmt: skip
    what, expected, fix = _words(error, path, node)
    if kind == "missing":
        path = path[:-1]
    return Finding(path=path, key=is_key, what=what, expected=expected, fix=fix)


def _unknown_key(path: Path) -> Finding:
    model = model_at(path[:-1])
    known = keys_of(model) if model else ()
    return Finding(
        path=path, key=True, what=f"{quoted(str(path[-1]))} is no key of {noun(model) if model else 'this mapping'}",
        expected=f"one of {', '.join(known)} is expected", fix="remove it or move it where it belongs",
        misspelt=str(path[-1]), known=known,
    )  # fmt: skip


def _unknown_region(path: Path, value: Any) -> Finding:  # noqa: ANN401  an error's input is any object
    expected = f"exactly one of {', '.join(REGION_KEYS)} is expected"
    if not isinstance(value, dict):
        return Finding(
            path=path, what="a region is a mapping", expected=expected, fix="write one, as `countries: [SRB]`"
        )
    kinds = [key for key in REGION_KEYS if key in value]
    if kinds:
        what = f"the region has several recipes: {', '.join(kinds)}"
        return Finding(path=path, key=True, what=what, expected=expected, fix="put them into a `union`, or keep one")
    wrong = next((key for key in value if isinstance(key, str)), None)
    if wrong is None:
        return Finding(path=path, key=True, what="the region is empty", expected=expected, fix="write one")
    return Finding(
        path=(*path, wrong), key=True, what=f"{quoted(wrong)} is no recipe for a region", expected=expected,
        fix="choose one of these", misspelt=wrong, known=REGION_KEYS,
    )  # fmt: skip


def _words(error: ErrorDetails, path: Path, node: Node | None) -> _Words:
    kind = error["type"]
    if kind == "string_pattern_mismatch":
        return _pattern_words(str(error["ctx"]["pattern"]), error["input"])
    if kind in _WRONG_TYPE:
        expected, fix = _WRONG_TYPE[kind]
        return _made_of(error["input"], node), expected, _quote_it(error["input"], fix)
    if kind in _WORDS:
        return _WORDS[kind](error["input"], error.get("ctx", {}), purpose(field_at(path)))
    return "this value does not fit", f"another is expected ({purpose(field_at(path))})", "see docs/data-file.md"


def _made_of(value: object, node: Node | None) -> str:
    """What YAML made of a value, beside how it is written."""
    if isinstance(value, dict):
        return "this is a mapping"
    if isinstance(value, list):
        return "this is a list"
    written = quoted(node.plain if node and node.plain is not None else str(value))
    if isinstance(value, str):
        return f"{written} is text"
    return f"YAML reads {written} as {'true or false' if isinstance(value, bool) else 'a number'}"


def _quote_it(value: object, fix: str) -> str:
    return fix if isinstance(value, dict | list) or fix != _QUOTE else "quote it"


_QUOTE = "write text"
_LIST = ("a list is expected", "write `- ` before each item, or put them in [brackets]")
_MAPPING = ("a mapping is expected", "write `key: value` lines, indented below the key")
_NUMBER = ("a number is expected", "write it in digits, without quotes")
_TEXT = ("text is expected", _QUOTE)
_WRONG_TYPE: Mapping[str, tuple[str, str]] = {
    "string_type": _TEXT,
    "enum": _TEXT,
    "literal_error": _TEXT,
    "tuple_type": _LIST,
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
}


def _too_few(value: Any, context: Mapping[str, Any], _use: str) -> _Words:  # noqa: ANN401  an error's input is any object
    least = context["min_length"]
    what = f"there {'is only 1' if len(value) == 1 else 'are none'}" if len(value) < 2 else f"there are {len(value)}"
    return what, f"at least {least} {'are' if least > 1 else 'is'} expected", "add what is missing"


def _bound(what: str, expected: str) -> Callable[[Any, Mapping[str, Any], str], _Words]:
    def words(value: Any, context: Mapping[str, Any], use: str) -> _Words:  # noqa: ANN401  an error's input is any object
        limit = f"{next(iter(context.values())):g}"
        return (
            # Not a number (`.nan`) is neither more nor less than anything, and fails the first comparison made.
            f"{quoted(str(value))} is {what} {limit}" if value == value else "this is not a number",  # noqa: PLR0124  NaN
            f"{expected.format(limit)} is expected ({use})",
            "correct the number",
        )

    return words


_WORDS: Mapping[str, Callable[[Any, Mapping[str, Any], str], _Words]] = {
    "missing": lambda value, _context, use: (
        f"there are {len(value)} numbers", f"more are expected ({use})", "add what is missing"),
    "too_long": lambda value, context, use: (
        f"there are {len(value)} values", f"at most {context['max_length']} are expected ({use})", "remove the rest"),
    "too_short": _too_few,
    "string_too_short": lambda _value, _context, use: (
        "the text is empty", f"text is expected ({use})", "write it, or remove the key: absent means unknown"),
    "string_too_long": lambda value, context, _use: (
        f"the text has {len(value)} characters", f"at most {context['max_length']} are expected", "shorten it"),
    "greater_than": _bound("not more than", "more than {}"),
    "greater_than_equal": _bound("less than", "at least {}"),
    "less_than": _bound("not less than", "less than {}"),
    "less_than_equal": _bound("more than", "at most {}"),
    "finite_number": lambda value, _context, use: (
        f"{quoted(str(value))} is no finite number", f"a finite one is expected ({use})", "correct the number"),
}  # fmt: skip

_PATTERNS: Mapping[str, _Words] = {
    r"\S": ("the text is blank", "text is expected", "write it, or remove the key: absent means unknown"),
    ID_PATTERN: (
        "{} is no id", "lower-case letters, digits and single hyphens between them are expected", "rename it"),
    DATE_PATTERN: (
        "{} is no date", "YYYY, YYYY-MM or YYYY-MM-DD is expected", "write only as much as is known, such as 2019-06"),
    r"^[A-Z]{3}$": ("{} is no country code", "three capital letters are expected", "write a code such as SRB"),
    r"^[A-Z]{2}-[A-Z0-9]{1,4}$": ("{} is no province code", "ISO 3166-2 is expected", "write a code such as SY-ID"),
    r"^https?://[^\s<>\"']+$": (
        "{} is no web address", "https:// or http:// without spaces or quotes is expected", "correct the address"),
    r"^[^/\\\x00]+$": ("{} holds a slash", "a file name without a folder is expected", "write the name alone"),
    r"^[0-9a-f]{64}$": (
        "{} is no SHA-256", "64 digits from 0-9 and a-f are expected", "copy the line of `sha256sum FILE`"),
}  # fmt: skip


def _pattern_words(pattern: str, value: str) -> _Words:
    what, expected, fix = _PATTERNS.get(
        pattern, ("{} is not written as it should be", "another form is expected", "see docs/data-file.md")
    )
    return what.format(quoted(value)), expected, fix


_RULES: Mapping[str, tuple[str, str, str]] = {
    # the key that it is about, what was expected, what to do
    Rule.MONTH_EXISTS: ("", "months from 01 to 12 are expected", "correct the date"),
    Rule.DAY_EXISTS: ("", "a day of the calendar is expected", "correct the date, or write the month alone"),
    Rule.MARKING_IS_KNOWN: ("", "one of these is expected, in capitals", "correct the marking, or write other text"),
    Rule.NAME_IS_SPLIT_OR_WHOLE: (
        "", "one of the two is expected", "split the name, or use `literal` for an organisation"),
    Rule.BASIS_OF_PRESENT_FIELDS: (
        "basis", "only fields that are present are expected", "remove it there, or add the field"),
    Rule.BASIS_OF_EACH_FIELD: ("basis", "a basis is expected for each field that is given", "add it to `basis`"),
    Rule.ENDS_AFTER_IT_BEGINS: (
        "until", "an end after the beginning is expected", "exchange the two or correct one"),
    Rule.SILENCE_IS_READ: (
        "silent-on", "`read: full` is expected beside it", "read the whole article and say so, or remove the list"),
    Rule.SPEAKER_IS_NAMED: (
        "stance", "a `speaker` is expected beside it", "say whose words they are, or remove the stance"),
    Rule.SOUTH_BELOW_NORTH: ("box", "the south edge is expected second, the north edge last", "exchange the two"),
}  # fmt: skip


def _rule(path: Path, error: ErrorDetails) -> Finding:
    """What the model's own validators say, with what was expected and what to do."""
    name, expected, fix = _RULES[error["type"]]
    held = isinstance(error["input"], dict) and name in error["input"]
    return Finding(path=(*path, name) if held else path, key=bool(name), what=error["msg"], expected=expected, fix=fix)
