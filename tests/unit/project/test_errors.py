"""Errors are decided on by type and field: nothing in the program looks into what one says, or says it too early."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from repository import ROOT

MODULES = sorted([*(ROOT / "geo").rglob("*.py"), ROOT / "app.py"])
COMMANDS = ("geo/commands/", "geo/atlas/build/__main__.py", "geo/places/build_gazetteer.py")
"""Where errors are printed for who has a command line."""
RUNS_GIT = "geo/evidence/git_history.py"
"""The options that stand in it by themselves are those of git."""
TURN_INTO_WORDS = (
    *COMMANDS,
    "geo/errors.py",
    "geo/page/shared/complaints.py",
    "geo/files.py",  # what the system says, in `reason`
    "geo/evidence/proof.py",  # what is wrong with a document is kept as a sentence in JSON and in the lock file
    "geo/briefing/inspection.py",  # an inspection is printed by `hotspots inspect` and nobody else
)
LOOKING = {
    "startswith", "endswith", "partition", "rpartition", "split", "rsplit", "splitlines", "replace", "removeprefix",
    "removesuffix", "find", "rfind", "index", "rindex", "count", "translate", "strip", "lstrip", "rstrip",
}  # fmt: skip
FIELDS = {"args", "what", "expected", "remedy", "msg"}
"""Attributes of an error, or keys of pydantic's, that hold words of it."""
ERROR = re.compile(r"(Error|Exception|Complaint|ErrorDetails|FileChanged|InvalidData|NearlyThere)\b")
MATCHER = re.compile("re|_?[A-Z][A-Z_]*")
"""What may be a pattern, by how it is called."""
SAYS = {"str", "repr", "told", "format"}
"""Functions that turn an error into words."""
COMMAND_LINE = re.compile(r"(?<![\w-])--[a-z]|\s-o\b|`hotspots [a-z]")
"""Options and commands, which a reader of the page does not have."""


