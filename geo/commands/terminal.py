"""How commands print: results to stdout, all else to stderr, and lines no wider than a reader likes them.

How far something is stands on one line of a terminal, written over itself and gone at the end. Elsewhere nothing is
shown: a log has no use for fifty states of one line.
"""

import argparse
import json
import shlex
import shutil
import sys
import time
from typing import Self

from geo.text import visible

__all__ = [
    "ProgressLine",
    "follow_up",
    "page_width",
    "say",
    "say_exactly",
    "say_json",
    "screen_width",
    "warn",
    "window_width",
]

_WIDEST = 100
"""Longer lines are hard to read, however wide the terminal."""


def follow_up(command: str, options: argparse.Namespace) -> str:
    """Return a command line that goes on with the same files as this one: `--data` and `--documents` where given."""
    given = {f"--{name}": getattr(options, name) for name in ("data", "documents") if getattr(options, name)}
    return f"hotspots {command}" + "".join(f" {name} {shlex.quote(str(path))}" for name, path in given.items())


def window_width() -> int:
    """Characters of a line on this terminal."""
    return min(_WIDEST, shutil.get_terminal_size().columns)


def page_width() -> int | None:
    """Characters of a line of a page; None in a pipe, where lines stay whole, so that a search finds every phrase."""
    return window_width() if sys.stdout.isatty() else None


def screen_width() -> int | None:
    """Characters that fit beside each other on this terminal; None in a pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def say(*lines: str) -> None:
    """Print lines of the result."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def say_exactly(content: bytes) -> None:
    """Write a result for a program or to be pasted: UTF-8 whatever the terminal can show, so that no letter is lost."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def say_json(value: object) -> None:
    """Print the result for a program."""
    say_exactly(f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode(errors="replace"))


def warn(*lines: str) -> None:
    """Print lines that are no part of the result, after what has been printed of it."""
    sys.stdout.flush()
    sys.stderr.writelines(f"{line}\n" for line in lines)


_BAR = 30
"""Characters of the bar."""
_PATIENCE_S = 1.0
"""Who waits for less than that needs no bar."""


class ProgressLine:
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
