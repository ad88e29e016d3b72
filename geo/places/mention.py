"""A name that may be a place where it stands, and the verdict on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from geo.places.choice import Setting
from geo.places.context import WordContext
from geo.places.gazetteer import GazetteerEntry
from geo.places.spelling import matching_form
from geo.places.toponym import PlaceKind

__all__ = ["ContextVerdict", "Mention", "judge", "second_look"]

_LARGE = 100
"""Thousands of inhabitants from which a city's name needs no support, unless it is a word or a person's name."""
_VERY_LARGE = 400
"""Thousands of inhabitants from which even a name that is also a word or a person's needs no support in a sentence."""
_TOWN = 15
"""Thousands of inhabitants below which a town needs its state to be named."""
_ONLY_BEFORE_HYPHEN = frozenset({"Sino", "Russo", "Franco", "Anglo", "Italo"})
_SIDES = ("North", "South", "East", "West", "Upper", "Lower")
_WIDE_SIDES = (
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Central",
    "Northeast",
    "Northwest",
    "Southeast",
    "Southwest",
)
_HOLDING = frozenset({PlaceKind.COUNTRY, PlaceKind.PROVINCE, PlaceKind.REGION})
_STRONG = frozenset({PlaceKind.COUNTRY, PlaceKind.CAPITAL, PlaceKind.REGION, PlaceKind.SEA, PlaceKind.PROVINCE})


class ContextVerdict(Enum):
    """What the words beside a name say."""

    OPEN = auto()
    """It needs support from elsewhere in the text."""
    CERTAIN = auto()
    PERSON = auto()
    NO = auto()


@dataclass(slots=True, kw_only=True, eq=False)
class Mention:
    """A candidate; what is decided about it is written into it."""

    around: WordContext
    entries: tuple[GazetteerEntry, ...]
    """What the gazetteer knows under its name."""
    key: str
    """The name as the gazetteer has it."""
    mask: bool = False
    hotspot: bool = False
    shouted: bool = False
    certain: bool = False
    """Whether its own words or those beside it say that it is a place."""
    kind: PlaceKind | None = None
    """Its kind where the gazetteer does not know it."""
    sense: GazetteerEntry | None = None
    """Which entry it is, where the text says so: the state in `Olympia, Washington`."""
    verdict: ContextVerdict = ContextVerdict.OPEN
    accepted: bool = False

    @property
    def start(self) -> int:
        """Offset in code points."""
        return self.around.start

    @property
    def end(self) -> int:
        """Offset in code points, exclusive."""
        return self.around.end

    @property
    def side(self) -> int:
        """Code points of the word before that is part of the name, and the space: `West Lebanon`."""
        kinds = {entry.kind for entry in self.entries}
        state = PlaceKind.PROVINCE in kinds and not self.around.follows_first
        if PlaceKind.CITY not in kinds and not state:
            return 0
        sides = _SIDES + _WIDE_SIDES if state else _SIDES
        return len(self.around.before) + 1 if self.around.before in sides else 0

    @property
    def town(self) -> bool:
        """Whether it may be a town in what follows it after a comma."""
        if self.verdict in {ContextVerdict.PERSON, ContextVerdict.NO}:
            return False
        return any(entry.kind in {PlaceKind.CITY, PlaceKind.CAPITAL} for entry in self.entries)

    @property
    def votes(self) -> bool:
        """Whether it is a town that may tell in which state a piece of local news plays."""
        if not self.town:
            return False
        if any(entry.kind is not PlaceKind.CITY for entry in self.entries if not entry.weak):
            return False
        if self.around.inside or self.around.dateline:
            return True
        return self.key not in self.around.known.words and (self.around.led_to or self.around.opponent)

    @property
    def locates(self) -> bool:
        """Whether it is a state or country, so that a name before `, ` is a town in it."""
        if self.verdict in {ContextVerdict.PERSON, ContextVerdict.NO} or not self.entries:
            return False
        right = self.around.right
        if right.startswith(("'s", "’s")) or self.around.after in {"Gov.", "Sen.", "Rep.", "President"}:
            return False
        return any(entry.kind in _HOLDING and entry.country and not entry.weak for entry in self.entries)


def judge(mention: Mention) -> None:
    """Write the verdict that the words beside a name allow by themselves."""
    if mention.hotspot and not mention.entries:
        mention.certain, mention.verdict = True, ContextVerdict.CERTAIN
    elif mention.mask or not mention.entries:
        mention.verdict = ContextVerdict.NO
    elif mention.entries[0].kind is PlaceKind.DEMONYM:
        mention.verdict = _people(mention)
    elif mention.entries[0].short and not any(not entry.short for entry in mention.entries):
        # A politician's state: `(D-Mass.)`.
        mention.verdict = ContextVerdict.CERTAIN if mention.around.left.endswith(("R-", "D-")) else ContextVerdict.OPEN
    else:
        mention.verdict = _place(mention)
    if mention.entries and mention.verdict is not ContextVerdict.NO and mention.around.after.startswith("state"):
        mention.sense = next((entry for entry in mention.entries if entry.kind is PlaceKind.PROVINCE), None)
    if mention.hotspot and mention.verdict is ContextVerdict.OPEN:
        mention.verdict = ContextVerdict.CERTAIN


