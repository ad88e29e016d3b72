"""Curved lines between points of a plane that stay apart: what arrives at one place arrives from different sides.

Coordinates are those of any plane, x to the right and y up; the plane of a map keeps angles about where they are.
"""

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

__all__ = ["fan"]

XY = tuple[float, float]

_APART: Final = (math.radians(15), math.radians(45))
"""Between two lines that arrive at one place, where there is room for it: long ones, and the shortest."""
_SIDE_BY_SIDE: Final = 2.6
"""Short lines arrive farther apart, so that they are about three quarters of a gap apart half-way."""
_ROUND: Final = math.radians(330)
"""What many lines share of the circle round their place: the first and the last keep apart, too."""
_BEND: Final = math.radians(14)
"""By which every line turns to the same side: the way there is not the way back."""
_PULL: Final = 0.55
"""Share of the distance at which a line already runs towards its end."""
_STEPS: Final = 24
"""Pieces of a line."""
_NEAREST: Final = 2.5
"""A line is drawn where its ends are at least so many gaps apart."""


def fan(ends: Sequence[tuple[XY, XY]], gap: float) -> tuple[tuple[XY, ...] | None, ...]:
    """A curve from each start to its end, in the order of `ends`; each stops `gap` before either.

    Lines to one end are turned about it until they arrive at least 15° apart, short ones more, or as far as so many
    can; also those between the same two points. None stands for ends so close that no line has room between them.
    """
    bearings = [math.atan2(start[1] - end[1], start[0] - end[0]) for start, end in ends]
    groups: dict[XY, list[int]] = {}
    for number, (start, end) in enumerate(ends):
        if math.dist(start, end) >= _NEAREST * gap and start != end:
            groups.setdefault(end, []).append(number)
    turned: dict[int, float] = {}
    for members in groups.values():
        order = sorted(members, key=lambda number: (bearings[number], number))
        wanted = [_wanted(math.dist(*ends[number]), gap) for number in order]
        turned |= dict(zip(order, _spread([bearings[number] for number in order], wanted), strict=True))
    return tuple(
        _curve(*ends[number], turned[number], gap) if number in turned else None for number in range(len(ends))
    )


def _wanted(distance: float, gap: float) -> float:
    """The angle that a line of that length keeps from its neighbours, in radians."""
    return min(max(_APART[0], _SIDE_BY_SIDE * gap / distance), _APART[1])


def _spread(bearings: Sequence[float], wanted: Sequence[float]) -> list[float]:
    """Rising bearings (radians), moved as little as needed to keep apart; what is in order stays in order."""
    count = len(bearings)
    gaps = [(bearings[(i + 1) % count] - bearings[i]) % math.tau for i in range(count)]
    # The circle is cut at its widest gap. With one bearing for all, every gap is none: after the last one, then.
    cut = (max(range(count), key=lambda i: (gaps[i], i)) + 1) % count
    turn = [(cut + i) % count for i in range(count)]
    opened = [bearings[place] + (math.tau if place < cut else 0.0) for place in turn]
    apart = [max(wanted[one], wanted[other]) for one, other in pairwise(turn)]
    crowded = max(1.0, sum(apart) / (_ROUND * (count - 1) / count)) if apart else 1.0
    steps = [0.0, *accumulate(step / crowded for step in apart)]
    moved = [
        value + step
        for value, step in zip(_rising([o - s for o, s in zip(opened, steps, strict=True)]), steps, strict=True)
    ]
    if moved[-1] - moved[0] > _ROUND:
        middle = sum(moved) / count - sum(steps) / count
        moved = [middle + step for step in steps]
    return [moved[(i - cut) % count] for i in range(count)]


def _rising(values: Sequence[float]) -> list[float]:
    """The nearest values (least squares) that never fall: pool adjacent violators."""
    pools: list[list[float]] = []
    for value in values:
        pools.append([value])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    return [_mean(pool) for pool in pools for _ in pool]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _curve(start: XY, end: XY, bearing: float, gap: float) -> tuple[XY, ...]:
    """A quadratic Bézier curve that arrives from that side, without what is nearer than `gap` to its ends."""
    pull = _PULL * math.dist(start, end)
    turn = bearing + _BEND
    control = (end[0] + pull * math.cos(turn), end[1] + pull * math.sin(turn))
    fine = [_at(start, control, end, step / (8 * _STEPS)) for step in range(8 * _STEPS + 1)]
    kept = [point for point in fine if math.dist(point, start) >= gap and math.dist(point, end) >= gap]
    places = [round(i * (len(kept) - 1) / _STEPS) for i in range(_STEPS + 1)]
    return tuple(kept[place] for place in dict.fromkeys(places))


def _at(start: XY, control: XY, end: XY, t: float) -> XY:
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
    return a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1]
