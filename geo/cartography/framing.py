"""Which projection suits what is shown, and how much of the surroundings is in frame.

World maps are Equal Earth; what lies close together is shown in a Lambert azimuthal equal-area map centred on it; what
lies mainly north of 60° N is shown round the pole. Any of them can be forced where it can show the regions at all.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import shapely

from geo.atlas.antimeridian import STEP_DEG, Points, angles, unit_vectors
from geo.atlas.compose import compose_region, label_point, region_area_km2
from geo.cartography.projection import WORLD_LON, MapFrame
from geo.cartography.projection_name import ProjectionName
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Clip, NorthOf, Region
from geo.errors import HotspotsError

__all__ = ["laea_radius_m", "plan_frame", "plan_pair"]

_FAR_NORTH = NorthOf(north_of=60.0)
_POLAR_SHARE = 0.5
"""Share of the regions' area north of 60° N from which the map is one of the pole."""
_POLAR_SOUTH = 48.0
"""Latitude south of which nothing may lie then: the map would be all margin."""
_POLAR_RIM = (55.0, 6.0)
"""A polar map reaches to 55° N, and 6° beyond the southernmost region."""

_WORLD_DEG = 50.0
"""Angle from their common centre beyond which regions that are all that is shown need a map of the world."""
_WORLD_KM2 = 255e6
"""Half of the earth: a region that is larger has no other side to be shown from."""
_CORNER_DEG = 115.0
"""Angle to the corners beyond which a rectangle would show more distortion than place: the map is then round.

What is shown lies well within, and in the corners of an ocean's map there is little else than sea. A disc would leave
half of a wide paper empty.
"""
_RECTANGLE_DEG = 80.0
"""Angle to the farthest of what is shown beyond which the map is round in any case."""
_DISC_RIM_DEG = 7.0
_DISC_MOST_DEG = 138.0

_PAD = 0.35
"""Share of the region's size that is left to each side of it, within the limits below."""
_PAD_LEAST_M, _PAD_MOST_M = 150e3, 600e3
_CLOSEST_M = 520e3
"""Shorter side of the closest frame: nearer, nobody could tell where on earth it is."""

_MARGIN = {ProjectionName.EQUAL_EARTH: 1.015, ProjectionName.LAEA: 1.02, ProjectionName.POLAR: 1.13}
"""What a round map leaves to its axes, for its outline, and for the meridians' labels round a polar one."""

_RADIUS_M = 6371007.2
"""Radius of the sphere with the area of WGS 84, which equal-area projections keep."""


def plan_frame(
    regions: Mapping[str, Region],
    viewpoint: Viewpoint,
    *,
    aspect: float,
    forced: ProjectionName | None = None,
    everything: bool = False,
) -> MapFrame:
    """The frame that shows regions with enough around them to be recognised.

    `aspect` is width over height of the axes; `everything` says that the regions are all there is to show, which may
    then be a map of the world, where one region is only if it is more than half of it. Raises HotspotsError where a
    forced projection cannot show a region as a whole.
    """
    shown = tuple(regions.values())
    match forced or _suitable(shown, viewpoint, everything=everything):
        case ProjectionName.EQUAL_EARTH:
            return _world(aspect)
        case ProjectionName.POLAR:
            return _polar(_points(shown, viewpoint), aspect)
        case ProjectionName.LAEA:
            return _regional(_centred(shown, viewpoint), aspect)


def plan_pair(
    regions: tuple[Region, Region], viewpoint: Viewpoint, *, aspect: float, forced: ProjectionName | None = None
) -> tuple[MapFrame, MapFrame]:
    """Two frames in which two regions can be compared by size: one projection and one scale, a centre for each.

    Both are Lambert azimuthal equal-area maps, each centred on its own region, so that areas are true and no region
    lies at a bent edge; both have the scale of the one that needs more room, however small the other is on it. Where
    one needs a disc, both are discs. In a projection that is forced and shows both in one frame, both have that frame.
    Raises HotspotsError where a forced projection cannot show a region as a whole.
    """
    if forced in {ProjectionName.EQUAL_EARTH, ProjectionName.POLAR}:
        frame = plan_frame(dict(zip("ab", regions, strict=True)), viewpoint, aspect=aspect, forced=forced)
        return frame, frame
    one, other = (_regional(_centred((region,), viewpoint), aspect) for region in regions)
    if one.radius_m is None and other.radius_m is None:
        width = max(one.width_m, other.width_m)
        pair = [replace(frame, extent=_fitted(_centre(frame), width, 0, aspect)) for frame in (one, other)]
        if all(_corner_m(frame) < laea_radius_m(_CORNER_DEG) for frame in pair):
            return pair[0], pair[1]
    frames = zip(regions, (one, other), strict=True)
    radius = max(_disc_m(_farthest(_points((region,), viewpoint), (at.lon_0, at.lat_0))) for region, at in frames)
    box = (-radius, -radius, radius, radius)
    return _framed(one, box, aspect, radius), _framed(other, box, aspect, radius)


