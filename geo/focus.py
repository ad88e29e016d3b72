"""What a paragraph is about so far: what its next sentence may go on from."""

from dataclasses import dataclass, field

from geo.referring import spoken_of_again, words
from geo.section import Sentence

__all__ = ["Focus"]


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
