"""Who says a stretch of text, the article's attitude to it and how firmly it is said, as it is proposed."""

from dataclasses import dataclass

from geo.dataset.claims import Mode, Stance
from geo.dataset.model import Excerpt

__all__ = ["NOBODYS", "Voice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What an excerpt would say of its speaker; without anything known it is the article's own words, as a fact."""

    speaker: str | None = None
    """Whose words or claim it is, as a reader writes the name; None where it is the article's own, or not known."""
    stance: Stance = Stance.ASSERTS
    """Never other than `asserts` without a speaker."""
    mode: Mode = Mode.STATED
    why: tuple[str, ...] = ()
    """Reasons: `“told” → Sergey Lavrov`, `“is likely to” → forecast`."""

    def on(self, excerpt: Excerpt) -> Excerpt:
        """The excerpt as it would stand in the data file with this speaker, stance and mode."""
        return excerpt.model_copy(update={"speaker": self.speaker, "stance": self.stance, "mode": self.mode})


NOBODYS = Voice()
"""The article's own words, as a fact, as far as anything is known."""