def _disc_m(reach_deg: float) -> float:
    """Radius of a round map of what reaches as far from its centre, in projected metres."""
    return laea_radius_m(min(max(reach_deg, 30.0) + _DISC_RIM_DEG, _DISC_MOST_DEG))


def _centre(frame: MapFrame) -> tuple[float, float]:
    x0, y0, x1, y1 = frame.extent
    return (x0 + x1) / 2, (y0 + y1) / 2


def _corner_m(frame: MapFrame) -> float:
    """How far the corner is that is farthest from the projection's centre, in projected metres."""
    return max(math.hypot(x, y) for x in frame.extent[::2] for y in frame.extent[1::2])


@lru_cache(maxsize=64)
def _points(regions: tuple[Region, ...], viewpoint: Viewpoint) -> Points:
    """Longitudes and latitudes of the corners of outlines, and of points between where they are long."""
    shapes = [compose_region(region, viewpoint) for region in regions]
    return np.concatenate([shapely.get_coordinates(shapely.segmentize(shape, 4 * STEP_DEG)) for shape in shapes])


def _farthest(points: Points, centre: tuple[float, float]) -> float:
    """Angle on the sphere in degrees from a centre to the farthest of positions."""
    return float(angles(points, centre).max())


@dataclass(frozen=True, kw_only=True, slots=True)
class _Centred:
    """Regions about the centre of a Lambert azimuthal map of them."""

    centre: tuple[float, float]
    """Longitude, latitude in whole degrees."""
    reach_deg: float
    """Angle to the farthest of what is to be seen."""
    box: tuple[float, float, float, float] | None
    """Round the outlines, in projected metres; None where they reach too far for a rectangle."""


@lru_cache(maxsize=64)
def _centred(regions: tuple[Region, ...], viewpoint: Viewpoint) -> _Centred:
    points = _points(regions, viewpoint)
    centre = _whole(_middle(points))
    reach = _farthest(points, centre)
    if reach > _DISC_MOST_DEG - _DISC_RIM_DEG:
        # All round the earth: the middle of the outlines may be far from where most of the regions are.
        spots = np.array([label_point(region, viewpoint) for region in regions])
        centre = _whole(_mean(spots))
        reach = min(reach, _farthest(spots, centre))
    if reach >= _RECTANGLE_DEG:
        return _Centred(centre=centre, reach_deg=reach, box=None)
    flat = _about(centre).to_plane(points)
    (x0, y0), (x1, y1) = flat.min(axis=0), flat.max(axis=0)
    return _Centred(centre=centre, reach_deg=reach, box=(float(x0), float(y0), float(x1), float(y1)))


def _about(centre: tuple[float, float]) -> MapFrame:
    lon, lat = centre
    return MapFrame(projection=ProjectionName.LAEA, lon_0=lon, lat_0=lat, extent=(0, 0, 0, 0))


@lru_cache(maxsize=64)
def _suitable(regions: tuple[Region, ...], viewpoint: Viewpoint, *, everything: bool) -> ProjectionName:
    points, sizes_km2 = _points(regions, viewpoint), [region_area_km2(region, viewpoint) for region in regions]
    if points[:, 1].min() > _POLAR_SOUTH and _north_km2(regions, viewpoint) > _POLAR_SHARE * sum(sizes_km2):
        return ProjectionName.POLAR
    if max(sizes_km2) > _WORLD_KM2:
        return ProjectionName.EQUAL_EARTH
    if everything and _farthest(points, _middle(points)) > _WORLD_DEG:
        return ProjectionName.EQUAL_EARTH
    return ProjectionName.LAEA


def _north_km2(regions: Sequence[Region], viewpoint: Viewpoint) -> float:
    north = [region for region in regions if compose_region(region, viewpoint).bounds[3] > _FAR_NORTH.north_of]
    return sum(region_area_km2(Clip(clip=(region, _FAR_NORTH)), viewpoint) for region in north)


