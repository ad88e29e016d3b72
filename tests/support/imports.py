"""What a module imports, read from its syntax tree."""

import ast
from collections.abc import Iterator
from pathlib import Path

__all__ = ["imported_by"]


def imported_by(file: Path) -> Iterator[str]:
    """The outermost package of each import in a file, also of those inside functions."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
