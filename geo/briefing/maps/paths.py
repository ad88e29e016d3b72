"""Geometries as matplotlib paths and patches."""

from typing import Any

import numpy as np
import shapely
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.selection.palette import Rgb

__all__ = ["area_patch", "line_patch"]


def _rgb(colour: Rgb) -> tuple[float, float, float]:
    red, green, blue = colour
    return red / 255, green / 255, blue / 255


def area_patch(shape: BaseGeometry, *, fill: Rgb | None, edge: Rgb | None = None, **look: Any) -> PathPatch:  # noqa: ANN401  matplotlib's own
    """Polygons as one patch with holes; rings are closed."""
    return PathPatch(
        _path(shapely.get_rings(shapely.get_parts(shapely.orient_polygons(shape))), closed=True),
        facecolor="none" if fill is None else _rgb(fill),
        edgecolor="none" if edge is None else _rgb(edge),
        joinstyle="round",
        **look,
    )


def line_patch(shape: BaseGeometry, colour: Rgb, **look: Any) -> PathPatch:  # noqa: ANN401  matplotlib's own
    """Lines as one patch; dashes begin anew with each line."""
    path = _path(shapely.get_parts(shape), closed=False)
    return PathPatch(path, fill=False, edgecolor=_rgb(colour), joinstyle="round", capstyle="round", **look)


def _path(lines: "np.ndarray[tuple[int, ...], np.dtype[np.object_]]", *, closed: bool) -> Path:
    points, index = shapely.get_coordinates(lines, return_index=True)
    codes = np.full(len(points), Path.LINETO, dtype=Path.code_type)
    if len(points):
        starts = np.flatnonzero(np.diff(index, prepend=-1))
        codes[starts] = Path.MOVETO
        if closed:
            codes[np.append(starts[1:], len(points)) - 1] = Path.CLOSEPOLY
    return Path(points, codes)
