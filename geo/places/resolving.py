"""Which of the names that need support are places, decided by the rest of the text."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from geo.places.choice import Setting, choose, lies_in
from geo.places.gazetteer import GazetteerEntry
from geo.places.mention import ContextVerdict, Mention, second_look
from geo.places.toponym import PlaceKind

__all__ = ["named_after_a_comma", "resolve_toponyms"]

_LISTED = re.compile(r"(?: ?\(?\d[\d.,%-]*\)?)?\)?(?:/|-|[,;]\s(?:and |or )?|\s(?:and|or|to)\s|\s*\n[•*-]\s)")
"""What may stand between two names of a list, a table or the results of matches."""


def resolve_toponyms(text: str, mentions: Sequence[Mention], setting: Setting) -> None:
    """Decide on the mentions that need support, from what is certain."""
    certain = {mention.key for mention in mentions if mention.certain}
    persons: set[str] = set()
    for mention in mentions:
        if mention.verdict is ContextVerdict.PERSON and mention.key not in certain:
            # A person's name stands whole before it stands alone.
            persons.add(mention.key)
        elif mention.certain or mention.verdict is ContextVerdict.CERTAIN:
            near = mention.around.inside or mention.around.led_to
            mention.accepted = mention.certain or mention.key not in persons or near
            if mention.accepted and mention.entries:
                _note(mention, setting)
    hinted = {mention.key: mention.entries for mention in mentions if mention.key not in persons and mention.votes}
    setting.add_home(hinted.values())
    for ordered in (mentions, mentions[::-1]):
        sure = {mention.key for mention in mentions if mention.accepted}
        for here, other in zip(ordered, [None, *ordered], strict=False):
            if here.accepted or here.verdict is not ContextVerdict.OPEN:
                continue
            beside = other is not None and other.accepted and _LISTED.fullmatch(_between(text, here, other)) is not None
            if second_look(here, setting, beside=beside, sure=here.key in sure, person=here.key in persons):
                here.accepted = True
                _note(here, setting)


def _note(mention: Mention, setting: Setting) -> None:
    """Note what a mention stands for; a city that may be one of two countries tells of neither."""
    entries = mention.entries
    entry = entries[0] if all(entry.kind is PlaceKind.CITY for entry in entries) else choose(entries, setting)
    if entry.kind is PlaceKind.CITY:
        setting.add_certain(entries)
    else:
        setting.add(entry)


def named_after_a_comma(text: str, mentions: Sequence[Mention], setting: Setting) -> Mapping[str, GazetteerEntry]:
    """Name → the place that the text says it is, by what follows after a comma: `Paris, Texas`.

    What follows is a state or a country then; that is written into its mention.
    """
    told: dict[str, GazetteerEntry] = {}
    for mention, following in pairwise(mention for mention in mentions if mention.accepted and mention.entries):
        if text[mention.end : following.start] != ", ":
            continue
        entry = choose(mention.entries, setting, following.entries)
        around = next((other for other in following.entries if lies_in(entry, other)), None)
        if around is not None and entry.kind is PlaceKind.CITY:
            told.setdefault(mention.key, entry)
            following.sense = around
    return told


def _between(text: str, one: Mention, other: Mention) -> str:
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return text[first.end : second.start]
