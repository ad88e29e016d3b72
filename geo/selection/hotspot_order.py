"""The one order of hotspots: list, matrix, names beside a figure, figures and documents all have it."""

from collections.abc import Mapping

from geo.dataset.model import Dataset, Hotspot

__all__ = ["depth", "in_order"]


def in_order(hotspots: Mapping[str, Hotspot]) -> tuple[str, ...]:
    """Return the ids in the file's order, each after its parent; one whose parent is not among them has none."""
    children: dict[str | None, list[str]] = {}
    for hotspot_id, hotspot in hotspots.items():
        children.setdefault(hotspot.parent if hotspot.parent in hotspots else None, []).append(hotspot_id)
    order: list[str] = []
    waiting = children.get(None, [])[::-1]
    while waiting:
        order.append(waiting.pop())
        waiting += children.get(order[-1], [])[::-1]
    return tuple(order)


def depth(dataset: Dataset, hotspot_id: str) -> int:
    """Return how many hotspots this one is filed under, shown or not."""
    parent = dataset.hotspots[hotspot_id].parent
    return 0 if parent is None else 1 + depth(dataset, parent)
