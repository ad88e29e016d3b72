"""Whether labels keep apart from each other, from marks and from lines: on a map of one scale, or all through a zoom.

A row of boxes or lines has four numbers for each scale at which it is looked at, one scale after the other. Where a map
is zoomed, places go apart in straight lines while labels keep their size. So two boxes that have the same side of each
other at both ends of a range of scales have it all through the range.
"""

import numpy as np

__all__ = [
    "GAP_PT",
    "Flags",
    "LabelBox",
    "Numbers",
    "apart",
    "clear_of",
    "clear_of_marks",
    "cross",
    "from_marks",
    "moved",
    "over_spots",
    "runs_over",
    "swept",
]

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

LabelBox = tuple[float, float, float, float]
"""x0, y0, x1, y1."""

GAP_PT = 2.0
"""What a label keeps from its place and from other labels."""


def moved(boxes: Numbers, held: Numbers, scales: Numbers) -> Numbers:
    """Boxes, shape (n, 4), at each of k scales, shape (n, 4 k); `held` are the points of the map that hold them.

    The scale at which boxes and points are given is 1; the map is scaled about the origin.
    """
    return np.concatenate([boxes + np.tile(held, 2) * (scale - 1) for scale in scales], axis=1)


def clear_of(boxes: Numbers, taken: Numbers) -> Flags:
    """Which of the boxes, shape (n, 4 k), keep the gap from all that are taken, shape (m, 4 k)."""
    return np.asarray(apart(boxes, taken).all(axis=1))


def apart(boxes: Numbers, taken: Numbers, gap: float = GAP_PT) -> Flags:
    """Which boxes, shape (n, 4 k), keep the gap from which others, shape (m, 4 k); shape (n, m)."""
    low, high = taken[None] - gap, taken[None] + gap
    right, left, above, below = (np.ones((len(boxes), len(taken)), dtype=bool) for _ in range(4))
    for i in range(0, boxes.shape[1], 4):
        right &= boxes[:, None, i] >= high[:, :, i + 2]
        left &= boxes[:, None, i + 2] <= low[:, :, i]
        above &= boxes[:, None, i + 1] >= high[:, :, i + 3]
        below &= boxes[:, None, i + 3] <= low[:, :, i + 1]
    return np.asarray(right | left | above | below)


def swept(boxes: Numbers, scales: Numbers) -> Numbers:
    """The box round all of the map that each of the boxes, shape (n, 4 k), covers at any scale; shape (n, 4).

    A label moves on a straight line over a map that grows, and takes ever less of it.
    """
    on_map = np.stack([boxes[:, 4 * i : 4 * i + 4] / scale for i, scale in enumerate(scales)])
    return np.column_stack([on_map[:, :, :2].min(axis=0), on_map[:, :, 2:].max(axis=0)])


def runs_over(leaders: Numbers, boxes: Numbers) -> Flags:
    """Which leaders, shape (n, 4), meet which boxes, shape (m, 4): no axis lies between them."""
    middle, half = (leaders[:, :2] + leaders[:, 2:]) / 2, np.abs(leaders[:, 2:] - leaders[:, :2]) / 2
    way = leaders[:, 2:] - leaders[:, :2]
    centre, size = (boxes[:, :2] + boxes[:, 2:]) / 2, (boxes[:, 2:] - boxes[:, :2]) / 2
    to = np.abs(centre[None] - middle[:, None])
    near = (to[:, :, 0] <= half[:, None, 0] + size[None, :, 0]) & (to[:, :, 1] <= half[:, None, 1] + size[None, :, 1])
    if not near.any():
        return np.asarray(near)
    to = centre[None] - middle[:, None]
    across = np.abs(way[:, None, 0] * to[:, :, 1] - way[:, None, 1] * to[:, :, 0])
    reach = np.abs(way[:, None, 1]) * size[None, :, 0] + np.abs(way[:, None, 0]) * size[None, :, 1]
    return np.asarray(near & (across <= reach))


def clear_of_marks(boxes: Numbers, others: Numbers, scales: Numbers) -> Flags:
    """Which boxes, shape (n, 4 k), lie on no mark; `others` are x, y and radius, of which none is needed where it is 0.

    Through a range of scales the square round a mark is kept clear.
    """
    others = others[others[:, 2] > 0]
    if len(scales) == 1:
        return np.asarray((from_marks(boxes, others) > others[None, :, 2]).all(axis=1))
    squares = np.column_stack([others[:, :2] - others[:, [2]], others[:, :2] + others[:, [2]]])
    return np.asarray(apart(boxes, moved(squares, others[:, :2], scales), 0.0).all(axis=1))


def from_marks(boxes: Numbers, others: Numbers) -> Numbers:
    """Distance of boxes, shape (n, 4 k), from the middles of marks, shape (m, 3), at the first scale; shape (n, m)."""
    dx = np.maximum(np.maximum(boxes[:, None, 0] - others[None, :, 0], others[None, :, 0] - boxes[:, None, 2]), 0)
    dy = np.maximum(np.maximum(boxes[:, None, 1] - others[None, :, 1], others[None, :, 1] - boxes[:, None, 3]), 0)
    return np.asarray(np.hypot(dx, dy))


def over_spots(leaders: Numbers, others: Numbers) -> Flags:
    """Which leaders, shape (n, 4), run over which marks, shape (m, 3)."""
    start, way = leaders[:, None, :2], (leaders[:, 2:] - leaders[:, :2])[:, None]
    to = others[None, :, :2] - start
    share = np.clip((to * way).sum(axis=2) / np.maximum((way**2).sum(axis=2), 1e-9), 0, 1)
    away = np.hypot(*np.moveaxis(to - share[:, :, None] * way, 2, 0))
    return np.asarray(away < others[None, :, 2])


def cross(leaders: Numbers, others: Numbers) -> Flags:
    """Which leaders, shape (n, 4), cross which others, shape (m, 4); touching is no crossing."""
    a, b, c, d = leaders[:, None, :2], leaders[:, None, 2:], others[None, :, :2], others[None, :, 2:]

    def side(start: Numbers, end: Numbers, point: Numbers) -> Numbers:
        way, to = end - start, point - start
        return np.asarray(way[..., 0] * to[..., 1] - way[..., 1] * to[..., 0])

    return np.asarray((side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0))
