"""A speaker's name as a reader writes it: without titles, in full where the article has it in full anywhere."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from geo.proposals.noun_phrases import SPEAKING_NOUN

__all__ = ["LONGEST_NAME", "SpeakerNames", "is_person", "plain_name"]

LONGEST_NAME = 80
"""Characters of a speaker in the data file."""
_TITLES = frozenset(
    re.findall(
        r"\S+",
        "President Vice Premier Prime Minister Chancellor Secretary General State Foreign Defense Defence "
        "Interior Finance Ambassador Senator Sen Representative Rep Governor Gov Mayor King Queen Prince Princess "
        "Sheikh Emir Pope Chairman Chairwoman Speaker Admiral Adm Gen Lt Lieutenant Colonel Col Major Maj Captain "
        "Capt Commander Marshal Brigadier Dr Prof Professor Mr Mrs Ms Sir Lord Lady Dame Director Deputy "
        "Assistant Spokesman Spokeswoman Spokesperson Envoy Special Presidential National Security Adviser "
        "Advisor Leader Comrade Justice Judge Ayatollah Imam First Former",
    )
)
_ORGANISATION = re.compile(
    r"\b(?:Ministry|Department|Institut\w+|Council|Party|Bank|University|College|School|News|Agency|Parliament|Office|"
    r"Cent(?:er|re)|Times|Post|Journal|Tribune|Gazette|Herald|Monitor|Program(?:me)?|Organi[sz]ation|Commission|"
    r"Committee|Union|Nations|States|Foundation|Street|House|Group|Association|Court|Congress|Army|Navy|Force|Forces|"
    r"Board|Command|World|Television|Radio|Sea|Ocean|War|Republic|Kingdom|Federation|Fund|Initiative|Corporation|"
    r"Company|Service|Bureau|Academy|Society|Network|Voice|International|Global|Watch|Forum|Government|Administration|"
    r"North|South|East|West|Northern|Southern|Eastern|Western|Central|Treaty|Pact|Strategy|Policy|Road|Belt|Games|"
    r"Times|Daily|Today|Review|Street|Assembly|Front|League|Alliance|Minister|President|Secretary)\b"
)
_CAP = r"[A-ZÀ-Þ][^\W_]*(?:[-’'](?!s\b)[^\W_]+)*"
_RUN = re.compile(rf"(?<![\w.])(?:[A-Z]\. )?{_CAP}(?: (?:(?:[A-Z]\.|de|du|da|bin|van|von|der|al) )?{_CAP}){{1,6}}")
_NO_NAME = frozenset(
    re.findall(
        r"\S+",
        "The A An In On At By For From But And Or So Yet As When While After Before If With Without Both Some "
        "Many Most This That These Those He She It They We His Her Its Their Our Although Though Because Since "
        "Under Over During Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
        "May June July August September October November December Last Next Now Then Today Meanwhile However Even "
        "Only Not No According Also Like Unlike To Of",
    )
)
_WITHOUT = re.compile(r"\A(?:both|those|all) (?=[A-ZÀ-Þ])", re.IGNORECASE)
_QUALIFIED = re.compile(r"\A[A-Z]\w*-(?:run|owned|controlled|based|backed|led|funded|born) (?=[A-ZÀ-Þ])")
_TAIL = re.compile(rf"(?P<name>(?:[A-Z]\. )?{_CAP}(?: (?:(?:[A-Z]\.|de|du|da|bin|van|von|der|al) )?{_CAP}){{0,3}})\Z")
_AT = re.compile(r" (?:of|at|from|in|with) (?:the )?(?=[A-Z])")


def is_person(name: str) -> bool:
    """Whether a name looks like a person's: two or three words with capitals, none of them an organisation's."""
    words = name.split()
    return 2 <= len(words) <= 4 and words[0][0].isupper() and words[-1][0].isupper() and not _ORGANISATION.search(name)


def plain_name(phrase: str) -> str:
    """A noun phrase as a name: `the Russian foreign minister Sergey Lavrov` is Sergey Lavrov."""
    name = _WITHOUT.sub("", " ".join(phrase.split()).strip(" ,’'"))
    if " and " in name:
        parts = name.split(" and ")
        return name if any(_ORGANISATION.search(part) for part in parts) else " and ".join(map(plain_name, parts))
    name = _QUALIFIED.sub("", name)
    if behind := _behind_noun(name):
        return plain_name(behind)
    owned = _unowned(name.removeprefix("the "))
    name = owned if name == f"the {name[4:]}" and is_person(owned) else name
    if name[:1].isupper():
        start = _AT.split(name)[0]
        name = start if is_person(_untitled(start)) else name
        return _untitled(_unowned(name))
    return name


def _behind_noun(name: str) -> str | None:
    """The name that follows what somebody is: `the news site Vzglad`, `ambassador to the US Anatoly Antonov`."""
    nouns, tail = list(SPEAKING_NOUN.finditer(name)), _TAIL.search(name)
    if not nouns or tail is None or tail.start() == 0 or nouns[-1].end() > tail.start():
        return None
    if nouns[-1].end() == tail.start() - 1:
        return tail["name"]
    words = tail["name"].split()
    while len(words) > 2 and words[0].isupper() and len(words[0]) > 1:
        words = words[1:]
    person = " ".join(words)
    return person if len(words) < len(tail["name"].split()) and is_person(person) else None


def _unowned(name: str) -> str:
    """`Carnegie’s Alexander Gabuev` without the owner; `China’s Foreign Ministry` keeps it."""
    owner = re.match(r".*?[’']s (?=[A-ZÀ-Þ])", name)
    rest = name[owner.end() :] if owner else ""
    return rest if rest and not _ORGANISATION.search(_untitled(rest)) else name


def _untitled(name: str) -> str:
    words = name.split()
    last = max((n for n, word in enumerate(words) if word.strip(".,") in _TITLES), default=-1)
    after = [word for word in words[last + 1 :] if word not in {"of", "for", "the"}]
    titled = last >= 0 and all(
        word.strip(".,") in _TITLES | {"of", "for", "the"} or n < last for n, word in enumerate(words)
    )
    if last < 0 or not after or titled or _ORGANISATION.search(" ".join(words[last + 1 :])):
        return name
    return " ".join(words[last + 1 :])


class SpeakerNames:
    """The full names of a text's persons, by the one name that stands for them elsewhere in it."""

    def __init__(self, text: str, places: Collection[str]) -> None:
        """`places` are names of places in the text, which are no one's surname."""
        self._places = frozenset(place.casefold() for place in places)
        counts = Counter(name for name in _full_names(text) if not self._has_place(name))
        self._full: dict[str, list[str]] = {}
        for name, _ in counts.most_common():
            words = name.split()
            for part in dict.fromkeys((words[-1], words[0]) if len(words) <= 3 else (words[-1],)):
                self._full.setdefault(part, []).append(name)

    def resolved(self, name: str) -> str:
        """The name in full where the text has it; `Kashin` is `Vassily Kashin`, and what is no surname stays."""
        if " and " in name:
            return " and ".join(map(self.resolved, name.split(" and ")))
        if " " in name or self.is_place(name) or not name[:1].isupper():
            return name
        known = self._full.get(name, [])
        return next((one for one in known if one.split()[-1] == name), known[0] if known else name)

    def persons_in(self, sentence: str) -> tuple[str, ...]:
        """The persons that a sentence names, in full, in its order."""
        found: dict[str, None] = {}
        for word in re.finditer(rf"{_CAP}(?: {_CAP}){{0,3}}", sentence):
            name = _untitled(word[0])
            full = name if is_person(name) and name in self._full.get(name.split()[-1], ()) else self.resolved(name)
            if is_person(full) and not self._has_place(full):
                found[full] = None
        return tuple(found)

    def is_place(self, name: str) -> bool:
        """Whether it is the name of a place in the text."""
        return name.casefold() in self._places

    def _has_place(self, name: str) -> bool:
        return self.is_place(name) or any(map(self.is_place, name.split()))


def _full_names(text: str) -> Iterator[str]:
    for found in _RUN.finditer(text):
        words = found[0].split()
        while words and words[0].strip(".") in _NO_NAME:
            words = words[1:]
        name = _untitled(" ".join(words))
        if is_person(name) and not _QUALIFIED.match(name) and not (set(name.split()) & (_NO_NAME | _TITLES)):
            yield name
