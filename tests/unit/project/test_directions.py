"""Imports go in one direction from room to room: the contracts of pyproject.toml hold, and notice what breaks them."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from imports import imported_by
from repository import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
ROOMS = sorted(path.parent.name for path in (ROOT / "geo").glob("*/__init__.py"))
IGNORED = shutil.ignore_patterns("__pycache__", "*.geojson*", "*.tsv*", "*.ttf")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--config", str(folder / "pyproject.toml")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def faces(room: str) -> set[str]:
    """The modules of a room that its contract opens to others, without the room's name."""
    contract = next(one for one in CONTRACTS if one["id"] == f"faces-of-{room}")
    opened = {rule.partition(" -> ")[2] for rule in contract.get("ignore_imports", ())}
    return {module.removeprefix(f"geo.{room}.") for module in opened}


def test_every_contract_holds() -> None:
    done = lint_imports(ROOT)
    assert (done.returncode, " 0 broken." in done.stdout) == (0, True), done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "noticed"),
    [
        ("text.py", "from geo import files", "geo.text -> geo.files"),
        ("places/spelling.py", "from geo.evidence import proof", "geo.places.spelling -> geo.evidence.proof"),
        ("briefing/drawing/legend.py", "from geo.briefing.maps import canvas", "geo.briefing.maps.canvas"),
        ("commands/basic.py", "from geo.places import gazetteer", "geo.commands.basic -> geo.places.gazetteer"),
        ("selection/search.py", "import streamlit", "geo.selection.search -> streamlit"),
    ],
)
def test_an_import_against_the_contracts_is_noticed(tmp_path: Path, module: str, line: str, noticed: str) -> None:
    shutil.copytree(ROOT / "geo", tmp_path / "geo", ignore=IGNORED)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "geo" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1
    assert noticed in done.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_which_of_its_modules_others_may_use(room: str) -> None:
    tree = ast.parse((ROOT / "geo" / room / "__init__.py").read_text("utf-8"))
    assert len(tree.body) == 1, "a room's __init__.py holds its docstring and nothing else"
    said = (ast.get_docstring(tree) or "").partition("Other rooms may use:")[2]
    named = set(re.findall(r"`([\w.]+)`", said))
    # Nobody imports these two but what starts the program.
    assert named == (faces(room) or {"main", "server"} if room == "page" else faces(room))


def test_every_library_has_owners() -> None:
    owned = {one["protected_modules"][0] for one in CONTRACTS if one["id"].startswith("owners-of-")}
    imported = {package for file in (ROOT / "geo").rglob("*.py") for package in imported_by(file)}
    assert imported - sys.stdlib_module_names - {"geo"} == owned


def test_every_folder_of_modules_is_a_package() -> None:
    # import-linter passes over folders that are none, and contracts would not hold there: findings/.
    assert [file for file in (ROOT / "geo").rglob("*.py") if not (file.parent / "__init__.py").exists()] == []


def test_no_import_is_relative() -> None:
    for file in (ROOT / "geo").rglob("*.py"):
        statements = [node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.ImportFrom)]
        assert [node.lineno for node in statements if node.level] == [], file
