"""Hotspots: who says what about which place, found word for word in the document."""

__version__ = "0.3.0"
