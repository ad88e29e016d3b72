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
    inward: tuple[float, float]
    """Direction in which the name stands away from its place, x to the right and y up; (0, 0): on it."""


@lru_cache(maxsize=64)
def net_names(screen: ScreenFrame) -> tuple[NetName, ...]:
    """The names of parallels, the Arctic Circle and, inside the rim, meridians; none but on a polar map."""
    net = graticule(screen.frame)
    rim = [_named(screen, label, turned=-1) for label in net.rim]
    return (*rim, *(_named(screen, label, turned=1) for label in net.within))


def _named(screen: ScreenFrame, label: NetLabel, *, turned: int) -> NetName:
    x, y = screen.place(np.array([[label.x, label.y]]))[0]
    return NetName(
        text=label.text,
        at=(round(float(x), 3), round(float(y), 3)),
        inward=(turned * label.outward[0], turned * label.outward[1]),
    )
