"""Hotspots: who says what about which place, quoted word for word from the document."""

__version__ = "0.3.0"
