"""Names for a globe that a reader turns: chosen so that no two touch, wherever it is turned, with north up.

A name stands upright over its place. It is shown while its place is nearer to the middle of the view than a limit of
its own (its reach), so that it never sticks out over the limb. All of it is geometry on the sphere, seen from afar
(orthographic, Snyder 1987, p. 145 ff.): every pair is tried from every side from which both would be shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

import numpy as np

__all__ = ["FURTHER_DEG", "REACHES_DEG", "GlobeName", "PlacedGlobeName", "place_on_globe", "steps_of_zoom"]

REACHES_DEG = (52, 36, 20)
"""How far from the middle of the view a name may be shown, the widest first: each is a layer that fills the window."""

FURTHER_DEG = REACHES_DEG[0]
"""The same of names for which there is room only closer."""

MARK_PX = 12.0
"""Width of a marker."""

GAP_PX = 4.0
"""What names keep from each other and from the limb."""

LINE_PX = 15.0
"""Height of a line of 13 pixels."""

_ABOVE_PX = 6.5
"""How far a name stands from the middle of its marker."""
_BESIDE_PX = 9.0
"""How far a name may stand from the middle of an area."""

_GRID_DEG = 4.0
"""Between the views that are tried; from one to the next names move by a few pixels less than they keep apart."""
_MOST_TURN_DEG = 8.0
"""The same in longitude: near a pole it turns the view about its middle."""

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


@dataclass(frozen=True, kw_only=True, slots=True)
class GlobeName:
    """A name to be placed."""

    id: str
    at: tuple[float, float]
    """Longitude and latitude in degrees."""
    width_px: float
    lines: int = 1
    marked: bool
    """Whether a marker stands there, which the name must not cover."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedGlobeName:
    """Where a name stands."""

    id: str
    step: int
    """From which doubling of the whole globe's size on it is shown; 0 is always."""
    reach_deg: int
    """It is shown while its place is no farther than this from the middle of the view."""
    up_px: float
    """How far above its place the middle of the name stands; below it where negative."""


@lru_cache(maxsize=64)
def place_on_globe(names: tuple[GlobeName, ...], radius_px: float, steps: int = 1) -> tuple[PlacedGlobeName, ...]:
    """Choose names for a globe whose whole has this radius, and further ones for each doubling of it, below `steps`.

    The names come by rank, the highest first; those that would touch one before them at every reach are left out, and
    tried again at the next step.
    """
    if not names:
        return ()
    points = _on_sphere(*np.radians([name.at for name in names]).T)
    across, up, near = _views(points)
    choice = _Choice(names=names, across=across, up=up, near=near, apart=np.arccos(np.clip(points @ points.T, -1, 1)))
    for step in range(steps):
        for index in range(len(names)):
            if index not in choice.found:
                choice.place(index, radius_px * 2**step, step)
    return tuple(choice.found[index] for index in sorted(choice.found))


def steps_of_zoom(placed: Sequence[PlacedGlobeName]) -> dict[int, tuple[PlacedGlobeName, ...]]:
    """Group names by their step."""
    steps = sorted({name.step for name in placed})
    return {step: tuple(name for name in placed if name.step == step) for step in steps}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Choice:
    """What has been chosen of some names so far."""

    names: Sequence[GlobeName]
    across: Numbers
    """Where each place lies in each view, in radii: to the right, upwards and towards the reader."""
    up: Numbers
    near: Numbers
    apart: Numbers
    """Angles between the places, in radians."""
    found: dict[int, PlacedGlobeName] = field(default_factory=dict)

    def place(self, index: int, radius_px: float, step: int) -> None:
        """Choose a name at its widest reach and best side at which it touches none before it, if there is one."""
        name = self.names[index]
        # A further step has one reach, so that it is one layer.
        reaches = REACHES_DEG if step == 0 else (FURTHER_DEG,)
        height, above = name.lines * LINE_PX, _ABOVE_PX + name.lines * LINE_PX / 2
        shifts = (above, -above) if name.marked else (0.0, _BESIDE_PX, -_BESIDE_PX)
        for reach, shift in product(reaches, shifts):
            corner = np.hypot(name.width_px / 2, abs(shift) + height / 2)
            placed = PlacedGlobeName(id=name.id, step=step, reach_deg=reach, up_px=shift)
            within = np.sin(np.radians(reach)) * radius_px + corner <= radius_px
            if within and self._is_free(index, placed, radius_px):
                self.found[index] = placed
                return

    def _is_free(self, index: int, placed: PlacedGlobeName, radius_px: float) -> bool:
        name, shown = self.names[index], self.near[index] > np.cos(np.radians(placed.reach_deg))

        def near_enough(other: int, reach_deg: float, width_px: float) -> bool:
            angle = self.apart[index, other]
            least = 2 * np.sin(angle / 2) * np.cos(max(np.radians(reach_deg) - angle / 2, 0.0)) * radius_px
            return bool(least < np.hypot((name.width_px + width_px) / 2, 4 * LINE_PX))

        def meets(other: int, width_px: float, height_px: float, shift_px: float) -> Flags:
            beside = abs(self.across[index] - self.across[other]) * radius_px < (name.width_px + width_px) / 2
            above = (
                abs((self.up[index] - self.up[other]) * radius_px + shift_px) < (name.lines * LINE_PX + height_px) / 2
            )
            touching: Flags = shown & beside & above
            return touching

        for other, taken in self.found.items():
            width, shift = self.names[other].width_px + 2 * GAP_PX, placed.up_px - taken.up_px
            if not near_enough(other, max(placed.reach_deg, taken.reach_deg), width):
                continue
            both = meets(other, width, self.names[other].lines * LINE_PX + 2 * GAP_PX, shift)
            if np.any(both & (self.near[other] > np.cos(np.radians(taken.reach_deg)))):
                return False
        marks = (
            i
            for i, other in enumerate(self.names)
            if other.marked and i != index and near_enough(i, placed.reach_deg, MARK_PX)
        )
        return not any(np.any(meets(i, MARK_PX, MARK_PX, placed.up_px) & (self.near[i] > 0)) for i in marks)


def _on_sphere(lon: Numbers, lat: Numbers) -> Numbers:
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def _views(points: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Where each place lies in each view that is tried."""
    lats = np.linspace(-90, 90, round(180 / _GRID_DEG) + 1)
    turns = np.minimum(_GRID_DEG / np.maximum(np.cos(np.radians(lats)), 1e-3), _MOST_TURN_DEG)
    rings = [np.arange(0, 360, turn) for turn in turns]
    lat = np.radians(np.repeat(lats, [len(ring) for ring in rings]))
    lon = np.radians(np.concatenate(rings))
    east = _on_sphere(lon + np.pi / 2, np.zeros_like(lat))
    north = _on_sphere(lon + np.pi, np.pi / 2 - lat)
    return points @ east.T, points @ north.T, points @ _on_sphere(lon, lat).T
