"""Names on the map of the screen, placed for a range of its zoom so that none ever touches another.

Lengths are pixels, positions units of the projection (`geo.cartography.screen`). A name keeps its size and its distance
in pixels from the point of the map that holds it, while the map grows beneath it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

import numpy as np
import shapely

from geo.cartography.label_anchor import LabelAnchor
from geo.cartography.label_boxes import LabelBox, Numbers, moved
from geo.cartography.label_candidates import Cuts, Surroundings
from geo.cartography.label_placement import LabelPlace, place_ranked
from geo.cartography.screen import ORIGIN, ScreenFrame
from geo.cartography.wanted_names import LINE_EM, NAME_PX, WantedName, lay_out, name_size, named_ground, scaled
from geo.dataset.model import Viewpoint

__all__ = [
    "LINE_EM",
    "NAME_PX",
    "Corner",
    "Lines",
    "SetName",
    "WantedName",
    "Window",
    "ZoomLevels",
    "name_size",
    "place_names",
    "surroundings",
]

_REACH_EM = 4.0
"""How far a name may stand from its place."""
_OFF_LINE_PX, _STEP_PX = 3.0, 6.0
"""What names keep from a line, and how densely it is followed."""
_CORNERS = np.array([-1.0, -1.0, 1.0, 1.0])
_EDGE_PX = 3.0
_LARGEST = 64.0
"""Times that a map may grow while names keep apart; beyond, all are far from each other."""


Corner = tuple[int, int, float, float]
"""What lies over the map in a corner of it: -1 or 1 for left or right, -1 or 1 for below or above, and how far it
reaches from there to the middle, across and up, in pixels."""

Lines = tuple[tuple[tuple[float, float], ...], ...]
"""Lines as points in units."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SetName:
    """A name at its place."""

    key: str
    lines: tuple[str, ...]
    at: tuple[float, float]
    """What holds it, in units."""
    offset: tuple[float, float]
    """From there to its middle, in pixels to the right and down."""
    size: tuple[float, float]
    """Width and height in pixels."""
    leader: tuple[tuple[float, float], tuple[float, float]] | None
    """A line from its place to it, in units."""

    def box(self, zoom: float) -> LabelBox:
        """What it covers at a zoom, in pixels to the right and up from the projection's centre."""
        x, y = ((value - ORIGIN) * 2**zoom for value in self.at)
        x, y = x + self.offset[0], y - self.offset[1]
        half_width, half_height = self.size[0] / 2, self.size[1] / 2
        return x - half_width, y - half_height, x + half_width, y + half_height


@dataclass(frozen=True, kw_only=True, slots=True)
class ZoomLevels:
    """Ranges of zoom, each with names of its own: level k is for zooms above `begin` + k - 1 up to `begin` + k."""

    begin: float
    least: float
    """The least zoom there is, above `begin` - 1."""
    most: float

    @property
    def last(self) -> int:
        """The last level; it goes on to the largest zoom."""
        return max(floor(_LAST_ZOOM - self.begin) + 1, 1)

    def level(self, zoom: float) -> int:
        """The level of a zoom."""
        return min(max(ceil(zoom - self.begin), 0), self.last)

    def span(self, level: int) -> tuple[float, float]:
        """The least and the largest zoom of a level."""
        least = max(self.begin + level - 1, self.least)
        return least, self.most if level >= self.last else self.begin + level


_LAST_ZOOM = 6.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """What is seen of the map at a zoom."""

    zoom: float
    middle: tuple[float, float]
    """In units."""
    width: float
    """In pixels."""
    height: float
    slack: float = 1.0
    """By how many times it may be smaller, or larger, than that."""
    covered: tuple[Corner, ...] = ()
    """Where names would lie beneath buttons and the like."""

    def covers(self) -> tuple[LabelBox, ...]:
        """What is covered of it, as small or as large as it may be, in pixels from the projection's centre."""
        small, large = self.boxes()
        found = []
        for right, above, width, height in self.covered:
            xs = (small[2] - width, large[2]) if right > 0 else (large[0], small[0] + width)
            ys = (small[3] - height, large[3]) if above > 0 else (large[1], small[1] + height)
            found.append((xs[0], ys[0], xs[1], ys[1]))
        return tuple(found)

    def boxes(self) -> tuple[LabelBox, LabelBox]:
        """The smallest and the largest that it may be, in pixels from the projection's centre."""
        x, y = ((value - ORIGIN) * 2**self.zoom for value in self.middle)
        halves = [(self.width / 2 * times, self.height / 2 * times) for times in (1 / self.slack, self.slack)]
        small, large = ((x - dx, y - dy, x + dx, y + dy) for dx, dy in halves)
        return small, large


