"""In which order the places of a map are numbered: from west to east as it is drawn, from its left edge to its right.

Who looks for a number then knows where: 20 lies between 19 and 21. Two that lie one above the other are numbered from
the top.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from geo.atlas.compose import label_point
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.furniture import arrange_furniture
from geo.briefing.maps.region_labels import RegionLabel, region_labels
from geo.cartography.backdrop import region_area
from geo.cartography.label_placement import LabelBox
from geo.cartography.projection import MapFrame
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = ["order_by_place", "order_drawn"]


def order_drawn(
    canvas: Canvas,
    regions: Mapping[str, Region],
    wanted: Collection[str],
    viewpoint: Viewpoint,
    keep_off: Sequence[LabelBox] = (),
) -> tuple[str, ...]:
    """Those of the regions that are `wanted`, by where their numbers stand when the map is drawn with its furniture.

    Those of which none stands in frame come last. `keep_off` are boxes in points that no number may touch.
    """
    areas = [region_area(canvas.frame, region, viewpoint) for region in regions.values()]
    labels = {key: RegionLabel(number=len(wanted) if key in wanted else None) for key in regions}
    taken = (*arrange_furniture(canvas, areas, wanted=True).boxes, *keep_off)
    placed = region_labels(canvas, regions, labels, viewpoint, taken)
    return _from_the_left({key: (one.x, one.y) for key, one in placed.items()}, wanted)


def order_by_place(frame: MapFrame, regions: Mapping[str, Region], viewpoint: Viewpoint) -> tuple[str, ...]:
    """The regions by where their own points lie in a projection: one order for several maps with the same frame."""
    points = frame.to_plane(np.array([label_point(region, viewpoint) for region in regions.values()]).reshape(-1, 2))
    found = {key: (float(x), float(y)) for key, (x, y) in zip(regions, points, strict=True) if np.isfinite(x)}
    return _from_the_left(found, regions)


def _from_the_left(places: Mapping[str, tuple[float, float]], regions: Iterable[str]) -> tuple[str, ...]:
    ordered = sorted(places, key=lambda key: (round(places[key][0], 1), -places[key][1]))
    return (*ordered, *(key for key in regions if key not in places))
