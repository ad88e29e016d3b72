"""The documentation as tests read it: files, tables, blocks, code and command lines."""

import re
import shlex
import textwrap
from collections.abc import Iterator
from pathlib import Path

from repository import ROOT

__all__ = ["MARKDOWN", "PAGES", "block", "codes", "command_lines", "headings", "rows", "table", "text_of"]

_FENCED = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)
_NOT_OURS = {"documents", "build", "dist", "node_modules"}


def _is_ours(file: Path) -> bool:
    parts = file.relative_to(ROOT).parts
    return not any((part.startswith(".") and part != ".github") or part in _NOT_OURS for part in parts)


MARKDOWN = tuple(sorted(file.relative_to(ROOT).as_posix() for file in ROOT.rglob("*.md") if _is_ours(file)))
"""Every Markdown file of the repository."""
PAGES = tuple(name for name in MARKDOWN if "/" not in name or name.startswith(("docs/", "data/")))
"""Those that say what the program does."""


def text_of(name: str) -> str:
    """A file of the repository, by its path from there."""
    return (ROOT / name).read_text("utf-8")


def rows(text: str) -> list[list[str]]:
    """The cells of the first table in a text, without its head."""
    (found,) = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)[:1]
    return [line.strip("| ").split(" | ") for line in found.splitlines()][2:]


def table(name: str, heading: str) -> list[list[str]]:
    """The cells of the first table below a heading of a file, without its head."""
    section = re.split(r"^#{1,4} ", text_of(name).partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    assert "\n|" in section, f"{name}: no table below {heading}"
    return rows(section)


def block(name: str, marker: str) -> str:
    """The fenced block that follows a comment in a file, without the fence and the indentation of its list."""
    found = re.search(rf"^( *)<!-- {marker} -->\n\1```\w+\n(.*?)^\1```", text_of(name), re.DOTALL | re.MULTILINE)
    assert found, f"{name}: no block after {marker}"
    return textwrap.dedent(found[2])


def codes(text: str) -> list[str]:
    """The inline code of a text."""
    return re.findall(r"`([^`\n]+)`", _FENCED.sub("", text))


def headings(name: str) -> list[str]:
    """The headings of a Markdown file."""
    return re.findall(r"^#+ (.+)$", _FENCED.sub("", text_of(name)), re.MULTILINE)


def command_lines(name: str) -> Iterator[list[str]]:
    """The arguments of every `hotspots …` in a file, in its text and in its blocks of shell commands."""
    text = text_of(name)
    lines = [code for code in codes(text) if code.startswith("hotspots ")]
    for shell in re.findall(r"^ *```sh\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE):
        lines += [part.strip() for line in shell.splitlines() for part in line.split("&&")]
    for line in lines:
        program, *arguments = shlex.split(line) or [""]
        if program.rpartition("/")[2] == "hotspots":
            yield arguments
