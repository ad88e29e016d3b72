"""What stands around a name in a text: the words that make it a place, a person's name or part of a longer name."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from geo.places.gazetteer import Gazetteer, word_set
from geo.places.spelling import matching_form

__all__ = ["WordContext", "title_lines"]

_REACH = 48
"""Code points looked at on either side; no rule needs more."""
_WORD = r"[\w'’&.-]+"
_WORD_MARKS = frozenset("_'’&.-")
_CAPITAL = rf"[A-Z0-9]{_WORD[:-1]}*"
_SPACES = frozenset(" \u00a0\n")
_NO_LETTER = re.compile(r"\W")
_INITIAL = re.compile(r"[A-Z]\.|[A-Z]\.[A-Z]\.")
_AFTER = re.compile(rf"[ \u00a0]({_WORD})")
_RUN = re.compile(
    rf"[ \u00a0](?:{_CAPITAL}|&|de)(?:[ \u00a0](?:of(?:[ \u00a0]the)?|and(?! the)|for|in|de|&|{_CAPITAL}))*"
)
_FIRST = re.compile(r"(?:^|[.!?:…][\"”’')\]]*|[\n\r“\"(])\s*$")
_LINE_START = re.compile(r"(?:^|\n)[ \t]*(?:[A-Z][A-Za-z .'’-]{1,25}/)*$")
_DATELINE = re.compile(
    r"(?:/[A-Z][A-Za-z .'’-]{1,25})*(?:, [A-Z][\w. ]{1,20})?(?: \([^)\n]{2,30}\))?,?[ \u00a0]?(?:—|–|--|- |• )"
)
_BYLINE = re.compile(r"(?:^|\n)[ \t]*By[ \u00a0](?:[A-Z][^\n]*[ \u00a0])?$")
_STOP = re.compile(r"[a-z]{2}\. [\"“(]?[A-Z]")
_POSSESSIVE = re.compile(r"['’]s?$")
_SCORE = re.compile(r"[ \u00a0\t]\d{1,3}(?=[,;]|[ \u00a0]\(|\s*(?:\n|$))")
_HELD = r"(?:\([A-Z][\w. ]+\)|[\"“][A-Z]\w+[\"”])"
"""A name before marriage, a husband's or a nickname, inside the name of a person: `Ada (Moss) Hill`."""
_AFTER_HELD = re.compile(rf"([A-Z][a-z]+) (?:\(|{_HELD} )$")
_BEFORE_HELD = re.compile(rf" {_HELD} [A-Z]")
_AFTER_KIN = re.compile(r"(\w+), $")
_HOURS = frozenset({"A.M.", "P.M."})
_ABBREVIATED_STATE = re.compile(r",[ \u00a0](?:[A-Z][a-z]{1,4}\.|[A-Z]\. ?[A-Z][a-z]*\.|[A-Z]{2}\b)")

_ORGANS = frozenset(
    {("Mayor",), ("Police",), ("Fire", "Department"), ("Fire", "Chief")}
    | set(product(("City", "Town", "Village"), ("Attorney", "Clerk", "Commission", "Council", "Hall", "Manager")))
)
"""Organs of a town, as they stand after its name."""
_PREFIXES = frozenset(
    {"Anti", "Euro", "Ex", "Indo", "Mid", "Non", "North", "Pan", "Post", "Pre", "Pro", "South", "Trans"}
)
"""What may stand before the hyphen of a place that stays one."""
_IN = word_set("in")
_TOWARDS = word_set("towards")
_AREA = word_set("area")
_TITLES = word_set("titles")
_OPENING = word_set("opening")
_KEPT = word_set("kept")
_PUBLIC = word_set("public")
_THINGS = word_set("things")
_AGAINST = word_set("against")
_KIN = word_set("kin")
_BEFORE_PLACE = word_set("of")
_PRIVATE = word_set("private")
_VERBS = word_set("verbs")


