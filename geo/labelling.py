"""Where labels go: near their places, apart from each other, never across the edge of the map.

Pure geometry in points (1/72 inch), x to the right and y up. Labels are placed one after the other, each at the first
free place of its list, those with the least choice first; the same labels always end in the same places.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

__all__ = ["Anchor", "Box", "Placed", "place"]

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1."""

_DIRECTIONS = (0, 180, 90, 270, 45, 315, 135, 225, 22.5, 337.5, 157.5, 202.5, 67.5, 292.5, 112.5, 247.5)
"""Degrees from the x axis: to the right first, as reading goes, then left, above, below and between."""

_GAP_PT = 2.0
"""What a label keeps from its place and from other labels."""

_LEADER_PT = 5.0
"""Distance from its place at which a label needs a line to it."""

_CORE = 0.55
"""Share of a number's disc, measured across, that has to lie on its place."""

_SPOT_PT = 2.0
"""Radius of the middle of a place, where the label of another would hide it."""

_ROOMY = 6.0
"""Times its label's area that a place must have for the label to be moved about on it."""
_GRID = 24
"""Steps of that, in each direction."""

_CROWD_PT = 60.0
"""How near other places have to be for a place to count as crowded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """A place that wants a label."""

    x: float
    y: float
    width: float
    """Of the label."""
    height: float
    home: BaseGeometry | None = None
    """The place's own area: a label that lies wholly in it may stand on the place. None: never."""
    apart: bool = False
    """Whether the label is a name, which rather leaves its place free than hides half of it; a number is a disc."""
    radius: float = 0.0
    """Of the mark at the place, which no label may cover."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A label's place."""

    x: float
    """Middle of the label."""
    y: float
    box: Box
    leader: tuple[tuple[float, float], tuple[float, float]] | None
    """A line from the place to the edge of the label; None where it stands close enough."""


def place(
    anchors: Sequence[Anchor], within: Polygon, obstacles: Sequence[Box] = (), *, reach_pt: float
) -> tuple[Placed | None, ...]:
    """A place for each label, in the order of the anchors; None where none is free within `reach_pt`.

    A negative reach allows the place itself only.
    """
    shapely.prepare(within)
    room = _Room(within, list(obstacles), anchors)
    points = np.array([(a.x, a.y) for a in anchors]).reshape(-1, 2)
    crowd = [int((np.hypot(*(points - point).T) < _CROWD_PT).sum()) for point in points]
    found: dict[int, Placed | None] = {}
    for i in sorted(range(len(anchors)), key=lambda i: (_freedom(anchors[i]), -crowd[i], i)):
        found[i] = room.take(i, reach_pt)
    return tuple(found[i] for i in range(len(anchors)))


class _Room:
    """What is still free."""

    def __init__(self, within: Polygon, obstacles: list[Box], anchors: Sequence[Anchor]) -> None:
        self.within = within
        self.boxes = obstacles
        self.leaders: list[LineString] = []
        self.anchors = anchors
        # The label of a small place has nowhere else to point at: no other may stand there.
        self.marks = np.array([(a.x, a.y, max(a.radius, 0.0 if _roomy(a) else _SPOT_PT)) for a in anchors])
        self.marks = self.marks.reshape(-1, 3)

    def take(self, index: int, reach_pt: float) -> Placed | None:
        """The first free place of a label, which is then no longer free."""
        anchor = self.anchors[index]
        shapely.prepare(anchor.home)
        at_home = _home_candidates(anchor)
        centres = np.concatenate([at_home, _candidates(anchor, reach_pt)])
        half = np.array([anchor.width / 2, anchor.height / 2])
        boxes = np.column_stack([centres - half, centres + half])
        free = np.flatnonzero(self._free_of_boxes(boxes) & self._free_of_marks(boxes, index))
        shapes = shapely.box(*boxes[free].T)
        inside = shapely.contains_properly(self.within, shapes)
        none = np.zeros(len(free), dtype=bool)
        home = free < len(at_home)
        # A number may reach beyond its place as long as its middle is clearly in it.
        core = half * (1.0 if anchor.apart else _CORE)
        cores = shapely.box(*np.column_stack([centres[free] - core, centres[free] + core]).T)
        fits = home & shapely.contains(anchor.home, cores) if anchor.home is not None else none
        hides = shapely.intersects(anchor.home, shapes) if anchor.home is not None and anchor.apart else none
        away = inside & ~home
        order = [*free[inside & fits], *free[away & ~hides], *free[away & hides]]
        # A number has to stand somewhere: where nothing else is left, its leader may cross what a name's may not.
        for leniency in range(1 if anchor.apart else 4):
            for i in order:
                leader = _leader(anchor, boxes[i]) if i >= len(at_home) else None
                if not self._crosses(leader, boxes[i], index, leniency):
                    return self._taken(centres[i], boxes[i], leader)
        return None

    def _taken(self, centre: Numbers, box: Numbers, leader: LineString | None) -> Placed:
        x0, y0, x1, y1 = (float(value) for value in box)
        self.boxes.append((x0, y0, x1, y1))
        self.leaders += [leader] if leader else []
        ends = [(float(x), float(y)) for x, y in leader.coords] if leader else None
        return Placed(
            x=float(centre[0]), y=float(centre[1]), box=(x0, y0, x1, y1), leader=(ends[0], ends[-1]) if ends else None
        )

    def _free_of_boxes(self, boxes: Numbers) -> Flags:
        taken = np.array(self.boxes).reshape(-1, 4)
        apart = (
            (boxes[:, None, 0] >= taken[None, :, 2] + _GAP_PT)
            | (boxes[:, None, 2] <= taken[None, :, 0] - _GAP_PT)
            | (boxes[:, None, 1] >= taken[None, :, 3] + _GAP_PT)
            | (boxes[:, None, 3] <= taken[None, :, 1] - _GAP_PT)
        )
        return np.asarray(apart.all(axis=1))

    def _free_of_marks(self, boxes: Numbers, index: int) -> Flags:
        marks = np.delete(self.marks, index, axis=0)
        marks = marks[marks[:, 2] > 0]
        dx = np.maximum(np.maximum(boxes[:, None, 0] - marks[None, :, 0], marks[None, :, 0] - boxes[:, None, 2]), 0)
        dy = np.maximum(np.maximum(boxes[:, None, 1] - marks[None, :, 1], marks[None, :, 1] - boxes[:, None, 3]), 0)
        return np.asarray((np.hypot(dx, dy) > marks[None, :, 2]).all(axis=1))

    def _crosses(self, leader: LineString | None, box: Numbers, index: int, leniency: int) -> bool:
        """Whether a label lies on a leader, or its own leader on the middle of a small place, a leader or a label.

        With a leniency of 1 the first of these does not count for its leader, with 2 also the next; with 3 nothing.
        """
        if leniency < 3 and any(line.intersects(shapely.box(*box)) for line in self.leaders):
            return True
        if leader is None or leniency == 3:
            return False
        spots = np.delete(self.marks, index, axis=0)
        spots = spots[spots[:, 2] > 0]
        over_spot = (shapely.distance(leader, shapely.points(spots[:, :2])) < spots[:, 2]).any()
        return bool(
            (leniency < 1 and over_spot)
            or (leniency < 2 and any(leader.crosses(line) for line in self.leaders))
            or any(leader.intersects(shapely.box(*other)) for other in self.boxes)
        )


