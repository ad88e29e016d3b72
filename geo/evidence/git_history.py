"""The former states of a file that Git keeps: the one place where git is run.

It is run as a program with a list of arguments, never through a shell; what came from outside fits a strict pattern and
stands behind `--end-of-options`. Git asks for nothing here, fetches nothing, writes nothing and runs no other program.
"""

import hashlib
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Final

from geo.dataset.since import is_revision
from geo.errors import ByReader, HotspotsError, quoted
from geo.evidence.file_renames import Rename, read_renames
from geo.text import visible

__all__ = ["Commit", "GitHistory"]

TIMEOUT_S: Final = 30.0
"""Nothing that is asked for takes a second in a repository of usual size."""
LARGEST_BYTES: Final = 64 * 1024 * 1024
"""No data file and no lock file is larger."""
_AT_ONCE: Final = 50
"""States that are read in one run of git."""

_PROGRAM: Final = (
    "git", "--no-pager", "--no-optional-locks", "--literal-pathspecs",
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=", "-c", "log.showSignature=false",
)  # fmt: skip

_FOLLOW: Final = (
    "log", "--follow", "--first-parent", "-m", "--no-ext-diff", "--no-textconv", "--diff-filter=R", "--name-status",
    "-z", "--format=%H", "HEAD", "--",
)  # fmt: skip
"""Lists the commits of the branch that gave a file another name or place, the newest first; the file comes behind. A
merge is held against its first parent, and git takes two files for one where half of their content is the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Commit:
    """A commit: its hash, 40 or 64 hex digits, and the day on which it was committed, UTC, as YYYY-MM-DD."""

    sha: str
    day: str


@dataclass(frozen=True, kw_only=True)
class GitHistory:
    """The history of one file, as the branch that is checked out has it, under the names that it had before, too."""

    file: Path
    beside: tuple[str, ...] = ()
    """Names of files beside it whose changes count as its own, such as its lock file."""

    def revisions(self) -> tuple[Commit, ...]:
        """The commits that changed the file, newest first: along the first parent of each, as the branch itself grew.

        What was merged counts from its merge on. Raises HotspotsError where there is no git, no repository, and where
        the file was never committed.
        """
        return self._revisions("--first-parent", "HEAD")

    def at(self, revision: str) -> Commit:
        """The commit that a name stands for. Raises HotspotsError where there is none, or the name is no such name."""
        if not is_revision(revision):
            raise self._error(
                f"{quoted(revision)} is no name of a revision", "a tag, a branch or a commit's hash was expected"
            )
        commit = self._answer("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if not commit:
            self._inside()
            raise self._error(
                self._partly(f"there is no revision {quoted(revision)} in the repository{{}}"),
                "a tag, a branch or a commit's hash was expected",
                ByReader(cli="`git log -- FILE` lists them", page="choose one of the list"),
            )
        return next(_read_revisions(self._run("rev-list", "--timestamp", "--max-count=1", commit)))

    def on(self, day: str) -> Commit:
        """The newest commit of the file before the end of a day (YYYY-MM-DD, UTC).

        Raises HotspotsError where the first one is younger.
        """
        known = self.revisions()
        found = next((revision for revision in known if revision.day <= day), None)
        if found is None:
            raise self._error(
                self._partly(f"its history{{}} begins on {known[-1].day}, after {day}"),
                "a day since then was expected",
                f"choose {known[-1].day} or a later day",
            )
        return found

    def with_content(self, sha256: str) -> Commit | None:
        """The newest commit, of all branches, where the file's SHA-256 begins so; None where none does.

        Raises HotspotsError where the beginning fits several contents.
        """
        found: dict[str, Commit] = {}
        for revision, content in self._states():
            whole = hashlib.sha256(content).hexdigest()
            if whole.startswith(sha256):
                found.setdefault(whole, revision)
        if len(found) > 1:
            raise self._error(
                f"{quoted(sha256)} begins the hash of {len(found)} states of the file: {', '.join(sorted(found))}",
                "one was expected",
                "give more of its digits",
            )
        return next(iter(found.values()), None)

    def content(self, revision: Commit, file: Path | None = None) -> bytes | None:
        """The content of the file at a revision, or of another file beside it; None where it was not there."""
        names = [f"{revision.sha}:{path}" for path in self._names_at(revision, (file or self.file).name)]
        return next((content for content in self._contents(names) if content is not None), None)

    def _revisions(self, *which: str) -> tuple[Commit, ...]:
        self._inside()
        if not self._answer("rev-parse", "--verify", "--quiet", "HEAD^{commit}"):
            raise self._error("nothing is committed in its repository", _EXPECTED, _COMMIT)
        renames = {name: self._renames(name) for name in (self.file.name, *self.beside)}
        up = self._answer("rev-parse", "--show-cdup") or "./"
        former = (f"{up}{one.before}" for chain in renames.values() for one in chain)
        paths = (f"./{name}" for name in renames)
        found = tuple(_read_revisions(self._run("rev-list", "--timestamp", *which, "--", *paths, *former)))
        if not found:
            raise self._error("it was never committed", _EXPECTED, _COMMIT)
        return found

    def _renames(self, name: str) -> tuple[Rename, ...]:
        """The renames of the file, or of one beside it, that the branch has seen; the newest first."""
        if name not in self._known:
            done = self._finished((*_FOLLOW, f"./{name}"), b"")
            self._known[name] = () if done.returncode else tuple(read_renames(done.stdout))
        return self._known[name]

    @cached_property
    def _known(self) -> dict[str, tuple[Rename, ...]]:
        return {}

    def _names_at(self, revision: Commit, name: str) -> list[str]:
        """The paths under which a file may stand at a revision: that of the time first, then its others."""
        renames = self._renames(name)
        paths = [f"./{name}", *(rename.before for rename in renames)]
        then = (n for n, one in enumerate(renames) if self._has(revision, one.sha))
        return list(dict.fromkeys([paths[next(then, len(renames))], *paths]))

    def _states(self) -> Iterator[tuple[Commit, bytes]]:
        """Every content of the file that was committed, once, the newest first."""
        known = self._revisions("--all", "--full-history")
        named: dict[str, Commit] = {}
        names = (f"./{self.file.name}", *(rename.before for rename in self._renames(self.file.name)))
        both = [(revision, f"{revision.sha}:{name}") for revision in known for name in names]
        answer = self._batch("--batch-check=%(objectname)", [path for _, path in both])
        for (revision, _), line in zip(both, answer.splitlines(), strict=True):
            name = line.decode(errors="replace")
            if re.fullmatch(r"[0-9a-f]{40,64}", name):
                named.setdefault(name, revision)
        blobs = list(named)
        for start in range(0, len(blobs), _AT_ONCE):
            some = blobs[start : start + _AT_ONCE]
            for name, content in zip(some, self._contents(some), strict=True):
                if content is not None:
                    yield named[name], content

    def _contents(self, names: Sequence[str]) -> Iterator[bytes | None]:
        answer = self._batch("--batch=%(objecttype) %(objectsize)", names)
        place = 0
        for _ in names:
            end = answer.index(b"\n", place)
            kind, _, size = answer[place:end].rpartition(b" ")
            place = end + 1
            if kind != b"blob":  # `… missing`, or a folder of that name
                yield None
                place += int(size) + 1 if size.isdigit() else 0
                continue
            if int(size) > LARGEST_BYTES:
                raise self._error("a former state of it is larger than 64 MiB", "a data file was expected")
            yield answer[place : place + int(size)]
            place += int(size) + 1

    def _batch(self, how: str, names: Sequence[str]) -> bytes:
        if "\n" in self.file.name:
            raise self._error("its name has a line break", "a name of one line was expected", "give it another name")
        return self._run("cat-file", how, given="".join(f"{name}\n" for name in names).encode())

    def _inside(self) -> None:
        """Raise HotspotsError where the file lies in no repository of git."""
        if self._answer("rev-parse", "--is-inside-work-tree") != "true":
            raise self._error("it is in no Git repository", _EXPECTED, _COMPARE_FILES)

    def _partly(self, what: str) -> str | ByReader:
        """The words with what is to be said of a shallow clone, if it is one, in place of `{}`."""
        if self._answer("rev-parse", "--is-shallow-repository") != "true":
            return what.format("")
        part = ", of which only a part is here (a shallow clone{}),"
        return ByReader(
            cli=what.format(part.format(": `git fetch --unshallow` brings the rest")), page=what.format(part.format(""))
        )

    def _answer(self, *arguments: str) -> str:
        """What git says to a question, in one line; empty where it says no."""
        return self._finished(arguments, b"").stdout.decode(errors="replace").strip()

    def _has(self, revision: Commit, earlier: str) -> bool:
        """Whether a commit comes before a revision, or is that."""
        return self._finished(("merge-base", "--is-ancestor", earlier, revision.sha), b"").returncode == 0

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        done = self._finished(arguments, given)
        if done.returncode != 0:
            why = visible(done.stderr.decode(errors="replace").strip().partition("\n")[0][:200])
            raise self._error(f"git cannot tell its history ({why or f'it ended with {done.returncode}'})", _EXPECTED)
        return done.stdout

    def _finished(self, arguments: Sequence[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
        command = [*_PROGRAM, *arguments]
        try:
            done = subprocess.run(  # noqa: S603  no shell; what came from outside was matched against a pattern
                command, cwd=self.file.parent, input=given, capture_output=True, timeout=TIMEOUT_S, check=False,
                env=_environment(),
            )  # fmt: skip
        except FileNotFoundError as error:
            what = "git is not installed" if self.file.parent.is_dir() else "its folder is not there"
            raise self._error(what, _EXPECTED, _COMPARE_FILES) from error
        except OSError as error:
            raise self._error(f"git does not run ({error.strerror})", _EXPECTED, _COMPARE_FILES) from error
        except subprocess.TimeoutExpired as error:
            raise self._error(f"git took more than {TIMEOUT_S:.0f} seconds", _EXPECTED) from error
        if b"dubious ownership" in done.stderr:
            raise self._error(
                "its repository belongs to somebody else, so git does not read it", _EXPECTED,
                ByReader(cli="`git config --global --add safe.directory FOLDER` lets it", page=_ASK),
            )  # fmt: skip
        return done

    def _error(self, what: str | ByReader, expected: str, remedy: str | ByReader = "") -> HotspotsError:
        return HotspotsError(where=self.file, what=what, expected=expected, remedy=remedy)


_ASK: Final = "ask whoever keeps this map"
_EXPECTED: Final = "its history was expected"
_COMMIT: Final = ByReader(cli="commit it, or name an older copy of it", page=_ASK)
_COMPARE_FILES: Final = ByReader(cli="name an older copy of the file instead", page=_ASK)


def _read_revisions(answer: bytes) -> Iterator[Commit]:
    for line in answer.decode().splitlines():
        seconds, commit = line.split()
        yield Commit(sha=commit, day=f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%d}")


def _environment() -> dict[str, str]:
    """That of this process without what would lead git to another repository, and with English words."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**own, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
