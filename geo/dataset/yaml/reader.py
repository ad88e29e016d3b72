"""A strict reading of YAML: plain Python data with the position of every key and value.

Built on libyaml's events, not on its nodes: no recursion, so that no input exhausts the stack, and no aliases, so
that no input grows. There are no tags, merge keys or second documents, keys are unique text, scalars follow the core
schema of YAML 1.2 (`geo.dataset.yaml.scalars`), and nothing is empty. The only module that imports yaml.
"""

from collections.abc import Callable, Collection
from typing import Any, NoReturn

import yaml
from yaml._yaml import CParser  # the events of libyaml; `yaml.CLoader` would add its own nodes

from geo.dataset.yaml import syntax
from geo.dataset.yaml.encoding import decode
from geo.dataset.yaml.scalars import resolve_scalar
from geo.dataset.yaml.tree import Node, Path, Tree, YamlMark
from geo.errors import REPORTED, InvalidData, quoted
from geo.text import FORBIDDEN, character_name

__all__ = ["MAX_DEPTH", "MAX_NODES", "UNSAFE_PREFIX", "compose_tree"]

MAX_DEPTH = 16
MAX_NODES = 400_000
UNSAFE_PREFIX = "@@"
"""deck.gl's JSON converter evaluates text that begins so."""

_DOUBLE_QUOTED = '"'
_Event = Any  # the stubs call every mark optional; events of a parser have theirs
_Words = tuple[str, str, str]

_NO_ALIAS = ("there is an alias", "plain values are expected", "write the value out, or quote text beginning with *")
_NO_ANCHOR = ("there is an anchor", "plain values are expected", "remove it, or quote text beginning with &")
_NO_TAG = ("there is a tag", "plain values are expected", "remove it, or quote text beginning with !")
_NO_MERGE = ("there is a merge key `<<`", "plain keys are expected", "write the keys out")
_NO_DIRECTIVE = ("there is a `%` directive", "a file without directives is expected", "remove it")
_ONE_DOCUMENT = ("a second document begins here", "one document is expected", "remove the `---` and what follows")
_TEXT_KEY = ("a list or a mapping stands as a key", "text is expected as a key", "quote it, or mend the brackets")
_TOO_DEEP = ("the nesting is too deep", f"at most {MAX_DEPTH} levels are read", "mend the brackets or the indent")
_TOO_MANY = ("the file is too large", f"at most {MAX_NODES:,} values are read", "split it into several files")
_EMPTY = ("there is no value", "one is expected", "write it, or remove the key: absent means unknown")
_NULL = ("YAML reads this as nothing", "a value is expected", "quote it if it is text, or remove the key")
_UNSAFE = ("text begins with `@@`", "other text is expected: the map would run it as code", "remove the @@")
_PLAIN = (
    "this text stands without quotes",
    "quotes or a block are expected: without them YAML drops what follows ` #`",
    "put it in quotes, or write `>-` and the text indented below",
)  # fmt: skip


def compose_tree(
    data: bytes, name: str, never_plain: Collection[str] = (), *, holds: str = "about, sources and hotspots"
) -> Tree:
    """The tree of a YAML file.

    `name` stands in the report, and `holds` where the file is empty; text under the keys in `never_plain` must be
    quoted or a block. Problems of form that leave a tree are collected in it; those that leave none (encoding, syntax,
    limits) raise InvalidData.
    """
    text, problems, total = decode(data, name)
    tree = Tree(name, text, problems, total)
    composer = _Composer(tree, frozenset(never_plain))
    try:
        composer.run(CParser(FORBIDDEN.sub("\ufffd", text).encode() if problems else data))
    except yaml.MarkedYAMLError as error:
        composer.stop(*_explain(error, tree))
    if tree.root is None:
        composer.stop((1, 1), ("the file is empty", f"{holds} are expected", "write them, or restore the file"))
    return tree


