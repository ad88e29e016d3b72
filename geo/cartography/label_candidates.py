"""Where a label may stand: on its place, or around it, with the line that leads to it; and how good each place is.

Pure geometry in points (1/72 inch), x to the right and y up. Costs are about points of leader: what is as bad as a
leader of that length.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.cartography.label_boxes import (
    GAP_PT,
    Flags,
    LabelBox,
    Numbers,
    apart,
    clear_of,
    clear_of_marks,
    from_marks,
    moved,
    over_spots,
    runs_over,
)

__all__ = ["Candidates", "LabelAnchor", "Surroundings", "find_candidates", "fits_at_home", "is_roomy", "marks"]

_DIRECTIONS = (0, 180, 90, 270, 45, 315, 135, 225, 22.5, 337.5, 157.5, 202.5, 67.5, 292.5, 112.5, 247.5)
"""Degrees from the x axis: to the right first, as reading goes, then left, above, below and between."""

_LEADER_PT = 5.0
"""Distance from its place at which a label needs a line to it."""

_CLEAR_PT = 1.5
"""What a line keeps from the name it leads to."""

_CLEARLY_PT = 4.0
"""How much nearer to its own mark than to any other a name stands that has no line."""

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

_OFF_CENTRE = 0.03
"""Cost of each point between a label on its place and where it best stands."""
_BEYOND = 10.0
"""Cost of a name that reaches beyond the place it is on, by the share that does."""
_HIDING = 9.0
"""Cost of a number that hides the whole of its place."""
_AWAY = 5.0
_TURN = 0.1
"""Cost of each step down the list of directions."""
_FAR_FROM_PLACE = 0.5
"""Cost of each point of distance from the place's edge."""
_OVER_SPOT = 25.0
_ON_OTHERS = 20.0
"""Cost of a name that stands where it seems to name something else."""
_HALF_HIDING = 60.0
"""Cost of a name that covers a part of its place."""


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
    marked: bool = False
    """Whether the place is seen as a mark of that radius: a name close to it, and to no other, needs no line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """Where labels may stand at all."""

    within: BaseGeometry
    """What they stay within, at scale 1."""
    taken: Numbers
    """Boxes that they keep clear of, as `geo.cartography.label_boxes.moved` has them."""
    scales: Numbers
    """Of the map: 1, or 1 and the largest up to which labels keep apart while the map grows beneath them."""
    cuts: tuple[float, LabelBox, LabelBox] | None = None
    """A scale, and a window on the map of that scale whose edge no label may cross, as small and as large as it may be;
    None where there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidates:
    """The places of one label, the best first; all arrays have a row for each."""

    boxes: Numbers
    """x0, y0, x1, y1, at each scale."""
    held: Numbers
    """x, y of the point of the map that holds the label where the map is scaled."""
    leaders: Numbers
    """x, y at the place and x, y at the label."""
    led: Flags
    """Whether there is a leader."""
    costs: Numbers


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
    return bool(len(_at_home(anchor)))


def find_candidates(anchor: LabelAnchor, around: Surroundings, others: Numbers, reach_pt: float) -> Candidates:
    """The places of a label that are in frame, clear of obstacles and of the marks of `others` (as of `marks`)."""
    shapely.prepare([anchor.home, anchor.avoid])
    boxes, home, turns = _boxes(anchor, reach_pt)
    free = clear_of(boxes, around.taken[:, :4]) & clear_of_marks(boxes, others, around.scales[:1])
    free[free] = shapely.contains_properly(around.within, shapely.box(*boxes[free].T))
    boxes, home, turns = boxes[free], home[free], turns[free]
    foreign = ~home & _meets(anchor.avoid, boxes)
    leaders, led = _leaders(anchor, boxes, foreign)
    led &= ~home
    held = _held(anchor, boxes, leaders, home, led)
    costs = np.where(home, _home_costs(anchor, boxes), _away_costs(anchor, boxes, leaders, turns))
    costs = costs + np.where(foreign, _ON_OTHERS, 0)
    through = moved(boxes, held, around.scales)
    over = led * (over_spots(leaders, others).sum(axis=1) + 2 * runs_over(leaders, around.taken).sum(axis=1))
    costs = costs + (np.where(over > 0, np.inf, 0) if anchor.apart else _OVER_SPOT * over)
    kept = _kept(around, others, through, held)
    if anchor.marked:
        kept &= _clearly_its(anchor, boxes, led, others)
    order = np.argsort(costs, kind="stable")
    order = order[kept[order]]
    return Candidates(
        boxes=through[order], held=held[order], leaders=leaders[order], led=led[order], costs=costs[order]
    )