@dataclass(slots=False, eq=False)
class WordContext:
    """The surroundings of `text[start:end]`; offsets are code points."""

    text: str
    start: int
    end: int
    known: Gazetteer
    in_title: bool = False
    """Whether it stands in a line in which nearly every word has a capital."""
    left: str = field(init=False)
    """What stands before, on both sides of a line end."""
    right: str = field(init=False)
    """What stands after."""
    before: str = field(init=False)
    """The word directly before, with nothing but a space between, or the end of a line after a small letter."""
    after: str = field(init=False)
    """The word directly after, with nothing but a space between; else empty."""

    def __post_init__(self) -> None:
        self.left = self.text[max(0, self.start - _REACH) : self.start]
        self.right = self.text[self.end : self.end + _REACH]
        self.before = _last_word(self.left)
        match = _AFTER.match(self.right)
        self.after = match[1] if match else ""

    @cached_property
    def run(self) -> tuple[str, ...]:
        """The words with capitals that follow without a stop, with `of` and `and` between them.

        What is joined by `and` is another name: `Britain and the Soviet Union`.
        """
        match = _RUN.match(self.right)
        if not match:
            return ()
        words: list[str] = []
        for word in match[0].split():
            words.append(_POSSESSIVE.sub("", word.rstrip(".,")))
            if word.endswith(".") and len(word) > 4:
                break
        return tuple(words)

    @cached_property
    def opens(self) -> bool:
        """Whether it is the first word of a sentence or line."""
        return _FIRST.search(self.left) is not None

    @cached_property
    def follows_opening(self) -> bool:
        """Whether the word before has its capital only because it opens a sentence or is one such as `The`."""
        return self.before.rstrip(".") in _OPENING or self.follows_first

    @cached_property
    def follows_first(self) -> bool:
        """Whether the word before is the first of a sentence or line."""
        return _FIRST.search(self.left[: len(self.left) - len(self.before) - 1]) is not None

    @property
    def inside(self) -> bool:
        """Whether a word before says that something is in it."""
        return self.before.lower() in _IN

    @property
    def led_to(self) -> bool:
        """Whether a word before leads to it, or says which part of it."""
        return self.before.lower() in _TOWARDS

    @property
    def area(self) -> bool:
        """Whether a word after says that it is a place: `residents`, `-based`, `City Council`."""
        if self.after in _AREA or self.right.startswith(("-based", "-area", "-born")):
            return True
        return self.run[:1] in _ORGANS or self.run[:2] in _ORGANS

    @property
    def opponent(self) -> bool:
        """Whether it stands in a result, as the name of a team: `Tulsa 21, Owasso 14`."""
        if not _AGAINST.isdisjoint({self.before.lower(), self.after}):
            return True
        return _SCORE.match(self.right) is not None

    @property
    def thing(self) -> bool:
        """Whether a word after makes it the name of a street, a disease or a dish."""
        if self.after in {"St", "St."} and re.match(r" St\.? [A-Z]", self.right):
            return False  # The `St. Louis` of a list.
        return self.after in _THINGS and not (self.in_title and self.after[0].isupper())

    @cached_property
    def dateline(self) -> bool:
        """Whether it opens a report, as in `LAGOS, Nigeria (AP) —`."""
        left = self.left if self.start > len(self.left) else f"\n{self.left}"
        return _DATELINE.match(self.right) is not None and _LINE_START.search(left) is not None

    @cached_property
    def with_state(self) -> bool:
        """Whether the abbreviation of a state follows, as in `Tulsa, Okla.`."""
        match = _ABBREVIATED_STATE.match(self.right)
        return match is not None and any(entry.short for entry in self.known[matching_form(match[0][2:])])

    @cached_property
    def person(self) -> bool:
        """Whether it is a surname: a given name, an initial or a title stands before it."""
        word = self.before
        if word in _KIN or self.within_name:
            return True
        if word.rstrip(".") in _TITLES:
            # `Major European banks`
            return not (word in {"General", "Major"} and (self.in_title or self.follows_opening))
        if _INITIAL.fullmatch(word):
            return word not in _HOURS and not self.known[word]
        return matching_form(word) in self.known.given and word not in _OPENING

    @property
    def within_name(self) -> bool:
        """Whether it is held by the name of a person or follows what is: `Ada (Florence) Moss`, `Ada (Moss) Paris`."""
        if not self.left.endswith(("(", ") ", '" ', "” ")):
            return False
        match = _AFTER_HELD.search(self.left)
        return match is not None and matching_form(match[1]) in self.known.given

    @cached_property
    def given_name(self) -> bool:
        """Whether it is a given name: a surname follows, and no article stands before (`the London Interbank Rate`)."""
        if self.before in {"the", "The"}:
            return False
        kin = _AFTER_KIN.search(self.left) if self.left.endswith(", ") else None
        if (kin and kin[1] in _KIN) or _BEFORE_HELD.match(self.right):
            return True
        if not self.after or not self.after[0].isupper() or self.after in _KEPT:
            return False
        return not self.in_title or _BYLINE.search(self.left) is not None

    @cached_property
    def organisation(self) -> bool:
        """Whether it is in the name of an organisation or agreement: `Lagos University`, `University of Lagos`."""
        if self.run and self.run[0] not in _KEPT:
            # `China Talks With Japan`
            words = set(self.run[:1]) - _VERBS if self.in_title else self.run
            if any(word in self.known.organisations for word in words):
                return True
        elif not _PRIVATE.isdisjoint(self.run[1:4]):
            return True
        if self.before not in _BEFORE_PLACE or (match := _OF.search(self.left)) is None:
            return False
        # `House Speaker Sam Rayburn of Texas`
        return not any(word in _TITLES or matching_form(word) in self.known.given for word in match[0].split()[1:])

    @cached_property
    def people_organisation(self) -> bool:
        """Whether it is the adjective in the name of an organisation that is no organ of the state."""
        words = set(self.run[:4])
        named = bool((words & self.known.organisations) - _PUBLIC)
        # `Indonesian Energy Minister`
        return named and "Minister" not in words and not self.in_title

    @cached_property
    def joined(self) -> bool:
        """Whether a hyphen joins it to a word before that is no place: `Petro-Canada`, `al-Riyadh`."""
        word = _NO_LETTER.split(self.left[:-1])[-1] if self.left[-1:] == "-" else ""
        if not word[:1].isupper() or word.isupper() or word in _PREFIXES:  # `D-Iowa`, `EU-China`
            return word == "al"
        return not self.known[matching_form(word)]

    @cached_property
    def longer_name(self) -> bool:
        """Whether words with capitals beside it make it part of a longer name."""
        if self.in_title:
            return False
        after = self.after
        if (
            after
            and after[0].isupper()
            and after.rstrip(".,") not in _KEPT
            and not self.known[matching_form(after.rstrip(",.-"))]
        ):
            return True
        right, left = self.right, self.left
        if (
            right[:1] == "-"
            and right[1:2].isupper()
            and not self.known[matching_form(_NO_LETTER.split(right[1:], 1)[0])]
        ):
            return True
        before = self.before
        if left[-1:] == "-" and left[-2:-1].isalpha():
            return self.joined
        if not before or not before[0].isupper() or before.endswith((".", "-")):
            return False
        # A sentence that opens with a name has its capital, too: `Vasily Kashin`.
        opened = before.rstrip(".") in _OPENING or before.endswith(("ing", "ed", "'s", "’s"))
        return not opened and not self.known[matching_form(before)]


