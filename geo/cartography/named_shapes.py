"""What of countries, disputed areas and seas is in a frame, in its metres; at 1:50m, for their names."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from geo.atlas.antimeridian import angles
from geo.atlas.atoms import Atom, atoms, own_waters
from geo.atlas.viewpoints import owner
from geo.cartography.bounding_caps import HEMISPHERE_DEG, Caps, caps_of
from geo.cartography.projection import FAR_SIDE_DEG, MapFrame
from geo.dataset.model import Viewpoint

__all__ = ["all_countries", "countries", "disputed", "disputed_units", "waters"]

_UNDISPUTED = frozenset({"hong-kong", "macao"})
"""Areas of the atlas that are apart for other reasons."""


@lru_cache(maxsize=16)
def countries(frame: MapFrame, viewpoint: Viewpoint) -> Mapping[str, MultiPolygon]:
    """Owner (`ADM0_A3`) → what of its land is in frame, in metres; at 1:50m, for names."""
    return _in_frame(frame, lambda atom: owner(atom, viewpoint))


@lru_cache(maxsize=16)
def all_countries(frame: MapFrame, viewpoint: Viewpoint) -> Mapping[str, MultiPolygon]:
    """The same also in a frame of more than a hemisphere, which takes about a second more."""
    if frame.reach_deg <= HEMISPHERE_DEG:
        return countries(frame, viewpoint)
    return _cut_to_frame(frame, lambda atom: owner(atom, viewpoint))


@lru_cache(maxsize=16)
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
    near: dict[str, list[Polygon]] = {}
    for atom_id, caps in _atom_caps().items():
        if key := key_of(atoms()[atom_id]):
            near.setdefault(key, []).extend(caps.near(frame))
    placed = {key: frame.place(parts) for key, parts in near.items() if parts}
    return {key: shape for key, shape in placed.items() if not shape.is_empty}


@cache
def disputed_units() -> frozenset[str]:
    """The owners (`ADM0_A3`) that are a disputed area and nothing else."""
    every = atoms().values()
    return frozenset(atom.unit for atom in every) - {atom.unit for atom in every if not _dispute(atom)}


def _dispute(atom: Atom) -> str | None:
    return None if atom.area in _UNDISPUTED else atom.area


@lru_cache(maxsize=16)
def waters(frame: MapFrame) -> Mapping[str, MultiPolygon]:
    """Sea id → what of it is in frame, in metres; at 1:50m, for names."""
    if frame.reach_deg > HEMISPHERE_DEG:
        placed = {sea: frame.polygons(shape) for sea, shape in own_waters().items()}
    else:
        near = {sea: caps.near(frame) for sea, caps in _sea_caps().items()}
        placed = {
            sea: frame.polygons(own_waters()[sea]) if _far(parts, frame) else frame.place(parts)
            for sea, parts in near.items()
            if parts
        }
    return {sea: shape for sea, shape in placed.items() if not shape.is_empty}


def _far(parts: Iterable[Polygon], frame: MapFrame) -> bool:
    """Whether polygons reach to the far side of the earth, and must be cut."""
    points = np.concatenate([shapely.get_coordinates(part) for part in parts])
    return bool(angles(points, (frame.lon_0, frame.lat_0)).max() > FAR_SIDE_DEG)


@cache
def _sea_caps() -> Mapping[str, Caps]:
    return {sea: caps_of(shape) for sea, shape in own_waters().items()}


@cache
def _atom_caps() -> Mapping[str, Caps]:
    return {atom.id: caps_of(atom.geometry) for atom in atoms().values()}
