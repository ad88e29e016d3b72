"""What is said where the filters leave nothing to show."""

from collections.abc import Sequence

from geo.briefing.content.brief import Brief
from geo.errors import HotspotsError

__all__ = ["nothing_left"]


def nothing_left(brief: Brief, empty: Sequence[str]) -> HotspotsError:
    """The error of a brief that leaves nothing to show; `empty` are the hotspots that were asked for in vain."""
    place = f"of {', '.join(empty)} " if empty else ""
    active = brief.selection.filters.active
    if brief.collected is not None and not active:
        what, remedy = f"the data has no excerpt {place}any more", "leave it out of the briefing"
        return HotspotsError(where="briefing", what=what, expected="at least one was expected", remedy=remedy)
    return HotspotsError(
        where="selection",
        what=f"no excerpt {place}is left by the filters in force ({', '.join(active) or 'none'})",
        expected="at least one was expected",
        remedy="drop a filter",
    )
