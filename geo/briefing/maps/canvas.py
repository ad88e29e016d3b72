"""The place that a map has on paper: from a frame's metres to points (1/72 inch) and back."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import Points
from geo.cartography.projection import MapFrame

__all__ = ["Canvas"]

AnyGeometry = TypeVar("AnyGeometry", bound=BaseGeometry)


@dataclass(frozen=True, kw_only=True, slots=True)
class Canvas:
    """A frame in axes of a width; points count from the lower left corner."""

    frame: MapFrame
    width_pt: float
    text_pt: float
    """Size of running text."""

    @property
    def metres_per_pt(self) -> float:
        """Projected metres to a point of paper."""
        return self.frame.width_m / self.width_pt

    @property
    def height_pt(self) -> float:
        """Height of the axes."""
        return self.frame.height_m / self.metres_per_pt

    def points(self, metres: Points) -> Points:
        """Projected metres, shape (n, 2) → points."""
        return np.asarray((metres - np.array(self.frame.extent[:2])) / self.metres_per_pt)

    def shape(self, metres: AnyGeometry) -> AnyGeometry:
        """A geometry in projected metres → points."""
        return shapely.transform(metres, self.points)

    def metres(self, x: float, y: float) -> tuple[float, float]:
        """Points → projected metres."""
        return self.frame.extent[0] + x * self.metres_per_pt, self.frame.extent[1] + y * self.metres_per_pt
