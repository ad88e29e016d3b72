"""Which countries share a land border in every viewpoint: what a recipe `border` may name."""

import json
from collections.abc import Iterable, Mapping

from geo.atlas.viewpoints import owner_of
from geo.dataset.model import Viewpoint

__all__ = ["neighbours_file"]

_Pair = tuple[str, str]


def neighbours_file(edges: Iterable[_Pair], views: Mapping[str, Mapping[str, str]]) -> bytes:
    """The file's content: `ADM0_A3` → codes of its neighbours.

    `edges` are pairs of ids of atoms with a line between them, `views` is as in `geo.atlas.atoms.natural_earth_views`.
    """
    between = tuple(edges)
    pairs = set.intersection(*(_pairs(between, view, views) for view in Viewpoint))
    codes = sorted({code for pair in pairs for code in pair})
    lists = {code: sorted(other for one, other in pairs if one == code) for code in codes}
    rows = ",\n".join(f" {json.dumps(code)}: {json.dumps(others)}" for code, others in lists.items())
    return f"{{\n{rows}\n}}\n".encode()


def _pairs(edges: Iterable[_Pair], view: Viewpoint, views: Mapping[str, Mapping[str, str]]) -> set[_Pair]:
    """The neighbours in a viewpoint, each pair in both directions."""
    atoms = {atom for pair in edges for atom in pair}
    owners = {atom: owner_of(_unit(atom), _area(atom), view, views) for atom in atoms}
    holding = set(owners.values())
    # A unit that the viewpoint gives to another country stands for itself besides.
    codes = {atom: {owner, *({_unit(atom)} - holding)} for atom, owner in owners.items()}
    found = set()
    for a, b in edges:
        ways = {(x, y) for x in codes[a] for y in codes[b] if x != y and not {x, y} <= codes[a] & codes[b]}
        found |= ways | {(y, x) for x, y in ways}
    return found


def _unit(atom: str) -> str:
    return atom.partition(".")[0]


def _area(atom: str) -> str:
    """The area at the end of an atom's id, `""` where that is a province or the unit: these are in capitals."""
    last = atom.rpartition(".")[2]
    return last if last.islower() else ""
