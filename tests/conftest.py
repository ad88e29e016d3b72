"""Fixtures for all tests."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings
from small_map import SmallDataset, write_small_dataset

# On a shared machine a slow example says nothing; in CI the same examples run every time.
settings.register_profile("project", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("project")

DOCUMENTS = Path(__file__).parents[2] / "shared" / "documents"


@pytest.hookimpl(tryfirst=True)  # before xdist looks for the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file in one process, and all that drive the browser: one Chromium is enough for two cores."""
    for item in items:
        group = "browser" if item.get_closest_marker("browser") else item.path.stem
        item.add_marker(pytest.mark.xdist_group(group))


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
