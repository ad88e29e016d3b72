"""The former names of a file, read from what git prints of the commits that gave it another one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Rename", "read_renames"]

_SHA = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_RENAMED = re.compile(r"R[0-9]{3}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Rename:
    """A commit that gave a file another name or place; paths are from the top of the repository."""

    sha: str
    before: str
    after: str


def read_renames(answer: bytes) -> Iterator[Rename]:
    """The renames in an answer of git, parted by zeros: hashes, and behind each `R095` with two paths.

    What is no UTF-8 gives none, and a name with a line break ends the list.
    """
    try:
        words = iter(answer.decode().split("\0"))
    except UnicodeDecodeError:
        return
    sha = ""
    for word in words:
        told = word.strip("\n")
        if _SHA.fullmatch(told):
            sha = told
        elif _RENAMED.fullmatch(told):
            before, after = next(words, ""), next(words, "")
            if not (sha and before and after) or "\n" in before:
                return
            yield Rename(sha=sha, before=before, after=after)
