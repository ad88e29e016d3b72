"""What changed since a former state of the data, as far as a figure shows it: by place, in words, and its headline.

The rule of the headline: hotspots, articles and excerpts are counted that were added, are gone or altered, each excerpt
once, then the quotes whose check turned; nothing is said of how much that is. What altered of articles is not counted
there, since a new place alters which articles are silent on it; the lists have it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.dataset.comparison import ChangeKind, DatasetComparison, ExcerptChange, ItemChange
from geo.dataset.model import Dataset, Hotspot
from geo.dataset.named import source_sign
from geo.errors import ByReader, HotspotsError, Option
from geo.evidence.edition import Edition
from geo.evidence.edition_changes import EditionChanges, Turned, changes_since, counts_text
from geo.evidence.former import FormerEdition
from geo.selection.filtering import Shown, apply_filters
from geo.selection.hotspot_order import in_order
from geo.selection.selection import Filters, Selection
from geo.text import counted

__all__ = ["STATUS_WORDS", "PlaceChange", "ShownChanges", "changes_shown"]

STATUS_WORDS = {ChangeKind.ADDED: "new", ChangeKind.ALTERED: "altered", ChangeKind.GONE: "gone"}
"""What became of a place, in one word."""
_SIGNS = {ChangeKind.ADDED: "+", ChangeKind.GONE: "−", ChangeKind.ALTERED: "~"}


@dataclass(frozen=True, kw_only=True)
class PlaceChange:
    """What changed of one hotspot, itself or what is quoted under it."""

    id: str
    hotspot: Hotspot
    """As it is now; as it was, where it is gone."""
    kind: ChangeKind
    """Altered, where anything changed of it or under it and it was and is there."""
    fields: tuple[str, ...]
    """Its own fields that are altered, by their keys in the data file."""
    excerpts: tuple[ExcerptChange, ...]
    turned: tuple[Turned, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the articles whose excerpts changed here."""
        changed = (*(c.excerpt.source for c in self.excerpts), *(t.excerpt.source for t in self.turned))
        return tuple(dict.fromkeys(changed))

    @property
    def signs(self) -> str:
        """How many of its excerpts came, went and were altered: `+2 −1 ~1`; empty where none did."""
        numbers = {sign: sum(c.kind is kind for c in self.excerpts) for kind, sign in _SIGNS.items()}
        return " ".join(f"{sign}{number}" for sign, number in numbers.items() if number)

    @property
    def words(self) -> str:
        """What changed: `new, 3 excerpts`; `name altered; 2 excerpts added, 1 gone; 1 quote no longer verified`."""
        if self.kind is not ChangeKind.ALTERED:
            return f"{STATUS_WORDS[self.kind]}, {counted(len(self.excerpts), 'excerpt')}"
        numbers = {kind: sum(c.kind is kind for c in self.excerpts) for kind in ChangeKind}
        told = [f"{number} {kind}" for kind, number in numbers.items() if number]
        if told:
            number, _, kind = told[0].partition(" ")
            told[0] = f"{counted(int(number), 'excerpt')} {kind}"
        lost = sum(turned.lost for turned in self.turned)
        won = len(self.turned) - lost
        parts = [
            f"{', '.join(self.fields)} altered" if self.fields else "",
            ", ".join(told),
            f"{counted(lost, 'quote')} no longer verified" if lost else "",
            f"{counted(won, 'quote')} newly verified" if won else "",
        ]
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True, kw_only=True)
class ShownChanges:
    """What changed, of what a figure shows."""

    former: FormerEdition
    """With what the data of today is compared."""
    changes: EditionChanges
    places: tuple[PlaceChange, ...]
    """The same by place: those of today in their one order, then those that are gone."""
    articles: tuple[tuple[str, str, str], ...]
    """Of each article that changed its number, its label and what did: `new`, `gone` or its fields; of one that is gone
    the number that it had."""
    place: str | None
    """Name of the hotspot that is chosen, if one is."""
    filtered: bool
    """Whether a filter or a choice of articles is in force."""

    @property
    def today(self) -> frozenset[str]:
        """Ids of the hotspots of today of which anything changed."""
        return frozenset(place.id for place in self.places if place.kind is not ChangeKind.GONE)

    @property
    def gone(self) -> tuple[Hotspot, ...]:
        """The hotspots that are gone, as they were."""
        return tuple(place.hotspot for place in self.places if place.kind is ChangeKind.GONE)

    @property
    def title(self) -> str:
        """The headline; see the rule above."""
        changes, since = self.changes, f"since {self.former.label}"
        if self.place is not None:
            return f"{self._of_place(self.place, since)}{' (filtered)' if self.filtered else ''}"
        sources = tuple(change for change in changes.data.sources if change.kind is not ChangeKind.ALTERED)
        told = counts_text(replace(changes, data=replace(changes.data, sources=sources)), since)
        nothing = f"Nothing {'shown ' if self.filtered else ''}has changed {since}"
        return f"{told or counts_text(changes, since) or nothing}{' (filtered)' if self.filtered else ''}"

    def _of_place(self, name: str, since: str) -> str:
        if not self.places:
            return f"{name}: nothing {'shown ' if self.filtered else ''}has changed {since}"
        (place,) = self.places
        return self.of_place(place)

    def of_place(self, place: PlaceChange) -> str:
        """What changed of one place, as a headline: `Korea: 2 excerpts added, 1 gone since 1 March 2026`."""
        first, stop, rest = place.words.partition("," if place.kind is not ChangeKind.ALTERED else ";")
        return f"{place.hotspot.name}: {first} since {self.former.label}{stop}{rest}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Every place and article with what changed, a line each, and whether checks could be compared."""
        unchecked = () if self.changes.checked else ("Checks of quotes are not compared: those of then are not known.",)
        return (
            *(f"{place.hotspot.name}: {place.words}" for place in self.places),
            *(f"{number} {label}: {words}" for number, label, words in self.articles),
            *unchecked,
        )

    @property
    def hashed(self) -> list[object]:
        """What an output shows of it, for the hash of its content."""
        return [self.former.edition.sha256, self.title, *self.lines]


