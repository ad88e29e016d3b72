"""What `the strait`, `the country` or `the region` of an English sentence means: one of the places that stand before.

No syntax: the noun tells which kinds of hotspot it can stand for, and the name of a place tells by which noun the text
may speak of it later on. `Focus` keeps what a paragraph is about so far, which its next sentence may go on from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from geo.dataset.model import Hotspot, Precision
from geo.places.toponym import Reach
from geo.proposals.cues import spoken_of_again, words
from geo.proposals.sections import Sentence

__all__ = ["Antecedents", "Focus", "generic_nouns", "may_mean"]

_WHOLE = frozenset({Precision.COUNTRY, Precision.MULTI_COUNTRY})
_LAND = _WHOLE | {Precision.PROVINCE, Precision.CITY, Precision.POINT}
_WATER = frozenset({Precision.SEA})
_AREA = frozenset(Precision) - {Precision.COUNTRY, Precision.CITY, Precision.POINT}
_MEANT = MappingProxyType(
    {
        **dict.fromkeys(("country", "nation", "state", "republic", "kingdom", "emirate", "sultanate", "junta"), _WHOLE),
        **dict.fromkeys(("government", "regime", "parliament", "authorities", "capital"), _LAND),
        **dict.fromkeys(("province", "city", "town", "territory", "enclave", "peninsula"), _LAND),
        **dict.fromkeys(("strait", "straits", "sea", "gulf", "bay", "canal", "channel", "waterway"), _WATER),
        **dict.fromkeys(("island", "islands", "islanders", "archipelago", "atoll"), _LAND | _WATER),
        "region": _AREA,
    }
)
"""Noun → precisions of the hotspots that it may stand for. A region is more than a country, or a part of one."""
_IN_NAMES = frozenset(noun for noun, precisions in _MEANT.items() if precisions == _WATER) | {"peninsula"}
"""Nouns that mean one place of the name wherever they stand; many islands and cities have them in their names."""
_OPENS = r"\A\W*(?:(?:and|but|in|across|throughout|around),? )*"
_DEFINITE = re.compile(
    rf"(?P<opens>{_OPENS})?\b(?:the|that|this) (?P<noun>{'|'.join(_MEANT)})\b(?!-)(?! of (?:the )?(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
"""`The Strait of Malacca` is a name, and `the government of Mali` needs nothing that stands before."""


def generic_nouns(sentence: Sentence) -> tuple[str, ...]:
    """The nouns by which a sentence speaks of a place that was named before, in its order: `strait`, `country`."""
    nouns = {
        found["noun"].casefold(): None
        for found in _DEFINITE.finditer(sentence.text)
        # Only what a sentence opens with says which region is meant; `the Gulf` may be a name.
        if (found["opens"] is not None or found["noun"].casefold() != "region")
        and not any(
            one.start - sentence.start <= found.start("noun") < one.end - sentence.start for one in sentence.places
        )
    }
    return tuple(nouns)


def may_mean(noun: str, hotspot: Hotspot) -> bool:
    """Whether such a noun can stand for a hotspot."""
    return hotspot.precision in _MEANT[noun]


class Antecedents:
    """What a text has named so far, by the nouns that it may use for it from then on."""

    def __init__(self, hotspots: Mapping[str, Hotspot]) -> None:
        self._hotspots = hotspots
        self._last: dict[str, str] = {}
        self._within: dict[tuple[str, str], list[str]] = {}
        for id_, hotspot in hotspots.items():
            for noun in _nouns_of(hotspot.name):
                self._within.setdefault((noun, hotspot.parent or ""), []).append(id_)

    def meant(self, nouns: Iterable[str], near: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Each noun with the hotspot last named by it, or the one so named within those that are spoken of."""
        for noun in nouns:
            within = [id_ for parent in near for id_ in self._within.get((noun, parent), ())]
            if noun in self._last:
                yield noun, self._last[noun]
            elif len(within) == 1:
                yield noun, within[0]

    def add(self, text: str, reach: Reach) -> None:
        """Take in that a place of this name stands for a hotspot."""
        for noun in _nouns_of(text):
            self._last[noun] = reach.hotspot
        if reach.direct and may_mean("region", self._hotspots[reach.hotspot]):
            self._last["region"] = reach.hotspot


def _nouns_of(name: str) -> Iterator[str]:
    return (word for word in name.casefold().split() if word in _IN_NAMES)


@dataclass(slots=True, kw_only=True)
class Focus:
    """What a paragraph is about so far."""

    usual: frozenset[str]
    hotspots: tuple[str, ...] = ()
    words: set[str] = field(default_factory=set)
    """Stems of the sentences that named them."""
    topic: bool = False
    """Whether the paragraph opened with them."""
    sentences: int = 0
    fresh: bool = False
    """Whether the sentence before named them."""
    asked: bool = False
    """Whether the sentence before was a question that named them."""

    def go_on(self, sentence: Sentence, told: tuple[str, ...], source: "Focus") -> None:
        """Take in the next sentence, which went on from `source`: this paragraph, or the one before."""
        self.fresh = bool(told)
        asks = sentence.text.endswith("?")
        stems = words(sentence.text) - self.usual
        if told and told == self.hotspots:
            self.words |= stems
        elif told:
            self.topic = not self.sentences or (self.topic and set(told) <= set(self.hotspots))
            self.hotspots, self.words = told, stems
        elif (source.asked and source is not self) or source.again(sentence):
            if source is not self:
                self.hotspots, self.topic = source.hotspots, True
            self.words |= source.words | stems
        self.asked = asks and bool(told)
        # A question opens no paragraph; its answer does.
        self.sentences += bool(told) or not asks

    def again(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks again of what stood with the hotspots."""
        return spoken_of_again(sentence.text, self.words)