def _people(mention: Mention) -> ContextVerdict:
    around = mention.around
    if mention.key in _ONLY_BEFORE_HYPHEN:
        return ContextVerdict.CERTAIN if around.right.startswith("-") else ContextVerdict.NO
    if around.person:
        return ContextVerdict.PERSON
    return ContextVerdict.NO if around.people_organisation else ContextVerdict.CERTAIN


def _place(mention: Mention) -> ContextVerdict:  # noqa: PLR0911  one line for each thing that decides
    around, known = mention.around, mention.around.known
    strong = any(entry.kind in _STRONG and not entry.weak for entry in mention.entries)
    name_like = mention.key in known.words or mention.key in known.given
    if around.dateline or (around.with_state and not around.person):
        mention.certain = True
        return ContextVerdict.CERTAIN
    if around.person and not (strong and around.before in known.given and not name_like and around.follows_opening):
        return ContextVerdict.PERSON
    if around.organisation or around.thing:
        return ContextVerdict.NO
    if (
        mention.key in known.given
        and around.given_name
        and not _is_state(known[matching_form(around.after.rstrip(".,"))])
    ):
        return ContextVerdict.PERSON
    if strong:
        if around.joined or (name_like and around.longer_name):
            return ContextVerdict.NO
        return ContextVerdict.CERTAIN
    if around.longer_name:
        # `Helen Carmichael`: the name alone is hers in the rest of the text.
        return (
            ContextVerdict.PERSON if around.before[:1].isupper() and not around.before.isupper() else ContextVerdict.NO
        )
    large = max(entry.thousands for entry in mention.entries) >= _LARGE and len(mention.key) > 3
    return ContextVerdict.CERTAIN if large and not name_like and not mention.shouted else ContextVerdict.OPEN


def _is_state(entries: Sequence[GazetteerEntry]) -> bool:
    """Whether a word after a name can say where that lies: `Florence Italy`, but not `Jordan Brooks`."""
    return any(entry.kind in {PlaceKind.COUNTRY, PlaceKind.PROVINCE} and not entry.weak for entry in entries)


def second_look(mention: Mention, setting: Setting, *, beside: bool, sure: bool, person: bool) -> bool:
    """Whether the rest of the text supports a name: its country, its neighbours in a list, a mention beyond doubt.

    `beside` tells that a place stands next to it in a list, `sure` that the name is a place elsewhere in the text,
    `person` that it is a person's there.
    """
    around, known = mention.around, mention.around.known
    name_like = mention.key in known.words or mention.key in known.given or len(mention.key) <= 3
    supported = [entry for entry in mention.entries if setting.supports(entry)]
    if all(entry.short for entry in mention.entries):
        return False
    if person:
        return bool(supported) and (around.inside or around.led_to)
    hinted = around.led_to or around.opponent or beside
    if _is_minor(mention):
        return _minor_supported(mention, setting, beside=beside, plain=not name_like, hinted=hinted or sure)
    bordered = not around.longer_name and any(setting.borders(entry) for entry in mention.entries)
    if around.inside or around.area or bordered or _with_article(mention):
        return True
    if name_like:
        large = max(entry.thousands for entry in mention.entries) >= _VERY_LARGE
        return (hinted and (large or bool(supported))) or ((sure or large) and not around.opens)
    return sure or hinted or bool(supported)


def _minor_supported(mention: Mention, setting: Setting, *, beside: bool, plain: bool, hinted: bool) -> bool:
    """Whether the text supports the name of a small place; `plain` tells that it is no word and no person's name."""
    around = mention.around
    supported = [entry for entry in mention.entries if setting.supports(entry)]
    if not supported:
        return around.inside and plain and mention.entries[0].kind is PlaceKind.PROVINCE
    if around.inside or beside or around.opponent:
        return True
    at_home = any(entry.kind is PlaceKind.PROVINCE or entry.province in setting.homes for entry in supported)
    return plain and (hinted or at_home or around.area or around.after == "State")


def _is_minor(mention: Mention) -> bool:
    """Whether it is a small town, a division of a country or a word: believed only where its country is named."""
    known = mention.around.known
    return mention.key in known.organisations or all(
        entry.kind is PlaceKind.PROVINCE or (entry.kind is PlaceKind.CITY and entry.thousands < _TOWN)
        for entry in mention.entries
    )


def _with_article(mention: Mention) -> bool:
    """Whether it is a name that takes an article and has it, such as the Emirates or the Amazon."""
    around = mention.around
    if around.before not in {"the", "The"} or around.after[:1].isupper():
        return False
    kinds = {entry.kind for entry in mention.entries if entry.weak}
    return not kinds.isdisjoint({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.SEA})
