"""Which proportions a map can have: one that cannot fill a box leaves the rest of it to what stands around."""

from collections.abc import Callable
from dataclasses import dataclass

from geo.cartography.projection import MapFrame
from geo.cartography.projection_name import ProjectionName

__all__ = ["MapShape", "map_shape"]

_WORLD, _ROUND = (2.05, 2.05), (1.0, 1.12)
"""Least and largest width over height; a round map has its scale bar in a corner."""
_WIDEST, _TALLEST = 1.6, 0.75
"""A map that fills its box is no strip."""
_USUAL, _WIDE = 1.6, 2.2
_TRIED = (0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 2.0, 2.2)
"""Width over height."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MapShape:
    """The proportions of a map."""

    ranges: tuple[tuple[float, float], ...] = ()
    """Width over height of the narrowest and of the widest of each of its forms; none where it fills every box."""
    rectangular: bool = True

    @property
    def usual(self) -> float:
        """The width over height that is nearest to that of a slide's map."""
        if not self.ranges:
            return _USUAL
        least, most = self.ranges[0]
        return min(max(_USUAL, least), most)

    def trim(self, width: float, height: float) -> tuple[float, float]:
        """Width and height of what is drawn in a box: in the form that is largest there."""
        forms = [(min(width, most * height), min(height, width / least)) for least, most in self.ranges]
        return max(forms, key=lambda form: form[0] * form[1], default=(width, height))

    def useful(self, width: float, height: float) -> float:
        """How much of a box can be used, in square units of its sides."""
        wide, high = self.trim(width, height)
        if self.rectangular:
            return min(wide, _WIDEST * high) * min(high, wide / _TALLEST)
        return wide * high


def map_shape(frame_of: Callable[[float], MapFrame]) -> MapShape:
    """The shape of a map by the frames that it has at widths over heights."""
    usual = frame_of(_USUAL)
    if usual.projection is ProjectionName.LAEA:
        if usual.rectangular and frame_of(_WIDE).rectangular:
            return MapShape()
        # What reaches far is shown in a rectangle where its corners are not too far away, and else in a disc.
        fitting = [aspect for aspect in _TRIED if frame_of(aspect).rectangular]
        if fitting:
            return MapShape(ranges=((fitting[0], fitting[-1]), _ROUND))
    return MapShape(ranges=(_WORLD if usual.radius_m is None else _ROUND,), rectangular=False)
