"""Where a label may stand: on its place, or around it, with the line that leads to it; and how good each place is.

Pure geometry in points (1/72 inch), x to the right and y up. Costs are about points of leader: what is as bad as a
leader of that length.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.cartography.label_anchor import LabelAnchor, at_home, beside, grid_of, is_roomy, on_place
from geo.cartography.label_boxes import (
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
    swept,
)

__all__ = ["Candidates", "Cuts", "Surroundings", "find_candidates", "leaders_to", "together"]


_LEADER_PT = 5.0
"""Distance from its place at which a label needs a line to it."""

_CLEAR_PT = 1.5
"""What a line keeps from the name it leads to."""

_ALONG = np.linspace(0.05, 0.95, 10)
"""Where along a way it is asked whether it is on its place."""

_CLEARLY_PT = 4.0
"""How much nearer to its own mark than to any other a name stands that has no line."""


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
_BESIDE_MARK = 3.0
"""The same of a name close to its own mark, which tells what it names wherever it stands."""
_HALF_HIDING = 60.0
"""Cost of a name that covers a part of its place."""
_UNUSUAL = 3.0
"""Cost of breaking a name into other lines than usual."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cuts:
    """A window on the map, whose edge no label may cross."""

    scale: float
    """Of the map that is seen through it."""
    small: LabelBox
    """The window as small as it may be."""
    large: LabelBox
    covered: tuple[LabelBox, ...] = ()
    """What something else hides of it, where no label may be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """Where labels may stand at all."""

    within: BaseGeometry
    """What they stay within, at scale 1."""
    taken: Numbers
    """Boxes that they keep clear of, as `geo.cartography.label_boxes.moved` has them."""
    scales: Numbers
    """Of the map: 1, or 1 and the largest up to which labels keep apart while the map grows beneath them."""
    cuts: Cuts | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidates:
    """The places of one label, the best first; all arrays have a row for each."""

    boxes: Numbers
    """x0, y0, x1, y1, at each scale."""
    swept: Numbers
    """x0, y0, x1, y1 of what the label covers of the map at any scale."""
    held: Numbers
    """x, y of the point of the map that holds the label where the map is scaled."""
    leaders: Numbers
    """x, y at the place and x, y at the label."""
    led: Flags
    """Whether there is a leader."""
    costs: Numbers


def find_candidates(anchor: LabelAnchor, around: Surroundings, others: Numbers, reach_pt: float) -> Candidates:
    """The places of a label that are in frame, clear of obstacles and of the marks of `others` (as of `marks`)."""
    shapely.prepare([anchor.home, anchor.avoid])
    boxes, home, turns = _boxes(anchor, reach_pt)
    free = clear_of(boxes, around.taken[:, :4]) & clear_of_marks(boxes, others, around.scales[:1])
    free[free] = shapely.contains_properly(around.within, shapely.box(*boxes[free].T))
    boxes, home, turns = boxes[free], home[free], turns[free]
    away, foreign = ~home, np.zeros(len(boxes), dtype=bool)
    foreign[away] = _meets(anchor.avoid, boxes[away])
    leaders, led, costs = np.zeros((len(boxes), 4)), np.zeros(len(boxes), dtype=bool), np.zeros(len(boxes))
    leaders[away], led[away] = _leaders(anchor, boxes[away], foreign[away])
    held = _held(anchor, boxes, leaders, home, led)
    costs[home] = _home_costs(anchor, boxes[home])
    costs[away] = _away_costs(anchor, boxes[away], leaders[away], turns[away])
    costs = costs + np.where(foreign, np.where(led | (not anchor.marked), _ON_OTHERS, _BESIDE_MARK), 0)
    through, taken = moved(boxes, held, around.scales), swept(around.taken, around.scales)
    over = led * (over_spots(leaders, others).sum(axis=1) + 2 * runs_over(leaders, taken).sum(axis=1))
    costs = costs + (np.where(over > 0, np.inf, 0) if anchor.apart else _OVER_SPOT * over)
    if anchor.marked:
        # A mark keeps its size while the line grows with the map, which still touches it then.
        here = np.array([anchor.x, anchor.y])
        leaders[:, :2] = here + (leaders[:, :2] - here) / around.scales[-1]
    kept = _kept(around, others, through, held)
    if anchor.marked:
        kept &= _clearly_its(anchor, boxes, led, others)
    order = np.argsort(costs, kind="stable")
    order = order[kept[order]]
    return Candidates(
        boxes=through[order], swept=swept(through[order], around.scales), held=held[order], leaders=leaders[order],
        led=led[order], costs=costs[order],
    )  # fmt: skip


def together(found: Sequence[Candidates]) -> Candidates:
    """The places of a label in each of its ways as those of one label; what is not the usual way costs a little."""
    if len(found) == 1:
        return found[0]
    costs = np.concatenate([one.costs + _UNUSUAL * i for i, one in enumerate(found)])
    order = np.argsort(costs, kind="stable")
    names = ("boxes", "swept", "held", "leaders", "led")
    rest = {name: np.concatenate([getattr(one, name) for one in found])[order] for name in names}
    return Candidates(**rest, costs=costs[order])


def leaders_to(anchor: LabelAnchor, boxes: Numbers) -> tuple[Numbers, Flags]:
    """The leaders from a place to its label in each of the boxes, shape (n, 4), and which of them are to be drawn."""
    return _leaders(anchor, boxes, np.zeros(len(boxes), dtype=bool))


def _boxes(anchor: LabelAnchor, reach_pt: float) -> tuple[Numbers, Flags, Numbers]:
    """Boxes on a place and around it, which of them are on it, and the place of each's direction."""
    on_it = at_home(anchor)
    off_it, turns = beside(anchor, reach_pt)
    centres = np.concatenate([on_it, off_it])
    half = np.array([anchor.width / 2, anchor.height / 2])
    home = np.arange(len(centres)) < len(on_it)
    return np.column_stack([centres - half, centres + half]), home, np.concatenate([np.zeros(len(on_it)), turns])


