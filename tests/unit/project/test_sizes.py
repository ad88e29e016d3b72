"""No module and no function of the package is longer than one can take in."""

import ast
from pathlib import Path

import pytest
from repository import ROOT

MODULES = [ROOT / "app.py", *sorted((ROOT / "geo").rglob("*.py"))]
MODULE_LINES = 300
FUNCTION_LINES = 40


def long_functions(source: str) -> list[str]:
    """The functions that are too long, with their lines from `def` to the last."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                found.append(f"{node.name}: {lines} lines")
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_and_its_functions_are_short(module: Path) -> None:
    source = module.read_text("utf-8")
    assert source.count("\n") <= MODULE_LINES
    assert long_functions(source) == []


def test_a_long_function_is_found_wherever_it_stands() -> None:
    body = "\n".join(f"        x{number} = {number}" for number in range(FUNCTION_LINES))
    assert long_functions(f"class A:\n    def b(self):\n{body}\n") == ["b: 41 lines"]
