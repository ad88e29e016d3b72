"""What of a hotspot's record goes into the hash of a figure's content."""

from collections.abc import Mapping
from typing import Any, Final

from geo.dataset.claims import Mode, Stance, Weight

__all__ = ["without_the_unsaid"]

_UNSAID: Final[Mapping[str, object]] = {
    "speaker": None, "stance": Stance.ASSERTS, "mode": Mode.STATED, "weight": Weight.SUBJECT, "claims": [],
}  # fmt: skip
"""What an excerpt is taken for where the data file says nothing of it."""


def without_the_unsaid(hotspot: dict[str, Any]) -> dict[str, Any]:
    """The record without what goes without saying: outputs keep their hash that are older than a way to say it."""
    excerpts = (excerpt.items() for excerpt in hotspot["excerpts"])
    told = [{k: v for k, v in items if k not in _UNSAID or v != _UNSAID[k]} for items in excerpts]
    return {**hotspot, "excerpts": told}
