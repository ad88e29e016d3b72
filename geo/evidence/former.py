"""A former edition of a data file, by a day, a revision of Git, the hash on a figure, or as a file.

What `since` may say, in this order: a day (`2026-03-01`: the last state that was committed before its end in UTC);
where files are allowed, one that is there; the beginning of a data hash, 8 to 64 hex digits; a revision of Git.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.dataset.dates import date_or_none, date_text
from geo.dataset.loader import Loaded, load, parse
from geo.dataset.since import is_data_hash, is_day, is_revision
from geo.errors import ByReader, HotspotsError, InvalidData, Option, quoted
from geo.evidence.current_lock import current_lock
from geo.evidence.edition import Edition, unproven
from geo.evidence.git_history import Commit, GitHistory
from geo.evidence.lock import check_lock, lock_of, lock_path
from geo.evidence.proof import Verification

__all__ = ["KEY_DIGITS", "FormerEdition", "data_history", "open_former"]

KEY_DIGITS: Final = 12
"""Digits of a data hash that stand in a link: figures print the first eight."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormerEdition:
    """A former edition, and how it is called."""

    edition: Edition
    """Its checks are those of the lock file that was there then."""
    checked: bool
    """Whether there was such a lock file; without one nothing is known of the checks."""
    key: str
    """What stands for it in a link: the day that was asked for, else the first digits of its data hash."""
    revision: Commit | None = None
    """The commit it was taken from; None for a file."""

    @property
    def label(self) -> str:
        """What stands after "since": `1 March 2026`, `the version of 27 February 2026`, `data 1a2b3c4d`."""
        if is_day(self.key):
            return date_text(self.key)
        if self.revision is not None:
            return f"the version of {date_text(self.revision.day)}"
        return f"data {self.edition.sha256[:8]}"

    @property
    def state(self) -> str:
        """Which state of the data it is: `data 9f8e7d6c of 27 February 2026`."""
        of = f" of {date_text(self.revision.day)}" if self.revision is not None else ""
        return f"data {self.edition.sha256[:8]}{of}"

    @property
    def origin(self) -> str:
        """Where it comes from: `commit 1a2b3c4d5e of 27 February 2026, data 9f8e7d6c`."""
        data = f"data {self.edition.sha256[:8]}"
        if self.revision is None:
            return data
        return f"commit {self.revision.sha[:10]} of {date_text(self.revision.day)}, {data}"


def data_history(data_file: Path) -> GitHistory:
    """The history of a data file with its lock file."""
    file = data_file.resolve()
    return GitHistory(file=file, beside=(lock_path(file).name,))


def open_former(since: str, data_file: Path, *, files: bool = False) -> FormerEdition:
    """The former edition of a data file.

    `files` allows a path; never for what comes from a link. Raises HotspotsError where there is no such edition, where
    it cannot be read by this program, and where git is needed and is not there.
    """
    if is_day(since) and date_or_none(since) is None:
        raise _not_understood(since, "is no day of the calendar")
    if is_day(since):
        history = data_history(data_file)
        return _committed(history, history.on(since), since)
    if files and since and (path := Path(since)).exists():
        return _of_file(path)
    if not is_revision(since):
        raise _not_understood(since, "is no day, data hash or revision" + (", and no file that is there" * files))
    history = data_history(data_file)
    if is_data_hash(since):
        if (found := history.with_content(since)) is not None:
            return _committed(history, found, None)
        if len(since) == 64:
            raise _not_understood(since, "is the hash of no state of the data file that was committed")
    return _committed(history, history.at(since), None)


def _not_understood(since: str, what: str) -> HotspotsError:
    return HotspotsError(
        where=Option("since"),
        what=f"{quoted(since)} {what}",
        expected=ByReader(
            cli="a day such as 2026-03-01, the data hash of a figure, a revision of Git or an older file was expected",
            page="a day such as 2026-03-01, the data hash of a figure or a revision of Git was expected",
        ),
        remedy=ByReader(cli="`git log -- FILE` lists revisions", page="choose one of the list"),
    )


def _of_file(path: Path) -> FormerEdition:
    loaded = load(path)
    try:
        verification = check_lock(loaded.dataset, loaded.sha256, current_lock(loaded.path, loaded.sha256))
    except HotspotsError as error:
        return _former(loaded, unproven(loaded.dataset, error.complaint), checked=False)
    return _former(loaded, verification, checked=True)


def _former(loaded: Loaded, verification: Verification, *, checked: bool) -> FormerEdition:
    edition = Edition(dataset=loaded.dataset, sha256=loaded.sha256, verification=verification)
    return FormerEdition(edition=edition, checked=checked, key=loaded.sha256[:KEY_DIGITS])


def _committed(history: GitHistory, revision: Commit, day: str | None) -> FormerEdition:
    name = f"{history.file.name} of {revision.sha[:10]}"
    data = history.content(revision)
    if data is None:
        raise HotspotsError(
            where=Option("since"),
            what=f"{quoted(history.file.name)} was not there at {revision.sha[:10]}, of {revision.day}",
            expected="a revision that has the data file was expected",
            remedy=ByReader(cli=f"`git log -- {history.file.name}` lists them", page="choose one of the list"),
        )
    try:
        dataset = parse(data, name)
    except InvalidData as error:
        first = error.problems[0]
        raise HotspotsError(
            where=Option("since"),
            what=f"{name} is not in order, by the rules of today: {first.path}: {first.what}",
            expected="a state that can be read was expected",
            remedy="choose a later one",
        ) from error
    sha256 = hashlib.sha256(data).hexdigest()
    lock = lock_path(history.file)
    try:
        written = history.content(revision, lock)
        verification = None if written is None else check_lock(dataset, sha256, lock_of(written, lock))
    except HotspotsError:  # what was damaged then tells nothing today
        verification = None
    reason = HotspotsError(where=lock, what="there was none that can be read").complaint
    return FormerEdition(
        edition=Edition(dataset=dataset, sha256=sha256, verification=verification or unproven(dataset, reason)),
        checked=verification is not None,
        key=day or sha256[:KEY_DIGITS],
        revision=revision,
    )
