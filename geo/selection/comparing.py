"""What two hotspots or two articles have in common, and where they differ: topics, speakers, claims, stance, firmness.

Everything is counted in excerpts that the filters show, as the analyst coded them. That both have the same topic,
speaker or claim says that it occurs in quotes of both; it never says that they agree on it. That only one has it says
that no quote of the other that is shown is coded so, not that the other is silent. Two claims are the same where the
same actors do the same to the same (`who`, `does` and `whom`, whatever the order), wherever, whenever and however
firmly.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from geo.dataset.claims import Claim, EventType, Mode, Stance
from geo.dataset.clauses import clause
from geo.dataset.model import Dataset, Excerpt
from geo.dataset.named import ARTICLE_SPEAKS
from geo.selection.filtering import Shown
from geo.selection.pair import PAIR, PairOf, pair_of

__all__ = [
    "NO_AGREEMENT",
    "ComparedItem",
    "ComparedSide",
    "Comparison",
    "Facet",
    "QuotedAt",
    "compare",
    "partner",
    "usual_pair",
]

NO_AGREEMENT = "In both is what the analyst coded in both; it does not mean that they agree."
"""Stands with every comparison."""


class Facet(StrEnum):
    """What is compared."""

    SPOKEN_OF = "spoken-of"
    """Of hotspots the articles that are quoted on them, of articles the hotspots on which they are quoted."""
    TOPICS = "topics"
    SPEAKERS = "speakers"
    STANCES = "stances"
    MODES = "modes"
    CLAIMS = "claims"


_HEADS: Mapping[Facet, str] = MappingProxyType({
    Facet.TOPICS: "Topics",
    Facet.SPEAKERS: "Who says it",
    Facet.STANCES: "Article’s stance",
    Facet.MODES: "How firmly",
    Facet.CLAIMS: "Claims",
})  # fmt: skip

_ARTICLES_SPEAK = "the article itself"


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotedAt:
    """An excerpt at one of the hotspots that it stands under, where it is coded so."""

    hotspot: str
    excerpt: Excerpt


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparedItem:
    """Something that the quotes of one side have, or of both: a topic, a speaker, a claim."""

    key: str
    """Id of the article or hotspot, the value of topic, stance or mode, the speaker, or who does what to whom."""
    label: str
    """In words."""
    quoted: tuple[tuple[QuotedAt, ...], tuple[QuotedAt, ...]]
    """The quotes of the first and of the second side that have it."""
    counts: tuple[int, int]
    """How many different excerpts of each side have it."""

    @property
    def manners(self) -> tuple[str, str]:
        """How each side has it, where all of its quotes do so: `disputed`, `reported`, `a forecast`; else no text."""
        one, other = (_manner([at.excerpt for at in quotes]) for quotes in self.quoted)
        return one, other


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparedSide:
    """One of the two."""

    id: str
    name: str
    """The hotspot's name or the article's label."""
    number: int | None
    """The article's number; None for a hotspot."""
    quoted: tuple[QuotedAt, ...]

    @property
    def label(self) -> str:
        """`Syria`, `[3] USIP 2019`."""
        return self.name if self.number is None else f"[{self.number}] {self.name}"

    @property
    def excerpts(self) -> int:
        """How many different excerpts are shown of it."""
        return _different(self.quoted)


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """Two hotspots or two articles beside each other."""

    of: PairOf
    sides: tuple[ComparedSide, ComparedSide]
    items: Mapping[Facet, tuple[ComparedItem, ...]]
    """By facet, in the order of `Facet`; what most excerpts have comes first."""

    def head(self, facet: Facet) -> str:
        """A facet as the head of its row."""
        if facet is Facet.SPOKEN_OF:
            return "Articles" if self.of is PairOf.HOTSPOTS else "Places"
        return _HEADS[facet]

    def only(self, facet: Facet, side: int) -> tuple[ComparedItem, ...]:
        """What only the first (0) or only the second side (1) has."""
        return tuple(item for item in self.items[facet] if item.counts[side] and not item.counts[1 - side])

    def both(self, facet: Facet) -> tuple[ComparedItem, ...]:
        """What both have."""
        return tuple(item for item in self.items[facet] if all(item.counts))

    def columns(self, facet: Facet) -> tuple[tuple[ComparedItem, ...], ...]:
        """Only the first, both, only the second."""
        return self.only(facet, 0), self.both(facet), self.only(facet, 1)

    @property
    def heads(self) -> tuple[str, str, str]:
        """What stands over the three columns."""
        one, other = (side.label for side in self.sides)
        return f"Only {one}", "Both", f"Only {other}"

    @property
    def shared(self) -> frozenset[str]:
        """Ids of the excerpts that stand under both: two hotspots may rest on one sentence."""
        one, other = (frozenset(at.excerpt.id for at in side.quoted) for side in self.sides)
        return one & other

    @property
    def contested(self) -> tuple[ComparedItem, ...]:
        """The speakers whom one side only disputes, and the other never."""
        return tuple(
            item
            for item in self.both(Facet.SPEAKERS)
            if sum(stances == {Stance.DISPUTES} for stances in _stances(item)) == 1
            and any(Stance.DISPUTES not in stances for stances in _stances(item))
        )


