"""What of countries, disputed areas and seas is in a frame, in its metres; at 1:50m, for their names."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

import shapely
from shapely import MultiPolygon, Polygon

from geo.atlas.atoms import Atom, atoms, own_waters
from geo.atlas.viewpoints import owner
from geo.cartography.bounding_caps import HEMISPHERE_DEG, KeyedCaps, keyed_caps
from geo.cartography.projection import MapFrame
from geo.dataset.model import Viewpoint

__all__ = ["all_countries", "countries", "disputed", "disputed_units", "waters"]

_UNDISPUTED = frozenset({"hong-kong", "macao"})
"""Areas of the atlas that are apart for other reasons."""


@lru_cache(maxsize=4)
def countries(frame: MapFrame, viewpoint: Viewpoint) -> Mapping[str, MultiPolygon]:
    """Owner (`ADM0_A3`) → what of its land is in frame, in metres; at 1:50m, for names."""
    return _in_frame(frame, lambda atom: owner(atom, viewpoint))


@lru_cache(maxsize=4)
def all_countries(frame: MapFrame, viewpoint: Viewpoint) -> Mapping[str, MultiPolygon]:
    """The same also in a frame of more than a hemisphere, which takes about a second more."""
    if frame.reach_deg <= HEMISPHERE_DEG:
        return countries(frame, viewpoint)
    return _cut_to_frame(frame, lambda atom: owner(atom, viewpoint))


@lru_cache(maxsize=4)
def disputed(frame: MapFrame) -> Mapping[str, MultiPolygon]:
    """Area id → what of a disputed area is in frame, in metres; at 1:50m, for names. None in a map of the world."""
    if frame.rectangular and frame.reach_deg > HEMISPHERE_DEG:
        return _cut_to_frame(frame, _dispute)
    return _in_frame(frame, _dispute)


def _cut_to_frame(frame: MapFrame, key_of: Callable[[Atom], str | None]) -> dict[str, MultiPolygon]:
    """What of the atoms with a key is in frame, together by key, however far the frame reaches."""
    parts: dict[str, list[Polygon | MultiPolygon]] = {}
    for atom in atoms().values():
        if key := key_of(atom):
            parts.setdefault(key, []).append(atom.geometry)
    placed = {key: frame.polygons(shapely.coverage_union_all(shapes)) for key, shapes in parts.items()}
    return {key: shape for key, shape in placed.items() if not shape.is_empty}


def _in_frame(frame: MapFrame, key_of: Callable[[Atom], str | None]) -> dict[str, MultiPolygon]:
    """What of the atoms with a key is in frame, together by key; nothing in a frame of more than a hemisphere."""
    if frame.reach_deg > HEMISPHERE_DEG:
        return {}
    found: dict[str, list[Polygon]] = {}
    for atom_id, parts in _atoms_in(frame).items():
        if key := key_of(atoms()[atom_id]):
            found.setdefault(key, []).extend(parts)
    return {key: MultiPolygon(parts) for key, parts in found.items()}


@lru_cache(maxsize=1)
def _atoms_in(frame: MapFrame) -> Mapping[str, list[Polygon]]:
    """Atom id → what of it is in frame; kept since countries and disputed areas are made of the same atoms."""
    return _atom_caps().placed(frame)


@cache
def disputed_units() -> frozenset[str]:
    """The owners (`ADM0_A3`) that are a disputed area and nothing else."""
    every = atoms().values()
    return frozenset(atom.unit for atom in every) - {atom.unit for atom in every if not _dispute(atom)}


def _dispute(atom: Atom) -> str | None:
    return None if atom.area in _UNDISPUTED else atom.area


@lru_cache(maxsize=4)
def waters(frame: MapFrame) -> Mapping[str, MultiPolygon]:
    """Sea id → what of it is in frame, in metres; at 1:50m, for names."""
    return {sea: MultiPolygon(parts) for sea, parts in _sea_caps().placed(frame).items()}


@cache
def _sea_caps() -> KeyedCaps:
    return keyed_caps(own_waters())


@cache
def _atom_caps() -> KeyedCaps:
    return keyed_caps({atom.id: atom.geometry for atom in atoms().values()})
