"""Fixtures for all tests."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from coded_map import write_coded_dataset
from hypothesis import settings
from repository import DOCUMENTS
from small_map import SmallDataset, write_small_dataset
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

# On a shared machine a slow example says nothing; in CI the same examples run every time.
settings.register_profile("project", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("project")


LEFT_OUT = ("browser", "fuzz", "office", "rebuild")
"""What a person does not wait for: the default run leaves these out, `.ci/run` runs them too."""


class ByFile(LoadScopeScheduling):
    """Keeps the tests of a file in one process, which shares what they make: a drawing, a server, a browser's page."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """With `-n`, share the tests out by file; the browser's come first, since they take the longest."""
    config.option.loadscopereorder = False
    return ByFile(config, log)


@pytest.hookimpl(trylast=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark as `full` what the default run leaves out."""
    if marked(item, *LEFT_OUT) and not marked(item, "smoke"):
        item.add_marker(pytest.mark.full)


def marked(item: pytest.Item, *names: str) -> bool:
    """Whether a test, its file or its folder has one of these marks."""
    return any(item.get_closest_marker(name) is not None for name in names)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, fail a skipped test that drives a program, or that needs the articles where they are."""
    report = yield
    wanted = DOCUMENTS.is_dir() if marked(item, "documents") else marked(item, "browser", "office")
    if wanted and report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"In CI this test must not be skipped: {report.longrepr}"
    return report


@pytest.fixture
def small_dataset(tmp_path: Path) -> SmallDataset:
    """The small invented map, on disk with its documents."""
    return write_small_dataset(tmp_path)


@pytest.fixture
def coded_dataset(tmp_path: Path) -> SmallDataset:
    """The small invented map that says who speaks and how, on disk with its document."""
    return write_coded_dataset(tmp_path)