def compare(dataset: Dataset, shown: Shown, pair: tuple[str, ...], kinds: Collection[EventType] = ()) -> Comparison:
    """Compare what is shown of two hotspots or two articles of the dataset; `kinds` are those of a filter on claims.

    A side of which nothing is shown has no quotes. Raises ValueError for ids that are not two of a kind.
    """
    of = pair_of(dataset, pair)
    if of is None:
        raise ValueError(pair)
    every = [QuotedAt(hotspot=h.id, excerpt=e) for h in shown.hotspots.values() for e in h.excerpts]
    one, other = (tuple(at for at in every if id_ == _owner(of, at)) for id_ in pair)
    quoted = (one, other)
    numbers = {source: number for number, source in enumerate(dataset.sources, start=1)}
    first, second = (
        ComparedSide(
            id=id_,
            name=dataset.hotspots[id_].name if of is PairOf.HOTSPOTS else dataset.sources[id_].label,
            number=numbers[id_] if of is PairOf.ARTICLES else None,
            quoted=quotes,
        )
        for id_, quotes in zip(pair, quoted, strict=True)
    )
    values = _values(dataset, of, kinds)
    items = {facet: _items(quoted, values[facet]) for facet in Facet}
    return Comparison(of=of, sides=(first, second), items=MappingProxyType(items))


def usual_pair(dataset: Dataset, shown: Shown) -> tuple[str, ...]:
    """What suggests itself: the two articles of which the most excerpts are shown, else the two hotspots.

    Of as many, who comes first. None where only one of each is shown.
    """
    articles = _most((e.source, e.id) for h in shown.hotspots.values() for e in h.excerpts)
    hotspots = _most((h.id, e.id) for h in shown.hotspots.values() for e in h.excerpts)
    for ids, order in ((articles, tuple(dataset.sources)), (hotspots, tuple(shown.hotspots))):
        found = tuple(sorted(ids[:PAIR], key=order.index))
        if pair_of(dataset, found) is not None:
            return found
    return ()


def partner(dataset: Dataset, shown: Shown, id_: str, of: PairOf) -> str | None:
    """What one is compared with where nobody has said: the hotspot that it is filed under, else one most quoted."""
    spots = shown.hotspots.values()
    if of is PairOf.HOTSPOTS:
        ids = _most((h.id, e.id) for h in spots for e in h.excerpts)
        parent = dataset.hotspots[id_].parent
        ids = [parent, *ids] if parent is not None and parent in shown.hotspots else ids
    else:
        ids = _most((e.source, e.id) for h in spots for e in h.excerpts)
    return next((other for other in ids if other != id_ and pair_of(dataset, (id_, other)) is of), None)


