"""The state of a review, without a page: what is proposed, what has been decided, what comes next.

Offsets are code points of the document's text, end exclusive.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from geo.dataset.model import Dataset
from geo.evidence.proof import Verification, quoted_parts
from geo.proposals.proposal import NewPlace, Proposal, Strength, Suggestions
from geo.proposals.propose import LONGEST_WORDS

__all__ = ["Review", "ReviewFilter", "ReviewItem", "Span", "Status", "Step", "listed", "quoted_spans", "stepped"]

Span = tuple[int, int]


class Status(StrEnum):
    """What has become of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Step(StrEnum):
    """How a quote is made longer or shorter, by whole sentences."""

    SENTENCE_BEFORE = "sentence before"
    WITHOUT_FIRST = "without the first"
    WITHOUT_LAST = "without the last"
    SENTENCE_AFTER = "sentence after"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One proposal of the list."""

    proposal: Proposal
    new_place: NewPlace | None = None
    """The hotspot that would have to be added for it."""

    @property
    def key(self) -> str:
        """The proposal's key."""
        return self.proposal.key


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFilter:
    """Which proposals are looked at. Empty means all hotspots."""

    hotspots: tuple[str, ...] = ()
    strength: Strength = Strength.WEAK
    """At least this strong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All proposals for one document, and what is known of each."""

    items: tuple[ReviewItem, ...]
    quoted: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """By hotspot, what the data file quotes of the document."""
    rejected: frozenset[str] = frozenset()
    """Keys."""

    def status(self, item: ReviewItem) -> Status:
        """What has become of a proposal: a hotspot that quotes any part of it has accepted it."""
        if item.proposal.hotspot in self.quoting(item):
            return Status.ACCEPTED
        return Status.REJECTED if item.key in self.rejected else Status.OPEN

    def quoting(self, item: ReviewItem) -> tuple[str, ...]:
        """The hotspots that quote any part of a proposal's sentence."""
        start, end = item.proposal.start, item.proposal.end
        return tuple(id_ for id_, spans in self.quoted.items() if any(a < end and start < b for a, b in spans))

    def chosen(self, choice: ReviewFilter) -> tuple[ReviewItem, ...]:
        """The proposals that pass a choice, in the list's order."""
        return tuple(
            item
            for item in self.items
            if item.proposal.strength >= choice.strength
            and (not choice.hotspots or item.proposal.hotspot in choice.hotspots)
        )

    def open(self, choice: ReviewFilter) -> tuple[ReviewItem, ...]:
        """Those of them that nobody has decided on."""
        return tuple(item for item in self.chosen(choice) if self.status(item) is Status.OPEN)

    def too_weak(self, choice: ReviewFilter) -> Mapping[Strength, int]:
        """How many open proposals for the chosen hotspots are left out for their strength, the strongest first."""
        rest = self.open(replace(choice, strength=min(Strength)))
        found = Counter(item.proposal.strength for item in rest if item.proposal.strength < choice.strength)
        return dict(sorted(found.items(), reverse=True))

    def find(self, key: str | None) -> ReviewItem | None:
        """The proposal of that key."""
        return next((item for item in self.items if item.key == key), None)

    def beside(self, choice: ReviewFilter, key: str | None, step: int) -> ReviewItem | None:
        """The chosen proposal before (-1) or after (1) one, decided or not; None at either end."""
        items = self.chosen(choice)
        at = next((n for n, item in enumerate(items) if item.key == key), None)
        if at is None:
            return items[0] if items else None
        return items[at + step] if 0 <= at + step < len(items) else None

    def next_open(self, choice: ReviewFilter, key: str | None, also: Collection[str] = ()) -> ReviewItem | None:
        """The next chosen proposal to decide on after one, then from the top; `also` are keys just decided."""
        items = self.chosen(choice)
        at = next((n for n, item in enumerate(items) if item.key == key), -1)
        rest = (*items[at + 1 :], *items[: at + 1])
        return next((i for i in rest if i.key not in also and self.status(i) is Status.OPEN), None)

    def count(self, choice: ReviewFilter) -> Mapping[Status, int]:
        """How many of the chosen proposals have each status."""
        found = [self.status(item) for item in self.chosen(choice)]
        return {status: found.count(status) for status in Status}

    def hotspots(self) -> Mapping[str, int]:
        """How many proposals there are for each hotspot, in the list's order."""
        return Counter(item.proposal.hotspot for item in self.items)


def listed(suggestions: Suggestions) -> tuple[ReviewItem, ...]:
    """The list, in the order of the text: of one sentence the strongest first, and what is long for a quote last."""
    known = [ReviewItem(proposal=proposal) for proposal in suggestions.proposals]
    new = [ReviewItem(proposal=p, new_place=place) for place in suggestions.new_places for p in place.proposals]
    return tuple(sorted((*known, *new), key=_rank))


def _rank(item: ReviewItem) -> tuple[bool, int, int, bool, str]:
    proposal = item.proposal
    too_long = len(proposal.quote.split()) > LONGEST_WORDS
    return too_long, proposal.start, -proposal.strength, item.new_place is not None, proposal.hotspot


def quoted_spans(dataset: Dataset, verification: Verification, source_id: str) -> dict[str, tuple[Span, ...]]:
    """By hotspot, where the data file quotes a source."""
    found: dict[str, tuple[Span, ...]] = {}
    for hotspot_id, hotspot in dataset.hotspots.items():
        proofs = [verification.proofs[e.id] for e in hotspot.excerpts if e.source == source_id]
        spans = tuple((part.start, part.end) for proof in proofs for part in quoted_parts(proof))
        if spans:
            found[hotspot_id] = spans
    return found


def stepped(runs: Sequence[Sequence[Span]], span: Span, step: Step) -> Span | None:
    """The span with a sentence more or less at one end; None where there is none to add, or only one is left.

    `runs` are sentences between two headings: a quotation takes in no heading.
    """
    sentences = next((run for run in runs if any(start < span[1] and span[0] < end for start, end in run)), ())
    inside = [n for n, (start, end) in enumerate(sentences) if start < span[1] and span[0] < end]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    match step:
        case Step.SENTENCE_BEFORE:
            return (sentences[first - 1][0], span[1]) if first > 0 else None
        case Step.SENTENCE_AFTER:
            return (span[0], sentences[last + 1][1]) if last + 1 < len(sentences) else None
        case Step.WITHOUT_FIRST:
            return (sentences[first + 1][0], span[1]) if first < last else None
        case Step.WITHOUT_LAST:
            return (span[0], sentences[last - 1][1]) if first < last else None
