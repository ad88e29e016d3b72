"""The sentences of a text with the places in them, by paragraph, with the heading above."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from geo.places.toponym import Toponym
from geo.proposals.cues import end_of_dateline, in_passing
from geo.proposals.paragraphs import paragraphs
from geo.proposals.sentences import sentences_of

__all__ = ["Section", "Sentence", "sections"]

_NEAR = 120
"""Code points on either side of a place that say how it is meant: bounds the work for a sentence without end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a text; offsets are code points of the text, end exclusive."""

    start: int
    end: int
    text: str
    places: tuple[Toponym, ...]

    def in_passing(self, place: Toponym) -> bool:
        """Whether it names one of its places in passing."""
        start, end = place.start - self.start, place.end - self.start
        around = self.text[max(0, start - _NEAR) : start], self.text[end : end + _NEAR]
        return in_passing(*around) or end <= end_of_dateline(self.text[: 2 * _NEAR])


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A paragraph with the heading above it."""

    sentences: tuple[Sentence, ...]
    heading: Sentence | None
    first: bool
    """Whether it stands directly below the heading."""


def sections(text: str, places: tuple[Toponym, ...]) -> tuple[Section, ...]:
    """The paragraphs of a text with their sentences, the places in them and the heading above."""
    return tuple(_sections(text, places))


def _sections(text: str, places: tuple[Toponym, ...]) -> Iterator[Section]:
    starts = [place.start for place in places]
    heading, first = None, False
    for paragraph in paragraphs(text):
        found = tuple(
            Sentence(start=a, end=b, text=text[a:b], places=places[bisect_left(starts, a) : bisect_left(starts, b)])
            for a, b in sentences_of(text, paragraph)
        )
        if paragraph.heading:
            heading, first = found[0], True
        else:
            yield Section(sentences=found, heading=heading, first=first)
            first = False
