"""Lines that run together, drawn once: coasts, borders, and the outlines of regions that follow them."""

from collections.abc import Mapping
from typing import TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import pieces

__all__ = ["shared_lines"]

_SAME = 1e4
"""Coordinates are compared in ten thousandths: a point cut in two ways differs in its last digits."""

Key = TypeVar("Key")


def shared_lines(lines: Mapping[Key, BaseGeometry]) -> dict[tuple[Key, ...], BaseGeometry]:
    """Which of several lines run along a segment → all such segments, joined where they meet.

    Each segment stands in one of the results; lines share it where they have both its ends. Keys stand in the order of
    `lines`; so do the results, by the first of their keys. Coordinates are units of `geo.cartography.screen`.
    """
    names = list(lines)
    found = [_segments(shape) for shape in lines.values()]
    segments = np.concatenate([np.empty((0, 2, 2)), *found])
    owners = np.concatenate([np.full(len(some), n) for n, some in enumerate(found)] or [np.empty(0)]).astype(int)
    ends = np.round(segments * _SAME).astype(np.int64)
    backward = (ends[:, 0, 0] > ends[:, 1, 0]) | ((ends[:, 0, 0] == ends[:, 1, 0]) & (ends[:, 0, 1] > ends[:, 1, 1]))
    ends[backward] = ends[backward][:, ::-1]
    real = (ends[:, 0] != ends[:, 1]).any(axis=1)
    segments, owners, ends = segments[real], owners[real], ends[real]
    rows = ends.reshape(-1, 4)
    order = np.lexsort(rows.T)
    new = np.ones(len(order), dtype=bool)
    new[1:] = (rows[order][1:] != rows[order][:-1]).any(axis=1)
    of: list[list[int]] = []
    # Sorting keeps the order of equals: the owners of a segment come in theirs.
    for owner, is_new in zip(owners[order].tolist(), new.tolist(), strict=True):
        if is_new:
            of.append([owner])
        elif of[-1][-1] != owner:
            of[-1].append(owner)
    groups: dict[tuple[int, ...], list[int]] = {}
    for some, at in zip(of, order[new].tolist(), strict=True):
        groups.setdefault(tuple(some), []).append(at)
    return {
        tuple(names[n] for n in key): shapely.line_merge(MultiLineString(list(segments[groups[key]])))
        for key in sorted(groups)
    }


def _segments(shape: BaseGeometry) -> NDArray[np.float64]:
    """Every segment, shape (n, 2, 2)."""
    found = [np.empty((0, 2, 2))]
    for line in pieces(shape, LineString):
        points = shapely.get_coordinates(line)
        found.append(np.stack([points[:-1], points[1:]], axis=1))
    return np.concatenate(found)