def _leader(anchor: Anchor, box: Numbers) -> LineString | None:
    """From the edge of a place, or of its mark, to the nearest point of a label; None where that is close."""
    end = (float(np.clip(anchor.x, box[0], box[2])), float(np.clip(anchor.y, box[1], box[3])))
    if not anchor.apart:
        # A number's label is the disc in the box.
        x, y = float(box[0] + box[2]) / 2, float(box[1] + box[3]) / 2
        share = min(anchor.width / 2 / max(math.hypot(x - anchor.x, y - anchor.y), 1e-9), 1.0)
        end = (x + (anchor.x - x) * share, y + (anchor.y - y) * share)
    distance = math.hypot(end[0] - anchor.x, end[1] - anchor.y)
    start = anchor.radius
    if anchor.home is not None and anchor.apart and distance:
        # On a place that is to be seen the line reaches in a little, so that it is clear what it points at.
        way = LineString([(anchor.x, anchor.y), end])
        start = max(start, way.intersection(anchor.home).length - _LEADER_PT)
    if distance <= start + _LEADER_PT * (2 if anchor.apart else 0.6):
        return None
    share = start / distance
    return LineString([(anchor.x + (end[0] - anchor.x) * share, anchor.y + (end[1] - anchor.y) * share), end])


def _home_candidates(anchor: Anchor) -> Numbers:
    """Middles of the label on its own place, shape (n, 2), the nearest first; none where the place is too small."""
    here = np.array([[anchor.x, anchor.y]])
    if anchor.home is None or anchor.home.area < _CORE**2 * anchor.width * anchor.height:
        return here[:0]
    if not _roomy(anchor):
        return here
    x0, y0, x1, y1 = anchor.home.bounds
    step = max(min(anchor.width, anchor.height) / 2, (x1 - x0) / _GRID, (y1 - y0) / _GRID)
    xs, ys = np.meshgrid(np.arange(x0, x1, step), np.arange(y0, y1, step))
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    grid = grid[shapely.contains_xy(anchor.home, grid[:, 0], grid[:, 1])]
    away = np.hypot(*(grid - here[0]).T)
    return np.concatenate([here, grid[np.argsort(away, kind="stable")]])


def _candidates(anchor: Anchor, reach_pt: float) -> Numbers:
    """Middles of the label in ever wider rings round its place, shape (n, 2); none with a negative reach."""
    steps = np.array(_rings(reach_pt))
    turn = np.radians(np.array(_DIRECTIONS))
    cos, sin = np.cos(turn), np.sin(turn)
    # How far the middle of a label is from its edge in each direction.
    edge = np.minimum(
        anchor.width / 2 / np.maximum(np.abs(cos), 1e-9), anchor.height / 2 / np.maximum(np.abs(sin), 1e-9)
    )
    distance = edge[None, :] + anchor.radius + _GAP_PT + steps[:, None]
    around = np.column_stack([(distance * cos).ravel(), (distance * sin).ravel()])
    return np.asarray(np.array([anchor.x, anchor.y]) + around)


def _roomy(anchor: Anchor) -> bool:
    return anchor.home is not None and anchor.home.area >= _ROOMY * anchor.width * anchor.height


def _freedom(anchor: Anchor) -> tuple[int, float]:
    """What a label can choose from: one place on its own region, all round a small one, anywhere on a large one."""
    area = 0.0 if anchor.home is None else anchor.home.area
    return (2 if _roomy(anchor) else 0 if len(_home_candidates(anchor)) else 1), area


@lru_cache(maxsize=64)
def _rings(reach_pt: float) -> tuple[float, ...]:
    # Close by every few points count, far away nobody sees them.
    steps = [*np.arange(0, 48, 4), *np.arange(48, 120, 12), *np.arange(120, reach_pt, 40)]
    return tuple(float(step) for step in steps if step <= reach_pt)
