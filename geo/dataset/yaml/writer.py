"""Plain values as lines of YAML, in the style of their neighbours: indents, dashes, quotes, brackets, width of lines.

What a neighbour does is read from the file's tree; text is never written plain where YAML could read it as
something else, nor where the field is a quotation.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from geo.dataset.yaml.layout import YamlLines
from geo.dataset.yaml.scalars import resolve_scalar
from geo.dataset.yaml.tree import Node

__all__ = ["Like", "YamlWriter", "like_children", "like_items", "scalar"]

_NEAREST = 50
"""Neighbours that are looked at for a style: more change nothing and cost time."""
_NEVER_PLAIN = ("quote",)
_STEP = 2
_NARROWEST = 60
"""Columns of a wrapped text at least: a few short lines say nothing of where long ones break."""
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_PLAIN = re.compile(r"\w(?:[^\s,\[\]{}]| (?=[^\s#,\[\]{}]))*")
_OLD_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Plain words that YAML 1.1 takes for something else than text."""
_OLD_TIME = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9]*)?")
_BREAK = re.compile(r"(?<=\S) (?=\S)")
_VALUE_IN_QUOTES = re.compile(r"[:-] ([\"'])")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


class Like(NamedTuple):
    """A value whose style is copied, and the column of the list or mapping that holds it."""

    node: Node
    base: int


Likes = Sequence[Like]
"""The nearest first."""


def like_children(parents: Iterable[Node], key: str) -> Likes:
    """The values of one key in some mappings."""
    held = (parent for parent in parents if isinstance(parent.children, dict) and key in parent.children)
    return [Like(parent.children[key], parent.mark.column) for parent in islice(held, _NEAREST)]


def like_items(parents: Iterable[Node]) -> Likes:
    """The items of some lists, or the values of some mappings, the last first."""
    items = (
        Like(child, parent.mark.column)
        for parent in parents
        for child in reversed(parent.children.values() if isinstance(parent.children, dict) else parent.children)
    )
    return list(islice(items, _NEAREST))


def _like_values(parents: Sequence[Node], key: str, value: object) -> Likes:
    """The values of a key, or for a text that is the first of its key those beside it, where all are in quotes."""
    found = like_children(parents, key)
    beside = [] if found or not isinstance(value, str) else like_items(parents[:1])
    texts = [like for like in beside if not like.node.children]
    return texts if all(like.node.style in {"'", '"'} for like in texts) and texts else found


