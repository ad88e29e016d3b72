"""Additions put into the bytes of a data file: new lines between the old ones, in their style, and proven.

The proof does not trust what wrote the lines: the new file must parse to the old data plus exactly the additions, and
every old line must stand in it byte for byte and in order.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from geo.dataset.additions import Addition, IdTaken, NewExcerpt, NewHotspot, NewSource, NoSuchHotspot, added, plain_data
from geo.dataset.loader import parse
from geo.dataset.model import Dataset, Excerpt
from geo.dataset.yaml.layout import YamlLines
from geo.dataset.yaml.reader import compose_tree
from geo.dataset.yaml.tree import Node, Path, Tree
from geo.dataset.yaml.writer import YamlWriter, like_items, scalar
from geo.errors import ByReader, HotspotsError, InvalidData, quoted
from geo.text import FORBIDDEN, character_name

__all__ = ["insert", "replace_scalar"]

_ONE_LINE = (
    "the bracket that closes this stands on the line of its last item",
    "a closing bracket on a line of its own is expected, since only whole lines are added",
    "put a line break before it, or write the items as a block, without brackets",
)
_NO_LINE_END = (
    "the file ends inside a block of text, without a line end",
    "a line end is expected, since the text would change with what is added below it",
    "add one at the end of the file",
)
_BLOCK = ("this is no text on one line", "plain or quoted text is expected", "change it by hand")
_BY_HAND = ByReader(
    cli="nothing was written; add it by hand as `hotspots suggest SOURCE --yaml` shows it",
    page="nothing was written; add it to the data file by hand",
)


def insert(data: bytes, name: str, additions: tuple[Addition, ...]) -> bytes:
    """The file with the additions, each at the end of what it joins; only lines are added.

    `name` stands for the file in errors. Raises InvalidData where the file is not in order as it is, HotspotsError
    where an addition does not fit it (an id that is there, a hotspot that is not, a character that nobody sees, a
    reference that leads nowhere), where the file's form does not allow it, or where the proof fails.
    """
    old = parse(data, name)
    wanted = _wanted(old, additions, name)
    _refuse_hidden(additions, name)
    new = _Additions(compose_tree(data, name)).text(additions).encode()
    _prove(data, new, wanted, name)
    return new


def replace_scalar(data: bytes, name: str, path: Path, old: str, new: str) -> bytes:
    """The file with one text, such as a SHA-256, in place of another; nothing else changes.

    It is written as the old one was: plain or quoted. Raises InvalidData where the file is not in order before,
    HotspotsError where `old` does not stand at the path, is a block, or the file would not be in order after.
    """
    parse(data, name)
    tree = compose_tree(data, name)
    node, steps, _ = tree.node(path)
    if node is None or steps < len(path) or node.value != old:
        raise tree.problem(path, tree.place(path), _words_not_there(old)).error()
    if node.style in {"|", ">", "[", "{"}:
        raise tree.problem(path, tree.place(path), _BLOCK).error()
    text = tree.text[: node.mark.index] + scalar(new, node.style) + tree.text[node.end.index :]
    changed = text.encode()
    _parse_changed(changed, name)
    wanted = deepcopy(tree.data)
    _set(wanted, path, new)
    if compose_tree(changed, name).data != wanted:
        raise HotspotsError(
            where=FilePath(name),
            what="the new text does not read as it is meant; nothing was written",
            remedy="change it by hand",
        )
    return changed


@dataclass(frozen=True, slots=True, kw_only=True)
class _NewLines:
    """New lines before an old one; line ends are added when they are put in."""

    line: int
    lines: tuple[str, ...]
    ending: str


class _Additions:
    """Turns additions into lines for one file."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.layout = YamlLines(tree)
        self.writer = YamlWriter(self.layout)

    def text(self, additions: tuple[Addition, ...]) -> str:
        """The text with the additions; where its last line has no end, the new last line has none either."""
        lines = self.layout.whole_lines
        without_end = not lines[-1].endswith(("\n", "\r"))
        by_line: dict[int, list[str]] = {}
        for new in self._lines(additions):
            by_line.setdefault(new.line, []).extend(line + new.ending for line in new.lines)
        for at in sorted(by_line, reverse=True):
            block = by_line[at]
            if at == len(lines) and without_end:
                ending = self.layout.line_end(at - 1)
                lines[-1] += ending
                block[-1] = block[-1].removesuffix(ending)
            lines[at:at] = block
        return "".join(lines)

    def _lines(self, additions: tuple[Addition, ...]) -> list[_NewLines]:
        """All new lines; those at the same place in the order in which they belong there."""
        sources = {new.id: plain_data(new.source) for new in additions if isinstance(new, NewSource)}
        hotspots = {new.id: plain_data(new.hotspot) for new in additions if isinstance(new, NewHotspot)}
        excerpts: dict[str, list[Excerpt]] = {}
        for new in additions:
            if isinstance(new, NewExcerpt):
                excerpts.setdefault(new.hotspot, []).append(new.excerpt)
        found = []
        for id_, more in excerpts.items():
            values = [plain_data(excerpt) for excerpt in more]
            if id_ in hotspots:
                hotspots[id_]["excerpts"] += values
            else:
                found.append(self._excerpts(id_, values))
        found += [self._entries("hotspots", hotspots)] if hotspots else []
        found += [self._entries("sources", sources)] if sources else []
        return found

    def _entries(self, key: str, entries: dict[str, dict[str, Any]]) -> _NewLines:
        """The lines for new sources or hotspots."""
        holder = self._node((key,))
        likes, mark = like_items([holder]), self.writer.key_mark(holder)
        if holder.style:
            items = [self.writer.flow_entry(id_, value, likes, key_mark=mark) for id_, value in entries.items()]
            return self._in_brackets((key,), holder, items)
        blocks = [
            self.writer.entry(id_, value, likes, holder.mark.column, key_mark=mark) for id_, value in entries.items()
        ]
        others = [self._node(("hotspots" if key == "sources" else "sources",))]
        return self._in_block(holder, others, self._node(()).mark.column, blocks)

    def _excerpts(self, id_: str, values: list[dict[str, Any]]) -> _NewLines:
        """The lines for new excerpts of a hotspot that is there."""
        path = ("hotspots", id_, "excerpts")
        holder = self._node(path)
        lists = [spot.children["excerpts"] for spot in reversed(self._node(("hotspots",)).children.values())]
        lists = [holder, *(other for other in lists if other is not holder)]
        likes = like_items(lists)
        if holder.style:
            return self._in_brackets(path, holder, [self.writer.flow(value, likes) for value in values])
        likes = [like for like in likes if like.base == holder.mark.column] or likes
        blocks = [self.writer.item(value, likes, holder.mark.column) for value in values]
        return self._in_block(holder, lists[1:], self._node(path[:-1]).mark.column, blocks)

    def _in_block(self, holder: Node, others: Iterable[Node], column: int, blocks: list[list[str]]) -> _NewLines:
        """Lines at the end of a block list or mapping; `column` is that of what holds it."""
        gaps = (self.layout.gap(_children(node), node.mark.column) for node in (holder, *others))
        blank = [""] * next((gap for gap in gaps if gap is not None), 0)
        last = _children(holder)[-1]
        if self.layout.needs_line_end(last):
            raise self.tree.problem((), (len(self.layout.lines), 1), _NO_LINE_END).error()
        at = self.layout.after(last, column)
        comments = self.layout.lines[self.layout.last_line(last) + 1 : at]
        lines = [line for block in blocks for line in (*blank, *block)]
        if not comments and self.layout.keeps_what_follows(last):
            del lines[: len(blank)]
        elif not blank and not all(line.strip() for line in comments):
            # A comment that stands apart would be read as the heading of what is added below it.
            lines.insert(0, "")
        return _NewLines(line=at, lines=tuple(lines), ending=self.layout.line_end(at - 1))

    def _in_brackets(self, path: Path, holder: Node, items: list[str]) -> _NewLines:
        """Lines before the bracket that closes a list or mapping, which must stand first on its line."""
        last = _children(holder)[-1]
        at = holder.end.line
        before = self.layout.lines[at][: holder.end.column - 1]
        if before.strip():
            raise self.tree.problem(path, self.tree.place(path), _ONE_LINE).error()
        start = last.mark if isinstance(holder.children, list) else list(holder.keys.values())[-1]
        own_line = self.layout.indent(start.line) == start.column
        indent = " " * (start.column if own_line else len(before) + 2)
        ends_with_comma = self._comma_between(last, at)
        lines = [f"{indent}{item}," for item in items] if ends_with_comma else [f"{indent}, {item}" for item in items]
        return _NewLines(line=at, lines=tuple(lines), ending=self.layout.line_end(at - 1))

    def _comma_between(self, last: Node, closing: int) -> bool:
        """Whether a comma stands between the last item and the line of the bracket; one in a comment is none."""
        first = self.layout.lines[last.end.line][last.end.column :]
        rest = self.layout.lines[last.end.line + 1 : closing]
        return any("," in line.partition("#")[0] for line in (first, *rest))

    def _node(self, path: Path) -> Node:
        node, _, _ = self.tree.node(path)
        assert node is not None, "the file was parsed before"
        return node


