"""Who says a quote and how firmly, in words that stand wherever the quote goes.

Without a speaker the article itself says it. A speaker's words are said to be reported by the article, or disputed; a
forecast, a condition, a promise and a threat are said to be one.
"""

from collections.abc import Mapping

from geo.dataset.claims import Mode, Stance
from geo.dataset.dates import date_text
from geo.dataset.model import Excerpt, Source

__all__ = ["MODE_WORDS", "STANCE_WORDS", "said_by", "said_in"]

MODE_WORDS: Mapping[Mode, str] = {
    Mode.STATED: "",
    Mode.FORECAST: "a forecast",
    Mode.CONDITIONAL: "a condition",
    Mode.PROMISE: "a promise",
    Mode.THREAT: "a threat",
}
"""What a quote is that does not state a fact; no words for one that does."""

STANCE_WORDS: Mapping[Stance, str] = {
    Stance.ASSERTS: "shared by the article",
    Stance.REPORTS: "as reported by the article",
    Stance.DISPUTES: "reported and disputed by the article",
}
"""The article's attitude to the words of a speaker."""

_IN: Mapping[Stance, str] = {
    Stance.ASSERTS: "as quoted with approval in",
    Stance.REPORTS: "as reported in",
    Stance.DISPUTES: "as reported and disputed in",
}


def said_by(excerpt: Excerpt) -> str:
    """Speaker, the article's attitude and the mode, beside a quote whose article is named already.

    `Sergey Lavrov, as reported by the article; a threat`; no text where the article itself states it.
    """
    speaker = f"{excerpt.speaker}, {STANCE_WORDS[excerpt.stance]}" if excerpt.speaker else ""
    return "; ".join(part for part in (speaker, MODE_WORDS[excerpt.mode]) if part)


def said_in(excerpt: Excerpt, source: Source) -> str:
    """The same for a quote that goes on its own, with the article's title and date.

    `Sergey Lavrov, as reported in “Title”, September 2020`; the mode alone, or no text, where the article says it.
    """
    if excerpt.speaker is None:
        return MODE_WORDS[excerpt.mode]
    title = f"“{' '.join(source.title.split())}”" if source.title else source.label
    date = date_text(source.issued) if source.issued else "no date"
    speaker = f"{excerpt.speaker}, {_IN[excerpt.stance]} {title}, {date}"
    return "; ".join(part for part in (speaker, MODE_WORDS[excerpt.mode]) if part)
