"""Errors that a user may see, and the report on a file that is not right.

HotspotsError          anything that the user can put right; its complaint is one line
└── InvalidData        the content of a data file: every problem found in it, with its position

Where code decides on an error it has a class of its own, such as FileChanged; no code looks into what one says. That
is put together from its fields at the very end, on the command line by `str()` and on the page by
`geo.page.shared.complaints`.
"""

import difflib
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from geo.text import counted, visible

__all__ = [
    "REPORTED",
    "ByReader",
    "Complaint",
    "HotspotsError",
    "InvalidData",
    "Option",
    "Position",
    "Problem",
    "Words",
    "missing_library",
    "nearest",
    "quoted",
]

REPORTED = 100
"""Problems in one report: nobody reads more before mending the first ones."""

_LINE_WIDTH = 100
_LEAD = 40
_QUOTED = 60
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class ByReader:
    """Words that differ for who has a command line and who has only the page."""

    cli: str
    page: str

    def __str__(self) -> str:
        return self.cli


@dataclass(frozen=True, slots=True)
class Option:
    """Something that is stated by an option of the command line, and in a box of the page: `label`."""

    name: str

    def __str__(self) -> str:
        return f"--{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place in a file. Line and column count from 1, columns in code points."""

    file: Path
    line: int
    column: int
    path: str
    """Key path such as `hotspots.arctic.excerpts[2].quote`; empty for the file as a whole."""

    def __str__(self) -> str:
        return f"{visible(str(self.file))}:{self.line}:{self.column}" + (f": {self.path}" if self.path else "")


Words = str | ByReader
Where = Words | Path | Option | Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """Where something is wrong, what, what was expected and what to do, for whoever reads it; without a full stop."""

    where: Where = ""
    """The file, option or thing that it is about; empty where the words say so."""
    what: Words
    expected: Words = ""
    remedy: Words = ""

    def __str__(self) -> str:
        return self.put(_for_command_line)

    def put(self, say: Callable[[Where], str]) -> str:
        """The complaint in one line, `where: what; expected; remedy`; `say` turns each field into words."""
        where, *rest = (say(part) for part in (self.where, self.what, self.expected, self.remedy))
        return (f"{where}: " if where else "") + "; ".join(part for part in rest if part)

    def inside(self, where: Where) -> "Complaint":
        """The same complaint about a part of something; where in it is said as part of what is wrong."""
        return replace(self, where=where, what=f"{self.where}: {self.what}" if self.where else self.what)


def _for_command_line(part: Where) -> str:
    return visible(str(part)) if isinstance(part, Path) else str(part)


class HotspotsError(Exception):
    """Something the user can put right; `str()` is its complaint as the command line says it."""

    def __init__(self, *, what: Words, where: Where = "", expected: Words = "", remedy: Words = "") -> None:
        self.complaint = Complaint(where=where, what=what, expected=expected, remedy=remedy)
        super().__init__(self.complaint)

    @classmethod
    def saying(cls, told: Complaint) -> Self:
        """The error with this complaint."""
        return cls(where=told.where, what=told.what, expected=told.expected, remedy=told.remedy)

    def __str__(self) -> str:
        return str(self.complaint)

    def __reduce__(self) -> tuple[Callable[[Complaint], Self], tuple[Complaint]]:
        return type(self).saying, (self.complaint,)


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

    def error(self) -> HotspotsError:
        """The problem as an error by itself, told in one line."""
        where = Position(file=Path(self.file), line=self.line, column=self.column, path=self.path)
        return HotspotsError(where=where, what=self.what, expected=self.expected, remedy=self.fix)

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
        super().__init__(where=Path(self.problems[0].file), what=counted(self.total, "problem"))

    def __str__(self) -> str:
        return self.report(self.problems[0].file)

    def report(self, file: str) -> str:
        """Every problem with its line, under this name of the file, and how many there are."""
        more = self.total - len(self.problems)
        tail = f" (the first {len(self.problems)} are shown, {more:,} more are not)" if more else ""
        shown = (replace(problem, file=file).render() for problem in self.problems)
        return "\n".join([*shown, f"{counted(self.total, 'problem')} in {file}{tail}"])

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Problem, ...], int]]:  # type: ignore[override]  # made of other things
        return type(self), (self.problems, self.total)


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three known names that `name` may be a misspelling of, the likeliest first; case does not matter."""
    if len(name) > _LONGEST_NAME:
        return ()
    by_folded = {candidate.casefold(): candidate for candidate in known}
    return tuple(by_folded[match] for match in difflib.get_close_matches(name.casefold(), by_folded, n=3))


def missing_library(error: ImportError) -> Complaint:
    """What a failed import comes to for a user: the library by its import name, what was expected, what to do."""
    name = _missing_name(error)
    what = f"the library `{name}`, which is missing" if name else f"a library that does not load, {quoted(str(error))}"
    return Complaint(
        what=f"needs {what}",
        expected="all that hotspots is installed with was expected",
        remedy="install hotspots again",
    )


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
