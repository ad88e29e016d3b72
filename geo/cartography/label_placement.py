"""Where labels go: near their places, apart from each other, never across the edge of the map.

Each label is first put where it is best, those with the least choice first. Then labels are moved as long as it makes
leaders shorter or undoes a crossing. Nothing is left to chance: the same labels always end in the same places.
"""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.cartography.label_anchor import LabelAnchor, fits_at_home, is_roomy, marks
from geo.cartography.label_boxes import LabelBox, Numbers, apart, clear_of, cross, runs_over
from geo.cartography.label_candidates import Candidates, Surroundings, find_candidates, together
from geo.cartography.label_untangling import LabelPlace, untangled

__all__ = ["LabelAnchor", "LabelBox", "LabelPlace", "fits_at_home", "place_labels", "place_ranked"]

Indices = np.ndarray[tuple[int, ...], np.dtype[np.intp]]

_CROWD_PT = 60.0
"""How near other places have to be for a place to count as crowded."""
_CROSSING = 200.0
"""Cost of two leaders of numbers that cross, in points of leader: more than any way round."""
_ON_LEADER = 50.0
"""Cost of a number that lies on a leader."""

TIER = 100
"""Ranks in the same hundred take turns by what their labels can choose from; a higher hundred goes first."""

_PASSES, _QUICK_PASSES = 4, 2
"""On paper, and on the screen, where somebody waits."""
_SATISFIED, _BAD, _YIELDS = 12.0, 25.0, 40.0
"""Cost above which a label's neighbours may be asked to give way; above which more of them are; and up to which it
gives way itself to one of lower rank."""
_TRIED, _TRIED_WHEN_BAD = 5, 16
_MOST_BLOCKERS, _NEIGHBOURS = 2, 8
_WORTHWHILE = 2.0
_FIRST = 48
"""How many of its best places a label looks at before it looks at all."""
_EPSILON = 1e-6


def place_labels(
    anchors: Sequence[LabelAnchor], within: BaseGeometry, obstacles: Sequence[LabelBox] = (), *, reach_pt: float
) -> tuple[LabelPlace | None, ...]:
    """A place for each label, in the order of the anchors; None where none is free within `reach_pt`.

    A negative reach allows the place itself only. Names never lie on a leader, nor do their leaders cross anything; a
    number has to stand somewhere, so where there is nothing better its leader may run beneath another number. Leaders
    of numbers of the same size never cross each other.
    """
    around = Surroundings(within=within, taken=np.array(obstacles).reshape(-1, 4), scales=np.array([1.0]))
    if len(anchors) == 1 and (centred := _centred(anchors[0], around)) is not None:
        return (centred,)
    return untangled(anchors, _placed([(anchor,) for anchor in anchors], around, marks(anchors), reach_pt, None))


def place_ranked(
    choices: Sequence[Sequence[LabelAnchor]],
    around: Surroundings,
    other_marks: Numbers,
    ranks: Sequence[float],
    *,
    reach_pt: float,
) -> tuple[LabelPlace | None, ...]:
    """A place for each label on a map that is zoomed, as `place_labels`; where not all find one, by their ranks.

    `choices` are the anchors of each label, by how it may be broken into lines, the usual way first; `other_marks`, as
    of `geo.cartography.label_anchor.marks`, are those of places without a label.
    """
    spots = np.concatenate([marks([some[0] for some in choices]), other_marks.reshape(-1, 3)])
    return _placed(choices, around, spots, reach_pt, np.array(ranks, dtype=float))


def _placed(
    choices: Sequence[Sequence[LabelAnchor]], around: Surroundings, spots: Numbers, reach_pt: float,
    ranks: Numbers | None,
) -> tuple[LabelPlace | None, ...]:  # fmt: skip
    shapely.prepare(around.within)
    found = []
    for i, some in enumerate(choices):
        others = np.delete(spots, i, axis=0)
        found.append(together([find_candidates(anchor, around, others, reach_pt) for anchor in some]))
    firsts = [some[0] for some in choices]
    room = _Assignment(found, [not anchor.apart for anchor in firsts])
    crowd = [int((np.hypot(*(spots[:, :2] - spot[:2]).T) < _CROWD_PT).sum()) for spot in spots]
    tiers = np.zeros(len(firsts)) if ranks is None else ranks // TIER
    for i in sorted(range(len(firsts)), key=lambda i: (-tiers[i], *_freedom(firsts[i]), -crowd[i], i)):
        if not np.isfinite(room.settle(i)) and ranks is not None:
            room.take(i, ranks)
    if ranks is not None:
        room.prefer(ranks)
    room.improve(_PASSES if ranks is None else _QUICK_PASSES)
    return tuple(room.placed(i) for i in range(len(firsts)))


