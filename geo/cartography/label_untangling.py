"""Takes apart leaders of numbers that cross: two numbers change places until no two leaders do.

Two leaders that cross are together longer than the two that lead from the same places to each other's numbers, so every
exchange shortens what is left, and there is an end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from geo.cartography.label_anchor import LabelAnchor
from geo.cartography.label_boxes import LabelBox, Numbers, cross
from geo.cartography.label_candidates import leaders_to

__all__ = ["LabelPlace", "untangled"]


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelPlace:
    """A label's place."""

    x: float
    """Middle of the label."""
    y: float
    box: LabelBox
    leader: tuple[tuple[float, float], tuple[float, float]] | None
    """A line from the place to the edge of the label; None where it stands close enough."""
    held: tuple[float, float]
    """The point of the map that it keeps its distance from, in points, where the map is zoomed."""


def untangled(anchors: Sequence[LabelAnchor], places: Sequence[LabelPlace | None]) -> tuple[LabelPlace | None, ...]:
    """The places of labels without two leaders of numbers that cross; everything else stays where it is.

    Numbers of different sizes do not change places.
    """
    found = list(places)
    while (pair := _crossing(anchors, found)) is not None:
        i, j = pair
        first, second = found[i], found[j]
        assert first is not None
        assert second is not None
        found[i], found[j] = _moved(anchors[i], second), _moved(anchors[j], first)
    return tuple(found)


def _crossing(anchors: Sequence[LabelAnchor], places: Sequence[LabelPlace | None]) -> tuple[int, int] | None:
    """The first two numbers of the same size whose leaders cross."""
    led = [
        (i, place.leader)
        for i, (anchor, place) in enumerate(zip(anchors, places, strict=True))
        if place is not None and place.leader is not None and not anchor.apart
    ]
    lines: Numbers = np.array([[*start, *end] for _, (start, end) in led]).reshape(-1, 4)
    for a, b in np.argwhere(np.triu(cross(lines, lines))):
        i, j = led[a][0], led[b][0]
        if (anchors[i].width, anchors[i].height) == (anchors[j].width, anchors[j].height):
            return i, j
    return None


def _moved(anchor: LabelAnchor, to: LabelPlace) -> LabelPlace:
    """A number of that anchor where another stood."""
    box: LabelBox = to.box
    ends, led = leaders_to(anchor, np.array([box]))
    x0, y0, x1, y1 = (float(value) for value in ends[0])
    return replace(to, leader=((x0, y0), (x1, y1)) if led[0] else None, held=(to.x, to.y))
