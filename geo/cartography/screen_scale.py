"""How long a unit of the screen is on the ground, for a scale bar that the browser draws wherever a hand goes.

On no map of these is the scale the same everywhere. On Equal Earth parallels are straight, and along one a unit is as
long everywhere; on a map about a centre the scale depends on the distance from it, and is one along the ray from the
centre and another across it. So a table by latitude, or by distance, tells it, and between its rows it is nearly
linear.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from geo.cartography.projection import distance_m
from geo.cartography.projection_name import ProjectionName
from geo.cartography.screen import ORIGIN, ScreenFrame

__all__ = ["GroundScale", "ground_scale"]

_STEP_DEG = 2.0
_TO_LAT = 80.0
"""Latitude on the map of the world beyond which no bar holds: the scale is another a few pixels farther."""
_SHORT = 0.02
"""Length of what is measured, in units: 1.6 km."""

ScreenPoint = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class GroundScale:
    """Metres on the ground (WGS 84) to a unit; the columns are of one length."""

    about_centre: bool
    """Whether rows are by the distance from the map's centre; else they are by y."""
    at: tuple[float, ...]
    """Distance from the centre, or y, in units; ascending."""
    along: tuple[float, ...]
    """Metres to a unit along the ray from the centre; along the parallel, where rows are by y."""
    across: tuple[float, ...]
    """Metres to a unit across that ray; nothing where rows are by y."""
    reach: tuple[float, ...]
    """How far the map reaches to either side at that y, in units; nothing where it ends with the last row."""


@lru_cache(maxsize=64)
def ground_scale(screen: ScreenFrame) -> GroundScale:
    """The table of a frame; it ends a little before the frame does."""
    if screen.frame.projection is ProjectionName.EQUAL_EARTH:
        return _by_latitude(screen)
    radius = screen.box[2] - ORIGIN
    at = np.linspace(_SHORT, radius * (1 - 1e-6) - _SHORT, round(screen.frame.reach_deg / _STEP_DEG) + 1)
    return GroundScale(
        about_centre=True,
        at=_rounded(at),
        along=_rounded([_metres(screen, (ORIGIN, ORIGIN + r), (0, 1)) for r in at]),
        across=_rounded([_metres(screen, (ORIGIN, ORIGIN + r), (1, 0)) for r in at]),
        reach=(),
    )


def _by_latitude(screen: ScreenFrame) -> GroundScale:
    lon_0 = screen.frame.lon_0
    lats = np.arange(-_TO_LAT, _TO_LAT + 0.1, _STEP_DEG)
    middle = [screen.position(lon_0, lat)[1] for lat in lats]
    edge = [screen.position(lon_0 + 180, lat)[0] - ORIGIN for lat in lats]
    return GroundScale(
        about_centre=False,
        at=_rounded(middle),
        along=_rounded([_metres(screen, (ORIGIN, y), (1, 0)) for y in middle]),
        across=(),
        reach=_rounded(edge),
    )


def _metres(screen: ScreenFrame, place: ScreenPoint, way: ScreenPoint) -> float:
    """Metres to a unit about a place, in a direction of length 1."""
    (x, y), (dx, dy) = place, (way[0] * _SHORT / 2, way[1] * _SHORT / 2)
    return distance_m(screen.lonlat(x - dx, y - dy), screen.lonlat(x + dx, y + dy)) / _SHORT


def _rounded(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(round(float(value), 3) for value in values)