def _centred(anchor: LabelAnchor, around: Surroundings) -> LabelPlace | None:
    """The place of a name that is alone, where its own place is pointed at: where that is free, none is better."""
    if not anchor.apart or anchor.core < 1 or anchor.home is None:
        return None
    half_x, half_y = anchor.width / 2, anchor.height / 2
    x0, y0, x1, y1 = box = (anchor.x - half_x, anchor.y - half_y, anchor.x + half_x, anchor.y + half_y)
    shape = shapely.box(*box)
    if not (shapely.contains_properly(around.within, shape) and shapely.contains(anchor.home, shape)):
        return None
    if not clear_of(np.array([box]), around.taken)[0]:
        return None
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    return LabelPlace(x=middle[0], y=middle[1], box=box, leader=None, held=middle)


def _freedom(anchor: LabelAnchor) -> tuple[int, float]:
    """What a label can choose from: one place on its own region, all round a small one, anywhere on a large one."""
    area = 0.0 if anchor.home is None else anchor.home.area
    return (2 if is_roomy(anchor) else 0 if fits_at_home(anchor) else 1), area


class _Assignment:
    """Which of its places each label has."""

    def __init__(self, found: Sequence[Candidates], lenient: Sequence[bool]) -> None:
        self.found, self.lenient = found, lenient
        self.chosen = np.full(len(found), -1)
        """Index of each label's place; -1 as long as it has none."""
        width = found[0].boxes.shape[1] if found else 4
        self.boxes = np.zeros((len(found), width))
        self.swept, self.leaders = np.zeros((len(found), 4)), np.zeros((len(found), 4))
        self.led = np.zeros(len(found), dtype=bool)

    def placed(self, i: int) -> LabelPlace | None:
        """Where a label ended."""
        if self.chosen[i] < 0:
            return None
        x0, y0, x1, y1 = (float(value) for value in self.boxes[i, :4])
        ends = [float(value) for value in self.leaders[i, :4]]
        leader = ((ends[0], ends[1]), (ends[2], ends[3])) if self.led[i] else None
        hold_x, hold_y = (float(value) for value in self.found[i].held[self.chosen[i]])
        return LabelPlace(x=(x0 + x1) / 2, y=(y0 + y1) / 2, box=(x0, y0, x1, y1), leader=leader, held=(hold_x, hold_y))

    def settle(self, i: int) -> float:
        """Give a label its best place, the others staying where they are; what that costs, infinite if there is none.

        The best of its first places is the best of all where no other could be better.
        """
        costs = self.found[i].costs
        self.chosen[i], best, least = -1, 0, np.inf
        for count in (_FIRST, len(costs)):
            total = self._costs(i, slice(count))
            if len(total):
                best = int(np.argmin(total))
                least = float(total[best])
            if count >= len(costs) or least <= costs[count]:
                break
        if np.isfinite(least):
            self._put(i, best)
        return least

    def improve(self, passes: int) -> None:
        """Move labels as long as it helps, at most so many times over."""
        for _ in range(passes):
            before = self.chosen.copy()
            for i in range(len(self.found)):
                if self.chosen[i] != 0:
                    self.settle(i)
                if self.chosen[i] >= 0 and self._cost(i) > _SATISFIED:
                    self._exchange(i)
                    self._push(i)
            if (self.chosen == before).all():
                return

    def prefer(self, ranks: Numbers) -> None:
        """Let labels without a place push away those of lower rank, the highest first, where that leaves more named."""
        for _ in range(_PASSES):
            before = self.chosen.copy()
            for i in sorted(np.flatnonzero(self.chosen < 0), key=lambda i: (-ranks[i], i)):
                self.take(int(i), ranks)
            if (self.chosen == before).all():
                break
        for i in sorted(np.flatnonzero(self.chosen >= 0), key=lambda i: (-ranks[i], i)):
            if self._cost(int(i)) > _BAD:
                self._swap(int(i))

    def _swap(self, i: int) -> None:
        """Let a label have its best place as if one of its neighbours were not there, which then looks for another."""
        middles = (self.boxes[:, :2] + self.boxes[:, 2:4]) / 2
        others = self._others(i)
        away = np.hypot(*(middles[others] - middles[i]).T)
        for j in others[np.argsort(away, kind="stable")][:_NEIGHBOURS]:
            if self._try({i: None, int(j): None}):
                return

    def take(self, i: int, ranks: Numbers) -> None:
        """Put a label at the first of its places from which those that stand there can move, or may be dropped."""
        found, others = self.found[i], self._others(i)
        blocked = ~apart(found.boxes, self.boxes[others])
        tried: set[tuple[int, ...]] = set()
        for k in np.flatnonzero(np.isfinite(found.costs)):
            blockers = tuple(int(j) for j in others[blocked[k]])
            if blockers in tried or len(blockers) > _MOST_BLOCKERS:
                continue
            tried.add(blockers)
            before = {i: -1} | {j: int(self.chosen[j]) for j in blockers}
            most = {j: max(self._cost(j), _YIELDS) + _EPSILON if ranks[j] > ranks[i] else np.inf for j in blockers}
            self.chosen[list(before)] = -1
            self._put(i, int(k))
            if np.isfinite(self._cost(i)):
                lost = [ranks[j] for j in blockers if not self.settle(j) < most[j]]
                if not lost or (lost[1:] == [] and lost[0] < ranks[i]):
                    return
            for j, place in before.items():
                self._put(j, place)

    def _exchange(self, i: int) -> None:
        """Let a label and those that its leader crosses look for places anew, two by two, the other one first."""
        for j in self._others(i):
            if self.led[i] and self.led[j] and cross(self.leaders[[i]], self.leaders[[j]])[0, 0]:
                self._try({int(j): None, i: None})

    def _push(self, i: int) -> None:
        """Let a label take a better place, and those that stand there look for another."""
        found, others = self.found[i], self._others(i)
        better = np.flatnonzero(found.costs < self._cost(i) - _WORTHWHILE)
        blocked = ~apart(found.boxes[better], self.boxes[others])
        tried: set[tuple[int, ...]] = set()
        most = _TRIED_WHEN_BAD if self._cost(i) > _BAD else _TRIED
        for k, row in zip(better, blocked, strict=True):
            blockers = tuple(int(j) for j in others[row])
            if blockers in tried or not 0 < len(blockers) <= _MOST_BLOCKERS:
                continue
            tried.add(blockers)
            if self._try({i: int(k), **dict.fromkeys(blockers)}) or len(tried) == most:
                return

    def _try(self, moves: dict[int, int | None]) -> bool:
        """Put labels at places, or at their best (None), one after the other; back where they were if that is worse."""
        before = {i: int(self.chosen[i]) for i in moves}
        least = self._moved(dict(before), np.inf)
        if self._moved(moves, least - _EPSILON) < least - _EPSILON:
            return True
        for i, k in before.items():
            self._put(i, k)
        return False

    def _moved(self, moves: dict[int, int | None], limit: float) -> float:
        """What labels cost together after they were moved; infinite as soon as it is more than a limit."""
        self.chosen[list(moves)] = -1
        total = 0.0
        for i, k in moves.items():
            if k is None:
                total += self.settle(i)
            else:
                self._put(i, k)
                total += self._cost(i)
            if total >= limit:
                return np.inf
        return total

    def _put(self, i: int, k: int) -> None:
        found, self.chosen[i] = self.found[i], k
        if k < 0:
            return
        self.boxes[i], self.swept[i] = found.boxes[k], found.swept[k]
        self.leaders[i], self.led[i] = found.leaders[k], found.led[k]

    def _others(self, i: int) -> Indices:
        there = self.chosen >= 0
        there[i] = False
        return np.flatnonzero(there)

    def _cost(self, i: int) -> float:
        k = int(self.chosen[i])
        return float(self._costs(i, slice(k, k + 1))[0])

    def _costs(self, i: int, some: slice) -> Numbers:
        """What some of a label's places cost, with the others where they are."""
        found, others = self.found[i], self._others(i)
        costs = np.where(clear_of(found.boxes[some], self.boxes[others]), found.costs[some], np.inf)
        free = np.flatnonzero(np.isfinite(costs))
        swept, leaders, led = found.swept[some][free], found.leaders[some][free], found.led[some][free]
        leading = self.leaders[others[self.led[others]]]
        upon = runs_over(leading, swept).sum(axis=0) if len(leading) else np.zeros(len(free), dtype=int)
        crossing = np.zeros(len(free))
        if led.any():
            upon[led] += runs_over(leaders[led], self.swept[others]).sum(axis=1)
            crossing[led] = cross(leaders[led], leading).sum(axis=1)
        costs[free] += _ON_LEADER * upon + _CROSSING * crossing
        if not self.lenient[i]:
            costs[free[(upon > 0) | (crossing > 0)]] = np.inf
        return costs
