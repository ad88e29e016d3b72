"""Fixtures for the tests of single modules and of the page."""

import pytest


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Data and documents are those that a test names."""
    for name in ("HOTSPOTS_DATA", "HOTSPOTS_DOCUMENTS", "HOTSPOTS_EDIT"):
        monkeypatch.delenv(name, raising=False)
