"""What the lines of the net are called on a map of the screen."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from geo.cartography.graticule import NetLabel, graticule
from geo.cartography.screen import ScreenFrame

__all__ = ["NetName", "net_names"]


@dataclass(frozen=True, kw_only=True, slots=True)
class NetName:
    """The name of a line and where it stands."""

    text: str
    at: tuple[float, float]
    """x, y in units of the screen."""
    away: tuple[float, float]
    """Direction in which the name stands away from its place, outwards, x to the right and y up; (0, 0): on it."""
    on_rim: bool


@lru_cache(maxsize=64)
def net_names(screen: ScreenFrame) -> tuple[NetName, ...]:
    """The names of meridians, at the rim, parallels and the Arctic Circle; none but on a polar map."""
    net = graticule(screen.frame)
    found = [(label, True) for label in net.rim] + [(label, False) for label in net.within]
    return tuple(_named(screen, label, on_rim=on_rim) for label, on_rim in found)


def _named(screen: ScreenFrame, label: NetLabel, *, on_rim: bool) -> NetName:
    x, y = screen.place(np.array([[label.x, label.y]]))[0]
    return NetName(text=label.text, at=(round(float(x), 3), round(float(y), 3)), away=label.outward, on_rim=on_rim)
