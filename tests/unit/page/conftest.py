"""Fixtures for the tests of the page."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from coded_page_map import write_coded_page_map
from small_map import SmallDataset
from streamlit.components.v2 import manifest_scanner

from geo.page.shared import made_files


@pytest.fixture(scope="session", autouse=True)
def _installed_packages_are_searched_once() -> Iterator[None]:
    """Streamlit searches all installed packages for components with each page of its harness: three quarters of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def small_page(small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> SmallDataset:
    """The small invented map as the one that the page shows, before anything was made of it."""
    monkeypatch.setenv("HOTSPOTS_DATA", str(small_dataset.data))
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(small_dataset.documents))
    made_files.forget()
    return small_dataset


@pytest.fixture
def coded_map(tmp_path: Path) -> SmallDataset:
    """The small invented map that is coded, on disk with its documents."""
    return write_coded_page_map(tmp_path)
