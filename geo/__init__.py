"""Hotspots: who says what about which place, proven against the document."""
