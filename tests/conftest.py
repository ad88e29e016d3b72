"""Fixtures for all tests."""

import os
from pathlib import Path

import pytest
from hypothesis import settings
from small_map import SmallDataset, write_small_dataset

# On a shared machine a slow example says nothing; in CI the same examples run every time.
settings.register_profile("project", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("project")


@pytest.fixture
def small_dataset(tmp_path: Path) -> SmallDataset:
    """The small invented map, on disk with its documents."""
    return write_small_dataset(tmp_path)
