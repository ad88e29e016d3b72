"""Names that no gazetteer needs to know, because the words beside them say what they are: `Fairfield County`."""

import re
from collections.abc import Iterator

from geo.places.gazetteer import word_set
from geo.places.toponym import PlaceKind

__all__ = ["before_state", "listed_divisions", "named_by_pattern"]

_NAME = r"[A-Z][^\W\d_]+(?:(?!['’]s\b)['’-][A-Z]?[^\W\d_]+)*"
_NAMES = rf"(?:(?:St\.?|Mt\.?|Ft\.?|{_NAME})[ \u00a0]){{1,3}}"
_DIVISIONS = "County|Parish|Township|Borough|Province|Prefecture|Governorate|Oblast|Krai|Canton|Voivodeship"
_WATERS = "River|Lake|Bay|Creek|Strait|Straits|Sea|Gulf|Lagoon|Reservoir|Canal"
_LANDS = (
    "Valley|Island|Islands|Peninsula|Mountains|Mountain|Desert|Canyon|Basin|Archipelago|Delta|Atoll|Plateau|Steppe|Range|"
    "Hills|Heights|Falls"
)
_HEAD = re.compile(rf"(?<=[\w.][ \u00a0])(?:{_DIVISIONS}|{_WATERS}|{_LANDS})(?![\w-])")
_BEFORE = re.compile(rf"(?<![\w-]){_NAMES}$")
_LONGEST = 80
"""Code points looked at before such a word."""
_HEADED = re.compile(
    r"(?<![\w-])(Lake|Loch|Lough|Fort|Mount|Mt\.|River|Isle of|Gulf of|Bay of|Strait of|Sea of)"
    rf"[ \u00a0]({_NAME})(?![\w-])"
)
_OF = re.compile(
    rf"\b(city|town|village|port|hamlet|township|suburb|municipality|province|state|district|county|region|island) of "
    rf"({_NAME}(?:[ \u00a0]{_NAME})?)(?![\w-])"
)
_DIVISION_OF = {
    "counties": "County",
    "parishes": "Parish",
    "townships": "Township",
    "provinces": "Province",
    "prefectures": "Prefecture",
    "governorates": "Governorate",
}
_HEAD_OF_LIST = re.compile(rf"(?<=\w[ \u00a0])(?:{'|'.join(_DIVISION_OF)})(?![\w-])", re.IGNORECASE)
_ONE = rf"(?:(?:St\.?|{_NAME})[ \u00a0]){{0,2}}{_NAME}"
_LIST = re.compile(rf"(?<![\w-])(?:{_ONE},[ \u00a0])*{_ONE},?[ \u00a0](?:and|or)[ \u00a0]{_ONE}[ \u00a0]$")
_IN_LIST = re.compile(_ONE)
_DIRECTIONS = frozenset({"North", "South", "East", "West", "Upper", "Lower", "Old"})
_CITIES = frozenset({"city", "town", "village", "port", "hamlet", "township", "suburb", "municipality"})
_NO_NAME = word_set("no-name")
_TOWN = rf"(?P<name>(?:(?:St\.?|Mt\.?|Ft\.?|De|La|Le|Mc|{_NAME})[ \u00a0]){{0,2}}{_NAME})$"
_LED_TO = re.compile(rf"\b(?:in|of|from|near|at|to|outside|around|through|leaving)[ \u00a0]{_TOWN}")
_LISTED = re.compile(rf"(?:\b[a-z]+|[,;])[ \u00a0]{_TOWN}")
_NO_CITY = word_set("no-town")
_NO_TOWN = _NO_NAME - _DIRECTIONS - {"New"}
NamedSpan = tuple[int, int, PlaceKind, str]
"""Start and end in code points, kind and name."""


def named_by_pattern(text: str) -> Iterator[NamedSpan]:
    """Names whose own words say what they are, in no order."""
    for match in _HEAD.finditer(text):
        # From the head back: a pattern with the names first is tried at every capital of the text.
        names = _BEFORE.search(text, max(0, match.start() - _LONGEST), match.start())
        words = names[0].split() if names else []
        kept = _DIRECTIONS if match[0] == "Township" else frozenset()
        while words and words[0] in _NO_NAME - kept:
            # `The Fairfield County`; but `South Lebanon Township` is whole.
            words = words[1:]
        if words:
            start = match.start() - len(" ".join(words)) - 1
            yield start, match.end(), _kind(match[0]), text[start : match.end()]
    for match in _HEADED.finditer(text):
        if match[2] not in _NO_NAME:
            kind = PlaceKind.REGION if match[1] in {"Fort", "Mount", "Mt.", "Isle of"} else PlaceKind.SEA
            yield match.start(), match.end(), kind, match[0]
    for match in _OF.finditer(text):
        if match[2].split()[0] not in _NO_NAME:
            kind = PlaceKind.CITY if match[1] in _CITIES else PlaceKind.PROVINCE
            kind = PlaceKind.REGION if match[1] == "island" else kind
            yield match.start(2), match.end(2), kind, match[2]


def listed_divisions(text: str) -> Iterator[NamedSpan]:
    """The names in `Lancaster, Berks and Lebanon counties`, each as that of a division: `Lebanon County`."""
    for head in _HEAD_OF_LIST.finditer(text):
        begin = max(0, head.start() - 2 * _LONGEST)
        for names in _LIST.finditer(text, begin, head.start()):
            for match in _IN_LIST.finditer(text, names.start(), names.end()):
                if match[0].split()[0] not in _NO_NAME:
                    name = f"{match[0]} {_DIVISION_OF[head[0].lower()]}"
                    yield match.start(), match.end(), PlaceKind.PROVINCE, name


def before_state(text: str, state: int, *, listed: bool) -> tuple[int, int] | None:
    """Start and end of the name of a town before `, Ohio`, where `state` is the offset of the state.

    A word such as `in` must lead to it; where `listed`, any word without a capital does, or a comma.
    """
    comma = text[max(0, state - 2) : state]
    if comma not in {", ", ",\u00a0"}:
        return None
    begin = max(0, state - 50)
    match = (_LISTED if listed else _LED_TO).search(text[begin : state - 2])
    if match is None or match["name"].split()[-1] in _NO_CITY or match["name"].split()[0] in _NO_TOWN:
        return None
    return begin + match.start("name"), begin + match.end("name")


def _kind(head: str) -> PlaceKind:
    if head in _DIVISIONS.split("|"):
        return PlaceKind.PROVINCE
    return PlaceKind.SEA if head in _WATERS.split("|") else PlaceKind.REGION
