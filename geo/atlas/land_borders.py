"""Land borders between two countries as lines, in any viewpoint."""

from collections.abc import Collection
from functools import cache

import shapely
from shapely import MultiLineString

from geo.atlas.atoms import Atom, atom_edges, atoms
from geo.atlas.viewpoints import owner
from geo.dataset.model import Viewpoint

__all__ = ["atoms_of", "land_border"]


def atoms_of(codes: Collection[str], viewpoint: Viewpoint) -> tuple[Atom, ...]:
    """The atoms that countries (`ADM0_A3`) own; a unit that the viewpoint gives to another stands for itself."""
    owned = _owners(viewpoint)
    landless = set(codes) - set(owned.values())
    return tuple(atom for atom in atoms().values() if owned[atom.id] in codes or atom.unit in landless)


@cache
def _owners(viewpoint: Viewpoint) -> dict[str, str]:
    return {atom.id: owner(atom, viewpoint) for atom in atoms().values()}


@cache
def land_border(a: str, b: str, viewpoint: Viewpoint) -> MultiLineString:
    """The line between the land of two countries (`ADM0_A3`) in a viewpoint, contested or not; empty where none is.

    Where the viewpoint gives one of the two to the other, it is the line round that one: Kosovo in Serbia's view.
    """
    ours, theirs = ({atom.id for atom in atoms_of((code,), viewpoint)} for code in (a, b))
    ours, theirs = (ours - theirs, theirs) if theirs < ours else (ours, theirs - ours)
    lines = [
        edge.geometry
        for edge in atom_edges()
        if (edge.a.id in ours and edge.b.id in theirs) or (edge.a.id in theirs and edge.b.id in ours)
    ]
    return MultiLineString(list(shapely.get_parts(lines)))
