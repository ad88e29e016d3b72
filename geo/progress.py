"""How far something is, on a terminal: one line, written over itself and gone at the end.

Elsewhere nothing is shown: a log has no use for fifty states of one line.
"""

import sys
import time
from typing import Self

from geo.text import visible

__all__ = ["Progress"]

_BAR = 30
"""Characters of the bar."""
_PATIENCE_S = 1.0
"""Who waits for less than that needs no bar."""


class Progress:
    """The line of one piece of work; `name` is what is worked on, empty for none."""

    def __init__(self, name: str = "") -> None:
        self._head = f"{visible(name)}: " if name else ""
        self._begun = time.monotonic()
        self._shown = ""

    def count(self, done: int, total: int) -> None:
        """So many things are done of so many."""
        self._show(f"{_bar(done / max(1, total))} {done} of {total}")

    def share(self, done: float) -> None:
        """The share that is done, 0 to 1."""
        self._show(f"{_bar(done)} {done:.0%}")

    def seconds(self, gone: float) -> None:
        """It takes so long already, and nobody knows how long it will."""
        self._show(f"reading, {gone:.0f} s")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # The line goes, however the work ends: an error stands on a line of its own.
        if self._shown:
            self._write("")

    def _show(self, text: str) -> None:
        if text != self._shown and time.monotonic() - self._begun > _PATIENCE_S and sys.stderr.isatty():
            self._write(self._head + text)
            self._shown = text

    def _write(self, line: str) -> None:
        sys.stderr.write(f"\r\033[K{line}")
        sys.stderr.flush()


def _bar(share: float) -> str:
    filled = int(_BAR * share)
    return "█" * filled + "░" * (_BAR - filled)