class Errors(ast.NodeVisitor):
    """What a module does with the words of errors; `said` has where it makes them, `read` where it looks into them."""

    def __init__(self) -> None:
        self.errors: set[str] = set()
        self.words: set[str] = set()
        self.said: list[ast.AST] = []
        self.read: list[ast.AST] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        before = self.errors, self.words
        self.errors, self.words = set(), set()
        for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
            if argument.annotation is not None and ERROR.search(ast.unparse(argument.annotation)):
                self.errors.add(argument.arg)
        self.generic_visit(node)
        self.errors, self.words = before

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.errors.add(node.name)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        names = [name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
        if self.is_error(node.value):
            self.errors.update(names)
        elif self.has_words(node.value):
            self.words.update(names)
        self.generic_visit(node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        if self.has_words(node.value):
            self.words.add(node.target.id)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if self.says(node):
            self.said.append(node)
        on = node.func.value if isinstance(node.func, ast.Attribute) else None
        looks = isinstance(node.func, ast.Attribute) and node.func.attr in LOOKING
        matches = on is not None and MATCHER.fullmatch(ast.unparse(on)) is not None
        if (on is not None and looks and self.has_words(on)) or (matches and any(map(self.has_words, node.args))):
            self.read.append(node)
        self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        if self.says(node):
            self.said.append(node)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        if any(map(self.has_words, (node.left, *node.comparators))):
            self.read.append(node)
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        value = node.value.value if isinstance(node.value, ast.NamedExpr) else node.value
        if self.has_words(value):
            self.read.append(node)
        self.generic_visit(node)

    def is_error(self, node: ast.expr) -> bool:
        """Whether a value is an error or its complaint."""
        if isinstance(node, ast.Attribute) and node.attr == "complaint":
            return True
        return isinstance(node, ast.Name) and node.id in self.errors

    def says(self, node: ast.expr) -> bool:
        """Whether an expression turns an error into words."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            return name in SAYS and any(map(self.is_error, node.args))
        parts = node.values if isinstance(node, ast.JoinedStr) else ()
        return any(isinstance(part, ast.FormattedValue) and self.is_error(part.value) for part in parts)

    def has_words(self, node: ast.expr) -> bool:
        """Whether an expression is what an error says, or a part of it."""
        if isinstance(node, ast.Name):
            return node.id in self.words
        if isinstance(node, ast.Attribute):
            return node.attr in FIELDS and self.is_error(node.value)
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            return node.slice.value in FIELDS and self.is_error(node.value)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and self.has_words(node.func.value):
            return True
        return self.says(node)


def looked_at(tree: ast.Module) -> Errors:
    found = Errors()
    found.visit(tree)
    return found


def caught(line: str) -> Errors:
    """What a line does with the error that the lines before it have caught."""
    return looked_at(ast.parse(f"def f(path):\n    try:\n        g()\n    except E as error:\n        {line}\n"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def handling(path: Path) -> Errors:
    return looked_at(tree_of(path))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    "line",
    [
        "if 'add --anyway' in str(error): pass",
        "if str(error).startswith('there is no month'): pass",
        "said = str(error)\n        if said.endswith('left out.'): pass",
        "said = f'{error}'\n        part = said.partition(' [type=')[0]",
        "first, rest = str(error).split(': ', 1)",
        "said = str(error).replace(str(path), path.name)",
        "if re.match('--[a-z]+', str(error)): pass",
        "if _OPTION.search(str(error)): pass",
        "if error.args[0] == 'x': pass",
        "if error.what == 'exists already': pass",
        "complaint = error.complaint\n        if complaint.remedy.startswith('add'): pass",
        "if (said := str(error))[:3] == 'the': pass",
        "if error['msg'].startswith('Value error'): pass",
        "if 'folder' in told(error): pass",
    ],
)
def test_the_search_finds_code_that_looks_into_an_error(line: str) -> None:
    assert caught(line).read


@pytest.mark.parametrize(
    "line",
    [
        "raise HotspotsError(where=path, what='is damaged') from error",
        "if isinstance(error, FileChanged): pass",
        "if error.errno == 13: pass",
        "if error['type'] == 'missing': pass",
        "for problem in error.problems: pass",
    ],
)
def test_the_search_lets_types_and_fields_pass(line: str) -> None:
    assert (caught(line).read, caught(line).said) == ([], [])


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_code_looks_into_what_an_error_says(path: Path) -> None:
    found = handling(path).read
    assert [f"{node.lineno}: {ast.unparse(node)}" for node in found] == []  # type: ignore[attr-defined]  # they have lines


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_errors_become_words_only_where_they_are_shown(path: Path) -> None:
    if name_of(path).startswith(TURN_INTO_WORDS):
        return
    made = [node for node in handling(path).said if not is_page_text(node)]
    assert [f"{node.lineno}: {ast.unparse(node)}" for node in made] == []  # type: ignore[attr-defined]  # as above


def is_page_text(node: ast.AST) -> bool:
    """Whether it is what the page's own function makes of an error; only the page can import that."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "told"


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


def own_errors() -> set[str]:
    """HotspotsError and the classes made of it that have its fields."""
    found = {"HotspotsError"}
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef) and found & {ast.unparse(base) for base in node.bases}:
                found.add(node.name)
    return found - {"InvalidData"}


def test_every_error_is_made_of_fields() -> None:
    names = own_errors()
    assert {"HotspotsError", "FileChanged", "NearlyThere"} <= names
    made = [(path, call) for path in MODULES for name, call in calls(path) if name in names]
    assert len(made) > 100
    for path, call in made:
        given = {keyword.arg for keyword in call.keywords}
        assert (call.args, "what" in given) == ([], True), f"{name_of(path)}:{call.lineno}"


def not_for_the_page(tree: ast.Module) -> Iterator[ast.Constant]:
    """The texts of a module that name a command or an option, but for docstrings and what only `cli` is given."""
    passed = {
        id(part)
        for node in ast.walk(tree)
        for kept in (
            [node.value] if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            else [keyword.value for keyword in node.keywords if keyword.arg == "cli"] if isinstance(node, ast.Call)
            else []
        )
        for part in ast.walk(kept)
    }  # fmt: skip
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if id(node) not in passed and COMMAND_LINE.search(text):
            yield node  # type: ignore[misc]  # only a Constant has a text


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_what_a_reader_of_the_page_may_meet_names_no_command(path: Path) -> None:
    if name_of(path).startswith(COMMANDS):
        return
    found = not_for_the_page(tree_of(path))
    if name_of(path) == RUNS_GIT:
        found = (node for node in found if " " in str(node.value).removeprefix("--batch=%(objecttype) "))
    assert [f"{node.lineno}: {node.value}" for node in found] == []
