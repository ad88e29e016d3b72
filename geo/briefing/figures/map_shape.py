"""How much of a box a map can fill: one of the world and a round one keep their shape."""

from geo.cartography.projection import MapFrame

__all__ = ["trimmed", "useful_part"]

_SHAPE = {"world": 2.05, "round": 1.12}
"""Width over height of a map that does not fill its box; a round one has its scale bar in a corner."""
_WIDEST, _TALLEST = 1.6, 0.75
"""A map that fills its box is no strip."""


def useful_part(frame: MapFrame, width: float, height: float) -> float:
    """How much of a box a map of that frame's kind can use, square inches."""
    if frame.rectangular:
        return min(width, _WIDEST * height) * min(height, width / _TALLEST)
    wide, high = trimmed(frame, width, height)
    return wide * high


def trimmed(frame: MapFrame, width: float, height: float) -> tuple[float, float]:
    """Width and height of a map of that frame's kind in a box (inches)."""
    if frame.rectangular:
        return width, height
    shape = _SHAPE["world" if frame.radius_m is None else "round"]
    return min(width, shape * height), min(height, width / shape)
