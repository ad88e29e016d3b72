"""Whole sentences of a text, never across a paragraph or heading.

`nupunkt` (Punkt, Kiss & Strunk 2006, with its own list of abbreviations) finds the ends; its few known faults are put
right here. Its model is part of its package: nothing is fetched.
"""

import re

from nupunkt import sent_spans

from geo.proposals.paragraphs import Paragraph, paragraphs

__all__ = ["sentence_runs", "sentences_of", "split_sentences"]

Span = tuple[int, int]
"""Start and end in code points of the text, end exclusive."""

_TITLES = (
    "Prof|Profs|Capt|Sens|Reps|Gens|Govs|Lieut|Sept|Dept|Univ|Corp|Bros|Assn|Intl|Calif|Conn|Mass|Mich|Minn|Miss|Okla|"
    "Penn|Tenn|Wash|Messrs|Hons|Revs|Pres|Supt|Insp|Comdr|Cmdr"
)
_SHORTENED = "art|chs|col|com|eds|est|etc|fig|gen|geo|lat|max|min|nos|org|sec|ser|vol|www"
_PASSED_OVER = re.compile(
    rf"(?<!\w)(?!(?:{_TITLES}|{_SHORTENED})\.)(?:[^\W\d_]{{4,}}|[a-z]{{3}}|[^\W\d_]+[”’\"')]+|\d{{4}})\.[”’\"')\]]*"
    r"(?=\s+[“‘\"'(\[]?[A-ZÀ-Þ])"
)
"""A full stop after a word too long for an abbreviation, or one of three small letters that is none, before a capital:
the end of a sentence whatever is known of the word. Punkt's list holds such words (`aims`, `West`, `tax`) because law
reports abbreviate or names contain them."""
_RANKED = re.compile(r"(?<!\w)(?:Lt|Col|Gen|Maj|Sgt|Capt|Brig|Adm|Cdr|Cmdr|Dr|Mr|Mrs|Ms|St|Prof)\.\Z")
"""A rank or title: never the end of a sentence when a name follows (`Lt. Col. Silva`)."""
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)]\Z")


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text with their closing quotation marks; headings stand for themselves."""
    return tuple(span for paragraph in paragraphs(text) for span in sentences_of(text, paragraph))


def sentence_runs(text: str) -> tuple[tuple[Span, ...], ...]:
    """The sentences of a text that stand between two headings, which no quotation goes across."""
    found: list[list[Span]] = [[]]
    for paragraph in paragraphs(text):
        if paragraph.heading:
            found.append([])
        else:
            found[-1] += sentences_of(text, paragraph)
    return tuple(tuple(run) for run in found if run)


def sentences_of(text: str, paragraph: Paragraph) -> tuple[Span, ...]:
    """The sentences of one paragraph of a text."""
    if paragraph.heading:
        return ((paragraph.start, paragraph.end),)
    # A line end inside a paragraph is a space, so that Punkt takes it for none of its own paragraph ends.
    flat = re.sub(r"\s", " ", text[paragraph.start : paragraph.end])
    ends = {end for _, end in sent_spans(flat)} | {found.end() for found in _PASSED_OVER.finditer(flat)}
    found: list[Span] = []
    start = 0
    for end in sorted({*ends, len(flat)}):
        sentence = flat[start:end].strip()
        if not sentence or (end < len(flat) and (_RANKED.search(sentence) or _NUMBER.match(sentence))):
            continue
        begin = start + len(flat[start:end]) - len(flat[start:end].lstrip())
        found.append((paragraph.start + begin, paragraph.start + begin + len(sentence)))
        start = end
    return tuple(found)
