"""What an analyst decided about proposals, as additions to the data file."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from geo.dataset.additions import Addition, NewExcerpt, NewHotspot, NewSource
from geo.dataset.finding import did_you_mean
from geo.dataset.model import Dataset, Excerpt, Hotspot
from geo.errors import ByReader, HotspotsError, quoted
from geo.intake.pending import find_source
from geo.proposals.proposal import NewPlace, Proposal
from geo.proposals.voice import Voice

__all__ = ["Decision", "additions_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A proposal that is accepted, as it is or with another hotspot or other words."""

    proposal: Proposal
    new_place: NewPlace | None = None
    """The hotspot to add where the data file does not have the proposal's."""
    hotspot: str | None = None
    """Id of another hotspot that it is put under."""
    quote: str | None = None
    """Other words of the document that are quoted."""
    voice: Voice | None = None
    """Who says it and how firmly, where that is not what was proposed."""

    @property
    def target(self) -> str:
        """Id of the hotspot it goes to."""
        return self.hotspot or self.proposal.hotspot


def additions_for(
    dataset: Dataset, folder: Path | None, source_id: str, decisions: tuple[Decision, ...]
) -> tuple[Addition, ...]:
    """What is added: the source where it is pending, new hotspots with their first excerpt, and excerpts.

    The same words of the same source keep one note, topics, actors, event and speaker, those that they have already,
    unless the decision says who says it. What several decisions would put under one hotspot twice is put there once.
    Raises HotspotsError for a source or a hotspot that is not there, and for an excerpt that the data file has.
    """
    source = find_source(dataset, folder, source_id)
    found: list[Addition] = [] if source_id in dataset.sources else [NewSource(id=source_id, source=source)]
    known: dict[str, Excerpt] = {}
    for hotspot in dataset.hotspots.values():
        for excerpt in hotspot.excerpts:
            known.setdefault(excerpt.id, excerpt)
    held = {id_: {_key(excerpt) for excerpt in hotspot.excerpts} for id_, hotspot in dataset.hotspots.items()}
    for decision in decisions:
        excerpt = decision.proposal.excerpt
        if decision.quote is not None:
            excerpt = excerpt.model_copy(update={"quote": decision.quote})
        excerpt = known.setdefault(excerpt.id, excerpt)
        if decision.voice is not None:
            excerpt = known[excerpt.id] = decision.voice.on(excerpt)
        target = decision.target
        if target in dataset.hotspots and _key(excerpt) in map(_key, dataset.hotspots[target].excerpts):
            raise HotspotsError(
                where=target,
                what=f"quotes {quoted(excerpt.quote)} already",
                expected="another sentence was expected",
                remedy="leave this one out",
            )
        if target not in held:
            found.append(NewHotspot(id=target, hotspot=_hotspot(dataset, decision, excerpt)))
            held[target] = {_key(excerpt)}
        elif _key(excerpt) not in held[target]:
            found.append(NewExcerpt(hotspot=target, excerpt=excerpt))
            held[target].add(_key(excerpt))
    return tuple(found) if _any_excerpt(found) else ()


def _any_excerpt(found: Iterable[Addition]) -> bool:
    return any(not isinstance(addition, NewSource) for addition in found)


def _key(excerpt: Excerpt) -> tuple[str, str]:
    """Excerpts of one hotspot with the same key are one, as the loader counts them."""
    return excerpt.source, " ".join(excerpt.quote.split())


def _hotspot(dataset: Dataset, decision: Decision, excerpt: Excerpt) -> Hotspot:
    place = decision.new_place
    if place is None or place.id != decision.target:
        offer = did_you_mean(decision.target, tuple(dataset.hotspots)) or ByReader(
            cli="`hotspots list` shows them all", page="choose one of the map's"
        )
        raise HotspotsError(
            what=f"there is no hotspot {quoted(decision.target)}", expected="the id of one was expected", remedy=offer
        )
    return place.hotspot((excerpt,))
