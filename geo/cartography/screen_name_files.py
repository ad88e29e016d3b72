"""The names of a map of the screen as the browser gets them: a feature collection for each zoom level.

Such files have GeoJSON's form, but x and y in units of `geo.cartography.screen`. A point has the text `t` and its
offset `o` in pixels, to the right and down; a line leads from a place to its name.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.atlas import geojson
from geo.cartography.screen import ScreenFrame
from geo.cartography.screen_context import DOT_PX, ContextKind, ContextName, place_context
from geo.cartography.screen_names import Lines, SetName, WantedName, Window, ZoomLevels, place_names
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = ["MapNames", "box_file", "land_file", "name_file", "sea_file"]

_placing = threading.Lock()
"""The files of a level are asked for at once; they need the same places, which are kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MapNames:
    """All that the places of names depend on."""

    screen: ScreenFrame
    viewpoint: Viewpoint
    wanted: tuple[WantedName, ...]
    levels: ZoomLevels
    window: Window
    """Where the app has put the camera: there no name is cut by the map's edge."""
    lines: Lines = ()
    """What names had better keep off."""
    outlined: Region | None = None
    """What is open: no quiet name crosses its edge."""

    def placed(self, level: int) -> tuple[SetName, ...]:
        """The names of a level."""
        zooms, seen = self._range(level)
        with _placing:
            return place_names(self.screen, self.viewpoint, self.wanted, zooms, seen, lines=self.lines)

    def context(self, level: int) -> tuple[ContextName, ...]:
        """What is named around them."""
        zooms, seen = self._range(level)
        placed = self.placed(level)
        with _placing:
            return place_context(
                self.screen, self.viewpoint, self.wanted, placed, zooms=zooms, window=seen, outlined=self.outlined
            )

    def _range(self, level: int) -> tuple[tuple[float, float], Window | None]:
        level = min(level, self.levels.last)
        return self.levels.span(level), self.window if self.levels.level(self.window.zoom) == level else None


def name_file(names: MapNames, level: int) -> bytes:
    """The names of a level and their leaders."""
    placed = names.placed(level)
    leaders = [_feature("LineString", one.leader, {}) for one in placed if one.leader]
    return geojson.collection([*leaders, *(_text(one) for one in placed)])


def box_file(names: MapNames, tips: tuple[tuple[str, str], ...], level: int) -> bytes:
    """The names of a level that can be picked: those of keys with a tooltip, the `tip` beside the `id`."""
    told = dict(tips)
    return geojson.collection(
        _text(one) | {"id": one.key, "tip": told[one.key]} for one in names.placed(level) if one.key in told
    )


def land_file(names: MapNames, level: int) -> bytes:
    """Countries and capitals that are named around them; a capital's dot is a point without a text, its radius `r`."""
    found = [one for one in names.context(level) if one.kind is not ContextKind.SEA]
    dots = [
        _feature("Point", one.name.at, {"t": "", "o": [0, 0], "r": DOT_PX})
        for one in found
        if one.kind is ContextKind.CAPITAL
    ]
    texts = [_text(one.name) for one in found]
    for text in texts:
        text["properties"]["r"] = 0
    return geojson.collection([*dots, *texts])


def sea_file(names: MapNames, level: int) -> bytes:
    """Seas that are named around them."""
    return geojson.collection(_text(one.name) for one in names.context(level) if one.kind is ContextKind.SEA)


def _text(one: SetName) -> dict[str, Any]:
    return _feature("Point", one.at, {"t": "\n".join(one.lines), "o": one.offset})


def _feature(kind: str, coordinates: object, properties: Mapping[str, object]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": dict(properties),
        "geometry": {"type": kind, "coordinates": coordinates},
    }
