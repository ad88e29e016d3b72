"""What stands in the cells of the claims' matrix: per place and actor, what is done, by which articles, how firmly.

Groups of events differ by shape and by fill, so that no colour is needed: circles are cooperation and triangles
conflict, open ones words and filled ones deeds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import PAGE
from geo.dataset.claims import Quad
from geo.dataset.clauses import verb
from geo.dataset.named import actor_name
from geo.selection.claiming import FIRMNESS, ClaimRow, actors_acting, firmness, places_named
from geo.selection.palette import LIGHT, Rgb
from geo.text import counted

__all__ = [
    "QUAD_MARKS",
    "ClaimLevel",
    "ClaimTable",
    "PlaceRow",
    "QuadMark",
    "claim_legend",
    "claim_table",
    "firmness_legend",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuadMark:
    """How a group of events looks."""

    marker: str
    """matplotlib's marker."""
    edge: Rgb
    fill: Rgb
    dashed: bool
    """Whether its arrows are dashed: words, not deeds."""


QUAD_MARKS: Mapping[Quad, QuadMark] = {
    Quad.VERBAL_COOPERATION: QuadMark(marker="o", edge=LIGHT.cooperation, fill=PAGE, dashed=True),
    Quad.MATERIAL_COOPERATION: QuadMark(marker="o", edge=LIGHT.cooperation, fill=LIGHT.cooperation, dashed=False),
    Quad.VERBAL_CONFLICT: QuadMark(marker="^", edge=LIGHT.conflict, fill=PAGE, dashed=True),
    Quad.MATERIAL_CONFLICT: QuadMark(marker="^", edge=LIGHT.conflict, fill=LIGHT.conflict, dashed=False),
}
_ORDER = {quad: place for place, quad in enumerate(QUAD_MARKS)}


class ClaimLevel(Enum):
    """How much a cell says."""

    VERBS = auto()
    """What is done, and the numbers of the articles."""
    COUNTS = auto()
    """How many claims there are of each group."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceRow:
    """One place with the entries of each column: the mark's group and the words beside it."""

    id: str
    name: str
    cells: tuple[tuple[tuple[Quad, str], ...], ...]
    claims: tuple[tuple[ClaimRow, ...], ...]
    """By column, the claims that its cell tells."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimTable:
    """The matrix as text, before anything is measured."""

    heads: tuple[str, ...]
    """Names of the actors; with `rest`, the last head stands for several."""
    totals: tuple[int, ...]
    """By column, how many claims: each once, in however many rows it stands."""
    rows: tuple[PlaceRow, ...]
    rest: tuple[str, ...]
    """Names of the actors that share the last column."""


def claim_table(sheet: Sheet, level: ClaimLevel, columns: int) -> ClaimTable:
    """The claims of a sheet in at most so many columns; the actors with the fewest claims share the last one."""
    dataset, claims = sheet.whole.dataset, sheet.claims
    actors = actors_acting(claims)
    own = actors if len(actors) <= columns else actors[: columns - 1]
    rest = actors[len(own) :]
    groups: list[tuple[str, ...]] = [*((actor,) for actor in own), *([rest] if rest else [])]
    numbers = {source.id: source.number for source in sheet.sources}
    places = places_named(claims, dataset)
    at = {place: [row for row in claims if place in row.places] for place in places}
    rows = tuple(
        PlaceRow(
            id=place,
            name=dataset.hotspots[place].name,
            cells=tuple(tuple(_entries(at[place], group, numbers, level, _names(sheet, group))) for group in groups),
            claims=tuple(tuple(row for row in at[place] if set(row.claim.who) & set(group)) for group in groups),
        )
        for place in places
    )
    heads = [actor_name(dataset, actor) for actor in own]
    return ClaimTable(
        heads=(*heads, *([counted(len(rest), "other actor")] if rest else [])),
        totals=tuple(sum(any(actor in group for actor in row.claim.who) for row in claims) for group in groups),
        rows=rows,
        rest=tuple(actor_name(dataset, actor) for actor in rest),
    )


def _names(sheet: Sheet, group: Sequence[str]) -> Mapping[str, str]:
    """What stands before the verbs of an actor that has no column of its own."""
    alone = len(group) == 1
    return {actor: "" if alone else f"{actor_name(sheet.whole.dataset, actor)} " for actor in group}


def _entries(
    rows: Sequence[ClaimRow],
    group: Sequence[str],
    numbers: Mapping[str, int],
    level: ClaimLevel,
    names: Mapping[str, str],
) -> Iterator[tuple[Quad, str]]:
    """What a group of actors does at one place, cooperation first."""
    doing = [(actor, row) for actor in group for row in rows if actor in row.claim.who]
    doing.sort(key=lambda pair: _ORDER[pair[1].quad])
    if level is ClaimLevel.COUNTS:
        counts: dict[tuple[Quad, str], int] = {}
        for row in {id(row): row for _, row in doing}.values():
            key = (row.quad, firmness(row))
            counts[key] = counts.get(key, 0) + 1
        yield from ((quad, f"{count}{sign}") for (quad, sign), count in counts.items())
        return
    told: dict[tuple[Quad, str], dict[str, None]] = {}
    for actor, row in doing:
        key = (row.quad, f"{names[actor]}{verb(row.claim.does, row.mode)}")
        told.setdefault(key, {})[f"[{numbers[row.source]}]{firmness(row)}"] = None
    yield from ((quad, " ".join([words, *signs])) for (quad, words), signs in told.items())


def claim_legend(sheet: Sheet, table: ClaimTable, level: ClaimLevel) -> Iterator[LegendEntry]:
    """What occurs, and nothing else."""
    quads = [row.quad for row in sheet.claims]
    for quad, mark in QUAD_MARKS.items():
        if quad in quads:
            text = f"{quad.value}: {counted(quads.count(quad), 'claim')}"
            yield LegendEntry(text=text, marker=mark.marker, fill=mark.fill, edge=mark.edge)
    yield from firmness_legend(map(firmness, sheet.claims))
    if level is ClaimLevel.COUNTS:
        yield LegendEntry(text="number of claims", sign="2")
        if table.rest:
            yield LegendEntry(text=f"other actors: {', '.join(table.rest)}", sign="…")
    if any(len(row.claim.who) > 1 for row in sheet.claims):
        yield LegendEntry(text="done by several actors: stands with each", sign="+")


def firmness_legend(signs: Iterable[str]) -> Iterator[LegendEntry]:
    """The signs of claims that are not the article's own or no fact, where they occur."""
    drawn = set("".join(signs))
    yield from (LegendEntry(text=text, sign=sign) for sign, text in FIRMNESS.items() if sign in drawn)
