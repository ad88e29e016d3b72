"""One thing, one word: a search for a public name of the package finds one idea."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest
from repository import ROOT

SHARED = {
    "main": "the entry of a program: takes its arguments, returns its exit status",
}
"""Names that several modules may define, and the protocol that they share."""

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def module_of(file: Path) -> str:
    """The dotted name of a file of the package."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


MODULES = {
    module_of(file): ast.parse(file.read_text("utf-8")).body
    for file in sorted((ROOT / "geo").rglob("*.py"))
    if "node_modules" not in file.parts
}


def assigned(statement: ast.stmt) -> tuple[str, str] | None:
    """Name and value of a statement such as `Span = tuple[int, int]`; None of any other, and of constants."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name[0].isupper() and not name.isupper():
            return name, ast.unparse(value)
    return None


def definers(wanted: type | tuple[type, ...]) -> dict[str, list[str]]:
    """Public name to the modules at whose top something of a kind is defined under it."""
    found: dict[str, list[str]] = defaultdict(list)
    for module, body in MODULES.items():
        for statement in body:
            if isinstance(statement, wanted) and not statement.name.startswith("_"):
                found[statement.name].append(module)
    return found


def aliases() -> dict[str, dict[str, str]]:
    """Name of a type alias to the modules that define it, each with the value it has there."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for module, body in MODULES.items():
        for name, value in filter(None, map(assigned, body)):
            found[name][module] = value
    return found


def test_the_scan_finds_what_is_there() -> None:
    assert definers(ast.ClassDef)["Hotspot"] == ["geo.dataset.model"]
    assert definers(FUNCTIONS)["cite"] == ["geo.evidence.citation"]
    assert "geo.evidence.haystack" in aliases()["Span"]


def test_a_class_has_a_name_of_its_own() -> None:
    assert {name: modules for name, modules in definers(ast.ClassDef).items() if len(modules) > 1} == {}


def test_a_function_has_a_name_of_its_own() -> None:
    twice = {name: modules for name, modules in definers(FUNCTIONS).items() if len(modules) > 1}
    assert {name: modules for name, modules in twice.items() if name not in SHARED} == {}


@pytest.mark.parametrize("name", SHARED)
def test_a_shared_name_is_shared(name: str) -> None:
    assert len(definers(FUNCTIONS)[name]) > 1


def test_a_type_alias_means_the_same_wherever_it_is_written() -> None:
    assert {name: where for name, where in aliases().items() if len(set(where.values())) > 1} == {}


def test_a_type_alias_has_not_the_name_of_a_class() -> None:
    classes = {part.name for body in MODULES.values() for part in body if isinstance(part, ast.ClassDef)}
    assert set(aliases()) & classes == set()