@lru_cache(maxsize=256)
def place_names(  # noqa: PLR0913  # all that the places depend on
    screen: ScreenFrame, viewpoint: Viewpoint, wanted: tuple[WantedName, ...], zooms: tuple[float, float],
    window: Window | None = None, *, lines: Lines = (),
) -> tuple[SetName, ...]:  # fmt: skip
    """The names that find room at the smaller of two zooms, so that they keep apart up to the larger one.

    None crosses the edge of the window, if one is given. They keep off lines where all of them find room beside these.
    """
    found = _placed(screen, viewpoint, wanted, zooms, window, lines)
    return found if len(found) == len(wanted) or not lines else _placed(screen, viewpoint, wanted, zooms, window, ())


def _placed(  # noqa: PLR0913, PLR0917  # as above
    screen: ScreenFrame, viewpoint: Viewpoint, wanted: tuple[WantedName, ...], zooms: tuple[float, float],
    window: Window | None, lines: Lines,
) -> tuple[SetName, ...]:  # fmt: skip
    scale = 2 ** zooms[0]
    points = _along(lines, scale)
    around = surroundings(screen, zooms, np.tile(points, 2) + _OFF_LINE_PX * _CORNERS, points, window)
    ground = named_ground(screen, viewpoint, wanted, scale)
    laid = [lay_out(screen, viewpoint, one, wanted, scale, ground) for one in wanted]
    choices = [[anchor for _, anchor in some] for some in laid]
    ranks = [one.rank for one in wanted]
    found = place_ranked(choices, around, np.empty((0, 3)), ranks, reach_pt=_REACH_EM * NAME_PX)
    return tuple(
        _set(one, _lines(some, place), place, scale)
        for one, some, place in zip(wanted, laid, found, strict=True)
        if place is not None
    )


def _along(lines: Lines, scale: float) -> Numbers:
    """Points along lines, in pixels, so close that no name finds room between two of them; shape (n, 2)."""
    if not lines:
        return np.empty((0, 2))
    flat = [shapely.LineString((np.array(line) - ORIGIN) * scale) for line in lines]
    return np.asarray(shapely.get_coordinates(shapely.segmentize(np.array(flat, dtype=object), _STEP_PX)))


def surroundings(
    screen: ScreenFrame, zooms: tuple[float, float], taken: Numbers, held: Numbers, window: Window | None
) -> Surroundings:
    """Where names may stand that hold from the smaller to the larger of two zooms, in pixels at the smaller one.

    `taken` are boxes that they keep clear of, shape (n, 4), and `held` the points of the map that hold these.
    """
    scales = np.array([1.0, min(2 ** (zooms[1] - zooms[0]), _LARGEST)])
    cuts = None
    if window is not None and zooms[0] <= window.zoom <= zooms[1]:
        small, large = window.boxes()
        cuts = Cuts(scale=2 ** (window.zoom - zooms[0]), small=small, large=large, covered=window.covers())
    within = scaled(screen.frame.outline, 2 ** zooms[0]).buffer(-_EDGE_PX)
    return Surroundings(within=within, taken=moved(taken, held, scales), scales=scales, cuts=cuts)


def _lines(laid: Sequence[tuple[tuple[str, ...], LabelAnchor]], place: LabelPlace) -> tuple[str, ...]:
    """The lines of the way that was chosen, which the box tells."""
    x0, y0, x1, y1 = place.box
    return min(laid, key=lambda way: abs(way[1].width - (x1 - x0)) + abs(way[1].height - (y1 - y0)))[0]


def _set(one: WantedName, lines: tuple[str, ...], place: LabelPlace, scale: float) -> SetName:
    def units(point: tuple[float, float]) -> tuple[float, float]:
        return round(point[0] / scale + ORIGIN, 3), round(point[1] / scale + ORIGIN, 3)

    x0, y0, x1, y1 = place.box
    leader = None if place.leader is None else (units(place.leader[0]), units(place.leader[1]))
    return SetName(
        key=one.key,
        lines=lines,
        at=units(place.held),
        offset=(round(place.x - place.held[0], 1), round(place.held[1] - place.y, 1)),
        size=(x1 - x0, y1 - y0),
        leader=leader,
    )
