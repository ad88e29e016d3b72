"""Which of the disputed areas in frame lie at the places that a map shows."""

from collections.abc import Mapping, Sequence

import numpy as np
import shapely

from geo.atlas import sphere
from geo.atlas.viewpoints import AreaNote
from geo.cartography.backdrop import region_area
from geo.cartography.projection import MapFrame
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = ["near_areas"]

_NEAR, _NEAR_MOST_M = 0.02, 100e3
"""How far an area may lie from a place: as a share of the frame's longer side, and in metres at most."""


def near_areas(
    frame: MapFrame, notes: Sequence[AreaNote], regions: Mapping[str, Region], viewpoint: Viewpoint
) -> frozenset[str]:
    """The ids of the areas of notes that lie in or near one of the regions."""
    tree = shapely.STRtree([region_area(frame, region, viewpoint) for region in regions.values()])
    shapes = np.array([frame.polygons(sphere.box(*note.bbox)) for note in notes], dtype=object)
    if not len(shapes):
        return frozenset()
    distance = min(_NEAR * max(frame.width_m, frame.height_m), _NEAR_MOST_M)
    found, _ = tree.query(shapes, predicate="dwithin", distance=distance)
    return frozenset(notes[int(i)].area for i in found)