def _children(node: Node) -> Sequence[Node]:
    return list(node.children.values()) if isinstance(node.children, dict) else list(node.children)


def _wanted(old: Dataset, additions: tuple[Addition, ...], name: str) -> Dataset:
    try:
        return added(old, additions)
    except NoSuchHotspot as error:
        raise HotspotsError(
            where=FilePath(name),
            what=f"there is no hotspot `{error.id}`",
            expected="the id of one was expected",
            remedy=ByReader(cli="`hotspots list` shows them", page="choose one of the map's"),
        ) from error
    except IdTaken as error:
        raise HotspotsError(
            where=FilePath(name),
            what=f"{error.id} is there already",
            expected="an id of its own was expected",
            remedy="choose another",
        ) from error


def _refuse_hidden(additions: tuple[Addition, ...], name: str) -> None:
    for new in additions:
        what = new.source if isinstance(new, NewSource) else new.hotspot if isinstance(new, NewHotspot) else new.excerpt
        for text in _texts(plain_data(what)):
            if hidden := FORBIDDEN.search(text.replace("\r", "\0")):
                character = text[hidden.start()]
                raise HotspotsError(
                    where=FilePath(name),
                    what=f"the new text {quoted(text)} holds an invisible character, {character_name(character)}",
                    expected="only characters that a reader sees are allowed",
                    remedy="quote other words",
                )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _prove(old: bytes, new: bytes, wanted: Dataset, name: str) -> None:
    found = _parse_changed(new, name)
    same_order = (list(found.sources), list(found.hotspots)) == (list(wanted.sources), list(wanted.hotspots))
    if found != wanted or not same_order:
        raise HotspotsError(
            where=FilePath(name), what="the new lines do not say exactly what is added", remedy=_BY_HAND
        )
    if not _only_added(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        raise HotspotsError(
            where=FilePath(name),
            what="an old line would change",
            expected="only added lines were expected",
            remedy=_BY_HAND,
        )


def _parse_changed(data: bytes, name: str) -> Dataset:
    try:
        return parse(data, name)
    except InvalidData as error:
        first = error.problems[0]
        raise HotspotsError(
            where=FilePath(name),
            what=f"with this change, {first.path}: {first.what}" if first.path else f"with this change, {first.what}",
            expected=first.expected,
            remedy="nothing was written",
        ) from error


def _set(data: Any, path: Path, value: str) -> None:  # noqa: ANN401  plain data of any shape
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value


def _words_not_there(old: str) -> tuple[str, str, str]:
    return "another value stands here", f"{quoted(old)} was expected", "read the file again"


def _only_added(old: list[bytes], new: list[bytes]) -> bool:
    """Whether the old lines stand among the new ones in order; a last line without an end may be given one."""
    rest = iter(new)
    for number, line in enumerate(old, 1):
        may_end = number == len(old) and not line.endswith((b"\n", b"\r"))
        if not any(line == other or (may_end and line == other.rstrip(b"\r\n")) for other in rest):
            return False
    return True
