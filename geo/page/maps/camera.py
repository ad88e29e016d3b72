"""Where the camera stands: deck.gl view states that show a whole region."""

from math import asin, asinh, atan, cos, degrees, log2, radians, sin, sinh, tan

from geo.selection.selection import Camera, MapView

TILE = 512
"""Width of the world at zoom 0 in deck.gl, in pixels."""

MERCATOR_LIMIT = 84.0
"""Latitude beyond which a flat map is not framed, in degrees."""

GLOBE_RADIUS = 67.0
"""Radius of deck.gl's globe at zoom 0 and the equator, in pixels (measured: its perspective makes it smaller)."""

MAX_ZOOM = 5.5
"""Closer than this the outlines look coarse, and the surroundings are lost."""

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees; west > east crosses the antimeridian."""


def world(view: MapView, width_px: float, height_px: float) -> Camera:
    """Return the camera that shows the inhabited world on a map of this size."""
    if view is MapView.GLOBE:
        return _camera(25, 40, _globe_zoom(1, 25, min(width_px, height_px) * 0.94))
    # The latitudes where people live; a flat map of the poles would be half empty.
    top, bottom = _mercator(78), _mercator(-45)
    fit = max(log2(width_px * 1.1 / TILE), 0.0)
    middle = (top + bottom) / 2
    return Camera(lat=round(_latitude(middle), 4), lon=11, zoom=round(fit, 2))


def fit(bounds: Bounds, view: MapView, width_px: float, height_px: float, *, padding: float = 0.72) -> Camera:
    """Return the camera that shows `bounds` on a map of `width_px` × `height_px`, filling `padding` of it."""
    west, south, east, north = bounds
    width_deg = (east - west) % 360 or (360.0 if east != west else 0.0)
    lon = (west + width_deg / 2 + 180) % 360 - 180
    if view is MapView.GLOBE:
        lat = (south + north) / 2
        across, up = _globe_reach(width_deg / 2, south, north)
        zoom = min(_globe_zoom(across, lat, width_px * padding), _globe_zoom(up, lat, height_px * padding))
        return _camera(lat, lon, zoom)
    bottom, top = (_mercator(max(-MERCATOR_LIMIT, min(MERCATOR_LIMIT, lat))) for lat in (south, north))
    across = log2(width_px * padding / TILE * 360 / max(width_deg, 0.01))
    down = log2(height_px * padding / TILE / max(top - bottom, 1e-5))
    return _camera(_latitude((bottom + top) / 2), lon, max(min(across, down), 0.0))


def frame(camera: Camera, view: MapView, width_px: float, height_px: float) -> Bounds:
    """Return what a camera shows on a map of this size; on a globe the box around it, its poles included."""
    if view is MapView.GLOBE:
        radius = GLOBE_RADIUS / max(cos(radians(camera.lat)), 0.2) * 2**camera.zoom
        height_deg = degrees(asin(min(height_px / 2 / radius, 1.0)))
        width_deg = degrees(asin(min(width_px / 2 / radius, 1.0))) / max(cos(radians(camera.lat)), 0.2)
        south, north = camera.lat - height_deg, camera.lat + height_deg
        around = width_deg >= 180 or north >= 90 or south <= -90
    else:
        size = TILE * 2**camera.zoom
        width_deg, middle, half = 180 * width_px / size, _mercator(camera.lat), height_px / 2 / size
        south, north = _latitude(middle - half), _latitude(middle + half)
        around = width_deg >= 180
    if around:
        return -180.0, max(south, -90.0), 180.0, min(north, 90.0)
    west, east = ((camera.lon + d + 180) % 360 - 180 for d in (-width_deg, width_deg))
    return west, south, east, north


def _camera(lat: float, lon: float, zoom: float) -> Camera:
    return Camera(lat=round(lat, 4), lon=round(lon, 4), zoom=round(min(zoom, MAX_ZOOM), 2))


def _mercator(lat: float) -> float:
    """Return the Web Mercator northing in world widths."""
    return asinh(tan(radians(lat))) / radians(360)


def _latitude(northing: float) -> float:
    return degrees(atan(sinh(northing * radians(360))))


def _globe_reach(half_width_deg: float, south: float, north: float) -> tuple[float, float]:
    """Return how far a box reaches from the middle of a globe centred on it, across and up, in radii of the globe.

    Orthographic (Snyder 1987, "Map Projections", p. 145 ff.); what lies behind the globe reaches to its limb.
    """
    middle = radians((south + north) / 2)
    across = up = sin(radians(0.25))  # a point is shown with half a degree around it
    for step in range(9):
        for lat in (radians(south), radians(north), 0.0 if south < 0 < north else middle):
            lon = radians(half_width_deg * step / 8)
            if sin(middle) * sin(lat) + cos(middle) * cos(lat) * cos(lon) < 0:
                return 1.0, 1.0
            across = max(across, cos(lat) * sin(lon))
            up = max(up, abs(cos(middle) * sin(lat) - sin(middle) * cos(lat) * cos(lon)))
    return across, up


def _globe_zoom(reach: float, lat: float, room_px: float) -> float:
    """Return the zoom at which `reach` radii to either side of the globe's middle fill `room_px`.

    deck.gl's globe matches Web Mercator's scale at the latitude of its middle: its radius grows by 1 / cos(lat).
    """
    radius_at_zero = GLOBE_RADIUS / max(cos(radians(lat)), 0.2)
    return log2(room_px / 2 / radius_at_zero / reach)
