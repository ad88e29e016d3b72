"""What is proposed for a document: sentences for hotspots, and places that no hotspot covers yet."""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any

from pydantic import ValidationError

from geo.dataset.error_wording import describe_error
from geo.dataset.model import Excerpt, Hotspot
from geo.dataset.yaml.tree import path_text
from geo.errors import HotspotsError
from geo.proposals.speech import Speech
from geo.proposals.voice import NOBODYS, Voice

__all__ = ["NewPlace", "Proposal", "Strength", "Suggestions", "weight"]


class Strength(IntEnum):
    """How strong the evidence is; ordered, so that a filter can ask for at least one of them."""

    WEAK = 1
    """Carried over where several come into question, a place in a continent, or one that stands in passing."""
    MEDIUM = 2
    """A place inside the hotspot, the heading above, or carried over from a sentence about it alone."""
    STRONG = 3
    """The hotspot itself is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One sentence for one hotspot. Offsets are code points of the document's text, end exclusive."""

    source: str
    """Id of the source."""
    hotspot: str
    """Id of a hotspot, or of a `NewPlace`."""
    start: int
    end: int
    quote: str
    """What would be quoted: the sentence in the document's own words, on one line."""
    why: tuple[str, ...]
    """Reasons, the best first: `Belgrade → Serbia`, `heading “Serbia”`, `carried from the sentence before`."""
    strength: Strength
    actors: tuple[str, ...] = ()
    """Names of `about.actors` that the sentence names."""
    voice: Voice = NOBODYS
    """Who says it, and how firmly."""

    @property
    def excerpt(self) -> Excerpt:
        """The excerpt as it would stand in the data file."""
        return self.voice.on(Excerpt(source=self.source, quote=self.quote, actors=self.actors))

    @property
    def key(self) -> str:
        """Eight hex digits of SHA-256 over source, hotspot and quote: by this a proposal is accepted or rejected."""
        return hashlib.sha256(f"{self.source}\n{self.hotspot}\n{self.quote}".encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """A place that no hotspot covers, as a hotspot that could be added."""

    id: str
    name: str
    region: Mapping[str, Any]
    """A recipe as it would stand in the data file, such as `{"countries": ["MLI"]}`."""
    precision: str
    proposals: tuple[Proposal, ...]
    """Sentences that are about it; their `hotspot` is this id."""
    parent: str | None = None
    """Id of the hotspot of the data file that it lies within."""

    def hotspot(self, excerpts: tuple[Excerpt, ...]) -> Hotspot:
        """The hotspot as it would stand in the data file, with these excerpts: at least one.

        Raises HotspotsError where something about it is not right, in the words that a data file is told it in.
        """
        fields = {"name": self.name, "region": dict(self.region), "precision": self.precision, "parent": self.parent}
        try:
            return Hotspot.model_validate({**fields, "excerpts": excerpts})
        except ValidationError as error:
            raise _not_right(error) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """Everything that is proposed for one document, in the order of its text."""

    source: str
    proposals: tuple[Proposal, ...]
    new_places: tuple[NewPlace, ...]
    """Those that most proposals are for first."""
    unplaced: tuple[str, ...] = ()
    """Names of places that no hotspot covers and that have no outline here, in the order of the text."""
    speech: Speech | None = field(default=None, compare=False, repr=False)
    """Who says what in the whole text, for sentences that are quoted instead of those proposed."""

    def voice_at(self, start: int, end: int) -> Voice:
        """Who says a stretch of the text, in code points, end exclusive."""
        return self.speech.at(start, end) if self.speech else NOBODYS

    @property
    def every(self) -> tuple[Proposal, ...]:
        """All proposals, those for new places last."""
        return (*self.proposals, *(one for place in self.new_places for one in place.proposals))

    def only(self, hotspots: Collection[str] = (), strength: Strength = Strength.WEAK) -> "Suggestions":
        """Those for some hotspots or new places, by id, and at least so strong; no ids mean all of them."""

        def wanted(proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
            return tuple(
                one for one in proposals if one.strength >= strength and (not hotspots or one.hotspot in hotspots)
            )

        places = (replace(place, proposals=wanted(place.proposals)) for place in self.new_places)
        return Suggestions(
            source=self.source,
            proposals=wanted(self.proposals),
            new_places=tuple(place for place in places if place.proposals),
            unplaced=() if hotspots else self.unplaced,
            speech=self.speech,
        )


def _not_right(error: ValidationError) -> HotspotsError:
    """The first error of the model about a hotspot, as it is told of one of a data file."""
    first = error.errors(include_url=False)[0]
    first["loc"] = ("hotspots", "", *first["loc"])
    finding = describe_error(first, None)
    what, expected, fix = finding.words()
    return HotspotsError(where=path_text(finding.path[2:]), what=what, expected=expected, remedy=fix)


def weight(proposals: Collection[Proposal]) -> tuple[int, int, int]:
    """A key to sort by: first what most proposals are for, the weak ones counted last."""
    counts = Counter(one.strength for one in proposals)
    return -counts[Strength.STRONG] - counts[Strength.MEDIUM], -counts[Strength.STRONG], -counts[Strength.WEAK]
