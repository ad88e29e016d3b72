"""What is shown: a dataset seen through filters. Map, list, panel, legend and counts all read this one view."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from geo.dataset.claims import Weight
from geo.dataset.dates import first_and_last_day
from geo.dataset.model import Dataset, Excerpt, Hotspot, Source
from geo.dataset.named import ARTICLE_SPEAKS, actors_of
from geo.selection.hotspot_order import in_order
from geo.selection.search import matches
from geo.selection.selection import Filters


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownHotspot:
    """A hotspot with the excerpts that pass the filters, in the order of the sources.

    Of one source those come first whose subject the hotspot is, then those that name it in passing.
    """

    id: str
    hotspot: Hotspot
    excerpts: tuple[Excerpt, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that speak of it, each once."""
        return tuple(dict.fromkeys(e.source for e in self.excerpts))

    @property
    def passing(self) -> bool:
        """Whether every one of them names it in passing only."""
        return all(e.weight is Weight.MENTION for e in self.excerpts)

    def count(self, source: str) -> int:
        """How many of the excerpts are of this source."""
        return sum(e.source == source for e in self.excerpts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """The hotspots that are left, by id in the one order (`in_order`), and the totals they are part of."""

    hotspots: Mapping[str, ShownHotspot]
    sources: tuple[str, ...]
    total_hotspots: int
    total_excerpts: int
    total_sources: int

    @property
    def excerpts(self) -> int:
        """How many different excerpts are shown; one under two hotspots counts once."""
        return len({e.id for h in self.hotspots.values() for e in h.excerpts})

    def summary(self) -> str:
        """One line such as `12 of 34 hotspots, 41 of 120 excerpts`."""
        return (
            f"{len(self.hotspots)} of {self.total_hotspots} hotspots, {self.excerpts} of {self.total_excerpts} excerpts"
        )


def _in_range(source: Source, filters: Filters) -> bool:
    """Whether the date of the source may lie in the range; a source without a date never does."""
    if filters.from_ is None and filters.to is None:
        return True
    if source.issued is None:
        return False
    first, last = first_and_last_day(source.issued)
    after = filters.from_ is None or last >= first_and_last_day(filters.from_)[0]
    before = filters.to is None or first <= first_and_last_day(filters.to)[1]
    return after and before


def shown_sources(dataset: Dataset, filters: Filters) -> tuple[str, ...]:
    """Return the ids of the articles that are chosen and lie in the date range, in the file's order."""
    chosen = dataset.sources if filters.source is None else filters.source
    return tuple(s for s in dataset.sources if s in chosen and _in_range(dataset.sources[s], filters))


def _passes(excerpt: Excerpt, filters: Filters) -> bool:
    topic = not filters.topic or any(t in filters.topic for t in excerpt.topics)
    actor = not filters.actor or any(a in filters.actor for a in actors_of(excerpt))
    speaker = not filters.speaker or (excerpt.speaker or ARTICLE_SPEAKS) in filters.speaker
    stance = not filters.stance or excerpt.stance in filters.stance
    mode = not filters.mode or excerpt.mode in filters.mode
    claim = not filters.claim or any(c.does in filters.claim for c in excerpt.claims)
    return topic and actor and speaker and stance and mode and claim


def _shown_hotspot(hotspot_id: str, hotspot: Hotspot, sources: Mapping[str, int], filters: Filters) -> ShownHotspot:
    excerpts = [e for e in hotspot.excerpts if e.source in sources and _passes(e, filters)]
    if filters.q:
        excerpts = [
            e for e in excerpts if matches(filters.q, (hotspot.name, *hotspot.aliases, e.quote, e.speaker or ""))
        ]
    excerpts.sort(key=lambda e: (sources[e.source], e.weight is Weight.MENTION))
    return ShownHotspot(id=hotspot_id, hotspot=hotspot, excerpts=tuple(excerpts))


def apply_filters(dataset: Dataset, filters: Filters) -> Shown:
    """Return what of `dataset` passes `filters`.

    A hotspot is shown when at least one of its excerpts is. A search finds its words in an excerpt, in its speaker's
    name or in the names of the excerpt's hotspot: `korea sanctions` finds what is said of sanctions under Korea.
    """
    chosen = shown_sources(dataset, filters)
    order = {s: i for i, s in enumerate(chosen)}
    candidates = (
        _shown_hotspot(i, dataset.hotspots[i], order, filters)
        for i in in_order(dataset.hotspots)
        if not filters.precision or dataset.hotspots[i].precision in filters.precision
    )
    return Shown(
        hotspots={h.id: h for h in candidates if h.excerpts},
        sources=chosen,
        total_hotspots=len(dataset.hotspots),
        total_excerpts=len({e.id for h in dataset.hotspots.values() for e in h.excerpts}),
        total_sources=len(dataset.sources),
    )


_LOOSENED = {
    "articles": {"source": None},
    "topic": {"topic": ()},
    "actor": {"actor": ()},
    "speaker": {"speaker": ()},
    "stance": {"stance": ()},
    "mode": {"mode": ()},
    "claim": {"claim": ()},
    "precision": {"precision": ()},
    "dates": {"from_": None, "to": None},
    "search": {"q": ""},
}


def loosening(dataset: Dataset, filters: Filters) -> tuple[tuple[str, int], ...]:
    """For an empty result: which single filter to drop, and how many hotspots come back; best first."""
    without = {name: replace(filters, **_LOOSENED[name]) for name in filters.active}  # type: ignore[arg-type]  # keyed by field
    counts = ((name, len(apply_filters(dataset, loose).hotspots)) for name, loose in without.items())
    return tuple(sorted((c for c in counts if c[1]), key=lambda c: -c[1]))