def _boxes(anchor: LabelAnchor, reach_pt: float) -> tuple[Numbers, Flags, Numbers]:
    """Boxes on a place and around it, which of them are on it, and the place of each's direction."""
    at_home = _at_home(anchor)
    around, turns = _around(anchor, reach_pt)
    centres = np.concatenate([at_home, around])
    half = np.array([anchor.width / 2, anchor.height / 2])
    home = np.arange(len(centres)) < len(at_home)
    return np.column_stack([centres - half, centres + half]), home, np.concatenate([np.zeros(len(at_home)), turns])


def _held(anchor: LabelAnchor, boxes: Numbers, leaders: Numbers, home: Flags, led: Flags) -> Numbers:
    """What holds each label: its own middle on its place, the end of its leader, or the place that it stands beside."""
    here = np.array([[anchor.x, anchor.y]])
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    # Of a place that is an area it is its edge, which goes away from its middle.
    beside = np.broadcast_to(here, middles.shape) if anchor.marked else leaders[:, :2]
    return np.where(home[:, None], middles, np.where(led[:, None], leaders[:, 2:], beside))


def _kept(around: Surroundings, others: Numbers, boxes: Numbers, held: Numbers) -> Flags:
    """Which places are clear at all scales, and cross no window's edge."""
    kept = np.ones(len(boxes), dtype=bool)
    if len(around.scales) > 1:
        kept &= clear_of(boxes, around.taken) & clear_of_marks(boxes, others, around.scales)
    if around.cuts is not None:
        scale, small, large = around.cuts
        seen = moved(boxes[:, :4], held, np.array([scale]))
        inside = (seen[:, :2] >= small[:2]).all(axis=1) & (seen[:, 2:] <= small[2:]).all(axis=1)
        kept &= inside | apart(seen, np.array([large]), 0.0)[:, 0]
    return kept


def _clearly_its(anchor: LabelAnchor, boxes: Numbers, led: Flags, others: Numbers) -> Flags:
    """Which places are much nearer to the label's own mark than to others, or have a line to it and touch no other."""
    others = others[others[:, 2] > 0]
    own = from_marks(boxes, np.array([[anchor.x, anchor.y, 0.0]]))[:, 0] - anchor.radius
    least = (from_marks(boxes, others) - others[None, :, 2]).min(axis=1, initial=np.inf)
    return np.asarray(least > np.where(led, 0, own) + _CLEARLY_PT)


def _meets(area: BaseGeometry | None, boxes: Numbers) -> Flags:
    if area is None:
        return np.zeros(len(boxes), dtype=bool)
    return np.asarray(shapely.intersects(area, shapely.box(*boxes.T)))


def _home_costs(anchor: LabelAnchor, boxes: Numbers) -> Numbers:
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    hiding = 0.0 if anchor.apart or is_roomy(anchor) or anchor.home is None else _hiding(anchor, anchor.home.area)
    beyond = _BEYOND * (1 - _on_place(anchor, boxes)) if anchor.core < 1 and anchor.home is not None else 0.0
    return np.asarray(hiding + beyond + _OFF_CENTRE * np.hypot(*(middles - (anchor.x, anchor.y)).T))


def _hiding(anchor: LabelAnchor, area: float) -> float:
    disc = 0.8 * anchor.width * anchor.height
    return _HIDING * min(max(2 - area / disc, 0), 1)


def _away_costs(anchor: LabelAnchor, boxes: Numbers, leaders: Numbers, turns: Numbers) -> Numbers:
    length = np.hypot(*(leaders[:, 2:] - leaders[:, :2]).T)
    costs = _AWAY + _TURN * turns + _FAR_FROM_PLACE * length
    if anchor.apart:
        costs = costs + np.where(_meets(anchor.home, boxes), _HALF_HIDING, 0)
    return np.asarray(costs)


def _leaders(anchor: LabelAnchor, boxes: Numbers, foreign: Flags) -> tuple[Numbers, Flags]:
    """From a place to the nearest point of a label, and whether that is to be drawn."""
    if anchor.apart:
        here = np.array([[anchor.x, anchor.y]])
        ends = np.clip(here, boxes[:, :2] - _CLEAR_PT, boxes[:, 2:] + _CLEAR_PT)
        lengths, starts = np.hypot(*(ends - here).T), np.full(len(boxes), anchor.radius)
        if anchor.home is not None and len(boxes):
            # On a place that is to be seen the line reaches in a little, so that it is clear what it points at.
            ways = shapely.linestrings(np.stack([np.broadcast_to(here, ends.shape), ends], axis=1))
            inside = shapely.length(shapely.intersection(ways, anchor.home))
            starts = np.maximum(starts, inside - _LEADER_PT)
        # Beside a place, on what has a name of its own, even a short line is needed.
        foreign = foreign & ~np.bool_(anchor.marked)
        starts = np.where(foreign, np.minimum(starts, lengths - _LEADER_PT), starts)
        led = (lengths > starts + 2 * _LEADER_PT) | (foreign & (starts > 0))
        from_points = here + (ends - here) * (np.minimum(starts / np.maximum(lengths, 1e-9), 1))[:, None]
        return np.column_stack([from_points, ends]), led
    # A number's label is the disc in the box.
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    here = _nearest(anchor, middles)
    lengths = np.maximum(np.hypot(*(here - middles).T), 1e-9)
    ends = middles + (here - middles) * np.minimum(anchor.width / 2 / lengths, 1)[:, None]
    left = np.maximum(lengths - anchor.width / 2, 1e-9)
    starts = here + (ends - here) * np.minimum(anchor.radius / left, 1)[:, None]
    return np.column_stack([starts, ends]), left > anchor.radius + 0.6 * _LEADER_PT


