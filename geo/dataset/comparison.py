"""What is different between two states of a data file, item by item.

An excerpt is known by its id, a hash of source and quote. One whose quote was reworded has another id: it is matched by
likeness with what is gone of the same source under the same hotspot, and is then one altered excerpt.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import product
from typing import Final, Generic, TypeVar

from pydantic import BaseModel

from geo.dataset.model import Dataset, Excerpt, Hotspot, Source

__all__ = [
    "ChangeKind", "DatasetComparison", "ExcerptChange", "FieldChange", "ItemChange", "compare_datasets",
    "gone_and_added", "likeness",
]  # fmt: skip

LIKE: Final = 0.6
"""Share of words in common from which two quotes are one that was reworded."""
PART_WORDS: Final = 5
"""A quote of so many words that stands whole in another is the same one, shortened or extended."""

# Scripts without blanks between words go letter by letter.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")


class ChangeKind(StrEnum):
    """What became of an item."""

    ADDED = "added"
    GONE = "gone"
    ALTERED = "altered"


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldChange:
    """A field with another value; values are plain, as JSON has them, and None is an absent one."""

    field: str
    """Its key in the data file: `quote`, `container-title`."""
    before: object
    after: object


_Item = TypeVar("_Item", bound=BaseModel)


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemChange(Generic[_Item]):
    """A source or hotspot that was added, is gone, or has other values."""

    kind: ChangeKind
    id: str
    before: _Item | None
    """None: it was added."""
    after: _Item | None
    """None: it is gone."""
    fields: tuple[FieldChange, ...] = ()
    """What is altered; of a hotspot all but its excerpts."""

    @property
    def item(self) -> _Item:
        """As it is now; as it was, where it is gone."""
        item = self.after or self.before
        assert item is not None
        return item


@dataclass(frozen=True, kw_only=True, slots=True)
class ExcerptChange:
    """An excerpt that was added under a hotspot, is gone from there, or has other values there."""

    kind: ChangeKind
    hotspot: str
    """Id of the hotspot."""
    before: Excerpt | None
    after: Excerpt | None
    fields: tuple[FieldChange, ...] = ()
    elsewhere: tuple[str, ...] = ()
    """Ids of the hotspots under which an added one stood before, or one that is gone stands now."""

    @property
    def excerpt(self) -> Excerpt:
        """As it is now; as it was, where it is gone."""
        excerpt = self.after or self.before
        assert excerpt is not None
        return excerpt


@dataclass(frozen=True, kw_only=True, slots=True)
class DatasetComparison:
    """Every difference; items in the order of the new state, then those that are gone in the order of the old."""

    about: tuple[FieldChange, ...] = ()
    sources: tuple[ItemChange[Source], ...] = ()
    hotspots: tuple[ItemChange[Hotspot], ...] = ()
    """Those with other values of their own; what changed of their excerpts stands in `excerpts`."""
    excerpts: tuple[ExcerptChange, ...] = ()
    """By hotspot; also those of a hotspot that was added or is gone."""
    reordered: tuple[str, ...] = ()
    """What stands in another order, apart from what came and went: `articles`, `hotspots`, `excerpts of korea`."""

    @property
    def same(self) -> bool:
        """Whether the content is the same."""
        return not (self.about or self.sources or self.hotspots or self.excerpts or self.reordered)

    def excerpt_ids(self, kind: ChangeKind) -> tuple[str, ...]:
        """Each excerpt to which this happened, once; without what only stands under other hotspots than before."""
        of_kind = (change for change in self.excerpts if change.kind is kind and not change.elsewhere)
        return tuple(dict.fromkeys(change.excerpt.id for change in of_kind))

    @property
    def placed(self) -> tuple[str, ...]:
        """Each excerpt that stands under other hotspots than before, by its id, once."""
        return tuple(dict.fromkeys(change.excerpt.id for change in self.excerpts if change.elsewhere))


def compare_datasets(old: Dataset, new: Dataset) -> DatasetComparison:
    """Every difference of content; comments and layout are none."""
    bare_old, bare_new = (
        {i: h.model_copy(update={"excerpts": ()}) for i, h in data.hotspots.items()} for data in (old, new)
    )
    orders: dict[str, tuple[Sequence[object], Sequence[object]]] = {
        "articles": (list(old.sources), list(new.sources)),
        "hotspots": (list(old.hotspots), list(new.hotspots)),
    }
    excerpts: list[ExcerptChange] = []
    for i in (*new.hotspots, *(i for i in old.hotspots if i not in new.hotspots)):
        before, after = (data.hotspots[i].excerpts if i in data.hotspots else () for data in (old, new))
        pairs = _pairs(before, after)
        excerpts += _excerpt_changes(i, pairs)
        both = [(b, a) for b, a in pairs if b is not None and a is not None]
        former = {b.id: position for position, b in enumerate(before)}
        orders[f"excerpts of {i}"] = (sorted(former[b.id] for b, _ in both), [former[b.id] for b, _ in both])
    return DatasetComparison(
        about=_fields(old.about, new.about),
        sources=tuple(_items(old.sources, new.sources)),
        hotspots=tuple(_items(bare_old, bare_new)),
        excerpts=tuple(_placed(excerpts, old, new)),
        reordered=tuple(what for what, (before, after) in orders.items() if _moved(before, after)),
    )


def gone_and_added(before: Iterable[str], after: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What only the first has, and what only the second has, each in its own order."""
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    return tuple(i for i in old if i not in new), tuple(i for i in new if i not in old)


