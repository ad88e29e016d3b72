"""What the words of an English sentence say of its places: named in passing, spoken of again, or left behind."""

import re
from collections import Counter
from collections.abc import Iterable

from geo.proposals.paragraphs import ITEM

__all__ = [
    "end_of_dateline",
    "has_object_pronoun",
    "in_passing",
    "is_answer",
    "is_statement",
    "names_place_again",
    "opening",
    "opens_with_reference",
    "spoken_of_again",
    "usual_words",
    "words",
]

_WORKPLACE = re.compile(
    r"\b(?:universit|institut|school|college|think.tank|academy|foundation|newspaper|news agency|magazine|professor|"
    r"lecturer|scholar|correspondent|(?:analyst|economist|expert|fellow|historian|researcher|strategist|trader)s? "
    r"(?:at|for|with))[^.;:]{0,60}\Z",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\W*(?:[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,40}(?:,[^—–!?;:()]{1,40})?(?: \([^()]{2,40}\))?"
    r"|[A-ZÀ-Þ][^—–!?;:()]{1,40}\([^()]{2,40}\)) ?(?:[—–]|--?) "
)
_ELSEWHERE = re.compile(r"\b(?:far from|unlike) (?:the )?\Z", re.IGNORECASE)
_VENUE = re.compile(
    r"\b(?:conference|forum|seminar|symposium|workshop)s? (?:held |hosted )?(?:in|at) \Z", re.IGNORECASE
)
"""Where somebody spoke."""
_SIGNED = re.compile(
    r"\b(?:truce|ceasefire|agreement|deal|accord|treaty|plan|declaration) (?:that )?(?:was |were )?"
    r"(?:proposed|signed|brokered|reached|agreed|negotiated|initialled) in \Z",
    re.IGNORECASE,
)
_PARTNER_BEFORE = re.compile(r"\b(?:with|to|from|by|for|let|allowed|hired) an? \Z", re.IGNORECASE)
_PARTNER = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:buyer|seller|trader|supplier|firm|company|contractor|consortium|operator|investor|bank|"
    r"lender|shipyard|airline)\b"
)
"""`signed with a Korean buyer`: where the other one is from, not what the sentence is about."""
_BEARER = re.compile(r" (?:national|citizen|passport)\b")
_BASED = re.compile(r"[-‐‑](?:based|born|educated|made|style)\b")
_NAMED_AFTER = re.compile(
    r" (?:Process|Accords?|Agreements?|Conventions?|Declaration|Protocol|Treaty|Pact|Format|Consensus)\b"
)
"""What is called after the place where it was signed, and is about another one."""

