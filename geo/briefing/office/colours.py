"""The colours of slides and notes, each as six hexadecimal digits."""

from typing import Final

__all__ = ["GROUND", "INK", "QUIET", "REFERENCE"]

INK: Final = "1B2333"
QUIET: Final = "4A5363"
REFERENCE: Final = "1D4E89"
"""These three have 4.5:1 or more on white and on the ground (WCAG 2.2, 1.4.3)."""
GROUND: Final = "EFF1F5"
"""Behind the analyst's notes and the heads of tables."""
