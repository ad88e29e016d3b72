"""What to say of a name that is not in the data: what was expected, and what may have been meant."""

from collections.abc import Collection, Sequence

from geo.dataset.model import Dataset
from geo.errors import HotspotsError, nearest, quoted

__all__ = ["unknown", "unknown_hotspot"]

_LISTED = 13
"""As many known names fit into a line; longer lists are looked up."""


def unknown_hotspot(where: str, dataset: Dataset, hotspot_id: str) -> HotspotsError:
    """The error for an id that is not there; names and aliases lead to their ids. `where` names option or argument."""
    ids = {known_id: known_id for known_id in dataset.hotspots}
    for known_id, hotspot in dataset.hotspots.items():
        ids |= dict.fromkeys((name for name in (hotspot.name, *hotspot.aliases) if name not in ids), known_id)
    meant = tuple(dict.fromkeys(ids[name] for name in nearest(hotspot_id, ids)))
    advice = f"did you mean {_or(meant)}?" if meant else "`hotspots list` shows them all"
    return HotspotsError(
        where=where,
        what=f"there is no hotspot {quoted(hotspot_id)}",
        expected="the id of a hotspot was expected",
        remedy=advice,
    )


def unknown(
    where: str, noun: str, value: str, known: Collection[str], note: str = "choose one of these"
) -> HotspotsError:
    """The error for a value that is none of a set: the nearest ones, or all of them where they fit into a line."""
    meant = nearest(value, known)
    expected = f"one of {', '.join(known)} was expected" if len(known) <= _LISTED else f"a known {noun} was expected"
    advice = f"did you mean {_or(meant)}?" if meant else note
    return HotspotsError(
        where=where,
        what=f"there is no {noun} {quoted(value)}",
        expected=expected if known else "none is known",
        remedy=advice,
    )


def _or(names: Sequence[str]) -> str:
    return " or ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
