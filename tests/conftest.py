"""Fixtures for all tests."""

from pathlib import Path

import pytest
from small_map import SmallDataset, write_small_dataset


@pytest.fixture
def small_dataset(tmp_path: Path) -> SmallDataset:
    """The small invented map, on disk with its documents."""
    return write_small_dataset(tmp_path)