def _most(quoted: Iterable[tuple[str, str]]) -> list[str]:
    """The ids with different excerpts, those with the most first; of as many, in their order."""
    counts: dict[str, int] = {}
    for id_, _ in dict.fromkeys(quoted):
        counts[id_] = counts.get(id_, 0) + 1
    return sorted(counts, key=lambda id_: -counts[id_])


def _owner(of: PairOf, at: QuotedAt) -> str:
    return at.hotspot if of is PairOf.HOTSPOTS else at.excerpt.source


_Values = Callable[[QuotedAt], Iterator[tuple[str, str]]]
"""Of a quote, what it has of a facet: key and label."""


def _values(dataset: Dataset, of: PairOf, kinds: Collection[EventType]) -> Mapping[Facet, _Values]:
    numbers = {source: number for number, source in enumerate(dataset.sources, start=1)}

    def spoken_of(at: QuotedAt) -> Iterator[tuple[str, str]]:
        source = at.excerpt.source
        if of is PairOf.HOTSPOTS:
            yield source, f"[{numbers[source]}] {dataset.sources[source].label}"
        else:
            yield at.hotspot, dataset.hotspots[at.hotspot].name

    def speakers(at: QuotedAt) -> Iterator[tuple[str, str]]:
        yield at.excerpt.speaker or ARTICLE_SPEAKS, at.excerpt.speaker or _ARTICLES_SPEAK

    def claims(at: QuotedAt) -> Iterator[tuple[str, str]]:
        for claim in at.excerpt.claims:
            if not kinds or claim.does in kinds:
                yield _same(claim), clause(dataset, claim)

    return {
        Facet.SPOKEN_OF: spoken_of,
        Facet.TOPICS: lambda at: ((topic.value, topic.value) for topic in at.excerpt.topics),
        Facet.SPEAKERS: speakers,
        Facet.STANCES: lambda at: iter([(at.excerpt.stance.value, at.excerpt.stance.value)]),
        Facet.MODES: lambda at: iter([(at.excerpt.mode.value, at.excerpt.mode.value)]),
        Facet.CLAIMS: claims,
    }


def _same(claim: Claim) -> str:
    """The same text for the claims that are the same."""
    who, whom = (" & ".join(sorted(set(actors))) for actors in (claim.who, claim.whom))
    return f"{who} > {claim.does.value} > {whom}"


def _items(quoted: tuple[tuple[QuotedAt, ...], ...], values: _Values) -> tuple[ComparedItem, ...]:
    found: dict[str, tuple[str, tuple[list[QuotedAt], list[QuotedAt]]]] = {}
    for side, quotes in enumerate(quoted):
        for at in quotes:
            for key, label in dict(values(at)).items():
                found.setdefault(key, (label, ([], [])))[1][side].append(at)
    items = [
        ComparedItem(
            key=key, label=label, quoted=(tuple(one), tuple(other)), counts=(_different(one), _different(other))
        )
        for key, (label, (one, other)) in found.items()
    ]
    return tuple(sorted(items, key=lambda item: -sum(item.counts)))


def _different(quotes: Collection[QuotedAt]) -> int:
    return len({at.excerpt.id for at in quotes})


def _manner(excerpts: Collection[Excerpt]) -> str:
    stances, modes = {e.stance for e in excerpts}, {e.mode for e in excerpts}
    if stances == {Stance.DISPUTES}:
        return "disputed"
    if len(modes) == 1 and Mode.STATED not in modes:
        return {Mode.CONDITIONAL: "conditional"}.get(mode := modes.pop(), f"a {mode.value}")
    return "reported" if stances == {Stance.REPORTS} else ""


def _stances(item: ComparedItem) -> tuple[set[Stance], set[Stance]]:
    one, other = ({at.excerpt.stance for at in quotes} for quotes in item.quoted)
    return one, other
