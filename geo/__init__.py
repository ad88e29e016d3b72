"""Hotspots: who says what about which place, proven against the document."""

__version__ = "0.3.0"
