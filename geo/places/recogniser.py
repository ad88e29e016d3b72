"""Which places a text names.

Every name of the gazetteer and of the hotspots is found in one pass; then what stands around it decides. A name counts
where it is literal, where it stands for people, a government or a team (`Paris said`, `Tulsa 21, Owasso 14`), as an
adjective or name of a people (a demonym, which may be left out), and before an organ of the place or a title (`Dallas
police`, `Springfield Police Department`, `Texas Gov.`): there the name is Dallas, Springfield, Texas. It does not count
inside the name of an organisation, company, school or club (`Bank of China`, `Lancaster General Hospital`, `Dallas
Cowboys`), an agreement, a disease, a dish, a street (`Washington Street`), a person (`Paris Hilton`), a tag or an
address on the internet. What belongs to a name is part of it (`Hubei Province`, `Snake River`, `West Lebanon`), a
small word is not (`Hubei province`, `western Tulsa`), and a town and its state are two (`Tulsa`, `Okla.`).

These are the rules of Gritta, Pilehvar and Collier, A pragmatic guide to geoparsing evaluation (2020), without the
names embedded in others, which the corpora of Lieberman, Samet and Sankaranarayanan, Geotagging with local lexicons
(2010), of Kamalloo and Rafiei, A coherent unsupervised model for toponym resolution (2018), and of Gritta and others,
What's missing in geographical parsing? (2018), mostly leave out too; the last leaves out demonyms.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter

from geo.dataset.model import Dataset
from geo.places.choice import Setting, choose
from geo.places.context import WordContext, title_lines
from geo.places.gazetteer import Gazetteer, GazetteerEntry, gazetteer
from geo.places.mention import ContextVerdict, Mention, judge
from geo.places.name_finder import NameFinder
from geo.places.patterns import NamedSpan, before_state, listed_divisions, named_by_pattern
from geo.places.phrases import named_again, named_by_phrase
from geo.places.resolving import named_after_a_comma, resolve_toponyms
from geo.places.spelling import composed, matching_form, unshouted
from geo.places.toponym import PlaceKind, Toponym

__all__ = ["Recogniser"]

_REACH = 30
"""Code points in which a name is looked for that touches another."""
_AFTER_COUNTY = re.compile(r" (?:County|Parish|Township|Borough|Hills|Falls|Lake|Island|Valley),[ \u00a0]$")
"""What a pattern takes as a name, before its state."""
_LAST_NAME = re.compile(r"[A-Z][a-z]+$")
_FIRST_NAME = re.compile(r"[A-Z][a-z]+")


class Recogniser:
    """Finds places in texts: those of the gazetteer and, with a dataset, the names and aliases of its hotspots."""

    def __init__(self, dataset: Dataset | None = None) -> None:
        self._known = gazetteer()
        self._hotspots = _hotspot_names(dataset)
        self._own_names = tuple(sorted(self._hotspots))
        self._own = NameFinder(self._own_names) if self._own_names else None
        own_acronyms = {word for name in self._own_names for word in name.split() if word.isupper()}
        self._acronyms = self._known.acronyms | own_acronyms

    def find(self, text: str, *, demonyms: bool = True) -> tuple[Toponym, ...]:
        """The places that a text names, in its order, none overlapping; offsets are code points of the text."""
        whole, offsets = composed(text, self._known)
        found = sorted(self._places(whole), key=lambda place: place.start)
        places = (place for place in found if demonyms or place.kind is not PlaceKind.DEMONYM)
        if offsets is None:
            return tuple(places)
        return tuple(_moved(place, text, offsets) for place in places)

    def _places(self, text: str) -> Iterator[Toponym]:
        mentions = self._mentions(text)
        setting = Setting()
        for mention in mentions:
            judge(mention)
            if mention.verdict is ContextVerdict.CERTAIN and mention.entries:
                setting.add_certain(mention.entries)
        towns = tuple(_towns(text, mentions))
        listed = tuple(_patterned(text, listed_divisions(text), self._known))
        spans = {(mention.start, mention.end) for mention in listed}
        others = [mention for mention in mentions if (mention.start, mention.end) not in spans]
        told = (*named_by_pattern(text), *named_by_phrase(text))
        mentions = _merged(others, [*listed, *_patterned(text, told, self._known), *towns])
        mentions = _merged(mentions, tuple(_again(text, mentions)))
        resolve_toponyms(text, mentions, setting)
        senses = named_after_a_comma(text, mentions, setting)
        for mention in mentions:
            if mention.accepted:
                entry = mention.sense or senses.get(mention.key)
                if entry is None and mention.entries:
                    entry = choose(mention.entries, setting)
                yield self._place(text, mention, entry)

    def _mentions(self, text: str) -> list[Mention]:
        plain = matching_form(text)
        reading = _NameSearch(
            text=text, search=unshouted(plain, self._acronyms), titles=title_lines(text), known=self._known
        )
        found = _gazetteer_finder().find(reading.search)
        mentions = [mention for _, start, end in found if (mention := reading.mention(start, end)) is not None]
        if self._own is None:
            return mentions
        own = (
            (self._own_names[position], start, end)
            for position, start, end in self._own.find(reading.search)
            if _whole(reading.search, start, end)
        )
        return _merged([reading.hotspot(*name) for name in own], mentions)

    def _place(self, text: str, mention: Mention, entry: GazetteerEntry | None) -> Toponym:
        start, end = mention.start - mention.side, mention.end
        ids = self._hotspots.get(mention.key, ())
        if entry is None:
            kind = mention.kind or (PlaceKind.ORGANISATION if mention.mask else PlaceKind.HOTSPOT)
            return Toponym(start=start, end=end, text=text[start:end], kind=kind, name=text[start:end], hotspots=ids)
        if not ids and entry.kind is not PlaceKind.DEMONYM:
            ids = self._hotspots.get(matching_form(entry.name), ())
        if ids and mention.entries and entry.country != mention.entries[0].country:
            # The other Georgia.
            ids = ()
        return Toponym(
            start=start,
            end=end,
            text=text[start:end],
            kind=entry.kind,
            name=entry.name,
            country=entry.country,
            province=entry.province,
            point=entry.point,
            hotspots=ids,
        )


@cache
def _gazetteer_finder() -> NameFinder:
    return NameFinder(gazetteer().names)


def _hotspot_names(dataset: Dataset | None) -> Mapping[str, tuple[str, ...]]:
    """Folded name or alias → ids of the hotspots that have it, without an article."""
    names: dict[str, tuple[str, ...]] = {}
    for id_, hotspot in dataset.hotspots.items() if dataset else ():
        for name in dict.fromkeys((hotspot.name, *hotspot.aliases)):
            key = matching_form(name.removeprefix("The ").removeprefix("the "))
            if id_ not in names.get(key, ()):
                names[key] = (*names.get(key, ()), id_)
    return names


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a folded text has no letter or digit on either side, and no sign of money: `US$`."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before in {"_", "@", "#"} or after.isalnum() or after in {"_", "$"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _NameSearch:
    """One text while names are looked for in it."""

    text: str
    search: str
    """The text folded, and its headlines in small letters."""
    titles: Sequence[tuple[int, int]]
    """Start and end of its headlines, in order."""
    known: Gazetteer

    def mention(self, start: int, end: int) -> Mention | None:
        """What was found there, cut to whole words; None where it is part of a word."""
        search, known = self.search, self.known
        while not _whole(search, start, end):
            entries = known[search[start:end]]
            if entries and entries[0].kind is PlaceKind.COUNTRY and _glued(search, start, end, known):
                break
            # The longest name ends inside a word: a shorter one may end before.
            end = max(search.rfind(" ", start, end), search.rfind("-", start, end))
            if end <= start or search[start:end] not in known:
                return None
        key = search[start:end]
        shouted = self.text[start:end].isupper() and not key.isupper()
        around = WordContext(self.text, start, end, known, self._in_title(start))
        # Among words in capitals a capital says nothing.
        around.in_title |= (
            shouted and len(around.before + around.after) > 1 and (around.before + around.after).isupper()
        )
        return Mention(
            around=around,
            entries=known[key],
            key=key,
            mask=key in known.masks,
            shouted=shouted,
        )

    def _in_title(self, start: int) -> bool:
        at = bisect_right(self.titles, start, key=itemgetter(0)) - 1
        return at >= 0 and start < self.titles[at][1]

    def hotspot(self, name: str, start: int, end: int) -> Mention:
        """The name of a hotspot, which needs no support."""
        around = WordContext(self.text, start, end, self.known)
        mask = name in self.known.masks
        return Mention(around=around, entries=self.known[name], key=name, mask=mask, hotspot=True)


def _glued(text: str, start: int, end: int, known: Gazetteer) -> bool:
    """Whether a name stands beside another one that lost the space between them: `AfghanistanLibya`."""
    before, after = _LAST_NAME.search(text, max(0, start - _REACH), start), _FIRST_NAME.match(text, end)
    beside = [match[0] for match in (before, after) if match]
    return bool(beside) and all(name in known for name in beside)


def _patterned(text: str, found: Iterable[NamedSpan], known: Gazetteer) -> Iterator[Mention]:
    for start, end, kind, name in found:
        around = WordContext(text, start, end, known)
        people = any(entry.kind is PlaceKind.DEMONYM for entry in known[matching_form(name)])
        if not around.organisation and not around.person and not people:
            # `Guangdong Province` lies where Guangdong does.
            whole, within = (
                tuple(entry for entry in known[matching_form(part)] if entry.kind is kind)
                for part in (name, name.rpartition(" ")[0])
            )
            within = tuple(replace(entry, name=name, weak=False) for entry in within)
            entries = whole or known[matching_form(name)] or within
            yield Mention(around=around, entries=entries, key=matching_form(name), kind=kind, certain=True)


def _again(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The other places in the text of names that no gazetteer knows."""
    said = (mention for mention in mentions if mention.certain and not mention.entries)
    new = {name: mention for mention in said if not (name := text[mention.start : mention.end]).isupper()}
    for start, end, name in named_again(text, tuple(new)):
        first = new[name]
        around = WordContext(text, start, end, first.around.known)
        if not around.organisation and not around.person and not around.longer_name:
            yield Mention(around=around, entries=(), key=first.key, kind=first.kind, certain=True)


