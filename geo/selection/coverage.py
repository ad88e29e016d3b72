"""How far articles that speak of one place are independent: who disputes whom, and who passes on the same speaker.

That five articles speak of a place is coverage and no agreement. Where one article disputes what another passes on,
they contradict each other; where two pass on one speaker, they are one voice and not two.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.dataset.claims import Stance
from geo.selection.filtering import ShownHotspot

__all__ = ["SpeakerAtPlace", "speakers_at"]


@dataclass(frozen=True, kw_only=True, slots=True)
class SpeakerAtPlace:
    """A speaker whom articles pass on at one hotspot."""

    speaker: str
    disputed_by: tuple[str, ...]
    """Ids of the articles that reject what is said."""
    passed_on_by: tuple[str, ...]
    """Ids of the articles that report or share it."""

    @property
    def contradicted(self) -> bool:
        """Whether one article disputes what another one passes on."""
        return bool(self.disputed_by and set(self.passed_on_by) - set(self.disputed_by))

    @property
    def shared(self) -> bool:
        """Whether several articles rest on this one speaker."""
        return len(self.passed_on_by) > 1

    def said(self, numbers: dict[str, int]) -> str:
        """In words, with the articles' numbers: `[1] disputes what [4] reports of Vladimir Putin`."""
        disputing, passing = (_signs(ids, numbers) for ids in (self.disputed_by, self.passed_on_by))
        verb = "disputes" if len(self.disputed_by) == 1 else "dispute"
        if self.contradicted:
            passes = "passes" if len(self.passed_on_by) == 1 else "pass"
            return f"{disputing} {verb} what {passing} {passes} on of {self.speaker}"
        if self.disputed_by:
            return f"{disputing} {verb} what {self.speaker} says"
        return f"{passing} pass on one speaker: {self.speaker}"


def speakers_at(spot: ShownHotspot) -> tuple[SpeakerAtPlace, ...]:
    """The speakers at a hotspot whom an article disputes or several pass on, in the order of the excerpts."""
    return tuple(found for found in _speakers(spot) if found.disputed_by or found.shared)


def _speakers(spot: ShownHotspot) -> Iterator[SpeakerAtPlace]:
    for speaker in dict.fromkeys(e.speaker for e in spot.excerpts if e.speaker):
        stances = [(e.source, e.stance) for e in spot.excerpts if e.speaker == speaker]
        disputing = dict.fromkeys(source for source, stance in stances if stance is Stance.DISPUTES)
        passing = dict.fromkeys(source for source, stance in stances if stance is not Stance.DISPUTES)
        yield SpeakerAtPlace(speaker=speaker, disputed_by=tuple(disputing), passed_on_by=tuple(passing))


def _signs(ids: tuple[str, ...], numbers: dict[str, int]) -> str:
    *first, last = (f"[{numbers[id_]}]" for id_ in ids) if ids else ("",)
    return f"{', '.join(first)} and {last}" if first else last
