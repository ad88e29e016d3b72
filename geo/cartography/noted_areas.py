"""Which disputed areas are in a frame, and where: those that a reader of the map should know of."""

from collections.abc import Mapping
from functools import cache, lru_cache

from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo.atlas import sphere
from geo.atlas.disputes import AreaNote
from geo.atlas.viewpoints import viewpoint_notes
from geo.cartography.bounding_caps import KeyedCaps, keyed_caps
from geo.cartography.projection import MapFrame
from geo.dataset.model import Viewpoint

__all__ = ["noted_areas"]

_LEAST_NOTED = 1 / 800
"""Share of the frame below which a disputed area has no note: it is no wider there than the line round it would be."""


@lru_cache(maxsize=64)
def noted_areas(frame: MapFrame, viewpoint: Viewpoint) -> Mapping[AreaNote, MultiPolygon]:
    """A note for each disputed area that is really in frame, and the box round the area in the frame's metres."""
    boxes = {key: MultiPolygon(parts) for key, parts in _boxes().placed(frame).items()}
    least_m = _LEAST_NOTED * _longest_m(frame.outline)
    return {
        note: box
        for note in _notes(viewpoint)
        if (box := boxes.get(note.area)) and frame.outline.intersects(box) and _longest_m(box) >= least_m
    }


@lru_cache(maxsize=len(Viewpoint))
def _notes(viewpoint: Viewpoint) -> tuple[AreaNote, ...]:
    return viewpoint_notes(viewpoint, None)


@cache
def _boxes() -> KeyedCaps:
    """The boxes of the disputed areas by their ids, which are the same in every viewpoint."""
    return keyed_caps({note.area: sphere.box(*note.bbox) for note in _notes(Viewpoint.DE_FACTO)})


def _longest_m(shape: BaseGeometry) -> float:
    x0, y0, x1, y1 = shape.bounds
    return float(max(x1 - x0, y1 - y0))