def _towns(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Towns before the name of a state or a country: `Gig Harbor, WA`."""
    for before, mention in zip([None, *mentions], mentions, strict=False):
        if not mention.locates or text[mention.start - 2 : mention.start] not in {", ", ",\u00a0"}:
            continue
        if before is not None and before.end == mention.start - 2 and before.town:
            before.certain = mention.certain = True
            continue
        short = mention.entries[0].short
        if short and _AFTER_COUNTY.search(text, max(0, mention.start - _REACH), mention.start):
            mention.certain = True
            mention.verdict = ContextVerdict.CERTAIN
            continue
        span = before_state(text, mention.start, listed=short)
        certain = before is not None and before.verdict is ContextVerdict.CERTAIN
        if span is None or (before is not None and certain and before.end > span[0]):
            continue
        start, end = span
        known = mention.around.known
        around = WordContext(text, start, end, known)
        entries = known[matching_form(text[start:end])]
        given, _, family = text[start:end].partition(" ")
        full_name = bool(family) and not entries and matching_form(given) in known.given
        if around.person or full_name or any(entry.kind is PlaceKind.COUNTRY for entry in entries):
            continue
        mention.certain = True
        mention.verdict = ContextVerdict.CERTAIN
        town = GazetteerEntry(name=text[start:end], kind=PlaceKind.CITY, country=mention.entries[0].country)
        yield Mention(around=around, entries=entries or (town,), key=matching_form(text[start:end]), certain=True)


def _merged(first: Sequence[Mention], second: Sequence[Mention]) -> list[Mention]:
    """Both, in the order of the text; of those that overlap the longest, of equally long ones that of `first`.

    What the text itself says is a place wins over a likely one of the same length.
    """
    ranked = sorted(
        [*((mention, 0) for mention in first), *((mention, 1) for mention in second)],
        key=lambda item: (-(item[0].end - item[0].start), not item[0].certain, item[1], item[0].start),
    )
    taken: list[Mention] = []
    covered: set[int] = set()
    for mention, _ in ranked:
        span = range(mention.start, mention.end)
        if covered.isdisjoint(span):
            covered.update(span)
            taken.append(mention)
    return sorted(taken, key=lambda mention: mention.start)


def _moved(place: Toponym, text: str, offsets: Sequence[int]) -> Toponym:
    """The place with the offsets that it has in the text as it was given."""
    start, end = offsets[place.start], offsets[place.end]
    return replace(place, start=start, end=end, text=text[start:end])