class YamlWriter:
    """Writes values in the style of those of one file. All lines are without line ends."""

    def __init__(self, layout: YamlLines) -> None:
        self.layout = layout
        marks = _VALUE_IN_QUOTES.findall(layout.text)
        self._mark = "'" if 2 * marks.count("'") > len(marks) else '"'
        """The quote mark that the file uses more often, for values without a neighbour."""
        self._all_in_quotes = layout.text.lstrip().startswith("{")
        """Whether the whole file stands in braces: it may be JSON, which knows no plain text."""

    def entry(self, key: str, value: object, likes: Likes, column: int, *, key_mark: str = "") -> list[str]:
        """The lines of `key: value` in a block mapping at a column."""
        head = f"{' ' * column}{scalar(key, key_mark)}:"
        if isinstance(value, str):
            first, *rest = self._text(value, likes, column, len(head) + 1, never_plain=key in _NEVER_PLAIN)
            return [f"{head} {first}", *rest]
        if not _in_block(value, likes):
            return [f"{head} {self.flow(value, likes)}"]
        inner = column + (likes[0].node.mark.column - likes[0].base if likes and not likes[0].node.style else _STEP)
        if isinstance(value, dict):
            return [head, *self._mapping(value, [like.node for like in likes], inner)]
        items = like_items([like.node for like in likes if isinstance(like.node.children, list)])
        return [head, *(line for item in value for line in self.item(item, items, inner))]  # type: ignore[attr-defined]

    def item(self, value: object, likes: Likes, column: int) -> list[str]:
        """The lines of one item of a block list whose dashes stand at a column."""
        gap = self._dash_gap(likes)
        head = f"{' ' * column}-{' ' * (gap - 1)}"
        if isinstance(value, dict) and likes and not likes[0].node.style:
            first, *rest = self._mapping(value, [like.node for like in likes], column + gap)
            return [head + first[column + gap :], *rest]
        if isinstance(value, str):
            first, *rest = self._text(value, likes, column, len(head), never_plain=False)
            return [head + first, *rest]
        return [head + self.flow(value, likes)]

    def flow(self, value: object, likes: Likes) -> str:
        """A value on one line, in brackets where it is a list or mapping."""
        nodes = [like.node for like in likes]
        if isinstance(value, dict):
            return self._flow_mapping(value, nodes)
        if isinstance(value, list):
            items = like_items(node for node in nodes if isinstance(node.children, list))
            space = self._space_inside(nodes, "[")
            return f"[{space}{', '.join(self.flow(item, items) for item in value)}{space}]"
        return self._flow_text(value, likes, never_plain=False) if isinstance(value, str) else json.dumps(value)

    def flow_entry(self, key: str, value: object, likes: Likes, *, key_mark: str) -> str:
        """`key: value` of a mapping in braces."""
        written = (
            self._flow_text(value, likes, never_plain=key in _NEVER_PLAIN)
            if isinstance(value, str)
            else self.flow(value, likes)
        )
        return f"{scalar(key, key_mark)}: {written}"

    def key_mark(self, mapping: Node | None) -> str:
        """The quote mark in which a mapping writes its keys, as JSON does; empty where they are plain."""
        first = next(iter(mapping.keys.values()), None) if mapping else None
        mark = self.layout.text[first.index] if first else ""
        return mark if mark in {"'", '"'} else ""

    def _mapping(self, value: Mapping[str, Any], parents: Sequence[Node], column: int) -> list[str]:
        mark = self.key_mark(next(iter(parents), None))
        return [
            line
            for key, item in value.items()
            for line in self.entry(key, item, _like_values(parents, key, item), column, key_mark=mark)
        ]

    def _flow_mapping(self, value: Mapping[str, Any], parents: Sequence[Node]) -> str:
        mark = self.key_mark(next((parent for parent in parents if parent.style == "{"), None))
        entries = (
            self.flow_entry(key, item, _like_values(parents, key, item), key_mark=mark) for key, item in value.items()
        )
        space = self._space_inside(parents, "{")
        return f"{{{space}{', '.join(entries)}{space}}}"

    def _space_inside(self, nodes: Sequence[Node], bracket: str) -> str:
        # A bracket at a line's end says nothing of the space inside brackets on one line.
        for node in nodes:
            after = self.layout.text[node.mark.index + 1 : node.mark.index + 2]
            if node.style == bracket and after not in "\r\n]}":
                return " " if after == " " else ""
        return " " if bracket == "{" else ""

    def _dash_gap(self, likes: Likes) -> int:
        if likes:
            node, dash = likes[0]
            if self.layout.indent(node.mark.line) == dash and node.mark.column > dash:
                return node.mark.column - dash
        return _STEP

    def _flow_text(self, text: str, likes: Likes, *, never_plain: bool) -> str:
        style = likes[0].node.style if likes else None
        if not never_plain and self._may_be_plain(text, style, flow=True):
            return text
        return scalar(text, style or self._mark)

    def _may_be_plain(self, text: str, style: str | None, *, flow: bool) -> bool:
        if style is None and (self._all_in_quotes or not _TOKEN.fullmatch(text)):
            return False
        return not style and _is_safe(text, flow=flow)

    def _text(self, text: str, likes: Likes, column: int, used: int, *, never_plain: bool) -> list[str]:
        """The first part of a text, which goes behind its key or dash, and whole lines for the rest.

        `column` is that of the list or mapping around it, `used` how wide key or dash are.
        """
        style = likes[0].node.style if likes else None
        if style in {"|", ">"} and _fits_block(text):
            return self._block(text, likes, column, folded=style == ">" and "\n" not in text)
        if not never_plain and self._may_be_plain(text, style, flow=False):
            return [text]
        written = scalar(text, style or self._mark)
        wrapped = [like for like in likes if like.node.style in {"'", '"'} and like.node.end.line > like.node.mark.line]
        if not wrapped:
            return [written]
        lines = [line for like in wrapped for line in range(like.node.mark.line, like.node.end.line + 1)]
        nearest = wrapped[0].node
        second = next(line for line in range(nearest.mark.line + 1, nearest.end.line + 1) if self.layout.lines[line])
        indent = column + max(1, self.layout.indent(second) - wrapped[0].base)
        width = max(_NARROWEST, *(len(self.layout.lines[line]) for line in lines))
        first, *rest = _fold(written, used, indent, width)
        return [first, *(" " * indent + line for line in rest)]

    def _block(self, text: str, likes: Likes, column: int, *, folded: bool) -> list[str]:
        blocks = [(like, self.layout.block_lines(like.node)) for like in likes if like.node.style in {"|", ">"}]
        steps = (self.layout.indent(lines[0]) - like.base for like, lines in blocks if lines)
        indent = column + max(1, next(steps, _STEP))
        if not folded:
            return ["|-", *(" " * indent + line if line else "" for line in text.split("\n"))]
        wrapped = [line for _, lines in blocks if len(lines) > 1 for line in lines]
        width = max((len(self.layout.lines[line]) for line in wrapped), default=None)
        lines = [text] if width is None else _fold(text, indent, indent, max(width, _NARROWEST))
        return [">-", *(" " * indent + line for line in lines)]


def scalar(text: str, style: str) -> str:
    """Text on one line: plain, single or double quoted as `style` says, else the nearest that holds it."""
    if style == "" and _is_safe(text, flow=True):
        return text
    return _single(text) if style == "'" and _fits_single(text) else _double(text)


def _in_block(value: object, likes: Likes) -> bool:
    """Whether a list or mapping is written in lines of its own; without a neighbour only lists of mappings are."""
    if not isinstance(value, dict | list):
        return False
    if likes:
        return not likes[0].node.style
    return isinstance(value, list) and isinstance(value[0], dict)


def _fold(text: str, used: int, indent: int, width: int) -> list[str]:
    """The text in lines that YAML joins with one space each; none is wider than `width`, unless one word is."""
    lines, room = [""], width - used
    for word in _BREAK.split(text):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and len(longer) > room:
            lines.append(word)
            room = width - indent
        else:
            lines[-1] = longer
    return lines


def _is_safe(text: str, *, flow: bool) -> bool:
    """Whether plain text means itself to YAML 1.2 and to readers of YAML 1.1."""
    misread = (
        not _PLAIN.fullmatch(text)
        or not isinstance(resolve_scalar(text), str)
        or text.casefold() in _OLD_WORDS
        or _OLD_TIME.fullmatch(text)
        or ": " in text
        or text.endswith(":")
        or (flow and ":" in text)
    )
    return not misread


def _fits_single(text: str) -> bool:
    return not re.search(r"[\n\t\r]", text)


def _fits_block(text: str) -> bool:
    return (
        bool(text.strip()) and "\r" not in text and "\t" not in text and not re.search(r"(?m)^[ ]|[ ]$|\A\n|\n\Z", text)
    )


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
