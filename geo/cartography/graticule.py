"""The net of meridians and parallels, and on a polar map what a reader needs to find his way about it."""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, MultiLineString

from geo.atlas import geojson
from geo.cartography.projection import MapFrame
from geo.cartography.projection_name import ProjectionName

__all__ = ["ARCTIC_CIRCLE", "Graticule", "NetLabel", "globe_net", "graticule"]

ARCTIC_CIRCLE = 66.5622
"""Latitude in degrees."""

_PLAIN_DEG = 75.0
"""Reach of a rectangle from which on north is up in its middle only, which its meridians show."""

_STEP_DEG = 1.0
_DECIMALS = 2

_PARALLELS_AT = 180.0
"""Meridian along which parallels are named: from 60° to 80° N it runs through sea."""
_CIRCLE_AT = 0.0
"""Meridian at which the Arctic Circle is named: in the Norwegian Sea, at the foot of the map."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NetLabel:
    """The name of a line."""

    text: str
    x: float
    """In projected metres."""
    y: float
    outward: tuple[float, float]
    """Direction in which the text stands away from its place; (0, 0): on it."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Graticule:
    """In projected metres, within the outline."""

    net: MultiLineString
    circle: MultiLineString
    """The Arctic Circle; empty but on a polar map."""
    rim: tuple[NetLabel, ...]
    """Names of the meridians, round the outline."""
    within: tuple[NetLabel, ...]
    """Names of the other lines, on the map."""


def graticule(frame: MapFrame) -> Graticule:
    """The net of a frame; empty in a rectangle that does not reach far, where the neighbours say enough."""
    if frame.rectangular and frame.reach_deg < _PLAIN_DEG:
        return Graticule(net=MultiLineString(), circle=MultiLineString(), rim=(), within=())
    polar = frame.projection is ProjectionName.POLAR
    step = 10 if polar else 30
    parallels = [_parallel(lat) for lat in range(-90 + step, 90, step)]
    # Near the pole meridians would run into one another.
    meridians = [_meridian(lon, 0, 80) if polar else _meridian(lon, -90, 90) for lon in range(-180, 180, 30)]
    if not polar:
        return Graticule(
            net=frame.lines(MultiLineString([*parallels, *meridians])), circle=MultiLineString(), rim=(), within=()
        )
    north = [line for line in parallels if line.coords[0][1] > 0]
    return Graticule(
        net=frame.lines(MultiLineString([*north, *meridians])),
        circle=frame.lines(_parallel(ARCTIC_CIRCLE)),
        rim=_rim_labels(frame),
        within=_parallel_labels(frame),
    )


def globe_net() -> dict[str, bytes]:
    """Return what a globe shows of the net as GeoJSON feature collections, EPSG:4326: `net` and `circle`.

    Meridians and parallels at every 30°, and the Arctic Circle. Near the poles only every third meridian goes on.
    """
    parallels = [_parallel(lat) for lat in (-60, -30, 0, 30, 60)]
    meridians = [_meridian(lon, -90, 90) if lon % 90 == 0 else _meridian(lon, -80, 80) for lon in range(-180, 180, 30)]
    net, circle = MultiLineString([*parallels, *meridians]), MultiLineString([_parallel(ARCTIC_CIRCLE)])
    return {
        "net": geojson.collection([geojson.feature({}, net, _DECIMALS)]),
        "circle": geojson.collection([geojson.feature({}, circle, _DECIMALS)]),
    }


def _parallel(lat: float) -> LineString:
    return shapely.segmentize(LineString([(-180, lat), (180, lat)]), _STEP_DEG)


def _meridian(lon: float, south: float, north: float) -> LineString:
    return shapely.segmentize(LineString([(lon, south), (lon, north)]), _STEP_DEG)


def _rim_labels(frame: MapFrame) -> tuple[NetLabel, ...]:
    """Names of the meridians, outside the circle."""
    assert frame.radius_m is not None
    found = []
    for lon in range(-150, 181, 30):
        turn = np.radians(lon - 90 - frame.lon_0)
        way = (float(np.cos(turn)), float(np.sin(turn)))
        text = f"{abs(lon)}°" + ("" if lon % 180 == 0 else " E" if lon > 0 else " W")
        found.append(NetLabel(text=text, x=way[0] * frame.radius_m, y=way[1] * frame.radius_m, outward=way))
    return tuple(found)


def _parallel_labels(frame: MapFrame) -> tuple[NetLabel, ...]:
    assert frame.radius_m is not None
    named = [(f"{lat}° N", _PARALLELS_AT, float(lat), (0.0, 0.0)) for lat in range(80, 0, -10)]
    named.append(("Arctic Circle", _CIRCLE_AT, ARCTIC_CIRCLE, (0.0, -1.0)))
    places = frame.to_plane(np.array([(lon, lat) for _, lon, lat, _ in named]))
    return tuple(
        NetLabel(text=text, x=float(x), y=float(y), outward=way)
        for (text, _, _, way), (x, y) in zip(named, places, strict=True)
        if np.hypot(x, y) < 0.95 * frame.radius_m
    )
