"""The locator: a small map that shows where on earth the frame of a regional map lies."""

import math
from dataclasses import dataclass
from functools import cache, lru_cache

import shapely
from shapely import MultiPolygon, Polygon

from geo.atlas.antimeridian import pieces
from geo.atlas.sphere import EARTH_RADIUS_KM
from geo.cartography.backdrop import all_land
from geo.cartography.bounding_caps import KeyedCaps, keyed_caps
from geo.cartography.projection import MapFrame
from geo.cartography.projection_name import ProjectionName

__all__ = ["Locator", "locator"]

_WIDER = 4.5
"""How many times wider than the frame a locator looks, within the limits below."""
_NARROWEST_DEG, _WIDEST_DEG = 26.0, 90.0

_COARSE_DEG = 0.3
_SMALLEST_DEG2 = 1.0


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Locator:
    """In units of the locator's radius, about its middle."""

    land: MultiPolygon
    frame: Polygon
    """The frame's true outline."""


@lru_cache(maxsize=64)
def locator(frame: MapFrame) -> Locator | None:
    """The locator of a regional map; None for a round map and the world, which show it themselves."""
    if not frame.rectangular:
        return None
    lon, lat = (round(value) for value in frame.centre)
    reach = min(max(_WIDER * frame.reach_deg, _NARROWEST_DEG), _WIDEST_DEG)
    radius = 2000 * EARTH_RADIUS_KM * math.sin(math.radians(reach) / 2)
    around = MapFrame(
        projection=ProjectionName.LAEA, lon_0=float(lon), lat_0=float(lat), extent=(-radius, -radius, radius, radius),
        radius_m=radius,
    )  # fmt: skip
    outline = around.to_plane(frame.to_sphere(shapely.get_coordinates(frame.outline)))
    ground = MultiPolygon([part for parts in _coarse_land().placed(around).values() for part in parts])
    return Locator(land=shapely.transform(ground, lambda points: points / radius), frame=Polygon(outline / radius))


@cache
def _coarse_land() -> KeyedCaps:
    parts = [part for part in pieces(all_land(), Polygon) if part.area > _SMALLEST_DEG2]
    coarse = pieces(shapely.simplify(MultiPolygon(parts), _COARSE_DEG), Polygon)
    return keyed_caps({str(number): part for number, part in enumerate(coarse)})
