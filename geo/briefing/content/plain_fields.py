"""The keys of one mapping in a file, taken one by one: whatever is wrong is noted, and told together at the end."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from geo.dataset.dates import date_or_none
from geo.dataset.finding import Finding
from geo.dataset.yaml.tree import Path, Tree
from geo.errors import REPORTED, InvalidData, quoted

__all__ = ["PlainFields", "PlainReading"]

_QUOTE_IT = "quote it"
_LISTED = 13
"""As many known values fit into a line."""


class PlainReading:
    """A file that is being read, and what was found wrong in it."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.findings: list[Finding] = []

    def note(self, path: Path, what: str, expected: str, fix: str, *, key: bool = False) -> None:
        """Note what is wrong with the value at a path, or with its key."""
        self.findings.append(Finding(path=path, key=key, what=what, expected=expected, fix=fix))

    def plain(self, path: Path) -> object:
        """The value at a path as it is written where it stands without quotes: an id of digits is no number."""
        node, steps, _ = self.tree.node(path)
        if node is None or steps != len(path):
            return None
        return node.value if node.plain is None else node.plain

    def check(self) -> None:
        """Raise InvalidData with all that was noted, and with the problems of the file's form."""
        sound = [finding for finding in self.findings if self.tree.node(finding.path)[2]]
        if sound or self.tree.problems:
            told = [self.tree.problem(f.path, self.tree.place(f.path, key=f.key), f.words()) for f in sound[:REPORTED]]
            raise InvalidData([*self.tree.problems, *told], self.tree.total + len(sound))


class PlainFields:
    """The mapping at a path; one that is no mapping has no keys, and that is noted."""

    def __init__(self, reading: PlainReading, path: Path, value: object, *, noun: str, known: Sequence[str]) -> None:
        self._reading, self._path, self._noun = reading, path, noun
        self._value: dict[str, Any] = {}
        if not isinstance(value, dict):
            fix = f"write `{known[0]}: …` and what else there is, a line each"
            reading.note(path, f"{noun} is {_made_of(value)}", "a mapping is expected", fix)
            return
        self._value = value
        for key in value:
            if key not in known:
                expected = f"one of {', '.join(known)} is expected"
                wrong = Finding(
                    path=(*path, key), key=True, what=f"{quoted(str(key))} is no key of {noun}", expected=expected,
                    fix="remove it or move it where it belongs", misspelt=str(key), known=known,
                )  # fmt: skip
                reading.findings.append(wrong)

    def __contains__(self, key: str) -> bool:
        return key in self._value

    def path(self, key: str) -> Path:
        """Where a key stands."""
        return (*self._path, key)

    def raw(self, key: str) -> object:
        """The value of a key as it is; None where it is not there."""
        return self._value.get(key)

    def missing(self, key: str, use: str) -> None:
        """Note that a key is not there."""
        if self._value:
            self._reading.note(self._path, f"the key `{key}` is missing", f"it is expected ({use})", "add it", key=True)

    def text(self, key: str, longest: int, *, empty: bool = False) -> str | None:
        """A text on one line; None where there is none, or what stands there is no such text."""
        value = self._value.get(key)
        if key not in self._value:
            return None
        if not isinstance(value, str):
            fix = _QUOTE_IT if not isinstance(value, dict | list) else "write text"
            self._reading.note(self.path(key), f"this is {_made_of(value)}", "text is expected", fix)
            return None
        text = " ".join(value.split())
        if not text and not empty:
            self._reading.note(self.path(key), "the text is empty", "text is expected", "write it, or remove the key")
        if len(text) > longest:
            what, expected = f"the text has {len(text)} characters", f"at most {longest} are expected"
            self._reading.note(self.path(key), what, expected, "shorten it")
        return text

    def date(self, key: str) -> str | None:
        """A partial date."""
        if key not in self._value:
            return None
        value = self._reading.plain(self.path(key))
        if not isinstance(value, str) or date_or_none(value) != value:
            what = f"{quoted(value)} is no date" if isinstance(value, str) else f"this is {_made_of(value)}"
            expected = "YYYY, YYYY-MM or YYYY-MM-DD is expected"
            self._reading.note(self.path(key), what, expected, "write only as much as is known, such as 2019-06")
            return None
        return value

    def switch(self, key: str) -> bool:
        """True or false; false where nothing is said."""
        value = self._value.get(key, False)
        if isinstance(value, bool):
            return value
        self._reading.note(self.path(key), f"this is {_made_of(value)}", "true or false is expected", "write one")
        return False

    def one(self, key: str, known: Collection[str] | Mapping[str, str]) -> str | None:
        """One of the known values."""
        value = self._reading.plain(self.path(key)) if key in self._value else None
        return None if value is None else self.known(self.path(key), value, known)

    def several(self, key: str, known: Collection[str] | Mapping[str, str]) -> tuple[str, ...]:
        """Known values: one, or a list of them."""
        value = self._value.get(key)
        if key not in self._value:
            return ()
        if not isinstance(value, list):
            found = self.one(key, known)
            return (found,) if found is not None else ()
        paths = [(*self.path(key), number) for number in range(len(value))]
        found_all = [self.known(path, self._reading.plain(path), known) for path in paths]
        return tuple(dict.fromkeys(one for one in found_all if one is not None))

    def known(self, path: Path, value: object, known: Collection[str] | Mapping[str, str]) -> str | None:
        """The value, where it is a known one."""
        if isinstance(value, str) and value in known:
            return value
        written = value if isinstance(value, str) else None
        what = f"{quoted(written)} is not known here" if written is not None else f"this is {_made_of(value)}"
        few = len(known) <= _LISTED
        expected = f"one of {', '.join(known)} is expected" if few else "one that the data file has is expected"
        finding = Finding(
            path=path, what=what, expected=expected, fix="choose one of them" if few else "look it up there",
            misspelt=written, known=known if isinstance(known, Mapping) else tuple(known),
        )  # fmt: skip
        self._reading.findings.append(finding)
        return None


def _made_of(value: object) -> str:
    """What YAML made of a value."""
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    return "a text" if isinstance(value, str) else "a yes or no" if isinstance(value, bool) else "a number"
