"""A place on a small map, as SVG for the page: its own outline, with coasts and neighbours enough to know where it is.

It is drawn from the 1:50m outlines, as the page's map is: those at 1:10m take seconds to read, and nobody sees them at
this size.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import pieces
from geo.atlas.compose import label_point, under_land
from geo.briefing.maps.locator import locator
from geo.cartography.backdrop import DETAIL_BELOW_M, Backdrop, backdrop, region_area, region_land
from geo.cartography.framing import plan_frame
from geo.cartography.projection import MapFrame, degrees_text
from geo.cartography.projection_name import ProjectionName
from geo.cartography.scale_bar import round_up
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region
from geo.selection.palette import LAND_TINT, Palette, css, mix

__all__ = ["HEIGHT", "LOCATOR", "WIDTH", "close_map", "locator_map", "place_map", "position_text"]

WIDTH, HEIGHT = 320, 160
"""Of the picture, in CSS pixels."""
LOCATOR = 88
"""Width and height of a locator, in CSS pixels."""
_CLOSE = 1.5
"""How many times wider than a place a close map of it is, and the least width."""
_CLOSEST_M = 60e3
_STEP = 1
"""Step of the palette's ramp that a new place is filled with: one that shows on both themes."""
_SEEN_PX = 0.5
"""What is nearer to a line than this is not seen; islands of that size are left out."""
_SMALL_PX2 = 40.0
"""Square pixels; a region that is smaller than this has a ring round it, or round each of its islands."""
_RING_PX = 7.0


@lru_cache(maxsize=128)
def place_map(region: Region, viewpoint: Viewpoint, colours: Palette) -> bytes:
    """The map; the same place gives the same bytes. Raises HotspotsError where a recipe leaves nothing to draw."""
    return _map(_frame(region, viewpoint), region, viewpoint, colours)


@lru_cache(maxsize=128)
def close_map(region: Region, viewpoint: Viewpoint, colours: Palette) -> tuple[bytes, int]:
    """The same of a place the size of a town, so close that its shape is seen, and how many kilometres wide that is.

    It is drawn from the 1:10m outlines; the first one takes a second more, to read them.
    """
    frame = plan_frame({"": region}, viewpoint, aspect=WIDTH / HEIGHT, forced=ProjectionName.LAEA)
    x0, y0, x1, y1 = region_area(frame, region, viewpoint).bounds
    width = max(_CLOSE * max(x1 - x0, (y1 - y0) * WIDTH / HEIGHT), _CLOSEST_M)
    km = round_up(width / 1000)
    half, up = km * 500.0, km * 500.0 * HEIGHT / WIDTH
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    close = replace(frame, extent=(x - half, y - up, x + half, y + up), radius_m=None)
    return _map(close, region, viewpoint, colours), km


@lru_cache(maxsize=128)
def locator_map(frame: MapFrame, colours: Palette) -> bytes:
    """Where on earth a rectangular frame lies: a disc with its land and the frame's outline, as SVG."""
    found = locator(frame)
    assert found is not None, "a rectangle has a locator"
    size = LOCATOR / 2
    flip = [size * 0.98, 0, 0, -size * 0.98, size, size]
    land, outline = (affine_transform(shape, flip) for shape in (found.land, found.frame))
    inside = "".join(
        _path(
            (f"{_points(ring)}Z" for part in pieces(shape, Polygon) for ring in (part.exterior, *part.interiors)), look
        )
        for shape, look in (
            (land, f'fill-rule="evenodd" fill="{css(colours.coast)}"'),
            (outline, f'fill="none" stroke="{css(colours.conflict)}" stroke-width="2"'),
        )
    )
    disc = (
        f'<circle cx="{size}" cy="{size}" r="{size * 0.98}" fill="{css(colours.sea)}" stroke="{css(colours.coast)}"/>'
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LOCATOR} {LOCATOR}">'
    return f"{svg}{disc}{inside}</svg>\n".encode()


