"""Which hotspots a sentence is about, and why: by what it names, the heading above it, and what it goes on from."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from geo.dataset.model import Dataset, Precision
from geo.places.containment import Containment, breadth
from geo.places.toponym import PlaceKind, Reach, Toponym
from geo.proposals.cues import has_object_pronoun, is_answer, names_place_again, opens_with_reference, usual_words
from geo.proposals.discourse import Antecedents, Focus, generic_nouns, may_mean
from geo.proposals.proposal import Strength
from geo.proposals.ruler_names import Rulers
from geo.proposals.sections import Section, Sentence

__all__ = ["Attribution", "Reason", "Reasons"]

_CONTINENTAL = 20
"""Countries from which a region is so wide that a place inside it says little of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason why a sentence may belong to a hotspot."""

    why: str
    strength: Strength


Reasons = dict[str, list[Reason]]
"""By hotspot id; the best reason first."""


class Attribution:
    """Says for every sentence of a text which hotspots of one dataset it may belong to."""

    def __init__(
        self,
        dataset: Dataset,
        containment: Containment,
        sections: Sequence[Section],
        *,
        headings: bool = True,
        carrying: bool = True,
    ) -> None:
        self._dataset = dataset
        self._new = containment.new
        self._containment = containment
        self._sections = sections
        self._headings = headings
        self._carrying = carrying
        self._wide = {id_ for id_, spot in dataset.hotspots.items() if breadth(spot.region) >= _CONTINENTAL}
        self._usual = usual_words(" ".join(one.text for one in section.sentences) for section in sections)
        self._named = Antecedents(dataset.hotspots)
        self._slight = frozenset(self._named_once())
        self._rulers = Rulers((), (), ())
        self._rulers = Rulers(_quoted_alone(dataset), tuple(self._told_alone()), _no_persons(dataset, sections))

    def __iter__(self) -> Iterator[tuple[Sentence, Reasons]]:
        """Every sentence of the text with the hotspots it may belong to."""
        before = Focus(usual=self._usual)
        for section in self._sections:
            focus = Focus(usual=self._usual)
            yield from self._paragraph(section, before, focus)
            before = focus

    def _paragraph(self, section: Section, before: Focus, focus: Focus) -> Iterator[tuple[Sentence, Reasons]]:
        heading = self._own(section.heading) if section.heading and self._headings else {}
        own = [self._own(sentence) for sentence in section.sentences]
        named = {id_ for one in own for id_, found in one.items() if found[0].strength == Strength.STRONG}
        if section.heading and section.first and self._headings:
            self._take_in(section.heading)
        before.asked |= is_answer(section.sentences[0].text)
        for sentence, reasons in zip(section.sentences, own, strict=True):
            told = self._told(sentence, reasons)
            self._add_wider(sentence, reasons, named | heading.keys())
            if section.heading and (section.first or named & heading.keys()):
                self._add_heading(section.heading, heading, reasons)
            if self._carrying:
                # Only the first sentence goes on from the paragraph before.
                far = not focus.sentences
                source = before if far else focus
                self._carry(sentence, reasons, told, source, far=far)
                focus.go_on(sentence, told, source)
                self._add_named(sentence, told, reasons, focus.hotspots)
            yield sentence, reasons

    def _own(self, sentence: Sentence) -> Reasons:
        """What a sentence names itself, save regions that are only wider than a hotspot that it names."""
        reasons: Reasons = {}
        for place in sentence.places:
            for reach in self._containment.reach(place):
                if not reach.wider:
                    _note(reasons, reach.hotspot, reach.why, self._strength(sentence, place, reach))
        for id_, name in self._rulers.named_in(sentence.text).items():
            _note(reasons, id_, f"{name} → {self._dataset.hotspots[id_].name}", Strength.MEDIUM)
        return reasons

    def _strength(self, sentence: Sentence, place: Toponym, reach: Reach) -> Strength:
        if sentence.in_passing(place) or reach.hotspot in self._slight:
            return Strength.WEAK
        if reach.direct:
            return Strength.STRONG
        return Strength.WEAK if reach.rough or reach.hotspot in self._wide else Strength.MEDIUM

    def _add_wider(self, sentence: Sentence, reasons: Reasons, named: Collection[str]) -> None:
        """A place in a narrower hotspot speaks for a wider one where the heading or the paragraph names that, too."""
        for place in sentence.places:
            for reach in self._containment.reach(place):
                if reach.wider and reach.hotspot in named and not reach.rough:
                    _note(reasons, reach.hotspot, reach.why, Strength.WEAK)

    def _told(self, sentence: Sentence, reasons: Reasons) -> tuple[str, ...]:
        """The hotspots that a sentence itself is about, the narrower ones: the next one may go on about them."""
        named = [id_ for id_, why in reasons.items() if why[0].strength > Strength.WEAK]
        nouns = {r.hotspot for p in sentence.places if p.kind != PlaceKind.DEMONYM for r in self._containment.reach(p)}
        # `European allies` are no statement about Europe that the next sentence goes on with.
        told = [id_ for id_ in named if id_ in nouns or id_ not in self._wide]
        return self._narrower(told, [id_ for id_ in told if id_ not in self._new])

    def _narrower(self, ids: Iterable[str], than: Iterable[str]) -> tuple[str, ...]:
        """Those of the hotspots that are the parent of none of the others."""
        parents = {self._dataset.hotspots[id_].parent for id_ in than}
        return tuple(id_ for id_ in ids if id_ not in parents)

    def _alone(self, id_: str, ids: Collection[str]) -> bool:
        """Whether no other of these hotspots comes into question."""
        rivals = self._beside(id_, ids)
        return len(self._narrower(rivals, rivals)) == 1

    def _beside(self, id_: str, ids: Iterable[str]) -> list[str]:
        """Those of the hotspots that count beside one: no new ones beside one of the map, nor a new one's parent."""
        around = self._dataset.hotspots[id_].parent
        return [one for one in ids if (one != around if id_ in self._new else one not in self._new)]

    def _carry(self, sentence: Sentence, reasons: Reasons, told: Sequence[str], focus: Focus, *, far: bool) -> None:
        """Add what a sentence goes on from: what its paragraph is about, until another hotspot takes over.

        With `far` it opens its paragraph and goes on from the one before: where that asked, or where it says so.
        """
        again = focus.again(sentence)
        answers = far and focus.asked
        nouns = generic_nouns(sentence)
        place_again = names_place_again(sentence.text) or bool(nouns)
        back = place_again and opens_with_reference(sentence.text)
        if (far and (told or not (again or answers or back))) or (told and not again and not back):
            return
        if told:
            likely = back
        else:
            likely = again or answers or place_again or focus.topic or (focus.fresh and self._says_it(sentence))
        why = "carried from the paragraph before" if far else "carried from the sentence before"
        meant = self._meant(nouns, focus.hotspots)
        for id_ in focus.hotspots:
            if id_ not in told:
                # Of several hotspots a reader knows which one is meant; no rule here does.
                sure = likely and id_ in meant and self._alone(id_, meant)
                _note(reasons, id_, why, Strength.MEDIUM if sure else Strength.WEAK)

    def _says_it(self, sentence: Sentence) -> bool:
        """Whether it says `it` of what the sentence before named, as it may of an actor that it names itself."""
        return has_object_pronoun(sentence.text) and not any(map(self._containment.is_actor, sentence.places))

    def _meant(self, nouns: Sequence[str], ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the hotspots that the first of the nouns can stand for; without nouns all."""
        return tuple(id_ for id_ in ids if not nouns or may_mean(nouns[0], self._dataset.hotspots[id_]))

    def _add_named(self, sentence: Sentence, told: Sequence[str], reasons: Reasons, near: Iterable[str]) -> None:
        """Add what `the strait` or `the region` was named before, anywhere above; take in what is named here."""
        for noun, id_ in () if told else self._named.meant(generic_nouns(sentence), near):
            _note(reasons, id_, f"“the {noun}” → {self._dataset.hotspots[id_].name}", Strength.MEDIUM)
        self._take_in(sentence)

    def _take_in(self, sentence: Sentence) -> None:
        """Note what is named in a sentence or heading."""
        for place in sentence.places:
            # The narrowest comes last: `the strait` is the one that was named, not the region that takes it in.
            for reach in reversed(self._containment.reach(place)):
                if not (reach.wider or reach.rough or sentence.in_passing(place)):
                    self._named.add(place.text, reach)

    def _add_heading(self, heading: Sentence, below: Reasons, reasons: Reasons) -> None:
        """Add the hotspots of the heading: those of them that the sentence names, else all, surely where it is one."""
        why = f"heading “{' '.join(heading.text.split())}”"
        own = [id_ for id_ in below if id_ in reasons]
        strong = [id_ for id_, found in reasons.items() if found[0].strength == Strength.STRONG]
        for id_, found in below.items():
            named = self._beside(id_, own)
            if named and id_ not in named:
                continue
            others = [one for one, why in below.items() if one != id_ and why[0].strength == Strength.STRONG]
            sure = named or (self._alone(id_, below) and not self._beside(id_, strong + others))
            likely = sure and found[0].strength > Strength.WEAK
            _note(reasons, id_, why, Strength.MEDIUM if likely else Strength.WEAK)

    def _named_once(self) -> Iterator[str]:
        """The new places that are a city which one sentence names: it may be where somebody met or paid."""
        cities = [id_ for id_ in self._new if self._dataset.hotspots[id_].precision is Precision.CITY]
        headings = {section.heading.start: section.heading for section in self._sections if section.heading}
        sentences = (*headings.values(), *(one for section in self._sections for one in section.sentences))
        counts = Counter(
            id_
            for one in sentences
            for id_ in {reach.hotspot for place in one.places for reach in self._containment.reach(place)}
        )
        yield from (id_ for id_ in cities if counts[id_] == 1)

    def _told_alone(self) -> Iterator[tuple[str, str]]:
        """The sentences that are about one hotspot only, with its id."""
        for section in self._sections:
            for sentence in section.sentences:
                told = self._told(sentence, self._own(sentence))
                if len(told) == 1:
                    yield sentence.text, told[0]


def _note(reasons: Reasons, hotspot: str, why: str, strength: Strength) -> None:
    evidence = Reason(why=why, strength=strength)
    known = reasons.setdefault(hotspot, [])
    if all(one.why != why for one in known):
        known.append(evidence)
        known.sort(key=lambda one: -one.strength)


def _quoted_alone(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """The quotations that stand under one hotspot only, with its id."""
    homes: dict[str, list[str]] = {}
    for id_, hotspot in dataset.hotspots.items():
        for excerpt in hotspot.excerpts:
            homes.setdefault(excerpt.quote, []).append(id_)
    return ((quote, ids[0]) for quote, ids in homes.items() if len(ids) == 1)


def _no_persons(dataset: Dataset, sections: Iterable[Section]) -> Iterator[str]:
    yield from dataset.about.actors
    yield from (name for spot in dataset.hotspots.values() for name in (spot.name, *spot.aliases))
    yield from (place.text for section in sections for one in section.sentences for place in one.places)
