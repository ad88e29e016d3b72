"""Names that the words around them say are places: `Ada Moss, 34, of Sikeston`, `Holly, near the border`.

Villages and quarters are in no gazetteer of ours, and news says what they are when it first names them.
"""

import re
from collections.abc import Collection, Iterator

from geo.gazetteer import word_set
from geo.place import PlaceKind
from geo.place_patterns import Found

__all__ = ["named_again", "named_by_phrase"]

_WORD = r"[A-Z][^\W\d_]+(?:(?!['’]s\b)['’-][^\W\d_]+)*"
_WORDS = rf"(?P<name>(?:(?:St\.?|{_WORD})[ \u00a0]){{0,2}}{_WORD})"
_NAME = rf"{_WORDS}(?![\w-]|[ \u00a0][A-Z]|['’]s\b)"
_SETTLEMENTS = r"village|town|township|city|hamlet|suburb|municipality|neighbou?rhood|settlement|borough|district"
_SIDE = r"(?:north|south|east|west|northeast|northwest|southeast|southwest)(?:ern)?"
_MILES = r"(?:miles?|kilomet(?:er|re)s?|km)"
_LEADING = re.compile(
    rf"(?:(?i:\b{_SIDE} of|\b{_MILES} (?:from|outside)|, \d\d, (?:formerly )?of|, formerly of|\boutskirts of|"
    r"\b(?:residents?|natives?|suburbs?|villages?|neighbou?rhoods?) of|"
    r"\b(?:born|buried|settled|camps?|villagers|troops|soldiers|barracks|prison|headquarters|refinery|mines?|smelter|"
    r"base|lives?|lived|living|resides?|resided|raised|died|grew up|homes?|houses?|farms?|schools?|church|hospitals?|"
    r"shelters?|residents?|fighting|clashes|killed|wounded|arrested|crash(?:ed)?|explosion|earthquake|attacks?|cases|"
    r"outbreak|clinics?|toll|plants?|factory|mill|cemetery|checkpoints?|workplace|riots) (?:in|near|outside)|"
    r"\b(?:born|buried|camps?|villagers|troops|soldiers|barracks|prison|headquarters|refinery|mines?|smelter|base) at))"
    rf"[ \u00a0]{_NAME}"
)
"""What leads to a place and to nothing else."""
_FOLLOWED = re.compile(
    rf"(?<=[a-z,.][ \u00a0]){_NAME}, (?:an? (?:[a-z-]+ ){{0,3}}(?:{_SETTLEMENTS})(?:,| (?:in|of|on|near|\d|{_SIDE}))"
    rf"|(?:just )?(?:near|outside) (?:the )?[A-Z]|(?:about |some |around )?\d[\d.,]* {_MILES}\b)"
)
"""What says after a comma where a place lies."""
_NAMED_KIND = re.compile(
    rf"(?<=[a-z’'][ \u00a0]){_WORDS} (?:neighbou?rhood|village|suburb|prefecture|governorate|oblast|islands?|peninsula|"
    r"refugee camp)\b"
)
_PARTICIPLE = re.compile(r"-[a-z]+(?:ed|ing|run|held)$")
_NO_NAME = word_set("no-name") | word_set("no-place") | word_set("titles")
_NO_CITY = word_set("no-town")


def named_by_phrase(text: str) -> Iterator[Found]:
    """Names that are said to be those of places, in no order."""
    for pattern in (_LEADING, _FOLLOWED, _NAMED_KIND):
        for match in pattern.finditer(text):
            words = match["name"].split()
            if words[0] in _NO_NAME or words[-1] in _NO_CITY or any(map(_PARTICIPLE.search, words)):
                continue
            if not match["name"].isupper():
                yield match.start("name"), match.end("name"), PlaceKind.CITY, match["name"]


def named_again(text: str, names: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Start and end in code points of each place in the text where one of some names stands, with the name."""
    for name in names:
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            yield match.start(), match.end(), name
