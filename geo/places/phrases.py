"""Names that the words around them say are places: `Ada Moss, 34, of Sikeston`, `Holly, near the border`.

Villages and quarters are in no gazetteer of ours, and news says what they are when it first names them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from geo.places.gazetteer import word_set
from geo.places.name_finder import NameFinder
from geo.places.patterns import NamedSpan
from geo.places.spelling import matching_form
from geo.places.toponym import PlaceKind

__all__ = ["named_again", "named_by_phrase"]

_WORD = r"(?:(?:[Aa]l|[Ee]l)-)?[A-Z][^\W\d_]+(?:(?!['’]s\b)['’-][^\W\d_]+)*"
_WORDS = rf"(?P<name>(?:(?:St\.?|{_WORD})[ \u00a0](?:d[aeou]s?[ \u00a0])?){{0,2}}{_WORD})"
_NAME = rf"{_WORDS}(?![\w-]|[ \u00a0][A-Z]|['’]s\b)"
_SETTLEMENTS = r"village|town|township|city|hamlet|suburb|municipality|neighbou?rhood|settlement|borough|district"
_SIDE = r"(?:north|south|east|west|northeast|northwest|southeast|southwest)(?:ern)?"
_MILES = r"(?:miles?|kilomet(?:er|re)s?|km)"
_LINKED = re.compile(rf"\b(?P<link>[Nn]ear|in|outside|at|of|from)[ \u00a0]{_NAME}")
_SITES = (
    r"born|buried|settled|camps?|villagers|troops|soldiers|barracks|prison|headquarters|refinery|mines?|smelter|base|"
    r"air(?:base|field|port|strip)"
)
_EVENTS = (
    r"lives?|lived|living|resides?|resided|raised|died|grew up|homes?|houses?|farms?|schools?|church|hospitals?|"
    r"shelters?|residents?|fighting|clashes|killed|wounded|arrested|crash(?:ed)?|explosion|earthquake|attacks?|cases|outbreak|"
    r"clinics?|toll|plants?|factory|mill|cemetery|checkpoints?|workplace|riots"
)
_LEADING = {
    "in": re.compile(rf"\b(?:{_SITES}|{_EVENTS})[ \u00a0]$", re.IGNORECASE),
    "outside": re.compile(rf"\b(?:{_SITES}|{_EVENTS}|{_MILES})[ \u00a0]$", re.IGNORECASE),
    "at": re.compile(rf"\b(?:{_SITES})[ \u00a0]$", re.IGNORECASE),
    "of": re.compile(
        rf"(?:\b{_SIDE}|, \d\d,(?: formerly)?|, formerly|\b(?:outskirts|residents?|natives?|suburbs?|villages?|"
        r"neighbou?rhoods?))[ \u00a0]$",
        re.IGNORECASE,
    ),
    "from": re.compile(rf"\b{_MILES}[ \u00a0]$"),
}
"""What stands before a small word and a place, and before nothing else; `near` needs nothing."""
_LONGEST = 20
"""Code points looked at before a small word."""
_FOLLOWED = re.compile(
    rf"(?<=[a-z,.][ \u00a0]){_NAME}, (?:an? (?:[a-z-]+ ){{0,3}}(?:{_SETTLEMENTS})(?:,| (?:in|of|on|near|\d|{_SIDE}))"
    rf"|(?:just )?(?:near|outside) (?:the )?[A-Z]|(?:about |some |around )?\d[\d.,]* {_MILES}\b)"
)
"""What says after a comma where a place lies."""
_NAMED_KIND = re.compile(
    rf"(?<=[a-z’'][ \u00a0]){_WORDS} (?:district|neighbou?rhood|village|suburb|prefecture|governorate|oblast|islands?|"
    r"peninsula|refugee camp)\b"
)
_PARTICIPLE = re.compile(r"-[a-z]+(?:ed|ing|run|held)$")
_NO_NAME = word_set("no-name") | word_set("no-place") | word_set("titles")
_NO_CITY = word_set("no-town")
_JOINED = re.compile(r"[\w-]")


def named_by_phrase(text: str) -> Iterator[NamedSpan]:
    """Names that are said to be those of places, in no order."""
    led = (match for match in _LINKED.finditer(text) if _leads(text, match.start(), match["link"]))
    for match in chain(led, _FOLLOWED.finditer(text), _NAMED_KIND.finditer(text)):
        words = match["name"].split()
        if words[0] in _NO_NAME or words[-1] in _NO_CITY or any(map(_PARTICIPLE.search, words)):
            continue
        if not any(map(str.isupper, words)):
            yield match.start("name"), match.end("name"), PlaceKind.CITY, match["name"]


def _leads(text: str, start: int, link: str) -> bool:
    before = _LEADING.get(link)
    return before is None or before.search(text, max(0, start - _LONGEST), start) is not None


def named_again(text: str, names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Start and end in code points of each place in the text where one of some names stands, with the name."""
    for number, start, end in NameFinder(tuple(map(matching_form, names))).find(matching_form(text)):
        if not any(_JOINED.fullmatch(beside) for beside in (text[start - 1 : start], text[end : end + 1])):
            yield start, end, names[number]
