"""A place that wants a label, and where around it or on it the label may stand; in points, x to the right and y up."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.cartography.label_boxes import GAP_PT, LabelBox, Numbers

__all__ = ["LabelAnchor", "at_home", "beside", "fits_at_home", "grid_of", "is_roomy", "marks", "on_place"]

_DIRECTIONS = (0, 180, 90, 270, 45, 315, 135, 225, 22.5, 337.5, 157.5, 202.5, 67.5, 292.5, 112.5, 247.5)
"""Degrees from the x axis: to the right first, as reading goes, then left, above, below and between."""
_CORE = 0.55
"""Share of a number's disc, measured across, that has to lie on its place."""
_SPOT_PT = 2.0
"""Radius of the middle of a place, where the label of another would hide it."""
_ROOMY = 6.0
"""Times its label's area that a place must have for its label to leave it to be seen wherever it stands on it."""
_SAMPLES = (np.array([0.04, 0.2, 0.4, 0.6, 0.8, 0.96]), np.array([0.15, 0.5, 0.85]))
"""Where in a box it is asked whether it is on a place: shares of its width and of its height."""
_GRID = 24
"""Steps in each direction in which a label is moved about on its place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelAnchor:
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
    avoid: BaseGeometry | None = None
    """Where a name seems to name something else: it rather stands elsewhere, and has a line to its place."""
    core: float = 1.0
    """Share of a name that has to lie on its place, with its middle; the rest may reach beyond it."""
    letters: tuple[LabelBox, ...] = ()
    """What of the label is written on, from its middle: a line leads there. None is all of it."""
    marked: bool = False
    """Whether the place is seen as a mark of that radius: a name close to it, and to no other, needs no line."""


def is_roomy(anchor: LabelAnchor) -> bool:
    """Whether a place stays to be seen with its label on it."""
    return anchor.home is not None and anchor.home.area >= _ROOMY * anchor.width * anchor.height


def marks(anchors: Sequence[LabelAnchor]) -> Numbers:
    """x, y and radius of what no other label may cover; the radius is 0 where the place is large enough."""
    # The label of a small place has nowhere else to point at: no other may stand there.
    rows = [(a.x, a.y, max(a.radius, 0.0 if is_roomy(a) else _SPOT_PT)) for a in anchors]
    return np.array(rows).reshape(-1, 3)


def fits_at_home(anchor: LabelAnchor) -> bool:
    """Whether a label can stand on its place at all."""
    return bool(len(at_home(anchor)))


def at_home(anchor: LabelAnchor) -> Numbers:
    """Middles of the label on its own place, shape (n, 2), the nearest first; none where the place is too small."""
    if anchor.home is None or anchor.home.area < _CORE**2 * anchor.width * anchor.height:
        return np.empty((0, 2))
    grid = grid_of(anchor)
    half = np.array([anchor.width, anchor.height]) / 2
    if anchor.apart and anchor.core < 1:
        grid = grid[on_place(anchor, np.column_stack([grid - half, grid + half])) >= anchor.core]
    else:
        # A number may reach beyond its place as long as its middle is clearly in it.
        half = half * (1.0 if anchor.apart else _CORE)
        grid = grid[shapely.contains(anchor.home, shapely.box(*np.column_stack([grid - half, grid + half]).T))]
    away = np.hypot(*(grid - (anchor.x, anchor.y)).T)
    return np.asarray(grid[np.argsort(away, kind="stable")])


def on_place(anchor: LabelAnchor, boxes: Numbers) -> Numbers:
    """Which share of each box is on the place, as far as a few points tell."""
    across, up = (values.ravel() for values in np.meshgrid(*_SAMPLES))
    xs = boxes[:, [0]] + (boxes[:, [2]] - boxes[:, [0]]) * across
    ys = boxes[:, [1]] + (boxes[:, [3]] - boxes[:, [1]]) * up
    shapely.prepare(anchor.home)
    return np.asarray(shapely.contains_xy(anchor.home, xs.ravel(), ys.ravel()).reshape(xs.shape).mean(axis=1))


def grid_of(anchor: LabelAnchor) -> Numbers:
    """Points of a place, shape (n, 2), the first the one that is pointed at."""
    here = np.array([[anchor.x, anchor.y]])
    assert anchor.home is not None
    x0, y0, x1, y1 = anchor.home.bounds
    step = max(min(anchor.width, anchor.height) / 2, (x1 - x0) / _GRID, (y1 - y0) / _GRID)
    xs, ys = np.meshgrid(np.arange(x0 + step / 2, x1, step), np.arange(y0 + step / 2, y1, step))
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    shapely.prepare(anchor.home)
    return np.concatenate([here, grid[shapely.contains_xy(anchor.home, grid[:, 0], grid[:, 1])]])


def beside(anchor: LabelAnchor, reach_pt: float) -> tuple[Numbers, Numbers]:
    """Middles of the label in ever wider rings round its place, shape (n, 2), and the place of each direction."""
    steps = np.array(_rings(reach_pt))
    turn = np.radians(np.array(_DIRECTIONS))
    cos, sin = np.cos(turn), np.sin(turn)
    # How far the middle of a label is from its edge in each direction.
    edge = np.minimum(
        anchor.width / 2 / np.maximum(np.abs(cos), 1e-9), anchor.height / 2 / np.maximum(np.abs(sin), 1e-9)
    )
    distance = edge[None, :] + anchor.radius + GAP_PT + steps[:, None]
    middles = np.column_stack([(distance * cos).ravel(), (distance * sin).ravel()])
    turns = np.tile(np.arange(len(_DIRECTIONS), dtype=float), len(steps))
    return np.asarray(np.array([anchor.x, anchor.y]) + middles), turns


@lru_cache(maxsize=64)
def _rings(reach_pt: float) -> tuple[float, ...]:
    # Close by every few points count, far away nobody sees them.
    steps = [*np.arange(0, 48, 4), *np.arange(48, 120, 12), *np.arange(120, reach_pt, 40)]
    return tuple(float(step) for step in steps if step <= reach_pt)
