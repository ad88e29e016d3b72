"""Where the repository and its data lie."""

from pathlib import Path

__all__ = ["DATA", "DOCUMENTS", "LAYERS", "ROOT", "TEST_DATA"]

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data" / "hotspots.yaml"
"""The shipped map."""
TEST_DATA = ROOT / "tests" / "data"
"""What tests read that is nobody's data."""
DOCUMENTS = ROOT.parent / "shared" / "documents"
"""The articles themselves, which are not in the repository."""
LAYERS = ROOT.parent / "shared" / "geodata"
"""The layers of which the shipped geodata are built, which are not in the repository either."""
