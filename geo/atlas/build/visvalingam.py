"""Weighted Visvalingam-Whyatt: fewer vertices on a line, the least conspicuous first.

M. Visvalingam and J. D. Whyatt, "Line generalisation by repeated elimination of points", 1993; the weight against
spikes is mapshaper's (https://github.com/mbloch/mapshaper/wiki/Simplification-Tips). GEOS has the algorithm without
the weight, which leaves coasts jagged where few vertices are kept.
"""

import heapq
import math
from collections.abc import Callable

__all__ = ["Vertex", "thin"]

Vertex = tuple[float, float]
"""Longitude, latitude in degrees."""

_AGAINST_SPIKES = 0.7
"""Mapshaper's own: a vertex where the line turns back counts 0.3 of its triangle, one where it goes on 1.7."""


def thin(
    line: list[Vertex], least_deg2: float, weight: Callable[[Vertex], float], fixed: frozenset[Vertex]
) -> list[Vertex]:
    """The line without the vertices whose weighted triangle with their neighbours is smaller than `least_deg2`.

    `weight` says how much a square degree counts at a place. Both ends and the vertices of `fixed` stay; an open line
    keeps one more vertex than its ends, and a closed one two, so that no face collapses.
    """
    if line[0] != line[-1]:
        return _thin_open(line, least_deg2, weight, fixed)
    start = line[0]
    far = max(range(len(line)), key=lambda i: (math.dist(start, line[i]), -i))
    there = _thin_open(line[: far + 1], least_deg2, weight, fixed)
    return there + _thin_open(line[far:], least_deg2, weight, fixed)[1:]


def _thin_open(
    line: list[Vertex], least_deg2: float, weight: Callable[[Vertex], float], fixed: frozenset[Vertex]
) -> list[Vertex]:
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    size = [math.inf] * len(line)
    for i in range(1, len(line) - 1):
        if line[i] not in fixed:
            size[i] = _size(line[i - 1], line[i], line[i + 1]) * weight(line[i])
    heap = [(area, i) for i, area in enumerate(size) if area < least_deg2]
    heapq.heapify(heap)
    left = len(line)
    while heap and left > 3:
        area, i = heapq.heappop(heap)
        if area != size[i]:
            continue
        size[i] = -1.0
        left -= 1
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            if math.isfinite(size[j]):
                # A vertex never counts less than one that went before it: the order of elimination is the order kept.
                size[j] = max(area, _size(line[before[j]], line[j], line[after[j]]) * weight(line[j]))
                if size[j] < least_deg2:
                    heapq.heappush(heap, (size[j], j))
    return [point for point, area in zip(line, size, strict=True) if area >= 0]


def _size(a: Vertex, b: Vertex, c: Vertex) -> float:
    """The triangle's area, less where the line turns back at `b`, more where it goes on."""
    ux, uy, vx, vy = a[0] - b[0], a[1] - b[1], c[0] - b[0], c[1] - b[1]
    lengths = math.hypot(ux, uy) * math.hypot(vx, vy)
    if lengths == 0:
        return 0.0
    return abs(ux * vy - uy * vx) / 2 * (1 - _AGAINST_SPIKES * (ux * vx + uy * vy) / lengths)