def _map(frame: MapFrame, region: Region, viewpoint: Viewpoint, colours: Palette) -> bytes:
    draw, beneath = _Pen(frame), under_land(region)
    ground = backdrop(frame, viewpoint)
    area = region_area(frame, region, viewpoint)
    place = draw.area(area, f'fill="{css(colours.fill(_STEP, over_sea=beneath))}"')
    edge = draw.area(area, f'fill="none" stroke="{css(colours.edge(over_sea=beneath))}" stroke-width="1.4"')
    shore = f'stroke="{css(colours.coast)}" stroke-width="0.7"'
    land = [draw.area(ground.land, f'fill="{css(colours.land)}" {shore}')]
    if beneath:
        tint = mix(colours.ramp[_STEP], colours.land, LAND_TINT)
        land.append(draw.area(region_land(frame, region, viewpoint), f'fill="{css(tint)}"'))
    parts = [
        draw.area(frame.outline, f'fill="{css(colours.sea)}"'),
        *([place, edge, *land] if beneath else [*land, place]),
        *_lines(draw, ground, colours),
        *([] if beneath else [edge]),
        draw.ring(area, f'fill="none" stroke="{css(colours.selected)}" stroke-width="1.5"'),
    ]
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" stroke-linejoin="round">'
    return f"{svg}{''.join(parts)}</svg>\n".encode()


def position_text(region: Region, viewpoint: Viewpoint) -> str:
    """About where a region lies, such as `18° N, 2° W`."""
    lon, lat = label_point(region, viewpoint)
    return f"{degrees_text(round(lat), 'NS')}, {degrees_text(round(lon), 'EW')}"


def _frame(region: Region, viewpoint: Viewpoint) -> MapFrame:
    """A frame like a figure's of the region, but so wide that a stranger knows the coast, and 1:50m is enough."""
    frame = plan_frame({"": region}, viewpoint, aspect=WIDTH / HEIGHT, forced=ProjectionName.LAEA)
    if not frame.rectangular or frame.width_m >= DETAIL_BELOW_M:
        return frame
    x, y = (frame.extent[0] + frame.extent[2]) / 2, (frame.extent[1] + frame.extent[3]) / 2
    half, up = DETAIL_BELOW_M / 2, DETAIL_BELOW_M * HEIGHT / WIDTH / 2
    return replace(frame, extent=(x - half, y - up, x + half, y + up))


def _lines(draw: "_Pen", ground: Backdrop, colours: Palette) -> tuple[str, ...]:
    contested = f'stroke="{css(colours.contested)}" stroke-width="1" stroke-dasharray="3 2"'
    return (
        draw.lines(ground.hatch, f'stroke="{css(colours.hatch)}" stroke-width="0.4"'),
        draw.lines(ground.borders, f'stroke="{css(colours.border)}" stroke-width="0.7"'),
        draw.lines(ground.contested, contested),
    )


class _Pen:
    """Turns geometries in a frame's metres into SVG elements in pixels, without what nobody would see."""

    def __init__(self, frame: MapFrame) -> None:
        self._corner = np.array([frame.extent[0], frame.extent[3]])
        self._px_per_m = np.array([WIDTH, -WIDTH]) / frame.width_m

    def area(self, shape: BaseGeometry, look: str) -> str:
        """Polygons, the largest of them however small it is."""
        parts = pieces(self._seen(shape), Polygon)
        largest = max((part.area for part in parts), default=0.0)
        shown = [part for part in parts if part.area >= min(_SEEN_PX**2, largest)]
        rings = [ring for part in shown for ring in (part.exterior, *part.interiors)]
        return _path((f"{_points(ring)}Z" for ring in rings), f'fill-rule="evenodd" {look}')

    def lines(self, shape: BaseGeometry, look: str) -> str:
        """Lines that are long enough to be seen."""
        parts = [line for line in pieces(self._seen(shape), LineString) if line.length >= _SEEN_PX]
        return _path((_points(line) for line in parts), f'fill="none" {look}')

    def ring(self, shape: BaseGeometry, look: str) -> str:
        """A line round a shape that could be overlooked; nothing for others."""
        small = self._pixels(shape)
        if small.area > _SMALL_PX2:
            return ""
        rings = [part.exterior for part in pieces(small.buffer(_RING_PX), Polygon)]
        return _path((f"{_points(ring)}Z" for ring in rings), look)

    def _seen(self, shape: BaseGeometry) -> BaseGeometry:
        return shapely.simplify(self._pixels(shape), _SEEN_PX)

    def _pixels(self, shape: BaseGeometry) -> BaseGeometry:
        return shapely.transform(shape, lambda points: (points - self._corner) * self._px_per_m)


def _path(parts: Iterable[str], look: str) -> str:
    steps = "".join(parts)
    return f'<path d="{steps}" {look}/>' if steps else ""


def _points(line: BaseGeometry) -> str:
    return "M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in shapely.get_coordinates(line).tolist())
