"""What a reader should know of disputed places: how each is drawn, who holds it, who claims it, what the UN hold.

One sentence in one form for each. It states positions only, each from a row with its source and date.
"""

from collections.abc import Callable
from dataclasses import dataclass

from geo.atlas.atoms import Atom, atoms
from geo.atlas.dispute import Dispute, Frame
from geo.atlas.disputes_in_asia import DISPUTES_IN_ASIA
from geo.atlas.disputes_outside_asia import DISPUTES_OUTSIDE_ASIA
from geo.dataset.recipe_names import atlas_index

__all__ = ["DISPUTES", "AreaNote", "dispute_notes"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaNote:
    """A sentence on a disputed area."""

    area: str
    """Id, an area's where the atlas has one."""
    name: str
    """Display name."""
    text: str
    """How it is drawn in the viewpoint asked for, who holds it, who claims it, and what the United Nations hold."""
    bbox: Frame
    """Where it is."""
    source: str
    """What the sentence rests on, with its date; no sentence."""


DISPUTES: tuple[Dispute, ...] = tuple(
    sorted((*DISPUTES_IN_ASIA, *DISPUTES_OUTSIDE_ASIA), key=lambda dispute: dispute.area)
)
"""In the order of their ids."""

_APART = frozenset({"CYN", "KAS", "KOS", "PGA", "PSX", "SAH", "SCR", "SOL", "TWN"})
"""Owners that are the disputed area itself, besides those that are no country: it is then drawn apart."""


def dispute_notes(owner_of: Callable[[Atom], str], frame: Frame | None) -> tuple[AreaNote, ...]:
    """A note for each disputed area in a frame, or for all where the frame is None; `owner_of` is the viewpoint."""
    return tuple(
        AreaNote(
            area=dispute.area,
            name=dispute.name,
            text=_text(dispute, owner_of),
            bbox=dispute.bbox,
            source=dispute.source,
        )
        for dispute in DISPUTES
        if frame is None or _meet(dispute.bbox, frame)
    )


def _text(dispute: Dispute, owner_of: Callable[[Atom], str]) -> str:
    verb = "are" if dispute.plural else "is"
    claimed = _and(dispute.claimants) if dispute.claimants else "no state now"
    return (
        f"{dispute.name} {verb} drawn {_drawn(dispute, owner_of)}: held by {dispute.holder}, "
        f"claimed by {claimed}; UN: {dispute.position_of_the_un}."
    )


def _drawn(dispute: Dispute, owner_of: Callable[[Atom], str]) -> str:
    if dispute.drawn is not None and "{owner}" not in dispute.drawn:
        return dispute.drawn
    outline = dispute.outline or dispute.area
    owners = dict.fromkeys(owner_of(atom) for atom in atoms().values() if atom.area == outline)
    countries = atlas_index().countries
    apart = [code for code in owners if code in _APART or code not in countries]
    with_ = [(dispute.drawn or "with {owner}").format(owner=countries[code]) for code in owners if code not in apart]
    # Western Sahara on the ground: one half with Morocco, the other by itself.
    return ", in part ".join([*with_, *(["apart"] if apart else [])])


def _and(names: tuple[str, ...]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _meet(a: Frame, b: Frame) -> bool:
    if a[3] < b[1] or b[3] < a[1]:
        return False
    return any(low <= right and left <= high for left, right in _spans(a) for low, high in _spans(b))


def _spans(frame: Frame) -> tuple[tuple[float, float], ...]:
    west, _, east, _ = frame
    return ((west, east),) if west <= east else ((west, 180.0), (-180.0, east))
