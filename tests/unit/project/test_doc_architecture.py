"""The page on architecture is true: the rooms, what they import, and every step of the three walks."""

import ast
from functools import cache
from pathlib import Path

import pytest
from documentation import codes, rows, text_of
from repository import ROOT

PAGE = text_of("docs/architecture.md")
GROUND = "ground"
ROOMS = {row[0].strip("`").removeprefix("geo/").strip("/"): row for row in rows(PAGE.partition("<!-- rooms -->\n")[2])}
WALKS = [rows(part) for part in PAGE.split("<!-- walk -->\n")[1:]]
STEPS = [(codes(module)[0], codes(names)) for walk in WALKS for _, module, names in walk]


def room_of(module: str) -> str:
    """The room of a module by its dotted name; `ground` for the files that stand in none."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and (ROOT / "geo" / parts[1]).is_dir() else GROUND


def imported(file: Path) -> set[str]:
    """The modules and names of the package that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if name.startswith("geo.")}


@cache
def defined(module: str) -> set[str]:
    """The functions and classes that stand at the top of a module."""
    tree = ast.parse((ROOT / module).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}


def allowed(room: str) -> set[str]:
    """The rooms that the table lets a room import."""
    words = {word for word in ROOMS[room][2].replace(",", " ").split() if word in names()}
    return names() - words if ROOMS[room][2].startswith("all but ") else words


def names() -> set[str]:
    """The rooms of the table, the ground included."""
    return {GROUND if room.startswith(GROUND) else room for room in ROOMS}


def test_the_rooms_are_the_folders_of_the_package() -> None:
    folders = {file.parent.name for file in (ROOT / "geo").glob("*/__init__.py")}
    assert names() - {GROUND} == folders
    assert len(folders) == 11


def test_the_ground_files_are_named() -> None:
    files = {file.stem for file in (ROOT / "geo").glob("*.py")} - {"__init__", "__main__"}
    assert set(codes(next(row[0] for row in ROOMS.values() if GROUND in row[0]))) == files


@pytest.mark.parametrize("room", sorted(names() - {GROUND}))
def test_a_room_imports_what_the_table_lets_it(room: str) -> None:
    for file in (ROOT / "geo" / room).rglob("*.py"):
        rooms = {room_of(module) for module in imported(file)}
        assert rooms - {room} <= allowed(room), file.relative_to(ROOT)


def test_there_are_three_walks() -> None:
    assert [len(walk) > 10 for walk in WALKS] == [True, True, True]


@pytest.mark.parametrize(("module", "parts"), STEPS, ids=[f"{module}:{parts[0]}" for module, parts in STEPS])
def test_a_step_of_a_walk_is_in_the_code(module: str, parts: list[str]) -> None:
    assert parts
    assert set(parts) <= defined(module)


def test_the_picture_names_every_room() -> None:
    picture = (ROOT / "docs" / "architecture.svg").read_text("utf-8")
    assert {name for name in names() - {GROUND} if f">{name}</text>" not in picture} == set()