def _nearest(anchor: LabelAnchor, middles: Numbers) -> Numbers:
    """What of a place is nearest to each label; of a small one its middle."""
    here = np.array([[anchor.x, anchor.y]])
    grid = _grid(anchor) if is_roomy(anchor) else here
    away = ((middles[:, None] - grid[None]) ** 2).sum(axis=2)
    return grid[away.argmin(axis=1)] if len(middles) else np.empty((0, 2))


def _at_home(anchor: LabelAnchor) -> Numbers:
    """Middles of the label on its own place, shape (n, 2), the nearest first; none where the place is too small."""
    if anchor.home is None or anchor.home.area < _CORE**2 * anchor.width * anchor.height:
        return np.empty((0, 2))
    grid = _grid(anchor)
    half = np.array([anchor.width, anchor.height]) / 2
    if anchor.apart and anchor.core < 1:
        grid = grid[_on_place(anchor, np.column_stack([grid - half, grid + half])) >= anchor.core]
    else:
        # A number may reach beyond its place as long as its middle is clearly in it.
        half = half * (1.0 if anchor.apart else _CORE)
        grid = grid[shapely.contains(anchor.home, shapely.box(*np.column_stack([grid - half, grid + half]).T))]
    away = np.hypot(*(grid - (anchor.x, anchor.y)).T)
    return np.asarray(grid[np.argsort(away, kind="stable")])


def _on_place(anchor: LabelAnchor, boxes: Numbers) -> Numbers:
    """Which share of each box is on the place, as far as a few points tell."""
    across, up = (values.ravel() for values in np.meshgrid(*_SAMPLES))
    xs = boxes[:, [0]] + (boxes[:, [2]] - boxes[:, [0]]) * across
    ys = boxes[:, [1]] + (boxes[:, [3]] - boxes[:, [1]]) * up
    shapely.prepare(anchor.home)
    return np.asarray(shapely.contains_xy(anchor.home, xs.ravel(), ys.ravel()).reshape(xs.shape).mean(axis=1))


def _grid(anchor: LabelAnchor) -> Numbers:
    """Points of a place, shape (n, 2), the first the one that is pointed at."""
    here = np.array([[anchor.x, anchor.y]])
    assert anchor.home is not None
    x0, y0, x1, y1 = anchor.home.bounds
    step = max(min(anchor.width, anchor.height) / 2, (x1 - x0) / _GRID, (y1 - y0) / _GRID)
    xs, ys = np.meshgrid(np.arange(x0 + step / 2, x1, step), np.arange(y0 + step / 2, y1, step))
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    shapely.prepare(anchor.home)
    return np.concatenate([here, grid[shapely.contains_xy(anchor.home, grid[:, 0], grid[:, 1])]])


def _around(anchor: LabelAnchor, reach_pt: float) -> tuple[Numbers, Numbers]:
    """Middles of the label in ever wider rings round its place, shape (n, 2), and the place of each direction."""
    steps = np.array(_rings(reach_pt))
    turn = np.radians(np.array(_DIRECTIONS))
    cos, sin = np.cos(turn), np.sin(turn)
    # How far the middle of a label is from its edge in each direction.
    edge = np.minimum(
        anchor.width / 2 / np.maximum(np.abs(cos), 1e-9), anchor.height / 2 / np.maximum(np.abs(sin), 1e-9)
    )
    distance = edge[None, :] + anchor.radius + GAP_PT + steps[:, None]
    around = np.column_stack([(distance * cos).ravel(), (distance * sin).ravel()])
    turns = np.tile(np.arange(len(_DIRECTIONS), dtype=float), len(steps))
    return np.asarray(np.array([anchor.x, anchor.y]) + around), turns


@lru_cache(maxsize=64)
def _rings(reach_pt: float) -> tuple[float, ...]:
    # Close by every few points count, far away nobody sees them.
    steps = [*np.arange(0, 48, 4), *np.arange(48, 120, 12), *np.arange(120, reach_pt, 40)]
    return tuple(float(step) for step in steps if step <= reach_pt)
