"""Where the camera stands: deck.gl view states that show a whole region, in a projection or on the globe."""

from math import asin, cos, degrees, log2, pi, radians, sin

from geo.cartography.screen import ScreenBox, ScreenFrame
from geo.selection.selection import Camera

GLOBE_RADIUS = 256 / pi
"""Radius of deck.gl's globe at zoom 0 and the equator, in pixels."""

GLOBE_ALTITUDE = 50.0
"""How far above the globe its camera stands, in heights of the map: so far that the view is orthographic to within 1 %,
a hemisphere is seen, and names near the limb are no smaller than in the middle."""

GLOBE_NEAR = GLOBE_ALTITUDE - 0.05
"""Where deck.gl begins to draw, in heights of the map from the camera: just above the globe (see `globe_layers`)."""

_GLOBE_SHARE = 0.94
"""Share of the map's smaller side that the whole globe fills."""

_LEAST_COS = cos(radians(85.051129))
"""deck.gl scales its globe by no more than at this latitude."""

MAX_ZOOM = 5.5
"""Of the globe: closer than this its outlines look coarse."""

_FRAMED = 0.98
"""Share of the map that a whole projection fills."""

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees; west > east crosses the antimeridian."""


def whole(screen: ScreenFrame | None, width_px: float, height_px: float) -> Camera:
    """Return the camera that shows all of a projection on a map of this size; of the globe, Europe, Africa and Asia."""
    if screen is None:
        return _camera(25, 40, _globe_zoom(1, 25, 2 * globe_px(width_px, height_px)))
    return fit_box(screen, screen.box, width_px, height_px, padding=_FRAMED)


def globe_px(width_px: float, height_px: float) -> float:
    """Return the radius of the whole globe on a map of this size, in pixels."""
    return min(width_px, height_px) * _GLOBE_SHARE / 2


def least_globe_zoom(globe_px: float) -> float:
    """Return the zoom at which the whole globe has this radius, at the equator as deck.gl counts its limits."""
    return round(log2(globe_px / GLOBE_RADIUS), 2)


def fit_box(screen: ScreenFrame, box: ScreenBox, width_px: float, height_px: float, *, padding: float = 0.66) -> Camera:
    """Return the camera that shows a box, in units of the projection, filling `padding` of the map."""
    x0, y0, x1, y1 = box
    across = log2(width_px * padding / max(x1 - x0, 1e-3))
    up = log2(height_px * padding / max(y1 - y0, 1e-3))
    lon, lat = screen.lonlat((x0 + x1) / 2, (y0 + y1) / 2)
    return _camera(lat, lon, min(across, up), screen.closest_zoom)


def fit_globe(bounds: Bounds, width_px: float, height_px: float, *, padding: float = 0.72) -> Camera:
    """Return the camera that shows `bounds` on a globe, filling `padding` of a map of `width_px` × `height_px`."""
    west, south, east, north = bounds
    width_deg = (east - west) % 360 or (360.0 if east != west else 0.0)
    lon = (west + width_deg / 2 + 180) % 360 - 180
    lat = (south + north) / 2
    across, up = _globe_reach(width_deg / 2, south, north)
    return _camera(
        lat, lon, min(_globe_zoom(across, lat, width_px * padding), _globe_zoom(up, lat, height_px * padding))
    )


def seen(screen: ScreenFrame, camera: Camera, width_px: float, height_px: float) -> ScreenBox:
    """Return what a camera shows of a projection on a map of this size, in its units."""
    x, y = screen.position(camera.lon, camera.lat)
    half_width, half_height = (size / 2 / 2**camera.zoom for size in (width_px, height_px))
    return x - half_width, y - half_height, x + half_width, y + half_height


def seen_on_globe(camera: Camera, width_px: float, height_px: float) -> Bounds:
    """Return the box around what a camera shows of the globe, its poles included."""
    radius = GLOBE_RADIUS / max(cos(radians(camera.lat)), _LEAST_COS) * 2**camera.zoom
    height_deg = degrees(asin(min(height_px / 2 / radius, 1.0)))
    width_deg = degrees(asin(min(width_px / 2 / radius, 1.0))) / max(cos(radians(camera.lat)), 0.2)
    south, north = camera.lat - height_deg, camera.lat + height_deg
    if width_deg >= 180 or north >= 90 or south <= -90:
        return -180.0, max(south, -90.0), 180.0, min(north, 90.0)
    west, east = ((camera.lon + d + 180) % 360 - 180 for d in (-width_deg, width_deg))
    return west, south, east, north


def _camera(lat: float, lon: float, zoom: float, most: float = MAX_ZOOM) -> Camera:
    return Camera(lat=round(lat, 4), lon=round(lon, 4), zoom=round(min(zoom, most), 2))


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
    radius_at_zero = GLOBE_RADIUS / max(cos(radians(lat)), _LEAST_COS)
    return log2(room_px / 2 / radius_at_zero / reach)
