"""Scale bars in round numbers."""

import math
from dataclasses import dataclass

import numpy as np

from geo.cartography.projection import MapFrame, distance_m
from geo.cartography.projection_name import ProjectionName

__all__ = ["ScaleBar", "round_up", "scale_bar"]

_LONGEST = 0.2
"""Share of the frame's width that a bar may have."""

_TRUE_ENOUGH_DEG = 25.0
"""Angle to the edge of the frame from which the scale there is another than at the centre: by 2.4 %."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScaleBar:
    """A bar and its words."""

    length_m: float
    """In projected metres at the centre of the frame."""
    km: int
    """On the ground: 1, 2 or 5 times a power of ten."""
    lines: tuple[str, ...]
    """What stands on it, as short lines."""


def scale_bar(frame: MapFrame) -> ScaleBar | None:
    """The bar of a frame; None for a map of the world, whose scale varies too much for any bar."""
    if frame.projection is ProjectionName.EQUAL_EARTH:
        return None
    # A round map has most of its axes' width to itself only where it is as wide.
    width_m = frame.width_m if frame.radius_m is None else 2 * frame.radius_m
    km = _round_down(_LONGEST * width_m / 1000)
    length = km * 1000.0
    for _ in range(4):
        length *= km * 1000 / _on_the_ground_m(frame, length)
    where = ("at the centre",) if frame.reach_deg > _TRUE_ENOUGH_DEG else ()
    return ScaleBar(length_m=length, km=km, lines=(f"{km:,} km", *where))


def round_up(value: float) -> int:
    """The next of 1, 1.5, 2, 3, 4, 5, 6 and 8 times a power of ten."""
    power = 10 ** math.floor(math.log10(value))
    return int(min(step for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * power >= value) * power)


def _round_down(value: float) -> int:
    power = 10 ** math.floor(math.log10(value))
    return int(max(step for step in (1, 2, 5) if step * power <= value) * power)


def _on_the_ground_m(frame: MapFrame, length_m: float) -> float:
    """How far the ends of a bar across the centre of the frame are apart."""
    x0, y0, x1, y1 = frame.extent
    x, y = ((x0 + x1) / 2, (y0 + y1) / 2) if frame.rectangular else (0.0, 0.0)
    ends = frame.to_sphere(np.array([[x - length_m / 2, y], [x + length_m / 2, y]]))
    one, other = ((float(lon), float(lat)) for lon, lat in ends)
    return distance_m(one, other)