def changes_shown(selection: Selection, now: Edition, former: FormerEdition | None) -> ShownChanges:
    """What changed of what is selected. Raises HotspotsError where nothing is named to compare with."""
    if former is None:
        raise HotspotsError(
            where=Option("since"),
            what="nothing is named to compare the data with",
            expected="a day such as 2026-03-01, a data hash or a revision was expected",
            remedy=ByReader(cli="say --since WHEN", page="choose one in the view “Changes”"),
        )
    before = former.edition.dataset
    changes = _shown(changes_since(former, now), before, now.dataset, selection.filters, selection.hotspot)
    return ShownChanges(
        former=former,
        changes=changes,
        places=tuple(_places(changes, before, now.dataset)),
        articles=tuple(_articles(changes, before, now.dataset)),
        place=now.dataset.hotspots[selection.hotspot].name if selection.hotspot else None,
        filtered=bool(selection.filters.active),
    )


def _shown(
    changes: EditionChanges, former: Dataset, now: Dataset, filters: Filters, hotspot: str | None
) -> EditionChanges:
    """The changes of what passes the filters now, or passed them then; of one hotspot, where one is chosen."""
    if not filters.active and hotspot is None:
        return changes
    shown = [apply_filters(dataset, filters) for dataset in (former, now)]
    before, after = (_placed(one, hotspot) for one in shown)
    places = {place for place, _ in before | after}
    sources = {source for one in shown for source in one.sources} if hotspot is None else set[str]()
    data = changes.data
    return EditionChanges(
        data=DatasetComparison(
            sources=tuple(change for change in data.sources if change.id in sources),
            hotspots=tuple(change for change in data.hotspots if change.id in places),
            excerpts=tuple(change for change in data.excerpts if _is_shown(change, before, after)),
        ),
        turned=tuple(
            replace(turned, hotspots=stands)
            for turned in changes.turned
            if (stands := tuple(place for place in turned.hotspots if (place, turned.excerpt.id) in after))
        ),
        checked=changes.checked,
    )


_Placed = set[tuple[str, str]]


def _placed(shown: Shown, hotspot: str | None) -> _Placed:
    spots = shown.hotspots.values()
    return {(spot.id, excerpt.id) for spot in spots if hotspot in {None, spot.id} for excerpt in spot.excerpts}


def _is_shown(change: ExcerptChange, before: _Placed, after: _Placed) -> bool:
    was = change.before is not None and (change.hotspot, change.before.id) in before
    return was or (change.after is not None and (change.hotspot, change.after.id) in after)


def _places(changes: EditionChanges, former: Dataset, now: Dataset) -> Iterator[PlaceChange]:
    own: dict[str, ItemChange[Hotspot]] = {change.id: change for change in changes.data.hotspots}
    excerpts: dict[str, list[ExcerptChange]] = {}
    for change in changes.data.excerpts:
        excerpts.setdefault(change.hotspot, []).append(change)
    turned: dict[str, list[Turned]] = {}
    for one in changes.turned:
        for place in one.hotspots:
            turned.setdefault(place, []).append(one)
    gone = [place for place in former.hotspots if place not in now.hotspots]
    for place in (*in_order(now.hotspots), *gone):
        if place in own or place in excerpts or place in turned:
            yield PlaceChange(
                id=place,
                hotspot=(now if place in now.hotspots else former).hotspots[place],
                kind=own[place].kind if place in own else ChangeKind.ALTERED,
                fields=tuple(field.field for field in own[place].fields) if place in own else (),
                excerpts=tuple(excerpts.get(place, ())),
                turned=tuple(turned.get(place, ())),
            )


def _articles(changes: EditionChanges, former: Dataset, now: Dataset) -> Iterator[tuple[str, str, str]]:
    for change in changes.data.sources:
        dataset = former if change.after is None else now
        words = ", ".join(field.field for field in change.fields) or STATUS_WORDS[change.kind]
        yield source_sign(dataset, change.id), change.item.label, words
