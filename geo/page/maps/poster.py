"""The map's first picture: an SVG of the same shapes, to be seen until the browser has started what draws the map.

Without a graphics card that takes some seconds longer than to show a picture. It is made of the files that the map
fetches next, without names; the front end (`maptools.js`) takes it away once the map itself is drawn. A reader who has
gone on to something else gets none: then there is a map already.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, pairwise, product
from math import ceil, floor
from typing import Any

import streamlit as st

from geo.cartography.line_tiles import COARSEST_TO_ZOOM, LEVELS, TILE_UNITS
from geo.cartography.screen import ScreenBox
from geo.page.maps import camera
from geo.page.maps.hotspot_layers import MARKER_PX, marker_rows
from geo.page.maps.layer_specs import DASH
from geo.page.maps.line_layers import line_look
from geo.page.maps.line_weights import CONTESTED, NET, NET_ALPHA, RIM
from geo.page.maps.scene import Scene
from geo.page.shared import served_files
from geo.page.shared.session import session

Read = Callable[[str], bytes | None]
"""What stands at the address of a map file."""

MapSize = tuple[int, int]
"""Width and height in pixels."""

_FINE = 4
"""Steps to a pixel: whole numbers, which are shorter."""


def draw_poster(scene: Scene, size: MapSize, *, whole: bool) -> None:
    """Draw the picture of what a session shows first, as long as it shows that; `whole` is all of a projection.

    Its container is always there, so that what stands below keeps its place in the page.
    """
    shows = (scene.files.lines, scene.selected, scene.palette, *scene.marks.items())
    kept = session().map
    if kept.first is None:
        kept.first = shows
    with st.container(key="poster"):
        if kept.first != shows:
            kept.first = ()
        elif scene.screen is not None:
            picture = _made(_Asked(shows=(*shows, scene.camera, size), scene=scene, size=size))
            kind = "whole" if whole else "part"
            st.html(f'<img class="map-poster {kind}" src="{served_files.put("poster", picture, "svg")}" alt="">')


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """A picture; equal ones show the same."""

    shows: tuple[Hashable, ...]
    scene: Scene = field(compare=False)
    size: MapSize = field(compare=False)


@lru_cache(maxsize=64)
def _made(asked: _Asked) -> bytes:
    return poster_svg(asked.scene, asked.size, served_files.read)


def poster_svg(scene: Scene, size: MapSize, read: Read) -> bytes:
    """Return what a scene's camera shows on a map of this size as an SVG, of the scene's files as `read` finds them.

    Its width and height are those of the map, in pixels; a file that is not there any more is left out.
    """
    assert scene.screen is not None
    width, height = (length * _FINE for length in size)
    parts = "".join(_Picture(scene, camera.seen(scene.screen, scene.camera, *size), read).parts())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" '
        f'viewBox="0 0 {width} {height}" fill="none" stroke-linejoin="round">{parts}</svg>'
    ).encode()


@dataclass(frozen=True, slots=True)
class _Picture:
    """What is drawn of a scene in a box of its projection; coordinates are quarters of a pixel."""

    scene: Scene
    box: ScreenBox
    read: Read

    def parts(self) -> Iterator[str]:
        """The elements, from the bottom up."""
        scene, files, palette = self.scene, self.scene.files, self.scene.palette
        sea = self.path_of(files.ground["sea"])
        yield f'<path d="{sea}" fill="{_hex(palette.sea)}"/>'
        net, opacity = self.path_of(files.ground["net"]), f"{NET_ALPHA / 255:.2f}"
        yield f'<path d="{net}" {_stroke(palette.coast, NET)} opacity="{opacity}"/>'
        yield from self.regions(files.region_sea, over_sea=True)
        yield f'<path d="{self.path_of(files.ground["land"])}" fill="{_hex(palette.land)}" fill-rule="evenodd"/>'
        yield from self.regions(files.region_land, over_sea=False)
        yield from self.lines()
        dashes = " ".join(f"{CONTESTED * length * _FINE:g}" for length in DASH)
        contested = self.path_of(files.ground["contested"])
        yield f'<path d="{contested}" {_stroke(palette.contested, CONTESTED)} stroke-dasharray="{dashes}"/>'
        yield f'<path d="{sea}" {_stroke(palette.coast, RIM)}/>'
        for row in marker_rows(scene):
            ((x, y),), line = self.pixels([row["at"]]), _stroke(row["line"], row["width"])
            yield f'<circle cx="{x}" cy="{y}" r="{MARKER_PX * _FINE}" fill="{_hex(row["fill"])}" {line}/>'

    def regions(self, address: str, *, over_sea: bool) -> Iterator[str]:
        """The areas of what is shown, the smallest on top."""
        ids, drawn = list(self.scene.regions), defaultdict[str, str](str)
        for feature in self.features(address):
            # Of all tiles in one: between two areas that meet there would be a seam.
            drawn[ids[feature["properties"]["i"]]] += self.path(feature["geometry"])
        for region in sorted(self.scene.regions.values(), key=lambda region: -region.area_km2):
            if region.id in drawn and region.id in self.scene.marks:
                fill = _hex(self.scene.fill(region.id, over_sea=over_sea))
                yield f'<path d="{drawn[region.id]}" fill="{fill}" fill-rule="evenodd"/>'

    def lines(self) -> Iterator[str]:
        """Coasts, borders, hatching and outlines."""
        if self.scene.files.lines is None or self.scene.line_work is None:
            return
        for feature in self.features(self.scene.files.lines):
            colour, width = line_look(self.scene, self.scene.line_work.kinds[feature["properties"]["k"]])
            if width:
                opacity = f' opacity="{colour[3] / 255:.2f}"' if colour[3] < 255 else ""
                yield f'<path d="{self.path(feature["geometry"])}" {_stroke(colour, width)}{opacity}/>'

    def features(self, address: str) -> Iterator[dict[str, Any]]:
        """The features of a file, or of the tiles that the browser fetches for the box."""
        for one in self.addresses(address):
            if (content := self.read(one)) is not None:
                yield from json.loads(content)["features"]

    def addresses(self, address: str) -> Iterator[str]:
        """A file itself; of tiles those that the box touches."""
        if "{z}" not in address:
            yield address
            return
        level = min(max(ceil(self.scene.camera.zoom - COARSEST_TO_ZOOM), 0), LEVELS - 1)
        side = TILE_UNITS / 2**level
        x0, y0, x1, y1 = (floor(max(min(edge, TILE_UNITS - 1), 0) / side) for edge in self.box)
        for x, y in product(range(x0, x1 + 1), range(y0, y1 + 1)):
            yield address.format(z=level, x=x, y=y)

    def path_of(self, address: str) -> str:
        """The path data of all in a file."""
        return "".join(self.path(feature["geometry"]) for feature in self.features(address))

    def path(self, geometry: dict[str, Any]) -> str:
        """The path data of a geometry: each line from its first point on by steps (SVG 2, 9.3)."""
        end = "z" if geometry["type"].endswith("Polygon") else ""
        found = []
        for line in _runs(geometry["coordinates"]):
            points = [point for point, _ in groupby(self.pixels(line))]
            steps = [(x - x0, y - y0) for (x0, y0), (x, y) in pairwise(points)]
            if steps:
                found.append(f"M{points[0][0]} {points[0][1]}l{' '.join(f'{x} {y}' for x, y in steps)}{end}")
        return "".join(found)

    def pixels(self, positions: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
        """Positions on the picture, from its top left corner."""
        x0, _, _, y1 = self.box
        scale = _FINE * 2**self.scene.camera.zoom
        return [(round((x - x0) * scale), round((y1 - y) * scale)) for x, y in positions]


def _runs(coordinates: list[Any]) -> Iterator[list[list[float]]]:
    """Every ring or line of a geometry."""
    if isinstance(coordinates[0][0], list):
        for part in coordinates:
            yield from _runs(part)
    else:
        yield coordinates


def _stroke(colour: Sequence[int], width: float) -> str:
    return f'stroke="{_hex(colour)}" stroke-width="{width * _FINE:g}"'


def _hex(colour: Sequence[int]) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in colour[:3])
