"""What is different between two editions: content, and checks of quotes that turned."""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.dataset.comparison import ChangeKind, DatasetComparison, compare_datasets
from geo.dataset.model import Excerpt
from geo.evidence.edition import Edition
from geo.evidence.former import FormerEdition
from geo.evidence.proof import Proof, ProofState
from geo.text import counted

__all__ = ["EditionChanges", "Turned", "changes_since", "counts_text"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Turned:
    """A quote that was verified and is not now, or the reverse."""

    excerpt: Excerpt
    """As it is now; it may have been reworded."""
    hotspots: tuple[str, ...]
    """Ids of the hotspots where it stands."""
    before: Proof
    after: Proof

    @property
    def lost(self) -> bool:
        """Whether it was verified and is not now."""
        return self.before.verified


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionChanges:
    """Every difference between two editions, or of a part of them."""

    data: DatasetComparison
    turned: tuple[Turned, ...]
    """In the order of the hotspots."""
    checked: bool
    """Whether the checks of the former edition are known, so that they can be compared."""

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return self.data.same and not self.turned


def changes_since(former: FormerEdition, now: Edition) -> EditionChanges:
    """Every difference between a former edition and the one of today."""
    data = compare_datasets(former.edition.dataset, now.dataset)
    turned = tuple(_turned(former.edition, now, data)) if former.checked else ()
    return EditionChanges(data=data, turned=turned, checked=former.checked)


def counts_text(changes: EditionChanges, when: str) -> str:
    """What changed, counted: `3 hotspots and 12 excerpts added since 1 March 2026; 1 quote no longer verified`.

    `when` stands behind the first count, such as `since 1 March 2026`. An excerpt under several hotspots counts once.
    Empty where nothing changed.
    """
    data = changes.data
    lost = sum(turned.lost for turned in changes.turned)
    said = [
        *_items(data),
        *([f"{counted(len(data.placed), 'excerpt')} under other hotspots"] if data.placed else []),
        *(["what is said of the whole map altered"] if data.about else []),
        *(["order altered"] if data.reordered else []),
        *([f"{counted(lost, 'quote')} no longer verified"] if lost else []),
        *([f"{counted(won, 'quote')} newly verified"] if (won := len(changes.turned) - lost) else []),
    ]
    return "; ".join([f"{said[0]} {when}", *said[1:]]) if said else ""


def _items(data: DatasetComparison) -> Iterator[str]:
    for kind in ChangeKind:
        numbers = {
            "hotspot": sum(change.kind is kind for change in data.hotspots),
            "article": sum(change.kind is kind for change in data.sources),
            "excerpt": len(data.excerpt_ids(kind)),
        }
        *first, last = [counted(number, noun) for noun, number in numbers.items() if number] or [""]
        if last:
            yield f"{', '.join(first)}{' and ' if first else ''}{last} {kind}"


def _turned(old: Edition, now: Edition, data: DatasetComparison) -> Iterator[Turned]:
    former = {e.id: e.id for hotspot in old.dataset.hotspots.values() for e in hotspot.excerpts}
    for change in data.excerpts:
        if change.before is not None and change.after is not None:
            former.setdefault(change.after.id, change.before.id)
    places: dict[str, list[str]] = {}
    excerpts: dict[str, Excerpt] = {}
    for hotspot_id, hotspot in now.dataset.hotspots.items():
        for excerpt in hotspot.excerpts:
            places.setdefault(excerpt.id, []).append(hotspot_id)
            excerpts.setdefault(excerpt.id, excerpt)
    for i, excerpt in excerpts.items():
        if i not in former:
            continue
        before, after = old.verification.proofs[former[i]], now.verification.proofs[i]
        # What could not be read then was neither verified nor refuted.
        if before.verified != after.verified and before.state is not ProofState.UNREADABLE:
            yield Turned(excerpt=excerpt, hotspots=tuple(places[i]), before=before, after=after)