def _world(aspect: float) -> MapFrame:
    frame = MapFrame(projection=ProjectionName.EQUAL_EARTH, lon_0=WORLD_LON, lat_0=0.0, extent=(0, 0, 0, 0))
    _, _, x, y = frame.outline.bounds
    return _framed(frame, (-x, -y, x, y), aspect)


def _polar(points: Points, aspect: float) -> MapFrame:
    south = float(points[:, 1].min())
    if south < 0:
        raise HotspotsError(
            where="projection",
            what=f"{ProjectionName.POLAR} shows the northern hemisphere only",
            expected=f"what is selected reaches {abs(south):.0f}° S",
            remedy=f"leave the projection out, or ask for {ProjectionName.LAEA}",
        )
    rim = max(min(_POLAR_RIM[0], south - _POLAR_RIM[1]), 0.0)
    frame = MapFrame(projection=ProjectionName.POLAR, lon_0=0.0, lat_0=90.0, extent=(0, 0, 0, 0))
    radius = float(np.hypot(*frame.to_plane(np.array([[0.0, rim]]))[0]))
    return _framed(frame, (-radius, -radius, radius, radius), aspect, radius)


def _regional(regions: _Centred, aspect: float) -> MapFrame:
    """The map of regions, a disc where they reach far."""
    frame = _about(regions.centre)
    if regions.box is not None:
        x0, y0, x1, y1 = regions.box
        pad = min(max(_PAD * max(x1 - x0, y1 - y0), _PAD_LEAST_M), _PAD_MOST_M)
        width, height = (max(size + 2 * pad, _CLOSEST_M) for size in (x1 - x0, y1 - y0))
        extent = _fitted(((x0 + x1) / 2, (y0 + y1) / 2), width, height, aspect)
        frame = replace(frame, extent=extent)
        if _corner_m(frame) < laea_radius_m(_CORNER_DEG):
            return frame
    radius = _disc_m(regions.reach_deg)
    return _framed(frame, (-radius, -radius, radius, radius), aspect, radius)


def _mean(points: Points) -> tuple[float, float]:
    return _position(unit_vectors(points).mean(axis=0))


def _position(vector: Points) -> tuple[float, float]:
    return math.degrees(math.atan2(vector[1], vector[0])), math.degrees(math.atan2(vector[2], math.hypot(*vector[:2])))


def _whole(position: tuple[float, float]) -> tuple[float, float]:
    # Adding zero makes 0 of -0, which would be another frame with the same name.
    lon, lat = (float(round(angle)) + 0.0 for angle in position)
    # Every meridian leads through a pole: Greenwich points down there, or up at the South Pole.
    return (0.0 if abs(lat) == 90 else lon), lat


def laea_radius_m(angle_deg: float) -> float:
    """How far from the centre of a Lambert azimuthal map what lies at an angle from it is, in projected metres."""
    return 2 * _RADIUS_M * math.sin(math.radians(angle_deg) / 2)


def _framed(
    frame: MapFrame, box: tuple[float, float, float, float], aspect: float, radius: float | None = None
) -> MapFrame:
    margin = _MARGIN[frame.projection]
    width, height = (box[2] - box[0]) * margin, (box[3] - box[1]) * margin
    return MapFrame(
        projection=frame.projection,
        lon_0=frame.lon_0,
        lat_0=frame.lat_0,
        extent=_fitted((0.0, 0.0), width, height, aspect),
        radius_m=radius,
    )


def _fitted(
    centre: tuple[float, float], width: float, height: float, aspect: float
) -> tuple[float, float, float, float]:
    """The smallest box of an aspect round a box; in whole metres, so that rounding is the same everywhere."""
    width, height = max(width, height * aspect), max(height, width / aspect)
    x, y = centre
    return (
        float(round(x - width / 2)), float(round(y - height / 2)),
        float(round(x + width / 2)), float(round(y + height / 2)),
    )  # fmt: skip


def _middle(points: Points) -> tuple[float, float]:
    """Centre of the smallest cap round positions: longitude, latitude in degrees.

    Each step goes a smaller part of the way to what is then the farthest point (Bădoiu and Clarkson 2003).
    """
    vectors = unit_vectors(points)
    centre = vectors.mean(axis=0)
    for step in range(2, 120):
        farthest = vectors[np.argmin(vectors @ centre)]
        centre = centre + (farthest - centre) / step
        centre = centre / np.linalg.norm(centre)
    return _position(centre)