_OF = re.compile(
    r"\b(?:Universit(?:y|ies)|College|Bank|Museum|Church|Institute|Society|Academy|School|Treaty|Bishop|Archbishop|Duke|Duchess|Earl|Prince|"
    r"Princess|Archdiocese|Diocese|Club|Order|House|League|Association|Organi[sz]ation|Federation|Union|Center|"
    r"Centre|Hospital|Chamber|Conference|Foundation|Journal|"
    r"Office|Commission|Council|Committee|Bureau|Fund|Group|Authority|Cathedral|Daughters|Knights|Friends|Command)"
    r"(?: [A-Z]\w+)*(?: of [A-Z]\w+)? (?:of|at|for|(?:(?<=Committee )|(?<=Group ))on)(?: [Tt]he)? "
    r"(?:(?:(?:North|South|East|West)(?:ern)?|Central) )?$"
)


def _last_word(left: str) -> str:
    """The word at the end of a text that ends with a space; one that begins with a small letter may end its line."""
    if left[-1:] not in _SPACES:
        return ""
    # A pattern that ends at the end of a text would be tried at each of its letters.
    begin = end = len(left) - 1
    while begin and (left[begin - 1].isalnum() or left[begin - 1] in _WORD_MARKS):
        begin -= 1
    return left[begin:end] if left[-1] != "\n" or left[begin].islower() else ""


def title_lines(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each line in which nearly every word has a capital: a headline."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        words = line.split() if len(line) < 160 else ()
        if len(words) >= 4 and not line.rstrip().endswith((".", ",", ";")) and not _STOP.search(line):
            long = [word for word in words if len(word) > 3]
            if long and sum(word[0].isupper() or not word[0].isalpha() for word in long) >= 0.8 * len(long):
                found.append((start, start + len(line)))
        start += len(line)
    return tuple(found)