def likeness(one: str, other: str) -> float:
    """How much two quotes have in common, 0 to 1: the share of their words that match in order, blind to case.

    1 where the shorter stands whole in the longer and has `PART_WORDS` words or more.
    """
    words, others = (_WORD.findall(text.casefold()) for text in (one, other))
    shorter, longer = sorted((words, others), key=len)
    if len(shorter) >= PART_WORDS and f" {' '.join(shorter)} " in f" {' '.join(longer)} ":
        return 1.0
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LIKE else 0.0


def _items(old: Mapping[str, _Item], new: Mapping[str, _Item]) -> Iterator[ItemChange[_Item]]:
    gone, _ = gone_and_added(old, new)
    for i, item in new.items():
        if i not in old:
            yield ItemChange(kind=ChangeKind.ADDED, id=i, before=None, after=item)
        elif fields := _fields(old[i], item):
            yield ItemChange(kind=ChangeKind.ALTERED, id=i, before=old[i], after=item, fields=fields)
    for i in gone:
        yield ItemChange(kind=ChangeKind.GONE, id=i, before=old[i], after=None)


def _fields(old: BaseModel, new: BaseModel) -> tuple[FieldChange, ...]:
    if old == new:
        return ()
    before, after = (item.model_dump(mode="json", by_alias=True) for item in (old, new))
    return tuple(
        FieldChange(field=field, before=before.get(field), after=after.get(field))
        for field in dict.fromkeys((*before, *after))
        if before.get(field) != after.get(field)
    )


_Pair = tuple[Excerpt | None, Excerpt | None]


def _pairs(before: Sequence[Excerpt], after: Sequence[Excerpt]) -> list[_Pair]:
    """Each excerpt of a hotspot as it was and as it is, in the order of `after`; then what is gone."""
    old, new = ({excerpt.id: excerpt for excerpt in excerpts} for excerpts in (before, after))
    former: dict[str, Excerpt] = {i: old[i] for i in new if i in old}
    gone, added = gone_and_added(old, new)
    candidates = (
        (likeness(old[was].quote, new[is_].quote), was, is_)
        for was, is_ in product(gone, added)
        if old[was].source == new[is_].source
    )
    matched: set[str] = set()
    for _, was, is_ in sorted((found for found in candidates if found[0] >= LIKE), key=lambda found: -found[0]):
        if was not in matched and is_ not in former:
            matched.add(was)
            former[is_] = old[was]
    return [
        *((former.get(i), excerpt) for i, excerpt in new.items()),
        *((old[i], None) for i in gone if i not in matched),
    ]


def _excerpt_changes(hotspot: str, pairs: Iterable[_Pair]) -> Iterator[ExcerptChange]:
    for before, after in pairs:
        fields = _fields(before, after) if before is not None and after is not None else ()
        kind = ChangeKind.ADDED if before is None else ChangeKind.GONE if after is None else ChangeKind.ALTERED
        if kind is not ChangeKind.ALTERED or fields:
            yield ExcerptChange(kind=kind, hotspot=hotspot, before=before, after=after, fields=fields)


def _placed(changes: Sequence[ExcerptChange], old: Dataset, new: Dataset) -> Iterator[ExcerptChange]:
    """The same changes, each that came or went with the hotspots where it stood before, or stands now."""
    stood, stands = _places(old), _places(new)
    reworded = [(c.before.id, c.after.id) for c in changes if c.before is not None and c.after is not None]
    was, became = {new_id: old_id for old_id, new_id in reworded}, dict(reworded)
    for change in changes:
        i, elsewhere = change.excerpt.id, list[str]()
        if change.kind is ChangeKind.ADDED:
            elsewhere = stood.get(i) or stood.get(was.get(i, ""), [])
        elif change.kind is ChangeKind.GONE:
            elsewhere = stands.get(i) or stands.get(became.get(i, ""), [])
        yield ExcerptChange(
            kind=change.kind, hotspot=change.hotspot, before=change.before, after=change.after, fields=change.fields,
            elsewhere=tuple(elsewhere),
        )  # fmt: skip


def _places(data: Dataset) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for hotspot_id, hotspot in data.hotspots.items():
        for excerpt in hotspot.excerpts:
            found.setdefault(excerpt.id, []).append(hotspot_id)
    return found


def _moved(before: Sequence[object], after: Sequence[object]) -> bool:
    """Whether what both have stands in another order."""
    old, new = set(before), set(after)
    return [item for item in before if item in new] != [item for item in after if item in old]
