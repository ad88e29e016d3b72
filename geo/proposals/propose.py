"""Proposes which sentences of a document belong to which hotspot, and places that no hotspot covers yet.

Pure: the same data and the same text give the same proposals, in any process, on any day.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from geo.dataset.model import Dataset, Hotspot, Source
from geo.dataset.statement_checks import KnownSpeakers
from geo.evidence.anchor import Haystack, locate
from geo.evidence.proof import VERIFIED
from geo.places.actors import Actors
from geo.places.containment import Containment
from geo.places.recogniser import Recogniser
from geo.proposals.attribution import Attribution, Reasons
from geo.proposals.cues import is_statement, opening
from geo.proposals.new_places import find_new_places
from geo.proposals.proposal import NewPlace, Proposal, Suggestions, weight
from geo.proposals.sections import Section, Sentence, sections
from geo.proposals.speech import Speech
from geo.text import DRAWN_HYPHEN

__all__ = ["propose", "quotable"]

_RECOGNISED = 0.1
"""Share of the work that finding the places is."""
LONGEST_WORDS = 60
"""Words of an excerpt; a longer sentence is proposed after all others."""

_UNSEEN = dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff\ufffe\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
"""Soft hyphens, invisible spaces and marks of direction, which a data file does not take or which nobody sees."""
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_][-‐])[ \t]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])\s*(?=[^\W\d_])")


def propose(  # noqa: PLR0913 - two of them only serve to say what each kind of evidence is worth
    dataset: Dataset,
    source_id: str,
    text: str,
    *,
    source: Source | None = None,
    rejected: frozenset[str] = frozenset(),
    progress: Callable[[float], None] | None = None,
    headings: bool = True,
    carrying: bool = True,
) -> Suggestions:
    """What is proposed for a document's text; nothing that is quoted already or whose key was rejected.

    Every quote is verified against the text. `source` is the article where the dataset does not have it yet. `progress`
    gets the share that is done, from 0 to 1; without `headings` or `carrying` the proposals do without that evidence.
    """
    told = progress or (lambda _: None)
    told(0.0)
    places = Recogniser(dataset).find(text)
    told(_RECOGNISED)
    parts = sections(text, places)
    new = find_new_places(dataset, Containment(dataset), parts)
    whole = dataset.model_copy(update={"hotspots": {**dataset.hotspots, **new.hotspots}})
    attribution = Attribution(whole, Containment(whole, new.hotspots), parts, headings=headings, carrying=carrying)
    speech = _speech(dataset, source or dataset.sources.get(source_id), text, parts)
    writer = _Proposer(dataset, source_id, text, rejected, speech)
    statements = [(one, reasons) for one, reasons in attribution if is_statement(one.text)]
    proposals: list[Proposal] = []
    for done, (sentence, reasons) in enumerate(statements, start=1):
        proposals += writer.proposals(sentence, reasons)
        told(_RECOGNISED + (1 - _RECOGNISED) * done / (len(statements) + 1))
    proposals.sort(key=_rank)
    told(1.0)
    return Suggestions(
        source=source_id,
        proposals=tuple(one for one in proposals if one.hotspot in dataset.hotspots),
        new_places=_new_places(new.hotspots, proposals),
        unplaced=new.unplaced,
        speech=speech,
    )


def _speech(dataset: Dataset, source: Source | None, text: str, parts: Sequence[Section]) -> Speech:
    """Who says what in a text, whose places stand in its parts; the authors of its source are no speakers."""
    spots = dataset.hotspots.values()
    speakers = (excerpt.speaker for spot in spots for excerpt in spot.excerpts if excerpt.speaker)
    return Speech(
        text,
        [[(one.start, one.end) for one in part.sentences] for part in parts],
        places={place.text for part in parts for one in part.sentences for place in one.places},
        authors=[str(name) for name in (source.author if source else None) or ()],
        known=KnownSpeakers(speakers, (*dataset.about.actors, *(spot.name for spot in spots))),
    )


def _new_places(hotspots: Mapping[str, Hotspot], proposals: Iterable[Proposal]) -> tuple[NewPlace, ...]:
    """Those that something is proposed for, those with most proposals first."""
    about: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        if proposal.hotspot in hotspots:
            about.setdefault(proposal.hotspot, []).append(proposal)
    made = [
        NewPlace(
            id=id_,
            name=hotspots[id_].name,
            region=hotspots[id_].region.model_dump(mode="json"),
            precision=hotspots[id_].precision.value,
            parent=hotspots[id_].parent,
            proposals=tuple(found),
        )
        for id_, found in about.items()
    ]
    return tuple(sorted(made, key=lambda one: (weight(one.proposals), one.name)))


def quotable(text: str) -> str:
    """A sentence as it is quoted: on one line, a word broken at a line's end closed up, nothing invisible in it."""
    closed = DRAWN_HYPHEN.sub("-", _BROKEN_WORD.sub("", text)).translate(_UNSEEN)
    kept = (letter for letter in closed if letter.isspace() or unicodedata.category(letter) != "Cc")
    return " ".join("".join(kept).split())


def _rank(proposal: Proposal) -> tuple[bool, int, int, str]:
    return len(proposal.quote.split()) > LONGEST_WORDS, proposal.start, -proposal.strength, proposal.hotspot


class _Proposer:
    """Turns sentences and reasons into proposals for one document."""

    def __init__(self, dataset: Dataset, source_id: str, text: str, rejected: frozenset[str], speech: Speech) -> None:
        self._source = source_id
        self._speech = speech
        self._rejected = rejected
        self._text = text
        self._haystack = Haystack(text)
        self._actors = Actors(dataset.about.actors)
        self._verified: dict[int, str | None] = {}
        """By where the quote begins."""
        self._quoted = {
            id_: [
                (anchor.start, anchor.end)
                for excerpt in hotspot.excerpts
                if excerpt.source == source_id
                for anchor in (locate(self._haystack, excerpt.quote),)
                if anchor.start is not None and anchor.end is not None
            ]
            for id_, hotspot in dataset.hotspots.items()
        }

    def proposals(self, sentence: Sentence, reasons: Reasons) -> Iterator[Proposal]:
        """One for each hotspot that the sentence may belong to, if its words are proven."""
        for id_, evidence in reasons.items():
            taken = self._quoted.get(id_, ())
            if any(start < sentence.end and sentence.start < end for start, end in taken):
                continue
            start = sentence.start + opening(sentence.text)
            quote = self._quote(start, sentence.end)
            if quote is None:
                return
            proposal = Proposal(
                source=self._source,
                hotspot=id_,
                start=start,
                end=sentence.end,
                quote=quote,
                why=tuple(one.why for one in evidence),
                strength=evidence[0].strength,
                actors=self._actors.named_in(quote),
                voice=self._speech.at(start, sentence.end),
            )
            if proposal.key not in self._rejected:
                yield proposal

    def _quote(self, start: int, end: int) -> str | None:
        """The words to quote; None where they would not be verified, as of a sentence that stands there twice."""
        if start not in self._verified:
            quote = quotable(self._text[start:end])
            anchor = locate(self._haystack, quote)
            self._verified[start] = quote if anchor.state in VERIFIED and anchor.start == start else None
        return self._verified[start]