_AGAIN = (
    r"there|the (?:country|nation|state|region|area|province|city|town|territory|islands?|peninsula|strait|capital|"
    r"government|regime)"
)
_NAMES_AGAIN = re.compile(rf"\b(?i:{_AGAIN})\b(?! of (?:the )?[A-ZÀ-Þ])")
_IMPERSONAL = "is|was|will|would|may|might|could|seems|seemed|appears|appeared|looks|looked|takes|took|remains|follows"
_OBJECT = re.compile(rf"\A\W*It (?!(?:{_IMPERSONAL})\b|has been)|\b(?:[Ii]ts\b|it[,.;:])")
_ANSWER = re.compile(r"(?:A|Answer)[:.] ")
_QUESTION = re.compile(r"(?:Q|Question)[:.] ")
_CAPITAL = re.compile(r"[\"'“‘(]?[A-ZÀ-Þ0-9]")
_DASH = re.compile(r" (?:[—–]|--?) ")
_CAPTION = re.compile(r"(?:Photo|Photograph|Image|Picture|Caption|Figure|Map|Source|Sources|Credit)\b[^.:]{0,20}: ")
_LINKS = "and|but|yet|still|also|then|now|so|though|moreover|however|in|on|at|by|of|since|after|during|for|from"
_OPENS = re.compile(
    rf"\W*(?:(?:{_LINKS}),? )*"
    rf"(?:it|its|they|their|this|that|these|those|such|both|he|his|she|her|the (?:two|three)|{_AGAIN})\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|that|this|those|these)((?: [\w’'-]+){1,3})", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 7
"""Letters of a word that tell it from others, so that `exercise` and `exercises` are one."""
_COMMON = frozenset(
    word[:_STEM]
    for word in re.findall(
        r"\w+",
        "their there these those which would could about after again against before between other should since still "
        "under until where while president minister foreign government country countries state states region regional "
        "international political relations relationship united world leader leaders power powers first second month "
        "months years earlier recent recently",
    )
)
_USUAL, _USUAL_SHARE = 3, 0.1
"""Paragraphs, and share of them, in which a word may stand and still tie two sentences together."""

_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_SHORTEST = 4


def in_passing(before: str, after: str) -> bool:
    """Whether a place between these words of its sentence only says where somebody works, or what is left behind."""
    before_it = (_WORKPLACE, _VENUE, _SIGNED, _ELSEWHERE)
    if _PARTNER.match(after) and _PARTNER_BEFORE.search(before):
        return True
    return any(pattern.search(before) for pattern in before_it) or any(
        pattern.match(after) for pattern in (_BASED, _NAMED_AFTER, _BEARER)
    )


def end_of_dateline(sentence: str) -> int:
    """How far it only says where the report was written: `DUBAI, March 4 —`, `Geneva (Agency) –`; 0 without that."""
    found = _DATELINE.match(sentence)
    return found.end() if found else 0


def opening(sentence: str) -> int:
    """How far no words of the sentence itself go: the mark of a list's item, `A:` before an answer, a dateline."""
    end = 0
    for pattern in (ITEM, _ANSWER):
        found = pattern.match(sentence, end)
        end = found.end() if found else end
    own = sentence[end:]
    dateline = end_of_dateline(own)
    # Of `NATO — Europe’s shield — met` the first words are its own.
    return end + dateline if dateline and _CAPITAL.match(own, dateline) and not _DASH.search(own, dateline) else end


def opens_with_reference(sentence: str) -> bool:
    """Whether a sentence begins with what refers back: `It`, `And they`, `The two`, `The country`."""
    return bool(_OPENS.match(sentence))


def names_place_again(sentence: str) -> bool:
    """Whether a sentence speaks of `the country`, `the region`, `there`."""
    return bool(_NAMES_AGAIN.search(sentence))


def is_answer(sentence: str) -> bool:
    """Whether a sentence opens an answer in an interview, as `A:` says."""
    return bool(_ANSWER.match(sentence))


def has_object_pronoun(sentence: str) -> bool:
    """Whether something that was named before stands in it as `it` or `its`, which no `It is said` can be."""
    return bool(_OBJECT.search(sentence))


def spoken_of_again(sentence: str, known: Iterable[str]) -> bool:
    """Whether a sentence speaks of `the exercise` or `those sanctions` that are among the known words."""
    known = set(known)
    return any(words(found[1]) & known for found in _DEFINITE.finditer(sentence))


def words(text: str) -> set[str]:
    """The stems of a text's longer words, save those that every article uses."""
    return {word.casefold()[:_STEM] for word in _WORD.findall(text)} - _COMMON


def usual_words(paragraphs: Iterable[str]) -> frozenset[str]:
    """The stems that so many paragraphs of a text share that they tie no two sentences of it together."""
    stems = [words(paragraph) for paragraph in paragraphs]
    counts = Counter(stem for one in stems for stem in one)
    most = max(_USUAL, len(stems) * _USUAL_SHARE)
    return frozenset(stem for stem, count in counts.items() if count > most)


def is_statement(sentence: str) -> bool:
    """Whether a sentence can be quoted: it ends, and is no question, caption or fragment (`No more.`)."""
    other = sentence.endswith("?") or _QUESTION.match(sentence) or _CAPTION.match(sentence)
    own = sentence[opening(sentence) :]
    return bool(_ENDED.search(own)) and len(own.split()) >= _SHORTEST and not other
