"""What a name on the screen may stand on, and in which lines; lengths and positions as in `screen_names`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.cartography.backdrop import backdrop, region_area
from geo.cartography.label_anchor import LabelAnchor
from geo.cartography.label_boxes import LabelBox
from geo.cartography.label_homes import own_part
from geo.cartography.screen import ORIGIN, UNIT_M, ScreenFrame
from geo.cartography.type_widths import broken, width_em
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region

__all__ = ["LINE_EM", "NAME_PX", "WantedName", "lay_out", "name_size", "named_ground", "scaled"]

NAME_PX = 13.0
"""Size of the type."""
LINE_EM = 1.1
"""From one line of a name to the next."""

_WRAP_EM = 9.0
"""Width at which a name is broken into lines."""
_HALO_PX = 1.0
_LETTER_EM = 0.72
"""Height of a capital."""
_ON_PLACE = 0.6
"""Share of a name that lies on its place where it stands there."""
_SPOTS, _SEEN_PX = 12, 2.0
"""Points across a place that are tried where a mark hides its middle, and what they keep from its edge."""
_HOME_PX = 0.5
_HOME_M, _LAND_M = 6_000.0, 25_000.0
"""Tolerances of what names stand on, and of what they rather keep off."""
_OCEAN_KM2 = 8e6
"""Area from which on a sea is an ocean: so wide that names of islands and coasts have to stand on it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedName:
    """A place that is to be named."""

    key: str
    text: str
    rank: float
    """Where not all find room: the higher is named."""
    spot: tuple[float, float]
    """Where its mark stands, in units."""
    radius: float
    """Of its mark, in pixels; 0 where it has none."""
    region: Region | None = None
    """What a name without a mark may stand on."""
    area_km2: float = 0.0
    """Of the region: smaller ones lie on larger ones."""


def name_size(lines: Sequence[str], size_px: float = NAME_PX) -> tuple[float, float]:
    """Return width and height of a name in pixels, with its halo."""
    width = max(width_em(line) for line in lines) * size_px
    return width + 2 * _HALO_PX, len(lines) * LINE_EM * size_px + 2 * _HALO_PX


def scaled(metres: BaseGeometry, scale: float) -> BaseGeometry:
    """Return a geometry in projected metres in pixels from the projection's centre."""
    return shapely.transform(metres, lambda points: points * (scale / UNIT_M))


def named_ground(screen: ScreenFrame, viewpoint: Viewpoint, wanted: Sequence[WantedName], scale: float) -> BaseGeometry:
    """Return land, and what else has a name of its own that another name on it would seem to be, in pixels."""
    named = [
        shapely.simplify(region_area(screen.frame, one.region, viewpoint), _LAND_M)
        for one in wanted
        if one.region is not None and not one.radius and one.area_km2 < _OCEAN_KM2
    ]
    return scaled(shapely.union_all([_land(screen, viewpoint), *named]), scale)


@lru_cache(maxsize=32)
def _land(screen: ScreenFrame, viewpoint: Viewpoint) -> BaseGeometry:
    return shapely.simplify(backdrop(screen.frame, viewpoint).land, _LAND_M)


def lay_out(  # noqa: PLR0913, PLR0917  # a name, those beside it, and where
    screen: ScreenFrame, viewpoint: Viewpoint, one: WantedName, wanted: Sequence[WantedName], scale: float,
    ground: BaseGeometry,
) -> list[tuple[tuple[str, ...], LabelAnchor]]:  # fmt: skip
    """Return how a name may be broken into lines, and its anchor with each."""
    ways = broken(one.text, _WRAP_EM)
    x, y = ((value - ORIGIN) * scale for value in one.spot)
    if one.region is None or one.radius:
        rest: dict[str, object] = {"radius": one.radius, "marked": True}
        return [(lines, _anchor(x, y, lines, ground, rest)) for lines in ways]
    smaller = tuple(other.region for other in wanted if other.region and other.area_km2 < one.area_km2)
    own = own_part(screen.frame, one.region, smaller, viewpoint, _HOME_M)
    if own is None:
        return []
    home = shapely.simplify(scaled(own[1], scale), _HOME_PX)
    spot = (own[0][0] * scale / UNIT_M, own[0][1] * scale / UNIT_M)
    x, y = _beside_marks(spot, home, wanted, scale)
    at_home: dict[str, object] = {"home": home, "core": _ON_PLACE}
    return [(lines, _anchor(x, y, lines, ground, at_home)) for lines in ways]


def _beside_marks(
    spot: tuple[float, float], home: BaseGeometry, wanted: Sequence[WantedName], scale: float
) -> tuple[float, float]:
    """Where a place is pointed at: the point of it nearest to its middle that no mark hides, if there is one."""
    rows = [(*((value - ORIGIN) * scale for value in one.spot), one.radius) for one in wanted if one.radius]
    hiding = np.array(rows).reshape(-1, 3)
    x0, y0, x1, y1 = home.bounds
    xs, ys = np.meshgrid(np.linspace(x0, x1, _SPOTS), np.linspace(y0, y1, _SPOTS))
    points = np.column_stack([xs.ravel(), ys.ravel()])
    points = np.concatenate([np.array([spot]), points[shapely.contains_xy(home, points[:, 0], points[:, 1])]])
    clear = (hiding[None, :, 2] + _SEEN_PX < np.hypot(*(points[:, None] - hiding[None, :, :2]).T).T).all(axis=1)
    if clear[0] or not clear.any():
        return spot
    away = np.where(clear, np.hypot(*(points - points[0]).T), np.inf)
    x, y = points[int(np.argmin(away))]
    return float(x), float(y)


def _anchor(x: float, y: float, lines: Sequence[str], ground: BaseGeometry, rest: Mapping[str, object]) -> LabelAnchor:
    width, height = name_size(lines)
    return LabelAnchor(
        x=x, y=y, width=width, height=height, apart=True, avoid=ground, letters=_letters(lines), **rest  # type: ignore[arg-type]
    )  # fmt: skip


def _letters(lines: Sequence[str]) -> tuple[LabelBox, ...]:
    """What each line of a name covers between its feet and the tops of its capitals, in pixels from its middle."""
    half = _LETTER_EM * NAME_PX / 2
    middles = [(0.5 * (len(lines) - 1) - i) * LINE_EM * NAME_PX for i in range(len(lines))]
    widths = [width_em(line) * NAME_PX / 2 for line in lines]
    return tuple((-width, y - half, width, y + half) for width, y in zip(widths, middles, strict=True))
