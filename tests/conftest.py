"""Fixtures for all tests."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings
from small_map import SmallDataset, write_small_dataset
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

# On a shared machine a slow example says nothing; in CI the same examples run every time.
settings.register_profile("project", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("project")

DOCUMENTS = Path(__file__).parents[2] / "shared" / "documents"


LATER = "tests/browser/test_f"
"""The browser's tests from here on come last: one process begins with the others while the second does all the rest."""


class ByFile(LoadScopeScheduling):
    """Keeps the tests of a file in one process, and the browser's in two lots: many browsers at once would be slow."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if not file.startswith("tests/browser/"):
            return file
        return "later" if file >= LATER else "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the second lot of the browser's tests last."""
    items.sort(key=lambda item: item.nodeid.startswith("tests/browser/") and item.nodeid >= LATER)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """With `-n`, share the tests out by file."""
    return ByFile(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, fail a skipped test that drives a program, or that needs the articles where they are."""
    report = yield
    needs_documents = item.get_closest_marker("documents") is not None
    needs_program = any(item.get_closest_marker(name) is not None for name in ("browser", "office"))
    wanted = DOCUMENTS.is_dir() if needs_documents else needs_program
    if wanted and report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"In CI this test must not be skipped: {report.longrepr}"
    return report


@pytest.fixture
def small_dataset(tmp_path: Path) -> SmallDataset:
    """The small invented map, on disk with its documents."""
    return write_small_dataset(tmp_path)
