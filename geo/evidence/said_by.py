"""Who says a quote and how firmly, in words that stand wherever the quote goes.

Without a speaker the article itself says it. A speaker's words are said to be reported by the article, disputed, or
quoted with approval. That a quote is a forecast, a conditional statement, a promise or a threat is the analyst's
reading of it, and said to be the analyst's.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from geo.dataset.claims import Mode, Stance
from geo.dataset.dates import date_text
from geo.dataset.model import Basis, Excerpt, Source

__all__ = [
    "ARTICLE",
    "MODE_WORDS",
    "STANCE_WORDS",
    "attribution",
    "said_by",
    "said_in",
    "speakers_line",
    "whose_words",
]

ARTICLE = "The article itself"
"""Who says what no speaker is named for."""

MODE_WORDS: Mapping[Mode, str] = {
    Mode.STATED: "",
    Mode.FORECAST: "a forecast",
    Mode.CONDITIONAL: "a conditional statement",
    Mode.PROMISE: "a promise",
    Mode.THREAT: "a threat",
}
"""What a quote is that does not state a fact; no words for one that does."""

STANCE_WORDS: Mapping[Stance, str] = {
    Stance.ASSERTS: "as quoted with approval by the article",
    Stance.REPORTS: "as reported by the article",
    Stance.DISPUTES: "as reported and disputed by the article",
}
"""The article's attitude to the words of a speaker."""

_IN: Mapping[Stance, str] = {
    Stance.ASSERTS: "as quoted with approval in",
    Stance.REPORTS: "as reported in",
    Stance.DISPUTES: "as reported and disputed in",
}

_LISTED: Mapping[Stance, str] = {
    Stance.ASSERTS: ", quoted with approval",
    Stance.REPORTS: "",
    Stance.DISPUTES: ", disputed",
}

_READING = "analyst’s reading:"

_INNER_MARKS = str.maketrans("“”", "\u2018\u2019")


def said_by(excerpt: Excerpt) -> str:
    """Speaker, the article's attitude and the mode, beside a quote whose article is named already.

    `Sergey Lavrov, as reported by the article; analyst’s reading: a threat`; the mode alone where the article says it,
    and no text where it is a plain statement of the article.
    """
    return _said(excerpt, STANCE_WORDS[excerpt.stance])


def whose_words(excerpt: Excerpt) -> str:
    """Speaker and the article's attitude alone, where the analyst's reading is told beside them.

    `Sergey Lavrov, as reported by the article`; no text where the article itself says it.
    """
    return f"{_one_line(excerpt.speaker)}, {STANCE_WORDS[excerpt.stance]}" if excerpt.speaker else ""


def attribution(excerpt: Excerpt) -> str:
    """`said_by` as a line of its own, which names the article where it speaks: `The article itself; …: a forecast`.

    No text where it is a plain statement of the article.
    """
    said = said_by(excerpt)
    return f"{ARTICLE}; {said}" if said and not excerpt.speaker else said


def said_in(excerpt: Excerpt, source: Source) -> str:
    """The same for a quote that goes on its own, with the article's title and date.

    `Sergey Lavrov, as reported in “Title”, September 2020`; title and date look as in the citation: in square brackets
    what is inferred, `n.d.` where no date is known, and the source's label where no title is.
    """
    return _said(excerpt, f"{_IN[excerpt.stance]} {_title(source)}, {_issued(source)}")


def speakers_line(excerpts: Iterable[Excerpt]) -> str:
    """Whose words an article passes on in these of its excerpts, as a sentence for lists of sources.

    `Passes on words of others: Sergey Lavrov (2); American pundits (1, disputed).`; in alphabetical order, each excerpt
    counted once however many hotspots it stands under; empty where the article alone speaks.
    """
    once = {excerpt.id: excerpt for excerpt in excerpts if excerpt.speaker}
    counts = Counter((_one_line(e.speaker or ""), e.stance) for e in once.values())
    listed = sorted(counts, key=lambda said: (said[0].casefold(), said))
    told = "; ".join(f"{name} ({counts[name, stance]}{_LISTED[stance]})" for name, stance in listed)
    return f"Passes on words of others: {told}." if told else ""


def _said(excerpt: Excerpt, how: str) -> str:
    speaker = f"{_one_line(excerpt.speaker)}, {how}" if excerpt.speaker else ""
    mode = MODE_WORDS[excerpt.mode]
    return "; ".join(part for part in (speaker, f"{_READING} {mode}" if mode else "") if part)


def _title(source: Source) -> str:
    if source.title is None:
        return _one_line(source.label)
    title = _one_line(source.title).translate(_INNER_MARKS)
    return f"“[{title}]”" if source.basis.get("title") == Basis.INFERRED else f"“{title}”"


def _issued(source: Source) -> str:
    if source.issued is None:
        return "n.d."
    date = date_text(source.issued)
    return f"[{date}]" if source.basis.get("issued") == Basis.INFERRED else date


def _one_line(text: str) -> str:
    return " ".join(text.split())
