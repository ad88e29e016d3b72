"""What an article has on a place: an excerpt, one of a place within it, none, silence, or one that a filter hides.

That an article says nothing is claimed only where somebody read it in full and says so (`silent-on`). Where nobody
looked, there is no excerpt, and no more is known.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from geo.dataset.model import Dataset
from geo.selection.filtering import Shown

__all__ = ["SIGN_LEADS", "SIGN_WORDS", "Sign", "Signs", "signs"]


class Sign(StrEnum):
    """What an article has on a hotspot."""

    QUOTED = "quoted"
    """An excerpt is shown."""
    WITHIN = "within"
    """An excerpt is shown of a place within the hotspot, none of the hotspot itself."""
    HIDDEN = "hidden"
    """There is an excerpt of it, or of a place within it, which the filters hide."""
    NO_EXCERPT = "no-excerpt"
    """Nothing is quoted; whether the article speaks of it, the data do not say."""
    SILENT = "silent"
    """Somebody read the article in full and found nothing on it."""


SIGN_WORDS: Mapping[Sign, str] = {
    Sign.QUOTED: "quoted",
    Sign.WITHIN: "quoted only for a place within it",
    Sign.HIDDEN: "not shown by the filter",
    Sign.NO_EXCERPT: "no excerpt",
    Sign.SILENT: "silent: read in full, says nothing of it",
}
"""A sign in words, as in a legend."""

SIGN_LEADS: Mapping[Sign, str] = {
    Sign.WITHIN: "Quoted only for a place within it",
    Sign.HIDDEN: "Not shown by the filter",
    Sign.NO_EXCERPT: "No excerpt",
    Sign.SILENT: "Silent (read in full, says nothing of it)",
}
"""A sign as it leads a list of the articles that have no excerpt for that reason."""


@dataclass(frozen=True)
class Signs:
    """The signs of every hotspot and article of a dataset seen through filters."""

    _shown: frozenset[tuple[str, str]]
    _shown_within: frozenset[tuple[str, str]]
    _quoted: frozenset[tuple[str, str]]
    _silent: frozenset[tuple[str, str]]

    def of(self, hotspot: str, source: str) -> Sign:
        """The sign of a hotspot and an article, by their ids."""
        pair = (hotspot, source)
        if pair in self._shown:
            return Sign.QUOTED
        if pair in self._shown_within:
            return Sign.WITHIN
        if pair in self._quoted:
            return Sign.HIDDEN
        return Sign.SILENT if pair in self._silent else Sign.NO_EXCERPT

    @cached_property
    def _shown_articles(self) -> frozenset[str]:
        return frozenset(source for _, source in self._shown)

    @cached_property
    def _quoted_articles(self) -> frozenset[str]:
        return frozenset(source for _, source in self._quoted)

    def anywhere(self, source: str) -> Sign:
        """What an article has on all hotspots together: an excerpt, one that the filters hide, or none."""
        if source in self._shown_articles:
            return Sign.QUOTED
        return Sign.HIDDEN if source in self._quoted_articles else Sign.NO_EXCERPT

    def articles(self, hotspot: str, sources: Collection[str], sign: Sign) -> tuple[str, ...]:
        """The ids among `sources` that have this sign at a hotspot, in their order."""
        return tuple(source for source in sources if self.of(hotspot, source) is sign)

    def without_silence(self) -> "Signs":
        """The same without a word of silence, which beside a filter would be taken for what the filter leaves."""
        return replace(self, _silent=frozenset())


def signs(dataset: Dataset, shown: Shown) -> Signs:
    """The signs of `shown`, which is what of the whole `dataset` passes some filters."""
    quoted = frozenset((id_, e.source) for id_, spot in dataset.hotspots.items() for e in spot.excerpts)
    kept = frozenset((id_, e.source) for id_, spot in shown.hotspots.items() for e in spot.excerpts)
    return Signs(
        kept,
        frozenset(_lifted(dataset, kept)),
        quoted | frozenset(_lifted(dataset, quoted)),
        frozenset((spot, id_) for id_, source in dataset.sources.items() for spot in source.silent_on),
    )


def _lifted(dataset: Dataset, pairs: Collection[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each pair of a hotspot and an article again for every hotspot that the first lies within."""
    for hotspot, source in pairs:
        parent = dataset.hotspots[hotspot].parent
        while parent is not None:
            yield parent, source
            parent = dataset.hotspots[parent].parent
