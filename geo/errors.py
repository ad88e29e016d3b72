"""Errors that a user may see, and the report on a file that is not right.

HotspotsError          anything that the user can put right; str() is one line, or a whole report
└── InvalidData        the content of a data file: every problem found in it, with its position
"""

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from geo.text import counted, visible

__all__ = ["REPORTED", "HotspotsError", "InvalidData", "Problem", "missing_library", "nearest", "quoted"]

REPORTED = 100
"""Problems in one report: nobody reads more before mending the first ones."""

_LINE_WIDTH = 100
_LEAD = 40
_QUOTED = 60
_LONGEST_NAME = 80


class HotspotsError(Exception):
    """Something the user can put right; `str()` says where, what is wrong, what was expected, what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with a file. Line and column count from 1, columns in code points."""

    file: str
    line: int
    column: int
    path: str
    """Key path such as `hotspots.arctic.excerpts[2].quote`; empty for the file as a whole."""
    what: str
    expected: str
    fix: str
    source_line: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}: " + (f"{self.path}: " if self.path else "")
        return f"{where}{self.what}; {self.expected}; {self.fix}"

    def render(self) -> str:
        """The message, the source line below it and a caret below that."""
        shown, indent = _cut(self.source_line, self.column - 1)
        gutter = f"{self.line:>5} | "
        return f"{self}\n{gutter}{shown}".rstrip() + f"\n{' ' * (len(gutter) - 2)}| {' ' * indent}^"


class InvalidData(HotspotsError):  # noqa: N818  the data is the news, not the error
    """A data file with problems; `problems` holds the first of them by line and column, `total` counts all."""

    def __init__(self, problems: Iterable[Problem], total: int | None = None) -> None:
        ordered = sorted(problems, key=lambda problem: (problem.line, problem.column, problem.path))
        self.problems: tuple[Problem, ...] = tuple(ordered[:REPORTED])
        self.total: int = len(ordered) if total is None else total
        super().__init__(self.problems, self.total)

    def __str__(self) -> str:
        file = self.problems[0].file
        more = self.total - len(self.problems)
        tail = f" (the first {len(self.problems)} are shown, {more:,} more are not)" if more else ""
        return "\n".join(
            [*(problem.render() for problem in self.problems), f"{counted(self.total, 'problem')} in {file}{tail}"]
        )


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three known names that `name` may be a misspelling of, the likeliest first; case does not matter."""
    if len(name) > _LONGEST_NAME:
        return ()
    by_folded = {candidate.casefold(): candidate for candidate in known}
    return tuple(by_folded[match] for match in difflib.get_close_matches(name.casefold(), by_folded, n=3))


def missing_library(error: ImportError) -> str:
    """What a failed import comes to for a user: the library by its import name, what was expected, what to do."""
    name = _missing_name(error)
    what = f"the library `{name}`, which is missing" if name else f"a library that does not load, {quoted(str(error))}"
    return f"needs {what}; all that hotspots is installed with was expected; install hotspots again"


def _missing_name(error: BaseException | None) -> str | None:
    # A library that words a failed import anew may leave out the name; what it met before still has it.
    while error is not None:
        if isinstance(error, ModuleNotFoundError) and error.name:
            return error.name.partition(".")[0]
        error = error.__cause__ or error.__context__
    return None


def quoted(text: str) -> str:
    """The text between back quotes, on one line, harmless to a terminal, and cut where it is long."""
    safe = visible(text[: _QUOTED + 1]).replace("`", "'")
    return f"`{safe[:_QUOTED]}…`" if len(safe) > _QUOTED else f"`{safe}`"


def _cut(line: str, offset: int) -> tuple[str, int]:
    """The part of a line around a code point, and the width in terminal cells of what stands before it."""
    start = 0 if len(line) <= _LINE_WIDTH else max(0, min(offset - _LEAD, len(line) - _LINE_WIDTH))
    end = start + _LINE_WIDTH
    before = "…" if start else ""
    shown = visible(line[start:end])
    width = len(before) + sum(_cells(character) for character in shown[: max(0, offset - start)])
    return before + shown + ("…" if end < len(line) else ""), width


def _cells(character: str) -> int:
    """How many terminal cells a character takes (UAX 11; marks and format characters take none)."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
