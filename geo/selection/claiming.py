"""Who does what to whom: the claims of the excerpts that are shown, each once, and how they are said in words.

Claims are the analyst's coding. Their words here are the coding's, never a source's, and stand in no quote marks.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from geo.dataset.claims import QUADS, Claim, EventType, Mode, Quad, Stance
from geo.dataset.clauses import clause
from geo.dataset.model import Dataset, Excerpt
from geo.dataset.recipe import Countries, Region
from geo.dataset.recipe_names import atlas_index
from geo.selection.filtering import Shown
from geo.selection.hotspot_order import in_order

__all__ = [
    "CODING",
    "FIRMNESS",
    "ClaimFlow",
    "ClaimRow",
    "actor_region",
    "actors_acting",
    "claim_flows",
    "claim_rows",
    "claims_drawn",
    "firmness",
    "phrase",
    "places_named",
]

CODING = "Analyst’s coding"
"""Stands over claims wherever they are shown."""

_LONG_NAMES: Mapping[str, str] = MappingProxyType({"United States": "USA"})
"""Names of countries that Natural Earth has as `NAME_LONG` (50m, 5.1.1) and that excerpts use; the atlas has `NAME`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimRow:
    """One claim of one excerpt."""

    claim: Claim
    excerpt: Excerpt
    hotspots: tuple[str, ...]
    """Ids of the hotspots whose excerpt states it, in the one order; the first is opened for it."""
    places: tuple[str, ...]
    """Ids of the hotspots where it is done or that it is about: what the claim names, else where the excerpt stands."""

    @property
    def quad(self) -> Quad:
        """PLOVER's group of what is done."""
        return QUADS[self.claim.does]

    @property
    def source(self) -> str:
        """Id of the article."""
        return self.excerpt.source

    @property
    def speaker(self) -> str | None:
        """Who says so, where it is not the article."""
        return self.excerpt.speaker

    @property
    def stance(self) -> Stance:
        """The article's attitude to it."""
        return self.excerpt.stance

    @property
    def mode(self) -> Mode:
        """How firmly it is said."""
        return self.excerpt.mode

    @property
    def date(self) -> str | None:
        """When it is done, a partial date; None where the text does not date it."""
        return self.claim.date


def claim_rows(shown: Shown, kinds: Collection[EventType] = ()) -> tuple[ClaimRow, ...]:
    """The claims of what is shown, in the order of its hotspots, their excerpts and their claims.

    An excerpt under several hotspots that states the same under each has it once, with the places of all. `kinds` are
    those of a filter; none means every kind.
    """
    found: dict[object, ClaimRow] = {}
    for hotspot_id, excerpt, claim in _claims(shown):
        if kinds and claim.does not in kinds:
            continue
        key = (excerpt.id, claim.model_copy(update={"about": None}))
        place = claim.about or hotspot_id
        row = found.get(key)
        if row is None:
            found[key] = ClaimRow(claim=claim, excerpt=excerpt, hotspots=(hotspot_id,), places=(place,))
            continue
        found[key] = replace(row, hotspots=_with(row.hotspots, hotspot_id), places=_with(row.places, place))
    return tuple(found.values())


def _claims(shown: Shown) -> Iterator[tuple[str, Excerpt, Claim]]:
    for hotspot in shown.hotspots.values():
        for excerpt in hotspot.excerpts:
            for claim in excerpt.claims:
                yield hotspot.id, excerpt, claim


def _with(ids: tuple[str, ...], new: str) -> tuple[str, ...]:
    return ids if new in ids else (*ids, new)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimFlow:
    """What one actor does at one place, of one group: an arrow on a map."""

    actor: str
    place: str
    """Id of the hotspot."""
    quad: Quad
    count: int
    """How many claims."""
    firmness: str
    """The signs that all of them share: none where one of them is the article's own and a fact."""


def claim_flows(rows: Collection[ClaimRow]) -> tuple[ClaimFlow, ...]:
    """The rows by actor, place and group, in the order in which they come first."""
    signs: dict[tuple[str, str, Quad], list[str]] = {}
    for row in rows:
        for actor in dict.fromkeys(row.claim.who):
            for place in row.places:
                signs.setdefault((actor, place, row.quad), []).append(firmness(row))
    return tuple(
        ClaimFlow(
            actor=actor, place=place, quad=quad, count=len(found),
            firmness="".join(sign for sign in found[0] if all(sign in other for other in found)),
        )
        for (actor, place, quad), found in signs.items()
    )  # fmt: skip


def claims_drawn(rows: Collection[ClaimRow], flows: Collection[ClaimFlow]) -> Mapping[Quad, int]:
    """How many of the rows have at least one of the arrows, by group: one that several actors do counts once."""
    drawn = {(flow.actor, flow.place, flow.quad) for flow in flows}
    counts: dict[Quad, int] = {}
    for row in rows:
        if any((actor, place, row.quad) in drawn for actor in row.claim.who for place in row.places):
            counts[row.quad] = counts.get(row.quad, 0) + 1
    return counts


def actors_acting(rows: Collection[ClaimRow]) -> tuple[str, ...]:
    """Who does something in these rows, who does most first; of as many claims, who comes first."""
    counts: dict[str, int] = {}
    for row in rows:
        for actor in dict.fromkeys(row.claim.who):
            counts[actor] = counts.get(actor, 0) + 1
    return tuple(sorted(counts, key=lambda actor: -counts[actor]))


def places_named(rows: Collection[ClaimRow], dataset: Dataset) -> tuple[str, ...]:
    """Ids of the hotspots where something is done in these rows, in the one order of all."""
    named = {place for row in rows for place in row.places}
    return tuple(hotspot_id for hotspot_id in in_order(dataset.hotspots) if hotspot_id in named)


def actor_region(dataset: Dataset, actor: str) -> Region | None:
    """The outline an actor has of its own: that of a hotspot, or of the country of exactly that name.

    None for an organisation, a person, and a name that is no country's in the atlas: nothing is guessed.
    """
    if actor not in dataset.about.actors and actor in dataset.hotspots:
        return dataset.hotspots[actor].region
    codes = {name: code for code, name in atlas_index().countries.items()} | dict(_LONG_NAMES)
    return Countries(countries=(codes[actor],)) if actor in codes else None


def phrase(row: ClaimRow, dataset: Dataset) -> str:
    """The claim as a clause: `Russia accuses the United States`, `China will aid Serbia (promise)`.

    Without a full stop, and without place, date and article. It begins with a capital letter.
    """
    return f"{clause(dataset, row.claim, row.mode)}{_told(row.mode)}"


def _told(mode: Mode) -> str:
    return f" ({mode.value})" if mode in {Mode.FORECAST, Mode.PROMISE, Mode.THREAT} else ""


FIRMNESS: Mapping[str, str] = MappingProxyType({
    "†": "reported: a speaker’s claim, not the article’s",
    "‡": "reported, and disputed by the article",
    "?": "forecast or condition",
    "!": "promise or threat",
})  # fmt: skip
"""What the signs of `firmness` say."""


def firmness(row: ClaimRow) -> str:
    """The sign of a claim that is not the article's own or not stated as a fact; none for the others.

    † reported, ‡ reported and disputed; then ? for a forecast or condition, ! for a promise or threat.
    """
    attitude = {Stance.ASSERTS: "", Stance.REPORTS: "†", Stance.DISPUTES: "‡"}[row.stance]
    firm = {Mode.STATED: "", Mode.FORECAST: "?", Mode.CONDITIONAL: "?", Mode.PROMISE: "!", Mode.THREAT: "!"}[row.mode]
    return attitude + firm
