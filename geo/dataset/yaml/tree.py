"""A tree of plain data in which every key and value knows where it stands in its file."""

import re
from functools import cached_property
from typing import Any, Protocol

from geo.dataset.yaml.encoding import split_lines
from geo.errors import Problem, quoted

__all__ = ["Node", "Path", "Tree", "YamlMark", "path_text"]

Path = tuple[str | int, ...]
"""Keys and indices from the top of the file, such as `("hotspots", "arctic", "excerpts", 2, "quote")`."""

_SIMPLE_KEY = re.compile(r"[\w-]{1,60}")


class YamlMark(Protocol):
    """A position in a text; all count from 0, in code points but for lines."""

    line: int
    column: int
    index: int


class Node:
    """A value and where it stands. Made only by `geo.dataset.yaml.reader`; nothing else may change one."""

    __slots__ = ("children", "end", "keys", "mark", "pending", "plain", "skip", "sound", "style", "value")

    def __init__(self, value: object, mark: YamlMark, end: YamlMark, style: str, plain: str | None = None) -> None:
        self.value: Any = value
        self.mark = mark
        self.end = end
        """Where it ends, exclusive; of a list or mapping in block style, only where it begins."""
        self.style = style
        """The character that opens it, one of `"'|>[{`; empty for plain text, and for lists and mappings in blocks."""
        self.plain = plain
        """How a plain scalar is written."""
        self.children: Any = None
        """Nodes by key of a mapping or by index of a list."""
        self.keys: dict[str, YamlMark] = {}
        """Where the keys of a mapping stand."""
        self.pending: str | None = None
        """While composing: the key whose value comes next."""
        self.skip = False
        """While composing: that value belongs to a key that does not count."""
        self.sound = True
        """False where the value's own problem has been noted, so that whatever follows from it is noise."""


class Tree:
    """The data of a file, the problems of its form, and where everything stands."""

    def __init__(self, name: str, text: str, problems: list[Problem], total: int) -> None:
        self.name = name
        self.text = text
        self.problems = problems
        """The first problems of form."""
        self.total = total
        """How many problems of form there are."""
        self.root: Node | None = None

    @property
    def data(self) -> Any:  # noqa: ANN401  whatever the file holds
        """Dictionaries, lists, text, numbers and booleans."""
        return self.root.value if self.root else None

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the source, without line ends."""
        return split_lines(self.text)

    def node(self, path: Path) -> tuple[Node | None, int, bool]:
        """The innermost node on a path, how many steps lead there, and whether all nodes on the way are sound."""
        node, steps = self.root, 0
        sound = node is not None and node.sound
        for step in path:
            try:
                node = node.children[step]  # type: ignore[union-attr]  # None raises the TypeError caught below
            except (KeyError, IndexError, TypeError):
                break
            steps += 1
            sound = sound and node.sound
        return node, steps, sound

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value at a path, of its key, or of the nearest thing around it."""
        node, steps, _ = self.node(path)
        mark = node.mark if node else None
        if key and steps:
            holder, _, _ = self.node(path[: steps - 1])
            mark = holder.keys.get(path[steps - 1], mark) if holder else mark  # type: ignore[arg-type]  # no index is a key
        return self.position(mark) if mark else (1, 1)

    def position(self, mark: YamlMark) -> tuple[int, int]:
        """Line and column of a mark, both from 1 and inside the file."""
        line = min(mark.line, len(self.lines) - 1)
        return line + 1, min(mark.column, len(self.lines[line])) + 1

    def problem(self, path: Path, place: tuple[int, int], words: tuple[str, str, str]) -> Problem:
        """A problem at a line and column; the words say what is wrong, what was expected, what to do."""
        line, column = place
        return Problem(
            file=self.name, line=line, column=column, path=path_text(path),
            what=words[0], expected=words[1], fix=words[2], source_line=self.lines[line - 1],
        )  # fmt: skip


def path_text(path: Path) -> str:
    """A path as people write it: `hotspots.arctic.excerpts[2].quote`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            shown = step if _SIMPLE_KEY.fullmatch(step) else quoted(step)
            text += f".{shown}" if text else shown
    return text