def _held(anchor: LabelAnchor, boxes: Numbers, leaders: Numbers, home: Flags, led: Flags) -> Numbers:
    """What holds each label: its own middle on its place, the end of its leader, or the place that it stands beside."""
    here = np.array([[anchor.x, anchor.y]])
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    # Of a place that is an area it is its edge, which goes away from its middle.
    beside = np.broadcast_to(here, middles.shape) if anchor.marked else leaders[:, :2]
    return np.where(home[:, None], middles, np.where(led[:, None], leaders[:, 2:], beside))


def _kept(around: Surroundings, others: Numbers, boxes: Numbers, held: Numbers) -> Flags:
    """Which places are clear at all scales, and cross no window's edge nor what lies over it."""
    kept = np.ones(len(boxes), dtype=bool)
    if len(around.scales) > 1:
        kept &= clear_of(boxes, around.taken) & clear_of_marks(boxes, others, around.scales)
    if around.cuts is not None:
        cuts = around.cuts
        seen = moved(boxes[:, :4], held, np.array([cuts.scale]))
        inside = (seen[:, :2] >= cuts.small[:2]).all(axis=1) & (seen[:, 2:] <= cuts.small[2:]).all(axis=1)
        kept &= inside | apart(seen, np.array([cuts.large]), 0.0)[:, 0]
        kept &= apart(seen, np.array(cuts.covered).reshape(-1, 4), 0.0).all(axis=1)
    return kept


def _clearly_its(anchor: LabelAnchor, boxes: Numbers, led: Flags, others: Numbers) -> Flags:
    """Which places are much nearer to the label's own mark than to others, or have a line to it and touch no other."""
    others = others[others[:, 2] > 0]
    own = from_marks(boxes, np.array([[anchor.x, anchor.y, 0.0]]))[:, 0] - anchor.radius
    least = (from_marks(boxes, others) - others[None, :, 2]).min(axis=1, initial=np.inf)
    return np.asarray((own >= 0) & (least > np.where(led, 0, own) + _CLEARLY_PT))


def _meets(area: BaseGeometry | None, boxes: Numbers) -> Flags:
    if area is None:
        return np.zeros(len(boxes), dtype=bool)
    return np.asarray(shapely.intersects(area, shapely.box(*boxes.T)))


def _home_costs(anchor: LabelAnchor, boxes: Numbers) -> Numbers:
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    hiding = 0.0 if anchor.apart or is_roomy(anchor) or anchor.home is None else _hiding(anchor, anchor.home.area)
    beyond = _BEYOND * (1 - on_place(anchor, boxes)) if anchor.core < 1 and anchor.home is not None else 0.0
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
            starts = np.maximum(starts, _inside(anchor, anchor.home, ends) - _LEADER_PT)
        # Beside a place, on what has a name of its own, even a short line is needed.
        foreign = foreign & ~np.bool_(anchor.marked)
        starts = np.where(foreign, np.minimum(starts, lengths - _LEADER_PT), starts)
        # Where places are crowded, names that may reach beyond theirs could be taken for those of their neighbours.
        close = _LEADER_PT if anchor.marked or anchor.core < 1 else 2 * _LEADER_PT
        led = (lengths > starts + close) | (foreign & (starts > 0))
        if anchor.letters:
            ends = np.where(led[:, None], _at_letters(anchor, boxes, here), ends)
            lengths = np.hypot(*(ends - here).T)
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


def _at_letters(anchor: LabelAnchor, boxes: Numbers, here: Numbers) -> Numbers:
    """Where a line from a point ends that leads to each label: just before what is written nearest to it."""
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    ways = np.stack([
        np.clip(here, middles + letters[:2] - _CLEAR_PT, middles + letters[2:] + _CLEAR_PT)
        for letters in np.array(anchor.letters)
    ])  # fmt: skip
    nearest = ((ways - here) ** 2).sum(axis=2).argmin(axis=0)
    return np.asarray(ways[nearest, np.arange(len(boxes))])


def _inside(anchor: LabelAnchor, home: BaseGeometry, ends: Numbers) -> Numbers:
    """How far the ways from a place's point to the ends run on the place."""
    here = np.array([[anchor.x, anchor.y]])
    if anchor.core == 1:
        ways = shapely.linestrings(np.stack([np.broadcast_to(here, ends.shape), ends], axis=1))
        return np.asarray(shapely.length(shapely.intersection(ways, home)))
    # Nearly as good, in a tenth of the time.
    points = here + (ends - here)[:, None] * _ALONG[None, :, None]
    share = shapely.contains_xy(home, points[..., 0].ravel(), points[..., 1].ravel()).reshape(points.shape[:2])
    return np.asarray(share.mean(axis=1) * np.hypot(*(ends - here).T))


def _nearest(anchor: LabelAnchor, middles: Numbers) -> Numbers:
    """What of a place is nearest to each label; of a small one its middle."""
    here = np.array([[anchor.x, anchor.y]])
    grid = grid_of(anchor) if is_roomy(anchor) else here
    away = ((middles[:, None] - grid[None]) ** 2).sum(axis=2)
    return grid[away.argmin(axis=1)] if len(middles) else np.empty((0, 2))