class _Composer:
    """Builds a tree from events, with a stack of its own."""

    def __init__(self, tree: Tree, never_plain: frozenset[str]) -> None:
        self.tree = tree
        self.never_plain = never_plain
        self.nodes = 0
        self.documents = 0
        self.top = _holder([], yaml.Mark("", 0, 0, 0, None, 0), "")
        self.stack = [self.top]

    def run(self, parser: CParser) -> None:
        """Reads all events; the document becomes the only child of the bottom of the stack."""
        steps: dict[type, Callable[[_Event], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._open_sequence,
            yaml.MappingStartEvent: self._open_mapping,
            yaml.SequenceEndEvent: self._close,
            yaml.MappingEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        ended = yaml.StreamEndEvent
        idle = (yaml.StreamStartEvent, yaml.DocumentEndEvent)
        while type(event := parser.get_event()) is not ended:
            if type(event) not in idle:
                steps[type(event)](event)
        if self.top.children:
            self.tree.root = self.top.children[0]

    def stop(self, place: tuple[int, int], words: _Words, path: Path = ()) -> NoReturn:
        """Ends the reading with a problem after which nothing is worth saying."""
        last = self.tree.problem(path, place, words)
        raise InvalidData([*self.tree.problems[: REPORTED - 1], last], self.tree.total + 1) from None

    def _document(self, event: _Event) -> None:
        self.documents += 1
        if self.documents > 1:
            self.stop(self.tree.position(event.start_mark), _ONE_DOCUMENT)
        if event.version:
            self._note(event.start_mark, _NO_DIRECTIVE)

    def _scalar(self, event: _Event) -> None:
        top, text, mark = self.top, event.value, event.start_mark
        is_plain = not event.style
        if event.tag is not None or event.anchor is not None:
            self._note_properties(event)
        if top.value.__class__ is dict and top.pending is None:
            self._key(text, mark, is_plain=is_plain)
        elif not is_plain:
            if text.startswith(UNSAFE_PREFIX) or (event.style == _DOUBLE_QUOTED and _has_hidden(text)):
                self._note_text(text, mark)
            self._attach(top, Node(text, mark, event.end_mark, event.style))
        else:
            node = Node(resolve_scalar(text), mark, event.end_mark, "", text)
            if node.value is None:
                node.sound = False
                self._note(mark, _NULL if text else _EMPTY)
            elif top.pending in self.never_plain:
                self._note(mark, _PLAIN)
            self._attach(top, node)

    def _key(self, text: str, mark: YamlMark, *, is_plain: bool) -> None:
        top = self.top
        top.pending = text
        if text in top.keys:
            top.skip = True
            first = self.tree.position(top.keys[text])[0]
            words = (f"the key {quoted(text)} stands twice", f"it is expected once: it is on line {first} too",
                     "remove one of the two, or rename it")  # fmt: skip
            self._note(mark, words)
        elif is_plain and text == "<<":
            top.skip = True
            self._note(mark, _NO_MERGE)
        else:
            top.keys[text] = mark
            if is_plain and not isinstance(resolve_scalar(text), str):
                self._note(mark, (f"the key {quoted(text)} is no text", "text is expected as a key", "quote it"))
            elif text.startswith(UNSAFE_PREFIX) or _has_hidden(text):
                self._note_text(text, mark)

    def _alias(self, event: _Event) -> None:
        top = self.top
        if top.value.__class__ is dict and top.pending is None:
            self._key(f"*{event.anchor}", event.start_mark, is_plain=False)
            self._note(event.start_mark, _NO_ALIAS)
        else:
            self._note(event.start_mark, _NO_ALIAS)
            node = Node(None, event.start_mark, event.end_mark, "")
            node.sound = False
            self._attach(top, node)

    def _open_sequence(self, event: _Event) -> None:
        self._open(_holder([], event.start_mark, "[" if event.flow_style else ""), event)

    def _open_mapping(self, event: _Event) -> None:
        self._open(_holder({}, event.start_mark, "{" if event.flow_style else ""), event)

    def _open(self, node: Node, event: _Event) -> None:
        top = self.top
        if event.tag is not None or event.anchor is not None:
            self._note_properties(event)
        if top.value.__class__ is dict and top.pending is None:
            self.stop(self.tree.position(node.mark), _TEXT_KEY, self._path())
        if len(self.stack) > MAX_DEPTH:
            self.stop(self.tree.position(node.mark), _TOO_DEEP)
        # The parent forgets its pending key only when this node closes: until then the key is part of the path.
        self.stack.append(node)
        self.top = node

    def _close(self, event: _Event) -> None:
        node = self.stack.pop()
        if node.style:
            node.end = event.end_mark
        self.top = self.stack[-1]
        self._attach(self.top, node)

    def _attach(self, top: Node, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop(self.tree.position(node.mark), _TOO_MANY)
        if top.value.__class__ is list:
            top.value.append(node.value)
            top.children.append(node)
            return
        if top.skip:
            top.skip = False
        else:
            top.value[top.pending] = node.value
            top.children[top.pending] = node
        top.pending = None

    def _note_properties(self, event: _Event) -> None:
        if event.anchor is not None:
            self._note(event.start_mark, _NO_ANCHOR)
        if event.tag is not None:
            self._note(event.start_mark, _NO_TAG)

    def _note_text(self, text: str, mark: YamlMark) -> None:
        if text.startswith(UNSAFE_PREFIX):
            self._note(mark, _UNSAFE)
        elif hidden := FORBIDDEN.search(text.replace("\r", "\0")):
            character = "\r" if text[hidden.start()] == "\r" else hidden[0]
            words = (f"an escape stands for an invisible character, {character_name(character)}",
                     "only characters that a reader sees are allowed", "remove the escape")  # fmt: skip
            self._note(mark, words)

    def _note(self, mark: YamlMark, words: _Words) -> None:
        self.tree.total += 1
        if len(self.tree.problems) < 2 * REPORTED:
            self.tree.problems.append(self.tree.problem(self._path(), self.tree.position(mark), words))

    def _path(self) -> Path:
        """The key path of what comes next."""
        steps = (len(node.children) if node.value.__class__ is list else node.pending for node in self.stack[1:])
        return tuple(step for step in steps if step is not None)


def _holder(value: dict[str, object] | list[object], mark: YamlMark, style: str) -> Node:
    node = Node(value, mark, mark, style)
    node.children = {} if isinstance(value, dict) else []
    return node


def _has_hidden(text: str) -> bool:
    return "\r" in text or FORBIDDEN.search(text) is not None


def _explain(error: yaml.MarkedYAMLError, tree: Tree) -> tuple[tuple[int, int], _Words]:
    """Where the syntax breaks, and the words for it."""
    mark, opening = error.problem_mark, error.context_mark
    character = tree.lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(tree.lines) else ""
    kind = syntax.explain(f"{error.context}: {error.problem}", character)
    shown = (opening if kind.opening else None) or mark or opening
    return (tree.position(shown) if shown else (1, 1)), kind.words
