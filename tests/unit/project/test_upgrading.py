"""What the page on upgrading lists is what the code leans on, no less and no more."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from documentation import codes, table, text_of
from repository import ROOT

PAGE = "docs/upgrading.md"
SECTIONS = (
    "Streamlit and its front end", "The map: pydeck and the deck.gl in Streamlit",
    "Office files: python-pptx and python-docx", "Reading", "Drawing and writing",
)  # fmt: skip
PRIVATE = "Private names, file by file"
FILES = (*sorted((ROOT / "geo").rglob("*.py")), ROOT / "app.py")
STYLES = tuple(file for file in sorted((ROOT / "geo" / "page").rglob("*")) if file.suffix in {".css", ".js"})
INTERNAL = re.compile(r"(docx\.oxml|docx\.opc|pptx\.oxml|pptx\.opc|pydeck\.bindings\.json_tools)\b")
"""Modules of libraries that their documentation leaves out."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def private_names(source: str) -> Iterator[str]:
    """Names of others that begin with an underscore: attributes, keywords, and modules as they are imported."""
    tree = ast.parse(source)
    own = {"self", "cls"} | {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    ours = {name for node in ast.walk(tree) for name in defined(node)}
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=name)) if name in own:
                continue
            case ast.Attribute(attr=name) if is_private(name) and name not in ours:
                yield name
            case ast.keyword(arg=str(name)) if is_private(name) and name not in ours:
                yield name
            case ast.ImportFrom(module=str(module)) if not module.startswith("geo"):
                if any(map(is_private, module.split("."))):
                    yield module
                yield from (alias.name for alias in node.names if is_private(alias.name))
            case ast.Import(names=names):
                yield from (a.name for a in names if any(map(is_private, a.name.split("."))))
            case _:
                pass


def defined(node: ast.AST) -> Iterator[str]:
    """Attributes that a class of the file gives itself."""
    match node:
        case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name, ctx=ast.Store()):
            yield name
        case ast.ClassDef(body=body):
            yield from (item.name for item in body if isinstance(item, ast.FunctionDef))
            yield from (i.target.id for i in body if isinstance(i, ast.AnnAssign) and isinstance(i.target, ast.Name))
        case _:
            pass


def relative(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_every_private_name_is_listed_as_often_as_it_stands() -> None:
    found = {relative(file): Counter(private_names(file.read_text("utf-8"))) for file in FILES}
    listed = {
        codes(file)[0]: Counter({name: int(count) for name, count in re.findall(r"`([\w.]+)` (\d+)", names)})
        for file, names, _, _ in table(PAGE, PRIVATE)
    }
    assert {file: names for file, names in found.items() if names} == listed


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import yaml\nyaml._yaml.CParser()", ["_yaml"]),
        ("from yaml._yaml import CParser", ["yaml._yaml"]),
        ("from yaml import _yaml", ["_yaml"]),
        ("import lxml._elementpath", ["lxml._elementpath"]),
        ("pdk.Layer(_sub_layer_props={})", ["_sub_layer_props"]),
        ("class A:\n    def b(self, o):\n        self._a = 1\n        return o._a + self._a", []),
        ("class A:\n    _a: int\n    def b(self):\n        return replace(self, _a=1, _c=2)", ["_c"]),
        ("shape.element.__class__", []),
        ("slide.shapes._spTree.insert(0, paragraph._p)", ["_spTree", "_p"]),
    ],
)
def test_a_private_name_is_found_in_every_dress(source: str, names: list[str]) -> None:
    assert sorted(private_names(source)) == sorted(names)


@pytest.mark.parametrize("section", [*SECTIONS, PRIVATE])
def test_every_line_names_files_and_tests_that_are_there(section: str) -> None:
    for line in table(PAGE, section):
        where, noticed = (line[0], line[-1]) if section == PRIVATE else line[1:]
        for file in codes(where):
            assert (ROOT / file).is_file(), file
        tests = [code for code in codes(noticed) if code.startswith("tests/")]
        assert tests, line
        for test in tests:
            file, _, name = test.partition("::")
            assert re.search(rf"^def {name or 'test_'}", (ROOT / file).read_text("utf-8"), re.MULTILINE), test


def test_every_name_of_the_front_end_is_listed_with_its_file() -> None:
    lines = table(PAGE, SECTIONS[0])
    for file in STYLES:
        text = file.read_text("utf-8")
        names = {
            *re.findall(r'data-testid\^?="([\w-]+)"', text), *re.findall(r"\.(st[A-Z]\w+)", text),
            *(["st-key-…"] if "st-key-" in text else []), *(["st-…-color"] if "--st-" in text else []),
        }  # fmt: skip
        for name in names:
            where = [codes(where) for what, where, _ in lines if name in codes(what)]
            assert any(relative(file) in listed for listed in where), (relative(file), name)


def test_every_use_of_a_module_that_is_not_public_is_listed() -> None:
    lines = [line for section in SECTIONS for line in table(PAGE, section)]
    for file in FILES:
        modules = {name for name in imported(file.read_text("utf-8")) if INTERNAL.match(name)}
        for module in modules:
            where = [where for what, where, _ in lines if any(module.startswith(c) or c.startswith(module)
                     for c in codes(what))]  # fmt: skip
            assert any(relative(file) in codes(listed) for listed in where), (relative(file), module)


def imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_every_use_of_the_xml_behind_slides_and_notes_is_listed() -> None:
    leaning = {
        relative(file)
        for file in (ROOT / "geo" / "briefing" / "office").glob("*.py")
        if re.search(r"\.element\b", file.read_text("utf-8"))
    }
    listed = {file for what, where, _ in table(PAGE, SECTIONS[2]) if "element" in codes(what) for file in codes(where)}
    assert leaning == listed


def test_the_maps_own_language_is_used_where_it_is_listed() -> None:
    using = {relative(file) for file in FILES if re.search(r"_sub_layer_props|f?\"@@", file.read_text("utf-8"))}
    listed = {file for _, where, _ in table(PAGE, SECTIONS[1]) for file in codes(where)}
    assert using <= listed
    assert "docs/upgrading.md" not in using
    assert "upgrading.md" in text_of("docs/README.md")
