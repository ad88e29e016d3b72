"""The items of a briefing's file: each hotspot once, its excerpts by id or by a beginning of it."""

import re
from collections.abc import Iterator
from typing import Final

from geo.briefing.content.plain_fields import PlainFields, PlainReading
from geo.dataset.finding import Finding
from geo.dataset.model import Dataset
from geo.dataset.yaml.tree import Path
from geo.errors import quoted
from geo.selection.basket import LONGEST_WORDS, Basket, BasketItem

__all__ = ["MOST_ITEMS", "read_items"]

MOST_ITEMS: Final = 200
"""Of one briefing: nobody sits through more slides."""
_MOST_EXCERPTS: Final = 100
_KEYS: Final = ("hotspot", "excerpts", "headline", "line", "section")
_LEAST_DIGITS: Final = 4
_BEGINNING: Final = re.compile(rf"[0-9a-f]{{{_LEAST_DIGITS},10}}")
_LEFT_OUT: Final = "correct it, or take it out"


def read_items(
    reading: PlainReading, top: PlainFields, dataset: Dataset, *, skip_missing: bool
) -> tuple[Basket, dict[str, str]]:
    """The basket of the file and the headings of its sections, by the hotspot that each begins with.

    What is not in the data is noted, or with `skip_missing` kept as it is written, for `without_gone` to tell.
    """
    return _Items(reading, dataset, skip_missing=skip_missing).read(top)


class _Items:
    """Reads the items of one file."""

    def __init__(self, reading: PlainReading, dataset: Dataset, *, skip_missing: bool) -> None:
        self._reading, self._dataset, self._skips = reading, dataset, skip_missing

    def read(self, top: PlainFields) -> tuple[Basket, dict[str, str]]:
        path, items = top.path("items"), top.raw("items")
        found: dict[str, BasketItem] = {}
        sections: dict[str, str] = {}
        for number in range(self._count(top, items)):
            at = (*path, number)
            fields = PlainFields(self._reading, at, items[number], noun="an item", known=_KEYS)  # type: ignore[index]
            section = fields.text("section", LONGEST_WORDS)
            item = self._item(fields)
            if item is None:
                continue
            if item.hotspot in found:
                what, expected = f"{quoted(item.hotspot)} stands twice", "each hotspot is expected in one item"
                self._reading.note(fields.path("hotspot"), what, expected, "put its excerpts into the first one")
                continue
            found[item.hotspot] = item
            if section:
                sections[item.hotspot] = section
        return Basket(items=tuple(found.values())), sections

    def _count(self, top: PlainFields, items: object) -> int:
        """How many items are read: none where they are no list, or far too many."""
        if "items" not in top:
            top.missing("items", "the hotspots in the order in which they are told")
            return 0
        if not isinstance(items, list) or not 1 <= len(items) <= MOST_ITEMS:
            what = f"there are {len(items):,} items" if isinstance(items, list) and items else "there are no items"
            expected = f"a list of 1 to {MOST_ITEMS} items is expected"
            fix = "write `- hotspot: …` for each, indented below the key"
            self._reading.note(top.path("items"), what, expected, fix)
            return 0
        return len(items)

    def _item(self, fields: PlainFields) -> BasketItem | None:
        headline, line = fields.text("headline", LONGEST_WORDS) or "", fields.text("line", LONGEST_WORDS) or ""
        path = fields.path("hotspot")
        if "hotspot" not in fields:
            fields.missing("hotspot", "the id of the place that the item is about")
            return None
        hotspot = self._reading.plain(path)
        if not isinstance(hotspot, str):
            self._reading.note(path, "this is no text", "the id of a hotspot is expected", "write one")
            return None
        if hotspot not in self._dataset.hotspots and not self._skips:
            known = {i: one.name for i, one in self._dataset.hotspots.items()}
            what, expected = f"there is no hotspot {quoted(hotspot)} in the data", "the id of one is expected"
            gone = Finding(path=path, what=what, expected=expected, fix=_LEFT_OUT, misspelt=hotspot, known=known)
            self._reading.findings.append(gone)
        excerpts = tuple(dict.fromkeys(self._excerpts(fields, hotspot)))
        return BasketItem(hotspot=hotspot, excerpts=excerpts, headline=headline, line=line)

    def _excerpts(self, fields: PlainFields, hotspot: str) -> Iterator[str]:
        """The ids that an item names; those that are not there as they are written."""
        named, path = fields.raw("excerpts"), fields.path("excerpts")
        if "excerpts" not in fields:
            return
        if not isinstance(named, list) or not 1 <= len(named) <= _MOST_EXCERPTS:
            expected = f"a list of 1 to {_MOST_EXCERPTS} ids is expected"
            fix = "write them in [brackets]; without the key all are meant"
            self._reading.note(path, "these are no excerpts", expected, fix)
            return
        for number in range(len(named)):
            one = self._reading.plain((*path, number))
            text = one if isinstance(one, str) else ""
            if not _BEGINNING.fullmatch(text):
                what = f"{quoted(text)} is no id of an excerpt" if text else "this is no id of an excerpt"
                expected = f"ten digits from 0-9 and a-f, or the first {_LEAST_DIGITS} or more of them, are expected"
                fix = "copy it from where the excerpt is shown"
                self._reading.note((*path, number), what, expected, fix)
            elif hotspot in self._dataset.hotspots:
                yield from self._resolved((*path, number), text, hotspot)
            else:
                yield text

    def _resolved(self, path: Path, text: str, hotspot: str) -> Iterator[str]:
        places = self._dataset.hotspots
        ids = [excerpt.id for excerpt in places[hotspot].excerpts if excerpt.id.startswith(text)]
        if len(ids) == 1:
            yield ids[0]
        elif ids:
            what = f"{quoted(text)} begins {len(ids)} ids: {', '.join(ids)}"
            self._reading.note(path, what, "a beginning of one alone is expected", "write more digits of it")
        elif self._skips:
            yield text
        else:
            elsewhere = [i for i, h in places.items() if any(e.id.startswith(text) for e in h.excerpts)]
            what, expected = f"{quoted(text)} is no excerpt of {hotspot} in the data", "one that it has is expected"
            fix = f"put it into an item of {' or '.join(elsewhere[:3])}, where it stands" if elsewhere else _LEFT_OUT
            self._reading.note(path, what, expected, fix)
