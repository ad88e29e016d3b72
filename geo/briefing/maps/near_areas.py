"""Which of the disputed areas in frame lie at the places that a map shows."""

from collections.abc import Mapping

import numpy as np
import shapely

from geo.cartography.backdrop import region_area
from geo.cartography.noted_areas import noted_areas
from geo.cartography.projection import MapFrame
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = ["near_areas"]

_NEAR, _NEAR_MOST_M = 0.02, 100e3
"""How far an area may lie from a place: as a share of the frame's longer side, and in metres at most."""


def near_areas(frame: MapFrame, regions: Mapping[str, Region], viewpoint: Viewpoint) -> frozenset[str]:
    """The ids of the disputed areas of a frame's notes that lie in or near one of the regions."""
    noted = noted_areas(frame, viewpoint)
    if not noted:
        return frozenset()
    notes, shapes = list(noted), np.array(list(noted.values()), dtype=object)
    tree = shapely.STRtree([region_area(frame, region, viewpoint) for region in regions.values()])
    distance = min(_NEAR * max(frame.width_m, frame.height_m), _NEAR_MOST_M)
    found, _ = tree.query(shapes, predicate="dwithin", distance=distance)
    return frozenset(notes[int(i)].area for i in found)
