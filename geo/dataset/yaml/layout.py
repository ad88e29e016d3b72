"""Where the parts of a YAML file end, and what stands between them: for whoever adds to one.

Lines count from 0. libyaml lets a block list or mapping end after the comments and blank lines that follow it, so
the end is found here: at the end of its last value.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from geo.dataset.yaml.tree import Node, Tree

__all__ = ["YamlLines"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLOCK_SCALARS = ("|", ">")


class YamlLines:
    """The lines of a file whose tree is known."""

    def __init__(self, tree: Tree) -> None:
        self.text = tree.text
        self.lines: list[str] = tree.lines
        """Without line ends; after a last line end there is one more, empty line."""
        ends = list(_LINE_END.finditer(tree.text))
        self.starts = [0, *(end.end() for end in ends)]
        """The offset at which each line begins, in code points."""
        self._ends = [end[0] for end in ends]

    @property
    def whole_lines(self) -> list[str]:
        """All lines with their ends, a new list; joined they are the text."""
        return [self.text[start:end] for start, end in pairwise([*self.starts, len(self.text)]) if start < end]

    def line_end(self, line: int) -> str:
        """How a line ends; the last one as the one before it, and a file of one line as on Unix."""
        return self._ends[min(line, len(self._ends) - 1)] if self._ends else "\n"

    def last_line(self, node: Node) -> int:
        """The line on which a value ends; what follows it belongs to the file, not to the value."""
        node = _last_value(node)
        return self._end_of_block(node) if node.style in _BLOCK_SCALARS else node.end.line

    def keeps_what_follows(self, node: Node) -> bool:
        """Whether blank lines after a value would belong to it: it ends in a block scalar with a `+`."""
        node = _last_value(node)
        return node.style in _BLOCK_SCALARS and self._is_kept(node)

    def needs_line_end(self, node: Node) -> bool:
        """Whether a value would change if the file's last line got a line end: it is a block that keeps its own."""
        node = _last_value(node)
        if node.style not in _BLOCK_SCALARS or "-" in self._header(node):
            return False
        return self._end_of_block(node) == len(self.lines) - 1

    def after(self, node: Node, column: int) -> int:
        """The first line after a value and the comments that go with it: those indented further than `column`."""
        found = self.last_line(node) + 1
        for line in range(found, len(self.lines)):
            text = self.lines[line]
            if text.strip() and not (text.lstrip().startswith("#") and self.indent(line) > column):
                break
            if text.strip():
                found = line + 1
        return found

    def gap(self, nodes: Sequence[Node], column: int) -> int | None:
        """How many blank lines stand between the last two of some values; None where there is only one."""
        if len(nodes) < 2:
            return None
        start, end = self.after(nodes[-2], column), nodes[-1].mark.line
        return max(_blanks(self.lines[start:end]), _blanks(self.lines[start:end][::-1]))

    def indent(self, line: int) -> int:
        """How many spaces a line begins with."""
        return len(self.lines[line]) - len(self.lines[line].lstrip(" "))

    def block_lines(self, node: Node) -> list[int]:
        """The lines of a block scalar (`|` or `>`) that hold something, without the line of its header."""
        lines = range(node.mark.line + 1, self._end_of_block(node) + 1)
        return [line for line in lines if self.lines[line].strip(" ")]

    def _header(self, node: Node) -> str:
        return self.lines[node.mark.line][node.mark.column :].partition("#")[0]

    def _is_kept(self, node: Node) -> bool:
        return "+" in self._header(node)

    def _end_of_block(self, node: Node) -> int:
        # libyaml's mark stands where the line after the blank ones begins, or at the end of a file without line end.
        end = node.end.line if node.end.column else node.end.line - 1
        if self._is_kept(node):
            return end
        held = (line for line in range(node.mark.line + 1, end + 1) if self.lines[line].strip(" "))
        indent = self.indent(next(held, end))
        # A line of more spaces than the indent is text, though one cannot see it.
        while end > node.mark.line and not self.lines[end].strip(" ") and len(self.lines[end]) <= indent:
            end -= 1
        return end


def _last_value(node: Node) -> Node:
    while node.children and not node.style:
        node = list(node.children.values() if isinstance(node.children, dict) else node.children)[-1]
    return node


def _blanks(lines: list[str]) -> int:
    """How many of the first lines are blank."""
    return sum(1 for _ in takewhile(lambda line: not line.strip(), lines))
